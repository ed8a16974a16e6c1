"""Truths about the exam planner: what it predicts, what it asks for today, and what more time brings."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.model import Deck
from quiz.model import Card, CardMark, CardState, Memory, Rating, Review
from quiz.planner import (
    Course,
    ExamPlan,
    Gain,
    Outlook,
    course_of,
    gain_of_minutes,
    guess_of,
    outlook,
    prepared,
    todays_choice,
)
from tests.class_samples import own_log
from tests.study_samples import FIRST_DAY, deck_of, history, new_card

DECK = deck_of(3, 4)
PLAN = ExamPlan(FIRST_DAY + timedelta(days=20), (10,) * 7, ("deck",))


def course(deck: Deck = DECK, cards: Sequence[Card] = (), reviews: Sequence[Review] = (), **marks: CardMark) -> Course:
    """Return the course of *deck* on the first day."""
    return course_of(
        [deck], cards={card.item_id: card for card in cards}, marks=marks, log=own_log(reviews), today=FIRST_DAY
    )


def predicted(its_course: Course, plan: ExamPlan = PLAN, *, today: date = FIRST_DAY, kept: float = 0.9) -> Outlook:
    """Return the outlook under *plan*."""
    return outlook(its_course, prepared(its_course, plan, today=today, kept=kept), plan, today=today, kept=kept)


def known(item_id: str, stability_days: float, *, days_ago: int = 3) -> Card:
    """Return a card of such a memory."""
    return replace(
        new_card(item_id),
        rep=3,
        state=CardState.REVIEW,
        memory=Memory(stability_days, 5),
        last_review_day=FIRST_DAY - timedelta(days=days_ago),
    )


def cards_known(stability_days: float, deck: Deck = DECK) -> list[Card]:
    """Return a card of such a memory for every item."""
    return [known(item.item_id, stability_days) for item in deck.items]


def test_what_is_never_seen_counts_as_a_guess() -> None:
    """A quarter each of four kinds: two with no options, two with four."""
    plan = replace(PLAN, minutes=(0,) * 7)
    found = predicted(course(), plan)
    assert found.predicted == pytest.approx(0.125)
    assert found.n_never_seen == found.n_items == len(DECK.items)
    assert {guess_of(item) for item in DECK.items} == {0.0, 0.25}


def test_time_to_study_raises_the_prediction() -> None:
    found = predicted(course())
    assert found.predicted > 0.8
    assert found.n_never_seen == 0
    assert found.low <= found.predicted <= found.high


def test_more_minutes_never_predict_less() -> None:
    its_course = course(deck_of(6, 10))
    results = [predicted(its_course, replace(PLAN, minutes=(minutes,) * 7)).predicted for minutes in (0, 2, 5, 10, 20)]
    assert results == sorted(results)


def test_the_same_course_is_planned_the_same_again() -> None:
    its_course = course(deck_of(6, 10), cards_known(4)[:9])
    one, other = (prepared(its_course, PLAN, today=FIRST_DAY, seed=3) for _ in range(2))
    np.testing.assert_array_equal(one.prices, other.prices)
    choices = [todays_choice(its_course, strategy, PLAN, today=FIRST_DAY) for strategy in (one, other)]
    assert choices[0] == choices[1]


def test_ten_minutes_more_help_where_time_is_short() -> None:
    its_course, short = course(deck_of(6, 10)), replace(PLAN, minutes=(3,) * 7)
    base = predicted(its_course, short)
    more = gain_of_minutes(its_course, base, short, 10, today=FIRST_DAY, kept=0.9)
    assert 0.1 < more.low <= more.gained <= more.high
    planned_anew = predicted(its_course, short.with_more(10))
    assert planned_anew.days["planned_minutes"].tolist() == [13] * 20
    assert more.low <= planned_anew.predicted - base.predicted <= more.high
    assert gain_of_minutes(its_course, base, short, 0, today=FIRST_DAY, kept=0.9) == Gain(0, 0, 0)


def test_what_more_minutes_add_to_much_learned_is_told_in_tenths_of_a_point() -> None:
    deck = deck_of(10, 10)
    its_course = course(deck, [known(item.item_id, 20) for item in deck.items])
    base = predicted(its_course)
    assert base.predicted > 0.9
    gains = [gain_of_minutes(its_course, base, PLAN, n, today=FIRST_DAY, kept=0.9).gained for n in (5, 30)]
    assert 0.001 < gains[0] < gains[1] < 0.1


def test_a_suspended_item_does_not_count() -> None:
    item_id = DECK.items[0].item_id
    found = course(DECK, (), (), **{item_id: CardMark("ada", item_id, is_suspended=True)})
    assert item_id not in found.item_ids
    assert len(found.item_ids) == len(DECK.items) - 1


def test_the_order_of_items_changes_no_forecast_by_more_than_chance() -> None:
    cards = [known(item.item_id, 1 + n) for n, item in enumerate(DECK.items) if n % 2]
    backwards = replace(DECK, items=DECK.items[::-1])
    one, other = predicted(course(DECK, cards)), predicted(course(backwards, cards))
    assert one.predicted == pytest.approx(other.predicted, abs=0.03)


def test_the_order_of_the_log_changes_nothing() -> None:
    log = history(new_card(DECK.items[0].item_id), [(-9, Rating.GOOD), (-5, Rating.AGAIN), (-5, Rating.GOOD)])
    log += history(new_card(DECK.items[1].item_id), [(-8, Rating.GOOD), (-2, Rating.GOOD)])
    one, other = course(reviews=log), course(reviews=log[::-1])
    assert one.correction.shifts == pytest.approx(other.correction.shifts)
    assert one.n_reviews == other.n_reviews == 2


def test_who_forgets_more_than_predicted_is_predicted_less() -> None:
    log = []
    for item in DECK.items:
        answers = [(-9, Rating.GOOD), (-9, Rating.GOOD), (-5, Rating.AGAIN), (-5, Rating.GOOD), (-2, Rating.AGAIN)]
        log += history(new_card(item.item_id), answers)
    cards = cards_known(10)
    no_time = replace(PLAN, minutes=(0,) * 7)
    trusting, warned = predicted(course(DECK, cards), no_time), predicted(course(DECK, cards, log), no_time)
    assert warned.predicted < trusting.predicted - 0.1
    assert warned.high - warned.low < trusting.high - trusting.low


def test_sections_add_up_to_the_whole() -> None:
    found = predicted(course(DECK, [known(item.item_id, 40) for item in DECK.items if item.section_id == "s0"]))
    table = found.sections
    assert table["section_id"].tolist() == ["s0", "s1", "s2"]
    assert np.average(table["predicted"], weights=table["n_items"]) == pytest.approx(found.predicted, abs=1e-6)
    assert (table["low"] <= table["predicted"]).all()
    assert (table["predicted"] <= table["high"]).all()


def test_a_day_off_has_no_work() -> None:
    its_course, plan = course(), replace(PLAN, days_off=frozenset({FIRST_DAY, FIRST_DAY + timedelta(days=3)}))
    strategy = prepared(its_course, plan, today=FIRST_DAY)
    days = outlook(its_course, strategy, plan, today=FIRST_DAY).days
    assert days["used_minutes"].iloc[[0, 3]].tolist() == [0, 0]
    assert days["used_minutes"].iloc[1] > 0
    assert todays_choice(its_course, strategy, plan, today=FIRST_DAY) == ()


def test_no_day_is_asked_for_more_than_its_minutes() -> None:
    days = predicted(course(deck_of(6, 20)), kept=1.0).days
    assert (days["used_minutes"] <= days["planned_minutes"] + 1e-4).all()


def test_today_is_filled_with_what_is_worth_most() -> None:
    its_course = course(deck_of(6, 20))
    choice = todays_choice(its_course, prepared(its_course, PLAN, today=FIRST_DAY), PLAN, today=FIRST_DAY)
    worth = [card.worth for card in choice]
    assert worth == sorted(worth, reverse=True)
    assert all(card.is_new for card in choice)
    assert 5 <= len(choice) <= 10 * 60 / 25
    assert len({card.item_id for card in choice}) == len(choice)


def test_what_was_studied_already_leaves_less_for_today() -> None:
    its_course = course(deck_of(6, 20))
    strategy = prepared(its_course, PLAN, today=FIRST_DAY)
    assert todays_choice(its_course, strategy, PLAN, today=FIRST_DAY, spent_seconds_today=600) == ()


def test_what_was_studied_already_is_not_counted_on_once_more() -> None:
    its_course = course(deck_of(6, 20))
    eve = replace(PLAN, exam_day=FIRST_DAY + timedelta(days=1), minutes=(60,) * 7)
    strategy = prepared(its_course, eve, today=FIRST_DAY, spent_seconds_today=3600)
    found = outlook(its_course, strategy, eve, today=FIRST_DAY, spent_seconds_today=3600)
    assert found.predicted == predicted(its_course, replace(eve, minutes=(0,) * 7)).predicted
    assert found.predicted < predicted(its_course, eve).predicted
    gain = gain_of_minutes(its_course, found, eve, 10, today=FIRST_DAY, spent_seconds_today=3600)
    assert gain.gained > 0


def test_on_the_eve_a_card_that_would_be_forgotten_comes_before_one_that_would_not() -> None:
    firm, shaky = DECK.items[0].item_id, DECK.items[1].item_id
    cards = [known(firm, 300), known(shaky, 1.5), *(known(item.item_id, 300) for item in DECK.items[2:])]
    its_course, eve = course(DECK, cards), replace(PLAN, exam_day=FIRST_DAY + timedelta(days=1))
    choice = todays_choice(its_course, prepared(its_course, eve, today=FIRST_DAY), eve, today=FIRST_DAY)
    assert choice[0].item_id == shaky


def test_a_year_away_and_all_of_2000_due_is_within_the_minutes() -> None:
    deck = deck_of(10, 50)
    cards = [known(item.item_id, 5, days_ago=365) for item in deck.items]
    its_course = course(deck, cards)
    strategy = prepared(its_course, PLAN, today=FIRST_DAY)
    choice = todays_choice(its_course, strategy, PLAN, today=FIRST_DAY)
    assert 0 < len(choice) < 100
    assert not any(card.is_new for card in choice)


def test_a_course_without_items_says_so() -> None:
    with pytest.raises(ValueError, match="nothing to study"):
        course(replace(DECK, items=()))


@settings(max_examples=15)
@given(st.lists(st.floats(0.05, 5_000), max_size=48), st.integers(1, 40), st.integers(0, 60), st.floats(0.1, 1))
def test_a_prediction_is_a_proportion_within_its_interval(
    stabilities: list[float], n_days: int, minutes: int, kept: float
) -> None:
    cards = [known(item.item_id, days) for item, days in zip(DECK.items, stabilities, strict=False)]
    plan = ExamPlan(FIRST_DAY + timedelta(days=n_days), (minutes,) * 7, ("deck",))
    found = predicted(course(DECK, cards), plan, kept=kept)
    assert 0 <= found.low <= found.predicted <= found.high <= 1
    assert found.sections[["predicted", "low", "high"]].stack().between(0, 1).all()


def test_five_thousand_cards_and_fifty_thousand_reviews_answer_within_a_second() -> None:
    """The times are the process's own, so that other work on the machine does not count."""
    deck = deck_of(50, 25)
    log = []
    for item in deck.items:
        log += history(new_card(item.item_id), [(-n, Rating.GOOD) for n in (40, 40, 38, 36, 30, 25, 20, 15, 10, 5)])
    cards = [known(item.item_id, 20) for item in deck.items[: len(deck.items) // 2]]
    plan = replace(PLAN, exam_day=FIRST_DAY + timedelta(days=42))
    start = time.process_time()
    its_course = course(deck, cards, log)
    read = time.process_time()
    strategy = prepared(its_course, plan, today=FIRST_DAY)
    planned = time.process_time()
    outlook(its_course, strategy, plan, today=FIRST_DAY)
    todays_choice(its_course, strategy, plan, today=FIRST_DAY)
    answered = time.process_time()
    assert read - start < 2
    assert planned - read < 3
    assert answered - planned < 1
