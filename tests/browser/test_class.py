"""A class in a real browser: a roster with its dry run, students who join, and a quiz that survives a reload."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quiz.store import Store
from tests.browser.classroom import N_LISTED, choose, join, make_class, press, serving_school, sign_in
from tests.browser.conftest import PHONE
from tests.browser.server import Server
from tests.browser.student import Student
from tests.browser.test_look import WIDTHS, faults
from tests.small_deck import small_deck


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Server]:
    """The app with accounts, an instructor, and the small deck in its library."""
    with serving_school(tmp_path, small_deck()) as server:
        yield server


def assign_quiz(page: Page) -> None:
    """Assign a quiz of all the questions there are."""
    page.get_by_role("tab", name="To do").click()
    page.get_by_text("Assign a quiz that everyone takes").click()
    choose(page, "About what?", "Scurvy: all")
    button = page.get_by_role("button", name="Choose the questions", exact=True)
    try:
        expect(button).to_be_enabled(timeout=10_000)
    except AssertionError:  # a press on an option of a list that is just drawn anew is lost
        choose(page, "About what?", "Scurvy: all")
    button.click()
    page.get_by_role("textbox", name="Title").last.fill("Quiz 1")
    press(page, "Assign the quiz")
    expect(page.get_by_text(f"Done by 0 of {N_LISTED} students.")).to_be_visible()


def take_quiz(page: Page, server: Server) -> None:
    """Take the quiz with keys, reloading in the middle, and look at each page as a judge does."""
    page.goto(server.address)
    page.get_by_role("heading", name="Due for class").wait_for()
    assert faults(page) == {}
    page.get_by_role("link", name="Take the quiz").click()
    press(page, "Begin")
    student = Student(page)
    student.look()
    student.type("1")
    assert faults(page) == {}
    assert max(page.evaluate(WIDTHS)) <= PHONE["width"]
    student.type("g")
    student.type("n")
    expect(page.get_by_text("Question 2 of 2")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Question 2 of 2")).to_be_visible()
    student.look()
    student.type("2")
    student.type("p")
    expect(page.get_by_role("button", name="Take flag off")).to_be_visible()
    student.type("n")
    page.keyboard.press("n")
    expect(page.get_by_text("You answered 2 of 2 questions.")).to_be_visible()
    press(page, "Hand in")
    page.get_by_role("heading", name="By section").wait_for()
    assert faults(page) == {}
    assert max(page.evaluate(WIDTHS)) <= PHONE["width"]


def test_a_class_of_thirty_is_made_joined_and_takes_a_quiz(school: Server, open_tab: Callable[..., Page]) -> None:
    instructor = sign_in(open_tab(school.address), school, "local")
    link = make_class(instructor, school)
    assign_quiz(instructor)
    assert faults(instructor) == {}
    for learner_id in ("ada", "bob"):
        join(sign_in(open_tab(school.address), school, learner_id), link)
    phone = sign_in(open_tab(school.address, viewport=PHONE, theme="dark", is_touch=True), school, "eve")
    join(phone, link)
    assert faults(phone) == {}
    assert max(phone.evaluate(WIDTHS)) <= PHONE["width"]
    take_quiz(phone, school)
    instructor.reload()
    expect(instructor.get_by_text(f"Done by 1 of {N_LISTED + 3} students.")).to_be_visible()
    with Store.open(school.database_url) as store:
        eve = store.learner("eve")
        (work,) = store.assignments.due(eve, now=datetime.now(UTC))
        attempt = store.quizzes.attempt(eve, str(work.completion.assignment.quiz_id))
        assert attempt is not None
        assert [(answer.position, answer.answer is not None) for answer in attempt.answers] == [(1, True), (2, True)]
        assert store.reviews(eve) == ()
        assert store.verify() == ()
