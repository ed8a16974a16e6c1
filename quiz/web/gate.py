"""The gate: nothing of Casebook is seen, and no tab is connected, before it is known who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from quiz.model import Mode
from quiz.store import JUST_ME, Identity, Store, StoreError
from quiz.store.policy import Policy
from quiz.store.sign_ins import Visitor, id_of
from quiz.web.forms import page
from quiz.web.whence import is_local

COOKIE = "casebook_sign_in"
HEADER = "x-casebook-sign-in"  # tells the pages whose browser it is; only the gate may set it
FIRST, LOGIN, JOIN, LOGOUT = "/account/first", "/account/login", "/account/join", "/account/logout"
PASSWORD, PROVIDER, ARRIVE = "/account/password", "/account/provider", "/account/arrive"
LINK, LINK_COOKIE = "/account/link", "casebook_link"  # the cookie names the sign-in that asked to be linked
PUT_RIGHT = "Nothing is lost that was saved. Put it right, and reload the page."
# What everyone may fetch: the forms, Streamlit's own scripts and styles, its sign of life, and the provider's way back.
OPEN_PATHS = ("/account/", "/static/", "/_stcore/health", "/auth/", "/oauth2callback", "/favicon")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the gate and the forms are given by `app.py`.

    *listens_to_all* tells whether other machines can reach the server; *identity_of*, whom an OpenID provider vouches
    for in a request; *providers* are the names of those there are, *sign_in_url* is where signing in with one begins.
    """

    store: Callable[[], Store]
    now: Callable[[], datetime]
    listens_to_all: Callable[[], bool]
    identity_of: Callable[[HTTPConnection], Identity | None]
    providers: Callable[[], tuple[str, ...]]
    sign_in_url: Callable[[str], str]

    def may_be_alone(self, request: HTTPConnection, policy: Policy) -> bool:
        """Tell whether the one who uses this Casebook alone asks: at this machine, which alone can reach the server."""
        return policy.mode is Mode.JUST_ME and is_local(request) and not self.listens_to_all()


class Gate:
    """Let a request pass with the sign-in of its browser, or send it to the form that it needs."""

    def __init__(self, app: ASGIApp, surroundings: Surroundings) -> None:
        self.app = app
        self.surroundings = surroundings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with our header in place of whatever header of that name it brought, or answer it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        foreign = [(name, value) for name, value in scope["headers"] if name.lower() != HEADER.encode()]
        scope = {**scope, "headers": foreign}
        if scope["path"].startswith(OPEN_PATHS):
            await self.app(scope, receive, send)
            return
        request, call = HTTPConnection(scope), (scope, receive, send)
        try:
            found = await to_thread.run_sync(partial(visitor_or_form, self.surroundings, request))
        except StoreError as error:
            await _refuse(page("Casebook cannot be used now", "", error=f"{error} {PUT_RIGHT}", status=503), *call)
            return
        if isinstance(found, Visitor):
            scope["headers"].append((HEADER.encode(), found.sign_in_id.encode()))
            await self.app(scope, receive, send)
            return
        is_page = "text/html" in request.headers.get("accept", "")
        answer: Response = (
            RedirectResponse(_with_way_back(found, request), 303)
            if is_page
            else PlainTextResponse("Sign in first.", 401)
        )
        await _refuse(answer, *call)


def visitor_or_form(surroundings: Surroundings, request: HTTPConnection) -> Visitor | str:
    """Return who asks, or the path of the form that they need first."""
    store, now = surroundings.store(), surroundings.now()
    policy = store.door.policy()
    if policy.mode is None:
        return FIRST
    if policy.mode is Mode.JUST_ME:
        visitor = store.door.visitor(JUST_ME, now=now) if surroundings.may_be_alone(request, policy) else None
        return visitor or FIRST
    visitor = store.door.visitor(id_of(request.cookies.get(COOKIE, "")), now=now)
    if visitor is None:
        return LOGIN if surroundings.identity_of(request) is None else ARRIVE
    if visitor.must_change_password:
        return PASSWORD
    return LINK if wants_link(visitor, request) and surroundings.identity_of(request) is not None else visitor


def wants_link(visitor: Visitor, request: HTTPConnection) -> bool:
    """Tell whether the visitor, in this very sign-in, asked to be known by a provider too."""
    return request.cookies.get(LINK_COOKIE) == visitor.sign_in_id


def way_back(to: str) -> str:
    """Return the page *to* of ours that was wanted before signing in, the first page for an address anywhere else."""
    is_ours = to.startswith("/") and not to.startswith(("//", "/\\", "/account/")) and to.isprintable()
    return to if is_ours else "/"


def _with_way_back(form: str, request: HTTPConnection) -> str:
    """Return the path of *form*, which is to lead back to what was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    wanted = way_back(f"{request.url.path}{query}")
    return form if wanted == "/" or form != LOGIN else f"{form}?to={quote(wanted, safe='')}"


async def _refuse(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Give *answer*; a tab that wants to be connected is turned away instead."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await answer(scope, receive, send)
