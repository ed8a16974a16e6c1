"""Genes: what each encodes, what that does, and which conditions its mutations cause."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decks.knowledge.tables import DATA, Row, read_table

_COLUMNS = ("gene", "product", "does", "conditions", "inheritance", "family")
# Words that tell neither a condition nor a product from others.
_EMPTY = frozenset("of the and type with protein proteins subunit alpha beta gamma delta chain factor".split())
_MIN_INITIALS = 3
_LETTERS = 6  # of a word that tells a product
_NO_ENZYME = frozenset(("inhibitor", "activator", "receptor", "regulator", "translocase", "substrate", "modulator"))
PATTERNS: Mapping[str, str] = {
    "AD": "autosomal dominant",
    "AR": "autosomal recessive",
    "XL": "X-linked",
    "XLR": "X-linked recessive",
    "XLD": "X-linked dominant",
    "MT": "mitochondrial",
    "SOM": "somatic",
}


@dataclass(frozen=True, slots=True)
class Gene:
    """A gene by its *symbol*: its *product*, and what that *does*, a verb phrase that follows "which".

    Its mutations cause the *conditions*, inherited by *patterns*. The *family* holds genes of conditions like these.
    """

    symbol: str
    product: str
    does: str
    conditions: tuple[str, ...]
    patterns: tuple[str, ...]
    family: str

    @property
    def is_enzyme(self) -> bool:
        """Tell whether the product's name is that of an enzyme: "acid ceramidase", "aldolase B"."""
        words = self.product.replace(",", "").split()
        return any(word.endswith("ase") for word in words) and not _NO_ENZYME & set(words)


def gene(symbol: str) -> Gene | None:
    """Return the gene *symbol* of the table, or None."""
    return _genes().get(symbol)


def family_of(symbol: str) -> tuple[Gene, ...]:
    """Return the other genes of the family of the gene *symbol*; none where the table does not know it."""
    known = gene(symbol)
    return tuple(g for g in _genes().values() if known and g.family == known.family and g.symbol != symbol)


def is_named_after(name: str, symbol: str) -> bool:
    """Tell whether the *name* of a condition gives the gene *symbol* away, or what it encodes: "OTC deficiency"."""
    words = [word for word in re.findall(r"[^\W_]+", name.lower()) if word not in _EMPTY]
    bare = re.sub(r"\d.*$", "", symbol.lower())
    initials = "".join(word[0] for word in words)
    if symbol.lower() in words or (len(bare) >= _MIN_INITIALS and initials.startswith(bare)):
        return True
    known = gene(symbol)
    product = [word for word in re.findall(r"[^\W_]+", known.product.lower()) if word not in _EMPTY] if known else []
    shared = sum(len(word) >= _LETTERS and word in words for word in product)
    return bool(product) and shared > len(product) / 2


@cache
def _genes() -> dict[str, Gene]:
    return read_genes(DATA / "genes.tsv")


def read_genes(path: Path) -> dict[str, Gene]:
    """Return the genes of the table *path* by symbol. A ValueError names the line that is wrong."""
    genes: dict[str, Gene] = {}
    for row in read_table(path, _COLUMNS):
        made = _gene(row)
        if made.symbol in genes:
            raise ValueError(f"{row.where}: “{made.symbol}” is already in the table")
        genes[made.symbol] = made
    return genes


def _gene(row: Row) -> Gene:
    """Return *row* as a gene."""
    codes, conditions = row.many("inheritance"), row.many("conditions")
    unknown = [code for code in codes if code not in PATTERNS]
    if unknown:
        raise ValueError(f"{row.where}: “{unknown[0]}” is none of {', '.join(PATTERNS)}")
    if not conditions:
        raise ValueError(f"{row.where}: “{row.cells['gene']}” causes no condition")
    first = row.cells["does"].split()[0]
    if not first.endswith("s") or row.cells["does"].endswith("."):
        raise ValueError(f"{row.where}: “{row.cells['does']}” does not go after “which”")
    return Gene(
        symbol=row.cells["gene"],
        product=row.cells["product"],
        does=row.cells["does"],
        conditions=conditions,
        patterns=tuple(PATTERNS[code] for code in codes),
        family=row.cells["family"],
    )
