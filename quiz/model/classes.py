"""The nouns of classes: classroom, assignment, quiz."""

from enum import StrEnum


class AssignmentKind(StrEnum):
    """What an assignment asks of a class."""

    STUDY = "study"  # meet a share of the items of some decks or sections
    QUIZ = "quiz"  # take one fixed quiz
