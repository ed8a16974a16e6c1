"""How studying feels: nothing jumps from card to card; plan and progress read well on every screen, in both themes."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quiz.model import ExamPlan
from quiz.store import Store
from tests.browser.conftest import PHONE, WIDE
from tests.browser.server import Server, serving
from tests.browser.student import Student
from tests.browser.test_look import WIDTHS, faults, wait_for_page
from tests.browser.two_weeks import BEGIN, EXAM_DAY, HOME, Weeks
from tests.school import lecture_deck

N_DAYS, N_CARDS = 7, 6
VIEWS = ("What you know", "Your days", "Your memory")
PRESSED = "document.querySelector('.st-key-actions > :first-child').getBoundingClientRect().height"


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Server]:
    """The app of a student who has studied for a week and plans for an exam in another."""
    clock, deck = tmp_path / "clock", lecture_deck()
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(f"sqlite:///{tmp_path / 'casebook.db'}"))
        learner = store.ensure_local_learner(zone=HOME)
        store.save_deck(learner, deck, now=BEGIN)
        store.plans.make(learner, ExamPlan(EXAM_DAY, (20,) * 7, (deck.deck_id,)), now=BEGIN)
        clock.write_text("0")
        server = stack.enter_context(serving(tmp_path, clock=clock))
        found = Weeks(server, clock, store, deck, random.Random(8))  # noqa: S311 - no secret
        for n_days in range(N_DAYS):
            found.study(n_days)
        found.go_to_day(N_DAYS)
        yield server


def test_the_row_that_is_pressed_is_as_high_in_every_stage_of_every_card(
    server: Server, open_tab: Callable[..., Page]
) -> None:
    student = Student(open_tab(server.address, viewport=WIDE))
    student.start()
    heights, kinds = set(), set()
    for _ in range(N_CARDS):
        kinds.add(student.kind)
        heights.add(round(student.page.evaluate(PRESSED)))
        for key in ("2", "j") if student.has(".st-key-options") else ("f",):
            student.type(key)
            heights.add(round(student.page.evaluate(PRESSED)))
        student.type("n") if student.has(".st-key-options, .cb-verdict") else student.answer_with_keys()
    assert len(kinds) > 2
    assert len(heights) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_plan_and_progress_have_no_fault_and_fit_a_phone(
    week: Server, open_tab: Callable[..., Page], theme: str
) -> None:
    page = open_tab(week.address, theme=theme, viewport=PHONE, is_touch=True)
    wait_for_page(page, f"{week.address}/exam")
    expect(page.get_by_text("On 16 March you will probably answer")).to_be_visible()
    check_page(page, "exam")
    wait_for_page(page, f"{week.address}/progress")
    for view in VIEWS:
        page.get_by_role("radio", name=view).click()
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        page.get_by_test_id("stVegaLiteChart").first.wait_for()
        check_page(page, view)


def check_page(page: Page, name: str) -> None:
    """Check that the page has no fault of accessibility, nor is wider than the screen."""
    assert faults(page) == {}, name
    assert max(page.evaluate(WIDTHS)) <= PHONE["width"], name
