"""Of which patients a thing can be said: nobody speaks few words at three months, no woman has a prostate."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decks.knowledge.tables import DATA, read_table

_COLUMNS = ("words", "from", "to", "sex")
_SEXES = ("female", "male")
_OLDEST = 150.0


@dataclass(frozen=True, slots=True)
class Limit:
    """Words that are said only of patients between *low* and *high* years of age, of a *sex* if it is not None."""

    words: re.Pattern[str]
    low: float
    high: float
    sex: str | None


def _years(cell: str, default: float, where: str) -> float:
    """Return *cell*, "1.5" or "-", as years."""
    if cell == "-":
        return default
    if not re.fullmatch(r"\d+(?:\.\d+)?", cell):
        raise ValueError(f"{where}: “{cell}” is no age in years")
    return float(cell)


@cache
def read_limits(data: Path) -> tuple[Limit, ...]:
    """Return every limit of *data*. A ValueError names a row whose ages or sex are wrong."""
    limits = []
    for row in read_table(data / "limits.tsv", _COLUMNS):
        words = "|".join(re.escape(word) for word in row.many("words"))
        low, high = (_years(row.cells[end], default, row.where) for end, default in (("from", 0.0), ("to", _OLDEST)))
        if low >= high:
            raise ValueError(f"{row.where}: no age is from {low} to {high} years")
        sex = row.one("sex")
        if sex not in (None, *_SEXES):
            raise ValueError(f"{row.where}: “{sex}” is none of {', '.join(_SEXES)}")
        limits.append(Limit(re.compile(rf"\b(?:{words})", re.IGNORECASE), low, high, sex))
    return tuple(limits)


def fits(words: str, *, age_years: float, sex: str) -> bool:
    """Tell whether *words* may be said of a patient of *age_years* and of *sex*, "female" or "male"."""
    return all(
        limit.low <= age_years <= limit.high and limit.sex in (None, sex)
        for limit in read_limits(DATA)
        if limit.words.search(words)
    )
