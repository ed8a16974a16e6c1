"""Who may call what of classes, assignments and quizzes: rows for the tests of authorisation."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from quiz.model import Learner, Roster
from quiz.store import Store
from tests.classroom_samples import CLASS, QUIZ, answered, study_assignment
from tests.installation import (
    ADMINISTRATOR,
    ATTEMPT_ID,
    CLASS_ID,
    INSTRUCTOR,
    OTHER_INSTRUCTOR,
    OTHER_STUDENT,
    STUDENT,
)
from tests.study_samples import noon

Row = tuple[tuple[Learner, ...], Callable[[Store, Learner], object]]

CHANCE = Random(0)  # noqa: S311 - a test that can be repeated
NEW = replace(CLASS, class_id="new")
MEMBERS = (STUDENT, OTHER_STUDENT, INSTRUCTOR, OTHER_INSTRUCTOR, ADMINISTRATOR)
STAFF = (INSTRUCTOR, OTHER_INSTRUCTOR, ADMINISTRATOR)
IN_CLASS, TEACHES, TAKES = (STUDENT, INSTRUCTOR), (INSTRUCTOR,), (STUDENT,)
EMPTY = Roster(())
WORK = study_assignment(assignment_id="new", made_by=INSTRUCTOR.learner_id)
GIVEN = study_assignment(made_by=INSTRUCTOR.learner_id)

CLASS_RULES: dict[str, Row] = {
    "Classes.can_add": (MEMBERS, lambda store, acting: store.classes.can_add(acting)),
    "Classes.add": (
        STAFF,
        lambda store, acting: store.classes.add(acting, NEW, chance=CHANCE),
    ),
    "Classes.save": (TEACHES, lambda store, acting: store.classes.save(acting, replace(CLASS, name="New"))),
    "Classes.titles": (MEMBERS, lambda store, acting: store.classes.titles(acting)),
    "Classes.classroom": (IN_CLASS, lambda store, acting: store.classes.classroom(acting, CLASS_ID)),
    "Classes.members": (TEACHES, lambda store, acting: store.classes.members(acting, CLASS_ID, now=noon(1))),
    "Classes.add_instructor": (
        TEACHES,
        lambda store, acting: store.classes.add_instructor(acting, CLASS_ID, OTHER_INSTRUCTOR.learner_id, now=noon(1)),
    ),
    "Classes.remove": (
        TEACHES,
        lambda store, acting: store.classes.remove(acting, CLASS_ID, [STUDENT.learner_id], now=noon(1)),
    ),
    # The other instructor of the class is disabled, and still counts as one who could come back.
    "Classes.leave": (IN_CLASS, lambda store, acting: store.classes.leave(acting, CLASS_ID, now=noon(1))),
    "Classes.join_code": (TEACHES, lambda store, acting: store.classes.join_code(acting, CLASS_ID)),
    "Classes.rotate_code": (TEACHES, lambda store, acting: store.classes.rotate_code(acting, CLASS_ID, chance=CHANCE)),
    "Classes.join": (MEMBERS, lambda store, acting: store.classes.join(acting, CLASS_ID, now=noon(1))),
    "Classes.plan_roster": (TEACHES, lambda store, acting: store.classes.plan_roster(acting, CLASS_ID, EMPTY)),
    "Classes.apply_roster": (
        TEACHES,
        lambda store, acting: store.classes.apply_roster(acting, CLASS_ID, EMPTY, now=noon(1)),
    ),
    "Assignments.add": (TEACHES, lambda store, acting: store.assignments.add(acting, WORK)),
    "Assignments.save": (TEACHES, lambda store, acting: store.assignments.save(acting, replace(GIVEN, title="New"))),
    "Assignments.withdraw": (
        TEACHES,
        lambda store, acting: store.assignments.withdraw(acting, GIVEN.assignment_id, now=noon(1)),
    ),
    "Assignments.of_class": (IN_CLASS, lambda store, acting: store.assignments.of_class(acting, CLASS_ID)),
    "Assignments.completions": (
        TEACHES,
        lambda store, acting: store.assignments.completions(acting, CLASS_ID, now=noon(1)),
    ),
    "Assignments.due": (MEMBERS, lambda store, acting: store.assignments.due(acting, now=noon(1))),
    "Quizzes.add": (
        MEMBERS,
        lambda store, acting: store.quizzes.add(acting, replace(QUIZ, quiz_id="n", learner_id=acting.learner_id)),
    ),
    "Quizzes.add, another's": (
        TAKES,
        lambda store, acting: store.quizzes.add(acting, replace(QUIZ, quiz_id="n", learner_id=STUDENT.learner_id)),
    ),
    "Quizzes.own": (MEMBERS, lambda store, acting: store.quizzes.own(acting)),
    "Quizzes.quiz": (IN_CLASS, lambda store, acting: store.quizzes.quiz(acting, QUIZ.quiz_id)),
    "Quizzes.questions": (IN_CLASS, lambda store, acting: store.quizzes.questions(acting, QUIZ.quiz_id)),
    "Quizzes.about": (IN_CLASS, lambda store, acting: store.quizzes.about(acting, QUIZ.quiz_id)),
    "Quizzes.start": (
        IN_CLASS,
        lambda store, acting: store.quizzes.start(acting, QUIZ.quiz_id, attempt_id="new", now=noon(0)),
    ),
    "Quizzes.attempt": (MEMBERS, lambda store, acting: store.quizzes.attempt(acting, QUIZ.quiz_id)),
    "Quizzes.answer": (TAKES, lambda store, acting: store.quizzes.answer(acting, ATTEMPT_ID, answered(1))),
    "Quizzes.end": (TAKES, lambda store, acting: store.quizzes.end(acting, ATTEMPT_ID, now=noon(0))),
    "Quizzes.put_in_reviews": (
        TAKES,
        lambda store, acting: store.quizzes.put_in_reviews(acting, ATTEMPT_ID, (), now=noon(1)),
    ),
}
