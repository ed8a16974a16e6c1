"""Truths about studying without an exam: the work that a retention costs, and a backlog that is cleared."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.model import Card, CardState, Memory
from quiz.planner import Course, course_of, recovery, workload
from tests.class_samples import own_log
from tests.study_samples import FIRST_DAY, deck_of, new_card

DECK = deck_of(5, 10)


def course(cards: Sequence[Card]) -> Course:
    """Return the course of these cards on the first day."""
    return course_of([DECK], cards={card.item_id: card for card in cards}, marks={}, log=own_log([]), today=FIRST_DAY)


def known(stability_days: int, days_ago: int) -> list[Card]:
    """Return a card of such a memory for every item."""
    return [
        replace(
            new_card(item.item_id),
            rep=3,
            state=CardState.REVIEW,
            memory=Memory(stability_days, 5),
            last_review_day=FIRST_DAY - timedelta(days=days_ago),
            due_day=FIRST_DAY + timedelta(days=stability_days - days_ago),
        )
        for item in DECK.items
    ]


def test_to_remember_more_costs_more_minutes() -> None:
    its_course = course(known(20, 5))
    loads = [workload(its_course, retention, new_per_day=0) for retention in (0.75, 0.85, 0.95)]
    minutes, recalls = [load.minutes_a_day for load in loads], [load.recall for load in loads]
    assert minutes == sorted(minutes)
    assert minutes[0] < minutes[-1]
    assert recalls == sorted(recalls, key=lambda recall: recall or 0)


def test_new_cards_cost_minutes_from_the_first_day_on() -> None:
    its_course = course([])
    few, many = (workload(its_course, 0.9, new_per_day=n) for n in (2, 10))
    assert 0 < few.minutes_a_day < many.minutes_a_day
    nothing = workload(its_course, 0.9, new_per_day=0)
    assert (nothing.minutes_a_day, nothing.recall) == (0, None)


@pytest.mark.parametrize("nonsense", [0, 0.69, 1, -1])
def test_a_senseless_retention_is_refused_before_anything_is_saved(nonsense: float) -> None:
    with pytest.raises(ValueError, match=r"between 0\.70 and 0\.99"):
        workload(course([]), nonsense, new_per_day=0)


@pytest.mark.scenario("a year away")
def test_a_year_away_is_caught_up_in_days_not_at_once() -> None:
    its_course = course(known(10, 365))
    found = recovery(its_course, 0.9, minutes=[15] * 90)
    assert found.n_due.iloc[0] == len(DECK.items)
    assert found.n_days is not None
    assert 3 <= found.n_days <= 60
    faster = recovery(its_course, 0.9, minutes=[60] * 90)
    assert faster.n_days is not None
    assert faster.n_days < found.n_days


def test_a_backlog_that_the_minutes_never_clear_says_so() -> None:
    assert recovery(course(known(1, 30)), 0.95, minutes=[2] * 30).n_days is None


def test_a_day_off_clears_nothing() -> None:
    found = recovery(course(known(10, 365)), 0.9, minutes=[0, 0, 0])
    assert found.n_due.tolist() == [len(DECK.items)] * 3
    assert found.n_days is None


def test_a_backlog_begins_with_what_is_due_by_its_days() -> None:
    """By the memory alone all of these would be due: fuzz and the order of the buttons gave half of them more days."""
    cards = known(10, 10)
    later = [replace(card, due_day=FIRST_DAY + timedelta(days=1)) for card in cards[::2]]
    found = recovery(course([*later, *cards[1::2]]), 0.9, minutes=[0, 0])
    assert found.n_due.tolist() == [len(cards) - len(later), len(cards)]


def test_nothing_due_is_cleared_today() -> None:
    assert recovery(course([]), 0.9, minutes=[10]).n_days == 0
