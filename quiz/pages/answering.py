"""What a press on the Study page does. A callback makes at most one transaction, before it touches session state.

A press carries the showing that it was drawn for. One that comes too soon after the drawing was meant for what stood
there before, and one for a showing that this page has left is a repeat: both are ignored.
"""

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from decks.model import Item
from quiz.model import Card, Confidence, Rating, Review, Sitting, StaleAnswerError
from quiz.pages import context, presentation
from quiz.pages.notices import say_in_passing
from quiz.pages.panels import Panel, close_panel, open_panel
from quiz.pages.presentation import Presentation
from quiz.scheduling import is_leech_warning, review_of, study_day
from quiz.session import grade

# Session state, a cache of what is on this screen: the showing, the item to show next.
SHOWN_KEY, NEXT_KEY = "study shown", "study next"

MAX_TYPED = 500  # characters of a typed answer that are kept
MAX_NOTE = 2_000  # characters of a learner's own note
LEECH = (
    "This card has slipped from you {n_lapses} times. Read its source once more, write a note to it, "
    "or suspend it: another card may ask the same better."
)
ALREADY_COUNTED = "That card was answered already, perhaps in another window. Here is the one that comes now."


def shown_of(deck_id: str, item: Item, *, rep: int) -> Presentation:
    """Return the showing of *item* that is on the screen, or a new one if it is not."""
    now = context.now()
    new = Presentation(deck_id, item.item_id, rep, shown_at=now, drawn_at=now)
    shown = st.session_state.get(SHOWN_KEY)
    if not isinstance(shown, Presentation) or not shown.is_of(new):
        shown = st.session_state[SHOWN_KEY] = new
    return shown


def show_next_point(shown: Presentation, item: Item) -> None:
    """Show the answer, or of a list one more point."""
    current = _current(shown)
    if current is not None:
        st.session_state[SHOWN_KEY] = presentation.show_next_point(current, item, now=context.now())


def choose(shown: Presentation, option: str) -> None:
    """Mark *option*, anew as often as the learner likes."""
    current = _current(shown)
    if current is not None and not current.is_answered:
        st.session_state[SHOWN_KEY] = presentation.choose(current, option)


def commit_choice(shown: Presentation, confidence: Confidence) -> None:
    """Answer with the marked option, and show whether it is right."""
    current = _current(shown)
    if current is not None and current.choice is not None:
        st.session_state[SHOWN_KEY] = presentation.commit_choice(current, confidence, now=context.now())


def commit_typed(shown: Presentation, field_key: str) -> None:
    """Answer with what stands in the field *field_key*, and show how near it is."""
    current = _current(shown)
    if current is not None and not current.is_answered:
        typed = str(st.session_state.get(field_key) or "").strip()[:MAX_TYPED]
        st.session_state[SHOWN_KEY] = presentation.commit_typed(current, typed, now=context.now())


def rate(shown: Presentation, item: Item, rating: Rating) -> None:
    """Record the answer with *rating*. Another window may have been first: then nothing counts twice, and we say so."""
    current = _current(shown)
    if current is None or not current.is_answered:
        return
    try:
        card = _record(current, item, rating)
    except StaleAnswerError:
        _leave(notice=ALREADY_COUNTED)
    else:
        is_leech = rating is Rating.AGAIN and is_leech_warning(card)
        _leave(notice=LEECH.format(n_lapses=card.n_lapses) if is_leech else None)


def undo(last_review: Review) -> None:
    """Take back *last_review*, the sitting's newest answer, and show its card again."""
    on_screen = st.session_state.get(SHOWN_KEY)
    if isinstance(on_screen, Presentation) and on_screen.is_too_soon(context.now()):
        return
    try:
        context.store().undo_last(context.learner(), now=context.now(), expected=last_review)
    except StaleAnswerError:
        return  # a second press of the same button
    _leave(next_item_id=last_review.item_id, notice="Your last answer is taken back. Here is its card again.")


def suspend(shown: Presentation) -> None:
    """Keep the card out of every sitting."""
    if _current(shown) is not None:
        context.store().suspend(context.learner(), shown.item_id)
        _leave(notice="Suspended: that card will not come again. Your Library can bring it back.")


def bury(shown: Presentation) -> None:
    """Keep the card away until tomorrow."""
    if _current(shown) is not None:
        learner = context.learner()
        today = study_day(context.now(), zone=learner.zone, rollover_hour=learner.rollover_hour)
        context.store().bury(learner, shown.item_id, until=today + timedelta(days=1))
        _leave(notice="Put away until tomorrow.")


def open_over(shown: Presentation, panel: Panel) -> None:
    """Open *panel* over the card."""
    if _current(shown) is not None:
        open_panel(panel, shown.name)


def write_note(shown: Presentation, field_key: str) -> None:
    """Keep the learner's own note to the card; the card stays on the screen."""
    note = str(st.session_state.get(field_key) or "").strip()
    context.store().write_note(context.learner(), shown.item_id, note)
    close_panel()
    say_in_passing("Your note is kept with the card." if note else "Your note is removed.")


def flag(shown: Presentation, comment_key: str) -> None:
    """Flag the card with the comment in the field *comment_key*; the card stays on the screen."""
    comment = str(st.session_state.get(comment_key, "")).strip()
    context.store().flag(context.learner(), shown.item_id, comment)
    close_panel()
    say_in_passing("Flagged. The comment is kept with the card.")


def start(sitting: Sitting) -> None:
    """Begin *sitting* now."""
    context.store().start_sitting(context.learner(), replace(sitting, started_at=context.now()))
    _leave()


def end(sitting: Sitting) -> None:
    """End the sitting."""
    context.store().end_sitting(context.learner(), sitting.sitting_id, now=context.now())
    _leave()


def _current(shown: Presentation) -> Presentation | None:
    """Return the showing on the screen if a press on *shown* is meant for it; None if the press is to be ignored."""
    current = st.session_state.get(SHOWN_KEY)
    if not isinstance(current, Presentation) or not current.is_of(shown) or current.is_too_soon(context.now()):
        return None
    return current


def _record(shown: Presentation, item: Item, rating: Rating) -> Card:
    store, learner = context.store(), context.learner()
    card = store.card(learner, shown.deck_id, shown.item_id)
    if card.rep + 1 != shown.rep:
        raise StaleAnswerError(ALREADY_COUNTED)
    review = review_of(
        card,
        rating=rating,
        is_correct=rating > Rating.AGAIN if shown.choice is None else grade(item, shown.choice),
        confidence=shown.confidence,
        answer=shown.choice if shown.typed is None else shown.typed or None,
        shown_at=shown.shown_at,
        now=context.now(),
        learner=learner,
        model=store.models.current(learner),
    )
    return store.record(learner, review)


def _leave(*, next_item_id: str | None = None, notice: str | None = None) -> None:
    """Clear the screen for the card that comes next, *next_item_id* first if it may be shown."""
    st.session_state.pop(SHOWN_KEY, None)
    st.session_state[NEXT_KEY] = next_item_id
    if notice is not None:
        say_in_passing(notice)
