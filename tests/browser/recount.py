"""Compare what the Progress and the Exam page show, number by number, with what was counted again."""

import re
from collections.abc import Sequence
from datetime import timedelta
from statistics import fmean

import pytest
from playwright.sync_api import Locator, Page, expect

from quiz.memory import DEFAULT_MODEL
from quiz.model import Rating
from tests import plain_scores
from tests.browser.test_look import wait_for_page
from tests.plain_memory import memory_words
from tests.plain_planner import PlainPlan, PlainPlanner
from tests.plain_progress import PlainProgress, Row

# What a table tells a screen reader, row by row.
GRID = "frame => [...frame.querySelectorAll('canvas table tr')].map(row => [...row.children].map(c => c.innerText))"
BACKLOG_DAYS, RETENTION = 60, 0.9
# The page values a card by a table of memories between which it interpolates, the count by the formulas. So cards worth
# next to nothing may be taken or left, and now and then one of a section goes the other way.
A_POINT, A_CARD_OF_A_SECTION = 0.01, 0.05


def check_progress(page: Page, address: str, planner: PlainPlanner, plan: PlainPlan) -> None:
    """Check all of the Progress page."""
    plain = planner.progress
    wait_for_page(page, f"{address}/progress")
    check_lead(page, planner, plan)
    check_knowledge(page, plain)
    check_days(page, plain, planner.suspended)
    check_memory(page, plain)


def check_lead(page: Page, planner: PlainPlanner, plan: PlainPlan) -> None:
    """Check the first lines: due, the prediction for the exam, true retention, days, minutes."""
    plain = planner.progress
    both = plain_scores.true_retention(plain.reviews).both
    days, minutes = len(plain.days()), sum(float(row[3]) for row in plain.days())
    streak = plain.streak()
    _check_words(
        page,
        f"{plain.n_due(suspended=planner.suspended)[plain.today]} cards are due today.",
        f"You still knew {both.value:.0%} of {both.n} cards that came back after a day or more "
        f"(likely {both.low:.0%} to {both.high:.0%}).",
        f"You studied on {days} of the last 30 days, {minutes:.0f} minutes in all."
        + (f" You have studied {streak} days in a row." if streak > 1 else ""),
    )
    check_prediction(page, planner, plan)
    check_backlog(page, planner, plan)


def check_prediction(page: Page, planner: PlainPlanner, plan: PlainPlan) -> None:
    """Check the share of items that will be answered right, with its interval."""
    scores, (below, above) = planner.eve(plan).scores, planner.spread(plan)
    predicted = fmean(scores)
    shown = _numbers(page, r"answer (\d+) % of (\d+) items right, likely (\d+) % to (\d+) %\.")
    assert shown[1] == len(scores) == len(planner.progress.deck.items) - 1
    expected = [predicted, predicted - below, predicted + above]
    assert [share / 100 for share in (shown[0], *shown[2:])] == pytest.approx(expected, abs=A_POINT + 0.005)


