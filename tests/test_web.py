"""The gate and the forms, asked by a client as a browser, a proxy or an attacker would ask them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from quiz.model import Role, SignUp
from quiz.store import JUST_ME, LOCAL_LEARNER_ID, Identity, Policy, Store
from quiz.store.sign_ins import id_of
from quiz.web.account import routes
from quiz.web.gate import COOKIE, HEADER, Gate, Surroundings, way_back
from tests.test_door import NOW, PASSWORD, begin

PAGE = {"accept": "text/html"}
OURS = {"sec-fetch-site": "same-origin"}
ADA = {"user_name": "ada", "name": "Ada", "password": PASSWORD}


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """Yield an empty store."""
    with Store.open(sqlite_url) as store:
        yield store


@pytest.fixture
def surroundings(store: Store) -> Surroundings:
    """Return what a server of this machine alone gives, without providers."""
    return Surroundings(
        store=lambda: store,
        now=lambda: NOW,
        listens_to_all=lambda: False,
        identity_of=lambda _: None,
        providers=tuple,
        sign_in_url=lambda name: f"/auth/login?provider={name}",
    )


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
        routes=[*routes(surroundings), WebSocketRoute("/stream", connected), Route("/{path:path}", told)],
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


def test_before_the_first_start_every_page_leads_to_it(surroundings: Surroundings) -> None:
    client = browser(surroundings)
    assert client.get("/library", headers=PAGE).headers["location"] == "/account/first"
    assert client.get("/_stcore/metrics").status_code == 401
    assert client.get("/_stcore/health").status_code == 200
    assert not is_connected(client)


def test_one_press_and_one_works_alone(surroundings: Surroundings) -> None:
    client = browser(surroundings)
    assert "Just me on this computer" in client.get("/account/first").text
    assert client.post("/account/first", data={"choice": "alone"}, headers=OURS).headers["location"] == "/"
    assert client.get("/").text == JUST_ME
    assert is_connected(client)
    assert client.get("/account/first").status_code == 303


STRANGERS = [
    {"address": "192.0.2.7"},
    {"url": "http://quiz.example.org"},
]
PROXY_HEADERS = [
    {"x-forwarded-for": "192.0.2.7"},
    {"forwarded": "for=192.0.2.7"},
    {"origin": "https://evil.example"},
]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nobody_on_another_machine_works_alone(surroundings: Surroundings, stranger: dict[str, str]) -> None:
    client = browser(surroundings, **stranger)
    assert "Just me" not in client.get("/account/first").text
    assert client.post("/account/first", data={"choice": "alone"}, headers=OURS).status_code == 403
    surroundings.store().door.begin_alone(zone="UTC")
    assert client.get("/", headers=PAGE).headers["location"] == "/account/first"
    assert "belongs to one person" in client.get("/account/first").text
    assert not is_connected(client)


@pytest.mark.parametrize("headers", PROXY_HEADERS)
def test_nobody_behind_a_proxy_or_from_another_site_works_alone(
    surroundings: Surroundings, headers: dict[str, str]
) -> None:
    surroundings.store().door.begin_alone(zone="UTC")
    client = browser(surroundings)
    assert is_connected(client)
    assert not is_connected(client, **headers)
    assert client.get("/", headers=headers).status_code == 401


def test_a_server_that_others_can_reach_lets_nobody_in_without_signing_in(surroundings: Surroundings) -> None:
    surroundings.store().door.begin_alone(zone="UTC")
    client = browser(replace(surroundings, listens_to_all=lambda: True))
    assert client.get("/").status_code == 401
    assert "lets nobody in" in client.get("/account/first").text.replace("\n", " ")
    assert client.post("/account/first", data=ADA, headers=OURS).headers["location"] == "/"
    assert client.get("/").status_code == 200


def test_from_another_machine_the_first_account_takes_the_code(surroundings: Surroundings) -> None:
    client = browser(surroundings, address="192.0.2.7", url="http://quiz.example.org")
    refused = client.post("/account/first", data={**ADA, "code": "guess"}, headers=OURS)
    assert refused.status_code == 403
    assert "code in the log" in refused.text
    code = surroundings.store().door.first_code()
    assert client.post("/account/first", data={**ADA, "code": code}, headers=OURS).headers["location"] == "/"


def test_signing_in_gives_the_browser_a_key_that_no_script_reads(surroundings: Surroundings) -> None:
    begin(surroundings.store())
    client = browser(surroundings)
    answer = client.post("/account/login", data=ADA, headers=OURS)
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=lax", "max-age=2592000", "path=/"))
    assert "secure" not in cookie
    visitor = surroundings.store().door.visitor(client.get("/").text, now=NOW)
    assert visitor is not None
    assert visitor.learner.learner_id == LOCAL_LEARNER_ID


def test_behind_https_the_key_travels_only_there(surroundings: Surroundings) -> None:
    begin(surroundings.store())
    client = browser(surroundings, url="https://quiz.example.org")
    assert "secure" in client.post("/account/login", data=ADA, headers=OURS).headers["set-cookie"].lower()


def signed_in(surroundings: Surroundings) -> TestClient:
    """Return a browser in which Ada is signed in."""
    token = begin(surroundings.store())
    client = browser(surroundings)
    client.cookies.set(COOKIE, token)
    return client


def test_a_forged_header_says_nothing(surroundings: Surroundings) -> None:
    client = signed_in(surroundings)
    sign_in_id = id_of(client.cookies[COOKIE])
    for name in (HEADER, HEADER.upper(), HEADER.title()):
        assert client.get("/", headers={name: "forged"}).text == sign_in_id
        client_without = browser(surroundings)
        assert client_without.get("/", headers={name: sign_in_id}).status_code == 401
        assert not is_connected(client_without, **{name: sign_in_id})


def test_a_wrong_password_is_said_and_nothing_typed_comes_alive(surroundings: Surroundings) -> None:
    begin(surroundings.store())
    hostile = '"><script>alert(1)</script>'
    answer = browser(surroundings).post(
        "/account/login", data={"user_name": hostile, "password": "wrong <b>password"}, headers=OURS
    )
    assert answer.status_code == 403
    assert '<p class="alert" role="alert">' in answer.text
    assert "<script>alert" not in answer.text
    assert "wrong <b>" not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}, {}],
)
def test_a_form_of_another_site_does_nothing(surroundings: Surroundings, headers: dict[str, str]) -> None:
    client = signed_in(surroundings)
    for path in ("/account/logout", "/account/login", "/account/password", "/account/first", "/account/join"):
        assert client.post(path, data=ADA, headers=headers).status_code == 403
    assert client.get("/").status_code == 200


def test_a_browser_that_tells_only_its_origin_is_believed(surroundings: Surroundings) -> None:
    client = signed_in(surroundings)
    client.post("/account/logout", data={"sent": "yes"}, headers={"origin": "http://localhost:8501"})
    assert client.get("/").status_code == 401


def test_signing_out_ends_the_sign_in_for_good(surroundings: Surroundings) -> None:
    client = signed_in(surroundings)
    token = client.cookies[COOKIE]
    assert client.post("/account/logout", headers=OURS).headers["location"] == "/account/login"
    client.cookies.set(COOKIE, token)
    assert client.get("/").status_code == 401
    assert not is_connected(client)


def test_who_has_a_one_time_password_chooses_an_own_one_first(surroundings: Surroundings) -> None:
    store, client = surroundings.store(), browser(surroundings)
    begin(store)
    ada = store.learner(LOCAL_LEARNER_ID)
    _, one_time = store.people.create(ada, user_name="bob", name="Bob", role=Role.STUDENT, now=NOW)
    client.post("/account/login", data={"user_name": "bob", "password": one_time}, headers=OURS)
    assert client.get("/", headers=PAGE).headers["location"] == "/account/password"
    assert not is_connected(client)
    new = {"old": one_time, "password": PASSWORD}
    assert client.post("/account/password", data=new, headers=OURS).headers["location"] == "/"
    assert is_connected(client)


def test_after_signing_in_one_comes_where_one_wanted(surroundings: Surroundings) -> None:
    begin(surroundings.store())
    client = browser(surroundings)
    login = client.get("/library?deck=scurvy", headers=PAGE).headers["location"]
    assert client.get(login).status_code == 200
    assert client.post(login, data=ADA, headers=OURS).headers["location"] == "/library?deck=scurvy"


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "/\n/evil", "", "/account/x"]
)
def test_no_address_elsewhere_is_where_one_wanted(surroundings: Surroundings, to: str) -> None:
    assert way_back(to) == "/"
    begin(surroundings.store())
    login = f"/account/login?to={quote(to, safe='')}"
    assert browser(surroundings).post(login, data=ADA, headers=OURS).headers["location"] == "/"


def test_a_form_that_is_too_long_is_not_read(surroundings: Surroundings) -> None:
    begin(surroundings.store())
    assert (
        browser(surroundings).post("/account/login", data={"password": "x" * 20_000}, headers=OURS).status_code == 413
    )


def test_signing_up_asks_for_what_the_administrator_wants(surroundings: Surroundings) -> None:
    store, client = surroundings.store(), browser(surroundings)
    begin(store)
    ada, bob = store.learner(LOCAL_LEARNER_ID), {**ADA, "user_name": "bob"}
    for sign_up, words in (
        (SignUp.CODE, "Your instructor has it."),
        (SignUp.OPEN, "If you have one."),
        (SignUp.CLOSED, "Only"),
    ):
        store.people.set_policy(ada, Policy(sign_up=sign_up), now=NOW)
        assert words in client.get("/account/join").text
        assert ("Make an account" in client.get("/account/login").text) is (sign_up is not SignUp.CLOSED)
    assert client.post("/account/join", data=bob, headers=OURS).status_code == 403
    store.people.set_policy(ada, Policy(sign_up=SignUp.OPEN), now=NOW)
    assert client.post("/account/join", data=bob, headers=OURS).headers["location"] == "/"
    assert client.get("/").status_code == 200


def test_whom_a_provider_vouches_for_gets_a_sign_in_of_ours(surroundings: Surroundings) -> None:
    begin(surroundings.store())
    identity = Identity("https://idp.example", "7", "carl", "Carl")
    client = browser(replace(surroundings, providers=lambda: ("default",), identity_of=lambda _: identity))
    client.cookies.set("_streamlit_user", "signed by Streamlit")
    assert client.get("/account/provider?name=default").headers["location"] == "/auth/login?provider=default"
    assert client.get("/account/provider?name=other").headers["location"] == "/account/login"
    assert client.get("/", headers=PAGE).headers["location"] == "/account/arrive"
    answer = client.get("/account/arrive")
    assert any(cookie.startswith('_streamlit_user=""') for cookie in answer.headers.get_list("set-cookie"))
    visitor = surroundings.store().door.visitor(client.get("/").text, now=NOW)
    assert visitor is not None
    assert visitor.learner.name == "Carl"


def test_single_sign_on_can_be_the_only_way_but_never_no_way(surroundings: Surroundings) -> None:
    store = surroundings.store()
    begin(store)
    ada = store.learner(LOCAL_LEARNER_ID)
    store.people.set_policy(ada, Policy(has_passwords=False), now=NOW)
    with_provider = browser(replace(surroundings, providers=lambda: ("default", "google")))
    page = with_provider.get("/account/login").text
    assert "your school’s account" in page
    assert "Google" in page
    assert 'type="password"' not in page
    assert with_provider.post("/account/login", data=ADA, headers=OURS).status_code == 403
    assert browser(surroundings).post("/account/login", data=ADA, headers=OURS).headers["location"] == "/"


def test_a_database_that_cannot_be_used_is_said_to_be(surroundings: Surroundings, tmp_path: Path) -> None:
    client = signed_in(surroundings)
    surroundings.store().close()
    (tmp_path / "casebook.db").write_bytes(b"broken" * 1000)
    answer = client.get("/", headers=PAGE)
    assert answer.status_code == 503
    assert "cannot be used" in answer.text
    assert client.get("/account/login").status_code == 503
