"""Fixed quizzes and mock exams: made by their owner, taken once by each person, every answer written as it is given."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from quiz.model import (
    ClassRole,
    Learner,
    NotAllowedError,
    NotFoundError,
    Quiz,
    QuizAnswer,
    QuizAttempt,
    QuizItem,
    QuizTitle,
    Review,
    StaleAnswerError,
)
from quiz.quizzing import Question
from quiz.store import attempts_of_quizzes as attempts
from quiz.store import learners, log
from quiz.store.rights import reading_as, writing_as
from quiz.store.schema import assignments, class_members, classrooms, items, quiz_attempts, quiz_items, quizzes
from quiz.store.shelf import DeckShelf

MAX_ITEMS, MAX_MINUTES, MAX_TITLE_CHARS = 200, 600, 120
OVER = "This quiz is over; the answers given in time are kept."

_QUIZ = sa.select(quizzes).where(quizzes.c.quiz_id == sa.bindparam("quiz_id"))
_ITEMS = (
    sa.select(quiz_items.c.position, quiz_items.c.deck_id, quiz_items.c.item_id, items.c.version)
    .join(items, items.c.item_id == quiz_items.c.item_id)
    .where(quiz_items.c.quiz_id == sa.bindparam("quiz_id"))
    .order_by(quiz_items.c.position)
)
_N_ITEMS = sa.select(sa.func.count()).where(quiz_items.c.quiz_id == quizzes.c.quiz_id).scalar_subquery()
_OWN = (
    sa.select(quizzes, _N_ITEMS.label("n_items"), quiz_attempts.c.attempt_id, *attempts.TIMES)
    .outerjoin(
        quiz_attempts,
        (quiz_attempts.c.quiz_id == quizzes.c.quiz_id) & (quiz_attempts.c.learner_id == quizzes.c.learner_id),
    )
    .where(quizzes.c.learner_id == sa.bindparam("learner_id"))
    .order_by(quizzes.c.made_at.desc(), quizzes.c.quiz_id)
)
_ASSIGNED = (
    sa.select(assignments.c.due_at, assignments.c.holds_results, class_members.c.role)
    .join_from(assignments, class_members, class_members.c.class_id == assignments.c.class_id)
    .join(classrooms, classrooms.c.class_id == assignments.c.class_id)
    .where(
        assignments.c.quiz_id == sa.bindparam("quiz_id"),
        assignments.c.withdrawn_at.is_(None),
        class_members.c.learner_id == sa.bindparam("learner_id"),
        class_members.c.left_at.is_(None),
    )
)


class Quizzes:
    """The quizzes of a Casebook. A person sees their own, and those assigned to their classes."""

    def __init__(self, engine: Engine, shelf: DeckShelf) -> None:
        self._engine = engine
        self._shelf = shelf

    def add(self, acting: Learner, quiz: Quiz) -> None:
        """Keep a quiz of *acting*'s own; the same one added twice is kept once.

        ValueError if it is empty, too long or untitled; NotFoundError if it asks an item that there is not.
        """
        _check_quiz(acting, quiz)
        with writing_as(self._engine, acting) as connection:
            learners.lock(connection, acting.learner_id)
            if connection.execute(_QUIZ, {"quiz_id": quiz.quiz_id}).one_or_none() is not None:
                return
            row = {"quiz_id": quiz.quiz_id, "learner_id": quiz.learner_id, "title": " ".join(quiz.title.split())}
            connection.execute(sa.insert(quizzes), {**row, "max_minutes": quiz.max_minutes, "made_at": quiz.made_at})
            places = [
                {"quiz_id": quiz.quiz_id, "position": item.position, "deck_id": item.deck_id, "item_id": item.item_id}
                for item in quiz.items
            ]
            try:
                connection.execute(sa.insert(quiz_items), places)
            except sa.exc.IntegrityError as error:
                raise NotFoundError("The quiz asks an item that is not there.") from error

    def own(self, acting: Learner) -> tuple[QuizTitle, ...]:
        """Return the quizzes that *acting* made, the newest first."""
        with reading_as(self._engine, acting) as connection:
            rows = connection.execute(_OWN, {"learner_id": acting.learner_id})
            return tuple(
                QuizTitle(
                    row.quiz_id,
                    row.title,
                    row.made_at,
                    row.n_items,
                    row.max_minutes,
                    None if row.attempt_id is None else attempts.without_answers(row),
                )
                for row in rows
            )

    def quiz(self, acting: Learner, quiz_id: str) -> Quiz:
        """Return a quiz with its items: to its owner, its classes' instructors, and who has begun to take it."""
        with reading_as(self._engine, acting) as connection:
            _check_may_read(connection, acting, quiz_id)
            return _load(connection, quiz_id)

    def questions(self, acting: Learner, quiz_id: str) -> tuple[Question, ...]:
        """Return what the quiz asks, as `quiz` does. An item that its deck has retired is asked as it last was."""
        with reading_as(self._engine, acting) as connection:
            _check_may_read(connection, acting, quiz_id)
            return self._questions(connection, quiz_id)

    def start(self, acting: Learner, quiz_id: str, *, attempt_id: str, now: datetime) -> QuizAttempt:
        """Begin to take a quiz and return the attempt; one begun before goes on, whatever *attempt_id* says.

        NotAllowedError if it is neither one's own nor assigned to one's class, or closed.
        """
        with writing_as(self._engine, acting) as connection:
            learners.lock(connection, acting.learner_id)
            closes_at = _closing_time(connection, acting, quiz_id)
            if attempts.find(connection, acting.learner_id, quiz_id) is None:
                if closes_at is not None and closes_at <= now:
                    raise NotAllowedError("This quiz is closed: its time was up before you began.")
                minutes = connection.execute(_QUIZ, {"quiz_id": quiz_id}).one().max_minutes
                ends = [closes_at, None if minutes is None else now + timedelta(minutes=minutes)]
                closes_at = min((at for at in ends if at is not None), default=None)
                attempts.add(connection, QuizAttempt(attempt_id, quiz_id, acting.learner_id, now, closes_at))
            return _own_attempt(connection, acting, quiz_id)

    def attempt(self, acting: Learner, quiz_id: str) -> QuizAttempt | None:
        """Return *acting*'s attempt at a quiz; None if it has not begun."""
        with reading_as(self._engine, acting) as connection:
            is_begun = attempts.find(connection, acting.learner_id, quiz_id) is not None
            return _own_attempt(connection, acting, quiz_id) if is_begun else None

    def about(self, acting: Learner, quiz_id: str) -> QuizTitle:
        """Return what may be said of a quiz before it is begun."""
        with reading_as(self._engine, acting) as connection:
            _check_may_take(connection, acting, quiz_id)
            quiz = _load(connection, quiz_id)
            return QuizTitle(quiz_id, quiz.title, quiz.made_at, len(quiz.items), quiz.max_minutes, None)

    def answer(self, acting: Learner, attempt_id: str, answer: QuizAnswer) -> QuizAnswer:
        """Write what stands at a place now, and return it; it is on disk when this returns.

        *answer.revision* is that of the place as it was seen, 0 for a place never written; *answer.duration_ms* is
        added to what it had. StaleAnswerError, and nothing written, if another press or window was first, or if the
        time was up at *answer.answered_at*.
        """
        with writing_as(self._engine, acting) as connection:
            attempt = attempts.lock(connection, acting, attempt_id)
            if attempt.end(answer.answered_at) is not None:
                raise StaleAnswerError(OVER)
            return attempts.write(connection, attempt, answer)

    def end(self, acting: Learner, attempt_id: str, *, now: datetime) -> None:
        """Hand the quiz in; one that is over keeps its time."""
        with writing_as(self._engine, acting) as connection:
            attempt = attempts.lock(connection, acting, attempt_id)
            if attempt.end(now) is None:
                attempts.set_time(connection, attempt_id, ended_at=now)

    def put_in_reviews(self, acting: Learner, attempt_id: str, reviews: Sequence[Review], *, now: datetime) -> None:
        """Put what was missed among the learner's *reviews*, once. StaleAnswerError, and nothing written, if it was.

        NotAllowedError while the results are held back, because the reviews would tell them.
        """
        with writing_as(self._engine, acting) as connection:
            learners.lock(connection, acting.learner_id)
            attempt = attempts.lock(connection, acting, attempt_id)
            opens_at = _opening_time(connection, acting, attempt.quiz_id)
            if attempt.end(now) is None or (opens_at is not None and now < opens_at):
                raise NotAllowedError("The results of this quiz cannot be seen yet.")
            if attempt.scheduled_at is not None:
                raise StaleAnswerError("What you missed is among your reviews already.")
            if any(review.learner_id != acting.learner_id for review in reviews):
                raise NotAllowedError("This belongs to another learner.")
            for review in reviews:
                log.record(connection, review)
            attempts.set_time(connection, attempt_id, scheduled_at=now)

    def _questions(self, connection: Connection, quiz_id: str) -> tuple[Question, ...]:
        questions = []
        for position, deck_id, item_id, version in connection.execute(_ITEMS, {"quiz_id": quiz_id}):
            deck = self._shelf.deck(connection, deck_id, version)
            questions.append(Question(position, deck, next(item for item in deck.items if item.item_id == item_id)))
        return tuple(questions)


