"""The keys of a sitting and a mock exam, each with what it does. Letters act, digits choose; no C, R, Space, Enter."""

from enum import StrEnum, unique

import streamlit as st

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
    FLAG = "g"
    NOTE = "o"
    KEYS = "i"
    END = "e"
    PREVIOUS = "p"
    ALL_QUESTIONS = "a"
    HAND_IN = "h"


# What each key does, in the order of a sitting. The digits are several, and so no `Key`.
MEANINGS: tuple[tuple[tuple[Key, ...] | str, str], ...] = (
    ((Key.BEGIN,), "begin to study; begin a quiz"),
    ((Key.SHOW,), "show the answer, or a list's next point"),
    ("1 to 5", "choose an option; once the answer is shown, 1 to 4 rate it"),
    ((Key.SURE, Key.UNSURE, Key.GUESSED), "sure, unsure, guessed"),
    ((Key.NEXT,), "next: with the suggested rating, or the next question of a mock exam"),
    ((Key.UNDO,), "undo the last answer, and the one before, and so on"),
    ((Key.SUSPEND,), "suspend the card"),
    ((Key.NOT_TODAY,), "put the card away until tomorrow"),
    ((Key.FLAG,), "flag the card or the question"),
    ((Key.NOTE,), "write a note to the card"),
    ((Key.END,), "end the session"),
    ((Key.MOCK_EXAM,), "begin the mock exam"),
    ((Key.PREVIOUS,), "in a mock exam: the question before"),
    ((Key.ALL_QUESTIONS,), "in a mock exam: all questions"),
    ((Key.HAND_IN,), "in a mock exam: hand in"),
    ((Key.KEYS,), "show these keys"),
    ("Esc", "close what has opened"),
)


def shortcut(key: str, learner: Learner) -> str | None:
    """Return *key*, or None where the learner has switched the shortcuts off."""
    return key if learner.has_shortcuts else None


def draw_keys() -> None:
    """Draw the table of all keys."""
    names = [keys if isinstance(keys, str) else ",\u00a0".join(key.upper() for key in keys) for keys, _ in MEANINGS]
    st.table(
        {"Key": names, "What it does": [meaning for _, meaning in MEANINGS]},
        hide_index=True,
        alt="The keys of a sitting",
    )
