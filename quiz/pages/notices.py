"""Say once, under the page's title or in passing, what a press did or why it did nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from quiz.model import NotAllowedError, NotFoundError, StaleAnswerError
from quiz.pages.cards import inert

# Session state: the sentence to say, and whether it tells of something that went wrong; the sentence to say in passing.
NOTICE_KEY, TOAST_KEY = "notice", "toast"


def say(sentence: str, *, is_wrong: bool = False) -> None:
    """Leave *sentence* to be said when the page is drawn."""
    st.session_state[NOTICE_KEY] = (sentence, is_wrong)


def draw_notice() -> None:
    """Say what the last press left to be said. Its place is always there: tabs below it would start anew otherwise."""
    sentence, is_wrong = st.session_state.pop(NOTICE_KEY, (None, False))
    with st.container():
        if sentence and is_wrong:
            st.warning(inert(sentence), icon=":material/error:")
        elif sentence:
            st.html(f'<p class="cb-notice" role="status">{escape(sentence)}</p>')


def say_in_passing(sentence: str) -> None:
    """Leave *sentence* to be said where it moves nothing on the page."""
    st.session_state[TOAST_KEY] = sentence


def draw_toast() -> None:
    """Say what the last press left to be said in passing."""
    sentence = st.session_state.pop(TOAST_KEY, None)
    if sentence:
        st.toast(inert(sentence), icon=":material/info:", duration="long")


@contextmanager
def saying_refusals() -> Iterator[None]:
    """Say what a press could not do, as the store or a check puts it, in place of failing."""
    try:
        yield
    except (ValueError, NotAllowedError, NotFoundError, StaleAnswerError) as error:
        say(str(error), is_wrong=True)
