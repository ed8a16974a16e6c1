"""Casebook's planner as a policy: the shipped code, for all students at once."""

import numpy as np

from quiz.memory import DEFAULT_MODEL, Curves
from quiz.memory.fitting import Answer, fit, is_fit_due
from quiz.model import Rating
from quiz.planner.arrays import Efforts, Hand
from quiz.planner.calibration import Observed, Sight, correction
from quiz.planner.strategy import Strategy, probing, strategy
from tests.benchmarks.exam.course import MISSED, NEW_SECONDS, RELEARN_SECONDS, RIGHT_SECONDS, WRONG_SECONDS, Cell
from tests.benchmarks.exam.students import Bools, Floats

PLANNED_EVERY = 2  # days; the app plans every night
_NOTHING = Observed(np.zeros(0, np.intp), *np.zeros((3, 0), np.float32), np.zeros(0, bool))


class Planned:
    """The exam planner, with personal weights and its correction."""

    def __init__(self, shape: tuple[int, int], cell: Cell) -> None:
        self._n_students, self._cell = shape[0], cell
        self._efforts = Efforts(
            *(np.asarray([s], np.float32) for s in (NEW_SECONDS, RIGHT_SECONDS, WRONG_SECONDS + RELEARN_SECONDS, 0)),
            kind=np.zeros(shape[1], np.intp),
        )
        self._models = [DEFAULT_MODEL] * shape[0]
        self._curves = Curves([model.weights for model in self._models])
        self._correction = correction(_NOTHING, n_learners=shape[0])
        self._hand = _unseen(shape)
        self._log: list[tuple[Bools, Bools]] = []
        self._observed = [_NOTHING]
        self._histories: list[list[list[Answer]]] = [[[] for _ in range(shape[1])] for _ in range(shape[0])]
        self._n_reviews, self._n_fitted = np.zeros(shape[0]), np.zeros(shape[0])
        self._n_new, self._n_new_right = np.zeros(shape[0]), np.zeros(shape[0])
        self._strategy: Strategy | None = None
        self._planned_on = 0
        self.predictions: list[Floats] = []

    def priorities(self, day: int) -> Floats:
        """See `Policy`."""
        self._learn_from_log()
        if day % PLANNED_EVERY == 0:
            self._plan(day)
        worth = self._strategy.worth(self._hand, self._efforts, day=day - self._planned_on)
        worth = np.where(worth > 0, worth, -np.inf)
        budget = np.full(self._n_students, self._cell.minutes * 60)
        return probing(worth, self._hand, self._sight, self._efforts, budget=budget, n_reviews=self._n_reviews)

    @property
    def _sight(self) -> Sight:
        return Sight(self._curves, self._correction.shifts)

    def learn(self, day: int, studied: Bools, is_right: Bools) -> None:
        """See `Policy`."""
        is_seen = self._hand.is_seen
        self._n_new += (studied & ~is_seen).sum(axis=1)
        self._n_new_right += (studied & ~is_seen & is_right).sum(axis=1)
        self._n_reviews += (studied & is_seen).sum(axis=1)
        for student, card in zip(*np.nonzero(studied), strict=True):
            history = self._histories[student][card]
            elapsed = int(self._hand.elapsed[student, card]) if history else 0
            rating = Rating.GOOD if is_right[student, card] else Rating.AGAIN
            n_steps = (2 - is_right[student, card]) if not history else 1 - is_right[student, card]
            history += [Answer(rating, elapsed, day), *[Answer(Rating.GOOD, 0, day)] * n_steps]
        self._log.append((studied, is_right))
        self._take_in(studied, is_right)

    def predicted(self) -> Floats:
        """Return the recall that each student is told on the exam's morning."""
        self._learn_from_log()
        return self._hand.recall(self._sight).mean(axis=1)

    def _plan(self, day: int) -> None:
        left = self._cell.n_days - day
        budgets = np.full((self._n_students, left), self._cell.minutes * 60 * (1 - MISSED), np.float32)
        first_right = ((self._n_new_right + 7.5) / (self._n_new + 10)).astype(np.float32)
        self._strategy = strategy(self._hand, self._sight, self._efforts, budgets, first_right=first_right, seed=day)
        self._planned_on = day

    def _learn_from_log(self) -> None:
        changed = False
        for student in range(self._n_students):
            if not is_fit_due(int(self._n_reviews[student]), n_scored_at_last_fit=int(self._n_fitted[student])):
                continue
            self._n_fitted[student] = self._n_reviews[student]
            found = fit([h for h in self._histories[student] if h], before=self._models[student])
            if found is not None and found.is_kept:
                self._models[student] = found.model
                changed = True
        if changed:
            self._curves = Curves([model.weights for model in self._models])
            self._hand, self._observed = _unseen(self._hand.stability.shape), [_NOTHING]
            for studied, is_right in self._log:
                self._take_in(studied, is_right)
        joined = Observed(*(np.concatenate([getattr(o, f) for o in self._observed]) for f in Observed.__slots__))
        start = None if changed else self._correction.shifts
        self._correction = correction(joined, n_learners=self._n_students, start=start)

    def _take_in(self, studied: Bools, is_right: Bools) -> None:
        reviewed = studied & self._hand.is_seen
        recall = self._hand.recall(self._curves)
        self._observed.append(
            Observed(
                np.nonzero(reviewed)[0],
                *(part[reviewed] for part in (recall, self._hand.elapsed, self._hand.stability, is_right)),
            )
        )
        self._hand = self._hand.next_day(self._curves, studied, is_right)


def _unseen(shape: tuple[int, ...]) -> Hand:
    """Return cards that were never seen."""
    nothing = np.zeros(shape, np.float32)
    return Hand(nothing, nothing + 1, nothing)
