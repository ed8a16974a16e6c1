"""What a hostile article can do in a real browser: nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from app import SECURITY_HEADERS
from decks.model import Basic, Mcq
from quiz.store import Store
from tests.browser.server import Server, serving
from tests.browser.student import Student
from tests.small_deck import small_deck

HOSTILE = (
    '<img src="http://tracker.example/a.png" onerror="window.hacked=1"><script>window.hacked=1</script> '
    "![x](http://tracker.example/b.png) [link](javascript:window.hacked=1) :material/home: $x^2$ **bold** `code`"
)


def test_every_answer_of_the_server_has_the_security_headers(server: Server, open_tab: Callable[..., Page]) -> None:
    page = open_tab(server.address)
    for path in ("/", "/_stcore/health", "/static/nothing-here.js"):
        headers = page.request.get(server.address + path).headers
        assert {name: headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_an_articles_text_is_shown_and_never_obeyed(server: Server, open_tab: Callable[..., Page]) -> None:
    keep_a_hostile_deck(server)
    page = open_tab("about:blank")
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(server.address)
    student = Student(page)
    student.start()
    for _ in range(6):
        assert HOSTILE in page.locator(".st-key-card").inner_text().replace("\u2060", "")
        student.answer_with_mouse()
    page.goto(f"{server.address}/library?deck=scurvy")
    page.locator(".cb-chapter").first.wait_for()
    assert HOSTILE in page.locator(".cb-chapter").first.inner_text()
    assert page.evaluate("window.hacked") is None
    assert hosts == {"localhost"}


def test_a_database_that_cannot_be_used_is_said_plainly(tmp_path: Path, open_tab: Callable[..., Page]) -> None:
    (tmp_path / "casebook.db").write_bytes(b"no database at all, " * 500)
    with serving(tmp_path) as server:
        alert = open_tab(server.address).get_by_role("alert")
        expect(alert).to_contain_text("it is not a database")
        expect(alert).to_contain_text("reload the page")
        expect(alert).not_to_contain_text("Traceback")


def keep_a_hostile_deck(server: Server) -> None:
    """Put text that tries everything into every field of the small deck, in place of it."""
    deck = small_deck()
    items = []
    for item in deck.items:
        match item.content:
            case Mcq(distractors=distractors):
                bad = replace(distractors[0], text=HOSTILE, why=HOSTILE)
                items.append(replace(item, content=Mcq(HOSTILE, "Which?", "key", (bad, *distractors[1:]))))
            case _:
                items.append(replace(item, content=Basic(HOSTILE, HOSTILE), explanation=HOSTILE))
    with Store.open(server.database_url) as store:
        hostile = replace(deck, title=HOSTILE, items=tuple(items))
        store.save_deck(store.ensure_local_learner(), hostile, now=datetime.now(UTC))
