"""What a column of a table is called, how its values read, and what exactly they are: one row, wherever it is shown."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    """How the values of a column read. SHARE is a number from 0 to 1 (or -1 to 1), read as percent."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    SHARE = "share"
    TRUTH = "truth"
    DAY = "day"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its *name* in a data frame, the *title* that people read, and its *definition*, one sentence or two."""

    name: str
    title: str
    kind: ColumnKind
    definition: str = ""
