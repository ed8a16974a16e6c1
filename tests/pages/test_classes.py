"""The Classes and Quiz pages in process: what instructors and students read, and what a press does."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from decks.model import Mcq, Vignette
from quiz.model import Classroom, DeckPart, Learner, QuizAttempt, QuizItem
from quiz.pages.cards import inert
from quiz.pages.mock_exam import BOX_KEY
from quiz.store import Store
from tests.classroom_samples import QUIZ, quiz_assignment, study_assignment
from tests.page_runs import DECK, NOON, Clock, Tab, tab_of

ADA = Learner("ada", "Ada")
QUESTIONS = [item for item in DECK.items if isinstance(item.content, Mcq | Vignette)]


@pytest.fixture
def code(store: Store, learner: Learner) -> str:
    """Return the code of a class that *learner* teaches."""
    store.add_learner(ADA)
    store.classes.add(learner, Classroom("cardiology", "Cardiology", NOON), chance=Random(0))  # noqa: S311
    code = store.classes.join_code(learner, "cardiology")
    assert code is not None
    return code


def test_a_class_is_made_and_a_student_joins_it_by_its_code(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = Tab(clock, "classes_page.py")
    tab.app.text_input(key="class name").set_value("Neurology")
    tab.press("Make the class")
    assert "Neurology" in tab.words
    code = store.classes.join_code(learner, store.classes.titles(learner)[0].classroom.class_id)
    store.add_learner(ADA)
    student = tab_of(store, ADA, clock, "classes_page.py")
    assert "Make the class" not in student.buttons
    student.app.text_input(key="join code").set_value("wrong")
    student.press("Join")
    assert "No class has this code" in student.words
    student.app.text_input(key="join code").set_value(f"{code[:4]}-{code[4:]}".lower())
    student.press("Join")
    assert "What is kept about you" in student.words
    assert len(store.classes.members(learner, store.classes.titles(learner)[0].classroom.class_id, now=NOON)) == 2


def test_a_join_link_asks_before_it_joins(store: Store, code: str) -> None:
    student = tab_of(store, ADA, Clock())
    student.app.query_params["join"] = code
    student.run()
    assert store.classes.titles(ADA) == ()
    student.press("Join the class")
    assert [title.classroom.name for title in store.classes.titles(ADA)] == ["Cardiology"]


def test_what_is_due_for_class_comes_first_and_one_press_studies_just_that(
    store: Store, learner: Learner, code: str
) -> None:
    store.classes.join(ADA, code, now=NOON)
    assignment = study_assignment(DeckPart(DECK.deck_id, "symptoms"), target=1.0, made_by=learner.learner_id)
    store.assignments.add(learner, assignment)
    clock = Clock()
    tab = tab_of(store, ADA, clock)
    assert "Due for class" in tab.words
    assert "0 of 3 cards met" in tab.words
    tab.press("Study this")
    sitting = store.current_sitting(ADA)
    assert sitting is not None
    assert sitting.parts == assignment.parts
    assert "3 left" in tab.words


def test_an_overdue_assignment_says_so_in_plain_words(store: Store, learner: Learner, code: str) -> None:
    store.classes.join(ADA, code, now=NOON)
    store.assignments.add(learner, study_assignment(DeckPart(DECK.deck_id), made_by=learner.learner_id))
    tab = tab_of(store, ADA, Clock(NOON + timedelta(days=8)))
    assert "Overdue: it was due yesterday, 12:00. You can still do it." in tab.words


def test_an_instructor_sees_who_is_to_be_reminded(store: Store, learner: Learner, code: str) -> None:
    store.classes.join(ADA, code, now=NOON)
    store.assignments.add(learner, study_assignment(DeckPart(DECK.deck_id), made_by=learner.learner_id))
    tab = Tab(Clock(), "classes_page.py")
    tab.press("Open")
    assert "Done by 0 of 1 students." in tab.words
    assert any("Ada: 0 of 7 cards met" in block.value for block in tab.app.code)


def test_another_class_is_not_shown_whatever_the_address_says(store: Store, code: str) -> None:
    assert code
    tab = tab_of(store, ADA, Clock(), "classes_page.py")
    tab.app.query_params["class"] = "cardiology"
    tab.run()
    assert "Cardiology" not in tab.words
    assert "You are in no class yet" in tab.words


def mock_exam(clock: Clock) -> Tab:
    """Begin a mock exam of both questions of the deck, from the Study page."""
    tab = Tab(clock)
    assert "Begin the mock exam" not in tab.buttons
    tab.app.session_state[BOX_KEY] = True
    tab.run()
    tab.press("Begin the mock exam")
    return tab


def attempt_of(store: Store, learner: Learner) -> QuizAttempt:
    """Return the learner's newest attempt."""
    attempt = store.quizzes.attempt(learner, store.quizzes.own(learner)[0].quiz_id)
    assert attempt is not None
    return attempt


