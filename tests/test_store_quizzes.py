"""Quizzes in the store: every answer on disk, once, in time, and nothing told too early. On both databases."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from quiz.model import Learner, NotAllowedError, NotFoundError, QuizItem, Rating, StaleAnswerError
from quiz.quizzing import missed
from quiz.store import Store
from tests.classroom_samples import (
    DUE,
    INSTRUCTOR,
    OTHER_STUDENT,
    QUIZ,
    SECOND_INSTRUCTOR,
    STRANGER,
    STUDENT,
    Given,
    answered,
    begin,
    make_class,
    quiz_assignment,
)
from tests.store_samples import DECK
from tests.study_samples import noon, review

MOCK = replace(QUIZ, quiz_id="mock", learner_id=STUDENT.learner_id, title="Mock exam")


@pytest.fixture
def given_class(store: Store) -> Given:
    return make_class(store)


def test_a_quiz_is_kept_as_it_was_made(given_class: Given) -> None:
    quizzes = given_class.store.quizzes
    quizzes.add(INSTRUCTOR, QUIZ)
    quizzes.add(INSTRUCTOR, QUIZ)
    assert quizzes.quiz(INSTRUCTOR, QUIZ.quiz_id) == QUIZ
    assert [question.item.item_id for question in quizzes.questions(INSTRUCTOR, QUIZ.quiz_id)] == [
        item.item_id for item in QUIZ.items
    ]


@pytest.mark.parametrize(
    "changed",
    [{"items": ()}, {"title": " "}, {"max_minutes": 0}, {"max_minutes": 601}, {"items": (QUIZ.items[1],)}],
)
def test_a_quiz_that_cannot_be_is_refused(given_class: Given, changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="quiz"):
        given_class.store.quizzes.add(INSTRUCTOR, replace(QUIZ, **changed))  # type: ignore[arg-type]
    assert given_class.store.quizzes.own(INSTRUCTOR) == ()


def test_a_quiz_of_an_unknown_item_is_refused_and_leaves_nothing(given_class: Given) -> None:
    unknown = replace(QUIZ, items=(QuizItem(1, DECK.deck_id, "unknown"),))
    with pytest.raises(NotFoundError):
        given_class.store.quizzes.add(INSTRUCTOR, unknown)
    assert given_class.store.quizzes.own(INSTRUCTOR) == ()


def test_only_the_class_takes_it_and_sees_what_it_asks_once_begun(given_class: Given) -> None:
    quizzes = given_class.store.quizzes
    given_class.assign_quiz()
    with pytest.raises(NotAllowedError, match="once you have begun"):
        quizzes.questions(STUDENT, QUIZ.quiz_id)
    assert quizzes.about(STUDENT, QUIZ.quiz_id).n_items == len(QUIZ.items)
    begin(given_class)
    assert quizzes.quiz(STUDENT, QUIZ.quiz_id) == QUIZ
    for acting in (STRANGER, SECOND_INSTRUCTOR):
        for call in (quizzes.about, quizzes.quiz, quizzes.questions):
            with pytest.raises(NotAllowedError):
                call(acting, QUIZ.quiz_id)
        with pytest.raises(NotAllowedError):
            begin(given_class, acting)


def test_a_quiz_begun_twice_is_begun_once(given_class: Given) -> None:
    given_class.assign_quiz()
    first = begin(given_class)
    again = given_class.store.quizzes.start(STUDENT, QUIZ.quiz_id, attempt_id="another", now=noon(1))
    assert again == first
    assert first.closes_at == noon(0) + timedelta(minutes=30)
    assert begin(given_class, OTHER_STUDENT).attempt_id != first.attempt_id


def test_answers_are_there_after_a_reload_with_their_time_added_up(given_class: Given) -> None:
    given_class.assign_quiz()
    attempt, quizzes = begin(given_class), given_class.store.quizzes
    quizzes.answer(STUDENT, attempt.attempt_id, answered(1, None))
    quizzes.answer(STUDENT, attempt.attempt_id, answered(2, "option B", minutes=2))
    flagged = replace(answered(1, revision=1, minutes=3), is_flagged=True)
    after = quizzes.answer(STUDENT, attempt.attempt_id, flagged)
    assert after == replace(flagged, revision=2, duration_ms=2_000)
    reloaded = quizzes.attempt(STUDENT, QUIZ.quiz_id)
    assert reloaded is not None
    assert reloaded.answers == (after, replace(answered(2, "option B", minutes=2), revision=1))


def test_a_press_on_an_old_page_changes_nothing(given_class: Given) -> None:
    given_class.assign_quiz()
    attempt, quizzes = begin(given_class), given_class.store.quizzes
    quizzes.answer(STUDENT, attempt.attempt_id, answered(1))
    with pytest.raises(StaleAnswerError):
        quizzes.answer(STUDENT, attempt.attempt_id, answered(1, "option B"))
    with pytest.raises(NotFoundError):
        quizzes.answer(STUDENT, attempt.attempt_id, answered(9))
    with pytest.raises(NotAllowedError):
        quizzes.answer(OTHER_STUDENT, attempt.attempt_id, answered(2))
    reloaded = quizzes.attempt(STUDENT, QUIZ.quiz_id)
    assert reloaded is not None
    assert [answer.answer for answer in reloaded.answers] == ["option A"]


def test_of_presses_from_two_tabs_each_round_counts_one(given_class: Given) -> None:
    given_class.assign_quiz()
    attempt, together = begin(given_class), Barrier(2)
    outcomes: Counter[str] = Counter()

    def press(tab: int) -> None:
        for revision in range(20):
            together.wait(timeout=60)
            try:
                mine = answered(1, f"option {'AB'[tab]}", revision=revision)
                given_class.store.quizzes.answer(STUDENT, attempt.attempt_id, mine)
                outcomes["counted"] += 1
            except StaleAnswerError:
                outcomes["stale"] += 1

    with ThreadPoolExecutor(2) as tabs:
        list(tabs.map(press, range(2)))
    assert outcomes == {"counted": 20, "stale": 20}


def test_the_servers_clock_ends_it(given_class: Given) -> None:
    given_class.assign_quiz()
    attempt, quizzes = begin(given_class), given_class.store.quizzes
    quizzes.answer(STUDENT, attempt.attempt_id, answered(1, minutes=29))
    with pytest.raises(StaleAnswerError, match="over"):
        quizzes.answer(STUDENT, attempt.attempt_id, answered(2, minutes=30))
    reloaded = quizzes.attempt(STUDENT, QUIZ.quiz_id)
    assert reloaded is not None
    assert reloaded.end(noon(0) + timedelta(minutes=29)) is None
    assert reloaded.end(noon(1)) == noon(0) + timedelta(minutes=30)
    quizzes.end(STUDENT, attempt.attempt_id, now=noon(1))
    assert quizzes.attempt(STUDENT, QUIZ.quiz_id) == reloaded


def test_handed_in_it_takes_no_more_answers(given_class: Given) -> None:
    given_class.assign_quiz()
    attempt, quizzes = begin(given_class), given_class.store.quizzes
    quizzes.end(STUDENT, attempt.attempt_id, now=noon(0) + timedelta(minutes=5))
    quizzes.end(STUDENT, attempt.attempt_id, now=noon(0) + timedelta(minutes=6))
    with pytest.raises(StaleAnswerError):
        quizzes.answer(STUDENT, attempt.attempt_id, answered(1, minutes=6))
    reloaded = quizzes.attempt(STUDENT, QUIZ.quiz_id)
    assert reloaded is not None
    assert reloaded.ended_at == noon(0) + timedelta(minutes=5)


def test_results_held_back_are_told_after_the_due_time_when_it_also_closes(given_class: Given) -> None:
    given_class.assign_quiz(holds_results=True)
    attempt, quizzes = begin(given_class), given_class.store.quizzes
    quizzes.end(STUDENT, attempt.attempt_id, now=noon(1))
    reloaded = quizzes.attempt(STUDENT, QUIZ.quiz_id)
    assert reloaded is not None
    assert [reloaded.has_results(at) for at in (noon(1), DUE - timedelta(seconds=1), DUE)] == [False, False, True]
    with pytest.raises(NotAllowedError, match="cannot be seen yet"):
        quizzes.put_in_reviews(STUDENT, attempt.attempt_id, (), now=noon(1))
    with pytest.raises(NotAllowedError, match="closed"):
        begin(given_class, OTHER_STUDENT, n_days=7)


def test_begun_just_before_it_closes_the_time_is_what_is_left(given_class: Given) -> None:
    given_class.assign_quiz(holds_results=True)
    late = given_class.store.quizzes.start(STUDENT, QUIZ.quiz_id, attempt_id="a", now=DUE - timedelta(minutes=10))
    assert late.closes_at == DUE


def test_a_withdrawn_quiz_cannot_be_begun_and_who_began_keeps_it(given_class: Given) -> None:
    given_class.assign_quiz()
    begin(given_class)
    given_class.store.assignments.withdraw(INSTRUCTOR, quiz_assignment().assignment_id, now=noon(1))
    assert given_class.store.quizzes.attempt(STUDENT, QUIZ.quiz_id) is not None
    with pytest.raises(NotAllowedError):
        begin(given_class, OTHER_STUDENT)


def test_a_retired_item_is_asked_as_it_last_was(given_class: Given) -> None:
    given_class.assign_quiz()
    store, asked = given_class.store, QUIZ.items[0].item_id
    store.save_deck(INSTRUCTOR, replace(DECK, items=tuple(i for i in DECK.items if i.item_id != asked)), now=noon(1))
    assert store.quizzes.questions(INSTRUCTOR, QUIZ.quiz_id)[0].item.item_id == asked


def test_a_mock_exam_is_the_learners_own_quiz(given_class: Given) -> None:
    quizzes = given_class.store.quizzes
    quizzes.add(STUDENT, MOCK)
    assert quizzes.own(STUDENT)[0].attempt is None
    attempt = quizzes.start(STUDENT, MOCK.quiz_id, attempt_id="a", now=noon(0))
    assert quizzes.own(STUDENT)[0].attempt == attempt
    with pytest.raises(NotAllowedError):
        quizzes.about(OTHER_STUDENT, MOCK.quiz_id)
    with pytest.raises(NotAllowedError):
        quizzes.add(OTHER_STUDENT, replace(MOCK, quiz_id="for another"))


def put_missed_in_reviews(store: Store, learner: Learner) -> None:
    """Put what the learner missed in the mock exam among the reviews, as the page does."""
    attempt = store.quizzes.attempt(learner, MOCK.quiz_id)
    assert attempt is not None
    reviews = [
        review(store.card(learner, DECK.deck_id, question.item.item_id), Rating.AGAIN, noon(1), learner=learner)
        for question in missed(store.quizzes.questions(learner, MOCK.quiz_id), attempt)
    ]
    store.quizzes.put_in_reviews(learner, attempt.attempt_id, reviews, now=noon(1))


def test_the_schedule_is_touched_only_when_asked_and_only_once(given_class: Given) -> None:
    store = given_class.store
    store.quizzes.add(STUDENT, MOCK)
    attempt = store.quizzes.start(STUDENT, MOCK.quiz_id, attempt_id="a", now=noon(0))
    store.quizzes.answer(STUDENT, attempt.attempt_id, answered(1, "option B"))
    store.quizzes.answer(STUDENT, attempt.attempt_id, answered(2))
    store.quizzes.end(STUDENT, attempt.attempt_id, now=noon(0) + timedelta(minutes=5))
    assert store.reviews(STUDENT) == ()
    put_missed_in_reviews(store, STUDENT)
    with pytest.raises(StaleAnswerError):
        put_missed_in_reviews(store, STUDENT)
    assert [row.item_id for row in store.reviews(STUDENT)] == [MOCK.items[0].item_id]
    assert store.verify() == ()
