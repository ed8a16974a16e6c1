"""What a learner plans: the day of an exam, the minutes of each weekday, the days off, the decks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from quiz.model import Review

MAX_DAYS_AHEAD = 730
_MINUTES_A_DAY = 24 * 60
_DAYS_A_WEEK = 7

# How many of the planned days are really studied: the learner's last weeks, begun with 9 of 10.
_LAST_DAYS = 28
_PRIOR_KEPT, _PRIOR_PLANNED = 9, 10


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
        more = (min(max(planned + extra_minutes, 0), _MINUTES_A_DAY) if planned else 0 for planned in self.minutes)
        return replace(self, minutes=tuple(more))


def check_plan(plan: ExamPlan, *, today: date) -> None:
    """Raise ValueError, with what to change, where *plan* makes no sense on the study day *today*."""
    if plan.exam_day <= today:
        raise ValueError(f"The exam must be on a day to come; {plan.exam_day.isoformat()} is not after today.")
    if (plan.exam_day - today).days > MAX_DAYS_AHEAD:
        raise ValueError(f"Exams can be planned up to two years ahead; {plan.exam_day.isoformat()} is later.")
    if not plan.deck_ids:
        raise ValueError("Choose at least one deck that the exam is about.")
    if len(plan.minutes) != _DAYS_A_WEEK or not all(0 <= minutes <= _MINUTES_A_DAY for minutes in plan.minutes):
        raise ValueError("Give the minutes of each of the seven weekdays, from 0 to 1,440.")
    if not any(plan.minutes_on(day) for day in study_days(plan, today=today)):
        raise ValueError("No day before the exam has time to study; add minutes to a weekday, or take back a day off.")


def study_days(plan: ExamPlan, *, today: date) -> tuple[date, ...]:
    """Return the days from *today* to the eve of the exam, days off included."""
    return tuple(today + timedelta(days=n) for n in range((plan.exam_day - today).days))


def kept_share(plan: ExamPlan, reviews: Iterable[Review], *, today: date) -> float:
    """Return the share (0 to 1) of planned days on which the learner did study, over the last 28 before *today*.

    It counts from the learner's first day on, and begins as 9 of 10 days: nobody keeps to every plan.
    """
    studied = {review.study_day for review in reviews}
    first = max(min(studied, default=today), today - timedelta(days=_LAST_DAYS))
    past = [first + timedelta(days=n) for n in range((today - first).days)]
    planned = [day for day in past if plan.minutes_on(day)]
    n_kept = sum(day in studied for day in planned)
    return (n_kept + _PRIOR_KEPT) / (len(planned) + _PRIOR_PLANNED)


def budgets_seconds(plan: ExamPlan, *, today: date, spent_seconds_today: float = 0) -> Sequence[float]:
    """Return the seconds of each of `study_days`, those already *spent* today taken off."""
    seconds = [plan.minutes_on(day) * 60.0 for day in study_days(plan, today=today)]
    return [max(0.0, seconds[0] - spent_seconds_today), *seconds[1:]] if seconds else []
