"""The downloads of a class: its tables as CSV and as a workbook, single answers, gradebooks for Moodle and Canvas."""

from collections.abc import Callable
from datetime import datetime

import pandas as pd
import streamlit as st

from export.gradebooks import Assessed, Graded, canvas_gradebook, moodle_gradebook
from export.tables import Sheet, csv_file, workbook
from quiz.model import Learner
from quiz.pages import context
from quiz.pages.class_standing import ClassStanding
from quiz.pages.class_tables import RISKS, SCORES, SECTIONS, scores_by, sections_of
from quiz.pages.item_analysis import items_of, options_of
from quiz.pages.score_drilldown import OPTIONS, STATISTICS
from quiz.pages.score_tables import draw_small
from quiz.scores import long_form
from quiz.scores.definitions import columns
from quiz.store import Store

TOOK_ANSWERS = "downloaded all answers of the class"
INTERVALS = ("first_low", "first_high", "retention_low", "retention_high")
SCORE_COLUMNS = ("learner_id", "learner", *RISKS, *SCORES, *INTERVALS, "n_reviews", "reason")
ITEM_COLUMNS = ("item_id", "deck", "section", "kind", "question", "key", *STATISTICS, "is_provisional", "source")
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def score_sheets(view: ClassStanding) -> tuple[Sheet, ...]:
    """Return the tables of the page: scores overall and by section, sections, items, options."""
    items = items_of(view).reset_index()
    by_section = scores_by(view, "By section")
    return (
        Sheet("Scores", scores_by(view, "All decks"), columns(SCORE_COLUMNS)),
        Sheet("By section", by_section, columns(("learner", "deck", "section", *SCORES))),
        Sheet("Sections", sections_of(view), columns(("deck", *SECTIONS))),
        Sheet("Items", items, columns(ITEM_COLUMNS)),
        Sheet("Options", options_of(view), columns(("item_id", *OPTIONS))),
    )


def answers_sheet(view: ClassStanding, store: Store, learner: Learner, *, now: datetime) -> Sheet:
    """Return the long form: a row for each student, item and attempt.

    It is made outside of the page's run, where `context` knows nobody: who takes it is an argument.
    """
    rows = store.class_scores.answers(learner, view.classroom.class_id, what=TOOK_ANSWERS, now=now)
    table = long_form(rows, view.standing.items)
    table.insert(1, "learner", table["learner_id"].map(view.names))
    return Sheet("Answers", table, columns(table.columns))


def gradebook(view: ClassStanding, write: Callable[[list[Graded], list[Assessed]], bytes]) -> bytes:
    """Return a gradebook file: right first answers, and completion, of each student."""
    scores = view.scores.set_index("learner_id")
    students = [
        Graded(
            view.names[member.learner_id],
            member.student_number or "",
            member.user_name or "",
            "",
            tuple(_share(scores[name][member.learner_id]) for name in ("first_share", "completion")),
        )
        for member in view.members
    ]
    return write(students, [Assessed("Casebook right at first", 100), Assessed("Casebook completion", 100)])


def _share(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def draw_downloads(view: ClassStanding) -> None:
    """Draw the downloads; each is made when it is pressed, and noted."""
    st.header("Downloads", anchor=False)
    draw_small("Each download is noted, and your students can see that it was made.")
    store, learner, now = context.store(), context.learner(), context.now()
    stem = f"casebook {view.classroom.name} {now:%Y-%m-%d}"
    rows = (
        ("Scores (Excel)", f"{stem}.xlsx", XLSX, lambda: workbook(score_sheets(view))),
        ("Scores (CSV)", f"{stem} scores.csv", CSV, lambda: csv_file(score_sheets(view)[0])),
        ("Items (CSV)", f"{stem} items.csv", CSV, lambda: csv_file(score_sheets(view)[3])),
        (
            "All answers (CSV)",
            f"{stem} answers.csv",
            CSV,
            lambda: csv_file(answers_sheet(view, store, learner, now=now), has_definitions=False),
        ),
        ("Moodle gradebook", f"{stem} moodle.csv", CSV, lambda: gradebook(view, moodle_gradebook)),
        ("Canvas gradebook", f"{stem} canvas.csv", CSV, lambda: gradebook(view, canvas_gradebook)),
    )
    with st.container(horizontal=True):
        for name, file_name, mime, make in rows:
            st.download_button(
                name,
                data=_noted(view, name, make),
                file_name=file_name,
                mime=mime,
                on_click="ignore",
                icon=":material/download:",
                key=f"download {name}",
            )


def _noted(view: ClassStanding, name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return what makes the file once it is asked for, after noting who takes it."""
    store, learner, now = context.store(), context.learner(), context.now()

    def made() -> bytes:
        store.class_scores.note_download(learner, view.classroom.class_id, name, now=now)
        return make()

    return made
