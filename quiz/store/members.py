"""The queries about who is in a class: students and instructors, who joins, leaves, comes back."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import ClassRole, Learner, Member, NotAllowedError, NotFoundError, Role
from quiz.store.rights import role_of
from quiz.store.schema import accounts, class_members, classrooms, learners
from quiz.store.upsert import upsert

_IS_CLASS = class_members.c.class_id == sa.bindparam("class_id")
_IS_MEMBER = _IS_CLASS & (class_members.c.learner_id == sa.bindparam("learner_id"))
_IS_IN = class_members.c.left_at.is_(None)
_MEMBERS = (
    sa.select(
        learners.c.learner_id,
        learners.c.name,
        accounts.c.user_name,
        class_members.c.student_number,
        class_members.c.role,
        class_members.c.joined_at,
    )
    .join_from(class_members, learners, learners.c.learner_id == class_members.c.learner_id)
    .outerjoin(accounts, accounts.c.learner_id == learners.c.learner_id)
    .where(_IS_CLASS, _IS_IN)
)
_MEMBERSHIP = sa.select(class_members).where(_IS_MEMBER)
# Who changes a class's members waits for others who do: on PostgreSQL by this row, on SQLite by the whole database.
_LOCK = (
    sa.select(classrooms.c.class_id)
    .where(classrooms.c.class_id == sa.bindparam("class_id"))
    .with_for_update(key_share=True)
)
_BY_USER_NAME = sa.select(accounts.c.learner_id).where(accounts.c.user_name == sa.bindparam("user_name"))


def lock(connection: Connection, class_id: str) -> None:
    """Let no other transaction change who is in the class until this one ends."""
    connection.execute(_LOCK, {"class_id": class_id})


def members_of(connection: Connection, class_id: str) -> tuple[Member, ...]:
    """Return who is in the class now: the instructors first, then the students, by name."""
    found = (Member(*row) for row in connection.execute(_MEMBERS, {"class_id": class_id}))
    is_student = ClassRole.STUDENT
    return tuple(sorted(found, key=lambda who: (who.role is is_student, who.name.casefold(), who.learner_id)))


def put_in(
    connection: Connection, class_id: str, learner_id: str, role: ClassRole, *, now: datetime, number: str | None = None
) -> None:
    """Put a person into the class, back into it, or give one who is in it another role; *number* None changes none."""
    before = connection.execute(_MEMBERSHIP, {"class_id": class_id, "learner_id": learner_id}).one_or_none()
    is_in = before is not None and before.left_at is None
    row = {
        "class_id": class_id,
        "learner_id": learner_id,
        "role": role,
        "student_number": number or (None if before is None else before.student_number),
        "joined_at": before.joined_at if before is not None and is_in else now,
        "left_at": None,
    }
    upsert(connection, class_members, row)


def is_in(connection: Connection, class_id: str, learner_id: str) -> bool:
    """Tell whether a person is in the class now."""
    row = connection.execute(_MEMBERSHIP, {"class_id": class_id, "learner_id": learner_id}).one_or_none()
    return row is not None and row.left_at is None


def take_out(connection: Connection, class_id: str, learner_ids: Collection[str], *, now: datetime) -> None:
    """Take people out of the class; their rows and answers stay. NotAllowedError if no instructor would be left."""
    is_leaving = (class_members.c.class_id == class_id) & _IS_IN & class_members.c.learner_id.in_(learner_ids)
    connection.execute(sa.update(class_members).where(is_leaving).values(left_at=now))
    is_instructor = _IS_CLASS & _IS_IN & (class_members.c.role == ClassRole.INSTRUCTOR)
    if not connection.scalar(sa.select(sa.exists().where(is_instructor)), {"class_id": class_id}):
        raise NotAllowedError("A class needs an instructor. Add another first, or archive the class.")


def instructor_named(connection: Connection, user_name: str) -> str:
    """Return the learner with *user_name*; NotFoundError if there is none, NotAllowedError if only a student here."""
    learner_id = connection.scalar(_BY_USER_NAME, {"user_name": user_name})
    if learner_id is None:
        raise NotFoundError(f"Nobody here has the user name {user_name!r}.")
    if role_of(connection, Learner(learner_id, "")) is Role.STUDENT:
        raise NotAllowedError(f"{user_name} is a student here; an administrator can make them an instructor.")
    return str(learner_id)
