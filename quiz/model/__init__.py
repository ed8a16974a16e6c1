"""The nouns of studying and teaching. Frozen values; times are aware UTC, days study days."""

from quiz.model.classes import AssignmentKind
from quiz.model.curation import Credit, CurationAction, ItemEdit, ItemFlag, Regrade
from quiz.model.errors import NotAllowedError, NotFoundError, StaleAnswerError
from quiz.model.people import ClassRole, Role
from quiz.model.studying import (
    DEFAULT_DESIRED_RETENTION,
    DEFAULT_ROLLOVER_HOUR,
    Card,
    CardMark,
    CardState,
    Confidence,
    Learner,
    Memory,
    Rating,
    Review,
    Sitting,
)

__all__ = [
    "DEFAULT_DESIRED_RETENTION",
    "DEFAULT_ROLLOVER_HOUR",
    "AssignmentKind",
    "Card",
    "CardMark",
    "CardState",
    "ClassRole",
    "Confidence",
    "Credit",
    "CurationAction",
    "ItemEdit",
    "ItemFlag",
    "Learner",
    "Memory",
    "NotAllowedError",
    "NotFoundError",
    "Rating",
    "Regrade",
    "Review",
    "Role",
    "Sitting",
    "StaleAnswerError",
]
