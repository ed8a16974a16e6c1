"""The queries about refits: what became of each, and the memory model that a learner's cards are under."""

from collections.abc import Sequence
from dataclasses import fields

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.memory import DEFAULT_MODEL, Model, model_of
from quiz.model import Refit
from quiz.store.schema import refits

_COLUMNS = tuple(refits.c[field.name] for field in fields(Refit))
_REFITS = (
    sa.select(*_COLUMNS).where(refits.c.learner_id == sa.bindparam("learner_id")).order_by(refits.c.refit_id.desc())
)
_LAST = _REFITS.limit(1)
_ADD = sa.insert(refits)
_IS_OF_THEM = refits.c.learner_id.in_(sa.bindparam("learner_ids", expanding=True))
_LAST_OF_EACH = sa.select(refits.c.learner_id, refits.c.model_version).where(
    refits.c.refit_id.in_(sa.select(sa.func.max(refits.c.refit_id)).where(_IS_OF_THEM).group_by(refits.c.learner_id))
)


def refits_of(connection: Connection, learner_id: str) -> tuple[Refit, ...]:
    """Return what became of the learner's refits, the newest first."""
    return tuple(Refit(*row) for row in connection.execute(_REFITS, {"learner_id": learner_id}))


def last_refit(connection: Connection, learner_id: str) -> Refit | None:
    """Return the learner's newest refit; None before the first."""
    row = connection.execute(_LAST, {"learner_id": learner_id}).one_or_none()
    return None if row is None else Refit(*row)


def model_in_use(connection: Connection, learner_id: str) -> Model:
    """Return the model that the learner's cards are under; the default one before the first refit."""
    last = last_refit(connection, learner_id)
    return DEFAULT_MODEL if last is None else model_of(last.model_version)


def versions_in_use(connection: Connection, learner_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the version of the model that each learner's cards are under."""
    found = connection.execute(_LAST_OF_EACH, {"learner_ids": list(learner_ids)})
    of_learner = {row.learner_id: row.model_version for row in found}
    return tuple(of_learner.get(learner_id, DEFAULT_MODEL.version) for learner_id in learner_ids)


def add_refit(connection: Connection, learner_id: str, refit: Refit) -> None:
    """Write *refit*, whose model the learner's cards are to be under from now on."""
    values = {column.name: getattr(refit, column.name) for column in _COLUMNS}
    connection.execute(_ADD, {"learner_id": learner_id, **values})
