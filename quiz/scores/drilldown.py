"""From a table of the class down to one student or one item: who was sure and wrong, who chose what."""

import numpy as np
import pandas as pd

from quiz.class_log import CONFIDENCES, NONE, ClassLog, Truths
from quiz.model import Confidence
from quiz.scores.class_items import item_places

CHOICE_COLUMNS = [
    "learner_id",
    "first_answer",
    "is_first_right",
    "last_answer",
    "is_last_right",
    "n_answers",
    "last_day",
]
LEARNER_MISCONCEPTION_COLUMNS = ["learner_id", "item_id", "n_sure_and_wrong", "answer", "day", "is_open"]


def item_choices(log: ClassLog, item_id: str) -> pd.DataFrame:
    """Return a row for each learner who met the item: what they chose first, and what last.

    *learner_id*; *first_answer* and *last_answer*, the options' texts (missing for a flashcard); *is_first_right*,
    *is_last_right*; *n_answers*; *last_day*. The order is that of the class.
    """
    if item_id not in log.item_ids:
        return pd.DataFrame(columns=CHOICE_COLUMNS)
    table = _frame(log, log.reviews.item == log.item_ids.index(item_id))  # in the order of repetitions
    by_learner = table.groupby("learner", sort=True)
    first, last = by_learner.first(skipna=False), by_learner.last(skipna=False)
    return pd.DataFrame(
        {
            "learner_id": np.array(log.learner_ids, object)[first.index],
            "first_answer": first["answer"].to_numpy(),
            "is_first_right": first["is_correct"].to_numpy(),
            "last_answer": last["answer"].to_numpy(),
            "is_last_right": last["is_correct"].to_numpy(),
            "n_answers": by_learner.size().to_numpy(),
            "last_day": last["day"].to_numpy(),
        },
        columns=CHOICE_COLUMNS,
    )


def class_misconceptions(log: ClassLog, items: pd.DataFrame, *, learner_id: str | None = None) -> pd.DataFrame:
    """Return a row for each learner and item of *items* answered wrongly though the learner was sure; open ones first.

    *learner_id*, *item_id*, *n_sure_and_wrong* counts these answers; *answer* and *day* are of the last; *is_open*
    until a later answer is right and more than a guess, as `misconceptions` has it. Of one learner where *learner_id*
    is given.
    """
    reviews = log.reviews
    sure, guessed = CONFIDENCES.index(Confidence.SURE), CONFIDENCES.index(Confidence.GUESSED)
    is_wanted = (item_places(log, items) != NONE)[reviews.item]
    if learner_id is not None:
        is_wanted = is_wanted & (reviews.learner == log.learner_ids.index(learner_id))
    keys = ["learner", "item"]
    wrong = _frame(log, is_wanted & (reviews.confidence == sure) & ~reviews.is_correct)
    right = reviews.where(is_wanted & (reviews.confidence != guessed) & reviews.is_correct)
    by_card = wrong.groupby(keys, sort=True)
    last = by_card.last(skipna=False)
    mended_rep = pd.Series(right.rep).groupby([right.learner, right.item]).max().reindex(last.index, fill_value=0)
    places = last.index.to_frame()
    table = pd.DataFrame(
        {
            "learner_id": np.array(log.learner_ids, object)[places["learner"]],
            "item_id": np.array(log.item_ids, object)[places["item"]],
            "n_sure_and_wrong": by_card.size().to_numpy(),
            "answer": last["answer"].to_numpy(),
            "day": last["day"].to_numpy(),
            "is_open": (mended_rep < last["rep"]).to_numpy(),
        },
        columns=LEARNER_MISCONCEPTION_COLUMNS,
    )
    return table.sort_values(["is_open", "day"], ascending=False, kind="stable", ignore_index=True)


def _frame(log: ClassLog, is_wanted: Truths) -> pd.DataFrame:
    found = log.reviews.where(is_wanted)
    return pd.DataFrame(
        {
            "learner": found.learner,
            "item": found.item,
            "rep": found.rep,
            "is_correct": found.is_correct,
            "answer": np.array([*log.answers, None], object)[found.answer],  # NONE is the last
            "day": found.day.astype("datetime64[s]"),
        }
    )
