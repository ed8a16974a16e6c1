"""The first answer of each learner to each item: what item statistics count, since later ones measure practice."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from quiz.class_log import NONE, ClassLog
from quiz.scores.class_items import matrix

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class FirstAnswers:
    """Arrays of learners × items. *points* is 1 for right, 0 for wrong, NaN for never met.

    *answer* is the place of the chosen option in *answers*; NONE for a flashcard and where nothing was chosen.
    *seconds* is the time from showing to answer, NaN if there was none. *is_omitted* marks items that were passed over,
    *is_unreached* those after the last that was answered: in a quiz both score 0.
    """

    learner_ids: tuple[str, ...]
    points: Matrix
    answer: NDArray[np.int64]
    answers: tuple[str, ...]
    seconds: Matrix
    is_omitted: NDArray[np.bool_]
    is_unreached: NDArray[np.bool_]

    @classmethod
    def of(cls, log: ClassLog, items: pd.DataFrame) -> Self:
        """Return the first answers in free study: each learner met what they met, and nothing was omitted."""
        first = log.reviews.where(log.reviews.rep == 1)
        columns = (
            matrix(log, items, learner=first.learner, item=first.item, values=values)
            for values in (first.is_correct.astype(float), first.answer.astype(float), first.duration_ms / 1000)
        )
        points, answer, seconds = columns
        nothing = np.zeros(points.shape, np.bool_)
        codes = np.nan_to_num(answer, nan=NONE).astype(np.int64)
        return cls(log.learner_ids, points, codes, log.answers, seconds, nothing, nothing)

    @classmethod
    def of_quiz(cls, log: ClassLog, items: pd.DataFrame) -> Self:
        """Return the first answers to a fixed quiz of *items*, in their order, by those of the class who took it.

        Who answered nothing did not take it. What a taker did not answer scores 0: omitted if a later item was
        answered, else not reached.
        """
        free = cls.of(log, items)
        took = ~np.isnan(free.points).all(axis=1)
        is_answered = ~np.isnan(free.points[took])
        is_reached = np.logical_or.accumulate(is_answered[:, ::-1], axis=1)[:, ::-1]
        return cls(
            learner_ids=tuple(np.array(log.learner_ids, object)[took]),
            points=np.nan_to_num(free.points[took]),
            answer=free.answer[took],
            answers=free.answers,
            seconds=free.seconds[took],
            is_omitted=~is_answered & is_reached,
            is_unreached=~is_reached,
        )

    def scores(self) -> NDArray[np.float64]:
        """Return each learner's share of right answers to the items met, NaN for none."""
        with np.errstate(invalid="ignore"):
            return np.asarray(np.nansum(self.points, axis=1) / (~np.isnan(self.points)).sum(axis=1), np.float64)

    def chosen(self, place: int) -> list[str | None]:
        """Return the option that each learner chose of the item at *place*; None for no answer."""
        return [None if code == NONE else self.answers[code] for code in self.answer[:, place]]

    def rest_scores(self, *, least_others: int) -> Matrix:
        """Return each learner's share of right answers to the *other* items met, for each item met.

        NaN where fewer than *least_others* others were met.
        """
        is_met = ~np.isnan(self.points)
        n_others = is_met.sum(axis=1, keepdims=True) - 1
        right = np.nansum(self.points, axis=1, keepdims=True)
        with np.errstate(invalid="ignore", divide="ignore"):
            rest = (right - self.points) / n_others
        return np.where(is_met & (n_others >= max(1, least_others)), rest, np.nan)


def shared_places(score: NDArray[np.float64], size: float) -> NDArray[np.float64]:
    """Return for each learner how much of a place among the best *size* is theirs, from 0 to 1.

    Learners with the score at which the places run out share those that are left equally, so that the order of the rows
    never matters. For the worst, give the negative scores. The shares sum to *size*.
    """
    _, tied, n_tied = np.unique(-score, return_inverse=True, return_counts=True)
    before = np.cumsum(n_tied) - n_tied
    share = np.clip((size - before) / n_tied, 0, 1)
    return np.asarray(share[tied], np.float64)
