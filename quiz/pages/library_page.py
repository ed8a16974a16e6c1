"""The Library page: the decks there are, adding an article, and a deck as a book."""

from datetime import datetime
from html import escape

import streamlit as st

from decks.model import Deck, SectionKind
from quiz.amounts import counted, whole
from quiz.model import Learner, NotFoundError
from quiz.pages import adding, building, context
from quiz.pages.cards import inert
from quiz.pages.deck_view import draw_book, draw_marked_cards
from quiz.pages.writing import WRITE_PARAM
from quiz.store import DeckTitle

OPEN_PARAM = "deck"  # of the address: the deck that is open
EMPTY = "Your library is empty. Add an article: Casebook makes flashcards, questions and cases of it."
EMPTY_FOR_STUDENTS = "The library is empty. What your instructors add will be here."
FOR_STUDENTS = "Your instructors add articles here. You can open every deck, study it and take it to Anki."
REMOVED_KEY = "removed deck"  # session state: the deck just removed, until something else is done


def open_deck(deck_id: str) -> None:
    """Show the deck as a book."""
    st.session_state.pop(REMOVED_KEY, None)
    st.query_params[OPEN_PARAM] = deck_id


def close_deck() -> None:
    """Show the list of decks."""
    st.query_params.clear()


def add() -> None:
    """Begin to add articles."""
    st.session_state.pop(REMOVED_KEY, None)
    adding.open_adding()


def remove(deck: Deck) -> None:
    """Take the deck out of the library; nothing studied is lost."""
    context.store().remove_deck(context.learner(), deck.deck_id, now=context.now())
    st.session_state[REMOVED_KEY] = deck
    st.query_params.clear()


def bring_back(deck: Deck) -> None:
    """Undo a removal."""
    context.store().save_deck(context.learner(), deck, now=context.now())
    st.session_state.pop(REMOVED_KEY, None)


def draw_library(learner: Learner, *, now: datetime) -> None:
    """Draw the list of decks, or what is being added."""
    st.title("Library")
    adding.draw_notice()
    removed = st.session_state.get(REMOVED_KEY)
    if isinstance(removed, Deck):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"“{removed.title}” is removed. What you studied of it is kept.")
            st.button("Undo", icon=":material/undo:", on_click=bring_back, args=(removed,))
    may_curate = context.may_curate()
    if may_curate and adding.is_open():
        adding.draw_adding()
        return
    titles = context.store().deck_titles(learner, now=now)
    if may_curate:
        if not titles:
            st.write(EMPTY)
        _draw_way_to_add()
    else:
        st.write(FOR_STUDENTS if titles else EMPTY_FOR_STUDENTS)
    for title in titles:
        _draw_row(title, may_curate=may_curate)


def _draw_way_to_add() -> None:
    if building.current():
        building.draw_notice(in_library=True)
        st.button("Look at the new decks", type="primary", icon=":material/library_add:", on_click=add)
    else:
        st.button("Add an article", type="primary", icon=":material/add:", on_click=add)


def _draw_row(title: DeckTitle, *, may_curate: bool) -> None:
    deck = context.store().deck(context.learner(), title.deck_id)
    with st.container(key=f"row-{title.deck_id}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(_row_html(deck, title))
        st.button("Open", key=f"open {title.deck_id}", on_click=open_deck, args=(title.deck_id,))
        if may_curate:
            st.button(
                "Remove",
                key=f"remove {title.deck_id}",
                type="tertiary",
                icon=":material/delete:",
                on_click=remove,
                args=(deck,),
            )


def _row_html(deck: Deck, title: DeckTitle) -> str:
    clinical = [section for section in deck.sections if section.kind is not SectionKind.BOILERPLATE]
    asked = {item.section_id for item in deck.items}
    n_covered = sum(section.section_id in asked for section in clinical)
    share = n_covered / max(1, len(clinical))
    return (
        f'<div class="cb-deck"><h2>{escape(deck.title)}</h2>'
        f'<p class="cb-small">{escape(deck.source.name)} · {counted(title.n_items, "card")} · '
        f"{whole(title.n_due)} due, {whole(title.n_new)} new</p>"
        f'<p class="cb-small"><span class="cb-bar" aria-hidden="true"><span style="width:{share:.0%}"></span></span> '
        f"{n_covered} of {len(clinical)} sections covered</p></div>"
    )


def draw_deck(deck_id: str, learner: Learner) -> None:
    """Draw one deck as a book, with what the learner has suspended or flagged in it."""
    st.button("All decks", type="tertiary", icon=":material/arrow_back:", on_click=close_deck)
    try:
        deck = context.store().deck(learner, deck_id)
    except NotFoundError as error:
        st.warning(inert(str(error)), icon=":material/search_off:")
        return
    st.title(inert(deck.title), anchor=False)
    draw_marked_cards(deck, learner)
    draw_book(deck)
    if context.may_curate():
        to_write = {OPEN_PARAM: deck_id, WRITE_PARAM: "0"}
        st.page_link("review_page.py", label="Write a card", icon=":material/add:", query_params=to_write)


learner, now = context.learner(), context.now()
open_id = st.query_params.get(OPEN_PARAM)
if open_id is None:
    draw_library(learner, now=now)
else:
    draw_deck(open_id, learner)
