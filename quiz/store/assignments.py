"""Assignments: what a class is to do by when, and how far each student is."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, RowMapping

from quiz.model import (
    Assignment,
    AssignmentKind,
    ClassRole,
    ClassWork,
    Completion,
    DeckPart,
    Learner,
    NotAllowedError,
    NotFoundError,
)
from quiz.store import completion
from quiz.store.engine import reading
from quiz.store.rights import check_class, reading_as, writing_as
from quiz.store.schema import assignment_parts, assignments, class_members, classrooms, quizzes

MAX_TITLE_CHARS = 120
_COLUMNS = tuple(assignments.c[field.name] for field in fields(Assignment) if field.name != "parts")
_OF_CLASS = (
    sa.select(*_COLUMNS)
    .where(assignments.c.class_id == sa.bindparam("class_id"), assignments.c.withdrawn_at.is_(None))
    .order_by(assignments.c.due_at, assignments.c.assignment_id)
)
_OF_STUDENT = (
    sa.select(*_COLUMNS, classrooms.c.name)
    .join(classrooms, classrooms.c.class_id == assignments.c.class_id)
    .join(class_members, class_members.c.class_id == assignments.c.class_id)
    .where(
        assignments.c.withdrawn_at.is_(None),
        classrooms.c.archived_at.is_(None),
        class_members.c.learner_id == sa.bindparam("learner_id"),
        class_members.c.role == ClassRole.STUDENT,
        class_members.c.left_at.is_(None),
    )
    .order_by(assignments.c.due_at, assignments.c.assignment_id)
)
_PARTS = (
    sa.select(assignment_parts.c.assignment_id, assignment_parts.c.deck_id, assignment_parts.c.section_id)
    .where(assignment_parts.c.assignment_id.in_(sa.bindparam("assignment_ids", expanding=True)))
    .order_by(assignment_parts.c.part_id)
)
_CLASS_OF = sa.select(assignments.c.class_id).where(assignments.c.assignment_id == sa.bindparam("assignment_id"))
_OWNER = sa.select(quizzes.c.learner_id).where(quizzes.c.quiz_id == sa.bindparam("quiz_id"))
_INSERT, _INSERT_PART = sa.insert(assignments), sa.insert(assignment_parts)
_DROP_PARTS = sa.delete(assignment_parts).where(assignment_parts.c.assignment_id == sa.bindparam("of_assignment"))
_IS_ASSIGNMENT = assignments.c.assignment_id == sa.bindparam("of_assignment")


class Assignments:
    """What classes are to do. Instructors of a class write its assignments; its students see theirs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._counts = completion.ClassCounts()

    def add(self, acting: Learner, assignment: Assignment) -> None:
        """Give the class an assignment. ValueError if it cannot be done; NotAllowedError for another's quiz."""
        _check(assignment)
        with writing_as(self._engine, acting) as connection:
            check_class(connection, acting, assignment.class_id, ClassRole.INSTRUCTOR)
            _check_quiz(connection, acting, assignment)
            connection.execute(_INSERT, _values(assignment))
            _write_parts(connection, assignment)

    def save(self, acting: Learner, assignment: Assignment) -> None:
        """Change an assignment's title, due time, target, parts, or whether results are held back."""
        _check(assignment)
        with writing_as(self._engine, acting) as connection:
            _check_instructor_of(connection, acting, assignment.assignment_id)
            kept = ("assignment_id", "class_id", "kind", "quiz_id", "made_by", "made_at")
            values = {name: value for name, value in _values(assignment).items() if name not in kept}
            of_it = {"of_assignment": assignment.assignment_id}
            connection.execute(sa.update(assignments).where(_IS_ASSIGNMENT).values(**values), of_it)
            connection.execute(_DROP_PARTS, of_it)
            _write_parts(connection, assignment)

    def withdraw(self, acting: Learner, assignment_id: str, *, now: datetime) -> None:
        """Take an assignment back; what was done for it stays."""
        with writing_as(self._engine, acting) as connection:
            _check_instructor_of(connection, acting, assignment_id)
            statement = sa.update(assignments).where(_IS_ASSIGNMENT).values(withdrawn_at=now)
            connection.execute(statement, {"of_assignment": assignment_id})

    def of_class(self, acting: Learner, class_id: str) -> tuple[Assignment, ...]:
        """Return what the class is to do, to its instructors and students, the first due first."""
        with reading_as(self._engine, acting) as connection:
            check_class(connection, acting, class_id, *ClassRole)
            return _of_class(connection, class_id)

    def completions(self, acting: Learner, class_id: str, *, now: datetime) -> tuple[Completion, ...]:
        """Return how far each student of the class is with each assignment, for its instructors: two counts in all."""
        with reading(self._engine, is_snapshot=True) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            found = {assignment.assignment_id: assignment for assignment in _of_class(connection, class_id)}
            return self._counts.of_class(connection, class_id, found, now=now)

    def due(self, acting: Learner, *, now: datetime) -> tuple[ClassWork, ...]:
        """Return what *acting* is to do for classes that are not archived, done or not, the first due first."""
        with reading_as(self._engine, acting) as connection:
            rows = connection.execute(_OF_STUDENT, {"learner_id": acting.learner_id}).mappings().all()
            if not rows:
                return ()
            class_names = {row["assignment_id"]: str(row["name"]) for row in rows}
            found = _assignments(connection, rows)
            done = completion.of_learner(connection, acting.learner_id, found, now=now)
            return tuple(ClassWork(class_names[one.assignment.assignment_id], one) for one in done)


