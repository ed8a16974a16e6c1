"""The queries about sittings: a learner has at most one that is not ended, which a reload goes on with."""

import json
from dataclasses import fields
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import DeckPart, NotAllowedError, NotFoundError, Sitting
from quiz.store import learners
from quiz.store.schema import reviews, sittings
from quiz.store.upsert import add_missing

_COLUMNS = tuple(sittings.c[field.name] for field in fields(Sitting))
_OPEN = sa.select(*_COLUMNS).where(sittings.c.learner_id == sa.bindparam("learner_id"), sittings.c.ended_at.is_(None))
_NEWEST = sa.select(sa.func.coalesce(sa.func.max(reviews.c.review_id), 0)).where(
    reviews.c.learner_id == sa.bindparam("learner_id")
)


def start(connection: Connection, sitting: Sitting) -> None:
    """Write *sitting* and end the one that the learner has open; the same one started twice is started once."""
    learners.lock(connection, sitting.learner_id)
    is_other = sittings.c.sitting_id != sitting.sitting_id
    _end(connection, sitting.learner_id, is_other, now=sitting.started_at)
    values = {field.name: getattr(sitting, field.name) for field in fields(Sitting)}
    values["after_review_id"] = connection.scalar(_NEWEST, {"learner_id": sitting.learner_id})
    parts = [(part.deck_id, part.section_id) for part in sitting.parts]
    lists = {"deck_ids": sitting.deck_ids, "parts": parts, "item_ids": sitting.item_ids}
    add_missing(connection, sittings, {**values, **{name: json.dumps(value) for name, value in lists.items()}})


def current(connection: Connection, learner_id: str) -> Sitting | None:
    """Return the learner's sitting that is not ended; None if there is none."""
    row = connection.execute(_OPEN, {"learner_id": learner_id}).mappings().one_or_none()
    if row is None:
        return None
    parts = tuple(DeckPart(*part) for part in json.loads(row["parts"]))
    lists = {name: tuple(json.loads(row[name])) for name in ("deck_ids", "item_ids")}
    return Sitting(**{**row, **lists, "parts": parts})


def end(connection: Connection, learner_id: str, sitting_id: str, *, now: datetime) -> None:
    """End a sitting; one ended before keeps its time. NotFoundError if there is none, NotAllowedError if another's."""
    owner = connection.execute(sa.select(sittings.c.learner_id).where(sittings.c.sitting_id == sitting_id)).scalar()
    if owner is None:
        raise NotFoundError(f"There is no sitting {sitting_id!r}.")
    if owner != learner_id:
        raise NotAllowedError("This is another learner's sitting.")
    _end(connection, learner_id, sittings.c.sitting_id == sitting_id, now=now)


def _end(connection: Connection, learner_id: str, which: sa.ColumnElement[bool], *, now: datetime) -> None:
    is_open = (sittings.c.learner_id == learner_id) & sittings.c.ended_at.is_(None)
    connection.execute(sa.update(sittings).where(is_open, which).values(ended_at=now))
