"""What answers say of learners, of a class and of items. Pure: values in, pandas tables out.

One learner (the Progress page): `due_forecast`, `studied_days`, `heat_map`, `true_retention`, `section_scores`,
`misconceptions`.

A class: `quiz.store.class_log.ClassLogs` keeps its `ClassLog`; `item_frame(decks)` its items. Then make
`Standing.of(log, items, exam_day=…)`, and of the standing `class_scores` (by student, deck or section),
`heat_map_cells`, `section_totals` (never known apart from forgotten), `teach_again`; of the scores `at_risk`.
`item_choices` and `class_misconceptions` go down to one item and one student, `long_form` and `recent_answers` to
single answers (`quiz.store.answer_rows`). `pseudonyms` are for the projector.

Items: `FirstAnswers.of(log, items)`, or `.of_quiz` for a fixed quiz; then `item_statistics` and `option_statistics`, of
these `item_flags` for the review desk; for a quiz `quiz_statistics` and `alpha_if_deleted`.

`definitions.columns(table.columns)` gives titles, kinds and definitions, for pages and for `export.tables`.
"""

from quiz.scores.class_items import item_frame
from quiz.scores.class_tables import DECK, SECTION, class_scores, heat_map_cells, section_totals
from quiz.scores.drilldown import class_misconceptions, item_choices
from quiz.scores.due_work import due_shares
from quiz.scores.first_answers import FirstAnswers
from quiz.scores.flags import FlagLimits, item_flags
from quiz.scores.items import item_statistics, option_statistics
from quiz.scores.learner import (
    FORECAST_DAYS,
    HEAT_MAP_WEEKS,
    MATURE_DAYS,
    TrueRetention,
    due_forecast,
    heat_map,
    misconceptions,
    section_scores,
    studied_days,
    true_retention,
)
from quiz.scores.long_form import long_form, recent_answers
from quiz.scores.proportions import Proportion, wilson
from quiz.scores.pseudonyms import pseudonyms
from quiz.scores.reliability import QuizStatistics, alpha_if_deleted, quiz_statistics
from quiz.scores.risk import RiskLevel, at_risk
from quiz.scores.standing import Standing
from quiz.scores.teaching import teach_again

__all__ = [
    "DECK",
    "FORECAST_DAYS",
    "HEAT_MAP_WEEKS",
    "MATURE_DAYS",
    "SECTION",
    "FirstAnswers",
    "FlagLimits",
    "Proportion",
    "QuizStatistics",
    "RiskLevel",
    "Standing",
    "TrueRetention",
    "alpha_if_deleted",
    "at_risk",
    "class_misconceptions",
    "class_scores",
    "due_forecast",
    "due_shares",
    "heat_map",
    "heat_map_cells",
    "item_choices",
    "item_flags",
    "item_frame",
    "item_statistics",
    "long_form",
    "misconceptions",
    "option_statistics",
    "pseudonyms",
    "quiz_statistics",
    "recent_answers",
    "section_scores",
    "section_totals",
    "studied_days",
    "teach_again",
    "true_retention",
    "wilson",
]
