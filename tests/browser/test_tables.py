"""An article's tables in a real browser: on a phone they scroll in their own box, by touch and by keyboard."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quiz.store import Store
from tests.browser.conftest import PHONE, WIDE
from tests.browser.server import serving
from tests.browser.test_look import WIDTHS, faults, wait_for_page
from tests.golden_decks import deck_of_sample

WIDTH_OF = "box => [box.scrollWidth, box.clientWidth]"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tables_show_as_tables_and_scroll_in_their_own_box(
    tmp_path: Path, open_tab: Callable[..., Page], theme: str
) -> None:
    deck = deck_of_sample("sinusitis_tables.md")
    with Store.open(f"sqlite:///{tmp_path / 'casebook.db'}") as store:
        store.save_deck(store.ensure_local_learner(zone="UTC"), deck, now=datetime.now(UTC))
    with serving(tmp_path) as server:
        address = f"{server.address}/library?deck={deck.deck_id}"
        page = open_tab(server.address, viewport=WIDE, theme=theme)
        wait_for_page(page, address)
        beside = page.locator(".cb-beside table")
        expect(beside.filter(has_text="Organism").locator("tr")).to_have_count(4)
        expect(beside.filter(has_text="Organism").get_by_role("columnheader")).to_have_text(
            ["Organism", "Share of cases (%)"]
        )
        assert faults(page) == {}
        page = open_tab(server.address, viewport=PHONE, theme=theme, is_touch=True)
        wait_for_page(page, address)
        source = page.locator(".cb-own-source").filter(has_text="Duration").first
        source.locator("> summary").click()
        widest = source.locator("> .cb-source > .cb-table")
        expect(widest.locator("mark").first).to_be_visible()
        n_inside, n_seen = widest.evaluate(WIDTH_OF)
        assert n_inside > n_seen
        widest.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("box => box.scrollLeft > 0", arg=widest.element_handle())
        assert max(page.evaluate(WIDTHS)) <= PHONE["width"]
        assert faults(page) == {}