def key_on(tab: Tab) -> str:
    """Return the right option of the question on the screen."""
    return next(
        item.content.key
        for item in QUESTIONS
        if isinstance(item.content, Mcq | Vignette) and item.content.lead_in in tab.words
    )


def test_every_answer_is_written_at_once_and_a_reload_goes_on(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = mock_exam(clock)
    assert "Question 1 of 2" in tab.words
    tab.press(inert(key_on(tab)))
    assert [answer.is_correct for answer in attempt_of(store, learner).answers] == [True]
    tab.press("Next")
    assert "Question 2 of 2" in tab.words
    again = Tab(clock, "quiz_page.py")
    again.app.query_params["quiz"] = store.quizzes.own(learner)[0].quiz_id
    again.run()
    assert "Question 2 of 2" in again.words


def test_nothing_is_told_before_the_end_and_all_after_it(store: Store, learner: Learner) -> None:
    tab = mock_exam(Clock())
    right = key_on(tab)
    wrong = next(name for name in tab.buttons if name not in (inert(right), "Flag", "Next", "Previous"))
    tab.press(wrong)
    assert "Wrong" not in tab.words
    tab.press("Flag")
    tab.press("Next")
    tab.press("Check")
    assert "You answered 1 of 2 questions." in tab.words
    tab.press("Hand in")
    assert "0 of 2 right, 0\u00a0%." in tab.words
    assert "1 left out" in tab.words.lower()
    assert store.reviews(learner) == ()
    tab.press("Put what I missed into my reviews (2)")
    assert len(store.reviews(learner)) == 2
    assert "Put what I missed into my reviews (2)" not in tab.buttons
    assert store.verify() == ()


def test_a_press_that_nobody_can_have_meant_is_ignored(store: Store, learner: Learner) -> None:
    tab = mock_exam(Clock())
    tab.press(inert(key_on(tab)))
    tab.press("Next")
    tab.press(inert(key_on(tab)), after=timedelta(milliseconds=200))
    assert len(attempt_of(store, learner).answers) == 1


@pytest.mark.usefixtures("learner")
def test_when_the_time_is_up_the_results_are_there() -> None:
    clock = Clock()
    tab = mock_exam(clock)
    tab.press(inert(key_on(tab)))
    clock.at += timedelta(hours=2)
    tab.press("Next")
    assert "1 of 2 right" in tab.words
    assert "1 not reached" in tab.words.lower()


def test_going_back_an_answer_can_be_changed(store: Store, learner: Learner) -> None:
    tab = mock_exam(Clock())
    right = inert(key_on(tab))
    wrong = next(name for name in tab.buttons if name not in (right, "Flag", "Next"))
    tab.press(wrong)
    tab.press("Next")
    tab.press("Previous")
    tab.press(right)
    assert attempt_of(store, learner).answers[0].is_correct
    assert attempt_of(store, learner).answers[0].revision == 2


def test_results_held_back_are_not_on_the_page(store: Store, learner: Learner, code: str) -> None:
    items = tuple(QuizItem(place, DECK.deck_id, item.item_id) for place, item in enumerate(QUESTIONS, start=1))
    store.quizzes.add(learner, replace(QUIZ, learner_id=learner.learner_id, items=items, made_at=NOON))
    made = quiz_assignment(holds_results=True, made_by=learner.learner_id)
    store.assignments.add(learner, made)
    store.classes.join(ADA, code, now=NOON)
    clock = Clock()
    tab = tab_of(store, ADA, clock, "quiz_page.py")
    tab.app.query_params["quiz"] = QUIZ.quiz_id
    tab.run()
    tab.press("Begin")
    tab.press(inert(key_on(tab)))
    tab.press("Next")
    tab.press("Check")
    tab.press("Hand in")
    assert "right, " not in tab.words
    assert "Your instructor shows the results to everyone at the same time" in tab.words
    clock.at = made.due_at
    tab.run()
    assert "1 of 2 right" in tab.words
