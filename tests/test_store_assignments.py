"""Assignments in the store: what a class is to do, and how far each student is. On both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.model import AssignmentKind, Completion, DeckPart, NotAllowedError, NotFoundError, Rating
from quiz.store import Store
from tests.classroom_samples import (
    CLASS,
    DUE,
    INSTRUCTOR,
    OTHER_STUDENT,
    QUIZ,
    STRANGER,
    STUDENT,
    Given,
    answered,
    begin,
    make_class,
    quiz_assignment,
    study_assignment,
)
from tests.store_samples import DECK, FIRST, SECOND, answer
from tests.study_samples import deck_of, noon

N_ITEMS = len(DECK.items)


@pytest.fixture
def given_class(store: Store) -> Given:
    return make_class(store)


def own(given: Given, *, n_days: int = 1) -> Completion:
    """Return how far the student is with the one assignment."""
    (work,) = given.store.assignments.due(STUDENT, now=noon(n_days))
    assert work.class_name == CLASS.name
    return work.completion


def test_an_assignment_is_kept_as_it_was_given_and_as_it_was_changed(given_class: Given) -> None:
    assignments = given_class.store.assignments
    assignment = given_class.assign(study_assignment(DeckPart("deck", "s0"), DeckPart("deck", "gone")))
    assert assignments.of_class(STUDENT, CLASS.class_id) == (assignment,)
    changed = replace(assignment, title="Week 2", due_at=noon(9), target=1.0, parts=(DeckPart("deck"),))
    assignments.save(INSTRUCTOR, changed)
    assert assignments.of_class(INSTRUCTOR, CLASS.class_id) == (changed,)
    assignments.withdraw(INSTRUCTOR, assignment.assignment_id, now=noon(1))
    assert assignments.of_class(STUDENT, CLASS.class_id) == ()
    assert assignments.due(STUDENT, now=noon(1)) == ()


@pytest.mark.parametrize("changed", [{"title": ""}, {"parts": ()}, {"target": None}, {"target": 0.0}, {"target": 1.1}])
def test_an_assignment_that_asks_nothing_is_refused(given_class: Given, changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"title|Choose"):
        given_class.assign(replace(study_assignment(), **changed))  # type: ignore[arg-type]


def test_a_deck_that_is_not_there_is_refused_and_leaves_nothing(given_class: Given) -> None:
    with pytest.raises(NotFoundError):
        given_class.assign(study_assignment(DeckPart("unknown")))
    assert given_class.store.assignments.of_class(INSTRUCTOR, CLASS.class_id) == ()


def test_only_instructors_of_the_class_assign_and_only_their_own_quizzes(given_class: Given) -> None:
    store = given_class.store
    for acting in (STUDENT, STRANGER):
        with pytest.raises(NotAllowedError):
            store.assignments.add(acting, study_assignment())
        with pytest.raises(NotAllowedError):
            store.assignments.completions(acting, CLASS.class_id, now=noon(1))
    with pytest.raises(NotAllowedError):
        store.assignments.of_class(STRANGER, CLASS.class_id)
    store.quizzes.add(STUDENT, replace(QUIZ, learner_id=STUDENT.learner_id))
    with pytest.raises(NotAllowedError, match="your own"):
        given_class.assign(quiz_assignment())


def test_completion_counts_items_met_in_all_and_in_time(given_class: Given) -> None:
    given_class.assign(study_assignment(target=1.0))
    assert (own(given_class).n_items, own(given_class).n_done) == (N_ITEMS, 0)
    answer(given_class.store, FIRST, Rating.GOOD, n_days=1, learner=STUDENT)
    answer(given_class.store, FIRST, Rating.GOOD, n_days=2, learner=STUDENT)
    answer(given_class.store, SECOND, Rating.AGAIN, n_days=8, learner=STUDENT)
    done = own(given_class, n_days=9)
    assert (done.n_done, done.n_in_time, done.n_needed) == (2, 1, N_ITEMS)
    assert not done.is_done
    assert done.is_overdue(noon(9))


@pytest.mark.parametrize(("target", "is_done"), [(2 / N_ITEMS, True), (2 / N_ITEMS + 0.01, False)])
def test_the_target_makes_it_done(given_class: Given, target: float, *, is_done: bool) -> None:
    given_class.assign(study_assignment(target=target))
    for item in (FIRST, SECOND):
        answer(given_class.store, item, Rating.GOOD, n_days=1, learner=STUDENT)
    assert own(given_class).is_done is is_done
    assert own(given_class).is_in_time is is_done


def test_overlapping_parts_count_an_item_once_and_other_sections_not_at_all(store: Store) -> None:
    deck = deck_of(2, 2)
    given = make_class(store, deck)
    given.assign(study_assignment(DeckPart("deck", "s0"), DeckPart("deck", "s1")))
    given.assign(study_assignment(DeckPart("deck"), DeckPart("deck", "s1"), assignment_id="whole"))
    given.assign(study_assignment(DeckPart("deck", "s1"), assignment_id="part"))
    n_items = {
        w.completion.assignment.assignment_id: w.completion.n_items for w in store.assignments.due(STUDENT, now=noon(1))
    }
    assert n_items == {"week 1": len(deck.items), "whole": len(deck.items), "part": len(deck.items) // 2}


def test_of_a_removed_deck_nothing_is_left_to_do(given_class: Given) -> None:
    given_class.assign(study_assignment(target=1.0))
    given_class.store.remove_deck(INSTRUCTOR, DECK.deck_id, now=noon(1))
    assert (own(given_class).n_items, own(given_class).is_done, own(given_class).proportion) == (0, True, None)


def test_a_quiz_is_done_when_it_ended(given_class: Given) -> None:
    assignment = given_class.assign_quiz()
    assert own(given_class).ended_at is None
    attempt = begin(given_class)
    given_class.store.quizzes.answer(STUDENT, attempt.attempt_id, answered(1))
    given_class.store.quizzes.answer(STUDENT, attempt.attempt_id, answered(2, None))
    running = own(given_class, n_days=0)
    assert (running.n_items, running.n_done, running.is_done) == (len(QUIZ.items), 1, False)
    assert own(given_class).ended_at == noon(0) + timedelta(minutes=30)
    assert own(given_class).is_in_time
    assert own(given_class).assignment == assignment


def test_an_instructor_sees_everyone_and_a_student_only_themselves(given_class: Given) -> None:
    given_class.assign(study_assignment())
    given_class.assign_quiz()
    answer(given_class.store, FIRST, Rating.GOOD, n_days=1, learner=OTHER_STUDENT)
    found = given_class.store.assignments.completions(INSTRUCTOR, CLASS.class_id, now=noon(1))
    assert {(one.learner_id, one.assignment.kind, one.n_done) for one in found} == {
        (STUDENT.learner_id, AssignmentKind.STUDY, 0),
        (STUDENT.learner_id, AssignmentKind.QUIZ, 0),
        (OTHER_STUDENT.learner_id, AssignmentKind.STUDY, 1),
        (OTHER_STUDENT.learner_id, AssignmentKind.QUIZ, 0),
    }
    assert {work.completion.learner_id for work in given_class.store.assignments.due(STUDENT, now=noon(1))} == {"ada"}


def test_an_archived_class_asks_nothing_and_neither_does_one_that_was_left(given_class: Given) -> None:
    given_class.assign(study_assignment())
    given_class.store.classes.leave(OTHER_STUDENT, CLASS.class_id, now=noon(1))
    assert given_class.store.assignments.due(OTHER_STUDENT, now=noon(1)) == ()
    given_class.store.classes.save(INSTRUCTOR, replace(CLASS, archived_at=noon(1)))
    assert given_class.store.assignments.due(STUDENT, now=noon(1)) == ()
    assert given_class.store.assignments.due(INSTRUCTOR, now=DUE) == ()
