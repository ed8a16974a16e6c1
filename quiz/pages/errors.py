"""Say errors plainly: an expected one as its sentence and a next step, anything else as a bug that was logged."""

import streamlit as st

from decks.model import ArticleError
from quiz.model import NotAllowedError, NotFoundError, StaleAnswerError

# What is expected can be said to the learner as it is; the second column is the next step.
NEXT_STEPS: tuple[tuple[type[Exception], str], ...] = (
    (ArticleError, "Choose another file, or paste the text of the article."),
    (StaleAnswerError, "It is already counted. Go on with the card you see."),
    (NotFoundError, "It may have been removed. Go back to the Library."),
    (NotAllowedError, "Ask the person who runs Casebook for access."),
)
BUG = (
    "Something went wrong in Casebook, and it is not your doing. Your answers up to here are saved. "
    "The details are in the log of the person who runs Casebook. Reload the page to go on."
)


def sentence_of(error: Exception) -> str | None:
    """Return what to tell the learner of an expected *error*, or None if it is a bug."""
    for kind, next_step in NEXT_STEPS:
        if isinstance(error, kind):
            return f"{error} {next_step}"
    return None


def show_error(error: Exception) -> bool:
    """Show *error* in place of Streamlit's own notice, and return True to say so. Streamlit has logged its traceback."""
    st.error(sentence_of(error) or BUG, icon=":material/error:")
    return True
