"""The addresses of pictures: who is signed in gets the bytes, as what they are; nobody else is told anything."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from decks.pictures import Picture
from quiz.store import Store
from quiz.web.gate import Surroundings
from tests.printing import picture
from tests.small_deck import small_deck
from tests.test_door import NOW
from tests.web.visits import OURS, browser

JOINT = Picture(small_deck().sections[0].section_id, 0, "image/png", picture(width=120, height=90), "A joint")
DECK = replace(small_deck(), pictures=(JOINT,))
ADDRESS = f"/pictures/{DECK.deck_id}/{JOINT.picture_id}"


@pytest.fixture
def client(surroundings: Surroundings, store: Store) -> TestClient:
    """Return the browser of one who works alone, with the deck in the library."""
    client = browser(surroundings)
    client.post("/account/first", data={"choice": "alone"}, headers=OURS)
    store.save_deck(store.ensure_local_learner(), DECK, now=NOW)
    return client


def test_a_picture_is_served_as_what_it_is_and_kept_by_the_browser_alone(client: TestClient) -> None:
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (200, JOINT.content)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "address",
    [
        f"/pictures/{DECK.deck_id}/{'0' * 32}",
        f"/pictures/gone/{JOINT.picture_id}",
        f"/pictures/{DECK.deck_id}/..%2f..%2fetc%2fpasswd",
        f"/pictures/{DECK.deck_id}/%00",
    ],
)
def test_what_no_deck_has_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).content != JOINT.content


def test_a_removed_deck_shows_its_pictures_no_more(client: TestClient, store: Store) -> None:
    store.remove_deck(store.ensure_local_learner(), DECK.deck_id, now=NOW)
    assert client.get(ADDRESS).status_code == 404


def test_a_stranger_gets_no_picture(client: TestClient, surroundings: Surroundings) -> None:
    assert client.get(ADDRESS).status_code == 200
    assert browser(surroundings, address="203.0.113.5").get(ADDRESS).status_code == 401
