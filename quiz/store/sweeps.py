"""The queries that read many learners' rows as columns. No row becomes an object of ours on the way, nor a value twice.

A million rows are mostly the making of Python's objects, so the small numbers of a review come as one, the database
hands over columns as JSON arrays (half the time of as many rows), what repeats (ids, answers, days) becomes a code at
once, and all is taken in batches whose memory is used again for the next. Cards come as rows: SQLite writes a real
number into JSON with 15 digits, two too few.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection

from quiz.class_log import CONFIDENCES, NONE, CardColumns, ClassLog, Codes, Days, ReviewColumns
from quiz.store.schema import cards, learners, reviews

_ROWS_AT_A_TIME = 2_000  # so few that they stay in the processor's cache
_IDS_AT_A_TIME = 20_000  # of reviews, whose columns come without rows

# How the small numbers of a review lie in one: rep, rating, right or not, confidence (0 is none), duration.
_RATING_BITS, _TRUTH_BITS, _CONFIDENCE_BITS, _DURATION_BITS = 3, 1, 2, 16
_CONFIDENCE = sa.case(
    *((reviews.c.confidence == confidence, code + 1) for code, confidence in enumerate(CONFIDENCES)), else_=0
)


def _packed() -> sa.ColumnElement[int]:
    packed: sa.ColumnElement[int] = sa.cast(reviews.c.rep, sa.BigInteger)
    for n_bits, part in (
        (_RATING_BITS, sa.type_coerce(reviews.c.rating, sa.Integer)),
        (_TRUTH_BITS, sa.cast(reviews.c.is_correct, sa.Integer)),
        (_CONFIDENCE_BITS, _CONFIDENCE),
        (_DURATION_BITS, reviews.c.duration_ms),
    ):
        packed = packed * (1 << n_bits) + part
    return packed


_EXTENTS = (
    sa.select(reviews.c.learner_id, sa.func.count(), sa.func.max(reviews.c.review_id))
    .where(reviews.c.learner_id.in_(sa.bindparam("learner_ids", expanding=True)))
    .group_by(reviews.c.learner_id)
)
_NEWEST = sa.select(sa.func.max(reviews.c.review_id))
_NEWEST_OF_EACH = sa.select(
    learners.c.learner_id,
    _NEWEST.where(reviews.c.learner_id == learners.c.learner_id).correlate(learners).scalar_subquery(),
).where(learners.c.learner_id.in_(sa.bindparam("learner_ids", expanding=True)))
_IN_DECKS: sa.BindParameter[list[str]] = sa.bindparam("deck_ids", expanding=True)
_REVIEW_PARTS = _packed(), reviews.c.learner_id, reviews.c.item_id, reviews.c.answer, reviews.c.study_day
_TO_ARRAY = {"sqlite": sa.func.json_group_array, "postgresql": sa.func.json_agg}
_REVIEWS = {
    database: sa.select(*(to_array(part, type_=sa.JSON) for part in _REVIEW_PARTS)).where(
        reviews.c.deck_id.in_(_IN_DECKS)
    )
    for database, to_array in _TO_ARRAY.items()
}
_IN_RANGE = reviews.c.review_id.between(sa.bindparam("first_id"), sa.bindparam("last_id"))
_CARDS = sa.select(cards.c.stability_days, cards.c.learner_id, cards.c.item_id, cards.c.last_review_day).where(
    cards.c.deck_id.in_(_IN_DECKS)
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How many reviews a learner has, in all decks, and the id of the newest; 0 and 0 for none."""

    n: int = 0
    newest: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """The codes of learners, items and answers; a name that is met first gets the next code, a learner NONE."""

    learners: Mapping[str, int]
    items: dict[str, int]
    answers: dict[str | None, int]

    @classmethod
    def of(cls, log: ClassLog) -> Self:
        """Return the codes that *log* uses."""
        learners = defaultdict(lambda: NONE, _places(log.learner_ids))
        items = defaultdict(count(len(log.item_ids)).__next__, _places(log.item_ids))
        answers: dict[str | None, int] = defaultdict(count(len(log.answers)).__next__)
        answers.update(_places(log.answers))
        answers[None] = NONE
        return cls(learners, items, answers)


