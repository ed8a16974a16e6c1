"""How studying feels: nothing jumps from card to card; plan and progress read well on every screen, in both themes."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, WebSocketRoute, expect

from decks.model import ITEM_KINDS, Span, Vignette
from quiz.model import ExamPlan
from quiz.pages.keys import Key
from quiz.store import Store
from tests.browser.conftest import PHONE, WIDE
from tests.browser.server import Server, serving
from tests.browser.student import Student
from tests.browser.test_look import AT_REST, WIDTHS, faults, wait_for_page
from tests.browser.two_weeks import BEGIN, EXAM_DAY, HOME, Weeks
from tests.school import lecture_deck
from tests.small_deck import small_deck

N_DAYS, N_CARDS = 7, 6
# Chromium's own account of what moved by no input. For half a second after one it counts nothing; see NOTE_PLACES.
WATCH = """() => { window.moved = []; new PerformanceObserver(list => list.getEntries().forEach(entry =>
    entry.hadRecentInput || window.moved.push([entry.value, entry.sources.map(({node}) => node?.textContent)])
)).observe({type: 'layout-shift'}); }"""
MOVED = "() => { const moved = window.moved; window.moved = []; return moved; }"
MOST_MOVED = 0.05  # on a busy machine, whose frames come late; a whole page is good below 0.1 by web vitals
# From one frame to the next: where each text and each button stands, by its words. What goes has no height any more.
NOTE_PLACES = """what => { cancelAnimationFrame(window.frame); const places = window.places = {}; const note = () => {
    document.querySelectorAll(what).forEach(node => {
        const {y, height} = node.getBoundingClientRect();
        if (height) (places[node.innerText] ??= new Set()).add(Math.round(y));
    });
    window.frame = requestAnimationFrame(note); }; note(); }"""
SEVERAL_PLACES = """() => Object.entries(window.places).map(([words, ys]) => [words, [...ys]])
    .filter(([, ys]) => Math.max(...ys) - Math.min(...ys) > 1)"""  # half a pixel is drawn as either
CARD, ROWS = ".st-key-card :is(.cb-stem, .cb-lead-in, .cb-verdict, button)", ".st-key-actions button"
A_MESSAGE_S = 0.03  # two frames of a screen
CUT_OFF = """() => [...document.querySelectorAll('[data-testid="stMain"] *')].filter(node => node.innerText?.trim()
    && node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1
    && /hidden|clip/.test(getComputedStyle(node).overflowX)).map(node => node.innerText)"""
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


@pytest.fixture
def typist(server: Server) -> Server:
    """The app of a student who types answers, with a case that unfolds in two steps among the cards."""
    with Store.open(server.database_url) as store:
        learner, deck = store.ensure_local_learner(), small_deck()
        store.save_learner(learner, replace(learner, types_answers=True))
        case = next(item for item in deck.items if isinstance(item.content, Vignette))
        (proof,) = case.evidence
        halves = Span(proof.start_char, proof.start_char + 9), Span(proof.end_char - 9, proof.end_char)
        steps = [
            replace(case, item_id=f"step {n}", content=replace(case.content, case_id="case", step=n), evidence=(half,))
            for n, half in enumerate(halves, start=1)
        ]
        items = (*(item for item in deck.items if item != case), *steps)
        store.save_deck(learner, replace(deck, items=items), now=datetime.now(UTC))
    return server


def bring_slowly(page: Page) -> None:
    """Let each message of the server come late enough to be drawn by itself, as on a busy machine."""

    def pass_on(socket: WebSocketRoute) -> None:
        def to_page(message: str | bytes) -> None:
            time.sleep(A_MESSAGE_S)
            socket.send(message)

        server = socket.connect_to_server()
        server.on_message(to_page)
        socket.on_message(server.send)

    page.route_web_socket("**/_stcore/stream", pass_on)


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_nothing_moves_from_question_to_answer_to_the_next_card_in_any_frame(
    typist: Server, open_tab: Callable[..., Page], viewport: ViewportSize
) -> None:
    page = open_tab("about:blank", viewport=viewport)
    bring_slowly(page)
    page.goto(typist.address)
    student = Student(page)
    student.start()
    page.evaluate(WATCH)
    kinds: set[str] = set()
    while not student.has(".st-key-finish"):
        kinds.add(student.kind)
        is_choice, is_typed = student.has(".st-key-options"), student.has(".st-key-actions input")
        while not student.has(".st-key-ratings"):
            if is_typed:
                page.get_by_role("textbox").fill("skurvy")
            for key in ("2", "j") if is_choice else ("Enter",) if is_typed else ("f",):
                page.evaluate(NOTE_PLACES, CARD)
                student.type(key)
                assert page.evaluate(SEVERAL_PLACES) == [], key
        page.evaluate(NOTE_PLACES, CARD)
        student.type("4")
        assert page.evaluate(SEVERAL_PLACES) == []
        assert sum(amount for amount, _ in page.evaluate(MOVED)) <= MOST_MOVED
    assert kinds == set(ITEM_KINDS.values())


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_nothing_moves_in_a_mock_exam_in_any_frame(
    server: Server, open_tab: Callable[..., Page], viewport: ViewportSize
) -> None:
    page = open_tab("about:blank", viewport=viewport)
    bring_slowly(page)
    page.goto(server.address)
    student = Student(page)
    student.begin_mock_exam()
    expect(page.locator(".cb-clock")).to_be_visible()
    # The options of the question before stand for a moment under the next one, which may be longer.
    for key, what in (("1", CARD), ("2", CARD), (Key.FLAG, CARD), (Key.NEXT, ROWS), (Key.PREVIOUS, ROWS)):
        page.evaluate(NOTE_PLACES, what)
        student.type(key)
        assert page.evaluate(SEVERAL_PLACES) == [], key


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_text_of_twice_the_size_is_cut_off_nowhere_and_needs_no_sideways_scrolling(
    week: Server, open_tab: Callable[..., Page], viewport: ViewportSize
) -> None:
    page = open_tab(week.address, viewport=viewport)
    for path in ("", "exam", "progress", "settings", "library", "review"):
        wait_for_page(page, f"{week.address}/{path}")
        page.add_style_tag(content="html { font-size: 200% !important; }")
        page.evaluate(AT_REST)
        assert max(page.evaluate(WIDTHS)) <= viewport["width"], path
        assert page.evaluate(CUT_OFF) == [], path


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
