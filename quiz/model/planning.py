"""The nouns of planning: what a learner plans for an exam, and what became of a refit of their memory model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

MAX_DAYS_AHEAD = 730
MINUTES_A_DAY = 24 * 60
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """An exam on the morning of *exam_day*, about *deck_ids*; *minutes* of study a weekday (Monday first).

    No study is planned on *days_off*, nor on the exam's day itself.
    """

    exam_day: date
    minutes: tuple[int, ...]
    deck_ids: tuple[str, ...]
    days_off: frozenset[date] = frozenset()

    def minutes_on(self, day: date) -> int:
        """Return the minutes planned for *day*; 0 on a day off and from the exam on."""
        return 0 if day in self.days_off or day >= self.exam_day else self.minutes[day.weekday()]

    def with_more(self, extra_minutes: int) -> "ExamPlan":
        """Return the plan with *extra_minutes* on each weekday that has any; days off stay free."""
        more = (min(max(planned + extra_minutes, 0), MINUTES_A_DAY) if planned else 0 for planned in self.minutes)
        return replace(self, minutes=tuple(more))


def check_plan(plan: ExamPlan, *, today: date) -> None:
    """Raise ValueError, with what to change, where *plan* makes no sense on the study day *today*."""
    if plan.exam_day <= today:
        raise ValueError(f"The exam must be on a day to come; {plan.exam_day.isoformat()} is not after today.")
    if (plan.exam_day - today).days > MAX_DAYS_AHEAD:
        raise ValueError(f"Exams can be planned up to two years ahead; {plan.exam_day.isoformat()} is later.")
    if not plan.deck_ids:
        raise ValueError("Choose at least one deck that the exam is about.")
    if len(plan.minutes) != DAYS_A_WEEK or not all(0 <= minutes <= MINUTES_A_DAY for minutes in plan.minutes):
        raise ValueError("Give the minutes of each of the seven weekdays, from 0 to 1,440.")
    if not any(plan.minutes_on(day) for day in study_days(plan, today=today)):
        raise ValueError("No day before the exam has time to study; add minutes to a weekday, or take back a day off.")


def study_days(plan: ExamPlan, *, today: date) -> Sequence[date]:
    """Return the days from *today* to the eve of the exam, days off included."""
    return tuple(today + timedelta(days=n) for n in range((plan.exam_day - today).days))


class RefitOutcome(StrEnum):
    """What became of a refit: the new model is used, or the one before predicted no worse.

    Or the learner went back to the average learner's memory by hand.
    """

    BETTER = "better"
    NO_BETTER = "no better"
    GIVEN_BACK = "given back"


@dataclass(frozen=True, slots=True)
class Refit:
    """A fit of the learner's memory model to *n_scored* reviews, and the *model_version* in use from then on.

    *log_loss* is of the latest fifth of these reviews under the best trial fit, *log_loss_before* under the model
    before: the lower, the better predicted. Both are None where the learner went back by hand.
    """

    model_version: str
    n_scored: int
    fitted_at: datetime
    outcome: RefitOutcome
    log_loss: float | None
    log_loss_before: float | None
