"""How a plan for an exam comes out: how much of it the learner keeps to, and the seconds that each day has."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from quiz.class_log import ClassLog
from quiz.model import ExamPlan, study_days

# How many of the planned days are really studied: the learner's last weeks, begun with 9 of 10.
_LAST_DAYS = 28
_PRIOR_KEPT, _PRIOR_PLANNED = 9, 10


def kept_share(plan: ExamPlan, log: ClassLog, *, today: date) -> float:
    """Return the share (0 to 1) of planned days on which the learner did study, over the last 28 before *today*.

    It counts from the learner's first day on, and begins as 9 of 10 days: nobody keeps to every plan.
    """
    studied = set(np.unique(log.reviews.day).tolist())
    first = max(min(studied, default=today), today - timedelta(days=_LAST_DAYS))
    past = [first + timedelta(days=n) for n in range((today - first).days)]
    planned = [day for day in past if plan.minutes_on(day)]
    n_kept = sum(day in studied for day in planned)
    return (n_kept + _PRIOR_KEPT) / (len(planned) + _PRIOR_PLANNED)


def budgets_seconds(plan: ExamPlan, *, today: date, spent_seconds_today: float = 0) -> Sequence[float]:
    """Return the seconds of each of `study_days`, those already *spent* today taken off."""
    seconds = [plan.minutes_on(day) * 60.0 for day in study_days(plan, today=today)]
    return [max(0.0, seconds[0] - spent_seconds_today), *seconds[1:]] if seconds else []
