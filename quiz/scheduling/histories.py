"""What a log says of forgetting: the answers that count for each card's memory, with the study days between them.

Everything is made for all cards at once, from columns: a log of 50,000 reviews is read in a few hundredths of a second.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import numpy as np
from numpy.typing import NDArray

from quiz.class_log import ClassLog, Codes, Reals, ReviewColumns, Truths
from quiz.memory import Answer, Model, memories_of
from quiz.model import Card, CardState, Learner, Rating
from quiz.scheduling.states import preview

_NOBODY = Learner("", "")
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_FOREVER = 4_000_000  # days, more than any calendar has


@dataclass(frozen=True, slots=True, eq=False)
class Histories:
    """Arrays of one length: the answers that count for memories, those of one card together and in their order.

    *place* is the answer's place in the log, *card* a number for its learner and item, *day* its study day as a number;
    *elapsed_days* are since the card's answer before, 0 for the first.
    """

    place: NDArray[np.intp]
    card: NDArray[np.int64]
    rating: Codes
    elapsed_days: NDArray[np.int64]
    day: NDArray[np.int64]

    def answers(self) -> list[list[Answer]]:
        """Return the same a card at a time."""
        rows = zip(self.rating.tolist(), self.elapsed_days.tolist(), self.day.tolist(), strict=True)
        found = [Answer(Rating(rating), elapsed, day) for rating, elapsed, day in rows]
        starts = _starts(self.card).tolist()
        return [found[start:end] for start, end in zip(starts, [*starts[1:], len(found)], strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class Foreseen:
    """Arrays of one length: reviews after a day or more, by *place* in the log, and what was known of the card before.

    That is its memory's *stability_days* under a model, and the days *elapsed* since its last answer.
    """

    place: NDArray[np.intp]
    stability_days: Reals
    elapsed_days: NDArray[np.int64]


def histories(log: ClassLog) -> Histories:
    """Return the reviews of *log* that count for memories.

    A second lapse on a study day is practice and left out, and days that go back count as none, as in `states`.
    """
    reviews = log.reviews
    codes = card_codes(log)
    order = np.lexsort((reviews.rep, codes))
    card, rating = codes[order], reviews.rating[order]
    is_first = np.diff(card, prepend=-1) != 0
    day = _never_back(reviews.day[order].astype(np.int64), np.cumsum(is_first))
    elapsed = np.where(is_first, 0, np.diff(day, prepend=0))
    counts = ~_is_practice(card, day, are_spaced(log)[order] & (rating == Rating.AGAIN))
    return Histories(order[counts], card[counts], rating[counts], elapsed[counts], day[counts])


def foreseen(log: ClassLog, *, model: Model) -> Foreseen:
    """Return the reviews of one learner's *log* after a day or more, with the card's memory before under *model*."""
    found = histories(log)
    stability_days, _ = memories_of(found.rating, found.elapsed_days, starts=_starts(found.card), model=model)
    later = np.flatnonzero(found.elapsed_days > 0)
    return Foreseen(found.place[later], stability_days[later - 1], found.elapsed_days[later])


def are_spaced(log: ClassLog) -> Truths:
    """Tell for each review whether the card was spaced over days when it came: what true retention counts.

    Where a card stands follows from its ratings alone, so the cards of all learners take each of their steps at once.
    """
    steps, is_spaced_state = _steps()
    reviews = log.reviews
    codes = card_codes(log)
    state = np.zeros(len(log.learner_ids) * len(log.item_ids), np.int8)
    spaced = np.empty(len(codes), np.bool_)
    starts = np.flatnonzero(np.diff(reviews.rep, prepend=0))
    for start, end in zip(starts, [*starts[1:], len(codes)], strict=False):
        cards = codes[start:end]
        before = state[cards]
        spaced[start:end] = is_spaced_state[before]
        state[cards] = steps[before, reviews.rating[start:end]]
    return spaced


def days_since_last(log: ClassLog) -> NDArray[np.int64]:
    """Return for each review how many study days after the card's answer before it came; 0 for the first."""
    reviews: ReviewColumns = log.reviews
    codes = card_codes(log)
    order = np.lexsort((reviews.rep, codes))
    days = reviews.day[order].astype(np.int64)
    is_first = np.diff(codes[order], prepend=-1) != 0
    since = np.empty(len(order), np.int64)
    since[order] = np.where(is_first, 0, np.diff(days, prepend=0))
    return since


def card_codes(log: ClassLog) -> NDArray[np.int64]:
    """Return one number for learner and item of each review."""
    return log.reviews.learner.astype(np.int64) * len(log.item_ids) + log.reviews.item


def _starts(card: NDArray[np.int64]) -> NDArray[np.intp]:
    return np.flatnonzero(np.diff(card, prepend=-1))


def _never_back(day: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the latest of each *group*'s days so far."""
    lifted = group.astype(np.int64) * _FOREVER
    latest: NDArray[np.int64] = np.maximum.accumulate(day + lifted) - lifted
    return latest


def _is_practice(card: NDArray[np.int64], day: NDArray[np.int64], is_lapse: Truths) -> Truths:
    """Tell which lapses are not the card's first on their day."""
    lapses = np.flatnonzero(is_lapse)
    is_again = (np.diff(card[lapses], prepend=-1) == 0) & (np.diff(day[lapses], prepend=-1) == 0)
    practice = np.zeros(len(card), np.bool_)
    practice[lapses[is_again]] = True
    return practice


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
