"""When a card is due, and in which order new cards come. Pure: the clock, the zone and the settings are arguments.

`days` knows study days; `intervals` how many days until the next review; `states` the four next states of a card and
the fold of a log into a card; `histories` what a log says of forgetting; `order` which items are siblings and which new
card comes first.
"""

from quiz.scheduling.days import day_start, study_day
from quiz.scheduling.histories import (
    Foreseen,
    Histories,
    are_spaced,
    card_codes,
    days_since_last,
    foreseen,
    histories,
)
from quiz.scheduling.intervals import MAX_INTERVAL_DAYS, fuzz_bounds
from quiz.scheduling.order import new_card_order, siblings
from quiz.scheduling.states import (
    LEARNING_STEPS,
    MAX_DURATION_MS,
    RELEARNING_STEPS,
    NextStates,
    apply,
    is_due,
    is_leech_warning,
    placement,
    preview,
    rating_of_answer,
    remembered,
    replay,
    review_of,
)

__all__ = [
    "LEARNING_STEPS",
    "MAX_DURATION_MS",
    "MAX_INTERVAL_DAYS",
    "RELEARNING_STEPS",
    "Foreseen",
    "Histories",
    "NextStates",
    "apply",
    "are_spaced",
    "card_codes",
    "day_start",
    "days_since_last",
    "foreseen",
    "fuzz_bounds",
    "histories",
    "is_due",
    "is_leech_warning",
    "new_card_order",
    "placement",
    "preview",
    "rating_of_answer",
    "remembered",
    "replay",
    "review_of",
    "siblings",
    "study_day",
]
