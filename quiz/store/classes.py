"""Classes: making and changing them, who is in them, joining by code, rosters."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from quiz.joining import new_join_code, read_join_code
from quiz.model import (
    AtRiskRules,
    ClassRole,
    Classroom,
    ClassTitle,
    Learner,
    Member,
    NotFoundError,
    OneTimePassword,
    Role,
    Roster,
    RosterDone,
    RosterOutcome,
    RosterPlan,
)
from quiz.roster import canonical_user_name
from quiz.store import audit, joining, members, passwords, rosters
from quiz.store.rights import check_class, reading_as, role_of, writing_as
from quiz.store.schema import class_members, classrooms

MAX_NAME_CHARS = 120

_CLASSROOM = sa.select(
    classrooms.c.class_id,
    classrooms.c.name,
    classrooms.c.created_at,
    classrooms.c.exam_day,
    classrooms.c.at_risk_rules,
    classrooms.c.archived_at,
)
_BY_ID = _CLASSROOM.where(classrooms.c.class_id == sa.bindparam("class_id"))
_STUDENTS = class_members.alias("students")
_N_STUDENTS = (
    sa.select(sa.func.count())
    .where(
        _STUDENTS.c.class_id == classrooms.c.class_id,
        _STUDENTS.c.role == ClassRole.STUDENT,
        _STUDENTS.c.left_at.is_(None),
    )
    .scalar_subquery()
)
_TITLES = (
    _CLASSROOM.add_columns(class_members.c.role, _N_STUDENTS)
    .join(class_members, class_members.c.class_id == classrooms.c.class_id)
    .where(class_members.c.learner_id == sa.bindparam("learner_id"), class_members.c.left_at.is_(None))
)


class Classes:
    """The classes of a Casebook. What only instructors of a class may do raises NotAllowedError for everyone else."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def can_add(self, acting: Learner) -> bool:
        """Tell whether *acting* may make classes."""
        with reading_as(self._engine, acting) as connection:
            return role_of(connection, acting) is not Role.STUDENT

    def add(self, acting: Learner, classroom: Classroom, *, chance: Random) -> None:
        """Make a class with *acting* as its instructor; *chance* gives its join code and its secret."""
        row = {"class_id": classroom.class_id, "created_at": classroom.created_at, **_values(classroom)}
        secrets = {"join_code": new_join_code(chance), "pseudonym_key": chance.randbytes(16).hex()}
        with writing_as(self._engine, acting, Role.INSTRUCTOR) as connection:
            connection.execute(sa.insert(classrooms), row | secrets)
            _put_in(connection, classroom.class_id, acting.learner_id, ClassRole.INSTRUCTOR, now=classroom.created_at)

    def save(self, acting: Learner, classroom: Classroom) -> None:
        """Write the name, the exam day, the at-risk rules, and whether it is archived. ValueError for a bad name."""
        with writing_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, classroom.class_id)
            _update(connection, classroom.class_id, **_values(classroom))

    def titles(self, acting: Learner) -> tuple[ClassTitle, ...]:
        """Return the classes that *acting* is in, by name, the archived last."""
        with reading_as(self._engine, acting) as connection:
            rows = connection.execute(_TITLES, {"learner_id": acting.learner_id})
            found = [ClassTitle(_classroom(row), row[-2], row[-1]) for row in rows]
        return tuple(sorted(found, key=lambda title: _place(title.classroom)))

    def classroom(self, acting: Learner, class_id: str) -> Classroom:
        """Return a class that *acting* is in."""
        with reading_as(self._engine, acting) as connection:
            check_class(connection, acting, class_id, *ClassRole)
            return _classroom(connection.execute(_BY_ID, {"class_id": class_id}).one())

    def members(self, acting: Learner, class_id: str, *, now: datetime) -> tuple[Member, ...]:
        """Return who is in the class now, for its instructors: these first, then the students, by name."""
        with writing_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            audit.note_visit(connection, acting, "saw the members", class_id=class_id, now=now)
            return members.members_of(connection, class_id)

    def add_instructor(self, acting: Learner, class_id: str, user_name: str, *, now: datetime) -> None:
        """Let another instructor run the class too. NotFoundError if there is nobody with *user_name*."""
        with writing_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            learner_id = members.instructor_named(connection, canonical_user_name(user_name))
            _put_in(connection, class_id, learner_id, ClassRole.INSTRUCTOR, now=now)
            audit.note(connection, acting, "made an instructor", class_id=class_id, subject_id=learner_id, now=now)

    def remove(self, acting: Learner, class_id: str, learner_ids: Collection[str], *, now: datetime) -> None:
        """Take people out of the class; what they answered stays. NotAllowedError if no instructor would be left."""
        with writing_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            _take_out(connection, acting, class_id, learner_ids, now=now)

    def leave(self, acting: Learner, class_id: str, *, now: datetime) -> None:
        """Leave a class; NotAllowedError for its last instructor."""
        with writing_as(self._engine, acting) as connection:
            check_class(connection, acting, class_id, *ClassRole)
            members.lock(connection, class_id)
            members.take_out(connection, class_id, [acting.learner_id], now=now)

    def join_code(self, acting: Learner, class_id: str) -> str | None:
        """Return the code that lets students join; None while nobody can."""
        with reading_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            is_class = classrooms.c.class_id == class_id
            return connection.scalar(sa.select(classrooms.c.join_code).where(is_class))

    def rotate_code(self, acting: Learner, class_id: str, *, chance: Random | None) -> None:
        """Put a new join code in place of the old, which opens nothing any more; without *chance*, none."""
        with writing_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            _update(connection, class_id, join_code=None if chance is None else new_join_code(chance))

    def join(self, acting: Learner, code: str, *, now: datetime) -> Classroom:
        """Join the class that *code* opens, as a student, and return it; who is in it already stays what they are.

        NotFoundError if it opens none, NotAllowedError after too many wrong codes.
        """
        with writing_as(self._engine, acting) as connection:
            class_id = joining.class_with_code(connection, acting.learner_id, read_join_code(code), now=now)
            if class_id is not None:
                members.lock(connection, class_id)
                if not members.is_in(connection, class_id, acting.learner_id):
                    members.put_in(connection, class_id, acting.learner_id, ClassRole.STUDENT, now=now)
                return _classroom(connection.execute(_BY_ID, {"class_id": class_id}).one())
        # Raised only here, because the wrong code is to stay counted.
        raise NotFoundError("No class has this code. Codes change: ask your instructor for the present one.")

    def plan_roster(self, acting: Learner, class_id: str, roster: Roster) -> RosterPlan:
        """Return what *roster* would do to the class, line by line; nothing is changed."""
        with reading_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            return rosters.plan(connection, class_id, roster)

    def apply_roster(
        self, acting: Learner, class_id: str, roster: Roster, *, removed: Sequence[str] = (), now: datetime
    ) -> RosterDone:
        """Do what *roster* says, take out the *removed*, and return what was done: all of it, or with an error nothing.

        The new accounts' passwords, for one use, are told here and never again. StaleAnswerError if there is more to
        make than when this began.
        """
        with reading_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            new = rosters.plan(connection, class_id, roster).with_outcome(RosterOutcome.NEW_ACCOUNT)
        # Hashing is slow on purpose: it is done before the transaction, which others wait for.
        one_time = {line.user_name: passwords.one_time() for line in new}
        hashes = {user_name: passwords.hash_of(password) for user_name, password in one_time.items()}
        with writing_as(self._engine, acting) as connection:
            _check_instructor(connection, acting, class_id)
            members.lock(connection, class_id)
            planned = rosters.plan(connection, class_id, roster)
            rosters.apply(connection, acting, class_id, planned, hashes=hashes, now=now)
            if removed:
                _take_out(connection, acting, class_id, removed, now=now)
            detail = f"{len(roster.rows)} lines"
            audit.note(connection, acting, "uploaded a roster", class_id=class_id, detail=detail, now=now)
        made = planned.with_outcome(RosterOutcome.NEW_ACCOUNT)
        return RosterDone(
            planned, tuple(OneTimePassword(line.user_name, line.name, one_time[line.user_name]) for line in made)
        )


