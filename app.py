"""Compose Casebook: the ASGI application around the pages. Start it with `streamlit run app.py`."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quiz.model import Mode
from quiz.pages import context
from quiz.pages.errors import show_error
from quiz.store import Store, StoreError
from quiz.web import single_sign_on
from quiz.web.account import routes
from quiz.web.gate import Gate, Surroundings
from quiz.web.pictures import picture_routes
from quiz.web.whence import is_loopback

LOG = logging.getLogger("casebook")
ENTRY_SCRIPT = Path(__file__).with_name("quiz") / "pages" / "main.py"
CARET_SCRIPT = ENTRY_SCRIPT.with_name("caret.js")  # the one script of our own; `main.py` asks for it

# Streamlit's page holds one inline script, which sets a flag for crawlers; its hash keeps the console free of errors.
CRAWLER_FLAG = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {CRAWLER_FLAG}",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",  # Streamlit's own styles are written at run time
        "font-src 'self' data:",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "object-src 'none'",
        "form-action 'self'",
    )
)
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # no address leaves; without it, our forms could not tell where they came from
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

# Containers made before Python looks for garbage. Its own 700 has it look through a whole library while it reads it,
# again and again, and find nothing: a quarter of the time of a page that has 5,000 cards to read.
COLLECT_EVERY = (50_000, 20, 20)


class SecurityHeaders:
    """Add the security headers to every HTTP response: an article's text can load nothing and run nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the response back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def listens_to_all() -> bool:
    """Tell whether other machines can reach this server; with no address set, Streamlit listens to all."""
    address = st.get_option("server.address")
    return address is None or not is_loopback(address)


def prepare(store: Store, *, now: datetime) -> str | None:
    """Erase whom the retention setting says; return the code of the first start if a stranger may need one."""
    store.people.erase_old(store.people.operator(), now=now)
    mode = store.door.policy().mode
    is_waiting = mode is None or (mode is Mode.JUST_ME and listens_to_all())
    return store.door.first_code() if is_waiting else None


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Look after the store when the server starts, and say in its log what protects the first start."""
    gc.set_threshold(*COLLECT_EVERY)
    try:
        code = await to_thread.run_sync(lambda: prepare(context.store(), now=datetime.now(UTC)))
    except StoreError as error:  # whoever visits is told as well, until it is put right
        LOG.critical("%s", error)
    else:
        if code is not None:
            LOG.warning("The first visitor sets Casebook up. From another machine this takes the code: %s", code)
    yield


async def caret_script(_request: Request) -> FileResponse:
    """Answer with the script that puts the caret into fields."""
    return FileResponse(CARET_SCRIPT, media_type="text/javascript")


SURROUNDINGS = Surroundings(
    store=context.store,
    now=lambda: datetime.now(UTC),
    listens_to_all=listens_to_all,
    identity_of=lambda request: single_sign_on.identity_of(request, now=datetime.now(UTC)),
    providers=single_sign_on.providers,
    sign_in_url=single_sign_on.sign_in_url,
)
app = st.App(
    ENTRY_SCRIPT,
    lifespan=lifespan,
    routes=[
        *routes(SURROUNDINGS),
        *picture_routes(SURROUNDINGS),
        Route(f"/{CARET_SCRIPT.name}", caret_script),
    ],
    middleware=[Middleware(SecurityHeaders), Middleware(Gate, surroundings=SURROUNDINGS)],
    on_script_error=show_error,
)
