"""The query about joining a class by its code. Wrong codes are counted, or a patient person could try them all."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.store import attempts
from quiz.store.schema import classrooms

_BY_CODE = sa.select(classrooms.c.class_id).where(
    classrooms.c.join_code == sa.bindparam("code"), classrooms.c.archived_at.is_(None)
)


def class_with_code(connection: Connection, learner_id: str, code: str, *, now: datetime) -> str | None:
    """Return the class that *code* opens; None, and one more wrong code counted, if it opens none.

    NotAllowedError, with how long to wait, for a person who tried too many.
    """
    guesser = attempts.by_name(connection, f"join:{learner_id}")
    attempts.take(connection, guesser, now=now)
    class_id = connection.scalar(_BY_CODE, {"code": code})
    if class_id is not None:
        attempts.forget(connection, guesser)
    return class_id
