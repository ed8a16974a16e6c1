"""Go down from a class to one student, or to one item: sections, misconceptions, recent answers; who chose what."""

from datetime import datetime

import pandas as pd
import streamlit as st

from quiz.model import Learner
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.class_standing import ClassStanding
from quiz.pages.item_analysis import items_of, options_of
from quiz.pages.score_tables import draw_small, draw_table
from quiz.scores import (
    SECTION,
    class_misconceptions,
    class_scores,
    item_choices,
    recent_answers,
)

STUDENT_PARAM, ITEM_PARAM = "student", "item"
SAW_STUDENT = "saw the answers of a student"
SECTIONS = ("section", "n_met", "n_items", "first_share", "n_first", "retention", "recall", "last_day")
MISCONCEPTIONS = ("question", "answer", "key", "n_sure_and_wrong", "day", "is_open", "source")
ANSWERS = ("answered_at", "section", "question", "answer", "is_right", "confidence", "seconds")
CHOICES = ("learner", "first_answer", "is_first_right", "last_answer", "is_last_right", "n_answers", "last_day")
STATISTICS = (
    "n",
    "facility",
    "facility_low",
    "facility_high",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "n_rest",
    "discriminative_efficiency",
    "upper_lower",
    "distractor_efficiency",
    "median_seconds",
)
OPTIONS = ("option", "is_key", "is_current", "n", "share", "share_upper", "share_middle", "share_lower")


def close() -> None:
    """Go back to the whole class."""
    for name in (STUDENT_PARAM, ITEM_PARAM):
        st.query_params.pop(name, None)


def draw_student(view: ClassStanding, learner_id: str, learner: Learner, *, now: datetime) -> None:
    """Draw one student: their sections, what they were sure of and got wrong, their last answers."""
    st.header(inert(view.names[learner_id]), anchor=False)
    reason = view.risks.loc[view.risks["learner_id"] == learner_id, "reason"].iloc[0]
    st.text(reason or "Nothing gives rise to concern by the thresholds of this class.")
    decks = view.standing.items[["deck_id", "deck"]].drop_duplicates()
    sections = class_scores(view.standing, by=SECTION).merge(view.standing.sections, on=list(SECTION))
    own = sections[sections["learner_id"] == learner_id].merge(decks, on="deck_id")
    draw_table(own, SECTIONS if len(decks) < 2 else ("deck", *SECTIONS), "Sections")
    st.subheader("Sure, and wrong", anchor=False)
    items = view.standing.items
    wrong = class_misconceptions(view.standing.log, items, learner_id=learner_id)
    if wrong.empty:
        st.write("Nothing was answered wrongly with certainty.")
    else:
        draw_table(wrong.join(items[["question", "key", "source"]], on="item_id"), MISCONCEPTIONS, "Sure, and wrong")
    st.subheader("Last answers", anchor=False)
    answers = context.store().class_scores.answers(
        learner, view.classroom.class_id, learner_id=learner_id, what=SAW_STUDENT, now=now
    )
    draw_table(recent_answers(answers, items), ANSWERS, "Last answers")


def draw_item(view: ClassStanding, item_id: str) -> None:
    """Draw one item: what it asks, its statistics, who chose what."""
    log, items = view.standing.log, view.standing.items
    item = items.loc[item_id].to_dict()
    st.markdown(f"**{inert(str(item['question']))}**")
    st.text(f"Answer: {item['key']}")
    draw_small(f"{item['deck']}, {item['section']}. From the article: {item['source']}")
    draw_statistics(log_statistics(view, item_id))
    st.subheader("Who chose what", anchor=False)
    choices = item_choices(log, item_id)
    if choices.empty:
        st.write("Nobody has met it yet.")
        return
    draw_table(view.named(choices), CHOICES, "Who chose what")


def log_statistics(view: ClassStanding, item_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the item's row of statistics, and those of its options."""
    statistics, options = items_of(view), options_of(view)
    return statistics[statistics.index == item_id], options[options["item_id"] == item_id]


def draw_statistics(found: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    """Draw what first answers say of an item; each number's definition is its column's help."""
    statistics, options = found
    n = 0 if statistics.empty else int(statistics["n"].iloc[0])
    if n == 0:
        st.write("Nobody of this class has answered it yet.")
        return
    if pd.isna(statistics["facility"].iloc[0]):
        st.write(f"{n} first answers so far; statistics show from 10 on.")
        return
    if statistics["is_provisional"].iloc[0]:
        draw_small(f"From {n} first answers: provisional until there are 30.")
    draw_table(statistics, STATISTICS, "Statistics")
    if not options.empty:
        draw_table(options, OPTIONS, "Options")
