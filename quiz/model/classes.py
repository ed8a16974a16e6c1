"""The nouns of classes: classroom, assignment, quiz; and of the review desk."""

from enum import StrEnum


class AssignmentKind(StrEnum):
    """What an assignment asks of a class."""

    STUDY = "study"  # meet a share of the items of some decks or sections
    QUIZ = "quiz"  # take one fixed quiz


class CurationAction(StrEnum):
    """What an instructor did to an item at the review desk."""

    EDITED = "edited"
    APPROVED = "approved"
    RETIRED = "retired"
    RESTORED = "restored"
