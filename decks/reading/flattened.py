"""Lists that a conversion ran together with dashes: "It affects: - the skin - the eyes - the heart"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from decks.reading.draft import Form, Piece
from decks.reading.forms import announces_list

_DASH = re.compile(r"(?<=\S)\s[-–—]\s+(?=\S)")
_SENTENCE_MARK = re.compile(r"[.!?:]\s+(?=\S)")
_MAX_PARAGRAPH = 20_000  # characters
_MAX_ITEM = 120  # characters
_MAX_ITEM_WORDS = 8
_MAX_ANNOUNCED_WORDS = 14  # of an item after a lead such as "Signs include:"
_MAX_FIRST_WORDS = 15
_MIN_DASHES = 4
_MIN_ANNOUNCED_DASHES = 2

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _List:
    """A list inside a paragraph, in characters of it: the lead's end, the items, where the rest begins."""

    lead_end: int
    items: tuple[_Range, ...]
    rest_start: int


def with_lists(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with every paragraph that holds a flattened list as its lead, the items, and what follows."""
    for piece in pieces:
        found = _dashed_list(piece.of(text)) if piece.form is Form.PARAGRAPH else None
        if found is None:
            yield piece
            continue
        yield from _part(text, piece, Form.PARAGRAPH, (0, found.lead_end))
        for item in found.items:
            yield from _part(text, piece, Form.BULLET, item)
        yield from _part(text, piece, Form.PARAGRAPH, (found.rest_start, piece.end_char - piece.start_char))


def _part(text: str, piece: Piece, form: Form, characters: _Range) -> Iterator[Piece]:
    """Yield *characters* of *piece* without the space around them, if any are left."""
    start, end = characters
    wording = text[piece.start_char + start : piece.start_char + end]
    if wording.strip():
        first = piece.start_char + start + len(wording) - len(wording.lstrip())
        last = piece.start_char + start + len(wording.rstrip())
        yield replace(piece, form=form, start_char=first, end_char=last, depth=int(form is Form.BULLET))


def _dashed_list(wording: str) -> _List | None:
    """Find a list whose short items only dashes keep apart; it takes several to tell it from an aside."""
    if len(wording) > _MAX_PARAGRAPH:
        return None
    spans = [match.span() for match in _DASH.finditer(wording)]
    n_words = _MAX_ANNOUNCED_WORDS if spans and announces_list(wording[: spans[0][0]]) else _MAX_ITEM_WORDS
    dashes = _longest_run(wording, spans, n_words)
    if len(dashes) < _MIN_ANNOUNCED_DASHES:
        return None
    is_announced = announces_list(wording[: dashes[0][0]])
    first_start = dashes[0][1] if is_announced else _sentence_start(wording, dashes[0][0])
    if len(dashes) < _MIN_DASHES and not is_announced:
        return None
    items = [(start, end) for (_, start), (end, _) in pairwise(dashes)]
    if not is_announced and first_start < dashes[0][0]:
        items.insert(0, (first_start, dashes[0][0]))
    if _is_item(wording[dashes[-1][1] :]):
        items.append((dashes[-1][1], len(wording)))
    lead_end = dashes[0][0] if is_announced else min(first_start, dashes[0][0])
    return _List(lead_end, tuple(items), max(items[-1][1], dashes[-1][1]))


def _longest_run(wording: str, dashes: Sequence[_Range], n_words: int) -> Sequence[_Range]:
    """Return the longest run of *dashes* with nothing but items of at most *n_words* words between them."""
    between = [(index, wording[dashes[index - 1][1] : dashes[index][0]]) for index in range(1, len(dashes))]
    breaks = [index for index, item in between if not _is_item(item, n_words)]
    start, end = max(pairwise((0, *breaks, len(dashes))), key=lambda bounds: bounds[1] - bounds[0])
    return dashes[start:end]


def _is_item(wording: str, n_words: int = _MAX_ITEM_WORDS) -> bool:
    return len(wording) <= _MAX_ITEM and len(wording.split()) <= n_words and not _SENTENCE_MARK.search(wording)


def _sentence_start(wording: str, end: int) -> int:
    """Return where the words before *end* begin that may be the first item, *end* itself if they are too many."""
    start = max((match.end() for match in _SENTENCE_MARK.finditer(wording, 0, end)), default=0)
    return start if len(wording[start:end].split()) <= _MAX_FIRST_WORDS else end
