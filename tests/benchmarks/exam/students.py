"""Students whose memories no policy sees: three models of forgetting, so that none wins by sharing its own.

Each is an array of students by cards. The constants that calibrate a model are frozen: under them Anki's FSRS at 90 %
with unlimited minutes meets a true retention of 85 to 90 % (`python -m tests.benchmarks.exam --calibrate` measures it).
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from quiz.memory import DEFAULT_MODEL, Curves

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

FIRST_RIGHT = 0.75  # of new cards, on average; an easier card more often


class Students(Protocol):
    """What the course asks of hidden memories."""

    def recall(self, day: int) -> Floats:
        """Return the true probability of recall on *day*; of a card never seen, that its first answer is right."""

    def study(self, day: int, studied: Bools, is_right: Bools) -> None:
        """Let the cards *studied* on *day* be answered as *is_right* says; wrong ones are relearned that day."""


class Fsrs:
    """A: FSRS-6 with weights of each student's own, and each card off by its own difficulty and stability."""

    def __init__(self, n_students: int, n_cards: int, rng: np.random.Generator, *, ease: float = 1.0) -> None:
        weights = np.tile(np.asarray(DEFAULT_MODEL.weights, dtype=np.float32), (n_students, 1))
        weights[:, :4] *= ease * np.exp(rng.normal(0, 0.35, (n_students, 1)))
        weights[:, 8] += rng.normal(0, 0.25, n_students)
        weights[:, 10:12] *= np.exp(rng.normal(0, 0.2, (n_students, 2)))
        weights[:, 20] *= np.exp(rng.normal(0, 0.4, n_students))
        self._curves = Curves(weights)
        shape = n_students, n_cards
        self._harder = rng.uniform(-1.5, 1.5, shape).astype(np.float32)
        self._firmer = np.exp(rng.normal(0, 0.4, shape)).astype(np.float32)
        self._first_right = _first_right(-self._harder / 0.87)
        self._stability = np.zeros(shape, np.float32)
        self._difficulty = np.ones(shape, np.float32)
        self._last_day = np.zeros(shape, np.int32)

    def recall(self, day: int) -> Floats:
        """See `Students`."""
        seen = self._stability > 0
        recall = self._curves.recall(np.where(seen, self._stability, 1), day - self._last_day)
        return np.where(seen, recall, self._first_right)

    def study(self, day: int, studied: Bools, is_right: Bools) -> None:
        """See `Students`."""
        seen = self._stability > 0
        for right in (True, False):
            first_stability, first_difficulty = self._curves.first(is_right=right)
            new = studied & ~seen & (is_right == right)
            self._stability = np.where(new, first_stability * self._firmer, self._stability)
            self._difficulty = np.where(new, np.clip(first_difficulty + self._harder, 1, 10), self._difficulty)
        safe = np.where(seen, self._stability, 1)
        recall = self._curves.recall(safe, day - self._last_day)
        for right, after in ((True, self._curves.after_right), (False, self._curves.after_wrong)):
            reviewed = studied & seen & (is_right == right)
            stability, difficulty = after(safe, self._difficulty, recall)
            self._stability = np.where(reviewed, stability, self._stability)
            self._difficulty = np.where(reviewed, difficulty, self._difficulty)
        self._last_day = np.where(studied, day, self._last_day)


