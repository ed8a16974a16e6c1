"""What opens over a card or a question: a flag, a note, all questions, the keys. One at a time; none moves the card.

While one is open, what lies below has no shortcuts: a key types, or does nothing.
"""

from enum import StrEnum, unique

import streamlit as st

from quiz.pages.keys import draw_keys

PANEL_KEY = "panel"  # session state: the panel that is open, and over what


@unique
class Panel(StrEnum):
    """What may open."""

    FLAG = "flag"
    NOTE = "note"
    KEYS = "keys"
    ALL_QUESTIONS = "all questions"


def open_panel(panel: Panel, over: str) -> None:
    """Open *panel* over what is called *over*, and only there."""
    st.session_state[PANEL_KEY] = panel, over


def close_panel() -> None:
    """Close what is open."""
    st.session_state.pop(PANEL_KEY, None)


def panel_over(name: str) -> Panel | None:
    """Return what is open over what is called *name*."""
    panel, over = st.session_state.get(PANEL_KEY, (None, None))
    return panel if over == name else None


def leave_if_closed() -> None:
    """Redraw the page where a press inside the panel has closed it: by itself, a press redraws the panel alone."""
    if PANEL_KEY not in st.session_state:
        st.rerun()


@st.dialog("Keys", on_dismiss=close_panel)
def draw_keys_panel() -> None:
    """Draw the table of all keys."""
    draw_keys()
