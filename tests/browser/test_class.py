"""A class in a real browser: a roster with its dry run, students who join, and a quiz that survives a reload."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from quiz.model import Learner
from quiz.store import Store, sign_ins
from quiz.store.engine import writing
from quiz.web.gate import COOKIE
from tests.browser.conftest import PHONE
from tests.browser.server import Server, serving
from tests.browser.student import Student
from tests.browser.test_look import WIDTHS, faults
from tests.small_deck import small_deck

N_STUDENTS = 30
ROSTER = "User name;Name;Student number\n" + "".join(f"student{n};Student {n};00{n:03}\n" for n in range(N_STUDENTS))


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Server]:
    """The app with accounts, an instructor, and the small deck in its library."""
    now = datetime.now(UTC)
    with Store.open(f"sqlite:///{tmp_path / 'casebook.db'}") as store:
        store.door.begin_with_accounts(
            user_name="cleo",
            name="Cleo",
            password="a long password",  # noqa: S106 - of this test
            code=None,
            zone="UTC",
            device="test",
            now=now,
        )
        store.save_deck(store.learner("local"), small_deck(), now=now)
    with serving(tmp_path) as server:
        yield server


def sign_in(page: Page, server: Server, learner_id: str) -> Page:
    """Let the tab be the learner's, as signing in does."""
    with Store.open(server.database_url) as store:
        if learner_id != "local":
            store.add_learner(Learner(learner_id, learner_id.title()))
        with writing(store._engine) as connection:
            token = sign_ins.start(connection, learner_id, device="test", now=datetime.now(UTC))
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": server.address}])
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def make_class(page: Page, server: Server) -> str:
    """Make a class, upload the roster after its dry run, and return the join link."""
    page.goto(f"{server.address}/classes")
    page.get_by_label("Name of a new class").fill("Cardiology")
    press(page, "Make the class")
    page.get_by_role("tab", name="People").click()
    page.get_by_text("Upload a class list (CSV)").click()
    roster = FilePayload(name="list.csv", mimeType="text/csv", buffer=ROSTER.encode("cp1252"))
    page.locator("input[type=file]").set_input_files(roster)
    expect(page.get_by_text(f"{N_STUDENTS}: new account, with a one-time password")).to_be_visible()
    expect(page.get_by_role("heading", name="Students: 0")).to_be_visible()
    press(page, f"Do {N_STUDENTS} lines")
    expect(page.get_by_role("heading", name=f"Students: {N_STUDENTS}")).to_be_visible(timeout=60_000)
    with page.expect_download() as downloading:
        press(page, "Download the passwords")
    assert downloading.value.path().read_text(encoding="utf-8-sig").count("\n") == N_STUDENTS + 1
    return page.get_by_test_id("stCode").nth(1).inner_text().strip()


def assign_quiz(page: Page) -> None:
    """Assign a quiz of all the questions there are."""
    page.get_by_role("tab", name="To do").click()
    page.get_by_text("Assign a quiz that everyone takes").click()
    page.get_by_role("combobox", name="About what?").click()
    page.get_by_role("option", name="Scurvy: all").click()
    page.keyboard.press("Escape")
    press(page, "Choose the questions")
    page.get_by_role("textbox", name="Title").last.fill("Quiz 1")
    press(page, "Assign the quiz")
    expect(page.get_by_text(f"Done by 0 of {N_STUDENTS} students.")).to_be_visible()


def join(page: Page, link: str) -> None:
    """Join by the link."""
    page.goto(link)
    press(page, "Join the class")
    page.get_by_role("heading", name="What is kept about you").wait_for()


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
    student.type("f")
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
    expect(instructor.get_by_text(f"Done by 1 of {N_STUDENTS + 3} students.")).to_be_visible()
    with Store.open(school.database_url) as store:
        eve = store.learner("eve")
        (work,) = store.assignments.due(eve, now=datetime.now(UTC))
        attempt = store.quizzes.attempt(eve, str(work.completion.assignment.quiz_id))
        assert attempt is not None
        assert [(answer.position, answer.answer is not None) for answer in attempt.answers] == [(1, True), (2, True)]
        assert store.reviews(eve) == ()
        assert store.verify() == ()
