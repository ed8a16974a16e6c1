"""Draw the end of a sitting: three lines on what was learned, when the next card is due, and one button."""

from datetime import datetime, timedelta
from html import escape

import streamlit as st

from quiz.amounts import counted, percent, whole
from quiz.model import Learner
from quiz.pages import answering, context
from quiz.pages.keys import Key, shortcut
from quiz.pages.moments import next_due_words
from quiz.pages.notices import draw_toast
from quiz.pages.refitting import refits
from quiz.pages.sitting_state import SittingState
from quiz.scheduling import study_day
from quiz.session import Finish

HEADINGS = {
    Finish.ENDED: "This session is over",
    Finish.MINUTES: "Your time is up",
    Finish.CARDS: "All the cards you asked for are done",
    Finish.WAITING: "Done for the moment",
    Finish.ALL_DONE: "Everything for today is done",
}


def draw_finish(state: SittingState, *, learner: Learner, now: datetime) -> None:
    """Draw the end of the sitting; now is the time to look whether the learner's memory model is to be fitted anew."""
    refits().start_if_due(context.store(), learner, now=now)
    with st.container(key="finish"):
        st.title(HEADINGS[state.queue.finish or Finish.ENDED])
        draw_toast()
        lines = learned_lines(state, learner=learner, now=now)
        st.html("".join(f'<p class="cb-lead">{escape(line)}</p>' for line in lines))
        st.html(
            f'<p class="cb-small">{escape(next_due_words(state.queue.next_due_at, zone=learner.zone, now=now))}</p>'
        )
        with st.container(horizontal=True, gap="small"):
            _draw_buttons(state, learner)


def _draw_buttons(state: SittingState, learner: Learner) -> None:
    st.button(
        "Study again",
        type="primary",
        icon=":material/replay:",
        shortcut=shortcut(Key.BEGIN, learner),
        on_click=answering.end,
        args=(state.sitting,),
    )
    if state.last_review is not None:
        st.button(
            "Undo",
            key=f"undo at the end {len(state.reviews)}",
            type="tertiary",
            icon=":material/undo:",
            shortcut=shortcut(Key.UNDO, learner),
            on_click=answering.undo,
            args=(state.last_review,),
        )


def learned_lines(state: SittingState, *, learner: Learner, now: datetime) -> tuple[str, str, str]:
    """Return what was met, what was remembered, and what comes again tomorrow."""
    n_met = sum(review.rep == 1 for review in state.reviews)
    n_right, n_answers = sum(review.is_correct for review in state.reviews), len(state.reviews)
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    studied = {review.item_id for review in state.reviews} & state.cards.keys()  # a deck may be gone by now
    n_tomorrow = sum(state.cards[item_id].due_day == today + timedelta(days=1) for item_id in studied)
    share = f", {percent(n_right / n_answers)}" if n_answers else ""
    return (
        f"Met: {counted(n_met, 'new card')}.",
        f"Remembered: {whole(n_right)} of {whole(n_answers)} answers{share}.",
        f"To see again tomorrow: {whole(n_tomorrow)}.",
    )
