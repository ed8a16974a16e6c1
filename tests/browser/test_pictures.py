"""Pictures of an article in a real browser: from the file that is dropped to the book, and to a card with its proof."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from quiz.store import Store
from tests.browser.classroom import press
from tests.browser.conftest import PHONE, WIDE
from tests.browser.server import Server
from tests.browser.student import Student
from tests.browser.test_adding import MADE_MS, is_fit_for_a_phone
from tests.browser.test_look import faults, wait_for_page
from tests.test_reading_pictures import EMBEDDED, JOINT, page

IS_SHOWN = "image => image.complete && image.naturalWidth > 0"
MAX_PRESSES = 80  # more than a day's new cards take
FILE = FilePayload(name="gout.html", mimeType="text/html", buffer=page(**EMBEDDED).encode())


def joint_in(tab: Page) -> Locator:
    """Return the picture of the joint."""
    return tab.get_by_role("img", name="A swollen joint")


def is_shown(picture: Locator) -> bool:
    """Tell whether the browser has drawn a picture, once it is in view."""
    picture.scroll_into_view_if_needed()
    picture.page.wait_for_function(IS_SHOWN, arg=picture.element_handle())
    return picture.is_visible()


def keep_the_file(tab: Page, server: Server) -> str:
    """Drop the file, look at its pictures in the deck that is made of it, keep that, and return its id."""
    tab.get_by_role("button", name="Just me on this computer").click()
    wait_for_page(tab, f"{server.address}/library")
    press(tab, "Add an article")
    tab.locator("input[type=file]").set_input_files([FILE])
    expect(tab.get_by_text("2 pictures kept.")).to_be_visible(timeout=MADE_MS)
    press(tab, "Make the deck")
    expect(joint_in(tab)).to_have_attribute("src", EMBEDDED["joint"], timeout=MADE_MS)
    assert is_shown(joint_in(tab))
    assert faults(tab) == {}
    press(tab, "Keep")
    expect(tab.get_by_text("is kept")).to_be_visible()
    with Store.open(server.database_url) as store:
        titles = store.deck_titles(store.ensure_local_learner(), now=datetime.now(UTC))
    return next(title.deck_id for title in titles if title.title == "Gout")


def study_up_to(student: Student, what: Locator) -> None:
    """Answer card after card until *what* is there, be it beside the answer of a question."""
    student.start()
    for _ in range(MAX_PRESSES):
        if what.count():
            return
        if student.has(".st-key-ratings"):
            student.press("Good")
        elif student.has(".st-key-options"):
            student.page.locator(".st-key-options button").first.click()
            student.look()
            student.press("Unsure")
        else:
            student.press("Show")
    raise AssertionError("no card showed it")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_goes_from_the_file_to_the_book_and_to_the_card(
    new_server: Server, open_tab: Callable[..., Page], theme: str
) -> None:
    deck_id = keep_the_file(open_tab(new_server.address, viewport=WIDE, theme=theme), new_server)
    phone = open_tab(new_server.address, viewport=PHONE, theme=theme, is_touch=True)
    with phone.expect_response("**/pictures/**") as answer:
        wait_for_page(phone, f"{new_server.address}/library?deck={deck_id}")
        assert is_shown(joint_in(phone))
    assert answer.value.body() == JOINT
    assert is_fit_for_a_phone(phone)
    wait_for_page(phone, new_server.address)
    folded = phone.locator(".cb-source summary").filter(has_text="Picture: A swollen joint")
    study_up_to(Student(phone), folded)
    assert not joint_in(phone).is_visible()
    folded.click()
    assert is_shown(joint_in(phone))
    assert is_fit_for_a_phone(phone)
