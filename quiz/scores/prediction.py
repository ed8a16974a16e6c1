"""What a class would score if the exam were written on a day and nothing were studied until then.

A learner who recalls an item answers right; one who does not may still guess one of its k options. With R the recall
that the memory model predicts for the day, the chance of a right answer is R + (1 - R) / k, for a flashcard R. An item
that was never met counts as a guess. So the expected score is the mean chance over all items. Two things make a score
differ from it: luck, whose variance is that of a Poisson binomial (the sum of p (1 - p)), and the memory model's error.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.class_log import ClassLog
from quiz.memory import model_of, retrievabilities_of_many
from quiz.scores.class_items import matrix, membership
from quiz.scores.proportions import Z

# How far FSRS-6 with its default weights was off for the mean user: the root of the mean square over bins between
# predicted and observed recall, in the public benchmark of 10,000 collections (open-spaced-repetition/srs-benchmark).
# It is taken as one error common to all items of a learner, which is the cautious reading.
MODEL_ERROR = 0.092

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """Arrays of learners × items, in the order of the log's learners and of the table of items.

    *recall* is the predicted recall on the day, NaN for an item never met. *chance* is that of a right answer, *guess*
    that of a blind one (an array of items).
    """

    recall: Matrix
    chance: Matrix
    guess: Matrix

    @property
    def is_met(self) -> NDArray[np.bool_]:
        """Tell which items each learner has met."""
        return ~np.isnan(self.recall)


def predict(log: ClassLog, items: pd.DataFrame, *, exam_day: date) -> Prediction:
    """Return what each learner of *log* would do with each of *items* on *exam_day*, without any study until then."""
    cards = log.cards
    elapsed_days = (np.datetime64(exam_day, "D") - cards.last_review_day).astype(np.float64)
    decays = np.array([model_of(version).weights[20] for version in log.model_versions])
    values = retrievabilities_of_many(cards.stability_days, elapsed_days, decay=decays[cards.learner])
    recall = matrix(log, items, learner=cards.learner, item=cards.item, values=values)
    n_options = items["options"].map(len).to_numpy(np.float64)
    guess = np.divide(1.0, n_options, out=np.zeros(len(items)), where=n_options > 0)
    known = np.nan_to_num(recall)
    return Prediction(recall, known + (1 - known) * guess, guess)


def expected_scores(prediction: Prediction, groups: NDArray[Any], n_groups: int) -> dict[str, Matrix]:
    """Return arrays of learners × *groups* (the group of each item): what is predicted of the items of each.

    *n_met* counts the items met, *recall* is their mean predicted recall (NaN if there is none). *score* is the
    expected share of right answers to all items of the group, from *score_low* to *score_high* with 95 % probability,
    model error included, of which *score_unmet* comes from guesses at items never met.
    """
    of_group = membership(groups, n_groups)
    n_items = of_group.sum(axis=0)
    is_met = prediction.is_met.astype(np.float64)
    n_met = is_met @ of_group
    with np.errstate(invalid="ignore", divide="ignore"):
        recall = np.nan_to_num(prediction.recall) @ of_group / n_met
        score = prediction.chance @ of_group / n_items
        luck = np.sqrt((prediction.chance * (1 - prediction.chance)) @ of_group) / n_items
        error = MODEL_ERROR * ((is_met * (1 - prediction.guess)) @ of_group) / n_items
        unmet = ((1 - is_met) * prediction.guess) @ of_group / n_items
    margin = Z * np.sqrt(luck**2 + error**2)
    low, high = np.clip(score - margin, 0, 1), np.clip(score + margin, 0, 1)
    return {
        "n_met": n_met,
        "recall": recall,
        "score": score,
        "score_low": low,
        "score_high": high,
        "score_unmet": unmet,
    }
