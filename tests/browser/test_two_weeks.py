"""Two weeks of a student before an exam, in a real browser, by a clock that the test moves.

A plan with a day off, daily study, undo, a journey to Tokyo, three days missed and a mock exam; then every number on
the Progress page is computed a second time, in plain Python, from the data that the student takes along.
"""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from quiz.planner import Outlook, course_of, kept_share, outlook, prepared
from quiz.session import studied_seconds
from quiz.store import Store
from tests import plain_scores
from tests.browser.server import serving
from tests.browser.student import Student
from tests.browser.test_look import wait_for_page
from tests.browser.two_weeks import ABROAD, AWAY, BEGIN, DAY_OFF, EXAM_DAY, HOME, IN_BROWSER, JOURNEY, LAST, Weeks
from tests.class_samples import columns_of
from tests.plain_memory import memory_words
from tests.plain_progress import PlainProgress, exported_reviews
from tests.school import lecture_deck

N_MOCK = 5
# What a table tells a screen reader, row by row.
GRID = "frame => [...frame.querySelectorAll('canvas table tr')].map(row => [...row.children].map(c => c.innerText))"


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
    said = page.locator(".cb-lead").first
    expect(said).to_contain_text(f"of {N_MOCK}")
    return int(re.search(rf"(\d+) of {N_MOCK}", said.inner_text()).group(1))  # type: ignore[union-attr]


def take_data_along(page: Page, address: str) -> bytes:
    """Download all that is kept of the student."""
    wait_for_page(page, f"{address}/privacy")
    with page.expect_download() as downloading:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    return downloading.value.path().read_bytes()


def exported_mock_exam(archive: bytes) -> int:
    """Return how many answers of the mock exam were right, from what the student took along."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return sum(row["is_correct"] for row in json.loads(files.read("quiz_answers.json")))


def check_tables(page: Page, *expected: Sequence[Sequence[object]], rel: float = 1e-9) -> None:
    """Check every table of the page, in their order, against what was computed; numbers to the precision *rel*."""
    for summary in page.get_by_test_id("stExpander").locator("summary").all():
        summary.click()
    for tab in page.get_by_role("tab", name="Table").all():
        tab.click()
    frames = page.get_by_test_id("stDataFrame")
    expect(frames).to_have_count(len(expected))
    for place, wanted in enumerate(expected):
        check(read_table(page, frames.nth(place), n_rows=len(wanted)), wanted, rel=rel)


def read_table(page: Page, frame: Locator, *, n_rows: int) -> list[list[str]]:
    """Return what a table tells a screen reader, all of it: on the full screen no row is out of sight."""
    frame.hover()
    frame.get_by_role("button", name="Fullscreen").dispatch_event("click")  # the table may lie under its tool bar
    page.get_by_role("button", name="Close fullscreen").wait_for()
    expect(frame.locator("canvas table tr")).to_have_count(n_rows + 1)
    rows: list[list[str]] = frame.evaluate(GRID)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Close fullscreen").wait_for(state="hidden")
    return rows[1:]


def check(shown: list[list[str]], expected: Sequence[Sequence[object]], *, rel: float) -> None:
    for row, wanted in zip(shown, expected, strict=True):
        for text, value in zip(row, wanted, strict=True):
            if isinstance(value, str):
                assert text.startswith(value)
            else:
                assert float(text) == pytest.approx(value, rel=rel)


def check_lead(page: Page, plain: PlainProgress, weeks: Weeks) -> None:
    """Check the first lines: due, the prediction for the exam, true retention, days, minutes."""
    n_due = plain.n_due(suspended=weeks.suspended)[plain.today]
    both = plain_scores.true_retention(plain.reviews).both
    days, minutes = len(plain.days()), sum(float(row[3]) for row in plain.days())
    outlook = predicted_from(plain, weeks)
    for words in (
        f"{n_due} cards are due today.",
        (
            f"answer {outlook.predicted:.0%} of {len(weeks.deck.items) - 1} items right, "
            f"likely {outlook.low:.0%} to {outlook.high:.0%}."
        ),
        (
            f"You still knew {both.value:.0%} of {both.n} cards that came back after a day or more "
            f"(likely {both.low:.0%} to {both.high:.0%})."
        ),
        f"You studied on {days} of the last 30 days, {minutes:.0f} minutes in all.",
    ):
        expect(page.get_by_test_id("stMain")).to_contain_text(re.compile(_spaced(words)))


def _spaced(words: str) -> str:
    """Return a pattern for *words* in which a percent sign stands apart, as on the page."""
    return re.escape(words).replace("%", r"\s%").replace(r"\ ", r"\s")


def predicted_from(plain: PlainProgress, weeks: Weeks) -> Outlook:
    """Return the prediction for the exam's day, made from the exported log."""
    plan = weeks.store.plans.current(weeks.learner)
    assert plan is not None
    log = columns_of(plain.reviews, (), learner_ids=(weeks.learner.learner_id,))
    marks = weeks.store.marks(weeks.learner)
    course = course_of([weeks.deck], cards=plain.cards, marks=marks, log=log, today=plain.today, model=plain.model)
    kept = kept_share(plan, log, today=plain.today)
    spent = studied_seconds([review for review in plain.reviews if review.study_day >= plain.today])
    strategy = prepared(course, plan, today=plain.today, kept=kept, spent_seconds_today=spent)
    return outlook(course, strategy, plan, today=plain.today, kept=kept, spent_seconds_today=spent)


