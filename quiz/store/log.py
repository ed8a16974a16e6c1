"""The queries about the log of reviews and its fold, the cards. Whatever writes one writes the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from quiz import scheduling
from quiz.memory import Model
from quiz.model import Card, Memory, NotFoundError, Review, StaleAnswerError
from quiz.store import clocks, learners
from quiz.store.refits import model_in_use
from quiz.store.schema import cards, items, refits, reviews, sittings, undone_reviews
from quiz.store.upsert import is_repeat, upsert

_MEMORY = tuple(field.name for field in fields(Memory))
_ROWS_AT_A_TIME = 1_000

_REVIEW_COLUMNS = tuple(reviews.c[field.name] for field in fields(Review))
# The fields of a card in their order, without whose it is, which the query says already.
_CARD_COLUMNS = tuple(
    cards.c[name] for field in fields(Card)[3:] for name in (_MEMORY if field.name == "memory" else (field.name,))
)

_REVIEWS = sa.select(*_REVIEW_COLUMNS).where(reviews.c.learner_id == sa.bindparam("learner_id"))
_REVIEWS_OF_ITEM = _REVIEWS.where(reviews.c.item_id == sa.bindparam("item_id")).order_by(reviews.c.rep)
_REVIEWS_OF_SITTING = _REVIEWS.where(
    reviews.c.review_id
    > sa.select(sittings.c.after_review_id).where(sittings.c.sitting_id == sa.bindparam("sitting_id")).scalar_subquery()
).order_by(reviews.c.review_id)
_REVIEWS_BY_ITEM = _REVIEWS.order_by(reviews.c.item_id, reviews.c.rep)
_NEWEST_REVIEW = (
    sa.select(reviews.c.review_id, *_REVIEW_COLUMNS)
    .where(reviews.c.learner_id == sa.bindparam("learner_id"))
    .order_by(reviews.c.review_id.desc())
    .limit(1)
)
_EXTENT = sa.select(sa.func.count(), sa.func.max(reviews.c.review_id)).where(
    reviews.c.learner_id == sa.bindparam("learner_id")
)
_NEWEST = sa.select(
    sa.select(sa.func.max(reviews.c.review_id))
    .where(reviews.c.learner_id == sa.bindparam("learner_id"))
    .scalar_subquery(),
    sa.select(sa.func.max(refits.c.refit_id))
    .where(refits.c.learner_id == sa.bindparam("learner_id"))
    .scalar_subquery(),
)
_HAS = sa.select(sa.exists().where(reviews.c.review_id == sa.bindparam("review_id")))
_INSERT_REVIEW = sa.insert(reviews).returning(reviews.c.review_id)
_KEEP_UNDONE = sa.insert(undone_reviews)
_DROP_REVIEW = sa.delete(reviews).where(reviews.c.review_id == sa.bindparam("review_id"))

_STORED_CARDS = sa.select(cards.c.deck_id, cards.c.item_id, *_CARD_COLUMNS).where(
    cards.c.learner_id == sa.bindparam("learner_id")
)
_IS_ANSWERED_AFTER = cards.c.item_id.in_(
    sa.select(reviews.c.item_id).where(
        reviews.c.learner_id == sa.bindparam("learner_id"), reviews.c.review_id > sa.bindparam("review_id")
    )
)
_CARDS = sa.select(items.c.deck_id, items.c.item_id, *_CARD_COLUMNS).outerjoin_from(
    items, cards, (cards.c.item_id == items.c.item_id) & (cards.c.learner_id == sa.bindparam("learner_id"))
)
_CARD = _CARDS.where(items.c.deck_id == sa.bindparam("deck_id"), items.c.item_id == sa.bindparam("item_id"))
_CARD_TO_ANSWER = _CARD.add_columns(clocks.LATEST.scalar_subquery())
_DROP_CARD = sa.delete(cards).where(
    cards.c.learner_id == sa.bindparam("learner_id"), cards.c.item_id == sa.bindparam("item_id")
)


def card(connection: Connection, learner_id: str, deck_id: str, item_id: str) -> Card:
    """Return the learner's card of an item, new if never answered; NotFoundError if the deck has no such item."""
    return _card(learner_id, _row_of_card(connection, _CARD, learner_id, deck_id, item_id))


