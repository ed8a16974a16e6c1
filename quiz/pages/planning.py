"""The learner's exam plan at work: the prediction for the day, and what to study today for it."""

from dataclasses import dataclass
from datetime import date

from quiz.model import ExamPlan
from quiz.pages.material import Material
from quiz.planner import (
    Course,
    Gain,
    Outlook,
    Strategy,
    gain_of_minutes,
    kept_share,
    outlook,
    prepared,
    todays_choice,
)
from quiz.session import studied_seconds


@dataclass(frozen=True, slots=True)
class Planning:
    """A plan that is followed *today*, the *course* to the exam, and how its days are best spent.

    *kept* is the share of planned days on which the learner really studies, *spent_seconds* what they studied today.
    """

    plan: ExamPlan
    course: Course
    strategy: Strategy
    kept: float
    spent_seconds: float
    today: date


@dataclass(frozen=True, slots=True)
class TodaysCards:
    """What the plan chose for the rest of today, the most worthwhile first."""

    exam_day: date
    item_ids: tuple[str, ...]
    is_day_off: bool


def read_planning(material: Material) -> Planning | None:
    """Return the plan at work; None without one, after the exam, or if its decks are gone."""
    plan = material.store.plans.current(material.learner)
    if plan is None or plan.exam_day <= material.today:
        return None
    course = material.course(plan.deck_ids)
    if course is None:
        return None
    return material.kept("planning", lambda: _planning(material, plan, course), plan)


def predicted(material: Material, planning: Planning) -> Outlook:
    """Return what the learner will know on the day of the exam."""
    return material.kept(
        "outlook",
        lambda: outlook(
            planning.course,
            planning.strategy,
            planning.plan,
            today=planning.today,
            kept=planning.kept,
            spent_seconds_today=planning.spent_seconds,
        ),
        planning.plan,
    )


def gained_with_more(material: Material, planning: Planning, base: Outlook, extra_minutes: int) -> Gain:
    """Return what *extra_minutes* on each day of study add to *base*."""
    return material.kept(
        f"gain of {extra_minutes} more minutes",
        lambda: gain_of_minutes(
            planning.course,
            base,
            planning.plan,
            extra_minutes,
            today=planning.today,
            kept=planning.kept,
            spent_seconds_today=planning.spent_seconds,
        ),
        planning.plan,
    )


def todays_cards(material: Material, planning: Planning) -> TodaysCards:
    """Return what is left to study today."""
    choice = material.kept(
        "choice",
        lambda: todays_choice(
            planning.course,
            planning.strategy,
            planning.plan,
            today=planning.today,
            spent_seconds_today=planning.spent_seconds,
        ),
        planning.plan,
    )
    return TodaysCards(
        planning.plan.exam_day,
        tuple(card.item_id for card in choice),
        is_day_off=planning.plan.minutes_on(planning.today) == 0,
    )


def _planning(material: Material, plan: ExamPlan, course: Course) -> Planning:
    today = material.today
    kept = kept_share(plan, material.log, today=today)
    spent = studied_seconds(material.store.reviews(material.learner, since_day=today))
    strategy = prepared(course, plan, today=today, kept=kept, spent_seconds_today=spent)
    return Planning(plan, course, strategy, kept, spent, today)
