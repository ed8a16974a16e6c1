"""Make the decks of several articles, each with its own progress; those made stay, also if the page is left."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decks.generate import Progress, build_deck, deck_id_of
from decks.model import Article, Deck
from quiz.pages.cards import inert

LEAVING = (
    "You can look at other pages: the decks made by then stay, and the rest goes on as soon as you come back here."
)

# Session state: the articles to make decks of, and the decks made so far, by id.
BUILDING_KEY, DRAFTS_KEY = "articles to build", "drafts"


def begin(articles: tuple[Article, ...]) -> None:
    """Go on to making decks of *articles*; the page itself makes them, so that it can show how far it is."""
    st.session_state[BUILDING_KEY] = articles
    st.session_state[DRAFTS_KEY] = {}


def clear() -> None:
    """Forget the articles and the decks made of them."""
    for key in (BUILDING_KEY, DRAFTS_KEY):
        st.session_state.pop(key, None)


def articles() -> tuple[Article, ...]:
    """Return the articles that decks are made of; () before `begin`."""
    found: tuple[Article, ...] = st.session_state.get(BUILDING_KEY, ())
    return found


def drafts() -> dict[str, Deck]:
    """Return the decks made so far, by id, in the order of the articles."""
    found: dict[str, Deck] = st.session_state.get(DRAFTS_KEY, {})
    return found


def is_done() -> bool:
    """Tell whether all decks are made."""
    return all(deck_id_of(article) in drafts() for article in articles())


def leave_out(deck_id: str) -> None:
    """Forget one of the articles and its deck."""
    st.session_state[BUILDING_KEY] = tuple(article for article in articles() if deck_id_of(article) != deck_id)
    st.session_state[DRAFTS_KEY] = {key: deck for key, deck in drafts().items() if key != deck_id}


def draw_building() -> None:
    """Make the decks that are not made yet, one after the other, a line for each."""
    st.caption(LEAVING)
    places = [st.empty() for _ in articles()]
    waiting = [(article, place) for article, place in zip(articles(), places, strict=True) if not _draw(article, place)]
    for article, place in waiting:
        deck = build_deck(article, on_progress=_show_in(place, article.title))
        st.session_state[DRAFTS_KEY] = {**drafts(), deck.deck_id: deck}
        _draw(article, place)


def progress_words(progress: Progress, what: str) -> str:
    """Say for *what* which section is being read, of how many."""
    number = min(progress.n_done + 1, progress.n_sections)
    return f"{what}: reading {progress.title}, {number} of {progress.n_sections} sections"


def _show_in(place: DeltaGenerator, title: str) -> Callable[[Progress], None]:
    """Return what says in *place* how far the deck of the article *title* is."""

    def show(progress: Progress) -> None:
        words = inert(progress_words(progress, title))
        place.progress(progress.n_done / max(1, progress.n_sections), text=words)

    return show


def _draw(article: Article, place: DeltaGenerator) -> bool:
    """Say in *place* how far the deck of *article* is, and return whether it is made."""
    deck = drafts().get(deck_id_of(article))
    words = "waiting" if deck is None else f"{len(deck.items)} cards"
    place.progress(0.0 if deck is None else 1.0, text=inert(f"{article.title}: {words}"))
    return deck is not None
