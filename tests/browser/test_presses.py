"""What fast, repeated and late presses do in a real browser: one answer counts once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from quiz.store import Store
from tests.browser.server import Server
from tests.browser.student import Student


def n_reviews(server: Server) -> int:
    """Return how many answers the log holds; it agrees with the cards."""
    with Store.open(server.database_url) as store:
        assert store.verify() == ()
        return store.counts().n_reviews


def at_the_rating_row(page: Page) -> Student:
    """Begin to study, and come to the first card's rating row."""
    student = Student(page)
    student.start()
    while not student.has(".st-key-ratings"):
        student.press("Show")
    return student


@pytest.mark.scenario("pressed twice, or in two tabs")
def test_a_double_click_counts_once(server: Server, open_tab: Callable[..., Page]) -> None:
    student = at_the_rating_row(open_tab(server.address))
    question = student.question
    student.page.get_by_role("button", name="Good").dblclick()
    student.look()
    assert student.question != question
    assert n_reviews(server) == 1


def test_a_key_held_down_counts_once(server: Server, open_tab: Callable[..., Page]) -> None:
    student = at_the_rating_row(open_tab(server.address))
    for _ in range(12):  # what a keyboard sends while the key is down
        student.page.keyboard.down("3")
    student.page.keyboard.up("3")
    student.look()
    assert n_reviews(server) == 1


@pytest.mark.scenario("pressed twice, or in two tabs")
def test_of_two_tabs_the_second_is_told_that_it_came_late(server: Server, open_tab: Callable[..., Page]) -> None:
    first = at_the_rating_row(open_tab(server.address))
    second = Student(first.page.context.new_page())
    second.page.goto(server.address)
    second.look()
    while not second.has(".st-key-ratings"):
        second.press("Show")
    first.press("Good")
    second.press("Easy")
    expect(second.page.get_by_text("answered already")).to_be_visible()
    assert second.question == first.question
    assert n_reviews(server) == 1


def test_everything_is_reached_with_the_keyboard_alone(server: Server, open_tab: Callable[..., Page]) -> None:
    student = Student(open_tab(server.address))
    student.page.get_by_role("button", name="Start").wait_for()
    reach(student.page, "Start")
    student.type("Enter")
    reach(student.page, "Show")
    student.type("Enter")
    while not student.has(".st-key-ratings"):
        student.type("f")
    reach(student.page, "Good")
    student.type("Space")
    assert n_reviews(server) == 1


def reach(page: Page, name: str) -> None:
    """Press Tab until the button called *name* has the focus; fail if it never has."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.get_by_role("button", name=name).first.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {name}")
