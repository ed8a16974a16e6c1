"""A class with its people: what the tests of classes, assignments and quizzes share."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from decks.model import Deck
from quiz.model import (
    Assignment,
    AssignmentKind,
    ClassRole,
    Classroom,
    DeckPart,
    Learner,
    Quiz,
    QuizAnswer,
    QuizAttempt,
    Role,
)
from quiz.quizzing import compose
from quiz.store import Store
from tests.store_samples import DECK
from tests.study_samples import noon

INSTRUCTOR, SECOND_INSTRUCTOR = Learner("cleo", "Cleo"), Learner("dora", "Dora")
STUDENT, OTHER_STUDENT, STRANGER = Learner("ada", "Ada"), Learner("bob", "Bob"), Learner("eve", "Eve")
CLASS = Classroom("cardiology", "Cardiology", noon(0))
QUIZ = Quiz("quiz", INSTRUCTOR.learner_id, "Week 1", noon(0), compose([DECK], n_items=2, seed="a"), max_minutes=30)
DUE = noon(7)


@dataclass(frozen=True, slots=True)
class Given:
    """A store with a class of one instructor and two students, a deck, and a stranger."""

    store: Store
    code: str

    def assign(self, assignment: Assignment) -> Assignment:
        """Give the class an assignment."""
        self.store.assignments.add(INSTRUCTOR, assignment)
        return assignment

    def assign_quiz(self, *, holds_results: bool = False) -> Assignment:
        """Give the class the quiz."""
        self.store.quizzes.add(INSTRUCTOR, QUIZ)
        return self.assign(quiz_assignment(holds_results=holds_results))


def make_class(store: Store, deck: Deck = DECK) -> Given:
    """Make the people, the class and its deck in *store*."""
    for person in (INSTRUCTOR, SECOND_INSTRUCTOR):
        store.add_learner(person, role=Role.INSTRUCTOR)
    for person in (STUDENT, OTHER_STUDENT, STRANGER):
        store.add_learner(person)
    store.save_deck(INSTRUCTOR, deck, now=noon(0))
    store.classes.add(INSTRUCTOR, CLASS, chance=Random(0))  # noqa: S311 - a test that can be repeated
    code = store.classes.join_code(INSTRUCTOR, CLASS.class_id)
    assert code is not None
    for person in (STUDENT, OTHER_STUDENT):
        store.classes.join(person, code, now=noon(0))
    return Given(store, code)


def study_assignment(
    *parts: DeckPart,
    target: float = 0.5,
    assignment_id: str = "week 1",
    made_by: str = INSTRUCTOR.learner_id,
) -> Assignment:
    """Return an assignment to meet a share of the items of *parts*, of the whole deck where there are none."""
    return Assignment(
        assignment_id,
        CLASS.class_id,
        "Week 1",
        AssignmentKind.STUDY,
        DUE,
        made_by,
        noon(0),
        target=target,
        parts=parts or (DeckPart(DECK.deck_id),),
    )


def quiz_assignment(*, holds_results: bool = False, made_by: str = INSTRUCTOR.learner_id) -> Assignment:
    """Return the assignment to take the quiz."""
    return Assignment(
        "quiz 1",
        CLASS.class_id,
        "Quiz 1",
        AssignmentKind.QUIZ,
        DUE,
        made_by,
        noon(0),
        quiz_id=QUIZ.quiz_id,
        holds_results=holds_results,
    )


def answered(
    position: int, text: str | None = "option A", *, revision: int = 0, minutes: int = 1, n_days: int = 0
) -> QuizAnswer:
    """Return an answer to a place of the quiz, so many minutes after noon of a day."""
    at = noon(n_days) + timedelta(minutes=minutes)
    is_correct = text == "option A"
    return QuizAnswer(
        position, text, is_correct, is_flagged=False, revision=revision, answered_at=at, duration_ms=1_000
    )


def begin(given: Given, learner: Learner = STUDENT, *, n_days: int = 0) -> QuizAttempt:
    """Begin to take the quiz at noon of a day."""
    name = f"attempt of {learner.learner_id}"
    return given.store.quizzes.start(learner, QUIZ.quiz_id, attempt_id=name, now=noon(n_days))


def roles_in(given: Given) -> dict[str, ClassRole]:
    """Return what everyone in the class is."""
    members = given.store.classes.members(INSTRUCTOR, CLASS.class_id, now=noon(0))
    return {member.learner_id: member.role for member in members}
