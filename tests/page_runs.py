"""Run the pages in process, as a browser tab would: press, read what is on the screen. The test moves the clock."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from decks.model import Item, ListCard, Mcq, Vignette
from quiz.model import Learner
from quiz.pages.cards import inert, question_html
from quiz.pages.context import CLOCK_KEY, SIGN_IN_KEY
from quiz.store import JUST_ME, Store, sign_ins
from quiz.store.engine import writing
from tests.small_deck import small_deck

ENTRY_SCRIPT = Path(__file__).parents[1] / "quiz" / "pages" / "main.py"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
READING = timedelta(seconds=3)  # what a person takes to read a card


@dataclass
class Clock:
    """A clock that stands still until the test moves it."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.at


@dataclass
class Tab:
    """One browser tab, on one page of the app, signed in by *sign_in_id*; without accounts unless one is given."""

    clock: Clock
    page: str | None = None
    sign_in_id: str = JUST_ME
    app: AppTest = field(init=False)

    def __post_init__(self) -> None:
        """Open the page."""
        self.app = AppTest.from_file(str(ENTRY_SCRIPT), default_timeout=120)
        self.app.session_state[CLOCK_KEY] = self.clock
        self.app.user = {SIGN_IN_KEY: self.sign_in_id}
        self.run()
        if self.page is not None:
            self.go(self.page)

    def go(self, page: str) -> None:
        """Open another page of the app."""
        self.app.switch_page(page)
        self.run()

    def run(self) -> None:
        """Run the script, which must not fail."""
        self.app.run()
        assert not self.app.exception, self.app.exception

    def press(self, name: str, *, after: timedelta = READING) -> None:
        """Press the button *name*, having looked at the page for the time *after*."""
        self.clock.at += after
        self.button(name).click()
        self.run()

    def button(self, name: str) -> Button:
        """Return the first button called *name*; a rating is called by its word alone."""
        return next(button for button in self.app.button if button.label.partition(" :small")[0] == name)

    @property
    def buttons(self) -> list[str]:
        """Return the names of the buttons that can be pressed."""
        return [button.label.partition(" :small")[0] for button in self.app.button if not button.disabled]

    @property
    def html(self) -> str:
        """Return the HTML of the page, without the style sheet."""
        return "".join(block.value for block in self.app.html if not block.value.startswith("<style>/*"))

    @property
    def words(self) -> str:
        """Return what can be read on the page outside of widgets."""
        texts = [
            *self.app.title,
            *self.app.header,
            *self.app.markdown,
            *self.app.text,
            *self.app.caption,
            *self.app.info,
        ]
        texts += [*self.app.toast, *self.app.error, *self.app.warning, *self.app.success]
        said = " ".join(str(text.value) for text in texts).replace("\\", "")
        return f"{said} {unescape(re.sub(r'<style>.*?</style>|<[^>]*>', ' ', self.html, flags=re.DOTALL))}"


def tab_of(store: Store, learner: Learner, clock: Clock, page: str | None = None) -> Tab:
    """Open a tab in which *learner* is signed in."""
    with writing(store._engine) as connection:
        token = sign_ins.start(connection, learner.learner_id, device="test", now=clock.at)
    return Tab(clock, page, sign_ins.id_of(token))


DECK = small_deck()


def item_on(tab: Tab) -> Item:
    """Return the item whose card is on the screen."""
    return next(item for item in DECK.items if question_html(item) in tab.html)


def sitting(clock: Clock) -> Tab:
    """Open the Study page and begin."""
    tab = Tab(clock)
    if "Start" in tab.buttons:
        tab.press("Start")
    return tab


def until(tab: Tab, *kinds: type) -> Item:
    """Answer what comes until an item of one of *kinds* is on the screen, and return it."""
    while not isinstance(item_on(tab).content, kinds):
        answer(tab)
    return item_on(tab)


def answer(tab: Tab, *, confidence: str = "Sure", is_right: bool = True) -> None:
    """Answer the card on the screen and go on."""
    item = item_on(tab)
    if isinstance(item.content, Mcq | Vignette):
        tab.press(inert(item.content.key if is_right else item.content.distractors[0].text))
        tab.press(confidence)
        tab.press("Next")
        return
    while "Good" not in tab.buttons:
        tab.press("Show the next point" if isinstance(item.content, ListCard) else "Show the answer")
    tab.press("Good" if is_right else "Again")
