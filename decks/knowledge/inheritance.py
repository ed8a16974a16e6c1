"""How a condition may be inherited: each pattern with what it needs and how it shows in a family."""

import re
from collections.abc import Mapping
from types import MappingProxyType

# A pattern, and a verb phrase that says how it shows.
INHERITANCE: Mapping[str, str] = MappingProxyType(
    {
        "autosomal dominant": (
            "needs one altered copy of the gene and typically shows in every generation, in both sexes, "
            "also from father to son"
        ),
        "autosomal recessive": (
            "needs two altered copies of the gene, one from each parent, and typically shows in brothers and sisters "
            "of both sexes whose parents are healthy"
        ),
        "X-linked recessive": (
            "typically shows in males who are related through healthy women, and never goes from father to son"
        ),
        "X-linked dominant": (
            "shows in both sexes with one altered X chromosome; a father hands it to all his daughters and to no son"
        ),
        "mitochondrial": "comes from the mother alone, to children of both sexes; a father does not hand it on",
    }
)
X_LINKED = "X-linked"  # said without "recessive" or "dominant"
_X_LINKED = re.compile(r"\bX-linked\b(?! (?:recessive|dominant))", re.IGNORECASE)


def inheritance_in(text: str) -> frozenset[str]:
    """Return the patterns of inheritance that *text* names; of the mitochondrial one only where it is inherited so."""
    lowered = text.lower()
    named = {pattern for pattern in INHERITANCE if pattern.lower() in lowered and pattern != "mitochondrial"}
    if re.search(r"mitochondrial (?:pattern|manner|inheritance)|maternal(?:ly)? inherit", lowered):
        named.add("mitochondrial")
    if _X_LINKED.search(text) and not any(pattern.startswith(X_LINKED) for pattern in named):
        named.add(X_LINKED)
    return frozenset(named)


def other_patterns(pattern: str) -> tuple[str, ...]:
    """Return the patterns that exclude *pattern*, the likeliest to be taken for it first."""
    return tuple(name for name in INHERITANCE if not name.startswith(pattern))
