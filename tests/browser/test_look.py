"""How the pages look: on a phone, in both themes, and to a screen reader."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE
from tests.browser.server import Server
from tests.browser.student import Student
from tests.small_deck import small_deck

PAGES = (
    "",
    "library",
    "library?deck=scurvy",
    "classes",
    "exam",
    "progress",
    "export",
    "review",
    f"review?deck=scurvy&write={small_deck().coverage[1].unused[0].start_char}",
    "settings",
    "privacy",
)
# Streamlit's own, and no fault by WCAG: the header over a table's row numbers, and the drop zone's button role.
STREAMLITS_OWN = {"empty-table-header", "presentation-role-conflict"}
WIDTHS = """() => ['html', '[data-testid="stMain"]'].map(name => document.querySelector(name).scrollWidth)"""

# A colour on its way to another is no fault: axe once met a button half-way into the dark theme. One motion may start
# another: the page is at rest where nothing has moved for so many frames.
AT_REST = """async () => {
    let still = 0
    while (still < 30) {
        await new Promise(requestAnimationFrame)
        const moves = document.getAnimations()
            .filter(motion => motion.effect.getComputedTiming().iterations !== Infinity)
            .some(motion => motion.playState === 'running')
        still = moves ? 0 : still + 1
    }
}"""


def faults(page: Page) -> dict[str, list[str]]:
    """Return the faults of accessibility that axe finds once nothing moves, each with the elements that have it."""
    page.evaluate(AT_REST)
    found = Axe().run(page).response["violations"]
    return {
        fault["id"]: [node["html"][:200] for node in fault["nodes"]]
        for fault in found
        if fault["id"] not in STREAMLITS_OWN
    }


def answered_case(page: Page) -> Student:
    """Study up to the case, and answer it wrongly."""
    student = Student(page)
    student.start()
    while student.kind != "vignette":
        student.answer_with_keys()
    return student


def wait_for_page(page: Page, address: str) -> None:
    """Go to *address* and wait until the page has been drawn."""
    page.goto(address)
    page.locator("h1").first.wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_fault_of_accessibility(server: Server, open_tab: Callable[..., Page], theme: str) -> None:
    page = open_tab(server.address, theme=theme)
    student = answered_case(page)
    assert faults(page) == {}
    student.type("1")
    assert faults(page) == {}
    student.type("j")
    assert faults(page) == {}
    student.type("n")
    for name in PAGES[1:]:
        wait_for_page(page, f"{server.address}/{name}")
        assert faults(page) == {}, name


def test_a_phone_needs_no_sideways_scrolling(server: Server, open_tab: Callable[..., Page]) -> None:
    page = open_tab(server.address, viewport=PHONE, is_touch=True)
    student = answered_case(page)
    assert max(page.evaluate(WIDTHS)) <= PHONE["width"]
    student.press("Vitamin D")
    student.press("Sure")
    assert max(page.evaluate(WIDTHS)) <= PHONE["width"]
    for name in PAGES[1:]:
        wait_for_page(page, f"{server.address}/{name}")
        assert max(page.evaluate(WIDTHS)) <= PHONE["width"], name


def test_the_actions_stay_within_reach_under_a_long_card(server: Server, open_tab: Callable[..., Page]) -> None:
    page = open_tab(server.address, viewport=PHONE, is_touch=True)
    student = answered_case(page)
    student.press("Vitamin D")
    student.press("Sure")
    card, actions = page.locator(".st-key-card").bounding_box(), page.locator(".st-key-ratings").bounding_box()
    assert card is not None
    assert actions is not None
    assert card["y"] + card["height"] > PHONE["height"]
    assert actions["y"] + actions["height"] <= PHONE["height"]


def test_the_rating_row_keeps_its_place_from_card_to_card(server: Server, open_tab: Callable[..., Page]) -> None:
    student = Student(open_tab(server.address, viewport=WIDE))
    student.start()
    tops = set()
    for _ in range(3):
        while student.has(".st-key-options"):
            student.answer_with_keys()
        tops.add(round(student.page.locator(".st-key-actions").bounding_box()["y"]))
        student.answer_with_keys()
    assert len(tops) == 1


def test_the_theme_follows_the_device(server: Server, open_tab: Callable[..., Page]) -> None:
    backgrounds = {}
    for theme in ("light", "dark"):
        page = open_tab(server.address, theme=theme)
        page.locator("h1").first.wait_for()
        style = "getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).backgroundColor"
        backgrounds[theme] = page.evaluate(style)
    assert backgrounds == {"light": "rgb(253, 252, 249)", "dark": "rgb(17, 23, 24)"}
