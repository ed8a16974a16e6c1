"""Which of a class's answers come after a success: what was learned, and may have been forgotten."""

import numpy as np

from quiz.class_log import ClassLog, Truths
from quiz.scheduling import card_codes


def are_after_success(log: ClassLog) -> Truths:
    """Tell for each review whether the learner had answered the item right on an earlier study day."""
    reviews, card = log.reviews, card_codes(log)
    never = np.datetime64("9999-12-31", "D")
    first_right = np.full(len(log.learner_ids) * len(log.item_ids), never)
    is_right = reviews.is_correct
    # Of several values for one place the last is kept, so the earliest comes last.
    first_right[card[is_right][::-1]] = reviews.day[is_right][::-1]
    return first_right[card] < reviews.day
