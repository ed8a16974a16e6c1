"""The parts of the body by which articles sort what an illness does: "Skin: hives", "Neurological: headache"."""

from functools import cache
from pathlib import Path

from decks.knowledge.folding import normal
from decks.knowledge.tables import DATA, read_table
from decks.knowledge.terms import term_type

_COLUMNS = ("words", "asked")


@cache
def read_body_systems(data: Path) -> dict[str, str]:
    """Return what a question calls each part of the body in *data*, by key; a ValueError names a word that is twice."""
    asked: dict[str, str] = {}
    for row in read_table(data / "body_systems.tsv", _COLUMNS):
        for words in row.many("words"):
            if asked.setdefault(normal(words), row.cells["asked"]) != row.cells["asked"]:
                raise ValueError(f"{row.where}: “{words}” stands in another row, too")
    return asked


def body_part(term: str) -> str | None:
    """Return what a question calls the part that *term* sorts findings by ("the skin"), or None where it is none."""
    known = read_body_systems(DATA).get(normal(term))
    type_ = term_type(term) if known is None else None
    if type_ is not None and type_.kind == "anatomical":
        return f"the {term[:1].lower()}{term[1:]}"
    return known
