"""Articles added in a real browser: each with its own outline or error, made while one looks elsewhere, then kept."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import FilePayload, Page, expect

from quiz.store import Store
from tests.browser.classroom import press
from tests.browser.conftest import PHONE
from tests.browser.server import Server
from tests.browser.test_look import WIDTHS, faults, wait_for_page

SECTIONS = "## Causes\n\n{0} is caused by a virus.\n\n## Treatment\n\n{0} is treated with aspirin and fluids.\n"
CONDITIONS = [
    {"@type": "MedicalCondition", "name": name, "description": f"{name} is a disease. {name} is caused by a virus."}
    for name in ("Mumps", "Rubella", "Rabies")
]
FILES = (
    FilePayload(
        name="measles.md", mimeType="text/markdown", buffer=f"# Measles\n\n{SECTIONS.format('Measles')}".encode()
    ),
    FilePayload(name="broken.docx", mimeType="application/octet-stream", buffer=b"PK\x03\x04 no document"),
    FilePayload(name="three.json", mimeType="application/json", buffer=json.dumps(CONDITIONS).encode()),
)
MADE_MS = 60_000


def is_fit_for_a_phone(page: Page) -> bool:
    """Tell whether nothing is wider than the phone, and axe finds no fault."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    assert faults(page) == {}
    return bool(max(page.evaluate(WIDTHS)) <= PHONE["width"])


def drop_files(page: Page, server: Server) -> None:
    """Add the files, and leave one of the three conditions out."""
    wait_for_page(page, f"{server.address}/library")
    press(page, "Add an article")
    page.locator("input[type=file]").set_input_files(FILES)
    expect(page.get_by_text("broken.docx: the file is damaged")).to_be_visible(timeout=MADE_MS)
    page.get_by_role("button", name="Rabies").click()
    expect(page.get_by_role("button", name="Make 3 decks")).to_be_visible()
    page.get_by_text("Measles: 2 sections").click()


def test_decks_are_made_while_one_looks_elsewhere_and_kept_on_coming_back(
    server: Server, open_tab: Callable[..., Page]
) -> None:
    page = open_tab(server.address, viewport=PHONE, theme="dark", is_touch=True)
    drop_files(page, server)
    page.get_by_role("checkbox", name="Treatment").press("Space")
    expect(page.get_by_role("checkbox", name="Treatment · not asked about")).to_be_visible()
    page.get_by_role("textbox", name="Title").fill("Measles in children")
    page.get_by_role("textbox", name="Title").press("Enter")
    expect(page.get_by_role("button", name="Put all back as it was read")).to_be_visible()
    assert is_fit_for_a_phone(page)
    press(page, "Make 3 decks")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    wait_for_page(page, f"{server.address}/progress")  # loaded anew: what the tab knew is gone
    expect(page.get_by_text("3 of 3 decks made")).to_be_visible(timeout=MADE_MS)
    assert is_fit_for_a_phone(page)
    page.get_by_role("link", name="Look at the new decks").click()
    press(page, "Look at the new decks")
    press(page, "Keep 3 of 3")
    expect(page.get_by_text("“Measles in children” is kept")).to_be_visible()
    assert is_fit_for_a_phone(page)
    with Store.open(server.database_url) as store:
        learner = store.ensure_local_learner()
        titles = {title.title: title for title in store.deck_titles(learner, now=datetime.now(UTC))}
        assert set(titles) == {"Measles in children", "Mumps", "Rubella", "Scurvy"}
        measles = store.deck(learner, titles["Measles in children"].deck_id)
        assert {item.section_id for item in measles.items} == {"causes"}
