"""Have decks of several articles made in the background, and show of each how far it is, on whatever page one is."""

from datetime import timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decks.generate import Progress, deck_id_of
from decks.model import Article, Deck
from quiz.amounts import counted
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.errors import BUG
from quiz.pages.making import Making, Makings

LEAVING = (
    "You can look at other pages or close this one: it goes on. A deck is in the library once you keep it. "
    "Should Casebook be restarted before that, add the articles again."
)
LOOK_AGAIN_S = 0.5  # how often a page looks whether it has been left
LOOK_FROM_AFAR = timedelta(seconds=3)  # how often another page looks how far the decks are


@st.cache_resource(show_spinner=False)
def makings() -> Makings:
    """Return the decks that this process makes."""
    return Makings()


def begin(articles: tuple[Article, ...]) -> None:
    """Have decks of *articles* made for the learner at this tab."""
    makings().begin(context.learner().learner_id, articles)


def current() -> tuple[Making, ...]:
    """Return how far the decks of the learner at this tab are; () if none was begun."""
    return makings().of(context.learner().learner_id)


def clear() -> None:
    """Stop, and forget the articles and the decks made of them."""
    makings().forget(context.learner().learner_id)


def leave_out(deck_id: str) -> None:
    """Forget one of the articles and its deck."""
    makings().forget(context.learner().learner_id, deck_id)


def drafts() -> dict[str, Deck]:
    """Return the decks made so far, by id, in the order of the articles."""
    return {making.deck.deck_id: making.deck for making in current() if making.deck is not None}


def draw_building() -> None:
    """Show of each deck how far it is, until all are made. The page may be left meanwhile: then only this ends."""
    st.html(f'<p class="cb-small">{LEAVING}</p>')
    found = current()
    places = {deck_id_of(making.article): st.empty() for making in found}
    while not all(making.is_over for making in found):
        for making in found:
            if deck_id_of(making.article) in places:
                _draw(making, places[deck_id_of(making.article)])
        makings().wait(timeout_s=LOOK_AGAIN_S)
        found = current()


@st.fragment(run_every=LOOK_FROM_AFAR)
def draw_notice(*, in_library: bool = False) -> None:
    """Say how many of the learner's decks are made; outside of the library, lead to them."""
    found = current()
    n_over = sum(making.is_over for making in found)
    with st.container(horizontal=True, vertical_alignment="center", key="making"):
        st.html(f'<p class="cb-notice" role="status">{n_over} of {counted(len(found), "deck")} made</p>')
        if not in_library:
            st.page_link("library_page.py", label="Look at the new decks", icon=":material/library_add:")


def failed_words(making: Making) -> str:
    """Say that no deck came of an article."""
    return f"“{making.article.title}” could not be made a deck of. {BUG}"


def progress_words(progress: Progress, what: str) -> str:
    """Say for *what* which section is being read, of how many."""
    number = min(progress.n_done + 1, progress.n_sections)
    return f"{what}: reading {progress.title}, {number} of {progress.n_sections} sections"


def _draw(making: Making, place: DeltaGenerator) -> None:
    """Say in *place* how far a deck is."""
    title, progress = making.article.title, making.progress
    if making.is_failed:
        place.error(inert(failed_words(making)), icon=":material/error:")
    elif making.deck is not None:
        place.progress(1.0, text=inert(f"{title}: {counted(len(making.deck.items), 'card')}"))
    elif progress is None:
        place.progress(0.0, text=inert(f"{title}: waiting"))
    elif progress.n_done >= progress.n_sections:
        place.progress(1.0, text=inert(f"{title}: choosing the best cards"))
    else:
        place.progress(progress.n_done / progress.n_sections, text=inert(progress_words(progress, title)))