def stored_cards(connection: Connection, learner_id: str, *, answered_after: int = 0) -> dict[str, Card]:
    """Return the learner's cards that have a row, by item, whatever their decks hold now.

    With *answered_after* only those that were answered after the review with that id.
    """
    query = _STORED_CARDS.where(_IS_ANSWERED_AFTER) if answered_after else _STORED_CARDS
    rows = connection.execute(query, {"learner_id": learner_id, "review_id": answered_after})
    return {row.item_id: _card(learner_id, row) for row in rows}


def reviews_of(
    connection: Connection, learner_id: str, *, deck_ids: Sequence[str] | None, since_day: date | None
) -> tuple[Review, ...]:
    """Return the learner's reviews in the order written; only of *deck_ids*, and from *since_day* on, where given."""
    query = _REVIEWS.order_by(reviews.c.review_id)
    if deck_ids is not None:
        query = query.where(reviews.c.deck_id.in_(deck_ids))
    if since_day is not None:
        query = query.where(reviews.c.study_day >= since_day)
    return tuple(Review(*row) for row in connection.execute(query, {"learner_id": learner_id}))


def reviews_of_sitting(connection: Connection, learner_id: str, sitting_id: str) -> tuple[Review, ...]:
    """Return the learner's reviews since a sitting began, in the order written; none if it never did."""
    rows = connection.execute(_REVIEWS_OF_SITTING, {"learner_id": learner_id, "sitting_id": sitting_id})
    return tuple(Review(*row) for row in rows)


def reviews_by_item(connection: Connection, learner_id: str) -> Iterator[Review]:
    """Yield the learner's reviews, those of one item together and by repetition, few in memory at a time."""
    options = {"yield_per": _ROWS_AT_A_TIME}
    for row in connection.execute(_REVIEWS_BY_ITEM, {"learner_id": learner_id}, execution_options=options):
        yield Review(*row)


def extent(connection: Connection, learner_id: str) -> tuple[int, int]:
    """Return how many reviews the learner has, and the id of the newest (0: none): together they name a state of a log.

    No id is ever given twice, so an undo and another answer make another state.
    """
    n_reviews, newest = connection.execute(_EXTENT, {"learner_id": learner_id}).one()
    return n_reviews, newest or 0


@dataclass(frozen=True, slots=True)
class Newest:
    """The ids of a learner's newest review and newest refit, 0 for none: the same two, and no card has changed."""

    review_id: int
    refit_id: int


def newest(connection: Connection, learner_id: str) -> Newest:
    """Return how far the learner's reviews and refits go: two looks into an index."""
    review_id, refit_id = connection.execute(_NEWEST, {"learner_id": learner_id}).one()
    return Newest(review_id or 0, refit_id or 0)


def has(connection: Connection, review_id: int) -> bool:
    """Tell whether the review is still in the log."""
    return bool(connection.scalar(_HAS, {"review_id": review_id}))


def record(connection: Connection, review: Review) -> Card:
    """Append *review* to the log, write the card it leads to, and return that.

    A row made under a model that a refit has since replaced is stamped with the one in use, which the stored memory is
    under: the answer counts, as nothing else in it depends on the model. NotFoundError if the deck has no such item;
    StaleAnswerError if this repetition was answered already. By a clock that went back both clocks are logged.
    """
    learners.lock(connection, review.learner_id)
    review = replace(review, model_version=model_in_use(connection, review.learner_id).version)
    before, latest_at = _card_to_answer(connection, review)
    after = scheduling.apply(before, review)
    try:
        review_id = connection.execute(_INSERT_REVIEW, _review_values(review)).scalar_one()
    except sa.exc.IntegrityError as error:
        if is_repeat(error):
            raise StaleAnswerError("This card was answered already; what is shown now is how it stands.") from error
        raise
    clocks.note(connection, review.learner_id, review_id, clock_at=review.answered_at, latest_at=latest_at)
    upsert(connection, cards, _card_values(after))
    return after


