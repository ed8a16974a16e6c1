"""The queries about learners: their settings, and the lock that lets one write of a learner's data happen at a time."""

from dataclasses import asdict, fields
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.memory import check_desired_retention
from quiz.model import Learner, NotFoundError, Role
from quiz.scheduling import day_start
from quiz.store import schema
from quiz.store.upsert import add_missing, upsert

LEARNER_COLUMNS = tuple(schema.learners.c[field.name] for field in fields(Learner))
_LEARNER = sa.select(*LEARNER_COLUMNS).where(schema.learners.c.learner_id == sa.bindparam("learner_id"))
# On PostgreSQL a lock on the row that lets others refer to it; on SQLite a write has the whole database anyway.
_LOCK = (
    sa.select(schema.learners.c.learner_id)
    .where(schema.learners.c.learner_id == sa.bindparam("learner_id"))
    .with_for_update(key_share=True)
)


def load(connection: Connection, learner_id: str) -> Learner:
    """Return the learner; NotFoundError if there is none."""
    row = connection.execute(_LEARNER, {"learner_id": learner_id}).one_or_none()
    if row is None:
        raise NotFoundError(f"There is no learner {learner_id!r}.")
    return Learner(*row)


def add(connection: Connection, learner: Learner, role: Role) -> None:
    """Add *learner* unless there is one with its id; ValueError if the schedule could not work with the settings."""
    _check(learner)
    add_missing(connection, schema.learners, {**asdict(learner), "role": role})


def save(connection: Connection, learner: Learner) -> None:
    """Write *learner*'s settings; ValueError, and nothing written, if the schedule could not work with them."""
    _check(learner)
    upsert(connection, schema.learners, asdict(learner))


def rename(connection: Connection, learner_id: str, name: str) -> None:
    """Give the learner another name."""
    is_this = schema.learners.c.learner_id == learner_id
    connection.execute(sa.update(schema.learners).where(is_this).values(name=name))


def lock(connection: Connection, learner_id: str) -> None:
    """Let no other transaction write the learner's log until this one ends; NotFoundError if there is none."""
    if connection.execute(_LOCK, {"learner_id": learner_id}).one_or_none() is None:
        raise NotFoundError(f"There is no learner {learner_id!r}.")


def _check(learner: Learner) -> None:
    check_desired_retention(learner.desired_retention)
    day_start(date(2000, 1, 1), zone=learner.zone, rollover_hour=learner.rollover_hour)  # raises for both
    if learner.new_per_day < 0:
        raise ValueError(f"New cards per day must be 0 or more, not {learner.new_per_day}.")
