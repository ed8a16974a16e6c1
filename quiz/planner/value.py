"""What a second spent on a card is worth: recall gained at the exam, as a table over memories and days.

A dynamic programme runs back from the exam. On each day a card is left alone or reviewed; a review costs its seconds at
the day's price, so that a later review is only counted on where there will be time for it. The advantage of today's
review over waiting, per second, is the index by which cards are chosen (Whittle's, in spirit). With infinite prices it
is the plain gain of one review, with prices of 0 it spaces reviews as if time were free. What is worth having is mostly
recall at the exam, and in part recall a month later: a plan that only crams buys its last points at that cost.
"""

from dataclasses import dataclass

import numpy as np

from quiz.planner.arrays import Bools, Efforts, Floats, Hand, Ints
from quiz.planner.calibration import Sight

_STABILITIES = np.geomspace(0.1, 600, 20).astype(np.float32)
_DIFFICULTIES = np.linspace(1, 10, 4).astype(np.float32)
_GAPS = (1, 2, 3, 5, 7, 10, 14, 20, 28, 40, 60, 90, 150, 300)
LATER_DAYS, LATER_SHARE = np.float32(30), np.float32(0.4)  # of the value is what is still known a month after
_LONGEST_GAP = 40  # the least that the last gap of a table reaches
_LOG_STEP = float(np.log(_STABILITIES[1] / _STABILITIES[0]))
_N_S, _N_D = len(_STABILITIES), len(_DIFFICULTIES)
_N_MEMORIES = _N_S * _N_D


@dataclass(frozen=True, slots=True)
class _Corners:
    """The four grid memories around each memory, as places in a flat array, and their weights."""

    places: tuple[Ints, ...]
    weights: tuple[Floats, ...]

    def of(self, values: Floats) -> Floats:
        """Return *values*, one a grid memory, interpolated."""
        flat = values.ravel()
        found = self.weights[0] * flat.take(self.places[0])
        for place, weight in zip(self.places[1:], self.weights[1:], strict=True):
            found = found + weight * flat.take(place)
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """The advantages per second, one entry a day: of *reviews* (learner, kind, memory, gap), of *new* (learner, kind).

    *gaps* are the days since the last review.
    """

    gaps: Floats
    reviews: tuple[Floats, ...]
    new: tuple[Floats, ...]

    def index(self, hand: Hand, efforts: Efforts, day: int) -> Floats:
        """Return what a second spent on each card of *hand* is worth; *day* counts from the table's first."""
        n_learners, n_kinds = self.new[day].shape
        n_gaps = len(self.gaps)
        below = np.clip(np.searchsorted(self.gaps, hand.elapsed, side="right") - 1, 0, n_gaps - 2)
        share = np.clip((hand.elapsed - self.gaps[below]) / (self.gaps[below + 1] - self.gaps[below]), 0, 1)
        row = np.arange(n_learners)[:, None] * n_kinds + efforts.kind
        around = _corners(hand.stability, hand.difficulty, row)
        low, high = (
            _Corners(tuple(place * n_gaps + below + up for place in around.places), around.weights).of(
                self.reviews[day]
            )
            for up in (0, 1)
        )
        return np.where(hand.is_seen, low + share.astype(np.float32) * (high - low), self.new[day][:, efforts.kind])

    def but(self, other: "Table", learners: Bools) -> "Table":
        """Return this table, for these *learners* the *other*."""
        return Table(
            self.gaps,
            tuple(np.where(learners[:, None, None], b, a) for a, b in zip(self.reviews, other.reviews, strict=True)),
            tuple(np.where(learners[:, None], b, a) for a, b in zip(self.new, other.new, strict=True)),
        )


def table(sight: Sight, prices: Floats, efforts: Efforts, *, first_right: Floats) -> Table:
    """Return the table of the days of *prices* (learner, day), the exam being on the morning after the last.

    A price is recall per second; infinite on a day off. *first_right* (learner) is the chance that a new card's first
    answer is right.
    """
    n_learners, n_days = prices.shape
    n_kinds = len(efforts.guess)
    gaps = np.asarray([gap for gap in _GAPS if gap <= max(n_days, _LONGEST_GAP) * 1.5], np.float32)
    s, d, e = (axis.reshape(1, 1, -1) for axis in np.meshgrid(_STABILITIES, _DIFFICULTIES, gaps, indexing="ij"))
    wide = sight.widened()
    plain, recall = wide.curves.recall(s, e), wide.recall(s, e)
    row = np.arange(n_learners * n_kinds).reshape(n_learners, n_kinds, 1)
    right, wrong = (_corners(*after(s, d, plain), row) for after in (wide.curves.after_right, wide.curves.after_wrong))
    first_right_at, first_wrong_at = (
        _corners(*wide.curves.first(is_right=is_right), row) for is_right in (True, False)
    )
    known, new_seconds = (1 - efforts.guess)[:, None], efforts.new_seconds[:, None]
    seconds = recall * efforts.right_seconds[:, None] + (1 - recall) * efforts.wrong_seconds[:, None]
    chance = first_right.reshape(-1, 1, 1)
    step = np.append(1 / np.diff(gaps), 0).astype(np.float32)
    later_recall = wide.recall(s, e + LATER_DAYS)
    kept: Floats = (recall + LATER_SHARE * (later_recall - recall)).astype(np.float32)
    value = np.ascontiguousarray(np.broadcast_to(kept * known, (n_learners, n_kinds, recall.shape[2])))
    new_value = np.zeros((n_learners, n_kinds, 1), np.float32)
    reviews, new = [], []
    for day in reversed(range(n_days)):
        price = prices[:, day].reshape(-1, 1, 1)
        cube = value.reshape(n_learners, n_kinds, _N_MEMORIES, len(gaps))
        fresh = np.ascontiguousarray(cube[..., 0])
        later = np.concatenate([cube[..., 1:], cube[..., -1:]], axis=3)
        waiting = (cube + step * (later - cube)).reshape(value.shape)
        gained = recall * right.of(fresh) + (1 - recall) * wrong.of(fresh) - waiting
        started = chance * first_right_at.of(fresh) + (1 - chance) * first_wrong_at.of(fresh) - new_value
        reviews.append(gained / seconds)
        new.append((started / new_seconds)[:, :, 0])
        value = waiting + np.maximum(gained - price * seconds, np.float32(0))
        new_value = new_value + np.maximum(started - price * new_seconds, 0)
    return Table(gaps, tuple(reversed(reviews)), tuple(reversed(new)))


def _corners(stability: Floats, difficulty: Floats, row: Ints) -> _Corners:
    """Return the corners around memories, in an array that has all grid memories for each *row*."""
    place = np.clip(np.log(np.maximum(stability, _STABILITIES[0]) / _STABILITIES[0]) / _LOG_STEP, 0, _N_S - 1.001)
    firm = place.astype(np.intp)
    up = (place - firm).astype(np.float32)
    place = np.clip((difficulty - 1) * ((_N_D - 1) / 9), 0, _N_D - 1.001)
    hard = place.astype(np.intp)
    right = (place - hard).astype(np.float32)
    cell = row * _N_MEMORIES + firm * _N_D + hard
    return _Corners(
        (cell, cell + 1, cell + _N_D, cell + _N_D + 1),
        ((1 - up) * (1 - right), (1 - up) * right, up * (1 - right), up * right),
    )
