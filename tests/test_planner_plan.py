"""Truths about an exam plan: its days, its minutes, and what makes no sense."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quiz.model import Rating
from quiz.planner import ExamPlan, check_plan, kept_share, study_days
from quiz.planner.plan import budgets_seconds
from tests.class_samples import own_log
from tests.study_samples import FIRST_DAY, history, new_card

PLAN = ExamPlan(FIRST_DAY + timedelta(days=14), (20, 20, 20, 20, 20, 0, 60), ("deck",))


def test_every_weekday_has_its_minutes_and_the_exam_none() -> None:
    planned = [PLAN.minutes_on(day) for day in study_days(PLAN, today=FIRST_DAY)]
    assert planned == [20, 20, 20, 20, 20, 0, 60] * 2
    assert PLAN.minutes_on(PLAN.exam_day) == 0


def test_a_day_off_has_no_minutes_and_keeps_none_when_there_are_more() -> None:
    wednesday = date(2026, 3, 4)
    plan = replace(PLAN, days_off=frozenset({wednesday})).with_more(10)
    assert plan.minutes_on(wednesday) == 0
    assert plan.minutes == (30, 30, 30, 30, 30, 0, 70)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"exam_day": FIRST_DAY}, "day to come"),
        ({"exam_day": FIRST_DAY - timedelta(days=1)}, "day to come"),
        ({"exam_day": FIRST_DAY + timedelta(days=800)}, "two years"),
        ({"deck_ids": ()}, "at least one deck"),
        ({"minutes": (20,)}, "seven weekdays"),
        ({"minutes": (-1, 0, 0, 0, 0, 0, 0)}, "seven weekdays"),
        ({"minutes": (0,) * 7}, "time to study"),
        ({"days_off": frozenset(FIRST_DAY + timedelta(days=n) for n in range(14))}, "time to study"),
    ],
)
def test_a_senseless_plan_is_refused_in_words(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        check_plan(replace(PLAN, **change), today=FIRST_DAY)  # type: ignore[arg-type]


def test_a_plan_that_makes_sense_is_taken() -> None:
    check_plan(PLAN, today=FIRST_DAY)


def test_time_spent_today_is_gone() -> None:
    assert list(budgets_seconds(PLAN, today=FIRST_DAY, spent_seconds_today=900))[:2] == [300, 1200]
    assert budgets_seconds(PLAN, today=FIRST_DAY, spent_seconds_today=9000)[0] == 0


def test_who_misses_half_of_the_days_is_expected_to() -> None:
    log = history(new_card(), [(n, Rating.GOOD) for n in range(0, 28, 2)])
    plan = replace(PLAN, exam_day=FIRST_DAY + timedelta(days=60), minutes=(20,) * 7)
    assert kept_share(plan, own_log(log), today=FIRST_DAY + timedelta(days=28)) == pytest.approx((14 + 9) / (28 + 10))
    assert kept_share(plan, own_log([]), today=FIRST_DAY) == 0.9
