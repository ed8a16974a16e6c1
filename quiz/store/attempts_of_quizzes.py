"""The queries about one person's way through a quiz, and the answers on it."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from quiz.model import Learner, NotAllowedError, NotFoundError, QuizAnswer, QuizAttempt, StaleAnswerError
from quiz.store.schema import quiz_answers, quiz_attempts, quiz_items
from quiz.store.upsert import upsert

ALREADY_ANSWERED = "This question was answered already, perhaps in another window; what is shown now is how it stands."

TIMES = tuple(quiz_attempts.c[name] for name in ("started_at", "closes_at", "ended_at", "scheduled_at"))
_ATTEMPT = sa.select(quiz_attempts.c.attempt_id, quiz_attempts.c.quiz_id, quiz_attempts.c.learner_id, *TIMES)
_BY_QUIZ = _ATTEMPT.where(
    quiz_attempts.c.quiz_id == sa.bindparam("quiz_id"), quiz_attempts.c.learner_id == sa.bindparam("learner_id")
)
_LOCK = _ATTEMPT.where(quiz_attempts.c.attempt_id == sa.bindparam("attempt_id")).with_for_update()
_ANSWERS = (
    sa.select(*(quiz_answers.c[field.name] for field in fields(QuizAnswer)))
    .where(quiz_answers.c.attempt_id == sa.bindparam("attempt_id"))
    .order_by(quiz_answers.c.position)
)
_ANSWER = _ANSWERS.where(quiz_answers.c.position == sa.bindparam("position"))
_HAS_PLACE = sa.select(
    sa.exists().where(
        quiz_items.c.quiz_id == sa.bindparam("quiz_id"), quiz_items.c.position == sa.bindparam("position")
    )
)


def find(connection: Connection, learner_id: str, quiz_id: str) -> QuizAttempt | None:
    """Return a learner's attempt without its answers; None if there is none."""
    row = connection.execute(_BY_QUIZ, {"learner_id": learner_id, "quiz_id": quiz_id}).one_or_none()
    return None if row is None else without_answers(row)


def load(connection: Connection, learner_id: str, quiz_id: str, *, opens_at: datetime | None) -> QuizAttempt:
    """Return a learner's attempt, which there is, with its answers."""
    row = connection.execute(_BY_QUIZ, {"learner_id": learner_id, "quiz_id": quiz_id}).one()
    answers = connection.execute(_ANSWERS, {"attempt_id": row.attempt_id})
    return replace(without_answers(row), opens_at=opens_at, answers=tuple(QuizAnswer(*answer) for answer in answers))


def without_answers(row: Row[*tuple[Any, ...]]) -> QuizAttempt:
    """Return the attempt of a row that has its columns."""
    times = {"closes_at": row.closes_at, "ended_at": row.ended_at, "scheduled_at": row.scheduled_at}
    return QuizAttempt(row.attempt_id, row.quiz_id, row.learner_id, row.started_at, **times)


def add(connection: Connection, attempt: QuizAttempt) -> None:
    """Write an attempt that has just begun."""
    names = ("attempt_id", "quiz_id", "learner_id", "started_at", "closes_at")
    connection.execute(sa.insert(quiz_attempts), {name: getattr(attempt, name) for name in names})


def lock(connection: Connection, acting: Learner, attempt_id: str) -> QuizAttempt:
    """Return *acting*'s attempt without its answers, which nobody else writes until this transaction ends."""
    row = connection.execute(_LOCK, {"attempt_id": attempt_id}).one_or_none()
    if row is None or row.learner_id != acting.learner_id:
        raise NotAllowedError("This is not your quiz.")
    return without_answers(row)


def write(connection: Connection, attempt: QuizAttempt, answer: QuizAnswer) -> QuizAnswer:
    """Write *answer*, whose revision is the one it was seen in, and return it as it stands now.

    StaleAnswerError if the place was written since; NotFoundError if the quiz has no such place.
    """
    key = {"attempt_id": attempt.attempt_id, "position": answer.position}
    row = connection.execute(_ANSWER, key).one_or_none()
    before = None if row is None else QuizAnswer(*row)
    if (before.revision if before else 0) != answer.revision:
        raise StaleAnswerError(ALREADY_ANSWERED)
    if before is None and not connection.scalar(_HAS_PLACE, {**key, "quiz_id": attempt.quiz_id}):
        raise NotFoundError(f"The quiz has no question {answer.position}.")
    duration_ms = answer.duration_ms + (before.duration_ms if before else 0)
    after = replace(answer, revision=answer.revision + 1, duration_ms=duration_ms)
    values = {field.name: getattr(after, field.name) for field in fields(QuizAnswer)}
    upsert(connection, quiz_answers, {**values, "attempt_id": attempt.attempt_id})
    return after


def set_time(connection: Connection, attempt_id: str, **times: datetime) -> None:
    """Write when the attempt ended, or when what was missed was put among the reviews."""
    is_attempt = quiz_attempts.c.attempt_id == attempt_id
    connection.execute(sa.update(quiz_attempts).where(is_attempt).values(**times))
