"""What counts as right after a regrade. The log and the schedule stay as they are; only scores are counted anew."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from quiz.class_log import ClassLog, Truths
from quiz.model import Credit, Regrade
from quiz.scores.class_items import item_places

EFFECT_COLUMNS = ["learner_id", "n_first", "right_before", "right_after"]


def regraded(log: ClassLog, regrades: Iterable[Regrade]) -> ClassLog:
    """Return *log* with *is_correct* as the *regrades* have it, without the reviews of items left out of scores.

    A regrade reaches the answers of study days up to the day it was made on.
    """
    for regrade in regrades:
        log = _with(log, regrade)
    return log


def _with(log: ClassLog, regrade: Regrade) -> ClassLog:
    reviews = log.reviews
    if regrade.item_id not in log.item_ids:
        return log
    is_item = reviews.item == log.item_ids.index(regrade.item_id)
    reached: Truths = is_item & (reviews.day <= np.datetime64(regrade.before.date()))
    if regrade.credit is Credit.NOBODY:
        return replace(log, reviews=reviews.where(~reached))
    codes = [code for code, answer in enumerate(log.answers) if answer in regrade.accepted]
    counts = regrade.credit is Credit.EVERYONE or np.isin(reviews.answer, codes)
    return replace(log, reviews=replace(reviews, is_correct=np.where(reached, counts, reviews.is_correct)))


def regrade_effect(log: ClassLog, items: pd.DataFrame, regrade: Regrade) -> pd.DataFrame:
    """Return a row for each learner whose score on first answers to *items* the *regrade* changes.

    *learner_id*; *n_first* first answers that count after it; *right_before* and *right_after*, how many of them were
    right.
    """
    before, after = (_first_answers(each, items) for each in (log, regraded(log, (regrade,))))
    rows = [
        (learner_id, after[place][0], before[place][1], after[place][1])
        for place, learner_id in enumerate(log.learner_ids)
        if tuple(before[place]) != tuple(after[place])
    ]
    return pd.DataFrame(rows, columns=EFFECT_COLUMNS)


def _first_answers(log: ClassLog, items: pd.DataFrame) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Return for each learner how many first answers to *items* there are, and how many of them were right."""
    reviews = log.reviews
    is_asked = item_places(log, items) >= 0
    counted = reviews.where((reviews.rep == 1) & is_asked[reviews.item]) if len(is_asked) else reviews
    n = np.bincount(counted.learner, minlength=len(log.learner_ids))
    right = np.bincount(counted.learner[counted.is_correct], minlength=len(log.learner_ids))
    return np.stack([n, right], axis=1)
