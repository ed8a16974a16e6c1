"""A student at the browser: opens pages, looks at a card as a person does, answers with the mouse or with keys."""

from dataclasses import dataclass

from playwright.sync_api import Page

from quiz.pages.keys import Key

# A card has been looked at once it has stood still for this long: Casebook ignores presses that nobody can have meant.
LOOK_MS = 450
HAS_STOOD_STILL = """milliseconds => {
    const app = document.querySelector('[data-testid="stApp"]');
    const card = document.querySelector('.st-key-card, .st-key-finish');
    const shown = card && app.dataset.testScriptState === 'notRunning' ? card.innerHTML : null;
    if (shown === null || window.shown !== shown) { window.shown = shown; window.since = performance.now(); }
    return shown !== null && performance.now() - window.since > milliseconds;
}"""


@dataclass(frozen=True, slots=True)
class Student:
    """One person at one browser tab."""

    page: Page

    def open(self, name: str) -> None:
        """Go to the page *name* by the navigation at the top."""
        self.page.get_by_test_id("stTopNav").get_by_role("link", name=name).click()
        self.page.get_by_role("heading", name=name, level=1).wait_for()

    def start(self) -> None:
        """Begin to study, and look at the first card."""
        self.page.get_by_role("button", name="Start").click()
        self.look()

    def begin_mock_exam(self) -> None:
        """Begin a mock exam of what there is, with the key for it, and look at the first question."""
        self.page.get_by_text("Mock exam").click()
        self.page.get_by_role("button", name="Begin the mock exam").wait_for()
        self.type(Key.MOCK_EXAM)

    def look(self) -> None:
        """Look at what is there from now on, until it has stood still for as long as it takes to be read."""
        self.page.evaluate("window.shown = undefined")
        self.page.wait_for_function(HAS_STOOD_STILL, arg=LOOK_MS, polling="raf")

    def press(self, name: str) -> None:
        """Press the button whose name begins with *name*, and look at what comes."""
        self.page.get_by_role("button", name=name).first.click()
        self.look()

    def type(self, key: str) -> None:
        """Press a key, and look at what comes."""
        self.page.keyboard.press(key)
        self.look()

    def has(self, selector: str) -> bool:
        """Tell whether *selector* is on the page now."""
        return self.page.locator(selector).count() > 0

    @property
    def kind(self) -> str:
        """Return the kind of the card that is asked."""
        name = self.page.locator(".st-key-card [class^=cb-asked-]").get_attribute("class") or ""
        return name.removeprefix("cb-asked-")

    @property
    def question(self) -> str:
        """Return the words of the card that is asked."""
        return self.page.locator(".st-key-card .cb-stem, .st-key-card .cb-lead-in").last.inner_text()

    def answer_with_mouse(self) -> None:
        """Answer the card on the screen, whatever its kind, and come to the next."""
        if self.has(".st-key-options"):
            self.page.locator(".st-key-options button").first.click()
            self.look()
            self.press("Unsure")
            self.press("Next")
            return
        while not self.has(".st-key-ratings"):
            self.press("Show")
        self.press("Good")

    def answer_with_keys(self) -> None:
        """Answer the card on the screen without the mouse, and come to the next."""
        if self.has(".st-key-options"):
            for key in ("2", "j", "n"):
                self.type(key)
            return
        while not self.has(".st-key-ratings"):
            self.type("f")
        self.type("3")