def newest_ids(connection: Connection, learner_ids: Sequence[str]) -> dict[str, int]:
    """Return the id of each learner's newest review, 0 for none: one look into the index each.

    Only a learner's newest review can be undone and no id is given twice, so whoever has the same newest review as
    before has the same reviews as before.
    """
    found = connection.execute(_NEWEST_OF_EACH, {"learner_ids": list(learner_ids)})
    newest = {learner_id: newest or 0 for learner_id, newest in found}
    return {learner_id: newest.get(learner_id, 0) for learner_id in learner_ids}


def extents(connection: Connection, learner_ids: Sequence[str]) -> dict[str, Extent]:
    """Return how far each learner's reviews go."""
    found = connection.execute(_EXTENTS, {"learner_ids": list(learner_ids)})
    by_learner = {learner_id: Extent(n, newest) for learner_id, n, newest in found}
    return {learner_id: by_learner.get(learner_id, Extent()) for learner_id in learner_ids}


def n_newer(connection: Connection, since: Mapping[str, int]) -> dict[str, int]:
    """Return how many reviews each learner has after the one with the id that *since* tells."""
    start = _start(since)
    query = (
        sa.select(start.c.learner_id, sa.func.count())
        .join_from(start, reviews, _is_newer(start))
        .group_by(start.c.learner_id)
    )
    return {str(learner_id): int(n) for learner_id, n in connection.execute(query)}


def newest_id(connection: Connection) -> int:
    """Return the id of the newest review of all learners, 0 if there is none: about how many rows a sweep reads."""
    return int(connection.scalar(_NEWEST) or 0)


def all_reviews(connection: Connection, deck_ids: Iterable[str], names: Names) -> ReviewColumns:
    """Return every review of *deck_ids* by the learners of *names*, by one sweep of the whole table."""
    query, wanted = _REVIEWS[connection.dialect.name].where(_IN_RANGE), {"deck_ids": list(deck_ids)}
    ranges = (
        {"first_id": first_id, "last_id": first_id + _IDS_AT_A_TIME - 1}
        for first_id in range(1, newest_id(connection) + 1, _IDS_AT_A_TIME)
    )
    batches = (connection.execute(query, wanted | of_ids).one() for of_ids in ranges)
    columns = _review_columns(batches, names)
    return columns.where(columns.learner != NONE)


def newer_reviews(
    connection: Connection, deck_ids: Iterable[str], names: Names, *, since: Mapping[str, int]
) -> ReviewColumns:
    """Return, of each learner of *since*, the reviews of *deck_ids* after the one with that id."""
    start = _start(since)
    query = _REVIEWS[connection.dialect.name].join_from(start, reviews, _is_newer(start))
    return _review_columns([connection.execute(query, {"deck_ids": list(deck_ids)}).one()], names)


def all_cards(connection: Connection, deck_ids: Iterable[str], names: Names) -> CardColumns:
    """Return every card of *deck_ids* of the learners of *names*, by one sweep of the whole table."""
    columns = _card_columns(connection.execute(_CARDS, {"deck_ids": list(deck_ids)}), names)
    return columns.where(columns.learner != NONE)


def cards_of(connection: Connection, deck_ids: Iterable[str], names: Names, *, since: Mapping[str, int]) -> CardColumns:
    """Return, of each learner of *since*, the cards of *deck_ids* that were answered after the review with that id."""
    start = _start(since)
    answered = (
        sa.select(reviews.c.learner_id, reviews.c.item_id).join_from(start, reviews, _is_newer(start)).distinct()
    ).subquery()
    is_card = (cards.c.learner_id == answered.c.learner_id) & (cards.c.item_id == answered.c.item_id)
    query = _CARDS.join_from(answered, cards, is_card)
    return _card_columns(connection.execute(query, {"deck_ids": list(deck_ids)}), names)


