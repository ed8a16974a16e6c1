"""Truths about a whole sitting: its limits and its end, its estimates, and what holds however it goes."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import CardMark, DeckPart, Rating
from quiz.scheduling import replay, siblings
from quiz.session import Finish, studied_seconds
from tests.study_samples import LEARNER, deck_of, new_card, noon
from tests.studying import SITTING, Desk, reviewed

AGAIN, HARD, GOOD, EASY = Rating


def test_a_sitting_of_five_cards_finishes_what_it_began() -> None:
    desk = Desk(replace(SITTING, max_cards=5))
    shown = [desk.answer(AGAIN) for _ in range(5)]
    assert len(set(shown)) == 5
    assert desk.queue().finish is None
    assert set(desk.finish()) == set(shown)
    assert desk.queue().finish is Finish.CARDS


def test_cards_left_over_from_another_sitting_count_as_others() -> None:
    desk = Desk(replace(SITTING, max_cards=5))
    for _ in range(4):
        desk.answer(AGAIN)
    another = desk.begin(replace(SITTING, started_at=desk.now + timedelta(seconds=1), max_cards=2))
    assert another.queue().n_left == 2


def test_a_sitting_of_a_minute_ends_with_the_minute() -> None:
    desk = Desk(replace(SITTING, max_minutes=1))
    while desk.queue().current is not None:
        desk.answer(seconds=12)
    assert desk.queue().finish is Finish.MINUTES
    assert studied_seconds(desk.log) == pytest.approx(65, abs=12)
    assert desk.queue().n_left == 0


def test_a_pause_is_not_studied() -> None:
    desk = Desk(replace(SITTING, max_minutes=10))
    desk.answer(seconds=10)
    desk.answer(seconds=3_600)
    assert studied_seconds(desk.log) == 5 + 120
    assert desk.queue().finish is None


def test_by_a_clock_that_went_back_a_sitting_still_ends_with_its_cards_and_its_minutes() -> None:
    desk = Desk(replace(SITTING, max_cards=2), now=noon(0) - timedelta(hours=1))
    assert len(desk.finish(EASY)) == 2
    assert desk.queue().finish is Finish.CARDS
    desk = Desk(replace(SITTING, max_minutes=1), now=noon(0) - timedelta(hours=1))
    desk.answer(seconds=30)
    desk.now -= timedelta(hours=1)
    while desk.queue().current is not None:
        desk.answer(seconds=30)
    assert desk.queue().finish is Finish.MINUTES
    assert len(desk.log) == 4  # 5 s, none over the clock that went back, 30 s and 30 s


def test_nothing_answered_is_nothing_studied() -> None:
    assert studied_seconds([]) == 0


def test_a_sitting_ended_by_hand_shows_nothing_more() -> None:
    queued = Desk(replace(SITTING, ended_at=noon(0))).queue()
    assert (queued.current, queued.remaining, queued.finish) == (None, (), Finish.ENDED)


def test_a_finished_sitting_says_when_the_next_card_is_due() -> None:
    desk = Desk(replace(SITTING, new_per_day=3))
    desk.finish(EASY)
    assert desk.queue().next_due_at == min(card.due_at for card in desk.cards.values() if card.due_at)


def test_progress_counts_cards_not_answers() -> None:
    desk = Desk(replace(SITTING, new_per_day=3))
    assert (desk.queue().n_done, desk.queue().n_left) == (0, 3)
    desk.answer(AGAIN)
    assert (desk.queue().n_done, desk.queue().n_left) == (0, 3)
    desk.answer(EASY)
    assert (desk.queue().n_done, desk.queue().n_left) == (1, 2)
    desk.finish()
    assert (desk.queue().n_done, desk.queue().n_left) == (3, 0)


def test_a_sitting_of_parts_goes_through_all_of_them_and_nothing_else() -> None:
    two, three = deck_of(2, 3), deck_of(3, 2, deck_id="other")
    parts = (DeckPart("deck", "s1"), DeckPart("other"))
    desk = Desk(replace(SITTING, deck_ids=("deck", "other"), parts=parts, new_per_day=99), decks=(two, three))
    seen = set(desk.finish(Rating.EASY))
    section = {item.item_id for item in two.items if item.section_id == "s1"}
    assert seen == section | {item.item_id for item in three.items}


def test_in_a_sitting_of_parts_siblings_come_last() -> None:
    deck = deck_of(1, 3)
    desk = Desk(replace(SITTING, parts=(DeckPart("deck", "s0"),), new_per_day=99), decks=(deck,))
    facts = [item_id.split(".")[2] for item_id in desk.finish(Rating.EASY)]
    assert sorted(facts[:3]) == ["0", "1", "2"]
    assert len(facts) == len(deck.items)


def test_the_estimate_starts_from_what_each_kind_usually_takes() -> None:
    due = {f"deck.s0.{fact}.{way}": way for fact, way in ((0, 0), (1, 2), (2, 3))}  # a flashcard, an MCQ, a vignette
    cards = {item_id: reviewed(item_id, n_days_ago=2) for item_id in due}
    assert Desk(replace(SITTING, new_per_day=0), cards=cards).queue().minutes_left == pytest.approx((10 + 25 + 60) / 60)


def test_the_estimate_follows_the_learners_pace() -> None:
    estimates = []
    for seconds in (5, 50):
        desk = Desk()
        for _ in range(10):
            desk.answer(EASY, seconds=seconds)
        estimates.append(desk.queue().minutes_left)
    assert estimates[0] < estimates[1] < 10 * estimates[0]


def test_of_two_thousand_due_a_sitting_of_ten_minutes_promises_what_fits() -> None:
    deck = deck_of(10, 50)
    cards = {item.item_id: reviewed(item.item_id, n_days_ago=365) for item in deck.items}
    queued = Desk(replace(SITTING, max_minutes=10), decks=(deck,), cards=cards).queue()
    assert queued.minutes_left == pytest.approx(10, abs=1)
    assert queued.n_left == 60


def test_a_sitting_goes_on_past_the_rollover() -> None:
    two_minutes_to_four = noon(0) + timedelta(hours=15, minutes=58)
    desk = Desk(replace(SITTING, new_per_day=4, max_cards=4, started_at=two_minutes_to_four), now=two_minutes_to_four)
    shown = [desk.answer(seconds=30) for _ in range(8)]
    assert desk.queue().finish is Finish.CARDS
    assert len(set(shown)) == 4
    assert len({row.study_day for row in desk.log}) == 2


@st.composite
def studied(draw: st.DrawFn) -> Desk:
    """Draw a learner in the middle of a sitting, after some days with any ratings, pauses and suspensions."""
    deck = deck_of(draw(st.integers(1, 4)), draw(st.integers(1, 4)))
    item_ids = [item.item_id for item in deck.items]
    suspended = draw(st.sets(st.sampled_from(item_ids), max_size=5))
    marks = {item_id: CardMark("ada", item_id, is_suspended=True) for item_id in suspended}
    limit = draw(st.one_of(st.none(), st.integers(1, 8)))
    zone = draw(st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
    desk = Desk(replace(SITTING, new_per_day=draw(st.integers(0, 12)), max_cards=limit), decks=(deck,), marks=marks)
    desk.learner = replace(LEARNER, zone=zone)
    for n_days in sorted(draw(st.sets(st.integers(0, 12), min_size=1, max_size=4))):
        desk = desk.on_day(n_days)
        for _ in range(draw(st.integers(0, 15))):
            if desk.queue().current is not None:
                desk.answer(draw(st.sampled_from(Rating)), seconds=draw(st.sampled_from([3, 40, 400])))
    return desk


@given(studied())
def test_of_siblings_one_is_seen_a_study_day(desk: Desk) -> None:
    seen: dict[date, set[str]] = defaultdict(set)
    related = siblings(desk.decks[0])
    for row in desk.log:
        assert related[row.item_id].isdisjoint(seen[row.study_day])
        seen[row.study_day].add(row.item_id)


@given(studied())
def test_a_suspended_card_is_never_seen(desk: Desk) -> None:
    assert desk.marks.keys().isdisjoint(row.item_id for row in desk.log)


@given(studied(), st.randoms(use_true_random=False))
def test_after_a_reload_the_queue_is_the_same(desk: Desk, chance: Random) -> None:
    """The store returns the same values, in whatever order but for the sitting's reviews."""
    log = [*chance.sample(desk.log[: desk.n_before], desk.n_before), *desk.log[desk.n_before :]]
    reloaded = replace(desk, log=log, cards=dict(reversed(desk.cards.items())))
    assert reloaded.queue() == desk.queue()


@given(studied().filter(lambda desk: desk.queue().current is not None), st.sampled_from(Rating))
def test_after_an_undo_the_queue_is_what_it_was(desk: Desk, rating: Rating) -> None:
    before, now = desk.queue(), desk.now
    undone = desk.answer(rating)
    desk.log.pop()
    log = [row for row in desk.log if row.item_id == undone]
    desk.cards[undone] = replay(new_card(undone), log)
    assert replace(desk, now=now).queue() == before


@given(studied())
def test_a_queue_shows_each_card_once_and_counts_them(desk: Desk) -> None:
    queued = desk.queue()
    coming = [*queued.remaining, *(item_id for item_id, _ in queued.waiting)]
    coming += [] if queued.current is None else [queued.current]
    assert len(coming) == len(set(coming)) == queued.n_left
    assert (queued.minutes_left > 0) is (queued.n_left > 0)
    assert (queued.current is None) is (queued.finish is not None)


@given(studied())
def test_a_sitting_of_right_answers_comes_to_its_end(desk: Desk) -> None:
    desk.finish()
    assert desk.queue().finish in (Finish.ALL_DONE, Finish.CARDS)
