"""What instructors may read of their class's answers: the log for score tables, single answers, and the note of it."""

from datetime import datetime, timedelta

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from quiz.class_log import ClassLog
from quiz.model import ClassRole, Learner, NotAllowedError
from quiz.store import audit
from quiz.store.answer_rows import answer_rows
from quiz.store.class_log import ClassLogs
from quiz.store.engine import reading, writing
from quiz.store.quiz_log import items_of, quiz_log, takers_of
from quiz.store.rights import check_class
from quiz.store.schema import (
    assignment_parts,
    assignments,
    audit_log,
    class_members,
    classrooms,
    decks,
    learners,
    quiz_items,
    reviews,
)

QuizItems = tuple[tuple[str, str], ...]

SAW_SCORES, TOOK_SCORES = "saw the scores of the class", "downloaded the scores of the class"
NOTED_FOR = timedelta(hours=1)  # opening the same page again within this time is one look

_STUDENTS = (
    sa.select(class_members.c.learner_id)
    .join(learners, learners.c.learner_id == class_members.c.learner_id)
    .where(
        class_members.c.class_id == sa.bindparam("class_id"),
        class_members.c.role == ClassRole.STUDENT,
        class_members.c.left_at.is_(None),
    )
    .order_by(learners.c.name, class_members.c.learner_id)
)
_IS_OF_CLASS = (assignments.c.class_id == sa.bindparam("class_id")) & assignments.c.withdrawn_at.is_(None)
_ASSIGNED = sa.union(
    sa.select(assignment_parts.c.deck_id).join(assignments).where(_IS_OF_CLASS),
    sa.select(quiz_items.c.deck_id)
    .join(assignments, assignments.c.quiz_id == quiz_items.c.quiz_id)
    .where(_IS_OF_CLASS),
)
_QUIZZES = sa.select(assignments.c.quiz_id).where(_IS_OF_CLASS, assignments.c.quiz_id.is_not(None))
_STUDIED = sa.select(reviews.c.deck_id).where(reviews.c.learner_id.in_(_STUDENTS.order_by(None))).distinct()
_LAST_LOOK = sa.select(sa.func.max(audit_log.c.at)).where(
    audit_log.c.class_id == sa.bindparam("class_id"),
    audit_log.c.learner_id == sa.bindparam("learner_id"),
    audit_log.c.action == sa.bindparam("action"),
    audit_log.c.subject_id.is_not_distinct_from(sa.bindparam("subject_id")),
)


class ClassScores:
    """The score tables' part of the store. Instructors of a class may read; NotAllowedError for others."""

    def __init__(self, engine: Engine) -> None:
        """Use *engine*, whose tables are up to date."""
        self._engine = engine
        self._logs = ClassLogs()

    def deck_ids(self, acting: Learner, class_id: str) -> tuple[str, ...]:
        """Return the class's decks: those that are assigned, or, while none is, those that its students study."""
        with reading(self._engine) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            return _deck_ids(connection, class_id)

    def log(self, acting: Learner, class_id: str, *, now: datetime) -> ClassLog:
        """Return what the class's students answered in its decks, in the order of their names; the look is noted."""
        with writing(self._engine) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            _note_look(connection, acting, SAW_SCORES, class_id, None, now=now)
        with reading(self._engine, is_snapshot=True) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            students = tuple(connection.scalars(_STUDENTS, {"class_id": class_id}))
            deck_ids = _deck_ids(connection, class_id)
            return self._logs.current(connection, class_id, learner_ids=students, deck_ids=deck_ids)

    def quiz(self, acting: Learner, class_id: str, quiz_id: str, *, now: datetime) -> tuple[ClassLog, QuizItems]:
        """Return what the class answered in a quiz that it was set, and the deck and id of each of its items in order.

        NotAllowedError if the quiz is not the class's.
        """
        with reading(self._engine, is_snapshot=True) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            if quiz_id not in set(connection.scalars(_QUIZZES, {"class_id": class_id})):
                raise NotAllowedError("This quiz is not one of this class.")
            students = tuple(connection.scalars(_STUDENTS, {"class_id": class_id}))
            return quiz_log(connection, quiz_id, students, now=now), items_of(connection, quiz_id)

    def answers(
        self,
        acting: Learner,
        class_id: str,
        *,
        learner_id: str | None = None,
        item_id: str | None = None,
        what: str,
        now: datetime,
    ) -> pd.DataFrame:
        """Return single answers of the class, as `answer_rows`: all, one student's, one item's.

        The look is noted as *what* ("saw the answers of a student").
        """
        with writing(self._engine) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            _note_look(connection, acting, what, class_id, learner_id, now=now)
        with reading(self._engine, is_snapshot=True) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            students = tuple(connection.scalars(_STUDENTS, {"class_id": class_id}))
            of_whom = students if learner_id is None else tuple({learner_id} & set(students))
            return answer_rows(connection, of_whom, deck_ids=_deck_ids(connection, class_id), item_id=item_id)

    def takers(self, acting: Learner, class_id: str, *, now: datetime) -> dict[str, frozenset[str]]:
        """Return who has taken each quiz that the class was set."""
        with reading(self._engine) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            return takers_of(connection, tuple(connection.scalars(_QUIZZES, {"class_id": class_id})), now=now)

    def pseudonym_key(self, acting: Learner, class_id: str) -> bytes:
        """Return the secret from which the pseudonyms of the class are made."""
        with reading(self._engine) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            key = connection.scalar(sa.select(classrooms.c.pseudonym_key).where(classrooms.c.class_id == class_id))
            return str(key).encode()

    def note_download(self, acting: Learner, class_id: str, detail: str, *, now: datetime) -> None:
        """Note that *acting* takes a table of the class away; *detail* says which, and in which format."""
        with writing(self._engine) as connection:
            check_class(connection, acting, class_id, ClassRole.INSTRUCTOR)
            audit.note(connection, acting, TOOK_SCORES, now=now, class_id=class_id, detail=detail)


def _note_look(
    connection: Connection, acting: Learner, action: str, class_id: str, subject_id: str | None, *, now: datetime
) -> None:
    """Note that *acting* looks, unless that was noted within the hour."""
    look = {"learner_id": acting.learner_id, "action": action, "class_id": class_id, "subject_id": subject_id}
    last = connection.scalar(_LAST_LOOK, look)
    if last is None or now - last > NOTED_FOR:
        audit.note(connection, acting, action, now=now, class_id=class_id, subject_id=subject_id)


def _deck_ids(connection: Connection, class_id: str) -> tuple[str, ...]:
    """Return the decks of the class that are in the library, by title."""
    assigned = set(connection.scalars(_ASSIGNED, {"class_id": class_id}))
    found = assigned or set(connection.scalars(_STUDIED, {"class_id": class_id}))
    is_there = decks.c.deck_id.in_(found) & decks.c.removed_at.is_(None)
    return tuple(connection.scalars(sa.select(decks.c.deck_id).where(is_there).order_by(decks.c.title)))
