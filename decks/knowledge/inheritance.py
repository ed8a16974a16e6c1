"""How a condition may be inherited: each pattern with what it means for parents and children."""

from collections.abc import Mapping
from types import MappingProxyType

# A pattern, and a verb phrase that says what it needs.
INHERITANCE: Mapping[str, str] = MappingProxyType(
    {
        "autosomal dominant": "needs one altered copy of the gene, which either parent may hand on",
        "autosomal recessive": "needs two altered copies of the gene, one from each parent",
        "X-linked recessive": "affects mostly males, who have only one X chromosome",
        "X-linked dominant": "needs one altered copy on an X chromosome, in males and females alike",
        "mitochondrial": "is handed on by mothers only, through the mitochondria of the egg",
    }
)


def inheritance_in(text: str) -> frozenset[str]:
    """Return the patterns of inheritance that *text* names."""
    lowered = text.lower()
    return frozenset(pattern for pattern in INHERITANCE if pattern.lower() in lowered)
