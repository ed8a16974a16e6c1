"""Truths about what a sitting goes through, by its way and its sections."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import Card, CardMark, DeckPart, Rating, Way
from quiz.session import WEAK_INTERVAL_DAYS, Finish, is_weak
from tests.study_samples import FIRST_DAY, noon
from tests.studying import DECK, SITTING, Desk, reviewed

NEXT_WEEK = FIRST_DAY + timedelta(days=7)


def later(item_id: str, *, n_days_ago: int = 1, n_lapses: int = 0) -> Card:
    """Return a reviewed card that is not due before next week."""
    card = reviewed(item_id, n_days_ago=n_days_ago)
    return replace(card, due_day=NEXT_WEEK, due_at=noon(7), interval_days=7, n_lapses=n_lapses)


def desk_of(way: Way, *cards: Card, new_per_day: int = 99) -> Desk:
    return Desk(replace(SITTING, way=way, new_per_day=new_per_day), cards={card.item_id: card for card in cards})


def coming(desk: Desk) -> list[str]:
    queued = desk.queue()
    return [item_id for item_id in (queued.current, *queued.remaining) if item_id]


def test_new_only_leaves_what_is_due_for_later() -> None:
    due = reviewed("deck.s0.0.0", n_days_ago=3)
    found = coming(desk_of(Way.NEW, due))
    assert found
    assert due.item_id not in found


def test_new_only_keeps_to_the_days_limit_and_finishes_what_it_began() -> None:
    desk = desk_of(Way.NEW, reviewed("deck.s0.0.0", n_days_ago=3), new_per_day=2)
    shown = desk.finish()
    assert len(set(shown)) == 2
    assert len(shown) == 4  # each in its two first steps


def test_weak_spots_come_before_they_are_due_and_nothing_else_does() -> None:
    weak, fine = later("deck.s0.0.0", n_lapses=1), later("deck.s1.0.0")
    assert coming(desk_of(Way.WEAK, weak, fine)) == [weak.item_id]


def test_what_is_spaced_as_long_as_a_mature_card_is_no_weak_spot() -> None:
    weak = later("deck.s0.0.0", n_lapses=3)
    assert is_weak(weak)
    assert not is_weak(replace(weak, interval_days=WEAK_INTERVAL_DAYS))
    assert not is_weak(replace(weak, n_lapses=0))


def test_a_weak_spot_answered_well_does_not_come_again_in_the_sitting() -> None:
    desk = desk_of(Way.WEAK, later("deck.s0.0.0", n_lapses=1), later("deck.s1.0.0", n_lapses=2))
    assert len(desk.finish()) == 2
    assert desk.queue().finish is Finish.ALL_DONE


def test_a_weak_spot_forgotten_again_is_relearned_in_the_sitting() -> None:
    desk = desk_of(Way.WEAK, later("deck.s0.0.0", n_lapses=1))
    forgotten = desk.answer(Rating.AGAIN)
    assert desk.finish() == [forgotten]


def test_everything_goes_by_what_is_remembered_least() -> None:
    cards = [
        later("deck.s0.0.0", n_days_ago=2),
        later("deck.s1.0.0", n_days_ago=20),
        later("deck.s2.0.0", n_days_ago=7),
    ]
    assert coming(desk_of(Way.CRAM, *cards))[:3] == ["deck.s1.0.0", "deck.s2.0.0", "deck.s0.0.0"]


def test_everything_is_gone_through_once() -> None:
    desk = desk_of(Way.CRAM, *(later(f"deck.s{n}.0.0") for n in range(5)))
    shown = desk.finish(Rating.EASY)
    assert len(shown) == len(set(shown))
    assert desk.queue().finish is Finish.ALL_DONE


def test_by_a_clock_that_goes_back_nothing_comes_twice() -> None:
    """Not in a way that goes beyond what is due, whose cards are told apart by the log alone."""
    chosen = tuple(f"deck.s{n}.0.0" for n in range(5))
    for sitting in (replace(SITTING, way=Way.CRAM), replace(SITTING, item_ids=chosen, new_per_day=99)):
        desk = Desk(sitting, cards={item_id: later(item_id) for item_id in chosen})
        shown = [desk.answer(Rating.EASY)]
        desk.now -= timedelta(hours=1)
        shown += desk.finish(Rating.EASY)
        assert set(chosen) <= set(shown)
        assert len(shown) == len(set(shown))


def test_a_sitting_may_keep_to_sections() -> None:
    desk = Desk(replace(SITTING, parts=(DeckPart(DECK.deck_id, "s3"), DeckPart(DECK.deck_id, "s1"))))
    assert {item_id.split(".")[1] for item_id in desk.finish()} == {"s1", "s3"}


@pytest.mark.parametrize(("until", "comes"), [(1, False), (0, True), (-1, True)])
def test_a_buried_card_comes_on_its_day(until: int, comes: bool) -> None:  # noqa: FBT001 - a row of the table
    first = Desk().queue().current
    assert first is not None
    mark = CardMark("ada", first, buried_until=FIRST_DAY + timedelta(days=until))
    assert (Desk(marks={first: mark}).queue().current == first) is comes


days = st.integers(0, 30).map(lambda n: FIRST_DAY + timedelta(days=n))


@given(st.sampled_from(Way), st.lists(days, min_size=1, max_size=8), st.sampled_from(Rating))
def test_every_way_comes_to_its_end_and_shows_no_card_that_is_away(
    way: Way, due_days: list[date], rating: Rating
) -> None:
    cards = [replace(later(f"deck.s{n % 5}.{n}.0", n_lapses=n % 3), due_day=day) for n, day in enumerate(due_days)]
    desk = desk_of(way, *cards, new_per_day=3)
    away = cards[0].item_id
    desk.marks[away] = CardMark("ada", away, is_suspended=True)
    desk.sitting = replace(desk.sitting, max_cards=6)
    shown = [] if desk.queue().current is None else [desk.answer(rating)]
    shown += desk.finish()
    assert away not in shown
    assert desk.queue().finish is not None