def open_view(page: Page, name: str, *, heading: str) -> None:
    page.get_by_role("radio", name=name).click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def check_knowledge(page: Page, plain: PlainProgress) -> None:
    """Check scores by section and kind, what to read again, and what was sure and wrong."""
    check_tables(page, plain.sections(), plain.kinds())
    weak = sorted((row for row in plain.sections() if float(row[1]) < 0.8), key=lambda row: row[1])
    for name, share, _, _, n_answers in weak[:3]:
        words = f"{name}: {share:.0%} of {n_answers} answers right"
        expect(page.get_by_role("link", name=re.compile(_spaced(words)))).to_be_visible()
    table = plain_scores.misconceptions(plain.reviews, decks=[plain.deck])
    n_open = int(table["is_open"].sum())
    assert n_open
    expect(page.get_by_role("heading", name=f"You were sure, and it was wrong: {n_open}")).to_be_visible()
    for answer in table[table["is_open"]]["answer"]:
        expect(page.get_by_text(f"You said: {answer}").first).to_be_visible()


def check_days(page: Page, plain: PlainProgress, weeks: Weeks) -> None:
    """Check the days studied and what comes due on each of the next thirty."""
    n_reviews, n_days = len(plain.reviews), len(plain.days())
    open_view(page, "Your days", heading=f"{n_reviews} answers on {n_days} days of the last half year")
    n_due = plain.n_due(suspended=weeks.suspended)
    ahead = [plain.today + timedelta(days=n) for n in range(30)]
    check_tables(page, plain.days(), [[day.isoformat(), n_due[day]] for day in ahead])


def check_memory(page: Page, plain: PlainProgress) -> None:
    """Check what the memory model says, how memories are spread, what was expected against what was remembered."""
    open_view(page, "Your memory", heading="Your memory model")
    for words in memory_words(plain.model.weights):
        expect(page.get_by_test_id("stMain")).to_contain_text(re.compile(_spaced(words)))
    spread = [[[name, n] for name, n in rows.items()] for rows in (plain.lasting(), plain.known())]
    by = [plain.calibration_by(name) for name in ("section", "kind")]
    check_tables(page, *spread, plain.calibration(), *by, rel=1e-3)  # the page computes memories in single precision


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
    plain = PlainProgress(exported_reviews(archive), weeks.deck, weeks.store.models.current(weeks.learner), today)
    assert plain.cards == {item: weeks.store.card(weeks.learner, weeks.deck.deck_id, item) for item in plain.cards}
    stored = {
        item: (card.memory.stability_days, card.memory.difficulty) for item, card in plain.cards.items() if card.memory
    }
    assert stored.keys() == plain.memories.keys()
    assert all(stored[item] == pytest.approx(found, rel=1e-4) for item, found in plain.memories.items())
    assert {row.zone for row in plain.reviews} == {HOME, ABROAD}
    wait_for_page(page, f"{address}/progress")
    check_lead(page, plain, weeks)
    check_knowledge(page, plain)
    check_days(page, plain, weeks)
    check_memory(page, plain)