def undo_newest(connection: Connection, learner_id: str, *, expected: Review | None, now: datetime) -> Review | None:
    """Move the learner's newest review out of the log, put its card back, and return the review; None if there is none.

    StaleAnswerError if the newest is not the one *expected*.
    """
    learners.lock(connection, learner_id)
    row = connection.execute(_NEWEST_REVIEW, {"learner_id": learner_id}).one_or_none()
    newest = None if row is None else Review(*row[1:])
    if expected is not None and newest != expected:
        raise StaleAnswerError("This answer was undone already, or another came after it.")
    if row is None or newest is None:
        return None
    connection.execute(_KEEP_UNDONE, {"review_id": row.review_id, "undone_at": now, **_review_values(newest)})
    connection.execute(_DROP_REVIEW, {"review_id": row.review_id})
    _replay_card(connection, newest)
    return newest


@dataclass(frozen=True, slots=True)
class CardUnder:
    """A card as it is stored, and the same card *after* a change of model."""

    before: Card
    after: Card


def cards_under(connection: Connection, learner_id: str, model: Model) -> tuple[CardUnder, ...]:
    """Return the learner's stored cards, each as it is and as it will be under *model*."""
    before = stored_cards(connection, learner_id)
    log = groupby(reviews_by_item(connection, learner_id), key=lambda review: review.item_id)
    return tuple(
        CardUnder(before[item_id], scheduling.remembered(before[item_id], tuple(its_reviews), model=model))
        for item_id, its_reviews in log
    )


def put_under(connection: Connection, learner_id: str, model: Model, changes: Sequence[CardUnder]) -> None:
    """Write *changes*; a card that was answered or undone after they were computed is computed again.

    The caller holds the learner's lock.
    """
    stored = stored_cards(connection, learner_id)
    known = {change.before.item_id: change for change in changes}
    for item_id, now_stored in stored.items():
        if item_id not in known or known[item_id].before != now_stored:
            its_reviews = _reviews_of_item(connection, learner_id, item_id)
            known[item_id] = CardUnder(now_stored, scheduling.remembered(now_stored, its_reviews, model=model))
    upsert(connection, cards, *(_card_values(known[item_id].after) for item_id in stored))


def _card_to_answer(connection: Connection, review: Review) -> tuple[Card, datetime | None]:
    """Return the card that *review* is of, and the latest time that its learner answered any."""
    row = _row_of_card(connection, _CARD_TO_ANSWER, review.learner_id, review.deck_id, review.item_id)
    return _card(review.learner_id, row[:-1]), row[-1]


def _row_of_card(
    connection: Connection, query: sa.Select[Any], learner_id: str, deck_id: str, item_id: str
) -> Row[Any]:
    row = connection.execute(query, {"learner_id": learner_id, "deck_id": deck_id, "item_id": item_id}).one_or_none()
    if row is None:
        raise NotFoundError(f"The deck {deck_id!r} has no item {item_id!r}.")
    return row


def _reviews_of_item(connection: Connection, learner_id: str, item_id: str) -> tuple[Review, ...]:
    rows = connection.execute(_REVIEWS_OF_ITEM, {"learner_id": learner_id, "item_id": item_id})
    return tuple(Review(*row) for row in rows)


def _replay_card(connection: Connection, review: Review) -> None:
    """Write the card of *review*'s item as its log now has it."""
    log = _reviews_of_item(connection, review.learner_id, review.item_id)
    if log:
        new = Card(review.learner_id, review.deck_id, review.item_id)
        model = model_in_use(connection, review.learner_id)
        upsert(connection, cards, _card_values(scheduling.replay(new, log, model=model)))
    else:
        connection.execute(_DROP_CARD, {"learner_id": review.learner_id, "item_id": review.item_id})


def _card(learner_id: str, row: Iterable[Any]) -> Card:
    """Return the card of *row*: deck, item, and either the columns of `_CARD_COLUMNS` or, for a new card, nothing."""
    deck_id, item_id, rep, state, step, stability_days, difficulty, *rest = tuple(row)
    if rep is None:
        return Card(learner_id, deck_id, item_id)
    return Card(learner_id, deck_id, item_id, rep, state, step, Memory(stability_days, difficulty), *rest)


def _review_values(review: Review) -> dict[str, Any]:
    return {column.name: getattr(review, column.name) for column in _REVIEW_COLUMNS}


def _card_values(card: Card) -> dict[str, Any]:
    return {column.name: getattr(card.memory if column.name in _MEMORY else card, column.name) for column in cards.c}
