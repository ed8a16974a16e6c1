"""Definition lists that only indentation shows: a term on a line of its own, and set in below it what it means."""

from collections.abc import Iterator, Sequence

from decks.reading.draft import Form, Words
from decks.reading.forms import Dress, dress_of

_TERMS = frozenset({Dress.STRONG, Dress.WORD, Dress.SHORT})
_MIN_DEFINED = 2  # terms in a row: one alone may be a heading above a quotation


def definition_lists(words: Sequence[Words]) -> Iterator[range]:
    """Yield where in *words* lists of terms stand, each term right before its definition.

    An article whose prose is set in throughout has headings above it and no terms.
    """
    margin = min((word.indent for word in words if _is_prose(word)), default=0)
    start = 0
    while start < len(words):
        end = start
        while end + 1 < len(words) and words[end].indent <= margin and _defines(words[end], words[end + 1]):
            end += 2
        if end - start >= 2 * _MIN_DEFINED:
            yield range(start, end)
        start = max(end, start + 1)


def with_definitions(words: Sequence[Words]) -> Iterator[Words]:
    """Yield *words*, each term of a definition list with its definition as an item: "Tophus: a nodule of urate."."""
    place = 0
    for found in definition_lists(words):
        yield from words[place : found.start]
        yield from defined(words[found.start : found.stop])
        place = found.stop
    yield from words[place:]


def defined(words: Sequence[Words]) -> Iterator[Words]:
    """Yield the items that *words*, terms and definitions by turns, make."""
    for term, definition in zip(words[::2], words[1::2], strict=True):
        yield Words(Form.BULLET, f"{term.wording}: {' '.join(definition.wording.split())}", depth=1)


def _is_prose(word: Words) -> bool:
    return word.form is Form.PARAGRAPH and word.wording.endswith(".")


def _defines(term: Words, after: Words) -> bool:
    """Tell whether *after* is a paragraph set in below *term*, a short line."""
    is_term = term.form is Form.PARAGRAPH and dress_of(term.wording) in _TERMS
    return is_term and _is_prose(after) and after.indent > term.indent
