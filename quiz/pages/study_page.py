"""The Study page: choose what to study, answer card after card, see at the end what was learned."""

from datetime import datetime
from html import escape

import streamlit as st

from decks.model import Item
from quiz.amounts import whole
from quiz.model import Learner
from quiz.pages import answering, context
from quiz.pages.choice import draw_choice
from quiz.pages.clock_view import draw_clock_warning
from quiz.pages.desk import Desk, draw_card
from quiz.pages.finish import draw_finish
from quiz.pages.mock_exam import open_begun
from quiz.pages.notices import draw_toast
from quiz.pages.panels import panel_over
from quiz.pages.sitting_state import SittingState, read_sitting
from quiz.scheduling import preview


@st.fragment
def study() -> None:
    """Draw the open sitting, or the choice of a new one. A fragment: a press redraws this and nothing else."""
    learner, now = context.learner(), context.now()
    state = read_sitting(context.store(), learner, now=now)
    draw_clock_warning(learner, now=now)
    if state is None:
        open_begun()
        draw_choice(learner, now=now)
    elif state.item is None:
        draw_finish(state, learner=learner, now=now)
    else:
        with st.container(key="sitting"):  # one place with the end of it, which so takes the last card's at once
            _draw_sitting(state, state.item, learner=learner, now=now)


def _draw_sitting(state: SittingState, item: Item, *, learner: Learner, now: datetime) -> None:
    queue, deck = state.queue, state.deck_of(item)
    card = state.cards[item.item_id]
    st.progress(queue.n_done / (queue.n_done + queue.n_left))
    section = next(section for section in deck.sections if section.section_id == item.section_id)
    st.html(
        f'<div class="cb-top"><span>{whole(queue.n_left)} left, about {max(1, round(queue.minutes_left))} min</span>'
        f"<span>{escape(deck.title)} · {escape(section.title)}</span></div>"
    )
    draw_toast()
    shown = answering.shown_of(deck.deck_id, item, rep=card.rep + 1)
    next_states = preview(card, now=now, learner=learner, model=state.model)
    mark = context.store().marks(learner).get(item.item_id)
    panel = panel_over(shown.name)
    draw_card(Desk(deck, item, shown, next_states, learner, state.sitting, state.last_review, mark, panel, now))


study()
