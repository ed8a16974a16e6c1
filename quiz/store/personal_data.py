"""All that is kept of one person: taking it out as files, and taking the person out of it.

What studying left (answers, cards, sittings, attempts at quizzes) stays when a person is taken out, because a class's
figures rest on it; it then belongs to nobody: no name, no way to sign in, no student number, no words they wrote.
"""

import io
import json
import zipfile
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import Role
from quiz.store import audit
from quiz.store.schema import (
    METADATA,
    accounts,
    audit_log,
    card_marks,
    class_members,
    classrooms,
    learners,
    sign_ins,
)

READ_ME = """All that Casebook keeps of you.

Each .json file is one table, a list of rows; times are in UTC. seen_by_others.json says who saw, took or changed data
of yours. Your password is kept as an Argon2id hash, from which nobody can read it; it is left out, as are the keys of
your browsers.
"""
SECRETS = frozenset({"password_hash", "token_sha256"})
FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)  # the same data give the same file


def export(connection: Connection, learner_id: str) -> bytes:
    """Return a zip of every row that is about the learner, a JSON file for each table."""
    files = {f"{table.name}.json": _rows(connection, table, learner_id) for table in tables_of_people()}
    attempts = METADATA.tables["quiz_attempts"]
    answers = METADATA.tables["quiz_answers"]
    is_theirs = sa.select(attempts.c.attempt_id).where(attempts.c.learner_id == learner_id)
    files["quiz_answers.json"] = _found(connection, sa.select(answers).where(answers.c.attempt_id.in_(is_theirs)))
    files["seen_by_others.json"] = [
        {"at": entry.at.isoformat(), "who": entry.name, "action": entry.action, "detail": entry.detail}
        for entry in audit.about(connection, learner_id)
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("READ ME.txt", FIRST_OF_ZIP), READ_ME)
        for name, rows in files.items():
            text = json.dumps(rows, ensure_ascii=False, indent=1)
            archive.writestr(zipfile.ZipInfo(name, FIRST_OF_ZIP), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def tables_of_people() -> tuple[sa.Table, ...]:
    """Return every table whose rows are each about one learner, present and future ones."""
    return tuple(table for table in METADATA.sorted_tables if "learner_id" in table.c)


def erase(connection: Connection, learner_id: str, *, now: datetime) -> None:
    """Take the person out of what is kept: nothing that remains tells who it was, or lets anyone sign in as them."""
    connection.execute(sa.delete(sign_ins).where(sign_ins.c.learner_id == learner_id))
    connection.execute(sa.delete(accounts).where(accounts.c.learner_id == learner_id))
    connection.execute(sa.delete(card_marks).where(card_marks.c.learner_id == learner_id))  # words they wrote
    is_member = class_members.c.learner_id == learner_id
    connection.execute(sa.update(class_members).where(is_member).values(student_number=None))
    connection.execute(sa.update(class_members).where(is_member, class_members.c.left_at.is_(None)).values(left_at=now))
    nobody = {"name": "", "role": Role.STUDENT, "disabled_at": now}
    connection.execute(sa.update(learners).where(learners.c.learner_id == learner_id).values(nobody))


def erase_old(connection: Connection, *, retention_days: int, now: datetime) -> tuple[str, ...]:
    """Erase the people whose account was closed *retention_days* ago or earlier, and return them.

    Gone as well are the student numbers of those who left a class, or whose class was archived, as long ago.
    """
    before = now - timedelta(days=retention_days)
    is_gone = (learners.c.disabled_at < before) & (learners.c.name != "")
    gone = tuple(connection.scalars(sa.select(learners.c.learner_id).where(is_gone).order_by(learners.c.learner_id)))
    for learner_id in gone:
        erase(connection, learner_id, now=now)
    is_archived = class_members.c.class_id.in_(
        sa.select(classrooms.c.class_id).where(classrooms.c.archived_at < before)
    )
    has_left = (class_members.c.left_at < before) | is_archived
    connection.execute(sa.update(class_members).where(has_left).values(student_number=None))
    return gone


def _rows(connection: Connection, table: sa.Table, learner_id: str) -> list[dict[str, Any]]:
    columns = [column for column in table.c if column.name not in SECRETS]
    order = table.primary_key.columns
    if table is audit_log:  # what others did is told apart, by name
        columns = [column for column in columns if column.name != "subject_id"]
    return _found(connection, sa.select(*columns).where(table.c.learner_id == learner_id).order_by(*order))


def _found(connection: Connection, query: sa.Select[Any]) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in connection.execute(query).mappings()]


def _plain(value: object) -> object:
    """Return *value* as JSON can hold it."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
    return value
