"""What a finding is the hallmark of: whoever sees it thinks of that condition, so it gives away options beside it."""

from functools import cache
from pathlib import Path

from decks.knowledge.findings import read_findings
from decks.knowledge.scripts import condition
from decks.knowledge.tables import DATA, read_table

_COLUMNS = ("finding", "of")


@cache
def read_hallmarks(data: Path) -> dict[str, tuple[str, ...]]:
    """Return the conditions of which each finding of *data* is the hallmark; a ValueError names a row that is wrong."""
    known = {each.name for each in read_findings(data).values()}
    by_finding: dict[str, tuple[str, ...]] = {}
    for row in read_table(data / "hallmarks.tsv", _COLUMNS):
        name, conditions = row.cells["finding"], row.many("of")
        if name not in known or name in by_finding:
            raise ValueError(f"{row.where}: “{name}” is no finding of findings.tsv, or stands twice")
        for each in conditions:
            if (script := condition(each)) is None or script.name != each:
                raise ValueError(f"{row.where}: “{each}” is the name of no illness script")
        by_finding[name] = conditions
    return by_finding


def hallmark_of(name: str) -> tuple[str, ...]:
    """Return the conditions of which the finding *name* is the hallmark; none for most findings."""
    return read_hallmarks(DATA).get(name, ())
