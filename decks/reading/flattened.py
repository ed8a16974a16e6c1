"""Lists and tables that a conversion ran together: "It affects: - the skin - the eyes", "Fever 90% Rash 50%"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from decks.model import Cell, Span
from decks.reading.draft import Form, Piece
from decks.reading.forms import announces_list

_DASH = re.compile(r"(?<=\S)\s[-–—]\s+(?=\S)")
_SENTENCE_MARK = re.compile(r"[.!?:]\s+(?=\S)")
_LAST_ASIDE = re.compile(r"\s\([^()]{1,200}\)$")
_ITEM_START = re.compile(r"[.!?:]\s+(?=\S)|\)\s+(?=[A-Z])")  # after a sentence, or after a table's head
_SHARE = re.compile(
    r"(?P<name>[A-Z](?:[^.!?:;%()]|\([^()%]{1,40}\)){2,90}?)\s+(?P<share>\d{1,3}(?:\.\d{1,2})?\s?%)(?:\s+|$)"
)
_MIN_SHARES = 4
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
    """Yield *pieces*, a paragraph that holds a flattened list or table as its lead, items or rows, and what follows."""
    for piece, after in zip_longest(pieces, pieces[1:]):
        parts = _with_rows(text, piece) if piece.form is Form.PARAGRAPH else (piece,)
        is_listed = after is not None and after.form is Form.BULLET
        for part in parts:
            yield from _with_list(text, part, is_listed=is_listed) if part.form is Form.PARAGRAPH else (part,)


def _with_list(text: str, piece: Piece, *, is_listed: bool) -> Iterator[Piece]:
    found = _dashed_list(piece.of(text)) or (_first_item(piece.of(text)) if is_listed else None)
    if found is None:
        yield piece
        return
    yield from _part(text, piece, Form.PARAGRAPH, (0, found.lead_end))
    for item in found.items:
        yield from _part(text, piece, Form.BULLET, item)
    yield from _part(text, piece, Form.PARAGRAPH, (found.rest_start, piece.end_char - piece.start_char))


def _with_rows(text: str, piece: Piece) -> Iterator[Piece]:
    """Yield *piece*, the rows of names and shares in it as rows without headings: nothing tells what the shares are."""
    wording = piece.of(text)
    begin = 0
    for run in _runs_of_shares(wording):
        yield from _part(text, piece, Form.PARAGRAPH, (begin, _name_start(run[0])))
        yield from (_row(piece, row) for row in run)
        begin = run[-1].end("share")
    yield from _part(text, piece, Form.PARAGRAPH, (begin, len(wording))) if begin else (piece,)


def _runs_of_shares(wording: str) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of names that each have a share of cases behind them, with nothing between."""
    if wording.count("%") < _MIN_SHARES or len(wording) > _MAX_PARAGRAPH:
        return
    run: list[re.Match[str]] = []
    for found in _SHARE.finditer(wording):
        is_next = bool(run) and run[-1].end() == found.start()
        if not is_next and len(run) >= _MIN_SHARES:
            yield run
        run = [*run, found] if is_next else [found]
    if len(run) >= _MIN_SHARES:
        yield run


def _name_start(row: re.Match[str]) -> int:
    """Return where the name of *row* begins, after what heads the table: "Sign Share (if known) Fever 90%"."""
    return max((mark.end() for mark in _ITEM_START.finditer(row.string, *row.span("name"))), default=row.start())


def _row(piece: Piece, row: re.Match[str]) -> Piece:
    spans = (_name_start(row), row.end("name")), row.span("share")
    first, last = (Span(piece.start_char + start, piece.start_char + end) for start, end in spans)
    cells = (Cell(first, None), Cell(last, None))
    return replace(piece, form=Form.ROW, start_char=first.start_char, end_char=last.end_char, cells=cells)


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


def _first_item(wording: str) -> _List | None:
    """Find the first item of a list whose other items follow: "They include - aspirin"; an aside may end it."""
    if len(wording) > _MAX_PARAGRAPH:
        return None
    dash = next((match for match in _DASH.finditer(wording) if _is_lead(wording[: match.start()])), None)
    if dash is None or _SENTENCE_MARK.search(_LAST_ASIDE.sub("", wording), dash.end()):
        return None
    return _List(dash.start(), ((dash.end(), len(wording)),), len(wording))


def _is_lead(wording: str) -> bool:
    return wording.endswith((".", ":")) or announces_list(wording)


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
    start = max((match.end() for match in _ITEM_START.finditer(wording, 0, end)), default=0)
    return start if len(wording[start:end].split()) <= _MAX_FIRST_WORDS else end
