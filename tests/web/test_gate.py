"""The gate, asked by browsers at this machine and elsewhere, by proxies and by attackers."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.model import Role
from quiz.store import JUST_ME, LOCAL_LEARNER_ID
from quiz.store.sign_ins import id_of
from quiz.web.gate import COOKIE, HEADER, Surroundings
from tests.test_door import NOW, PASSWORD, begin
from tests.web.visits import ADA, OURS, PAGE, browser, is_connected, signed_in


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


def test_a_forged_header_says_nothing(surroundings: Surroundings) -> None:
    client = signed_in(surroundings)
    sign_in_id = id_of(client.cookies[COOKIE])
    for name in (HEADER, HEADER.upper(), HEADER.title()):
        assert client.get("/", headers={name: "forged"}).text == sign_in_id
        client_without = browser(surroundings)
        assert client_without.get("/", headers={name: sign_in_id}).status_code == 401
        assert not is_connected(client_without, **{name: sign_in_id})


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


def test_a_database_that_cannot_be_used_is_said_to_be(surroundings: Surroundings, tmp_path: Path) -> None:
    client = signed_in(surroundings)
    surroundings.store().close()
    (tmp_path / "casebook.db").write_bytes(b"broken" * 1000)
    answer = client.get("/", headers=PAGE)
    assert answer.status_code == 503
    assert "cannot be used" in answer.text
    assert client.get("/account/login").status_code == 503
