"""Symptoms and signs: what a patient would call each, and what an examiner would write down."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decks.knowledge.folding import normal
from decks.knowledge.tables import DATA, Row, read_table

FINDING_COLUMNS = ("name", "synonyms", "kind", "system", "acuity", "lay", "bedside", "opposite")
SYSTEMS = frozenset(
    "blood bone breast cardiac digestive ear endocrine eye general genital growth immune joint kidney mental metabolic "
    "muscle neurological newborn nose pregnancy respiratory skin throat urinary vascular laboratory".split()
)
_ALLOWED = {
    "kind": frozenset(("symptom", "finding")),
    "system": SYSTEMS,
    "acuity": frozenset(("emergency", "acute", "either", "chronic")),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A symptom (felt by the patient) or finding (seen by the examiner).

    *lay* is a noun phrase for a complaint ("unsteady walking"), None for what no patient would notice; *bedside* a noun
    phrase for an examination ("a wide-based, unsteady gait"); *opposite* the name of the contrary finding, or None.
    *acuity* is "emergency", "acute", "chronic" or "either".
    """

    name: str
    synonyms: tuple[str, ...]
    kind: str
    system: str
    acuity: str
    lay: str | None
    bedside: str
    opposite: str | None
    where: str


def _finding(row: Row) -> Finding:
    """Return *row* as a finding."""
    cells = row.cells
    for column, allowed in _ALLOWED.items():
        if cells[column] not in allowed:
            raise ValueError(f"{row.where}: “{cells[column]}” is no {column}; known are {', '.join(sorted(allowed))}")
    return Finding(
        name=cells["name"],
        synonyms=row.many("synonyms"),
        kind=cells["kind"],
        system=cells["system"],
        acuity=cells["acuity"],
        lay=row.one("lay"),
        bedside=cells["bedside"],
        opposite=row.one("opposite"),
        where=row.where,
    )


@cache
def read_findings(data: Path) -> dict[str, Finding]:
    """Return every finding of *data* by each of its keys. A ValueError names a row that is wrong or repeats a name."""
    by_key: dict[str, Finding] = {}
    rows = read_table(data / "findings.tsv", FINDING_COLUMNS)
    for row in rows:
        finding = _finding(row)
        for surface in (finding.name, *finding.synonyms):
            if normal(surface) in by_key:
                raise ValueError(f"{row.where}: “{surface}” is already a finding")
            by_key[normal(surface)] = finding
    for row in rows:
        opposite = row.one("opposite")
        if opposite and (normal(opposite) not in by_key or opposite == row.cells["name"]):
            raise ValueError(f"{row.where}: the opposite “{opposite}” is not another finding")
    return by_key


def all_findings() -> dict[str, Finding]:
    """Return every finding by each of its keys."""
    return read_findings(DATA)


def finding(name: str) -> Finding | None:
    """Return the finding called *name* (or a synonym), or None."""
    return all_findings().get(normal(name))
