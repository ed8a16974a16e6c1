"""A school at the browser: its first account, tabs that are signed in, a class made of a roster and of a join link."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect
from playwright.sync_api import TimeoutError as OutOfTimeError

from decks.model import Deck
from quiz.model import Learner
from quiz.store import Store, sign_ins
from quiz.store.engine import writing
from quiz.web.gate import COOKIE
from tests.browser.server import Server, serving

N_LISTED = 30
N_TRIES, OPEN_MS = 10, 3_000  # of a list that is to be opened, and how long each waits for its option
ROSTER = "User name;Name;Student number\n" + "".join(f"student{n};Student {n};00{n:03}\n" for n in range(N_LISTED))


@contextmanager
def serving_school(home: Path, deck: Deck) -> Iterator[Server]:
    """Run the app with accounts, the instructor Cleo (who is also its administrator), and *deck* in its library."""
    now = datetime.now(UTC)
    with Store.open(f"sqlite:///{home / 'casebook.db'}") as store:
        store.door.begin_with_accounts(
            user_name="cleo",
            name="Cleo",
            password="a long password",  # noqa: S106 - of these tests
            code=None,
            zone="UTC",
            device="test",
            now=now,
        )
        store.save_deck(store.learner("local"), deck, now=now)
    with serving(home) as server:
        yield server


def sign_in(page: Page, server: Server, learner_id: str) -> Page:
    """Let the tab be the learner's, as signing in does."""
    with Store.open(server.database_url) as store:
        if learner_id != "local":
            store.add_learner(Learner(learner_id, learner_id.title()))
        with writing(store._engine) as connection:
            token = sign_ins.start(connection, learner_id, device="test", now=datetime.now(UTC))
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": server.address}])
    return page


def press(page: Page, name: str) -> None:
    """Press the button called *name*."""
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, name: str, option: str) -> None:
    """Choose *option* from the list called *name*. A list closes while the page under it still moves: open it again."""
    chooser, wanted = page.get_by_role("combobox", name=name), page.get_by_role("option", name=option)
    for _ in range(N_TRIES):
        chooser.click()
        try:
            wanted.click(timeout=OPEN_MS)
        except OutOfTimeError:
            page.keyboard.press("Escape")
        else:
            page.keyboard.press("Escape")
            return
    raise AssertionError(f"{name}: {option} could not be chosen")


def make_class(page: Page, server: Server) -> str:
    """Make a class, upload the roster after its dry run, and return the join link."""
    page.goto(f"{server.address}/classes")
    page.get_by_label("Name of a new class").fill("Cardiology")
    press(page, "Make the class")
    page.get_by_role("tab", name="People").click()
    page.get_by_text("Upload a class list (CSV)").click()
    roster = FilePayload(name="list.csv", mimeType="text/csv", buffer=ROSTER.encode("cp1252"))
    page.locator("input[type=file]").set_input_files(roster)
    expect(page.get_by_text(f"{N_LISTED}: new account, with a one-time password")).to_be_visible()
    expect(page.get_by_role("heading", name="Students: 0")).to_be_visible()
    press(page, f"Do {N_LISTED} lines")
    expect(page.get_by_role("heading", name=f"Students: {N_LISTED}")).to_be_visible(timeout=60_000)
    with page.expect_download() as downloading:
        press(page, "Download the passwords")
    assert downloading.value.path().read_text(encoding="utf-8-sig").count("\n") == N_LISTED + 1
    return page.get_by_test_id("stCode").nth(1).inner_text().strip()


def join(page: Page, link: str) -> None:
    """Join by the link."""
    page.goto(link)
    press(page, "Join the class")
    page.get_by_role("heading", name="What is kept about you").wait_for()


def join_by_code(page: Page, server: Server, link: str) -> None:
    """Join by typing the code that *link* holds, in small letters and with a dash."""
    code = link.rpartition("=")[2].lower()
    page.goto(f"{server.address}/classes")
    page.get_by_label("Code of a class").fill(f"{code[:4]}-{code[4:]}")
    press(page, "Join")
    page.get_by_role("heading", name="What is kept about you").wait_for()
