"""How many of one learner's answers were right, by groups of items: sections, kinds."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from quiz.class_log import NONE, ClassLog, Truths
from quiz.scores.proportions import wilson_columns


def group_of_reviews(log: ClassLog, group_of_item: Mapping[str, int]) -> NDArray[np.intp]:
    """Return the group of each review's item; NONE for an item that has no group."""
    of_item = np.asarray([group_of_item.get(item_id, NONE) for item_id in log.item_ids], np.intp)
    return of_item[log.reviews.item]


def group_scores(
    log: ClassLog, group: NDArray[np.intp], counts: Truths, *, n_groups: int, name: str
) -> dict[str, NDArray[np.generic]]:
    """Return columns with a row a group: how many reviews *counts* has (n_*name*), and the proportion that was right.

    *name*_proportion has its 95 % interval, *name*_low and *name*_high; the three are NaN where there is no review.
    """
    counted = counts & (group != NONE)
    n = np.bincount(group[counted], minlength=n_groups)
    n_right = np.bincount(group[counted & log.reviews.is_correct], minlength=n_groups)
    value, low, high = wilson_columns(n_right, n)
    return {f"n_{name}": n, f"{name}_proportion": value, f"{name}_low": low, f"{name}_high": high}
