"""How well a fixed quiz, which all takers took whole, tells them apart. Of free study these numbers would mean nothing.

All variances divide by n - 1. The formulas are those of Moodle's quiz statistics report (its documentation: "Quiz
statistics calculations"), which takes them from the k-statistics (Kenney and Keeping 1962).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from quiz.scores.first_answers import FirstAnswers
from quiz.scores.items import LEAST_ANSWERS, PROVISIONAL_BELOW

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class QuizStatistics:
    """What a quiz of *n_items* says of its *n_takers*; scores in points, one an item. Undefined is None.

    *alpha* is Cronbach's, which for items that are right or wrong is KR-20; it may be negative. *error_ratio* is the
    share of the standard deviation that is chance, more than 1 where alpha is negative; *sem* the standard error of a
    score, in points.
    """

    n_takers: int
    n_items: int
    is_provisional: bool
    mean: float | None = None
    median: float | None = None
    sd: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    alpha: float | None = None
    error_ratio: float | None = None
    sem: float | None = None


def quiz_statistics(first: FirstAnswers) -> QuizStatistics:
    """Return the statistics of a quiz (`FirstAnswers.of_quiz`); under 10 takers nothing but the counts.

    ValueError if an item was not scored for a taker: then it was not one quiz.
    """
    points = _whole(first)
    n_takers, n_items = points.shape
    counts = QuizStatistics(n_takers, n_items, is_provisional=n_takers < PROVISIONAL_BELOW)
    if n_takers < LEAST_ANSWERS or n_items == 0:
        return counts
    total = points.sum(axis=1)
    sd = float(np.std(total, ddof=1))
    skewness, kurtosis = _shape(total)
    alpha = _alpha(points)
    error_ratio = None if alpha is None else sqrt(1 - alpha)
    return QuizStatistics(
        n_takers,
        n_items,
        is_provisional=counts.is_provisional,
        mean=float(total.mean()),
        median=float(np.median(total)),
        sd=sd,
        skewness=skewness,
        kurtosis=kurtosis,
        alpha=alpha,
        error_ratio=error_ratio,
        sem=None if error_ratio is None else sd * error_ratio,
    )


def alpha_if_deleted(first: FirstAnswers) -> tuple[float | None, ...]:
    """Return, for each item, the quiz's alpha without it; None where undefined, and under 10 takers. Raise as above."""
    points = _whole(first)
    if len(points) < LEAST_ANSWERS:
        return (None,) * len(points.T)
    alphas = [_alpha(np.delete(points, place, axis=1)) for place in range(len(points.T))]
    return tuple(alphas)


def _whole(first: FirstAnswers) -> Reals:
    if np.isnan(first.points).any():
        raise ValueError("These takers did not all take the same items; a quiz's statistics need that.")
    return first.points


def _alpha(points: Reals) -> float | None:
    """Return Cronbach's alpha; None for fewer than two items and where all takers have the same score."""
    n_items = points.shape[1]
    variance = float(np.var(points.sum(axis=1), ddof=1))
    if n_items < 2 or not np.ptp(points.sum(axis=1)):
        return None
    return float(n_items / (n_items - 1)) * (1 - float(np.var(points, axis=0, ddof=1).sum()) / variance)


def _shape(total: Reals) -> tuple[float | None, float | None]:
    """Return skewness and excess kurtosis from the cumulants k2, k3, k4; None where all scores are the same."""
    n = len(total)
    if not np.ptp(total):
        return None, None
    m2, m3, m4 = (float(np.mean((total - total.mean()) ** power)) for power in (2, 3, 4))
    k2 = n * m2 / (n - 1)
    k3 = n**2 * m3 / ((n - 1) * (n - 2))
    k4 = n**2 * ((n + 1) * m4 - 3 * (n - 1) * m2**2) / ((n - 1) * (n - 2) * (n - 3))
    return float(k3 / k2**1.5), float(k4 / k2**2)
