"""How the score tables show their columns: the titles, kinds and definitions that `quiz.scores.definitions` has."""

from collections.abc import Iterable
from html import escape
from typing import Any, Literal

import pandas as pd
import streamlit as st

from export.columns import Column, ColumnKind
from quiz.scores.definitions import columns

MAX_ROWS = 50  # of a table that is shown whole
UNDEFINED = "–"  # what stands where a number is not defined


def draw_small(text: str) -> None:
    """Draw *text* small, as what explains what stands above it."""
    st.html(f'<p class="cb-small">{escape(text)}</p>')


def column_config(names: Iterable[str]) -> dict[str, Any]:
    """Return the configuration of the columns called *names* for `st.dataframe`."""
    return {column.name: _config(column) for column in columns(names)}


def draw_table(table: pd.DataFrame, names: tuple[str, ...], alt: str) -> None:
    """Draw the columns called *names* of *table* under their titles."""
    shown, config = _in_percent(table, names), column_config(names)
    st.dataframe(
        shown,
        height=_height(shown),
        hide_index=True,
        column_order=names,
        column_config=config,
        placeholder=UNDEFINED,
        alt=alt,
    )


def selectable_table(table: pd.DataFrame, names: tuple[str, ...], alt: str) -> int | None:
    """Draw *table* so that a row can be chosen, and return its place; None while none is."""
    shown = _in_percent(table, names)
    event = st.dataframe(
        shown,
        height=_height(shown),
        hide_index=True,
        column_order=names,
        column_config=column_config(names),
        on_select="rerun",
        selection_mode="single-row",
        placeholder=UNDEFINED,
        key=alt,
        alt=alt,
    )
    rows = event.selection.rows
    return rows[0] if rows else None


def _in_percent(table: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    """Return *table* with its shares as percent, which `_config` rounds to whole ones: more would say too much."""
    shares = [column.name for column in columns(names) if column.kind is ColumnKind.SHARE]
    return table.assign(**{name: table[name] * 100 for name in shares})


def _height(table: pd.DataFrame) -> Literal["auto", "content"]:
    """Return the height that shows the whole of a class's table; a longer one scrolls."""
    return "content" if len(table) <= MAX_ROWS else "auto"


def _config(column: Column) -> Any:
    title, definition = column.title, column.definition or None
    match column.kind:
        case ColumnKind.SHARE:
            return st.column_config.NumberColumn(title, help=definition, format="%.0f %%")
        case ColumnKind.WHOLE:
            return st.column_config.NumberColumn(title, help=definition, format="%d")
        case ColumnKind.NUMBER:
            return st.column_config.NumberColumn(title, help=definition, format="%.2f")
        case ColumnKind.TRUTH:
            return st.column_config.CheckboxColumn(title, help=definition)
        case ColumnKind.DAY:
            return st.column_config.DateColumn(title, help=definition, format="localized")
        case ColumnKind.INSTANT:
            return st.column_config.DatetimeColumn(title, help=definition, format="localized")
        case ColumnKind.TEXT:
            return st.column_config.TextColumn(title, help=definition, pinned=column.name == "learner" or None)