def _check_instructor(connection: Connection, acting: Learner, class_id: str) -> None:
    check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)


def _put_in(connection: Connection, class_id: str, learner_id: str, role: ClassRole, *, now: datetime) -> None:
    members.lock(connection, class_id)
    members.put_in(connection, class_id, learner_id, role, now=now)


def _take_out(
    connection: Connection, acting: Learner, class_id: str, learner_ids: Collection[str], *, now: datetime
) -> None:
    members.lock(connection, class_id)
    members.take_out(connection, class_id, learner_ids, now=now)
    for learner_id in learner_ids:
        audit.note(connection, acting, "took out of the class", class_id=class_id, subject_id=learner_id, now=now)


def _update(connection: Connection, class_id: str, **values: object) -> None:
    connection.execute(sa.update(classrooms).where(classrooms.c.class_id == class_id).values(**values))


def _values(classroom: Classroom) -> dict[str, object]:
    """Return what of a class can be changed; ValueError for a name that is empty or too long."""
    name = " ".join(classroom.name.split())
    if not 0 < len(name) <= MAX_NAME_CHARS:
        raise ValueError(f"A class needs a name of 1 to {MAX_NAME_CHARS} characters.")
    return {
        "name": name,
        "exam_day": classroom.exam_day,
        "at_risk_rules": json.dumps(asdict(classroom.at_risk_rules)),
        "archived_at": classroom.archived_at,
    }


def _classroom(row: Row[*tuple[Any, ...]]) -> Classroom:
    rules = AtRiskRules(**json.loads(row.at_risk_rules))
    return Classroom(row.class_id, row.name, row.created_at, row.exam_day, rules, row.archived_at)


def _place(classroom: Classroom) -> tuple[bool, str, str]:
    return classroom.archived_at is not None, classroom.name.casefold(), classroom.class_id
