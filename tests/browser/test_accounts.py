"""Signing in at the browser: the first start, a student, what revoking does to open tabs, a school's own sign-in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as OutOfTimeError

from quiz.store import Store
from tests.browser.classroom import N_TRIES, OPEN_MS, press
from tests.browser.conftest import PHONE
from tests.browser.server import Server, serving
from tests.browser.test_look import WIDTHS, faults, wait_for_page

PASSWORD = "correct horse battery"  # noqa: S105 - of the people of these tests

# The pages of accounts, each with the words that are drawn last.
PAGES = (("people", "1 of 1 accounts"), ("settings", "Privacy: what is kept"), ("privacy", "Delete my data"))


def type_in(page: Page, **fields: str) -> None:
    """Fill the fields of a form, each by its name."""
    for name, value in fields.items():
        page.locator(f"input[name={name}]").fill(value)


def make_first_account(page: Page) -> None:
    """Make the administrator's account at the first start, and wait for the pages."""
    type_in(page, name="Ada Lovelace", user_name="ada", password=PASSWORD)
    page.get_by_role("button", name="Make the first account").click()
    page.get_by_role("button", name="Start").wait_for(timeout=60_000)


def sign_in(page: Page, user_name: str, password: str) -> None:
    """Send the form of signing in."""
    type_in(page, user_name=user_name, password=password)
    page.get_by_role("button", name="Sign in").click()


def make_account(page: Page, *, name: str, user_name: str) -> str:
    """Make an account on the page People, and return its one-time password."""
    page.get_by_test_id("stTopNav").get_by_role("link", name="People").click()
    page.get_by_text("Make an account").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("User name", exact=True).fill(user_name)
    page.get_by_role("button", name="Make the account").click()
    return page.get_by_test_id("stCode").inner_text().strip()


def close_account(page: Page, name: str) -> None:
    """Close a student's account on the page People. A press while the list still opens is lost: press again."""
    page.get_by_text(f"{name} · student").click()
    done = page.get_by_text(f"{name} cannot sign in.")
    for _ in range(N_TRIES):
        press(page, "Close the account")
        try:
            done.wait_for(timeout=OPEN_MS)
        except OutOfTimeError:
            continue
        return
    raise AssertionError(f"{name} could not be closed: {page.get_by_test_id('stMain').inner_text()}")


def test_a_student_is_let_in_until_an_administrator_closes_the_account(
    new_server: Server, open_tab: Callable[..., Page]
) -> None:
    ada = open_tab(new_server.address)
    make_first_account(ada)
    one_time = make_account(ada, name="Bob Brown", user_name="bob")

    bob = open_tab(new_server.address, viewport=PHONE, is_touch=True, theme="dark")
    sign_in(bob, "bob", "wrong password")
    expect(bob.get_by_role("alert")).to_contain_text("wrong")
    assert faults(bob) == {}
    assert max(bob.evaluate("() => [document.documentElement.scrollWidth]")) <= PHONE["width"]
    sign_in(bob, "bob", one_time)
    type_in(bob, old=one_time, password=PASSWORD)
    bob.get_by_role("button", name="Change the password").click()
    bob.get_by_role("button", name="Start").wait_for()
    bob.reload()
    second_tab = bob.context.new_page()
    second_tab.goto(f"{new_server.address}/library")
    second_tab.get_by_role("heading", name="Library").wait_for()
    expect(second_tab.get_by_role("button", name="Add an article")).to_have_count(0)

    close_account(ada, "Bob Brown")
    second_tab.get_by_role("button", name="Open").first.click()
    bob.get_by_role("button", name="Start").click()
    for tab in (bob, second_tab):
        tab.get_by_text("signed out").first.wait_for()
    bob.goto(new_server.address)
    assert "/account/login" in bob.url


