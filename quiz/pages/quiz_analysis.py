"""The analysis of the fixed quizzes of a class: the quiz as a whole, and each of its items."""

from dataclasses import asdict
from datetime import datetime

import pandas as pd
import streamlit as st

from quiz.model import AssignmentKind, Learner
from quiz.pages import context
from quiz.pages.class_standing import ClassStanding
from quiz.pages.score_tables import draw_small, draw_table
from quiz.scores import FirstAnswers, alpha_if_deleted, item_frame, item_statistics, option_statistics, quiz_statistics
from quiz.scores.regrading import regraded

WHOLE = ("n_takers", "mean", "median", "sd", "alpha", "sem", "error_ratio", "skewness", "kurtosis")
ITEMS = (
    "question",
    "n",
    "facility",
    "facility_low",
    "facility_high",
    "discrimination",
    "discriminative_efficiency",
    "upper_lower",
    "distractor_efficiency",
    "alpha_if_deleted",
    "median_seconds",
    "n_omitted",
    "n_unreached",
)
OPTIONS = ("question", "option", "is_key", "is_current", "n", "share", "share_upper", "share_middle", "share_lower")


def quiz_titles(view: ClassStanding) -> dict[str, str]:
    """Return the titles of the quizzes that the class was set, by quiz."""
    quizzes = (one for one in view.assignments if one.kind is AssignmentKind.QUIZ)
    return {one.quiz_id: one.title for one in quizzes if one.quiz_id}


def draw_quizzes(view: ClassStanding, learner: Learner, *, now: datetime) -> None:
    """Draw the analysis of the quiz that is chosen, of at least one."""
    titles = quiz_titles(view)
    st.header("Quizzes", anchor=False)
    quiz_id = st.selectbox("Quiz", tuple(titles), format_func=titles.__getitem__, key="analysed quiz")
    log, places = context.store().class_scores.quiz(learner, view.classroom.class_id, quiz_id, now=now)
    deck_ids = tuple(dict.fromkeys(deck_id for deck_id, _ in places))
    everything = item_frame(context.store().deck(learner, deck_id) for deck_id in deck_ids)
    items = everything.loc[[item_id for _, item_id in places if item_id in everything.index]]
    log = regraded(log, context.store().curation.regrades(learner, deck_ids))
    draw_quiz(FirstAnswers.of_quiz(log, items), items)


def draw_quiz(first: FirstAnswers, items: pd.DataFrame) -> None:
    """Draw a quiz's statistics and those of its items."""
    whole = quiz_statistics(first)
    if whole.mean is None:
        st.write(f"{whole.n_takers} students have handed it in; statistics show from 10 on.")
        return
    if whole.is_provisional:
        draw_small(f"{whole.n_takers} students have handed it in: provisional until there are 30.")
    draw_table(pd.DataFrame([asdict(whole)]), WHOLE, "The quiz as a whole")
    statistics = item_statistics(first, items, least_others=1)
    statistics["alpha_if_deleted"] = pd.Series(alpha_if_deleted(first), index=items.index, dtype=float)
    draw_table(statistics, ITEMS, "The items of the quiz")
    options = option_statistics(first, items)
    draw_table(options.join(items[["question"]], on="item_id"), OPTIONS, "The options of the quiz")
