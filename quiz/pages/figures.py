"""Draw a figure: what it shows in words, the chart, and its table behind a tab."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from quiz.pages.cards import inert

PERCENT = "percent"
DAY = st.column_config.DateColumn("Day", format="ddd, D MMMM YYYY")


def share_columns(name: str, low: str, high: str, title: str) -> dict[str, Any]:
    """Return the columns of a proportion, called *title*, and its interval."""
    titles = {name: title, low: "Likely from", high: "to"}
    return {column: st.column_config.NumberColumn(text, format=PERCENT) for column, text in titles.items()}


def draw_chart(finding: str, chart: alt.Chart | alt.LayerChart, table: pd.DataFrame, columns: dict[str, Any]) -> None:
    """Draw a chart under what it shows in words, and its table behind a tab; a table of days begins with the day."""
    st.header(inert(finding), anchor=False)
    as_chart, as_table = st.tabs(["Chart", "Table"])
    as_chart.altair_chart(chart, alt=finding)
    as_table.dataframe(
        table,
        column_order=tuple(columns),
        column_config=columns | {"_index": DAY},
        hide_index=not isinstance(table.index, pd.DatetimeIndex),
        alt=finding,
    )
