"""`verify` finds whatever does not agree with the log, and `python -m quiz` says so. On both databases."""

import pytest
import sqlalchemy as sa

from quiz.__main__ import main
from quiz.model import Learner, Rating
from quiz.store import Counts, Store
from quiz.store.verification import mismatches
from tests.store_samples import DECK, FIRST, OTHER, SECOND, answer, change
from tests.study_samples import noon

# What keeps the log append-only has to go before it can be tampered with.
DISARM = {
    "sqlite": ("DROP TRIGGER reviews_never_change", "DROP TRIGGER reviews_never_vanish"),
    "postgresql": ("DROP TRIGGER reviews_never_change_or_vanish ON reviews",),
}

# What is done behind the store's back, and part of the sentence that tells of it.
TAMPERINGS = (
    ("UPDATE cards SET stability_days = stability_days + 1e-9", "stored memory is"),
    ("UPDATE cards SET difficulty = difficulty + 1e-9", "stored memory is"),
    ("UPDATE cards SET n_lapses = n_lapses + 1", "stored n_lapses is 2, the log makes it 1"),
    ("UPDATE cards SET due_day = '2030-01-01'", "stored due_day is 2030-01-01"),
    ("UPDATE cards SET due_at = '2030-01-01T04:00:00.000001+00:00'", "due_at is 2030-01-01 04:00:00.000001+00:00"),
    ("UPDATE cards SET state = 'learning'", "stored state is learning, the log makes it relearning"),
    ("UPDATE cards SET rep = 4", "stored rep is 4, the log makes it 3"),
    ("DELETE FROM cards", "no card is stored"),
    ("DELETE FROM reviews", "the card is stored, but the log has no review of it"),
    ("DELETE FROM reviews WHERE rep = 1", "the log lacks repetition 1"),
    ("DELETE FROM reviews WHERE rep = 2", "the log lacks repetition 2"),
    ("DELETE FROM reviews WHERE rep = 3", "stored rep is 3, the log makes it 2"),
    ("UPDATE reviews SET rating = 1", "stored state is"),
    ("UPDATE reviews SET study_day = '2026-03-01'", "its time makes it 2026-03-02"),
    ("UPDATE reviews SET zone = 'Nowhere'", "cannot be replayed"),
    ("UPDATE reviews SET desired_retention = 2", "cannot be replayed"),
    ("DELETE FROM items WHERE position = 7", "item deck.s0.1.3 is missing from the table of items"),
    ("UPDATE items SET version = 0 WHERE position = 7", "item deck.s0.1.3 is missing from the table of items"),
    ("UPDATE deck_versions SET deck_file = '{}'", "deck deck: not a casebook-deck/1 deck file"),
)


@pytest.fixture(autouse=True)
def studied(store: Store, learner: Learner) -> None:
    """Three answers to the first item, one to the second, one of another learner."""
    store.add_learner(OTHER)
    store.save_deck(learner, DECK, now=noon(0))
    for n_days, rating in ((0, Rating.GOOD), (1, Rating.GOOD), (9, Rating.AGAIN)):
        answer(store, FIRST, rating, n_days=n_days)
    answer(store, SECOND, Rating.EASY, n_days=9)
    answer(store, FIRST, Rating.HARD, n_days=9, learner=OTHER)


def tamper(url: str, statement: str) -> None:
    """Run *statement* past the triggers."""
    change(url, *DISARM[url.partition(":")[0]], statement)


def test_what_the_store_wrote_agrees(store: Store) -> None:
    assert store.verify() == ()
    assert store.counts() == Counts(n_learners=2, n_decks=1, n_cards=3, n_reviews=5)


def test_tampering_is_found(store: Store) -> None:
    with store._engine.connect() as connection:
        for statement, expected in TAMPERINGS:
            for tampering in (*DISARM[connection.dialect.name], statement):
                connection.execute(sa.text(tampering))
            found = tuple(mismatches(connection))
            assert any(expected in mismatch for mismatch in found), (statement, found)
            connection.rollback()
    assert store.verify() == ()


def test_a_mismatch_names_learner_and_item(store: Store, database_url: str) -> None:
    tamper(database_url, "UPDATE cards SET n_lapses = 7 WHERE learner_id = 'bob'")
    assert store.verify() == (f"Learner bob, item {FIRST.item_id}: the stored n_lapses is 7, the log makes it 0.",)


def test_the_command_says_that_all_agree(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--database", database_url]) == 0
    assert capsys.readouterr().out == "3 cards, 5 reviews: all agree\n"


def test_the_command_lists_what_does_not_agree(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(database_url, "UPDATE cards SET n_lapses = 7")
    assert main(["verify", "--database", database_url]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert lines[-1] == "3 cards, 5 reviews: 3 mismatches"
