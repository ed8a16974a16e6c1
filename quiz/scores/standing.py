"""How a class stands: its log, the items it is asked, the prediction for the exam, and what is counted once for all.

The tables of `class_tables`, `teaching` and `risk` are made from one `Standing`, so that they count alike and share the
work: a million reviews are gone through once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.class_log import NONE, ClassLog, Codes, Truths
from quiz.scheduling import are_spaced
from quiz.scores.class_items import item_places
from quiz.scores.prediction import Prediction, predict
from quiz.scores.retention import are_after_success

_NEVER = np.iinfo(np.int64).min  # as numpy's NaT


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How a class stands. *sections* has a row (deck_id, section_id, section) for each section that has items.

    *section_of_item* is the section's row for each of *items*. *counts* are arrays of learners × sections: *n_reviews*,
    *ms*; *n_first* and *first_right*, of first answers; *n_spaced* and *spaced_right*, of reviews of cards that came
    back after a day or more; *n_after* and *after_wrong*, of answers on a later study day than a right one to the same
    item. *last_day* is the last study day of each learner and section, NaT if there is none.
    """

    log: ClassLog
    items: pd.DataFrame
    prediction: Prediction
    sections: pd.DataFrame
    section_of_item: Codes
    counts: Mapping[str, NDArray[np.float64]]
    last_day: NDArray[np.datetime64]

    @classmethod
    def of(cls, log: ClassLog, items: pd.DataFrame, *, exam_day: date) -> Self:
        """Count *log* over *items* (`item_frame`), and predict for *exam_day*; retired items do not count."""
        groups = items.groupby(["deck_id", "section_id"], sort=False).ngroup()
        section_of_item: Codes = groups.to_numpy().astype(np.int32)
        is_first = ~pd.Series(section_of_item).duplicated().to_numpy()
        sections = items.loc[is_first, ["deck_id", "section_id", "section"]].reset_index(drop=True)
        place = _places(log, items, section_of_item, n_sections=len(sections))
        shape = len(log.learner_ids), len(sections)
        return cls(
            log=log,
            items=items,
            prediction=predict(log, items, exam_day=exam_day),
            sections=sections,
            section_of_item=section_of_item,
            counts=MappingProxyType(_counts(log, place, shape)),
            last_day=_last_days(log, place, shape),
        )


def _places(log: ClassLog, items: pd.DataFrame, section_of_item: Codes, *, n_sections: int) -> NDArray[np.int64]:
    """Return the place of each review among learners × sections; NONE for a retired item."""
    section_of_code = np.append(section_of_item, np.int32(NONE))[item_places(log, items)]
    section = section_of_code[log.reviews.item]
    return np.where(section == NONE, NONE, log.reviews.learner.astype(np.int64) * n_sections + section)


def _counts(log: ClassLog, place: NDArray[np.int64], shape: tuple[int, int]) -> dict[str, NDArray[np.float64]]:
    reviews = log.reviews
    first, spaced, after = reviews.rep == 1, are_spaced(log), are_after_success(log)
    counted: dict[str, Truths] = {
        "n_first": first,
        "first_right": first & reviews.is_correct,
        "n_spaced": spaced,
        "spaced_right": spaced & (reviews.rating > 1),
        "n_after": after,
        "after_wrong": after & ~reviews.is_correct,
    }
    counts = {name: _total(place[is_counted], shape) for name, is_counted in counted.items()}
    return {"n_reviews": _total(place, shape), "ms": _total(place, shape, reviews.duration_ms), **counts}


def _total(
    place: NDArray[np.int64], shape: tuple[int, int], weights: NDArray[Any] | None = None
) -> NDArray[np.float64]:
    """Return the number, or the total weight, of the reviews at each place; those at NONE fall before the first."""
    total = np.bincount(place + 1, weights, minlength=shape[0] * shape[1] + 1)[1:]
    return total.astype(np.float64).reshape(shape)


def _last_days(log: ClassLog, place: NDArray[np.int64], shape: tuple[int, int]) -> NDArray[np.datetime64]:
    days = np.full(shape[0] * shape[1] + 1, _NEVER)
    np.maximum.at(days, place + 1, log.reviews.day.astype(np.int64))
    return days[1:].astype("datetime64[D]").reshape(shape)
