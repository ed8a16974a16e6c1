"""One sitting: what it goes through, what to show now, whether an answer is right. Pure functions of stored values.

`queue` knows what comes next; `ways` what a sitting goes through; `options` how a question's options stand on screen;
`typed` how near a typed answer is.
"""

from quiz.session.options import grade, option_order
from quiz.session.queue import (
    LEARN_AHEAD,
    LONGEST_PAUSE_SECONDS,
    PRIOR_SECONDS,
    USUAL_SECONDS,
    Finish,
    Queue,
    queue,
    studied_seconds,
)
from quiz.session.typed import Mark, Match, Typed, compare
from quiz.session.ways import WEAK_INTERVAL_DAYS, is_weak

__all__ = [
    "LEARN_AHEAD",
    "LONGEST_PAUSE_SECONDS",
    "PRIOR_SECONDS",
    "USUAL_SECONDS",
    "WEAK_INTERVAL_DAYS",
    "Finish",
    "Mark",
    "Match",
    "Queue",
    "Typed",
    "compare",
    "grade",
    "is_weak",
    "option_order",
    "queue",
    "studied_seconds",
]