def _places(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((name, place) for place, name in enumerate(names))


def _start(since: Mapping[str, int]) -> sa.CTE:
    """Return *since* as a table: from which review of each learner on to read."""
    columns = sa.column("learner_id", sa.Text), sa.column("newest", sa.BigInteger)
    return sa.values(*columns, name="start_rows").data(list(since.items())).cte("start")


def _is_newer(start: sa.CTE) -> sa.ColumnElement[bool]:
    return (reviews.c.learner_id == start.c.learner_id) & (reviews.c.review_id > start.c.newest)


def _batches(result: sa.CursorResult[Any]) -> Iterator[Sequence[Sequence[Any]]]:
    """Yield the columns of *result*, some rows at a time, as the driver hands them over."""
    while result.cursor is not None and (rows := result.cursor.fetchmany(_ROWS_AT_A_TIME)):
        yield tuple(zip(*rows, strict=True))
    result.close()


def _review_columns(batches: Iterable[Sequence[Sequence[Any] | None]], names: Names) -> ReviewColumns:
    """Return *batches* of the columns of `_REVIEW_PARTS` as one; PostgreSQL says None for a column without rows."""
    days: dict[Any, int] = defaultdict(count().__next__)
    columns = [
        (
            np.array(packed, np.int64),
            _codes(learner_ids or (), names.learners),
            _codes(item_ids or (), names.items),
            _codes(answers or (), names.answers),
            _codes(study_days or (), days),
        )
        for packed, learner_ids, item_ids, answers, study_days in batches
        if packed
    ]
    packed, learner, item, answer, day = _one_each(columns, 5)
    duration_ms, packed = _taken(packed, _DURATION_BITS)
    confidence, packed = _taken(packed, _CONFIDENCE_BITS)
    is_correct, packed = _taken(packed, _TRUTH_BITS)
    rating, rep = _taken(packed, _RATING_BITS)
    return ReviewColumns(
        learner=learner,
        item=item,
        rep=rep.astype(np.int32),
        rating=rating,
        is_correct=is_correct.astype(np.bool_),
        confidence=confidence - 1,
        answer=answer,
        duration_ms=duration_ms,
        day=_days(days)[day],
    )


def _card_columns(result: sa.CursorResult[Any], names: Names) -> CardColumns:
    days: dict[Any, int] = defaultdict(count().__next__)
    batches = [
        (
            np.array(stability_days, np.float64),
            _codes(learner_ids, names.learners),
            _codes(item_ids, names.items),
            _codes(study_days, days),
        )
        for stability_days, learner_ids, item_ids, study_days in _batches(result)
    ]
    stability_days, learner, item, day = _one_each(batches, 4)
    return CardColumns(learner, item, stability_days, _days(days)[day])


def _codes(values: Sequence[Any], codes: Mapping[Any, int]) -> Codes:
    return np.fromiter(map(codes.__getitem__, values), np.int32, len(values))


def _one_each(batches: Sequence[Sequence[NDArray[Any]]], n_columns: int) -> list[NDArray[Any]]:
    """Return the batches of each column as one array."""
    if not batches:
        return [np.empty(0, np.int32)] * n_columns
    return [np.concatenate(parts) for parts in zip(*batches, strict=True)]


def _taken(packed: NDArray[Any], n_bits: int) -> tuple[Codes, NDArray[Any]]:
    """Return the last *n_bits* of each number, and the rest."""
    return (packed & ((1 << n_bits) - 1)).astype(np.int32), packed >> n_bits


def _days(codes: Mapping[Any, int]) -> Days:
    """Return the days in the order of their codes, from dates or, on SQLite, from their text."""
    return np.array(list(codes), "datetime64[D]")
