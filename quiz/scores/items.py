"""Item analysis: what first answers say of each item.

`item_statistics` has a row an item, `option_statistics` a row an option. In free study learners choose what they meet,
so an item's rest score is the share right of the *other* items met, of at least 10. In a fixed quiz all met the same,
and the same formulas give what Moodle's quiz report shows. Nothing is told of fewer than 10 answers; under 30 a number
is provisional. The printed definitions are in `definitions`.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from math import atanh, floor, nan, sqrt, tanh

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.scores.first_answers import FirstAnswers, shared_places
from quiz.scores.proportions import Z, wilson_columns

LEAST_ANSWERS = 10
LEAST_OTHERS = 10  # other items that a learner must have met for a rest score
PROVISIONAL_BELOW = 30
FUNCTIONAL_SHARE = 0.05  # a distractor that fewer choose does not work
EXTREME_SHARE = 0.27  # the groups that tell most when scores are normal (Kelley 1939)
FACILITY = ("facility", "facility_low", "facility_high")
DISCRIMINATION = (
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "n_rest",
    "discriminative_efficiency",
)
OPTION_COLUMNS = [
    "item_id",
    "option",
    "is_key",
    "is_current",
    "n",
    "share",
    "share_upper",
    "share_middle",
    "share_lower",
]

Reals = NDArray[np.float64]


def item_statistics(first: FirstAnswers, items: pd.DataFrame, *, least_others: int = LEAST_OTHERS) -> pd.DataFrame:
    """Return a row for each of *items*, its index: the columns of `item_frame`, and these.

    *n* answers, of them *n_omitted* and *n_unreached*; *is_provisional* (n under 30); *facility* with *facility_low*
    and *facility_high*; *discrimination* (item-rest correlation, -1 to 1) with *discrimination_low* and *…_high*, of
    *n_rest* learners; *discriminative_efficiency* (up to 1); *upper_lower* (-1 to 1); *distractor_efficiency* (0 to 1);
    *median_seconds*. What is undefined is NaN, and so is everything but the counts where n is under 10.

    *least_others* is how many other items a learner must have met to count for the correlation; a quiz, in which all
    met the same, needs 1.
    """
    answered = ~np.isnan(first.points)
    n = answered.sum(axis=0)
    rest, score = first.rest_scores(least_others=least_others), first.scores()
    columns = {
        **dict(zip(FACILITY, wilson_columns(np.nansum(first.points, axis=0), n), strict=True)),
        **_by_item(items, DISCRIMINATION, lambda j: _discrimination(first.points[:, j], rest[:, j])),
        **_by_item(items, ("upper_lower",), lambda j: (_upper_lower(first.points[:, j], score),)),
        **_by_item(items, ("distractor_efficiency",), lambda j: (_working_share(first, j, items["options"].iloc[j]),)),
        **_by_item(items, ("median_seconds",), lambda j: (_median(first.seconds[:, j]),)),
    }
    statistics = pd.DataFrame(columns, index=items.index)
    statistics[n < LEAST_ANSWERS] = nan
    counts = {
        "n": n,
        "n_omitted": first.is_omitted.sum(axis=0),
        "n_unreached": first.is_unreached.sum(axis=0),
        "is_provisional": n < PROVISIONAL_BELOW,
    }
    return items.assign(**counts).join(statistics)


def option_statistics(first: FirstAnswers, items: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each option of each question of *items* with 10 answers or more: who chose it.

    *item_id*, *option* (its text; missing for no answer), *is_key*, *is_current* (False for one of an older wording),
    *n* learners who chose it, *share* of all who answered, and *share_upper*, *share_middle*, *share_lower* of each
    third of them by score. The key comes first, then the item's distractors in their order, then what else was chosen.
    """
    scores = first.scores()
    tables = [
        _options_of(first, scores, place, item_id, options)
        for place, (item_id, options) in enumerate(items["options"].items())
        if options and (~np.isnan(first.points[:, place])).sum() >= LEAST_ANSWERS
    ]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=OPTION_COLUMNS)


