"""Predictions moved to where recall was observed.

FSRS's curve has a heavy tail, and its few numbers are learned slowly. A logistic correction of three numbers a learner,
on the predicted log odds and on the days since the last review, is held by a prior at "no correction" and fitted to the
learner's own reviews: it costs nothing where FSRS is right and is what saves a plan where it is not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quiz.memory import Curves

Floats = NDArray[np.float32]

_PRIOR_SPREADS = np.asarray([0.6, 0.3, 0.5])  # of: all, the predicted log odds, the logarithm of the days
_N_STEPS = 4  # Newton's method on a concave function, from the correction before
_LEAST = np.float32(1e-4)  # a prediction is never surer than this
_USUAL_DAYS = np.float32(3)  # the middle of the days between reviews, so that the numbers are nearly independent
_N = len(_PRIOR_SPREADS)


@dataclass(frozen=True, slots=True)
class Sight:
    """The learners' *curves*, and the correction of each: *shifts* (learner, 3), all 0 for none."""

    curves: Curves
    shifts: Floats

    def recall(self, stability: Floats, elapsed: Floats | np.float32) -> Floats:
        """Return the corrected probability of recall, *elapsed* days after a review that left *stability* days."""
        odds = _log_odds(self.curves.recall(stability, elapsed))
        shift, slope, fall = (self.curves.aligned(column) for column in self.shifts.T)
        moved = odds * (1 + slope) + shift + fall * _log_days(elapsed)
        return np.where(np.asarray(elapsed) > 0, 1 / (1 + np.exp(-np.clip(moved, -30, 30))), np.float32(1))

    def widened(self) -> "Sight":
        """Return the same for memories of one axis more."""
        return Sight(self.curves.widened(), self.shifts)


@dataclass(frozen=True, slots=True)
class Observed:
    """Reviews after a day or more, one entry each: whose, the *recall* that FSRS predicted, and what came."""

    learner: NDArray[np.intp]
    recall: Floats
    elapsed: Floats
    is_right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Correction:
    """The *shifts* (learner, 3) of highest posterior and their *covariance* (learner, 3, 3)."""

    shifts: Floats
    covariance: NDArray[np.float64]


def correction(observed: Observed, *, n_learners: int, start: Floats | None = None) -> Correction:
    """Return each learner's correction; with no reviews it is none, as uncertain as the prior."""
    odds = _log_odds(observed.recall)
    features = (np.ones_like(odds), odds, _log_days(observed.elapsed))
    shifts = np.zeros((n_learners, _N)) if start is None else start.astype(np.float64)
    prior = np.diag(1 / _PRIOR_SPREADS**2)
    curvature = np.broadcast_to(prior, (n_learners, _N, _N))
    for _ in range(_N_STEPS if len(odds) else 0):
        moved = odds + sum(f * shifts[observed.learner, k] for k, f in enumerate(features))
        expected = 1 / (1 + np.exp(-np.clip(moved, -30, 30)))
        surprise, certainty = observed.is_right - expected, expected * (1 - expected)
        slope = np.stack([_sums(observed, surprise * f, n_learners) for f in features], axis=1) - shifts @ prior
        curvature = prior + np.empty((n_learners, _N, _N))
        for row in range(_N):
            for column in range(row + 1):
                sums = _sums(observed, certainty * features[row] * features[column], n_learners)
                curvature[:, row, column] = curvature[:, column, row] = prior[row, column] + sums
        shifts = shifts + np.linalg.solve(curvature, slope[:, :, None])[:, :, 0]
    return Correction(shifts.astype(np.float32), np.linalg.inv(curvature).astype(np.float64))


def _sums(observed: Observed, values: Floats, n_learners: int) -> NDArray[np.float64]:
    sums: NDArray[np.float64] = np.bincount(observed.learner, values, n_learners).astype(np.float64)
    return sums


def _log_odds(recall: Floats) -> Floats:
    safe = np.clip(recall, _LEAST, 1 - _LEAST)
    odds: Floats = np.log(safe / (1 - safe))
    return odds


def _log_days(elapsed: Floats | np.float32) -> Floats:
    return np.log(np.maximum(elapsed, np.float32(1)) / _USUAL_DAYS)
