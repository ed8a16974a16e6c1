"""The exam planner: what a learner will know on the day, and what to study today for it. Pure: values in, values out.

`plan` knows how a plan is kept; `course` a learner's cards as arrays; `calibration` how predictions follow what was
observed; `value` what a second on a card is worth; `strategy` how the days are spent; `outlook` the answers;
`retention` what studying without an exam costs.
"""

from quiz.model import ExamPlan, check_plan, study_days
from quiz.planner.course import Course, course_of, guess_of
from quiz.planner.outlook import (
    SECTION_COLUMNS,
    Choice,
    Gain,
    Outlook,
    gain_of_minutes,
    outlook,
    prepared,
    todays_choice,
)
from quiz.planner.plan import kept_share
from quiz.planner.retention import Recovery, Workload, recovery, workload
from quiz.planner.strategy import Strategy

__all__ = [
    "SECTION_COLUMNS",
    "Choice",
    "Course",
    "ExamPlan",
    "Gain",
    "Outlook",
    "Recovery",
    "Strategy",
    "Workload",
    "check_plan",
    "course_of",
    "gain_of_minutes",
    "guess_of",
    "kept_share",
    "outlook",
    "prepared",
    "recovery",
    "study_days",
    "todays_choice",
    "workload",
]
