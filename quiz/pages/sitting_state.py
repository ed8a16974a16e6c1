"""Read all that the open sitting needs from the store, and say which item is shown now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from decks.model import Deck, Item
from quiz.memory import Model
from quiz.model import Card, Learner, Review, Sitting
from quiz.pages.answering import NEXT_KEY
from quiz.scheduling import study_day
from quiz.session import Queue, queue
from quiz.store import Store


@dataclass(frozen=True, slots=True)
class SittingState:
    """The open sitting with its decks, the learner's cards and answers in it, its queue, and the *item* to show.

    *reviews* are those of this sitting, in the order written. *item* is None when the sitting is finished.
    *model* is what the cards' memories are under.
    """

    sitting: Sitting
    decks: tuple[Deck, ...]
    cards: Mapping[str, Card]
    reviews: tuple[Review, ...]
    queue: Queue
    item: Item | None
    model: Model

    @property
    def last_review(self) -> Review | None:
        """Return the sitting's newest answer, the one that an undo takes back."""
        return self.reviews[-1] if self.reviews else None

    def deck_of(self, item: Item) -> Deck:
        """Return the deck that *item* belongs to."""
        deck_id = self.cards[item.item_id].deck_id
        return next(deck for deck in self.decks if deck.deck_id == deck_id)


def read_sitting(store: Store, learner: Learner, *, now: datetime) -> SittingState | None:
    """Return the open sitting; None if there is none, if it began on an earlier study day, or its decks are removed."""
    sitting = store.current_sitting(learner)
    if sitting is None:
        return None
    today, began = (
        study_day(at, zone=learner.zone, rollover_hour=learner.rollover_hour) for at in (now, sitting.started_at)
    )
    decks = store.decks(learner, sitting.deck_ids)
    if began < today or not decks:
        return None
    return state_of(store, learner, sitting, decks, now=now)


def state_of(
    store: Store, learner: Learner, sitting: Sitting, decks: tuple[Deck, ...], *, now: datetime
) -> SittingState:
    """Return how *sitting* stands *now*, begun or not."""
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    cards = store.cards(learner, decks)
    reviews = store.sitting_reviews(learner, sitting.sitting_id)
    model = store.models.current(learner)
    coming = queue(
        sitting,
        decks=decks,
        cards=cards,
        todays_reviews=store.reviews(learner, since_day=today),
        sitting_reviews=reviews,
        marks=store.marks(learner),
        now=now,
        learner=learner,
        model=model,
    )
    return SittingState(sitting, decks, cards, reviews, coming, _item_to_show(coming, decks), model)


def _item_to_show(coming: Queue, decks: Sequence[Deck]) -> Item | None:
    """Return the queue's current item, or the one whose answer was just taken back if it may come at all."""
    wanted = st.session_state.get(NEXT_KEY)
    may_come = {*coming.remaining, *(item_id for item_id, _ in coming.waiting)}
    item_id = wanted if coming.current and wanted in may_come else coming.current
    return next((item for deck in decks for item in deck.items if item.item_id == item_id), None)
