"""What a patient's history may tell: factors of risk in other words than their names, and what matters to nothing."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decks.knowledge.tables import DATA, Row, read_table

HISTORY_COLUMNS = ("name", "kind", "synonyms", "told", "unless", "systems", "raises")
_KINDS = frozenset(("risk", "neutral"))


@dataclass(frozen=True, slots=True)
class History:
    """Something in a history: its *name* as an option, and as it is *told* after "He"; "" where age alone tells it.

    *unless* are beginnings of words: an article that has one may have more to say of it. *is_risk* parts the factors
    of risk from what is neutral. A factor *raises* the risk of a condition that it is famous for; it may matter to any
    disease of its *systems*. Without *raises* it may matter to all.
    """

    name: str
    synonyms: tuple[str, ...]
    told: str
    unless: tuple[str, ...]
    is_risk: bool
    systems: tuple[str, ...]
    raises: str | None


def _history(row: Row) -> History:
    """Return *row* as a history."""
    kind = row.cells["kind"]
    if kind not in _KINDS:
        raise ValueError(f"{row.where}: “{kind}” is no kind; known are {', '.join(sorted(_KINDS))}")
    return History(
        name=row.cells["name"],
        synonyms=row.many("synonyms"),
        told=row.one("told") or "",
        unless=row.many("unless"),
        is_risk=kind == "risk",
        systems=row.many("systems"),
        raises=row.one("raises"),
    )


@cache
def read_histories(data: Path) -> tuple[History, ...]:
    """Return every history of *data*. A ValueError names a row that is wrong."""
    return tuple(map(_history, read_table(data / "histories.tsv", HISTORY_COLUMNS)))


def histories() -> tuple[History, ...]:
    """Return every history, the factors of risk first."""
    return read_histories(DATA)
