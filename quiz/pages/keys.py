"""The key of each action in a sitting and a mock exam. Letters act, digits choose and rate; no C, R, Space, Enter."""

from enum import StrEnum, unique

from quiz.model import Learner


@unique
class Key(StrEnum):
    """What a letter does; none stands for two things."""

    BEGIN = "b"
    MOCK_EXAM = "m"
    SHOW = "f"
    SURE = "j"
    UNSURE = "k"
    GUESSED = "l"
    NEXT = "n"
    UNDO = "u"
    SUSPEND = "s"
    NOT_TODAY = "t"
    END = "e"
    PREVIOUS = "p"
    FLAG = "g"
    HAND_IN = "h"


def shortcut(key: str, learner: Learner) -> str | None:
    """Return *key*, or None where the learner has switched the shortcuts off."""
    return key if learner.has_shortcuts else None
