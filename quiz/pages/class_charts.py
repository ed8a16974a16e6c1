"""Draw the heat map of a class: students × sections, the colour what will be remembered, paler what was not met."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from quiz.pages.class_standing import ClassStanding
from quiz.pages.score_tables import draw_small, draw_table
from quiz.scores import SECTION, class_scores

CELL = 22  # pixels of a row
AROUND = 240  # pixels of the names above the rows and of the legend below
LABELS: dict[str, Any] = {"labelLimit": 160, "labelOverlap": False}  # pixels of a name; nobody's is left out
MAX_STUDENTS = 200  # a longer map is not read, and is slow to draw
CELLS = ("learner", "section", "recall", "completion", "n_met", "n_items")


def heat_map_rows(view: ClassStanding) -> pd.DataFrame:
    """Return a row for each student and section: *recall* predicted of what was met, *completion* how much that is."""
    cells = view.named(class_scores(view.standing, by=SECTION))
    sections = view.standing.sections
    names = sections["section"]
    if sections["deck_id"].nunique() > 1:
        decks = view.standing.items[["deck_id", "deck"]].drop_duplicates().set_index("deck_id")["deck"]
        names = (
            names + " (" + sections["deck_id"].map(decks) + ")"
        )  # a name that is cut loses its deck, not its section
    cells = cells.merge(sections.assign(section=names), on=list(SECTION), how="left")
    return cells[list(CELLS)]


def draw_heat_map(view: ClassStanding) -> None:
    """Draw the heat map under what it shows in words, and its table behind a tab."""
    cells = heat_map_rows(view)
    mean = cells.groupby("section", sort=False)["recall"].mean().dropna()
    title = f"Remembered least {view.day_words}: {mean.idxmin()}" if len(mean) else "Students and sections"
    st.header(title, anchor=False)
    as_chart, as_table = st.tabs(["Chart", "Table"])
    shown = cells[cells["learner"].isin(list(view.names.values())[:MAX_STUDENTS])]
    as_chart.altair_chart(_chart(shown), alt=title)
    if len(view.names) > MAX_STUDENTS:
        draw_small(f"The chart has the first {MAX_STUDENTS} of {len(view.names)} students, the table all.")
    with as_table:
        draw_table(cells, CELLS, title)


def _chart(cells: pd.DataFrame) -> alt.LayerChart:
    order = list(dict.fromkeys(cells["section"]))
    students = list(dict.fromkeys(cells["learner"]))
    base = alt.Chart(cells).encode(
        x=alt.X("section:N", title=None, sort=order, axis=alt.Axis(orient="top", labelAngle=-90, **LABELS)),
        y=alt.Y("learner:N", title=None, sort=students, axis=alt.Axis(**LABELS)),
        tooltip=[
            alt.Tooltip("learner:N", title="Student"),
            alt.Tooltip("section:N", title="Section"),
            alt.Tooltip("recall:Q", title="Will remember", format=".0%"),
            alt.Tooltip("completion:Q", title="Met", format=".0%"),
        ],
    )
    scale = alt.Scale(domain=[0.4, 1], clamp=True)
    recall = base.mark_rect().encode(
        color=alt.Color(
            "recall:Q", title="Will remember", scale=scale, legend=alt.Legend(format=".0%", orient="bottom")
        ),
        opacity=alt.Opacity("completion:Q", title="Met", scale=alt.Scale(domain=[0, 1], range=[0.25, 1]), legend=None),
    )
    unmet = base.transform_filter("!isValid(datum.recall)").mark_text(text="–", color="gray")
    return alt.LayerChart(layer=[recall, unmet], height=CELL * len(students) + AROUND)
