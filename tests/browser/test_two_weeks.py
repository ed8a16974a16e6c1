"""Two weeks of a student before an exam, in a real browser, by a clock that the test moves.

A plan with a day off, daily study, undo, a journey to Tokyo, three days missed and a mock exam; then every number on
the Progress and the Exam page is computed a second time, in plain Python, from the data that the student takes along.
"""

import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from quiz.store import Store
from tests.browser.recount import check_exam, check_lead, check_progress
from tests.browser.server import serving
from tests.browser.student import Student
from tests.browser.test_look import wait_for_page
from tests.browser.two_weeks import ABROAD, AWAY, BEGIN, DAY_OFF, EXAM_DAY, HOME, IN_BROWSER, JOURNEY, LAST, Weeks
from tests.plain_planner import PlainPlan, PlainPlanner
from tests.plain_progress import PlainProgress, exported_reviews, exported_rows
from tests.school import lecture_deck

N_MOCK = 5
HASTE = 8  # minutes a day, with which a backlog stays


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """The app on the first evening, with a deck of 48 items."""
    clock, deck = tmp_path / "clock", lecture_deck()
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(f"sqlite:///{tmp_path / 'casebook.db'}"))
        store.save_deck(store.ensure_local_learner(zone=HOME), deck, now=BEGIN)
        clock.write_text("0")
        server = stack.enter_context(serving(tmp_path, clock=clock))
        found = Weeks(server, clock, store, deck, random.Random(8))  # noqa: S311 - no secret
        found.go_to_day(0)
        yield found


def type_dates(page: Page, label: str, *days: date) -> None:
    """Type *days* into the fields of a date widget: year, month and day have a part each, which the next follows."""
    widget = page.get_by_test_id("stDateInput").filter(has_text=label)
    for place, day in enumerate(days):
        widget.get_by_role("spinbutton").nth(3 * place).click()
        page.keyboard.type(f"{day:%Y%m%d}")
    page.keyboard.press("Escape")  # the calendar


def plan_exam(page: Page, address: str) -> None:
    """Plan the exam with a day off, as a person does."""
    wait_for_page(page, f"{address}/exam")
    type_dates(page, "Day of the exam", EXAM_DAY)
    type_dates(page, "More days off", DAY_OFF, DAY_OFF)
    page.get_by_role("button", name="Plan this exam").click()
    expect(page.get_by_text("On 16 March you will probably answer")).to_be_visible()


def study_in_browser(student: Student, weeks: Weeks) -> None:
    """Study with keys, take two answers back one after the other, suspend a card, and go on."""
    student.page.goto(weeks.server.address)
    student.start()
    n_before = weeks.store.log_extent(weeks.learner)[0]
    for _ in range(4):
        student.answer_with_keys()
    for n_left in (3, 2):
        student.type("u")
        assert weeks.store.log_extent(weeks.learner)[0] == n_before + n_left
    student.type("s")
    for _ in range(4):
        student.answer_with_keys()


def travel(page: Page, address: str) -> None:
    """Choose another time zone in Settings."""
    wait_for_page(page, f"{address}/settings")
    field = page.get_by_role("combobox", name="Time zone")
    field.fill(ABROAD)
    field.press("Enter")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def take_mock_exam(student: Student, weeks: Weeks) -> int:
    """Take a mock exam with keys, and return how many answers it says were right."""
    page = student.page
    page.goto(weeks.server.address)
    page.get_by_text("Mock exam", exact=True).click()
    page.get_by_role("spinbutton", name="Questions").fill(str(N_MOCK))
    page.get_by_role("spinbutton", name="Questions").press("Enter")
    page.get_by_role("button", name="Begin the mock exam").click()
    for number in range(1, N_MOCK + 1):
        page.get_by_text(f"Question {number} of {N_MOCK}").wait_for()
        for key in ("1", "n"):
            student.look()
            page.keyboard.press(key)
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="By section")).to_be_visible()
    said = page.get_by_text(re.compile(rf"\d+ of {N_MOCK} right"))  # "5 of 5 answered" may still be on the screen
    return int(said.inner_text().split()[0])


def take_data_along(page: Page, address: str) -> bytes:
    """Download all that is kept of the student."""
    wait_for_page(page, f"{address}/privacy")
    with page.expect_download() as downloading:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    return downloading.value.path().read_bytes()


def exported_mock_exam(archive: bytes) -> int:
    """Return how many answers of the mock exam were right, from what the student took along."""
    return sum(row["is_correct"] for row in exported_rows(archive, "quiz_answers"))


def check_cards(plain: PlainProgress, weeks: Weeks) -> None:
    """Check that the store's cards are those that the log leads to."""
    stored = {item: card for item, card in weeks.store.cards(weeks.learner, (weeks.deck,)).items() if card.memory}
    assert {item: card.due_day for item, card in stored.items()} == {
        item: card.due for item, card in plain.cards.items()
    }
    for item, card in plain.cards.items():
        memory = stored[item].memory
        assert memory is not None
        assert (memory.stability_days, memory.difficulty) == pytest.approx(card.memory, rel=1e-4)


def live(student: Student, weeks: Weeks) -> None:
    """Plan the exam, and study up to its eve."""
    page, address = student.page, weeks.server.address
    plan_exam(page, address)
    plan = weeks.store.plans.current(weeks.learner)
    assert plan is not None
    assert (plan.exam_day, plan.days_off) == (EXAM_DAY, frozenset({DAY_OFF}))
    for n_days in range(LAST):
        at = weeks.go_to_day(n_days)
        if at.date() == DAY_OFF:
            page.goto(address)
            expect(page.get_by_text("Today is a day off in the plan for your exam on 16 March.")).to_be_visible()
        elif n_days == IN_BROWSER:
            study_in_browser(student, weeks)
        elif n_days not in AWAY:
            if n_days == JOURNEY:
                travel(page, address)
            weeks.study(n_days)


def test_two_weeks_before_an_exam_and_every_number_counted_twice(weeks: Weeks, open_tab: Callable[..., Page]) -> None:
    page = open_tab(weeks.server.address, viewport=ViewportSize(width=1200, height=1400))
    student, address = Student(page), weeks.server.address
    live(student, weeks)
    log = weeks.store.log_extent(weeks.learner)
    n_right = take_mock_exam(student, weeks)
    assert weeks.store.log_extent(weeks.learner) == log
    today = weeks.go_to_day(LAST).date()
    archive = take_data_along(page, address)
    assert n_right == exported_mock_exam(archive)
    plain = PlainProgress(
        exported_reviews(archive), weeks.deck, weeks.store.models.current(weeks.learner).weights, today
    )
    check_cards(plain, weeks)
    assert {row.zone for row in plain.reviews} == {HOME, ABROAD}
    planner = PlainPlanner(
        plain, [row["item_id"] for row in exported_rows(archive, "card_marks") if row["is_suspended"]]
    )
    [row] = exported_rows(archive, "exam_plans")
    planned = PlainPlan(date.fromisoformat(row["exam_day"]), json.loads(row["minutes"]), frozenset({DAY_OFF}))
    assert json.loads(row["days_off"]) == [DAY_OFF.isoformat()]
    check_progress(page, address, planner, planned)
    plan = weeks.store.plans.current(weeks.learner)
    assert plan is not None
    weeks.store.plans.make(weeks.learner, replace(plan, minutes=(HASTE,) * 7), now=weeks.go_to_day(LAST))
    hasty = replace(planned, minutes=(HASTE,) * 7)
    check_exam(page, address, planner, hasty)
    wait_for_page(page, f"{address}/progress")
    check_lead(page, planner, hasty)
