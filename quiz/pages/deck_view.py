"""Draw a deck as a book on the page, and the cards of it that a learner has suspended or flagged."""

from html import escape

import streamlit as st

from decks.model import ITEM_KINDS, Deck
from quiz.amounts import counted, whole
from quiz.model import Learner
from quiz.pages import context
from quiz.pages.book import chapter_html, items_of, left_out_html, n_statements
from quiz.pages.cards import KIND_NAMES, question_html


def draw_book(deck: Deck, *, is_kept: bool = True) -> None:
    """Draw every section that has items, then what was left out and why.

    The pictures of a deck that the library does not keep yet come with the page itself.
    """
    st.html(f'<p class="cb-lead">{escape(contents_words(deck))}</p>')
    for section in deck.sections:
        if items_of(deck, section):
            st.html(chapter_html(deck, section, is_kept=is_kept))
    n_used, n_all = n_statements(deck)
    with st.expander(
        f"Not asked, and why: {whole(n_all - n_used)} of {whole(n_all)} statements", icon=":material/rule:"
    ):
        st.html(left_out_html(deck))


def contents_words(deck: Deck) -> str:
    """Say how many cards the deck has, of which kinds, and how much of the article they ask about."""
    kinds = [item.kind for item in deck.items]
    counts = ", ".join(
        f"{kinds.count(kind)} {KIND_NAMES[kind][1] if kinds.count(kind) != 1 else KIND_NAMES[kind][0]}"
        for kind in ITEM_KINDS.values()
        if kind in kinds
    )
    n_used, n_all = n_statements(deck)
    asked = f"They ask about {whole(n_used)} of the article's {whole(n_all)} statements." if n_all else ""
    return f"{counted(len(kinds), 'card')}: {counts}. {asked}" if kinds else "No card could be made of this article."


def draw_marked_cards(deck: Deck, learner: Learner) -> None:
    """Draw the cards of *deck* that are suspended, put away, flagged or have a note, and the way back."""
    store = context.store()
    marks = store.marks(learner)
    marked = [item for item in deck.items if item.item_id in marks]
    if not marked:
        return
    with st.expander(f"Your marks: {len(marked)}", icon=":material/flag:"):
        for item in marked:
            mark = marks[item.item_id]
            st.html(question_html(item))
            if mark.is_suspended:
                args = (learner, item.item_id)
                st.button("Let it come again", key=f"unsuspend {item.item_id}", on_click=store.unsuspend, args=args)
            if mark.note is not None:
                st.text(f"Your note: {mark.note}")
            if mark.flag is not None:
                st.text(f"Flagged: {mark.flag or 'no comment'}")
                args = (learner, item.item_id)
                st.button("Remove the flag", key=f"unflag {item.item_id}", on_click=store.unflag, args=args)
