"""Names that are an answer wherever they stand: genes, chromosomes, ways of inheritance."""

import re
from collections.abc import Iterator

_SYMBOL = r"[A-Z][A-Z0-9]{1,8}(?:-?\d+[A-Z]?)?"
_NAME = re.compile(
    rf"\b(?P<gene>{_SYMBOL}(?: and {_SYMBOL})?)(?= (?:genes?|proteins?|mutations?|enzyme|receptors?))|"
    rf"\bgenes? (?:called|named|known as) (?P<called>{_SYMBOL})|"
    r"\bchromosome (?P<chromosome>\d+[pq]?[\d.]*)|"
    r"\b(?P<inheritance>autosomal (?:dominant|recessive)|X-linked(?: (?:dominant|recessive))?|mitochondrial)"
    r"(?= (?:\w+ )?(?:pattern|manner|condition|disorder|disease|trait|inheritance|fashion|way|form))"
)
_LISTED = re.compile(r"(?:,|\bor|\band) $")


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters, from and up to, of each gene, chromosome and way of inheritance that *text* names once."""
    for match in _NAME.finditer(text):
        start, end = match.span(str(match.lastgroup))
        end -= len(match[str(match.lastgroup)]) - len(match[str(match.lastgroup)].rstrip("."))
        said = re.findall(rf"(?<!\w){re.escape(text[start:end])}", text, re.IGNORECASE)
        is_one_of_several = match.lastgroup == "gene" and _LISTED.search(text[:start])
        if len(said) == 1 and not is_one_of_several and text[end : end + 1] not in ("/", "-"):
            yield start, end
