"""A class with its students, what they are to study, and a quiz that all of them have taken."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sqlalchemy.engine import Engine

from decks.model import Deck
from quiz.model import Assignment, AssignmentKind, ClassRole, Classroom, DeckPart, Learner, Quiz
from quiz.quizzing import compose
from quiz.store import Store
from quiz.store.schema import class_members, quiz_answers, quiz_attempts
from tests.study_samples import noon

N_QUESTIONS = 20


def found_class(
    store: Store, engine: Engine, teacher: Learner, student_ids: Sequence[str], decks: Sequence[Deck], *, exam_day: date
) -> None:
    """Make the class "class" of *teacher*: a deck a week to study, and the quiz."""
    store.classes.add(teacher, Classroom("class", "Cardiology", noon(0), exam_day=exam_day), chance=Random(0))  # noqa: S311
    for week, deck in enumerate(decks):
        parts = (DeckPart(deck.deck_id),)
        given = f"week{week}", "class", f"Week {week}", AssignmentKind.STUDY, noon(7 * week), teacher.learner_id
        store.assignments.add(teacher, Assignment(*given, noon(0), target=0.8, parts=parts))
    store.quizzes.add(
        teacher, Quiz("quiz", teacher.learner_id, "Quiz", noon(0), compose(decks, n_items=N_QUESTIONS, seed="a"))
    )
    given = "quiz", "class", "Quiz", AssignmentKind.QUIZ, noon(50), teacher.learner_id
    store.assignments.add(teacher, Assignment(*given, noon(0), quiz_id="quiz"))
    with engine.begin() as connection:
        connection.execute(class_members.insert(), [_member(student_id) for student_id in student_ids])
        connection.execute(quiz_attempts.insert(), [_attempt(student_id) for student_id in student_ids])
        connection.execute(quiz_answers.insert(), _answers(student_ids, Random(1)))  # noqa: S311 - no secret


def _member(student_id: str) -> dict[str, object]:
    return {"class_id": "class", "learner_id": student_id, "role": ClassRole.STUDENT, "joined_at": noon(0)}


def _attempt(student_id: str) -> dict[str, object]:
    times = {"started_at": noon(40), "ended_at": noon(41)}
    return {"attempt_id": student_id, "quiz_id": "quiz", "learner_id": student_id, **times}


def _answers(student_ids: Sequence[str], chance: Random) -> list[dict[str, object]]:
    """Return an answer of each student to each question, seven of ten right."""
    rows = []
    for student_id in student_ids:
        for position in range(1, N_QUESTIONS + 1):
            is_correct = chance.random() < 0.7
            answer = {"answer": "option A" if is_correct else "option B", "is_correct": is_correct, "is_flagged": False}
            made = {"revision": 1, "answered_at": noon(40), "duration_ms": 9_000}
            rows.append({"attempt_id": student_id, "position": position, **answer, **made})
    return rows
