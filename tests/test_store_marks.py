"""Marks on cards and sittings are stored, so that a reload finds them. On both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.model import CardMark, DeckPart, Learner, NotAllowedError, NotFoundError, Sitting
from quiz.store import Store
from tests.store_samples import DECK, FIRST, OTHER, SECOND
from tests.study_samples import LEARNER, noon

SITTING = Sitting("one", LEARNER.learner_id, ("deck", "a “quoted”, deck"), noon(0), 15, None, 12)


@pytest.fixture(autouse=True)
def kept_deck(store: Store, learner: Learner) -> None:
    store.add_learner(OTHER)
    store.save_deck(learner, DECK, now=noon(0))


def test_a_card_is_suspended_until_it_is_let_come_again(store: Store, learner: Learner) -> None:
    assert store.marks(learner) == {}
    store.suspend(learner, FIRST.item_id)
    store.suspend(learner, FIRST.item_id)
    assert store.marks(learner) == {FIRST.item_id: CardMark(learner.learner_id, FIRST.item_id, is_suspended=True)}
    store.unsuspend(learner, FIRST.item_id)
    store.unsuspend(learner, SECOND.item_id)
    assert store.marks(learner) == {}


def test_a_flag_and_a_suspension_do_not_disturb_each_other(store: Store, learner: Learner) -> None:
    store.flag(learner, FIRST.item_id, "the key is wrong")
    store.suspend(learner, FIRST.item_id)
    store.flag(learner, FIRST.item_id, "the key “≥ 5” is wrong")
    mark = CardMark(learner.learner_id, FIRST.item_id, is_suspended=True, flag="the key “≥ 5” is wrong")
    assert store.marks(learner) == {FIRST.item_id: mark}
    store.unsuspend(learner, FIRST.item_id)
    assert store.marks(learner) == {FIRST.item_id: replace(mark, is_suspended=False)}
    store.unflag(learner, FIRST.item_id)
    assert store.marks(learner) == {}


def test_a_mark_is_the_learners_own(store: Store, learner: Learner) -> None:
    store.suspend(OTHER, FIRST.item_id)
    assert store.marks(learner) == {}
    assert set(store.marks(OTHER)) == {FIRST.item_id}


def test_an_unknown_item_cannot_be_marked(store: Store, learner: Learner) -> None:
    with pytest.raises(NotFoundError):
        store.suspend(learner, "unknown")


def test_a_sitting_goes_on_until_it_is_ended(store: Store, learner: Learner) -> None:
    assert store.current_sitting(learner) is None
    store.start_sitting(learner, SITTING)
    assert store.current_sitting(learner) == SITTING
    store.end_sitting(learner, SITTING.sitting_id, now=noon(1))
    assert store.current_sitting(learner) is None


def test_a_new_sitting_ends_the_one_before(store: Store, learner: Learner) -> None:
    second = replace(SITTING, sitting_id="two", started_at=noon(0) + timedelta(hours=1), max_minutes=None, max_cards=20)
    second = replace(second, parts=(DeckPart("deck", "s1"), DeckPart("a “quoted”, deck")))
    store.start_sitting(learner, SITTING)
    store.start_sitting(learner, second)
    store.start_sitting(learner, second)
    assert store.current_sitting(learner) == second
    store.end_sitting(learner, SITTING.sitting_id, now=noon(1))
    assert store.current_sitting(learner) == second


def test_learners_sit_apart(store: Store, learner: Learner) -> None:
    store.start_sitting(learner, SITTING)
    others = replace(SITTING, sitting_id="two", learner_id=OTHER.learner_id)
    store.start_sitting(OTHER, others)
    assert store.current_sitting(learner) == SITTING
    assert store.current_sitting(OTHER) == others
    with pytest.raises(NotAllowedError):
        store.start_sitting(OTHER, replace(SITTING, sitting_id="three"))
    with pytest.raises(NotAllowedError):
        store.end_sitting(OTHER, SITTING.sitting_id, now=noon(1))
    with pytest.raises(NotFoundError):
        store.end_sitting(learner, "unknown", now=noon(1))
    assert store.current_sitting(learner) == SITTING


def test_a_buried_card_is_away_until_its_day(store: Store, learner: Learner) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    tomorrow = noon(1).date()
    store.bury(learner, FIRST.item_id, until=tomorrow)
    assert store.marks(learner)[FIRST.item_id].buried_until == tomorrow
    n_new = [store.deck_titles(learner, now=noon(n_days))[0].n_new for n_days in (0, 1)]
    assert n_new == [len(DECK.items) - 1, len(DECK.items)]


def test_a_note_is_kept_until_it_is_taken_away(store: Store, learner: Learner) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    store.write_note(learner, FIRST.item_id, "Think of the sailors.")
    assert store.marks(learner)[FIRST.item_id].note == "Think of the sailors."
    store.write_note(learner, FIRST.item_id, "")
    assert store.marks(learner) == {}
