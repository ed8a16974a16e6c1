"""Truths about what a sitting shows next; it is rebuilt from stored values at each step."""

from dataclasses import replace
from datetime import timedelta

from quiz.model import CardMark, Rating
from quiz.scheduling import siblings
from quiz.session import Finish
from tests.study_samples import FIRST_DAY, LEARNER, deck_of, noon
from tests.studying import DECK, SITTING, Desk, reviewed

AGAIN, HARD, GOOD, EASY = Rating


def test_a_day_brings_its_new_cards_and_no_more() -> None:
    desk = Desk(replace(SITTING, new_per_day=7))
    assert len(set(desk.finish())) == 7
    assert desk.queue().finish is Finish.ALL_DONE


def test_new_cards_are_counted_over_all_sittings_of_a_day() -> None:
    desk = Desk(replace(SITTING, new_per_day=7, max_cards=5))
    desk.finish()
    again = desk.begin(replace(SITTING, sitting_id="second", started_at=desk.now, new_per_day=7))
    assert again.queue().n_left == 2


def test_the_next_day_brings_more() -> None:
    desk = Desk(replace(SITTING, new_per_day=7))
    first = set(desk.finish(EASY))
    second = set(desk.on_day(1).finish(EASY))
    assert len(second) == 7
    assert first.isdisjoint(second)


def test_reviews_come_before_new_cards() -> None:
    due = "deck.s4.5.3"
    assert Desk(cards={due: reviewed(due, n_days_ago=1)}).queue().current == due


def test_what_is_nearest_to_being_forgotten_comes_first() -> None:
    days_ago = {"deck.s0.0.0": 3, "deck.s1.0.0": 30, "deck.s2.0.0": 10}
    desk = Desk(cards={item_id: reviewed(item_id, n_days_ago=days) for item_id, days in days_ago.items()})
    queued = desk.queue()
    assert [queued.current, *queued.remaining[:2]] == ["deck.s1.0.0", "deck.s2.0.0", "deck.s0.0.0"]


def test_a_card_that_is_not_due_does_not_come() -> None:
    card = replace(reviewed("deck.s0.0.0", n_days_ago=1), due_day=FIRST_DAY + timedelta(days=1), due_at=noon(1))
    queued = Desk(replace(SITTING, new_per_day=0), cards={card.item_id: card}).queue()
    assert queued.finish is Finish.ALL_DONE
    assert queued.next_due_at == noon(1)


def test_a_card_answered_wrongly_comes_back_when_its_time_has_come() -> None:
    desk = Desk()
    forgotten = desk.answer(AGAIN)
    assert desk.queue().current != forgotten
    assert desk.queue().waiting == ((forgotten, desk.now + timedelta(minutes=1)),)
    desk.answer(seconds=60)
    assert desk.queue().current == forgotten


def test_a_waiting_card_comes_early_when_nothing_else_is_left() -> None:
    desk = Desk(replace(SITTING, new_per_day=1))
    only = desk.answer(GOOD)
    queued = desk.queue()
    assert (queued.current, queued.remaining, queued.waiting, queued.n_left) == (only, (), (), 1)


def test_the_card_just_answered_is_not_repeated_while_another_waits() -> None:
    desk = Desk(replace(SITTING, new_per_day=2))
    first, second = desk.answer(GOOD), desk.answer(AGAIN)
    assert desk.queue().current == first
    desk.answer(AGAIN, seconds=120)
    assert desk.queue().current == second


def test_a_step_far_ahead_is_waited_for() -> None:
    """A clock that has gone back an hour would have the card shown an hour early."""
    desk = Desk(replace(SITTING, new_per_day=1))
    waiting = desk.answer(GOOD)
    desk.now -= timedelta(hours=1)
    desk.sitting = replace(desk.sitting, started_at=desk.now)
    queued = desk.queue()
    assert queued.finish is Finish.WAITING
    assert queued.waiting == ((waiting, queued.next_due_at),)


def test_a_suspended_card_never_comes() -> None:
    first = Desk().queue().current
    assert first is not None
    marks = {first: CardMark("ada", first, is_suspended=True)}
    desk = Desk(marks=marks)
    assert first not in desk.finish()


def test_a_flagged_card_still_comes() -> None:
    first = Desk().queue().current
    assert first is not None
    assert Desk(marks={first: CardMark("ada", first, flag="typing error")}).queue().current == first


def test_a_card_of_an_item_that_was_retired_does_not_come() -> None:
    desk = Desk(cards={"retired": reviewed("retired", n_days_ago=3)})
    assert "retired" not in desk.finish()


def test_only_the_chosen_decks_are_studied_each_in_turn() -> None:
    decks = tuple(deck_of(2, 6, deck_id=deck_id) for deck_id in ("one", "two", "three"))
    desk = Desk(replace(SITTING, deck_ids=("one", "three")), decks=decks)
    queued = desk.queue()
    assert queued.current is not None
    coming = [item_id.split(".")[0] for item_id in (queued.current, *queued.remaining[:5])]
    assert coming == ["one", "three"] * 3


def test_a_review_hides_its_siblings_for_the_day() -> None:
    due = "deck.s0.0.0"
    shown = Desk(replace(SITTING, new_per_day=99), cards={due: reviewed(due, n_days_ago=1)}).finish()
    assert set(shown).isdisjoint(siblings(DECK)[due])


def test_of_two_sibling_reviews_one_waits_for_another_day() -> None:
    pair = {item_id: reviewed(item_id, n_days_ago=days) for item_id, days in (("deck.s0.0.0", 9), ("deck.s0.0.1", 8))}
    desk = Desk(replace(SITTING, new_per_day=0), cards=dict(pair))
    assert desk.finish() == ["deck.s0.0.0"]
    assert desk.on_day(1).finish() == ["deck.s0.0.1"]


def test_a_learner_who_travels_west_sees_no_sibling_on_the_day_that_comes_twice() -> None:
    """On the 3rd in Tokyo, then on the 2nd again at home."""
    desk = Desk(replace(SITTING, new_per_day=99), learner=replace(LEARNER, zone="Asia/Tokyo"))
    desk.now = noon(0) + timedelta(hours=8)
    seen = desk.answer(EASY)
    desk.learner = LEARNER
    assert set(desk.finish(EASY)).isdisjoint(siblings(DECK)[seen])
