"""The browser tests' Chromium, the app they visit, and the tabs they open."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from quiz.store import Store
from tests.browser.server import Server, launch, serving
from tests.small_deck import small_deck

WIDE, PHONE = ViewportSize(width=1200, height=850), ViewportSize(width=375, height=740)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one module: Playwright's event loop would be in the way of other tests in this process."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[Server]:
    """The app as after a fresh clone: an empty home, no database."""
    with serving(tmp_path) as server:
        yield server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The app with the small deck in its library."""
    with Store.open(f"sqlite:///{tmp_path / 'casebook.db'}") as store:
        store.save_deck(store.ensure_local_learner(zone="UTC"), small_deck(), now=datetime.now(UTC))
    with serving(tmp_path) as server:
        yield server


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a tab of a browser of its own at an address; what is written to its console as a breach fails the test."""
    contexts, breaches = [], []

    def open_at(address: str, *, viewport: ViewportSize = WIDE, theme: str = "light", is_touch: bool = False) -> Page:
        context = browser.new_context(
            viewport=viewport, color_scheme=theme, has_touch=is_touch, is_mobile=is_touch, timezone_id="Europe/Berlin"
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: breaches.append(message.text) if "Content Security" in message.text else None
        )
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert breaches == []