def _check_quiz(acting: Learner, quiz: Quiz) -> None:
    if quiz.learner_id != acting.learner_id:
        raise NotAllowedError("This belongs to another learner.")
    if not 0 < len(quiz.title.strip()) <= MAX_TITLE_CHARS:
        raise ValueError(f"A quiz needs a title of 1 to {MAX_TITLE_CHARS} characters.")
    if not 0 < len(quiz.items) <= MAX_ITEMS:
        raise ValueError(f"A quiz has 1 to {MAX_ITEMS} questions, not {len(quiz.items)}.")
    if [item.position for item in quiz.items] != list(range(1, len(quiz.items) + 1)):
        raise ValueError("The questions of a quiz are numbered from 1.")
    if quiz.max_minutes is not None and not 0 < quiz.max_minutes <= MAX_MINUTES:
        raise ValueError(f"A quiz takes 1 to {MAX_MINUTES} minutes, not {quiz.max_minutes}.")


def _load(connection: Connection, quiz_id: str) -> Quiz:
    row = connection.execute(_QUIZ, {"quiz_id": quiz_id}).one()
    places = connection.execute(_ITEMS, {"quiz_id": quiz_id})
    found = tuple(QuizItem(position, deck_id, item_id) for position, deck_id, item_id, _ in places)
    return Quiz(row.quiz_id, row.learner_id, row.title, row.made_at, found, row.max_minutes)


