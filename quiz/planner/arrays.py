"""Many cards as arrays: what the planner computes with. The axes are learner and card; a page has one learner."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quiz.memory import Curves
from quiz.planner.calibration import Sight

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Efforts:
    """What each kind of card takes and yields, one entry a kind; *kind* (card) says which each card is of.

    Seconds include reading the explanation, and of a wrong answer relearning on the same day. *guess* is the chance of
    being right without knowing.
    """

    new_seconds: Floats
    right_seconds: Floats
    wrong_seconds: Floats
    guess: Floats
    kind: Ints

    def seconds(self, is_seen: Bools, is_right: Bools) -> Floats:
        """Return what each card takes, answered so."""
        answered = np.where(is_right, self.right_seconds[self.kind], self.wrong_seconds[self.kind])
        return np.where(is_seen, answered, self.new_seconds[self.kind]).astype(np.float32)

    def some(self, cards: Ints) -> "Efforts":
        """Return the efforts of these *cards* alone."""
        return Efforts(self.new_seconds, self.right_seconds, self.wrong_seconds, self.guess, self.kind[cards])


@dataclass(frozen=True, slots=True)
class Hand:
    """Cards on a day: *stability* in days (0: never seen), *difficulty*, days *elapsed* since the last review."""

    stability: Floats
    difficulty: Floats
    elapsed: Floats

    @property
    def is_seen(self) -> Bools:
        """Tell which cards have been answered before."""
        return self.stability > 0

    def recall(self, sight: Sight | Curves, *, days: float = 0) -> Floats:
        """Return the probability that each card is remembered in so many *days*; 0 for a card never seen."""
        is_seen = self.is_seen
        recall = sight.recall(np.where(is_seen, self.stability, np.float32(1)), self.elapsed + np.float32(days))
        return np.where(is_seen, recall, np.float32(0))

    def next_day(self, curves: Curves, studied: Bools, is_right: Bools) -> "Hand":
        """Return the cards on the next day, once those *studied* were answered as *is_right* says."""
        curves, is_right = curves.flat(np.nonzero(studied)[0]), is_right[studied]
        before, difficulty, elapsed = self.stability[studied], self.difficulty[studied], self.elapsed[studied]
        is_seen = before > 0
        known = np.where(is_seen, before, np.float32(1))
        recall = curves.recall(known, elapsed)
        right, wrong = curves.after_right(known, difficulty, recall), curves.after_wrong(known, difficulty, recall)
        first_right, first_wrong = curves.first(is_right=True), curves.first(is_right=False)
        after = Hand(self.stability.copy(), self.difficulty.copy(), self.elapsed + np.float32(1))
        after.stability[studied], after.difficulty[studied] = (
            np.where(is_seen, np.where(is_right, *later), np.where(is_right, *first))
            for later, first in zip(
                zip(right, wrong, strict=True), zip(first_right, first_wrong, strict=True), strict=True
            )
        )
        after.elapsed[studied] = 1
        return after

    def repeated(self, n_futures: int) -> "Hand":
        """Return one learner's cards once for each of so many futures."""
        return Hand(*(np.repeat(part, n_futures, axis=0) for part in (self.stability, self.difficulty, self.elapsed)))

    def some(self, cards: Ints) -> "Hand":
        """Return these *cards* alone."""
        return Hand(self.stability[:, cards], self.difficulty[:, cards], self.elapsed[:, cards])
