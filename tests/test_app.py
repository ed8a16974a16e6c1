"""The application around the pages: its settings, its security headers, what it says of errors."""

import asyncio
import hashlib
import re
import tomllib
from base64 import b64encode
from pathlib import Path

import pytest
import streamlit
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit import config
from streamlit.testing.v1 import AppTest

from app import CONTENT_SECURITY_POLICY, ENTRY_SCRIPT, SECURITY_HEADERS, SecurityHeaders
from decks.model import ArticleError
from quiz.model import NotAllowedError, NotFoundError, StaleAnswerError
from quiz.pages.context import SIGN_IN_KEY
from quiz.pages.errors import BUG
from quiz.store import StoreError
from quiz.web.gate import HEADER

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def options(table: dict[str, object], *, path: str = "") -> dict[str, object]:
    """Return the settings of a TOML table, each by its dotted name."""
    found: dict[str, object] = {}
    for name, value in table.items():
        found |= options(value, path=f"{path}{name}.") if isinstance(value, dict) else {f"{path}{name}": value}
    return found


def test_every_setting_is_one_that_this_streamlit_knows() -> None:
    assert options(SETTINGS).keys() <= config._config_options_template.keys()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("runner.postScriptGC", False),  # 5 to 12 times the answers a second
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", ["localhost", "127.0.0.1"]),
        ("server.enableAgentApi", False),
        ("server.trustedUserHeaders", f'{{"{HEADER}": "{SIGN_IN_KEY}"}}'),  # by which the gate tells the pages who asks
        ("client.showErrorDetails", "none"),
        ("client.toolbarMode", "minimal"),
        ("browser.gatherUsageStats", False),
    ],
)
def test_what_safety_and_speed_rest_on_is_set(name: str, value: object) -> None:
    assert options(SETTINGS)[name] == value


def test_no_font_and_no_style_comes_from_a_network() -> None:
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8").lower()
    assert "url(" not in (ENTRY_SCRIPT.parent / "look.css").read_text(encoding="utf-8")


def test_the_policy_allows_streamlits_own_inline_script_and_no_other() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    hashes = [f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline]
    script_rule = next(rule for rule in CONTENT_SECURITY_POLICY.split("; ") if rule.startswith("script-src"))
    assert script_rule.split() == ["script-src", "'self'", *hashes]


def test_a_response_gets_the_headers_in_place_of_what_the_app_inside_says() -> None:
    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("hello", headers={"referrer-policy": "unsafe-url"})(scope, receive, send)

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing is read")

    asyncio.run(SecurityHeaders(inside)({"type": "http", "method": "GET", "headers": []}, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert sent[1]["body"] == b"hello"


def raising(error: Exception) -> None:
    """Run as a page: show *error* as the application does."""
    from quiz.pages.errors import show_error  # noqa: PLC0415 - AppTest runs this function as a script of its own

    assert show_error(error)


def said(error: Exception) -> str:
    """Return what the page says of *error*."""
    app = AppTest.from_function(raising, args=(error,)).run()
    assert not app.exception
    return str(app.error[0].value).replace("\\", "")


@pytest.mark.parametrize(
    "error",
    [
        ArticleError("asthma.md", "no text in it", line=12),
        NotFoundError("There is no deck."),
        NotAllowedError("This belongs to another learner."),
        StaleAnswerError("This card was answered already."),
        StoreError("The database cannot be used: it may only be read."),
    ],
)
def test_an_expected_error_is_its_sentence_and_a_next_step(error: Exception) -> None:
    assert said(error).startswith(str(error))
    assert len(said(error)) > len(str(error)) + 10


def test_anything_else_is_called_a_bug_without_its_details() -> None:
    assert said(ZeroDivisionError("secret detail")) == BUG


def test_an_error_cannot_smuggle_markdown_onto_the_page() -> None:
    app = AppTest.from_function(raising, args=(ArticleError("![x](http://e.example/x.png)", "no text"),)).run()
    assert "![x](" not in app.error[0].value
