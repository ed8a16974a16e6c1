"""The queries that read many learners' rows as columns. No row becomes an object of ours on the way, nor a value twice.

A million rows are mostly the making of Python's objects, so the small numbers of a review come as one, the database
hands over whole columns (`packing`), what repeats (ids, answers) becomes a code at once, and all is taken in batches
whose memory is used again for the next. While one batch is turned into codes the database makes the next.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any, Self, TypeVar

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection

from quiz.class_log import CONFIDENCES, NONE, CardColumns, ClassLog, Codes, Days, ReviewColumns
from quiz.store.packing import Packing, packing_of, read_names_or_none
from quiz.store.schema import cards, learners, reviews

_ROWS_AT_A_TIME = 20_000  # so few that their names stay in the processor's cache

# How the small numbers of a review lie in one: day, rep, rating, right or not, confidence (0 is none), duration.
_REP_BITS, _RATING_BITS, _TRUTH_BITS, _CONFIDENCE_BITS, _DURATION_BITS = 20, 3, 1, 2, 16
_CONFIDENCE = sa.case(
    *((reviews.c.confidence == confidence, code + 1) for code, confidence in enumerate(CONFIDENCES)), else_=0
)


def _packed(packing: Packing) -> sa.ColumnElement[int]:
    packed = packing.day_number(reviews.c.study_day)
    for n_bits, part in (
        (_REP_BITS, reviews.c.rep),
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
_IN_RANGE = reviews.c.review_id.between(sa.bindparam("first_id"), sa.bindparam("last_id"))
_SQLITE_ROW: sa.ColumnElement[int] = sa.literal_column("cards.rowid", sa.Integer)
_CARDS_IN_RANGE = _SQLITE_ROW.between(sa.bindparam("first_id"), sa.bindparam("last_id"))


def _reviews(packing: Packing) -> sa.Select[Any]:
    """Return the query for the columns that `_review_columns` reads."""
    names = packing.names(reviews.c.learner_id), packing.names(reviews.c.item_id)
    columns = packing.wholes(_packed(packing)), *names, packing.names_or_none(reviews.c.answer)
    return sa.select(*columns).where(reviews.c.deck_id.in_(_IN_DECKS))


def _cards(packing: Packing) -> sa.Select[Any]:
    """Return the query for the columns that `_card_columns` reads."""
    day = packing.wholes(packing.day_number(cards.c.last_review_day))
    names = packing.names(cards.c.learner_id), packing.names(cards.c.item_id)
    return sa.select(packing.reals(cards.c.stability_days), day, *names).where(cards.c.deck_id.in_(_IN_DECKS))


_Batch = TypeVar("_Batch")


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
    packing = packing_of(connection)
    query, wanted = _reviews(packing).where(_IN_RANGE), {"deck_ids": list(deck_ids)}
    ranges = _ranges(newest_id(connection))
    batches = _one_ahead(connection.execute(query, wanted | of_ids).one() for of_ids in ranges)
    columns = _review_columns(batches, names, packing)
    return columns.where(columns.learner != NONE)


def newer_reviews(
    connection: Connection, deck_ids: Iterable[str], names: Names, *, since: Mapping[str, int]
) -> ReviewColumns:
    """Return, of each learner of *since*, the reviews of *deck_ids* after the one with that id."""
    start = _start(since)
    packing = packing_of(connection)
    query = _reviews(packing).join_from(start, reviews, _is_newer(start))
    return _review_columns([connection.execute(query, {"deck_ids": list(deck_ids)}).one()], names, packing)


def all_cards(connection: Connection, deck_ids: Iterable[str], names: Names) -> CardColumns:
    """Return every card of *deck_ids* of the learners of *names*, by one sweep of the whole table.

    PostgreSQL has no number to take the rows by, and hands over all of them at once.
    """
    packing = packing_of(connection)
    query, ranges = _cards(packing), iter([dict[str, int]()])
    if connection.dialect.name == "sqlite":
        newest = connection.scalar(sa.select(sa.func.max(_SQLITE_ROW)).select_from(cards))
        query, ranges = query.where(_CARDS_IN_RANGE), _ranges(newest or 0)
    wanted: dict[str, Any] = {"deck_ids": list(deck_ids)}
    batches = _one_ahead(connection.execute(query, wanted | of_rows).one() for of_rows in ranges)
    columns = _card_columns(batches, names, packing)
    return columns.where(columns.learner != NONE)


def cards_of(connection: Connection, deck_ids: Iterable[str], names: Names, *, since: Mapping[str, int]) -> CardColumns:
    """Return, of each learner of *since*, the cards of *deck_ids* that were answered after the review with that id."""
    start = _start(since)
    answered = (
        sa.select(reviews.c.learner_id, reviews.c.item_id).join_from(start, reviews, _is_newer(start)).distinct()
    ).subquery()
    is_card = (cards.c.learner_id == answered.c.learner_id) & (cards.c.item_id == answered.c.item_id)
    packing = packing_of(connection)
    query = _cards(packing).join_from(answered, cards, is_card)
    return _card_columns([connection.execute(query, {"deck_ids": list(deck_ids)}).one()], names, packing)


def _places(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((name, place) for place, name in enumerate(names))


def _start(since: Mapping[str, int]) -> sa.CTE:
    """Return *since* as a table: from which review of each learner on to read."""
    columns = sa.column("learner_id", sa.Text), sa.column("newest", sa.BigInteger)
    return sa.values(*columns, name="start_rows").data(list(since.items())).cte("start")


def _is_newer(start: sa.CTE) -> sa.ColumnElement[bool]:
    return (reviews.c.learner_id == start.c.learner_id) & (reviews.c.review_id > start.c.newest)


def _ranges(last: int) -> Iterator[dict[str, int]]:
    """Yield the bounds of ids from 1 to *last*, some at a time."""
    for first in range(1, last + 1, _ROWS_AT_A_TIME):
        yield {"first_id": first, "last_id": first + _ROWS_AT_A_TIME - 1}


def _one_ahead(batches: Iterator[_Batch]) -> Iterator[_Batch]:
    """Yield *batches*, each made by another thread while the one before is worked on."""
    with ThreadPoolExecutor(1) as database:
        waiting = database.submit(next, batches, None)
        while (batch := waiting.result()) is not None:
            waiting = database.submit(next, batches, None)
            yield batch


def _review_columns(batches: Iterable[Sequence[Any]], names: Names, packing: Packing) -> ReviewColumns:
    """Return *batches* of the columns of `_reviews` as one."""
    columns = [
        (
            packing.read_wholes(packed),
            _codes(packing.read_names(learner_ids), names.learners),
            _codes(packing.read_names(item_ids), names.items),
            _codes(read_names_or_none(answers), names.answers),
        )
        for packed, learner_ids, item_ids, answers in batches
    ]
    packed, learner, item, answer = _one_each(columns, 4)
    duration_ms, packed = _taken(packed, _DURATION_BITS)
    confidence, packed = _taken(packed, _CONFIDENCE_BITS)
    is_correct, packed = _taken(packed, _TRUTH_BITS)
    rating, packed = _taken(packed, _RATING_BITS)
    rep, day = _taken(packed, _REP_BITS)
    return ReviewColumns(
        learner=learner,
        item=item,
        rep=rep,
        rating=rating,
        is_correct=is_correct.astype(np.bool_),
        confidence=confidence - 1,
        answer=answer,
        duration_ms=duration_ms,
        day=_days(day),
    )


def _card_columns(batches: Iterable[Sequence[Any]], names: Names, packing: Packing) -> CardColumns:
    """Return *batches* of the columns of `_cards` as one."""
    columns = [
        (
            packing.read_reals(stability_days),
            packing.read_wholes(days),
            _codes(packing.read_names(learner_ids), names.learners),
            _codes(packing.read_names(item_ids), names.items),
        )
        for stability_days, days, learner_ids, item_ids in batches
    ]
    stability_days, day, learner, item = _one_each(columns, 4)
    return CardColumns(learner, item, stability_days.astype(np.float64), _days(day))


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


def _days(numbers: NDArray[Any]) -> Days:
    """Return the days that are so many days after the first of 1970."""
    return numbers.astype("datetime64[D]")
