"""Truths about exam plans as they are kept: one at a time, earlier ones stay, nonsense is refused."""

from dataclasses import replace

import pytest

from quiz.model import Learner
from quiz.store import Store
from tests.store_samples import PLAN, rows
from tests.study_samples import noon


def test_a_plan_is_followed_until_it_is_ended(store: Store, learner: Learner) -> None:
    assert store.plans.current(learner) is None
    store.plans.make(learner, PLAN, now=noon(0))
    assert store.plans.current(learner) == PLAN
    store.plans.end(learner, now=noon(1))
    assert store.plans.current(learner) is None
    assert store.plans.history(learner) == (PLAN,)


def test_a_change_ends_the_plan_before_and_keeps_it_to_be_read(
    store: Store, learner: Learner, database_url: str
) -> None:
    changed = replace(PLAN, minutes=(45,) * 7, days_off=frozenset())
    for plan in (PLAN, PLAN, changed):
        store.plans.make(learner, plan, now=noon(0))
    assert store.plans.current(learner) == changed
    assert store.plans.history(learner) == (PLAN, changed)
    assert len(rows(database_url, "SELECT * FROM exam_plans WHERE ended_at IS NULL")) == 1


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (replace(PLAN, exam_day=noon(0).date()), "on a day to come"),
        (replace(PLAN, exam_day=noon(5_000).date()), "two years"),
        (replace(PLAN, deck_ids=()), "at least one deck"),
        (replace(PLAN, minutes=(0,) * 7), "No day before the exam"),
        (replace(PLAN, minutes=(1_441,) * 7), "seven weekdays"),
    ],
)
@pytest.mark.scenario("a senseless retention or exam day")
def test_a_plan_that_makes_no_sense_is_refused_and_nothing_written(
    store: Store, learner: Learner, plan: object, reason: str
) -> None:
    store.plans.make(learner, PLAN, now=noon(0))
    with pytest.raises(ValueError, match=reason):
        store.plans.make(learner, plan, now=noon(0))  # type: ignore[arg-type]
    assert store.plans.current(learner) == PLAN


def test_the_exam_must_be_after_the_learners_own_today(store: Store) -> None:
    """When it is still the 1st in Honolulu, it is the 2nd already in Tokyo."""
    in_honolulu = store.add_learner(Learner("h", "H", zone="Pacific/Honolulu"))
    in_tokyo = store.add_learner(Learner("t", "T", zone="Asia/Tokyo"))
    plan = replace(PLAN, exam_day=noon(1).date(), days_off=frozenset(), minutes=(10,) * 7)
    store.plans.make(in_honolulu, plan, now=noon(1))
    with pytest.raises(ValueError, match="on a day to come"):
        store.plans.make(in_tokyo, plan, now=noon(1))
