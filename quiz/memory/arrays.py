"""FSRS-6 over arrays: thousands of memories, of one learner or of many with weights of their own, in one step.

The formulas are open-spaced-repetition's FSRS-6 (its wiki, "The Algorithm"), as `states` has them from the library; the
tests hold the two together. Only right (Good) and wrong (Again) occur: what a plan can foresee.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from quiz.memory.states import MAX_DIFFICULTY, MAX_STABILITY_DAYS, MIN_DIFFICULTY, MIN_STABILITY_DAYS

Array = NDArray[np.float32]

_AGAIN, _GOOD, _EASY = 1, 3, 4


class Curves:
    """The forgetting curves of learners: *weights* is one row of 21 a learner; memories are arrays (learner, …).

    *n_axes* says how many axes the memories have after the learner's. Single precision: twice as fast, and seven digits
    are more than any prediction is good for.
    """

    def __init__(self, weights: Sequence[Sequence[float]] | Array, *, n_axes: int = 1) -> None:
        self._rows: Array = np.asarray(weights, dtype=np.float32)
        self._n_axes = n_axes
        self._w = w = tuple(map(self.aligned, self._rows.T))
        self._factor = 0.9 ** (-1 / w[20]) - 1
        self._gain = np.exp(w[8])
        self._least_lapse = np.exp(-w[17] * w[18])
        self._same_day = np.exp(w[17] * w[18])
        self._easy_difficulty = self._first_difficulty(_EASY)

    def aligned(self, values: Array) -> Array:
        """Return *values*, one a learner, so that they meet the memories of their learners."""
        return values.reshape(-1, *(1,) * self._n_axes)

    def widened(self) -> "Curves":
        """Return the same curves for memories of one axis more."""
        return Curves(self._rows, n_axes=self._n_axes + 1)

    def flat(self, learners: NDArray[np.intp]) -> "Curves":
        """Return the curves for a flat array of memories, each of one of these *learners*."""
        return self._of_one if len(self._rows) == 1 else Curves(self._rows[learners], n_axes=0)

    def recall(self, stability: Array, elapsed: Array | np.float32) -> Array:
        """Return the probability that memories of *stability* days are recalled *elapsed* days after their reviews."""
        return np.exp(-self._w[20] * np.log1p(self._factor * elapsed / stability))

    def first(self, *, is_right: bool) -> tuple[Array, Array]:
        """Return stability and difficulty of a card once its first day is over, first answered right or wrong.

        Wrong is shown again twice on that day, right once: the same-day steps of `quiz.scheduling`.
        """
        rating, n_steps = (_GOOD, 1) if is_right else (_AGAIN, 2)
        stability = self._w[rating - 1]
        difficulty = np.clip(self._first_difficulty(rating), MIN_DIFFICULTY, MAX_DIFFICULTY)
        for _ in range(n_steps):
            stability, difficulty = self._after_same_day_good(stability, difficulty)
        return stability, difficulty

    def after_right(self, stability: Array, difficulty: Array, recall: Array) -> tuple[Array, Array]:
        """Return stability and difficulty after Good, given at a retrievability of *recall*."""
        w = self._w
        gain = self._gain * (11 - difficulty) * stability ** -w[9] * np.expm1((1 - recall) * w[10])
        return np.minimum(stability * (1 + gain), MAX_STABILITY_DAYS), self._next_difficulty(difficulty, _GOOD)

    def after_wrong(self, stability: Array, difficulty: Array, recall: Array) -> tuple[Array, Array]:
        """Return stability and difficulty after Again at *recall*, then Good on the same day (relearned)."""
        w = self._w
        lapsed = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * np.exp((1 - recall) * w[14])
        lapsed = np.clip(np.minimum(lapsed, stability * self._least_lapse), MIN_STABILITY_DAYS, MAX_STABILITY_DAYS)
        return self._after_same_day_good(lapsed, self._next_difficulty(difficulty, _AGAIN))

    def days_until(self, stability: Array, retention: float) -> Array:
        """Return the days (not rounded) until recall falls to *retention*."""
        days: Array = stability / self._factor * np.expm1(-np.float32(np.log(retention)) / self._w[20])
        return days

    @cached_property
    def _of_one(self) -> "Curves":
        return Curves(self._rows, n_axes=0)

    def _after_same_day_good(self, stability: Array, difficulty: Array) -> tuple[Array, Array]:
        growth = np.maximum(self._same_day * stability ** -self._w[19], 1)
        return np.minimum(stability * growth, MAX_STABILITY_DAYS), self._next_difficulty(difficulty, _GOOD)

    def _first_difficulty(self, rating: int) -> Array:
        return self._w[4] - np.exp(self._w[5] * (rating - 1)) + 1

    def _next_difficulty(self, difficulty: Array, rating: int) -> Array:
        moved = difficulty - self._w[6] * (rating - _GOOD) * (10 - difficulty) / 9
        return np.clip(self._w[7] * self._easy_difficulty + (1 - self._w[7]) * moved, MIN_DIFFICULTY, MAX_DIFFICULTY)