def test_a_sign_in_outlives_a_restart_and_ends_in_every_tab(tmp_path: Path, open_tab: Callable[..., Page]) -> None:
    with serving(tmp_path) as server:
        page = open_tab(server.address)
        make_first_account(page)
    with serving(tmp_path) as server:
        page.goto(f"{server.address}/settings")
        page.get_by_role("heading", name="Where you are signed in").wait_for()
        other = page.context.new_page()
        other.goto(f"{server.address}/progress")
        other.get_by_role("heading", name="Progress").wait_for()
        page.get_by_role("button", name="Sign out", exact=True).click()
        page.get_by_role("heading", name="Sign in").wait_for()
        other.get_by_test_id("stTopNav").get_by_role("link", name="Study").click()
        other.get_by_role("heading", name="You are signed out").wait_for()
        other.get_by_role("link", name="Sign in").click()
        sign_in(other, "ada", PASSWORD)
        other.get_by_role("button", name="Start").wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_form_and_no_page_of_accounts_has_a_fault_of_accessibility(
    new_server: Server, open_tab: Callable[..., Page], theme: str
) -> None:
    page = open_tab(new_server.address, theme=theme)
    assert faults(page) == {}
    make_first_account(page)
    for name, last in PAGES:
        wait_for_page(page, f"{new_server.address}/{name}")
        page.get_by_text(last).last.wait_for()
        assert faults(page) == {}, name
    page.set_viewport_size(PHONE)
    assert max(page.evaluate(WIDTHS)) <= PHONE["width"]
    page.goto(f"{new_server.address}/account/password")
    assert faults(page) == {}


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Server]:
    """The app of a school with an OpenID provider of its own, which knows Carl Clark."""
    carl = User(sub="4711", claims={"name": "Carl Clark", "email": "carl@school.example"})
    with run_server_in_thread(user_claims=(carl,)) as provider:
        secrets = tmp_path / ".streamlit" / "secrets.toml"
        secrets.parent.mkdir()
        secrets.write_text(
            f"""[auth]
            redirect_uri = "http://localhost:{{port}}/oauth2callback"
            cookie_secret = "{"x" * 40}"
            client_id = "casebook"
            client_secret = "secret"
            server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"
            """,
            encoding="utf-8",
        )
        with serving(tmp_path) as server:
            yield server


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the provider's own: it runs in a thread of this process
def test_a_school_signs_its_students_in(school: Server, open_tab: Callable[..., Page]) -> None:
    make_first_account(open_tab(school.address))
    carl = open_tab(f"{school.address}/library")
    for _ in range(2):
        carl.get_by_role("link", name="Sign in with your school’s account").click()
        carl.get_by_role("button", name="4711").click()
        carl.get_by_role("heading", name="Library").wait_for()
        names = {cookie["name"] for cookie in carl.context.cookies()}
        assert "casebook_sign_in" in names
        assert not any(name.startswith("_streamlit_user") for name in names)
        carl.goto(f"{school.address}/settings")
        carl.get_by_text("Carl Clark").wait_for()
        carl.get_by_role("button", name="Sign out", exact=True).click()
        carl.goto(f"{school.address}/library")
    with Store.open(school.database_url) as store:
        accounts = store.people.accounts(store.people.operator())
    assert [account.name for account in accounts] == ["Ada Lovelace", "Carl Clark"]
    assert str(accounts[1].issuer).startswith("http://localhost:")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_account_of_before_is_linked_with_the_schools(school: Server, open_tab: Callable[..., Page]) -> None:
    page = open_tab(school.address)
    make_first_account(page)
    page.goto(f"{school.address}/settings")
    page.get_by_role("link", name="Sign in with another account too").click()
    assert faults(page) == {}
    page.get_by_role("button", name="Go to your school’s account").click()
    page.get_by_role("button", name="4711").click()
    page.get_by_text("signs in as ada, through").wait_for()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("link", name="Sign in with your school’s account").click()
    page.get_by_role("button", name="4711").click()
    page.get_by_test_id("stTopNav").get_by_role("link", name="Settings").click()
    page.get_by_text("Ada Lovelace · signs in as ada").wait_for()
    with Store.open(school.database_url) as store:
        assert len(store.people.accounts(store.people.operator())) == 1
