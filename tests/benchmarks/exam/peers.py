"""The policies of others, each as its makers describe it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from tests.benchmarks.exam.course import NEW_SECONDS, RELEARN_SECONDS, RIGHT_SECONDS, WRONG_SECONDS, Cell, Policy
from tests.benchmarks.exam.rules import Fsrs, Ladder, Memories, Rule, Sm2
from tests.benchmarks.exam.students import Bools, Floats

NEW_A_DAY = 20  # Anki's default
DAYS_KEPT_FREE = 17  # Anki's manual: divide the cards by the days less 14 to 30
SWEEP_DAYS = 5  # RemNote: each card once in the last days


@dataclass(frozen=True, slots=True)
class Pace:
    """How new cards come among due reviews.

    *n_new* a day are spread evenly among them, as Anki mixes them. With *fills*, reviews come first and new cards take
    what minutes are left; with *looks_ahead*, cards not yet due take what is left after that. Before the last
    *sweep_days* it is as above; then each card comes once more. With *is_capped* no interval passes the last day.
    """

    n_new: float = NEW_A_DAY
    fills: bool = False
    looks_ahead: bool = False
    sweep_days: int = 0
    is_capped: bool = False


class Shuffled:
    """Any card, at random."""

    def __init__(self, shape: tuple[int, int], cell: Cell) -> None:  # noqa: ARG002
        self._shape, self._rng = shape, np.random.default_rng(5)

    def priorities(self, day: int) -> Floats:  # noqa: ARG002 - chance needs no day
        """See `Policy`."""
        return self._rng.random(self._shape, dtype=np.float32)

    def learn(self, day: int, studied: Bools, is_right: Bools) -> None:
        """See `Policy`."""


class InOrder:
    """The deck from its first card to its last, and again."""

    def __init__(self, shape: tuple[int, int], cell: Cell) -> None:  # noqa: ARG002
        self._n_shown = np.zeros(shape, np.float32)
        self._place = _places(shape)

    def priorities(self, day: int) -> Floats:  # noqa: ARG002 - the order needs no day
        """See `Policy`."""
        return -(self._n_shown + self._place)

    def learn(self, day: int, studied: Bools, is_right: Bools) -> None:  # noqa: ARG002
        """See `Policy`."""
        self._n_shown += studied


class Scheduled:
    """Cards that fall due by a *rule*, the longest overdue first, and new ones at a *pace*."""

    def __init__(
        self,
        shape: tuple[int, int],
        cell: Cell,
        *,
        rule: Callable[[tuple[int, int]], Rule],
        pace: Callable[[Cell], Pace],
    ) -> None:
        self._rule, self._pace, self._n_days = rule(shape), pace(cell), cell.n_days
        self._due = np.zeros(shape, np.float32)
        self._last_day = np.full(shape, -1, np.int32)
        self._place = _places(shape)

    def priorities(self, day: int) -> Floats:
        """See `Policy`."""
        seen = self._last_day >= 0
        first_sweep_day = self._n_days - self._pace.sweep_days
        if day >= first_sweep_day:
            return np.where(self._last_day < first_sweep_day, np.where(seen, -self._due, -1000 - self._place), -np.inf)
        is_due = seen & (self._due <= day)
        n_due = is_due.sum(axis=1, keepdims=True)
        rank = np.argsort(np.argsort(np.where(is_due, self._due, np.inf), axis=1), axis=1)
        found = np.where(is_due, -(rank + 0.5) / np.maximum(n_due, 1), -np.inf)
        nth_new = np.cumsum(~seen, axis=1) - 0.5
        if self._pace.fills:
            found = np.where(seen, found, -1 - self._place)
        else:
            found = np.where(~seen & (nth_new < self._pace.n_new), -nth_new / self._pace.n_new, found)
        if self._pace.looks_ahead:
            found = np.where(seen & ~is_due & (self._last_day < day), -10 - self._due, found)
        return found

    def learn(self, day: int, studied: Bools, is_right: Bools) -> None:
        """See `Policy`."""
        days = self._rule.days(day - self._last_day, studied, self._last_day < 0, is_right)
        due = day + np.maximum(days, 1)
        if self._pace.is_capped:
            due = np.minimum(due, max(self._n_days - 1, day + 1))
        self._due = np.where(studied, due, self._due)
        self._last_day = np.where(studied, day, self._last_day)


class Greedy:
    """What raises recall at the exam most per second, as FSRS-6 with default weights sees it: one review ahead."""

    def __init__(self, shape: tuple[int, int], cell: Cell) -> None:
        self._memories = Memories(shape)
        self._n_days = cell.n_days
        self._last_day = np.full(shape, -1, np.int32)

    def priorities(self, day: int) -> Floats:
        """See `Policy`."""
        curves, left = self._memories.curves, self._n_days - day
        stability, difficulty = self._memories.stability, self._memories.difficulty
        seen = self._last_day >= 0
        recall = curves.recall(stability, np.where(seen, day - self._last_day, 0))
        right = curves.recall(curves.after_right(stability, difficulty, recall)[0], left)
        wrong = curves.recall(curves.after_wrong(stability, difficulty, recall)[0], left)
        gain = recall * right + (1 - recall) * wrong - curves.recall(stability, self._n_days - self._last_day)
        seconds = recall * RIGHT_SECONDS + (1 - recall) * (WRONG_SECONDS + RELEARN_SECONDS)
        first = curves.recall(curves.first(is_right=True)[0], left) / NEW_SECONDS
        return np.where(seen, gain / seconds, first)

    def learn(self, day: int, studied: Bools, is_right: Bools) -> None:
        """See `Policy`."""
        self._memories.learn(day - self._last_day, studied, self._last_day < 0, is_right)
        self._last_day = np.where(studied, day, self._last_day)


def _places(shape: tuple[int, int]) -> Floats:
    return np.broadcast_to(np.arange(shape[1], dtype=np.float32) / shape[1], shape)


def _at_manuals_pace(cell: Cell, **options: bool | int) -> Pace:
    """Return Anki's manual's pace; where the days it keeps free leave too few, half of the days."""
    return Pace(cell.n_cards / max(cell.n_days - DAYS_KEPT_FREE, cell.n_days / 2), **options)


def _fsrs(retention: float) -> Callable[[tuple[int, int]], Rule]:
    return partial(Fsrs, retention=retention)


def _default(cell: Cell) -> Pace:  # noqa: ARG001 - the same in every cell
    return Pace()


def _filling(cell: Cell) -> Pace:  # noqa: ARG001
    return Pace(fills=True)


PEERS: dict[str, Callable[[tuple[int, int], Cell], Policy]] = {
    "random": Shuffled,
    "in order, cycling": InOrder,
    "fixed 1-3-7-14-30, fill": partial(Scheduled, rule=Ladder, pace=_filling),
    "Anki SM-2, 20 new": partial(Scheduled, rule=Sm2, pace=_default),
    "Anki SM-2, manual's pace": partial(Scheduled, rule=Sm2, pace=_at_manuals_pace),
    "SM-2, reviews first + fill": partial(Scheduled, rule=Sm2, pace=_filling),
    "Anki FSRS .90, 20 new": partial(Scheduled, rule=_fsrs(0.9), pace=_default),
    "Anki FSRS .70, manual's pace": partial(Scheduled, rule=_fsrs(0.7), pace=_at_manuals_pace),
    "Anki FSRS .80, manual's pace": partial(Scheduled, rule=_fsrs(0.8), pace=_at_manuals_pace),
    "Anki FSRS .90, manual's pace": partial(Scheduled, rule=_fsrs(0.9), pace=_at_manuals_pace),
    "Anki FSRS .95, manual's pace": partial(Scheduled, rule=_fsrs(0.95), pace=_at_manuals_pace),
    "Anki FSRS .70, manual's + ahead": partial(
        Scheduled, rule=_fsrs(0.7), pace=partial(_at_manuals_pace, looks_ahead=True)
    ),
    "FSRS .90, reviews first + fill": partial(Scheduled, rule=_fsrs(0.9), pace=_filling),
    "naive deadline cap": partial(Scheduled, rule=_fsrs(0.9), pace=partial(_at_manuals_pace, is_capped=True)),
    "final sweep (RemNote-like)": partial(
        Scheduled, rule=_fsrs(0.9), pace=partial(_at_manuals_pace, sweep_days=SWEEP_DAYS)
    ),
    "greedy gain per second": Greedy,
}
