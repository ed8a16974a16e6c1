"""Proportions with their intervals: one, or a column of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z = 1.959963984540054  # the normal quantile of a two-sided 95 % interval


@dataclass(frozen=True, slots=True)
class Proportion:
    """*n_hits* of *n*, as a *value* from 0 to 1 with its 95 % interval; the three are None where n is 0."""

    n_hits: int
    n: int
    value: float | None
    low: float | None
    high: float | None


def wilson(n_hits: int, n: int) -> Proportion:
    """Return *n_hits* of *n* with its 95 % score interval (Wilson 1927), which stays within 0 and 1 for any n."""
    if n == 0:
        return Proportion(0, 0, None, None, None)
    value, low, high = (float(part) for part in wilson_columns(n_hits, n))
    return Proportion(n_hits, n, value, low, high)


def wilson_columns(
    n_hits: ArrayLike, n: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the proportions of *n_hits* of *n* and the two ends of their 95 % score intervals; NaN where n is 0."""
    size = np.asarray(n, np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.asarray(n_hits, np.float64) / size
        middle = (value + Z**2 / (2 * size)) / (1 + Z**2 / size)
        margin = Z * np.sqrt(value * (1 - value) / size + Z**2 / (4 * size**2)) / (1 + Z**2 / size)
    low, high = np.minimum(middle - margin, value), np.maximum(middle + margin, value)  # rounding at 0 and at 1
    return value, np.maximum(low, 0.0), np.minimum(high, 1.0)