class ActR:
    """B: activation whose decay depends on spacing (Pavlik & Anderson 2005: c = .217, a = .177, h = .017)."""

    _C, _A, _H = 0.217, 0.177, 0.017
    _TAU, _S = -0.704, 0.255
    _SECONDS_A_DAY = 86_400 * _H
    _STEP_SECONDS = 600.0

    def __init__(self, n_students: int, n_cards: int, rng: np.random.Generator, *, ease: float = 0.7) -> None:
        shape = n_students, n_cards
        self._noise = (self._S * np.exp(rng.normal(0, 0.15, (n_students, 1)))).astype(np.float32)
        cards = rng.normal(0, 0.25, shape)
        self._offset = (ease - self._TAU + rng.normal(0, 0.2, (n_students, 1)) + cards).astype(np.float32)
        self._first_right = _first_right(cards / 0.25)
        self._times = np.zeros((0, *shape), np.float32)  # of each presentation, in interference-scaled seconds
        self._decays = np.zeros((0, *shape), np.float32)
        self._n = np.zeros(shape, np.int32)

    def recall(self, day: int) -> Floats:
        """See `Students`."""
        n = int(self._n.max(initial=0))
        activation = _activation(self._times[:n], self._decays[:n], day * self._SECONDS_A_DAY)
        recall = 1 / (1 + np.exp(-np.maximum((activation + self._offset) / self._noise, -60)))
        return np.where(self._n > 0, recall, self._first_right)

    def study(self, day: int, studied: Bools, is_right: Bools) -> None:
        """See `Students`."""
        is_new = self._n == 0
        at = day * self._SECONDS_A_DAY
        self._present(at, studied)
        self._present(at + self._STEP_SECONDS, studied & (is_new | ~is_right))

    def _present(self, at: float, shown: Bools) -> None:
        if not shown.any():
            return
        if self._n[shown].max() == len(self._times):
            blank = np.zeros((4, *shown.shape), np.float32)
            self._times = np.concatenate([self._times, blank - 1])
            self._decays = np.concatenate([self._decays, blank])
        student, card = np.nonzero(shown)
        activation = _activation(self._times[:, student, card], self._decays[:, student, card], at)
        place = self._n[shown], student, card
        self._times[place] = at
        self._decays[place] = self._C * np.exp(np.maximum(activation, -20)) + self._A
        self._n += shown


def _activation(times: Floats, decays: Floats, at: float) -> Floats:
    """Return the activation left by presentations at *times* (presentation, …; below 0: none)."""
    age = np.maximum(at - times, 1).astype(np.float32)
    strength = np.where(times >= 0, np.exp(-decays * np.log(age)), 0).sum(axis=0)
    return np.log(np.maximum(strength, 1e-9)).astype(np.float32)


class HalfLife:
    """C: exponential forgetting; the half-life grows with a success, more if it came hard, and falls with a failure."""

    _FIRST_DAYS, _GAIN, _LOSS = 2.5, 1.0, 0.45

    def __init__(self, n_students: int, n_cards: int, rng: np.random.Generator, *, ease: float = 3.5) -> None:
        shape = n_students, n_cards
        cards = rng.normal(0, 0.4, shape)
        students = rng.normal(0, 0.35, (n_students, 1))
        self._first_half_life = (self._FIRST_DAYS * ease * np.exp(students + cards)).astype(np.float32)
        self._gain = (self._GAIN * ease * np.exp(rng.normal(0, 0.2, (n_students, 1)))).astype(np.float32)
        self._first_right = _first_right(cards / 0.4)
        self._half_life = np.zeros(shape, np.float32)
        self._last_day = np.zeros(shape, np.int32)

    def recall(self, day: int) -> Floats:
        """See `Students`."""
        seen = self._half_life > 0
        recall = np.exp2(-(day - self._last_day) / np.where(seen, self._half_life, 1)).astype(np.float32)
        return np.where(seen, recall, self._first_right)

    def study(self, day: int, studied: Bools, is_right: Bools) -> None:
        """See `Students`."""
        seen = self._half_life > 0
        grown = self._half_life * (1 + self._gain * (0.35 + 1.5 * (1 - self.recall(day))))
        after = np.where(is_right, grown, np.maximum(self._half_life * self._LOSS, 0.5))
        after = np.where(seen, after, self._first_half_life)
        self._half_life = np.where(studied, after, self._half_life)
        self._last_day = np.where(studied, day, self._last_day)


def _first_right(z: NDArray[np.floating]) -> Floats:
    """Return the chance that a new card's first answer is right, by its easiness *z* (standard normal)."""
    centre = np.log(FIRST_RIGHT / (1 - FIRST_RIGHT))
    return (1 / (1 + np.exp(-(centre + 0.7 * z)))).astype(np.float32)
