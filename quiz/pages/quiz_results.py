"""Draw what a quiz came to: the score, each section with its time, and every question with why."""

from datetime import datetime
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from quiz.model import Learner, Quiz, QuizAnswer, QuizAttempt
from quiz.pages import quiz_actions
from quiz.pages.cards import answer_html, distractors_html, inert, ledger_html, question_html
from quiz.pages.deck_names import deck_names
from quiz.pages.moments import local_words
from quiz.pages.sources import evidence_html
from quiz.quizzing import Question, QuizResult, missed, result

COLUMNS: dict[str, Any] = {
    "section": "Section",
    "right": "Right",
    "share": st.column_config.ProgressColumn("Share", format="percent", min_value=0, max_value=1),
    "minutes": st.column_config.NumberColumn("Minutes", format="%.1f"),
}


def draw_waiting(attempt: QuizAttempt, learner: Learner, *, now: datetime) -> None:
    """Say that it is handed in, and when the results can be seen."""
    st.html('<p class="cb-lead">Handed in. Every answer is kept.</p>')
    if attempt.opens_at is not None:
        opens = local_words(attempt.opens_at, zone=learner.zone, now=now)
        st.text(f"Your instructor shows the results to everyone at the same time: {opens}.")


def draw_results(quiz: Quiz, attempt: QuizAttempt, questions: tuple[Question, ...]) -> None:
    """Draw the whole review."""
    made = result(questions, attempt)
    for line in result_lines(made):
        st.html(f'<p class="cb-lead">{escape(line)}</p>')
    _draw_put_in_reviews(attempt, questions)
    titles = deck_names(question.deck for question in questions)
    table = pd.DataFrame(
        {
            "section": f"{titles[section.deck_id]}: {section.section}" if len(titles) > 1 else section.section,
            "right": f"{section.n_right} of {section.n_items}",
            "share": section.n_right / section.n_items,
            "minutes": section.seconds / 60,
        }
        for section in made.sections
    )
    st.header("By section", anchor=False)
    alt = f"{quiz.title}: right answers and minutes in each section"
    st.dataframe(table, hide_index=True, column_config=COLUMNS, alt=alt)
    st.header("Every question", anchor=False)
    for question in questions:
        _draw_question(question, attempt.at(question.position))


def result_lines(made: QuizResult) -> tuple[str, str]:
    """Return the score, and what was not answered with the time it took."""
    share = made.n_right / made.n_items * 100
    parts = [f"{made.n_left_out} left out"] if made.n_left_out else []
    parts += [f"{made.n_not_reached} not reached"] if made.n_not_reached else []
    minutes = (
        f"{made.seconds / 60:.0f} minutes on the questions"
        if made.seconds >= 90
        else (f"{made.seconds:.0f} seconds on the questions")
    )
    return (
        f"{made.n_right} of {made.n_items} right, {share:.0f}\u00a0%.",
        f"{', '.join([*parts, minutes]).capitalize()}.",
    )


def _draw_put_in_reviews(attempt: QuizAttempt, questions: tuple[Question, ...]) -> None:
    """Offer to study what was missed; until then the quiz has changed nothing in the schedule."""
    to_study = missed(questions, attempt)
    if attempt.scheduled_at is not None:
        st.text("What you missed is among your reviews.")
    elif to_study:
        st.button(
            f"Put what I missed into my reviews ({len(to_study)})",
            type="primary",
            icon=":material/event_repeat:",
            on_click=quiz_actions.put_in_reviews,
            args=(attempt, to_study),
            help="This quiz has not changed when your cards come back. Press this, and what you missed comes today.",
        )


def _draw_question(question: Question, answer: QuizAnswer | None) -> None:
    words, icon = verdict_words(answer)
    item = question.item
    asked = getattr(item.content, "lead_in", "")
    with st.expander(inert(f"{question.position}. {words}: {asked}"), icon=f":material/{icon}:"):
        chosen = answer.answer if answer else None
        others = distractors_html(item, chosen=chosen)
        st.html(
            f'{question_html(item)}<hr class="cb-rule">{answer_html(item)}'
            f'<p class="cb-why">{escape(item.explanation)}</p>'
            f'<p class="cb-heading">Why not the others</p>{others}<p class="cb-heading">From the article</p>'
            f"{evidence_html(question.deck, item.evidence)}{ledger_html(item)}"
        )
        if answer is not None:
            st.html(f'<p class="cb-small">{answer.duration_ms / 1000:.0f} seconds</p>')


def verdict_words(answer: QuizAnswer | None) -> tuple[str, str]:
    """Say how a question was answered, and give the icon of it."""
    if answer is None:
        return "Not reached", "remove"
    if answer.answer is None:
        return "Left out", "remove"
    return ("Right", "check") if answer.is_correct else ("Wrong", "close")
