"""The Study page: choose what to study, answer card after card, see at the end what was learned."""

from datetime import datetime
from html import escape

import streamlit as st

from decks.model import Item
from quiz.model import Learner
from quiz.pages import answering, context
from quiz.pages.cards import inert
from quiz.pages.desk import Desk, draw_card
from quiz.pages.finish import draw_finish
from quiz.pages.sitting_state import SittingState, read_sitting
from quiz.scheduling import preview, study_day
from quiz.store import DeckTitle

# What a sitting may be limited to: its name, minutes, different cards.
LIMITS: dict[str, tuple[int | None, int | None]] = {
    "10 minutes": (10, None),
    "20 minutes": (20, None),
    "20 cards": (None, 20),
    "All of today": (None, None),
}


@st.fragment
def study() -> None:
    """Draw the open sitting, or the choice of a new one. A fragment: a press redraws this and nothing else."""
    learner, now = context.learner(), context.now()
    state = read_sitting(context.store(), learner, now=now)
    if state is None:
        _draw_choice(learner, now=now)
    elif state.item is None:
        draw_finish(state, learner=learner, now=now)
    else:
        _draw_sitting(state, state.item, learner=learner, now=now)


def _draw_sitting(state: SittingState, item: Item, *, learner: Learner, now: datetime) -> None:
    queue, deck = state.queue, state.deck_of(item)
    card = state.cards[item.item_id]
    st.progress(queue.n_done / (queue.n_done + queue.n_left))
    section = next(section for section in deck.sections if section.section_id == item.section_id)
    st.html(
        f'<div class="cb-top"><span>{queue.n_left} left, about {max(1, round(queue.minutes_left))} min</span>'
        f"<span>{escape(deck.title)} · {escape(section.title)}</span></div>"
    )
    answering.draw_notice()
    shown = answering.shown_of(deck.deck_id, item, rep=card.rep + 1)
    next_states = preview(card, now=now, learner=learner)
    draw_card(Desk(deck, item, shown, next_states, learner, state.sitting, state.last_review, now))
    with st.container(key="end", horizontal=True, horizontal_alignment="center"):
        st.button("End this session", type="tertiary", on_click=answering.end, args=(state.sitting,))


def _draw_choice(learner: Learner, *, now: datetime) -> None:
    """Ask what to study and for how long. Everything has a sensible answer already: one press is enough."""
    st.title("Study")
    titles = context.store().deck_titles(learner, now=now)
    if not titles:
        st.write("There is nothing to study yet. Add an article, and Casebook makes a deck of it.")
        st.page_link("library_page.py", label="Add an article", icon=":material/add:")
        return
    chosen = _chosen_decks(titles)
    if len(titles) == 1:
        st.html(f'<p class="cb-small">{escape(titles[0].title)}</p>')
    n_due = sum(title.n_due for title in chosen)
    n_new = min(sum(title.n_new for title in chosen), n_new_left(learner, now=now))
    st.html(f'<p class="cb-lead">{escape(due_words(n_due, n_new))}</p>')
    limit = st.segmented_control("For how long?", tuple(LIMITS), default="10 minutes", required=True, key="limit")
    max_minutes, max_cards = LIMITS[limit]
    st.button(
        "Start",
        type="primary",
        icon=":material/play_arrow:",
        disabled=not (n_due or n_new),
        on_click=answering.start,
        args=(tuple(title.deck_id for title in chosen),),
        kwargs={"max_minutes": max_minutes, "max_cards": max_cards},
    )


def _chosen_decks(titles: tuple[DeckTitle, ...]) -> tuple[DeckTitle, ...]:
    """Ask which decks to study where there are several; all are chosen at first."""
    if len(titles) == 1:
        return titles
    names = {title.deck_id: title for title in titles}
    chosen = st.pills(
        "What?",
        tuple(names),
        selection_mode="multi",
        default=tuple(names),
        format_func=lambda deck_id: inert(names[deck_id].title),
        key="chosen decks",
    )
    return tuple(names[deck_id] for deck_id in chosen)


def n_new_left(learner: Learner, *, now: datetime) -> int:
    """Return how many new cards the learner may still meet today."""
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    met = sum(review.rep == 1 for review in context.store().reviews(learner, since_day=today))
    return max(0, learner.new_per_day - met)


def due_words(n_due: int, n_new: int) -> str:
    """Say what waits in the chosen decks today: *n_due* cards that come back, *n_new* to be met."""
    if n_due == 0 and n_new == 0:
        return "Nothing is due now, and no new card waits for today."
    due = f"{n_due} {'card is' if n_due == 1 else 'cards are'} due" if n_due else "Nothing is due yet"
    return f"{due}; {n_new or 'no'} new {'one' if n_new == 1 else 'ones'} for today."


study()
