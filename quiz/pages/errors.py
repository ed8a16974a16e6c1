"""Say errors plainly: an expected one as its sentence and a next step, anything else as a bug that was logged."""

import streamlit as st

from decks.model import ArticleError
from quiz.model import NotAllowedError, NotFoundError, StaleAnswerError
from quiz.pages.cards import inert
from quiz.store import StoreError

# What is expected can be said to the learner as it is; the second column is the next step.
NEXT_STEPS: tuple[tuple[type[Exception], str], ...] = (
    (ArticleError, "Choose another file, or paste the text of the article."),
    (StaleAnswerError, "It is counted once. Go on with the card you see."),
    (NotFoundError, "It may have been removed. Go back to the Library."),
    (NotAllowedError, "Ask the person who runs Casebook for access."),
    (StoreError, "Nothing is lost that was saved. Put it right, and reload the page."),
)
BUG = (
    "Something went wrong in Casebook, and it is not your doing. What you answered is saved. "
    "The details are in the log of the person who runs Casebook. Reload the page to go on."
)


def next_step_of(error: Exception) -> str | None:
    """Return what a learner can do about an expected *error*, or None if it is a bug."""
    return next((step for kind, step in NEXT_STEPS if isinstance(error, kind)), None)


def words_of(error: Exception) -> str:
    """Return an expected *error* as its sentence and the next step; of a bug, what to say of it."""
    next_step = next_step_of(error)
    return BUG if next_step is None else f"{str(error).rstrip('.')}. {next_step}"


def show_error(error: Exception) -> bool:
    """Show *error* in place of Streamlit's own notice, and return True to say so; its traceback is logged already."""
    st.error(inert(words_of(error)), icon=":material/error:")
    return True
