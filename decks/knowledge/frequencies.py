"""How common some well-known conditions are, for comparison."""

import math
from functools import cache
from pathlib import Path

from decks.knowledge.tables import DATA, read_table

_COLUMNS = ("one_in", "condition")
_NEAR = 2.1  # times more common or rarer: about as common


@cache
def read_frequencies(data: Path) -> tuple[tuple[int, str], ...]:
    """Return the conditions of *data* with one in how many has each; a ValueError names a row that is wrong."""
    rows = read_table(data / "frequencies.tsv", _COLUMNS)
    for row in rows:
        if not row.cells["one_in"].isdecimal() or int(row.cells["one_in"]) < 1:
            raise ValueError(f"{row.where}: “{row.cells['one_in']}” is no number of people")
    return tuple((int(row.cells["one_in"]), row.cells["condition"]) for row in rows)


def as_common_as(one_in: float) -> str | None:
    """Return the condition that is nearest to as common as *one_in* so many, or None where none is near."""
    nearest = min(read_frequencies(DATA), key=lambda pair: abs(math.log(pair[0] / one_in)))
    return nearest[1] if abs(math.log(nearest[0] / one_in)) <= math.log(_NEAR) else None
