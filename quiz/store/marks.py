"""The queries about marks: cards that a learner suspended, buried, flagged, or wrote a note to."""

from dataclasses import fields
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import CardMark, NotFoundError
from quiz.store.schema import card_marks
from quiz.store.upsert import add_missing

_MARKS = sa.select(*(card_marks.c[field.name] for field in fields(CardMark))).where(
    card_marks.c.learner_id == sa.bindparam("learner_id"),
    sa.or_(
        card_marks.c.is_suspended,
        card_marks.c.flag.is_not(None),
        card_marks.c.buried_until.is_not(None),
        card_marks.c.note.is_not(None),
    ),
)


def marks_of(connection: Connection, learner_id: str) -> dict[str, CardMark]:
    """Return the learner's cards that have a mark, by item."""
    rows = connection.execute(_MARKS, {"learner_id": learner_id})
    return {row.item_id: CardMark(*row) for row in rows}


def mark(connection: Connection, learner_id: str, item_id: str, **changes: bool | str | date | None) -> None:
    """Set *changes*, fields of `CardMark`, on the learner's card; NotFoundError if there is no such item."""
    unmarked = {"learner_id": learner_id, "item_id": item_id, "is_suspended": False, "flag": None}
    try:
        add_missing(connection, card_marks, unmarked)
    except sa.exc.IntegrityError as error:
        raise NotFoundError(f"There is no item {item_id!r}.") from error
    is_card = (card_marks.c.learner_id == learner_id) & (card_marks.c.item_id == item_id)
    connection.execute(sa.update(card_marks).where(is_card).values(**changes))
