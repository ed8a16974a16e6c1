"""Predictions moved to where recall was observed.

FSRS's curve has a heavy tail, and its few numbers are learned slowly. A correction of four numbers a learner is held by
a prior at "none" and fitted to the learner's own reviews: it costs nothing where FSRS is right and is what saves a plan
where it is not. It works as in survival analysis (proportional hazards): on the logarithm of the hazard, which is minus
the logarithm of recall. So a tail that falls as fast as an exponential is within its reach, and what was seen after a
week is carried to a month; a correction of the log odds leaves too much recall there.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quiz.memory import Curves

Floats = NDArray[np.float32]

# Of what is added to the log hazard: to all, by the log hazard that FSRS predicts, the log days since the last review,
# and the log stability.
_PRIOR_SPREADS = np.asarray([0.6, 0.3, 0.5, 0.4])
# The middles of the last three among reviews, so that the four numbers are nearly independent.
_USUAL_HAZARD, _USUAL_DAYS, _USUAL_STABILITY = np.float32(-2), np.float32(3), np.float32(10)
_N = len(_PRIOR_SPREADS)
_MOST_STEPS, _NEAR = 20, 0.01  # Newton's method on a concave function, no step longer than 1
_LEAST = np.float32(1e-4)  # a prediction is never surer than this
_MIN_HAZARD, _MAX_HAZARD = -12, 4  # logarithms: beyond these recall is 1 or 0


@dataclass(frozen=True, slots=True)
class Sight:
    """The learners' *curves*, and the correction of each: *shifts* (learner, 4), all 0 for none."""

    curves: Curves
    shifts: Floats

    def recall(self, stability: Floats, elapsed: Floats | np.float32) -> Floats:
        """Return the corrected probability of recall, *elapsed* days after a review that left *stability* days."""
        features = _features(self.curves.recall(stability, elapsed), elapsed, stability)
        moved = features[1] + _USUAL_HAZARD
        for column, feature in zip(self.shifts.T, features, strict=True):
            moved = moved + self.curves.aligned(column) * feature
        return np.where(np.asarray(elapsed) > 0, np.exp(-_hazard(moved)), np.float32(1))

    def widened(self) -> "Sight":
        """Return the same for memories of one axis more."""
        return Sight(self.curves.widened(), self.shifts)


@dataclass(frozen=True, slots=True)
class Observed:
    """Reviews after a day or more, one entry each: whose, the *recall* that FSRS predicted, and what came.

    *stability* is that of the review before, *elapsed* the days since.
    """

    learner: NDArray[np.intp]
    recall: Floats
    elapsed: Floats
    stability: Floats
    is_right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Correction:
    """The *shifts* (learner, 4) of highest posterior and their *covariance* (learner, 4, 4)."""

    shifts: Floats
    covariance: NDArray[np.float64]


def correction(observed: Observed, *, n_learners: int, start: Floats | None = None) -> Correction:
    """Return each learner's correction; with no reviews it is none, as uncertain as the prior.

    The search may *start* from an earlier correction; it finds the same, sooner.
    """
    features = _features(observed.recall, observed.elapsed, observed.stability)
    shifts = np.zeros((n_learners, _N)) if start is None else start.astype(np.float64)
    prior = np.diag(1 / _PRIOR_SPREADS**2)
    curvature = np.broadcast_to(prior, (n_learners, _N, _N))
    for _ in range(_MOST_STEPS if len(observed.recall) else 0):
        added = sum(f * shifts[observed.learner, k] for k, f in enumerate(features))
        pull, certainty = _pull(_hazard(features[1] + _USUAL_HAZARD + added), observed.is_right)
        slope = np.stack([_sums(observed, pull * f, n_learners) for f in features], axis=1) - shifts @ prior
        curvature = prior + np.empty((n_learners, _N, _N))
        for row in range(_N):
            for column in range(row + 1):
                sums = _sums(observed, certainty * features[row] * features[column], n_learners)
                curvature[:, row, column] = curvature[:, column, row] = prior[row, column] + sums
        step = np.linalg.solve(curvature, slope[:, :, None])[:, :, 0]
        longest = np.abs(step).max(axis=1, keepdims=True)
        shifts = shifts + step / np.maximum(longest, 1)
        if longest.max() < _NEAR:
            break
    return Correction(shifts.astype(np.float32), np.linalg.inv(curvature).astype(np.float64))


def _pull(hazard: Floats, is_right: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the first derivative of each review's log likelihood by the log hazard, and minus the second."""
    spread = hazard / -np.expm1(-hazard)
    of_wrong = spread * np.exp(-hazard)
    return np.where(is_right, -hazard, of_wrong), np.where(is_right, hazard, of_wrong * (spread - 1))


def _sums(observed: Observed, values: Floats, n_learners: int) -> NDArray[np.float64]:
    sums: NDArray[np.float64] = np.bincount(observed.learner, values, n_learners).astype(np.float64)
    return sums


def _features(recall: Floats, elapsed: Floats | np.float32, stability: Floats) -> tuple[Floats, ...]:
    """Return what the shifts multiply, each about 0 at a usual review."""
    predicted = np.log(-np.log(np.clip(recall, _LEAST, 1 - _LEAST)))
    return (
        np.ones_like(predicted),
        predicted - _USUAL_HAZARD,
        np.log(np.maximum(np.asarray(elapsed), np.float32(1)) / _USUAL_DAYS),
        np.log(np.maximum(stability, np.float32(0.1)) / _USUAL_STABILITY),
    )


def _hazard(logarithm: Floats) -> Floats:
    hazard: Floats = np.exp(np.clip(logarithm, _MIN_HAZARD, _MAX_HAZARD))
    return hazard
