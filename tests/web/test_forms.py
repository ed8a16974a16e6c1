"""The forms, sent as a person, a password manager and another site would send them."""

from dataclasses import replace
from urllib.parse import quote

import pytest

from quiz.model import SignUp
from quiz.store import LOCAL_LEARNER_ID, Identity, Policy
from quiz.store.sign_ins import id_of
from quiz.web.gate import COOKIE, Surroundings, way_back
from tests.test_door import NOW, begin
from tests.web.visits import ADA, OURS, PAGE, browser, signed_in


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


def test_who_is_signed_in_links_a_provider_and_is_let_in_through_it(surroundings: Surroundings) -> None:
    vouched: list[Identity] = []
    changed = replace(
        surroundings, providers=lambda: ("default",), identity_of=lambda _: vouched[0] if vouched else None
    )
    client = signed_in(changed)
    assert "your school’s account" in client.get("/account/link").text
    answer = client.post("/account/link", data={"name": "default"}, headers=OURS)
    assert 'content="0; url=/auth/login?provider=default"' in answer.text
    vouched.append(Identity("https://idp.example", "4711", "ada@school", "Ada L."))  # and so the browser comes back
    assert client.get("/", headers=PAGE).headers["location"] == "/account/link"
    assert client.get("/account/link").headers["location"] == "/settings"
    assert client.get("/", headers=PAGE).status_code == 200
    other = browser(changed)
    other.get("/account/arrive")
    found = surroundings.store().door.visitor(id_of(other.cookies[COOKIE]), now=NOW)
    assert found is not None
    assert found.learner.learner_id == LOCAL_LEARNER_ID


def test_nobody_is_linked_who_did_not_ask_in_this_sign_in(surroundings: Surroundings) -> None:
    """Else a page elsewhere that signs a victim in at the provider as the attacker would let the attacker in."""
    identity = Identity("https://idp.example", "666", "mallory", "Mallory")
    client = signed_in(replace(surroundings, providers=lambda: ("default",), identity_of=lambda _: identity))
    assert client.get("/", headers=PAGE).status_code == 200
    assert client.post("/account/link", data={"name": "default"}, headers={"sec-fetch-site": "cross-site"}).is_error
    client.cookies.set("casebook_link", "another sign-in")
    assert client.get("/account/link").status_code == 200
    store = surroundings.store()
    assert store.people.account(store.learner(LOCAL_LEARNER_ID)).issuer is None


def test_a_provider_account_that_is_taken_is_said_to_be(surroundings: Surroundings) -> None:
    identity = Identity("https://idp.example", "4711", "ada", "Ada")
    changed = replace(surroundings, providers=lambda: ("default",), identity_of=lambda _: identity)
    client = signed_in(changed)
    browser(changed).get("/account/arrive")  # an account of its own, from before
    client.post("/account/link", data={"name": "default"}, headers=OURS)
    answer = client.get("/account/link")
    assert answer.status_code == 422
    assert "Another account signs in with this" in answer.text


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


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "/\n/evil", "", "/account/x"]
)
def test_no_address_elsewhere_is_where_one_wanted(surroundings: Surroundings, to: str) -> None:
    assert way_back(to) == "/"
    begin(surroundings.store())
    login = f"/account/login?to={quote(to, safe='')}"
    assert browser(surroundings).post(login, data=ADA, headers=OURS).headers["location"] == "/"


def test_after_signing_in_one_comes_where_one_wanted(surroundings: Surroundings) -> None:
    begin(surroundings.store())
    client = browser(surroundings)
    login = client.get("/library?deck=scurvy", headers=PAGE).headers["location"]
    assert client.get(login).status_code == 200
    assert client.post(login, data=ADA, headers=OURS).headers["location"] == "/library?deck=scurvy"


@pytest.mark.parametrize(("told", "kept"), [("Asia/Tokyo", "Asia/Tokyo"), ("Europe/Atlantis", "UTC"), ("../x", "UTC")])
def test_the_first_browser_tells_the_time_zone_if_there_is_such_a_one(
    surroundings: Surroundings, told: str, kept: str
) -> None:
    client = browser(surroundings)
    client.cookies.set("casebook_zone", quote(told, safe=""))
    assert client.post("/account/first", data={"choice": "alone"}, headers=OURS).status_code == 303
    assert surroundings.store().learner(LOCAL_LEARNER_ID).zone == kept
