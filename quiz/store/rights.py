"""Who may do what. A store call asks here, in its own transaction, before it reads or writes.

What a page believes about a person may be old: the database is asked each time, by an indexed read of one row.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from quiz.model import ClassRole, Learner, NotAllowedError, Role
from quiz.store.engine import reading, writing
from quiz.store.schema import class_members, learners

_RANK = {role: rank for rank, role in enumerate(Role)}
_ROLE = sa.select(learners.c.role).where(
    learners.c.learner_id == sa.bindparam("learner_id"), learners.c.disabled_at.is_(None)
)
_CLASS_ROLE = (
    sa.select(class_members.c.role)
    .join(learners, learners.c.learner_id == class_members.c.learner_id)
    .where(
        class_members.c.class_id == sa.bindparam("class_id"),
        class_members.c.learner_id == sa.bindparam("learner_id"),
        class_members.c.left_at.is_(None),
        learners.c.disabled_at.is_(None),
    )
)


def role_of(connection: Connection, acting: Learner) -> Role:
    """Return what *acting* may do here; NotAllowedError for one who is not known, or whose account is closed."""
    role = connection.scalar(_ROLE, {"learner_id": acting.learner_id})
    if role is None:
        raise NotAllowedError("Sign in to do this.")
    return Role(role)


def check_role(connection: Connection, acting: Learner, needed: Role) -> None:
    """Raise NotAllowedError unless *acting* may do what someone with the role *needed* may."""
    if _RANK[role_of(connection, acting)] < _RANK[needed]:
        raise NotAllowedError(f"Only an {needed} may do this.")


def check_class(connection: Connection, acting: Learner, class_id: str, *needed: ClassRole) -> None:
    """Raise NotAllowedError unless *acting* is in the class now, as one of *needed*; no class is told from none."""
    role = connection.scalar(_CLASS_ROLE, {"class_id": class_id, "learner_id": acting.learner_id})
    if role is None or ClassRole(role) not in needed:
        raise NotAllowedError("This class is not open to you.")


@contextmanager
def reading_as(engine: Engine, acting: Learner, needed: Role = Role.STUDENT) -> Iterator[Connection]:
    """Give a connection for reading, once *acting* may do what someone with the role *needed* may."""
    with reading(engine) as connection:
        check_role(connection, acting, needed)
        yield connection


@contextmanager
def writing_as(engine: Engine, acting: Learner, needed: Role = Role.STUDENT) -> Iterator[Connection]:
    """Give a connection in a transaction, once *acting* may do what someone with the role *needed* may."""
    with writing(engine) as connection:
        check_role(connection, acting, needed)
        yield connection
