"""A browser before the gate, wherever it is, and a minimal app behind it."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from quiz.web.account import routes
from quiz.web.gate import COOKIE, HEADER, Gate, Surroundings
from quiz.web.pictures import picture_routes
from tests.test_door import PASSWORD, begin

PAGE = {"accept": "text/html"}
OURS = {"sec-fetch-site": "same-origin"}
ADA = {"user_name": "ada", "name": "Ada", "password": PASSWORD}


async def told(request: Request) -> PlainTextResponse:
    """Tell which sign-ins the gate let through: the app behind it."""
    return PlainTextResponse(",".join(request.headers.getlist(HEADER)))


async def connected(socket: WebSocket) -> None:
    """Tell the same to a tab."""
    await socket.accept()
    await socket.send_text(",".join(socket.headers.getlist(HEADER)))
    await socket.close()


def browser(
    surroundings: Surroundings, *, address: str = "127.0.0.1", url: str = "http://localhost:8501"
) -> TestClient:
    """Return a browser at the network *address* that asks for *url*."""
    app = Starlette(
        routes=[
            *routes(surroundings),
            *picture_routes(surroundings),
            WebSocketRoute("/stream", connected),
            Route("/{path:path}", told),
        ],
        middleware=[Middleware(Gate, surroundings=surroundings)],
    )
    return TestClient(app, base_url=url, client=(address, 50_000), follow_redirects=False)


def is_connected(client: TestClient, **headers: str) -> bool:
    """Tell whether a tab may connect."""
    try:
        address = f"ws{str(client.base_url).removeprefix('http')}/stream"
        with client.websocket_connect(address, headers=headers) as socket:
            return bool(socket.receive_text())
    except WebSocketDisconnect:
        return False


def signed_in(surroundings: Surroundings) -> TestClient:
    """Return a browser in which Ada is signed in."""
    token = begin(surroundings.store())
    client = browser(surroundings)
    client.cookies.set(COOKIE, token)
    return client
