"""Schedulers of others: how many days until the next review. Each starts with cards never seen."""

from typing import Protocol

import numpy as np

from quiz.memory import DEFAULT_MODEL, Curves
from tests.benchmarks.exam.students import Bools, Floats

LADDER = (1, 3, 7, 14, 30)


class Rule(Protocol):
    """What gives the days to wait after the answers to the cards *studied*, *elapsed* days after the ones before."""

    def days(self, elapsed: Floats, studied: Bools, is_new: Bools, is_right: Bools) -> Floats:
        """Return them for all cards; only those of the *studied* ones are used."""


class Ladder:
    """1, 3, 7, 14 and 30 days; back to 1 on failure."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._rung = np.zeros(shape, np.int32)

    def days(self, elapsed: Floats, studied: Bools, is_new: Bools, is_right: Bools) -> Floats:  # noqa: ARG002
        """See `Rule`."""
        up = np.where(is_new | ~is_right, 0, np.minimum(self._rung + 1, len(LADDER) - 1))
        self._rung = np.where(studied, up, self._rung)
        return np.asarray(LADDER, np.float32)[self._rung]


class Sm2:
    """Anki's SM-2: an ease of 2.5, 1 day to begin with; a lapse costs 0.2 of ease and begins again at 1 day."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._ease = np.full(shape, 2.5, np.float32)
        self._interval = np.zeros(shape, np.float32)

    def days(self, elapsed: Floats, studied: Bools, is_new: Bools, is_right: Bools) -> Floats:
        """See `Rule`."""
        late = np.maximum(elapsed - self._interval, 0)
        grown = np.maximum((self._interval + late / 2) * self._ease, self._interval + 1)
        interval = np.where(is_new | ~is_right, 1, np.floor(grown + 0.5))
        ease = np.where(is_new | is_right, self._ease, np.maximum(self._ease - 0.2, 1.3))
        self._interval = np.where(studied, interval, self._interval)
        self._ease = np.where(studied, ease, self._ease)
        return self._interval


class Memories:
    """FSRS-6's memory states with its default weights, as the answers make them."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.curves = Curves([DEFAULT_MODEL.weights])
        self.stability = np.ones(shape, np.float32)
        self.difficulty = np.ones(shape, np.float32)

    def learn(self, elapsed: Floats, studied: Bools, is_new: Bools, is_right: Bools) -> None:
        """Take in the answers to the cards *studied*."""
        is_new, is_right = is_new[studied], is_right[studied]
        curves = self.curves.flat(np.nonzero(studied)[0])
        stability, difficulty = self.stability[studied], self.difficulty[studied]
        recall = curves.recall(stability, np.where(is_new, 0, elapsed[studied]))
        right, wrong = (
            curves.after_right(stability, difficulty, recall),
            curves.after_wrong(stability, difficulty, recall),
        )
        first_right, first_wrong = curves.first(is_right=True), curves.first(is_right=False)
        self.stability[studied], self.difficulty[studied] = (
            np.where(is_new, np.where(is_right, *first), np.where(is_right, *later))
            for first, later in zip(
                zip(first_right, first_wrong, strict=True), zip(right, wrong, strict=True), strict=True
            )
        )


class Fsrs:
    """FSRS-6 with its default weights, at a desired *retention*."""

    def __init__(self, shape: tuple[int, int], *, retention: float) -> None:
        self._memories = Memories(shape)
        self._retention = retention

    def days(self, elapsed: Floats, studied: Bools, is_new: Bools, is_right: Bools) -> Floats:
        """See `Rule`."""
        self._memories.learn(elapsed, studied, is_new, is_right)
        return np.floor(self._memories.curves.days_until(self._memories.stability, self._retention) + 0.5)
