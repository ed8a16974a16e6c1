"""What a class answered, as columns: the form in which a million reviews are read, kept and counted. Values only.

`quiz.store.class_log` reads a `ClassLog` from the database and keeps it up to date, `quiz.scores` makes tables of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from quiz.model import Confidence

Codes = NDArray[np.int32]
Truths = NDArray[np.bool_]
Days = NDArray[np.datetime64]
Reals = NDArray[np.float64]

NONE = -1  # the code of what is not there
CONFIDENCES = tuple(Confidence)


@dataclass(frozen=True, slots=True, eq=False)
class ReviewColumns:
    """Arrays of one length, a place for each review, in the order of their repetitions (*rep*, from 1).

    *learner*, *item* and *answer* are places in the names of the `ClassLog`, *confidence* a place in `CONFIDENCES`;
    *answer* is NONE for a flashcard, *confidence* where it was not asked. *rating* is from 1 to 4, *duration_ms* from 0
    to 60,000. *day* is the learner's study day.
    """

    learner: Codes
    item: Codes
    rep: Codes
    rating: Codes
    is_correct: Truths
    confidence: Codes
    answer: Codes
    duration_ms: Codes
    day: Days

    def where(self, is_wanted: Truths) -> "ReviewColumns":
        """Return the reviews at the places where *is_wanted* is true."""
        return _each(self, lambda column: column[is_wanted])

    def with_others(self, others: "ReviewColumns") -> "ReviewColumns":
        """Return these reviews and *others*, in the order of their repetitions."""
        rep = np.concatenate([self.rep, others.rep])
        # Sixteen bits are sorted by counting. Nobody answers a card 30,000 times.
        order = np.argsort(rep.astype(np.int16), kind="stable")
        return _joined(self, others, lambda column: column[order])


@dataclass(frozen=True, slots=True, eq=False)
class CardColumns:
    """Arrays of one length, a place for each card that was answered: what its memory was after the last answer."""

    learner: Codes
    item: Codes
    stability_days: Reals
    last_review_day: Days

    def where(self, is_wanted: Truths) -> "CardColumns":
        """Return the cards at the places where *is_wanted* is true."""
        return _each(self, lambda column: column[is_wanted])

    def with_others(self, others: "CardColumns") -> "CardColumns":
        """Return these cards and *others*."""
        return _joined(self, others, lambda column: column)


@dataclass(frozen=True, slots=True, eq=False)
class ClassLog:
    """The reviews and cards of *learner_ids* in some decks. *item_ids* and *answers* name what occurs in them.

    *model_versions* name, for each learner, the memory model that their cards are under.
    """

    learner_ids: tuple[str, ...]
    model_versions: tuple[str, ...]
    item_ids: tuple[str, ...]
    answers: tuple[str, ...]
    reviews: ReviewColumns
    cards: CardColumns


_Columns = TypeVar("_Columns", ReviewColumns, CardColumns)


def _each(columns: _Columns, change: Callable[[Any], Any]) -> _Columns:
    return type(columns)(*(change(getattr(columns, field.name)) for field in fields(columns)))


def _joined(one: _Columns, other: _Columns, change: Callable[[Any], Any]) -> _Columns:
    pairs = ((getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return type(one)(*(change(np.concatenate(pair)) for pair in pairs))