def _by_item(
    items: pd.DataFrame, names: tuple[str, ...], statistics: Callable[[int], tuple[float, ...]]
) -> dict[str, Reals]:
    """Return, under *names*, the *statistics* of each item's place."""
    rows = np.array([statistics(place) for place in range(len(items))], np.float64).reshape(len(items), len(names))
    return dict(zip(names, rows.T, strict=True))


def _discrimination(points: Reals, rest: Reals) -> tuple[float, float, float, float, float]:
    """Return the item-rest correlation, its 95 % interval (Fisher's z), its n, and the discriminative efficiency.

    The efficiency is the covariance as a share of the greatest that these points and rest scores could have, sorted
    each.
    """
    counted = ~np.isnan(points) & ~np.isnan(rest)
    x, others = points[counted], rest[counted]
    n = len(x)
    if n < 2 or not np.ptp(x) or not np.ptp(others):
        return nan, nan, nan, n, nan
    covariance = float(np.cov(x, others)[0, 1])
    greatest = float(np.cov(np.sort(x), np.sort(others))[0, 1])
    correlation = float(np.clip(covariance / sqrt(np.var(x, ddof=1) * np.var(others, ddof=1)), -1, 1))
    return correlation, *_fisher(correlation, n), n, covariance / greatest


def _fisher(correlation: float, n: int) -> tuple[float, float]:
    if n <= 3 or abs(correlation) >= 1:
        return nan, nan
    margin = Z / sqrt(n - 3)
    return tanh(atanh(correlation) - margin), tanh(atanh(correlation) + margin)


def _upper_lower(points: Reals, score: Reals) -> float:
    """Return how much more often the best 27 % answered right than the worst 27 %; ties share the last places."""
    counted = ~np.isnan(points)
    if not counted.any():
        return nan
    x, ranks = points[counted], score[counted]
    size = max(1, floor(EXTREME_SHARE * len(x) + 0.5))
    return float((shared_places(ranks, size) - shared_places(-ranks, size)) @ x / size)


def _working_share(first: FirstAnswers, place: int, options: tuple[str, ...]) -> float:
    """Return the share of an item's distractors that 5 % or more chose."""
    n = (~np.isnan(first.points[:, place])).sum()
    if len(options) <= 1 or n == 0:
        return nan
    chosen = Counter(first.chosen(place))
    n_working = sum(chosen[option] >= FUNCTIONAL_SHARE * int(n) for option in options[1:])
    return n_working / (len(options) - 1)


def _median(seconds: Reals) -> float:
    known = seconds[~np.isnan(seconds)]
    return float(np.median(known)) if len(known) else nan


def _options_of(
    first: FirstAnswers, scores: Reals, place: int, item_id: Hashable, options: tuple[str, ...]
) -> pd.DataFrame:
    counted = ~np.isnan(first.points[:, place])
    score, right = scores[counted], first.points[counted, place] == 1
    third = len(score) / 3
    upper, lower = shared_places(score, third), shared_places(-score, third)
    weights = {"share_upper": upper, "share_middle": 1 - upper - lower, "share_lower": lower}
    chosen = np.array(first.chosen(place), object)[counted]
    others = [option for option in dict.fromkeys(chosen) if option is not None and option not in options]
    rows = []
    for option in (*options, *others, None):
        is_this = chosen == option
        if option is not None or is_this.any():
            is_key = option == options[0] or bool(right[is_this].any())
            shares = {name: float(weight[is_this].sum() / third) for name, weight in weights.items()}
            row = {"item_id": item_id, "option": option, "is_key": is_key, "is_current": option in options}
            rows.append({**row, "n": int(is_this.sum()), "share": float(is_this.mean()), **shares})
    return pd.DataFrame(rows, columns=OPTION_COLUMNS)