def _assigned(connection: Connection, acting: Learner, quiz_id: str) -> Sequence[sa.Row[Any, Any, Any]]:
    """Return the assignments through which *acting* has to do with the quiz, and what they are in each class."""
    return connection.execute(_ASSIGNED, {"quiz_id": quiz_id, "learner_id": acting.learner_id}).all()


def _check_may_take(connection: Connection, acting: Learner, quiz_id: str) -> None:
    """Raise NotAllowedError unless the quiz is *acting*'s own or of one of their classes; none is not told apart."""
    row = connection.execute(_QUIZ, {"quiz_id": quiz_id}).one_or_none()
    assigned = _assigned(connection, acting, quiz_id)
    if row is None or (row.learner_id != acting.learner_id and not assigned):
        raise NotAllowedError("This quiz is not open to you.")


def _check_may_read(connection: Connection, acting: Learner, quiz_id: str) -> None:
    """Raise NotAllowedError for who might take the quiz and has not begun: what it asks is not to be seen before."""
    if attempts.find(connection, acting.learner_id, quiz_id) is not None:
        return
    _check_may_take(connection, acting, quiz_id)
    owner = connection.execute(_QUIZ, {"quiz_id": quiz_id}).one().learner_id
    assigned = _assigned(connection, acting, quiz_id)
    if owner != acting.learner_id and all(row.role is not ClassRole.INSTRUCTOR for row in assigned):
        raise NotAllowedError("What this quiz asks can be seen once you have begun it.")


def _closing_time(connection: Connection, acting: Learner, quiz_id: str) -> datetime | None:
    """Return when the quiz takes no more answers of *acting*; of several classes the last counts. None: never."""
    _check_may_take(connection, acting, quiz_id)
    assigned = _assigned(connection, acting, quiz_id)
    as_student = [row for row in assigned if row.role is ClassRole.STUDENT]
    if not as_student or not all(row.holds_results for row in as_student):
        return None
    closes_at: datetime = max(row.due_at for row in as_student)
    return closes_at


def _opening_time(connection: Connection, acting: Learner, quiz_id: str) -> datetime | None:
    """Return from when on *acting* may see what was right; None: from the end on."""
    assigned = _assigned(connection, acting, quiz_id)
    held = [row.due_at for row in assigned if row.holds_results and row.role is ClassRole.STUDENT]
    return max(held, default=None)


def _own_attempt(connection: Connection, acting: Learner, quiz_id: str) -> QuizAttempt:
    opens_at = _opening_time(connection, acting, quiz_id)
    return attempts.load(connection, acting.learner_id, quiz_id, opens_at=opens_at)
