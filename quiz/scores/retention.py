"""Which of a class's answers tell of memory: those to cards that were spaced over days, and those after a success."""

from datetime import UTC, datetime
from functools import cache

import numpy as np
from numpy.typing import NDArray

from quiz.class_log import ClassLog, Codes, Truths
from quiz.model import Card, CardState, Learner, Rating
from quiz.scheduling import preview

_NOBODY = Learner("", "")
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def are_spaced(log: ClassLog) -> Truths:
    """Tell for each review whether the card was spaced over days when it came: what true retention counts.

    Where a card stands follows from its ratings alone, so the cards of all learners take each of their steps at once.
    """
    steps, is_spaced_state = _steps()
    reviews = log.reviews
    card = _card_codes(log)
    state = np.zeros(len(log.learner_ids) * len(log.item_ids), np.int8)
    spaced = np.empty(len(card), np.bool_)
    starts = np.flatnonzero(np.diff(reviews.rep, prepend=0))
    for start, end in zip(starts, [*starts[1:], len(card)], strict=False):
        cards = card[start:end]
        before = state[cards]
        spaced[start:end] = is_spaced_state[before]
        state[cards] = steps[before, reviews.rating[start:end]]
    return spaced


def are_after_success(log: ClassLog) -> Truths:
    """Tell for each review whether the learner had answered the item right on an earlier study day."""
    reviews, card = log.reviews, _card_codes(log)
    never = np.datetime64("9999-12-31", "D")
    first_right = np.full(len(log.learner_ids) * len(log.item_ids), never)
    is_right = reviews.is_correct
    # Of several values for one place the last is kept, so the earliest comes last.
    first_right[card[is_right][::-1]] = reviews.day[is_right][::-1]
    return first_right[card] < reviews.day


def _card_codes(log: ClassLog) -> NDArray[np.int64]:
    """Return one number for learner and item of each review."""
    return log.reviews.learner.astype(np.int64) * len(log.item_ids) + log.reviews.item


@cache
def _steps() -> tuple[Codes, Truths]:
    """Return the state that each state and rating lead to, and which states are spaced over days; 0 is a new card's."""
    found = [Card("", "", "")]
    codes = {_state(found[0]): 0}
    steps: list[list[int]] = []
    for card in found:  # which grows as states are found
        after = preview(card, now=_ANY_TIME, learner=_NOBODY)
        for rating in Rating:
            if codes.setdefault(_state(after.of(rating)), len(codes)) == len(found):
                found.append(after.of(rating))
        steps.append([0, *(codes[_state(after.of(rating))] for rating in Rating)])
    return np.array(steps, np.int8), np.array([state is CardState.REVIEW for state, _ in codes])


def _state(card: Card) -> tuple[CardState, int]:
    return card.state, card.step
