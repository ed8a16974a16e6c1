"""How studying feels: nothing jumps from card to card; plan and progress read well on every screen, in both themes."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from decks.model import ITEM_KINDS
from quiz.model import ExamPlan
from quiz.store import Store
from tests.browser.conftest import PHONE, WIDE
from tests.browser.server import Server, serving
from tests.browser.student import Student
from tests.browser.test_look import AT_REST, WIDTHS, faults, wait_for_page
from tests.browser.two_weeks import BEGIN, EXAM_DAY, HOME, Weeks
from tests.school import lecture_deck

N_DAYS, N_CARDS = 7, 6
# Chromium's own account of what moved by no input. For half a second after one it counts nothing: that is when what was
# pressed makes way, frame by frame as the machine is fast. What stays has to stand where it stood; see PLACES.
WATCH = """() => { window.moved = []; new PerformanceObserver(list => list.getEntries().forEach(entry =>
    entry.hadRecentInput || window.moved.push([entry.value, entry.sources.map(({node}) => node?.textContent)])
)).observe({type: 'layout-shift'}); }"""
MOVED = "() => { const moved = window.moved; window.moved = []; return moved; }"
MOST_MOVED = 0.05  # on a busy machine, whose frames come late; a whole page is good below 0.1 by web vitals
PLACES = """() => ['.cb-stem', '.cb-lead-in'].map(read => document.querySelector(`.st-key-card ${read}`))
    .map(node => node && Math.round(node.getBoundingClientRect().y + window.scrollY))"""
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


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_nothing_that_is_read_moves_from_question_to_answer_to_the_next_card(
    server: Server, open_tab: Callable[..., Page], viewport: ViewportSize
) -> None:
    student = Student(open_tab(server.address, viewport=viewport))
    student.start()
    student.page.evaluate(WATCH)
    kinds: set[str] = set()
    for _ in range(N_CARDS):
        kinds.add(student.kind)
        is_choice = student.has(".st-key-options")
        places = student.page.evaluate(PLACES)
        while not student.has(".st-key-ratings"):
            for key in ("2", "j") if is_choice else ("f",):
                student.type(key)
                assert student.page.evaluate(PLACES) == places, key
        student.type("3")
        assert sum(amount for amount, _ in student.page.evaluate(MOVED)) <= MOST_MOVED
    assert len(kinds) == len(ITEM_KINDS)


@pytest.mark.parametrize("path", ["", "exam", "progress", "settings", "library"])
def test_text_of_twice_the_size_needs_no_sideways_scrolling(
    week: Server, open_tab: Callable[..., Page], path: str
) -> None:
    page = open_tab(week.address, viewport=WIDE)
    wait_for_page(page, f"{week.address}/{path}")
    page.add_style_tag(content="html { font-size: 200% !important; }")
    page.evaluate(AT_REST)
    assert max(page.evaluate(WIDTHS)) <= WIDE["width"]


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
