"""The store keeps what it is given and shows it to nobody else: learners, cards, reviews. On both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from quiz.model import Card, Confidence, Learner, NotAllowedError, NotFoundError, Rating, StaleAnswerError
from quiz.scheduling import apply
from quiz.store import LOCAL_LEARNER_ID, Store
from tests.store_samples import DECK, FIRST, OTHER, SECOND, answer, change, rows
from tests.study_samples import LEARNER, deck_of, history, new_card, noon, review


@pytest.fixture(autouse=True)
def kept_deck(store: Store, learner: Learner) -> None:
    store.add_learner(OTHER)
    store.save_deck(learner, DECK, now=noon(0))


def test_a_learner_comes_back_as_saved(store: Store) -> None:
    assert store.learner(OTHER.learner_id) == OTHER
    changed = replace(OTHER, zone="Europe/Berlin", new_per_day=0, has_shortcuts=True)
    store.save_learner(OTHER, changed)
    assert store.learner(OTHER.learner_id) == changed


def test_adding_a_learner_again_changes_nothing(store: Store) -> None:
    assert store.add_learner(replace(OTHER, name="Robert")) == OTHER
    assert store.learner(OTHER.learner_id) == OTHER


def test_the_local_learner_is_made_once(store: Store) -> None:
    first = store.ensure_local_learner(zone="Europe/Berlin")
    assert (first.learner_id, first.zone) == (LOCAL_LEARNER_ID, "Europe/Berlin")
    assert store.ensure_local_learner(zone="Asia/Tokyo") == first


def test_settings_that_no_schedule_can_work_with_are_refused(store: Store) -> None:
    for nonsense in (
        replace(OTHER, desired_retention=0.0),
        replace(OTHER, desired_retention=1.0),
        replace(OTHER, zone="Europe/Atlantis"),
        replace(OTHER, rollover_hour=24),
        replace(OTHER, new_per_day=-1),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            store.save_learner(OTHER, nonsense)
        with pytest.raises(ValueError, match=r"\w"):
            store.add_learner(replace(nonsense, learner_id="new"))
        assert store.learner(OTHER.learner_id) == OTHER


def test_an_unknown_learner_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.learner("nobody")


def test_nobody_writes_for_another_learner(store: Store, learner: Learner) -> None:
    with pytest.raises(NotAllowedError):
        store.save_learner(learner, replace(OTHER, name="Not Bob"))
    with pytest.raises(NotAllowedError):
        store.record(OTHER, review(new_card(FIRST.item_id), Rating.GOOD, noon(0)))
    assert store.learner(OTHER.learner_id) == OTHER
    assert store.reviews(learner) == ()


def test_nobody_sees_or_undoes_what_another_learner_did(store: Store, learner: Learner) -> None:
    answer(store, FIRST, Rating.GOOD, n_days=0)
    store.suspend(learner, SECOND.item_id)
    assert store.reviews(OTHER) == ()
    assert store.marks(OTHER) == {}
    assert store.card(OTHER, DECK.deck_id, FIRST.item_id).rep == 0
    assert all(card == Card(OTHER.learner_id, DECK.deck_id, key) for key, card in store.cards(OTHER, [DECK]).items())
    assert store.undo_last(OTHER, now=noon(1)) is None
    assert len(store.reviews(learner)) == 1


def test_every_item_of_a_deck_has_a_card_in_the_decks_order(store: Store, learner: Learner) -> None:
    second_deck = deck_of(2, 1, deck_id="second")
    store.save_deck(learner, second_deck, now=noon(0))
    found = store.decks(learner, ["second", "unknown", "deck"])
    assert found == (second_deck, DECK)
    assert list(store.cards(learner, found)) == [item.item_id for item in (*second_deck.items, *DECK.items)]
    assert store.cards(learner, []) == {}


def test_an_answer_and_its_card_come_back_as_they_were(store: Store, learner: Learner) -> None:
    card = store.card(learner, DECK.deck_id, FIRST.item_id)
    assert card == new_card(FIRST.item_id)
    berlin = replace(learner, zone="Europe/Berlin", rollover_hour=5, desired_retention=0.93)
    at = datetime(2026, 3, 29, 2, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2)))
    for rating, confidence, words in (
        (Rating.AGAIN, Confidence.GUESSED, "option B – ≥ 5 µg"),
        (Rating.HARD, Confidence.UNSURE, ""),
        (Rating.EASY, None, None),
    ):
        given = review(card, rating, at, learner=berlin, confidence=confidence, answer=words, seconds=3.25)
        card = apply(card, given)
        assert store.record(learner, given) == card
        assert store.card(learner, DECK.deck_id, FIRST.item_id) == card
        assert store.cards(learner, [DECK])[FIRST.item_id] == card
        assert store.reviews(learner)[-1] == given
        at += timedelta(days=3, microseconds=1)
    assert store.reviews(learner)[0].answered_at.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(store: Store, learner: Learner) -> None:
    given = review(new_card(FIRST.item_id), Rating.GOOD, noon(0))
    with pytest.raises((ValueError, sa.exc.StatementError), match="no time zone"):
        store.record(learner, replace(given, shown_at=given.shown_at.replace(tzinfo=None)))
    assert store.reviews(learner) == ()


def test_reviews_are_found_by_deck_and_by_day(store: Store, learner: Learner) -> None:
    second_deck = deck_of(1, 1, deck_id="second")
    store.save_deck(learner, second_deck, now=noon(0))
    log = history(new_card(FIRST.item_id), [(0, Rating.GOOD), (1, Rating.GOOD), (5, Rating.AGAIN)])
    elsewhere = review(Card(learner.learner_id, "second", "second.s0.0.0"), Rating.GOOD, noon(2))
    for given in (log[0], log[1], elsewhere, log[2]):
        store.record(learner, given)
    assert store.reviews(learner) == (log[0], log[1], elsewhere, log[2])
    assert store.reviews(learner, deck_ids=["deck"]) == tuple(log)
    assert store.reviews(learner, deck_ids=[]) == ()
    assert store.reviews(learner, since_day=log[1].study_day) == (log[1], elsewhere, log[2])
    assert store.reviews(learner, deck_ids=["second"], since_day=log[2].study_day) == ()


def test_a_repetition_counts_once(store: Store, learner: Learner) -> None:
    log = history(new_card(FIRST.item_id), [(0, Rating.GOOD), (1, Rating.GOOD)])
    store.record(learner, log[0])
    card = store.record(learner, log[1])
    for stale in (log[0], log[1], replace(log[1], rep=4)):
        with pytest.raises(StaleAnswerError):
            store.record(learner, stale)
    assert store.reviews(learner) == tuple(log)
    assert store.card(learner, DECK.deck_id, FIRST.item_id) == card


def test_the_database_itself_refuses_a_second_answer(store: Store, learner: Learner, database_url: str) -> None:
    answer(store, FIRST, Rating.GOOD, n_days=0)
    change(database_url, "DELETE FROM cards")  # so that the fold no longer stands before the constraint
    with pytest.raises(StaleAnswerError):
        answer(store, FIRST, Rating.EASY, n_days=1)
    assert [given.rating for given in store.reviews(learner)] == [Rating.GOOD]


def test_an_answer_to_an_unknown_item_is_refused(store: Store, learner: Learner) -> None:
    with pytest.raises(NotFoundError):
        store.record(learner, review(Card(learner.learner_id, "deck", "unknown"), Rating.GOOD, noon(0)))
    with pytest.raises(NotFoundError):
        store.record(learner, review(Card(learner.learner_id, "unknown", FIRST.item_id), Rating.GOOD, noon(0)))


def test_a_press_takes_few_statements(store: Store, learner: Learner) -> None:
    statements: list[str] = []

    @sa.event.listens_for(store._engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    first, second = history(new_card(FIRST.item_id), [(0, Rating.GOOD), (1, Rating.GOOD)])
    for given in (first, second):
        statements.clear()
        store.record(learner, given)
        assert len([statement for statement in statements if not statement.startswith("BEGIN")]) <= 6
    store.cards(learner, [store.deck(learner, DECK.deck_id)])
    statements.clear()
    store.cards(learner, [store.deck(learner, DECK.deck_id)])
    assert len([statement for statement in statements if not statement.startswith("BEGIN")]) == 4


@pytest.mark.scenario("undo")
def test_undo_puts_the_card_back_byte_for_byte(store: Store, learner: Learner, database_url: str) -> None:
    answers = [(0, Rating.AGAIN), (0, Rating.GOOD), (1, Rating.HARD), (6, Rating.AGAIN), (6, Rating.EASY)]
    log = history(new_card(FIRST.item_id), answers)
    stored = [rows(database_url, "SELECT * FROM cards")]
    for given in log:
        store.record(learner, given)
        stored.append(rows(database_url, "SELECT * FROM cards"))
    for given in reversed(log):
        assert rows(database_url, "SELECT * FROM cards") == stored.pop()
        assert store.undo_last(learner, now=noon(9)) == given
    assert rows(database_url, "SELECT * FROM cards") == stored.pop() == []
    assert store.undo_last(learner, now=noon(9)) is None
    assert store.reviews(learner) == ()


def test_what_is_undone_is_kept_aside(store: Store, learner: Learner, database_url: str) -> None:
    answer(store, FIRST, Rating.GOOD, n_days=0)
    written = rows(database_url, "SELECT * FROM reviews")
    store.undo_last(learner, now=noon(1))
    kept = rows(database_url, "SELECT * FROM undone_reviews")
    assert [dict(row, undone_at=kept[0]["undone_at"]) for row in written] == kept


def test_undo_takes_the_newest_answer_of_any_card(store: Store, learner: Learner) -> None:
    answer(store, FIRST, Rating.GOOD, n_days=0)
    answer(store, SECOND, Rating.GOOD, n_days=0)
    first_card = store.card(learner, DECK.deck_id, FIRST.item_id)
    undone = store.undo_last(learner, now=noon(1))
    assert undone is not None
    assert undone.item_id == SECOND.item_id
    assert store.card(learner, DECK.deck_id, FIRST.item_id) == first_card


def test_a_second_press_of_undo_undoes_nothing_more(store: Store, learner: Learner) -> None:
    answer(store, FIRST, Rating.GOOD, n_days=0)
    answer(store, SECOND, Rating.GOOD, n_days=0)
    newest = store.reviews(learner)[-1]
    assert store.undo_last(learner, now=noon(1), expected=newest) == newest
    with pytest.raises(StaleAnswerError):
        store.undo_last(learner, now=noon(1), expected=newest)
    assert len(store.reviews(learner)) == 1


def test_an_undone_repetition_can_be_answered_anew(store: Store, learner: Learner) -> None:
    answer(store, FIRST, Rating.AGAIN, n_days=0)
    store.undo_last(learner, now=noon(1))
    answer(store, FIRST, Rating.EASY, n_days=1)
    store.undo_last(learner, now=noon(2))
    answer(store, FIRST, Rating.GOOD, n_days=2)
    assert [(given.rep, given.rating) for given in store.reviews(learner)] == [(1, Rating.GOOD)]
    assert store.verify() == ()


@pytest.mark.parametrize("statement", ["UPDATE reviews SET rating = 4", "DELETE FROM reviews"])
def test_the_database_itself_keeps_the_log_append_only(
    store: Store, learner: Learner, database_url: str, statement: str
) -> None:
    answer(store, FIRST, Rating.GOOD, n_days=0)
    log = store.reviews(learner)
    with pytest.raises(sa.exc.IntegrityError, match="log"):
        change(database_url, statement)
    assert store.reviews(learner) == log


def test_a_row_that_breaks_a_rule_is_our_own_mistake_and_writes_nothing(store: Store, learner: Learner) -> None:
    given = review(new_card(FIRST.item_id), Rating.GOOD, noon(0))
    with pytest.raises(sa.exc.IntegrityError, match="duration_ms"):
        store.record(learner, replace(given, duration_ms=60_001))
    assert store.card(learner, DECK.deck_id, FIRST.item_id).rep == 0
    assert store.learner(LEARNER.learner_id) == LEARNER
