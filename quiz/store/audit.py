"""The audit log: who saw, took or changed what of other people's data. Rows are only ever added.

A row names people by their ids alone, so that deleting a person's data leaves the log without the person: no name, no
student number and nothing that a person typed belongs in *detail*.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import Learner
from quiz.store.schema import audit_log, class_members, learners

MAX_ENTRIES = 500
VISIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the audit log: the person *name* did *action*, in a class and to the person *subject_name* if any.

    A name is empty where the person has since deleted their data.
    """

    audit_id: int
    at: datetime
    learner_id: str
    name: str
    action: str
    class_id: str | None
    subject_id: str | None
    subject_name: str | None
    detail: str


_SUBJECTS = learners.alias("subjects")
_ENTRIES = (
    sa.select(
        audit_log.c.audit_id,
        audit_log.c.at,
        audit_log.c.learner_id,
        learners.c.name,
        audit_log.c.action,
        audit_log.c.class_id,
        audit_log.c.subject_id,
        _SUBJECTS.c.name,
        audit_log.c.detail,
    )
    .join(learners, learners.c.learner_id == audit_log.c.learner_id)
    .outerjoin(_SUBJECTS, _SUBJECTS.c.learner_id == audit_log.c.subject_id)
    .order_by(audit_log.c.audit_id.desc())
    .limit(MAX_ENTRIES)
)
_OF_CLASS = _ENTRIES.where(audit_log.c.class_id == sa.bindparam("class_id"))
_WAS_MEMBER = (
    (class_members.c.class_id == audit_log.c.class_id)
    & (class_members.c.learner_id == sa.bindparam("learner_id"))
    & (class_members.c.joined_at <= audit_log.c.at)
    & (class_members.c.left_at.is_(None) | (class_members.c.left_at >= audit_log.c.at))
)
_HAS_VISITED = sa.select(
    sa.exists().where(
        audit_log.c.learner_id == sa.bindparam("learner_id"),
        audit_log.c.class_id == sa.bindparam("class_id"),
        audit_log.c.action == sa.bindparam("action"),
        audit_log.c.at > sa.bindparam("since", type_=audit_log.c.at.type),
    )
)
# What concerns one person: what was done to them by name, and to a class as a whole while they were in it.
_ABOUT = _ENTRIES.where(
    audit_log.c.learner_id != sa.bindparam("learner_id"),
    (audit_log.c.subject_id == sa.bindparam("learner_id"))
    | (audit_log.c.subject_id.is_(None) & sa.exists().where(_WAS_MEMBER)),
)


def note(
    connection: Connection,
    acting: Learner,
    action: str,
    *,
    now: datetime,
    class_id: str | None = None,
    subject_id: str | None = None,
    detail: str = "",
) -> None:
    """Write that *acting* did *action* ("saw the score table"), in the transaction of what was done.

    *subject_id* is the person it was done to, *detail* what a later reader needs to know ("CSV"), without names.
    """
    row = {"learner_id": acting.learner_id, "at": now, "action": action, "class_id": class_id}
    connection.execute(sa.insert(audit_log), {**row, "subject_id": subject_id, "detail": detail})


def note_visit(connection: Connection, acting: Learner, action: str, *, now: datetime, class_id: str) -> None:
    """Write that *acting* looked at something of a class, once in `VISIT`: a page asks again at every press."""
    visit = {"learner_id": acting.learner_id, "class_id": class_id, "action": action, "since": now - VISIT}
    if not connection.scalar(_HAS_VISITED, visit):
        note(connection, acting, action, now=now, class_id=class_id)


def entries(connection: Connection, *, class_id: str | None = None) -> tuple[AuditEntry, ...]:
    """Return the newest lines of the log, or of one class's, newest first: at most `MAX_ENTRIES`."""
    rows = connection.execute(_ENTRIES) if class_id is None else connection.execute(_OF_CLASS, {"class_id": class_id})
    return tuple(AuditEntry(*row) for row in rows)


def about(connection: Connection, learner_id: str) -> tuple[AuditEntry, ...]:
    """Return what others saw, took or changed of the learner's data, newest first: at most `MAX_ENTRIES` lines."""
    return tuple(AuditEntry(*row) for row in connection.execute(_ABOUT, {"learner_id": learner_id}))
