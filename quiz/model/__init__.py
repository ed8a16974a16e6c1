"""The nouns of studying and teaching. Frozen values; times are aware UTC, days study days."""

from quiz.model.classes import AssignmentKind, CurationAction
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
    "CurationAction",
    "Learner",
    "Memory",
    "NotAllowedError",
    "NotFoundError",
    "Rating",
    "Review",
    "Role",
    "Sitting",
    "StaleAnswerError",
]