def _of_class(connection: Connection, class_id: str) -> tuple[Assignment, ...]:
    rows = connection.execute(_OF_CLASS, {"class_id": class_id}).mappings().all()
    return tuple(_assignments(connection, rows).values())


def _assignments(connection: Connection, rows: Sequence[RowMapping]) -> dict[str, Assignment]:
    """Return the assignments of *rows*, by id and in their order, with their parts."""
    parts: dict[str, list[DeckPart]] = {row["assignment_id"]: [] for row in rows}
    for assignment_id, deck_id, section_id in connection.execute(_PARTS, {"assignment_ids": list(parts)}):
        parts[assignment_id].append(DeckPart(deck_id, section_id))
    return {
        row["assignment_id"]: Assignment(
            **{column.name: row[column.name] for column in _COLUMNS}, parts=tuple(parts[row["assignment_id"]])
        )
        for row in rows
    }


def _check(assignment: Assignment) -> None:
    """Raise ValueError for an assignment that asks nothing, or cannot be done."""
    if not 0 < len(assignment.title.strip()) <= MAX_TITLE_CHARS:
        raise ValueError(f"An assignment needs a title of 1 to {MAX_TITLE_CHARS} characters.")
    if assignment.kind is AssignmentKind.QUIZ:
        if assignment.quiz_id is None or assignment.parts:
            raise ValueError("An assigned quiz names the quiz, and no decks.")
    elif not assignment.parts or assignment.target is None or not 0 < assignment.target <= 1:
        raise ValueError("Choose what to study, and how much of it: more than 0 %, at most 100 %.")


def _check_quiz(connection: Connection, acting: Learner, assignment: Assignment) -> None:
    if assignment.quiz_id is not None:
        owner = connection.scalar(_OWNER, {"quiz_id": assignment.quiz_id})
        if owner != acting.learner_id:
            raise NotAllowedError("Only a quiz of your own can be assigned.")


def _check_instructor_of(connection: Connection, acting: Learner, assignment_id: str) -> None:
    """Raise NotAllowedError unless *acting* is an instructor of the assignment's class."""
    class_id = connection.scalar(_CLASS_OF, {"assignment_id": assignment_id})
    check_class(connection, acting, str(class_id), ClassRole.INSTRUCTOR)


def _values(assignment: Assignment) -> dict[str, object]:
    values = {column.name: getattr(assignment, column.name) for column in _COLUMNS}
    return values | {"title": " ".join(assignment.title.split())}


def _write_parts(connection: Connection, assignment: Assignment) -> None:
    rows = [
        {"assignment_id": assignment.assignment_id, "deck_id": part.deck_id, "section_id": part.section_id}
        for part in dict.fromkeys(assignment.parts)
    ]
    if not rows:
        return
    try:
        connection.execute(_INSERT_PART, rows)
    except sa.exc.IntegrityError as error:
        raise NotFoundError("A deck of this assignment is not there any more.") from error
