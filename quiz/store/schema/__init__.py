"""The tables of all that Casebook keeps.

A change here needs a migration in `migrations/versions`; the tests compare the two, and say what differs.
"""

from quiz.store.schema.classes import (
    assignment_parts,
    assignments,
    class_members,
    classrooms,
    quiz_answers,
    quiz_attempts,
    quiz_items,
    quizzes,
)
from quiz.store.schema.curation import item_changes, regrades
from quiz.store.schema.parts import METADATA, VERSION_TABLE
from quiz.store.schema.people import accounts, audit_log, installation, learners, sign_in_failures, sign_ins
from quiz.store.schema.planning import exam_plans, refits
from quiz.store.schema.studying import (
    card_marks,
    cards,
    clock_setbacks,
    deck_versions,
    decks,
    items,
    pictures,
    reviews,
    sittings,
    undone_reviews,
)

__all__ = [
    "METADATA",
    "VERSION_TABLE",
    "accounts",
    "assignment_parts",
    "assignments",
    "audit_log",
    "card_marks",
    "cards",
    "class_members",
    "classrooms",
    "clock_setbacks",
    "deck_versions",
    "decks",
    "exam_plans",
    "installation",
    "item_changes",
    "items",
    "learners",
    "pictures",
    "quiz_answers",
    "quiz_attempts",
    "quiz_items",
    "quizzes",
    "refits",
    "regrades",
    "reviews",
    "sign_in_failures",
    "sign_ins",
    "sittings",
    "undone_reviews",
]