def check_backlog(page: Page, planner: PlainPlanner, plan: PlainPlan) -> None:
    """Check when all that is due is cleared: nothing where that is today, else a day in the middle of the futures."""
    today = planner.progress.today
    days = [today + timedelta(days=n) for n in range(BACKLOG_DAYS)]
    minutes = [0 if day in plan.days_off else plan.minutes[day.weekday()] for day in days]
    found = planner.days_to_clear(minutes, RETENTION)
    middle = [found[len(found) * part // 4] for part in (1, 2, 3)]
    words = _words(page)
    if not middle[1]:
        assert "without new cards" not in words
        return
    said = re.search(
        r"At (\d+) minutes a day, without new cards, all that is due is probably cleared by (\d+ \w+)\.", words
    )
    assert said is not None, words
    assert int(said[1]) == round(fmean(minutes))
    assert said[2] in {f"{day.day} {day:%B}" for day in days if middle[0] <= (day - today).days <= middle[2]}


def check_exam(page: Page, address: str, planner: PlainPlanner, plan: PlainPlan) -> None:
    """Check all of the Exam page on the eve."""
    wait_for_page(page, f"{address}/exam")
    eve, sections = planner.eve(plan), planner.sections(plan)
    check_prediction(page, planner, plan)
    met = "You will have met every item by then."
    if not all(eve.is_met):
        met = f"Your time does not reach {eve.is_met.count(False)} of them: they count as guesses."
    share, name = min((float(row[1]), row[0]) for row in sections)
    _check_words(page, met, f"It counts on you studying on {planner.kept(plan):.0%} of the planned days.")
    least = _numbers(page, rf"You will know {name} least: (\d+) %")
    assert least[0] / 100 == pytest.approx(share, abs=A_CARD_OF_A_SECTION)
    gained, low, high = planner.gain(plan, 10)
    shown = _numbers(page, r"answer (\d+) items? more right: ([\d.]+) points \(likely ([\d.]+) to ([\d.]+)\)")
    assert shown[0] == pytest.approx(gained * len(eve.scores), abs=A_POINT * len(eve.scores))
    assert [points / 100 for points in shown[1:]] == pytest.approx([gained, low, high], abs=A_POINT)
    assert _numbers(page, r"The plan takes (\d+) minutes? on (\d+) days? of study") == [round(eve.seconds / 60), 1]
    today = planner.progress.today
    day = [today.isoformat(), plan.minutes_on(today), eve.seconds / 60, eve.n_new]
    check_tables(page, sections, [day], rel=0, near=A_CARD_OF_A_SECTION)


def _numbers(page: Page, pattern: str) -> list[float]:
    """Return the numbers in words of the page."""
    found = re.search(pattern, _words(page))
    assert found is not None, (pattern, _words(page))
    return [float(number) for number in found.groups()]


def _words(page: Page) -> str:
    """Return what the page says, each space a plain one."""
    return re.sub(r"\s+", " ", page.get_by_test_id("stMain").inner_text())


def _check_words(page: Page, *expected: str) -> None:
    """Check that the page says what is *expected*; a percent sign stands apart there."""
    for words in expected:
        expect(page.get_by_test_id("stMain")).to_contain_text(re.compile(_spaced(words)))


def check_tables(page: Page, *expected: Sequence[Sequence[object]], rel: float = 1e-9, near: float = 0) -> None:
    """Check every table of the page, in their order, against what was counted; numbers to *rel*, or as *near*."""
    for summary in page.get_by_test_id("stExpander").locator("summary").all():
        summary.click()
    for tab in page.get_by_role("tab", name="Table").all():
        tab.click()
    frames = page.get_by_test_id("stDataFrame")
    expect(frames).to_have_count(len(expected))
    for place, wanted in enumerate(expected):
        check(read_table(page, frames.nth(place), n_rows=len(wanted)), wanted, rel=rel, near=near)


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


def check(shown: list[list[str]], expected: Sequence[Sequence[object]], *, rel: float, near: float) -> None:
    for row, wanted in zip(shown, expected, strict=True):
        for text, value in zip(row, wanted, strict=True):
            if isinstance(value, str):
                assert text.startswith(value)
            else:
                assert float(text) == pytest.approx(value, rel=rel, abs=near)


def _spaced(words: str) -> str:
    """Return a pattern for *words* in which a percent sign stands apart, as on the page."""
    return re.escape(words).replace("%", r"\s%").replace(r"\ ", r"\s")


def open_view(page: Page, name: str, *, heading: str) -> None:
    page.get_by_role("radio", name=name).click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def check_knowledge(page: Page, plain: PlainProgress) -> None:
    """Check scores by section and kind, what to read again, and what was sure and wrong."""
    _check_words(
        page,
        _least("You remember {} least", plain.sections()),
        _least("{} are hardest for you", plain.kinds()),
    )
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


def _least(words: str, rows: Sequence[Row]) -> str:
    share, name, n_answers = min((float(row[1]), row[0], row[4]) for row in rows)
    return f"{words.format(name)}: {share:.0%} of {n_answers} answers right"


def check_days(page: Page, plain: PlainProgress, suspended: Sequence[str]) -> None:
    """Check the days studied and what comes due on each of the next thirty."""
    n_reviews, n_days = len(plain.reviews), len(plain.days())
    open_view(page, "Your days", heading=f"{n_reviews} answers on {n_days} days of the last half year")
    n_due = plain.n_due(suspended=suspended)
    ahead = [plain.today + timedelta(days=n) for n in range(30)]
    busiest = max(ahead[1:], key=lambda day: n_due[day])
    _check_words(page, f"The most cards come back on {busiest:%A, %d %B}: {n_due[busiest]}")
    check_tables(page, plain.days(), [[day.isoformat(), n_due[day]] for day in ahead])


def check_memory(page: Page, plain: PlainProgress) -> None:
    """Check what the memory model says, how memories are spread, what was expected against what was remembered."""
    open_view(page, "Your memory", heading="Your memory model")
    lasting, known, n_cards = plain.lasting(), plain.known(), len(plain.cards)
    expected = fmean(chance for _, chance in plain.predictions)
    remembered = fmean(row.rating > Rating.AGAIN for row, _ in plain.predictions)
    longest = max(lasting, key=lambda name: lasting[name])
    _check_words(
        page,
        *memory_words(plain.weights, average=DEFAULT_MODEL.weights),
        f"Most often a card stays {longest}: {lasting[longest]} of {n_cards} cards",
        f"Right now you know {known['90 to 100 %']} of {n_cards} cards with a chance of 90% or more",
        f"Casebook expected {expected:.0%} remembered, "
        f"you remembered {remembered:.0%} of {len(plain.predictions)} reviews",
    )
    spread = [[[name, n] for name, n in rows.items()] for rows in (lasting, known)]
    by = [plain.calibration_by(name) for name in ("section", "kind")]
    check_tables(page, *spread, plain.calibration(), *by, rel=1e-3)  # the page computes memories in single precision
