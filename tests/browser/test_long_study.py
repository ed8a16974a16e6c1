"""What the pages say of a learner with 5,000 cards and 50,000 reviews is what counting one by one says."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quiz.model import Card, Review
from quiz.store import Store
from tests import long_study, plain_scores
from tests.browser.server import Server, serving, set_clock
from tests.browser.test_look import wait_for_page
from tests.plain_progress import LASTING


@pytest.fixture
def long_learner(tmp_path: Path) -> Iterator[tuple[Server, dict[str, Card], list[Review]]]:
    """The app on the day after the last of 250 days of study."""
    clock = tmp_path / "clock"
    with Store.open(f"sqlite:///{tmp_path / 'casebook.db'}") as store:
        cards, log = long_study.write(store, store.ensure_local_learner())
    with serving(tmp_path, clock=clock) as server:
        set_clock(clock, long_study.NOW)
        yield server, cards, log


def says(page: Page, words: str) -> None:
    """Check that the page says *words*, in which a percent sign stands apart."""
    pattern = re.escape(words).replace("%", r"\s%").replace(r"\ ", r"\s")
    expect(page.get_by_test_id("stMain")).to_contain_text(re.compile(pattern))


def heat_map_begin(today: date) -> date:
    """Return the Monday of the first of the 26 weeks that the calendar shows."""
    return today - timedelta(days=today.weekday(), weeks=25)


def lasting_class(card: Card) -> int:
    """Return the class of the days that the card's memory lasts."""
    assert card.memory is not None
    return sum(card.memory.stability_days >= days for days in LASTING.values())


def test_five_thousand_cards_and_fifty_thousand_reviews_are_counted_right(
    long_learner: tuple[Server, dict[str, Card], list[Review]], open_tab: Callable[..., Page]
) -> None:
    server, cards, log = long_learner
    page = open_tab(server.address)
    wait_for_page(page, f"{server.address}/progress")
    n_due = sum(card.due_day is not None and card.due_day <= long_study.TODAY for card in cards.values())
    both = plain_scores.true_retention(log).both
    assert (len(cards), round(len(log), -3), n_due > 0) == (5_000, 50_000, True)
    says(page, f"{n_due:,} cards are due today.")
    says(page, f"You still knew {both.value:.0%} of {both.n:,} cards that came back after a day or more")
    sections = plain_scores.section_scores(log, decks=long_study.DECKS)
    weakest = sections.loc[sections["all_proportion"].idxmin()]
    says(page, f"least: {weakest['all_proportion']:.0%} of {weakest['n_all']:,} answers right")
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    page.get_by_role("radio", name="Your days").click()
    first_day = heat_map_begin(long_study.TODAY)
    recent = [row.study_day for row in log if row.study_day >= first_day]
    says(page, f"{len(recent):,} answers on {len(set(recent))} days of the last half year")
    page.get_by_role("radio", name="Your memory").click()
    n_lasting = max(Counter(lasting_class(card) for card in cards.values()).values())
    says(page, f"{n_lasting:,} of 5,000 cards")
    says(page, "Casebook expected")
    wait_for_page(page, f"{server.address}/exam")
    says(page, "of 5,000 items right")
