"""Decks in the store: kept in versions, listed with what is to do, removed and brought back. On both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from decks.model import ArticleError, Basic, Deck, Item, Span
from decks.pictures import Picture
from quiz.model import Learner, NotAllowedError, NotFoundError, Rating, Role
from quiz.scheduling import is_due, study_day
from quiz.store import DeckChange, DeckTitle, Store
from tests.printing import picture
from tests.store_samples import DECK, FIRST, OTHER, SECOND, answer, rows
from tests.study_samples import LEARNER, deck_of, noon

N_ITEMS = len(DECK.items)


def with_items(*items: Item, deck: Deck = DECK) -> Deck:
    return replace(deck, items=items)


def test_a_deck_comes_back_as_kept(store: Store, learner: Learner) -> None:
    assert store.save_deck(learner, DECK, now=noon(0)) == DeckChange(0, 0, N_ITEMS, 0)
    assert store.deck(learner, DECK.deck_id) == DECK


def test_the_versions_of_a_deck_share_their_pictures(store: Store, learner: Learner, database_url: str) -> None:
    section_id = DECK.sections[0].section_id
    joint = Picture(section_id, 0, "image/png", picture(width=120, height=90), "A joint")
    tophus = Picture(section_id, 0, "image/png", picture(width=90, height=120), "")
    drawn = replace(DECK, pictures=(joint, tophus, replace(joint, alt="The same joint")))
    store.save_deck(learner, drawn, now=noon(0))
    store.save_deck(learner, replace(drawn, items=DECK.items[1:]), now=noon(1))
    store.save_deck(learner, replace(drawn, pictures=(joint,)), now=noon(2))
    with Store.open(database_url) as fresh:
        assert fresh.deck(learner, DECK.deck_id) == replace(drawn, pictures=(joint,))
        assert fresh.save_deck(learner, replace(drawn, pictures=(joint,)), now=noon(3)) == DeckChange(N_ITEMS, 0, 0, 0)
    assert len(rows(database_url, "SELECT version FROM deck_versions")) == 3
    kept = [row["picture_id"] for row in rows(database_url, "SELECT picture_id FROM pictures")]
    assert sorted(kept) == sorted([joint.picture_id, tophus.picture_id])
    assert store.verify() == ()


def test_a_store_knows_whether_it_ever_held_a_deck(store: Store, learner: Learner) -> None:
    assert not store.has_decks(learner)
    store.save_deck(learner, DECK, now=noon(0))
    store.remove_deck(learner, DECK.deck_id, now=noon(0))
    assert store.has_decks(learner)


def test_keeping_a_deck_twice_keeps_one(store: Store, learner: Learner, database_url: str) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    assert store.save_deck(learner, DECK, now=noon(1)) == DeckChange(N_ITEMS, 0, 0, 0)
    assert len(rows(database_url, "SELECT version FROM deck_versions")) == 1
    assert store.deck_titles(learner, now=noon(1))[0].kept_at == noon(0)


def test_a_newer_article_tells_kept_updated_new_and_retired_items_apart(store: Store, learner: Learner) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    moved = replace(FIRST, evidence=(Span(1, 2),))
    reworded = replace(SECOND, content=Basic("Asked in other words?", "back"))
    added = replace(FIRST, item_id="added")
    newer = with_items(added, moved, reworded)
    assert store.save_deck(learner, newer, now=noon(1)) == DeckChange(1, 1, 1, N_ITEMS - 2)
    assert store.deck(learner, DECK.deck_id) == newer
    assert list(store.cards(learner, [newer])) == ["added", FIRST.item_id, SECOND.item_id]
    assert store.verify() == ()


def test_nothing_reviewed_is_lost_when_its_item_retires(store: Store, learner: Learner, database_url: str) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    answer(store, FIRST, Rating.GOOD, n_days=0)
    card = store.card(learner, DECK.deck_id, FIRST.item_id)
    store.save_deck(learner, with_items(*DECK.items[1:]), now=noon(1))
    assert FIRST.item_id not in store.cards(learner, store.decks(learner, [DECK.deck_id]))
    assert [review.item_id for review in store.reviews(learner)] == [FIRST.item_id]
    assert rows(database_url, "SELECT version FROM deck_versions ORDER BY version") == [{"version": 1}, {"version": 2}]
    assert store.save_deck(learner, DECK, now=noon(2)) == DeckChange(N_ITEMS - 1, 0, 1, 0)
    assert store.cards(learner, [DECK])[FIRST.item_id] == card
    assert store.verify() == ()


def test_a_deck_that_another_process_renewed_is_read_anew(store: Store, learner: Learner, database_url: str) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    assert store.deck(learner, DECK.deck_id) == DECK
    newer = replace(DECK, title="A newer title")
    with Store.open(database_url) as second_store:
        second_store.save_deck(learner, newer, now=noon(1))
    assert store.deck(learner, DECK.deck_id) == newer


def test_an_unknown_deck_is_not_found(store: Store, learner: Learner) -> None:
    with pytest.raises(NotFoundError):
        store.deck(learner, "unknown")
    with pytest.raises(NotFoundError):
        store.remove_deck(learner, "unknown", now=noon(0))
    with pytest.raises(NotFoundError):
        store.card(learner, "unknown", "unknown")


def test_an_item_belongs_to_one_deck(store: Store, learner: Learner) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    with pytest.raises(ArticleError, match="another deck"):
        store.save_deck(learner, replace(DECK, deck_id="copy"), now=noon(1))
    assert [deck.deck_id for deck in store.deck_titles(learner, now=noon(1))] == [DECK.deck_id]
    assert store.verify() == ()


def test_a_removed_deck_is_hidden_and_comes_back_with_its_cards(store: Store, learner: Learner) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    answer(store, FIRST, Rating.GOOD, n_days=0)
    cards = store.cards(learner, [DECK])
    store.remove_deck(learner, DECK.deck_id, now=noon(1))
    assert store.deck_titles(learner, now=noon(1)) == ()
    assert store.decks(learner, [DECK.deck_id]) == ()
    assert len(store.reviews(learner)) == 1
    with pytest.raises(NotFoundError):
        store.deck(learner, DECK.deck_id)
    assert store.save_deck(learner, DECK, now=noon(2)) == DeckChange(N_ITEMS, 0, 0, 0)
    assert store.cards(learner, [DECK]) == cards
    assert store.deck(learner, DECK.deck_id) == DECK


def test_only_who_kept_a_deck_and_administrators_remove_it(store: Store, learner: Learner) -> None:
    store.add_learner(OTHER, role=Role.INSTRUCTOR)
    store.save_deck(learner, DECK, now=noon(0))
    with pytest.raises(NotAllowedError):
        store.remove_deck(OTHER, DECK.deck_id, now=noon(1))
    assert store.deck(learner, DECK.deck_id) == DECK
    store.remove_deck(store.ensure_local_learner(), DECK.deck_id, now=noon(1))
    with pytest.raises(NotFoundError):
        store.deck(learner, DECK.deck_id)


def test_the_library_lists_decks_by_title(store: Store, learner: Learner) -> None:
    for deck_id, title in (("1", "émigré"), ("2", "asthma"), ("3", "Botulism")):
        store.save_deck(learner, replace(deck_of(1, 1, deck_id=deck_id), title=title), now=noon(0))
    assert [deck.title for deck in store.deck_titles(learner, now=noon(0))] == ["asthma", "Botulism", "émigré"]


def test_the_library_counts_what_is_new_and_what_is_due(store: Store, learner: Learner) -> None:
    store.add_learner(OTHER)
    store.save_deck(learner, DECK, now=noon(0))
    for n_days, item in enumerate(DECK.items[:4]):
        answer(store, item, (Rating.AGAIN, Rating.GOOD, Rating.EASY, Rating.HARD)[n_days], n_days=n_days)
    store.suspend(learner, DECK.items[4].item_id)
    store.flag(learner, DECK.items[5].item_id, "unclear")
    for hours in range(0, 24 * 20, 7):
        now = noon(3) + timedelta(hours=hours)
        today = study_day(now, zone=LEARNER.zone, rollover_hour=LEARNER.rollover_hour)
        n_due = sum(is_due(card, now=now, today=today) for card in store.cards(learner, [DECK]).values())
        line = DeckTitle(DECK.deck_id, DECK.title, noon(0), N_ITEMS, N_ITEMS - 5, n_due)
        assert store.deck_titles(learner, now=now) == (line,)
    store.suspend(learner, FIRST.item_id)
    assert store.deck_titles(learner, now=now)[0].n_due == n_due - 1
    others = store.deck_titles(OTHER, now=now)[0]
    assert (others.n_new, others.n_due) == (N_ITEMS, 0)


def test_a_deck_without_items_is_a_line_of_the_library(store: Store, learner: Learner) -> None:
    store.save_deck(learner, with_items(), now=noon(0))
    assert store.deck_titles(learner, now=noon(0))[0].n_items == 0
    assert store.deck(learner, DECK.deck_id).items == ()
