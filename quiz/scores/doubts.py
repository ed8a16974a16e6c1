"""Which items of a deck the review desk should look at, and why: answers, students, and rules, in one list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from quiz.model import CurationAction, ItemEdit, ItemFlag

NO_COMMENT = "Flagged without a comment."


class Witness(StrEnum):
    """Who or what raises a doubt about an item."""

    ANSWERS = "answers"  # the statistics of first answers
    STUDENTS = "students"  # a student's flag
    RULES = "rules"  # the item-writing rules


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why an item should be looked at, as a sentence. *is_provisional*: from fewer than 30 answers."""

    item_id: str
    witness: Witness
    reason: str
    is_provisional: bool = False


def doubts(
    *, by_answers: pd.DataFrame, by_students: Iterable[ItemFlag], by_rules: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Doubt, ...]]:
    """Return the doubts about each item that has any, those with the most first.

    *by_answers* are `item_flags`, *by_rules* what the rules advise, by item.
    """
    found = [
        *(
            Doubt(item_id, Witness.ANSWERS, reason, bool(is_provisional))
            for item_id, reason, is_provisional in by_answers[["item_id", "reason", "is_provisional"]].itertuples(
                index=False
            )
        ),
        *(Doubt(flag.item_id, Witness.STUDENTS, flag.comment or NO_COMMENT) for flag in by_students),
        *(Doubt(item_id, Witness.RULES, reason) for item_id, reasons in by_rules.items() for reason in reasons),
    ]
    by_item: dict[str, list[Doubt]] = {}
    for doubt in found:
        by_item.setdefault(doubt.item_id, []).append(doubt)
    return {item_id: tuple(doubts) for item_id, doubts in sorted(by_item.items(), key=lambda entry: _urgency(entry[1]))}


def is_settled(edits: Sequence[ItemEdit]) -> bool:
    """Tell whether the last that was done to an item by hand says that it is good: approved or worded by hand."""
    return bool(edits) and edits[-1].action in (CurationAction.APPROVED, CurationAction.EDITED, CurationAction.WRITTEN)


def _urgency(found: Sequence[Doubt]) -> tuple[int, int]:
    """Return what sorts the most doubtful items first: what answers and students say counts before the rules."""
    n_told = sum(doubt.witness is not Witness.RULES for doubt in found)
    return -n_told, -len(found)
