"""Whether what is stored agrees with itself: every card with its log, every deck's items with its file."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decks.model import ArticleError
from quiz.memory import Model
from quiz.model import Card, Review
from quiz.scheduling import replay, study_day
from quiz.store import decks, log, schema
from quiz.store.refits import model_in_use


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a database holds; *n_reviews* are those of the log, without undone ones."""

    n_learners: int
    n_decks: int
    n_cards: int
    n_reviews: int


def count(connection: Connection) -> Counts:
    """Count what the database holds."""
    tables = (schema.learners, schema.decks, schema.cards, schema.reviews)
    queries = (sa.select(sa.func.count()).select_from(table).scalar_subquery() for table in tables)
    return Counts(*connection.execute(sa.select(*queries)).one())


def mismatches(connection: Connection) -> Iterator[str]:
    """Yield a sentence for everything that does not agree, one learner's data in memory at a time."""
    for deck_id, version in connection.execute(sa.select(schema.decks.c.deck_id, schema.decks.c.version)).all():
        yield from _deck_mismatches(connection, deck_id, version)
    for learner_id in connection.scalars(sa.select(schema.learners.c.learner_id)).all():
        yield from _learner_mismatches(connection, learner_id)


def _deck_mismatches(connection: Connection, deck_id: str, version: int) -> Iterator[str]:
    is_current = (schema.items.c.deck_id == deck_id) & (schema.items.c.version == version)
    stored = set(connection.scalars(sa.select(schema.items.c.item_id).where(is_current)))
    try:
        in_file = {item.item_id for item in decks.load(connection, deck_id, version).items}
    except ArticleError as error:
        yield str(error)
        return
    for item_id in sorted(stored ^ in_file):
        where = "its file" if item_id in stored else "the table of items"
        yield f"Deck {deck_id}: item {item_id} is missing from {where}."


def _learner_mismatches(connection: Connection, learner_id: str) -> Iterator[str]:
    cards = log.stored_cards(connection, learner_id)
    try:
        model = model_in_use(connection, learner_id)
    except ValueError as error:
        yield f"Learner {learner_id}: {error}"
        return
    for item_id, reviews in groupby(log.reviews_by_item(connection, learner_id), key=lambda review: review.item_id):
        for mismatch in _card_mismatches(cards.pop(item_id, None), tuple(reviews), model=model):
            yield f"Learner {learner_id}, item {item_id}: {mismatch}."
    for item_id in sorted(cards):
        yield f"Learner {learner_id}, item {item_id}: the card is stored, but the log has no review of it."


def _card_mismatches(card: Card | None, reviews: tuple[Review, ...], *, model: Model) -> Iterator[str]:
    """Yield how the *reviews* of one item disagree with each other or with the stored *card*."""
    missing = sorted(set(range(1, len(reviews) + 1)) - {review.rep for review in reviews})
    if missing:
        yield f"the log lacks repetition {missing[0]}"
        return
    try:
        for review in reviews:
            day = study_day(review.answered_at, zone=review.zone, rollover_hour=review.rollover_hour)
            if day != review.study_day:
                yield f"repetition {review.rep} has the study day {review.study_day}, but its time makes it {day}"
        new = Card(reviews[0].learner_id, reviews[0].deck_id, reviews[0].item_id)
        replayed = replay(new, reviews, model=model)
    except ValueError as error:  # a zone or a retention that no review can have
        yield f"the log cannot be replayed: {error}"
        return
    if card is None:
        yield "the log has reviews of it, but no card is stored"
        return
    for name in (field.name for field in fields(Card)):
        stored, folded = getattr(card, name), getattr(replayed, name)
        if stored != folded:
            yield f"the stored {name} is {stored}, the log makes it {folded}"
