"""Names that are an answer wherever they stand: genes, clotting factors, chromosomes, inheritance, peoples."""

import re
from collections.abc import Iterator

_SYMBOL = r"(?!(?:I|II|III|IV|VI|VII|VIII|IX|RNA|DNA)\b)[A-Z][A-Z0-9]{1,8}(?:-?\d+[A-Z]?)?"
_ROMAN = r"(?:VIII|VII|IX|XIII|XII|XI|X|V)"
_NAME = re.compile(
    rf"\b(?P<gene>{_SYMBOL}(?: and {_SYMBOL})?)(?= (?:genes?|proteins?|mutations?|enzyme|receptors?|"
    r"(?:\w+ )?alleles?))|"
    rf"\bgenes? (?:called|named|known as) (?P<called>{_SYMBOL})|"
    rf"\b(?P<sole>{_SYMBOL})(?= is (?:the only |one )(?:known )?(?:of the )?genes? )|"
    rf"(?<=\b[Ff]actor )(?P<factor>{_ROMAN}(?: (?:or|and) {_ROMAN})?)(?! (?:deficiency|Leiden|activity))\b|"
    r"\bchromosome (?P<chromosome>\d+[pq]?[\d.]*)|"
    r"\b(?P<deletion>(?:1?\d|2[0-2]|X)[pq]\d[\d.]*)(?= (?:micro)?(?:deletion|duplication))|"
    r"\bchromosomes (?P<pair>(?:\d+|X) and (?:\d+|Y))\b|"
    r"\bof (?P<people>(?:[A-Z][a-z]+[ -]){0,2}[A-Z][a-z]+(?: (?:and|or) [A-Z][a-z]+)?)"
    r"(?= (?:descent|ancestry|heritage))|"
    r"\b(?P<inheritance>autosomal (?:dominant|recessive)|X-linked(?: (?:dominant|recessive))?|mitochondrial)"
    r"(?= (?:\w+ )?(?:pattern|manner|condition|disorder|disease|trait|inheritance|fashion|way|form))"
)
_PIECE = re.compile(r"\b(?![A-Z][a-z]+ly\b)\w+[A-Z]\w* $")  # "RNase" in "RNase MRP"
_CHROMOSOME = re.compile(r"\bchromosome \d")
_LISTED = re.compile(r"(?:,|\bor|\band) $")


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters, from and up to, of each gene, factor, chromosome and inheritance that *text* names once."""
    for match in _NAME.finditer(text):
        kind = str(match.lastgroup)
        start, end = match.start(kind), match.start(kind) + len(match[kind].rstrip("."))
        said = re.findall(rf"(?<!\w){re.escape(text[start:end])}", text, re.IGNORECASE)
        is_cut = text[:start].count("(") > text[:start].count(")") or text[end : end + 1] in ("/", "-")
        if len(said) == 1 and not is_cut and not _is_one_of_several(text, start, kind):
            yield start, end


def _is_one_of_several(text: str, start: int, kind: str) -> bool:
    """Tell whether the name at *start* is a piece of one, one of a list of genes, or of two chromosomes."""
    if kind == "chromosome":
        return len(_CHROMOSOME.findall(text)) > 1
    if re.search(r"\bgenes?,? (?:and|or) (?:the )?[A-Z0-9]{2,} genes?\b", text):
        return True
    return kind == "gene" and (_LISTED.search(text[:start]) or _PIECE.search(text[:start])) is not None
