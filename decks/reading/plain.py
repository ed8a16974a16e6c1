"""Plain text: lines into pieces where they stand, by blank lines, indentation and bullet signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from decks.reading.bullets import Level, Sign, bullet_sign, follows, nest
from decks.reading.draft import Draft, Form, Piece
from decks.reading.headings import is_heading_phrase

_TAB = 4
_RULE = re.compile(r"([-=_*~#])\1{2,}\s*|(?:[-=_*~#]\s+){2,}[-=_*~#]\s*")
_UNWRAPPED = 120  # characters; a longer line was not wrapped by hand
_MAX_HEADING = 80  # characters
_SENTENCE_ENDS = (".", "!", "?", ":", ".”", ".)", '."', ".’")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its indentation and trailing space; *indent* is its column, tabs every four."""

    start_char: int
    end_char: int
    indent: int
    wording: str


def plain_draft(text: str) -> Draft:
    """Return *text* with its pieces: paragraphs (hard-wrapped lines joined) and bullets; headings are told later."""
    return Draft(text, tuple(_nested(_pieces(_lines(text)))))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        wording = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())]
        begin = start + len(lead)
        yield Line(begin, begin + len(wording), len(lead.expandtabs(_TAB)), wording)
        start += len(raw) + 1


def _pieces(lines: Iterator[Line]) -> Iterator[Piece]:
    """Yield the pieces that *lines* make; a bullet's depth is not known yet."""
    piece: Piece | None = None
    last: Line | None = None
    sign: Sign | None = None
    for line in lines:
        found = _sign_of(line, sign, is_inside=piece is not None and last is not None and not _ends(last, line))
        if piece is not None and last is not None and found is None and _continues(piece, last, line):
            piece = replace(piece, end_char=line.end_char)
            last = line
            continue
        if piece is not None:
            yield _underlined(piece, line)
        piece, last = None, line
        if line.wording and not _RULE.fullmatch(line.wording):
            piece = _opened(line, found)
            sign = found or sign
    if piece is not None:
        yield piece


def _opened(line: Line, sign: Sign | None) -> Piece:
    if sign is None:
        return Piece(Form.PARAGRAPH, line.start_char, line.end_char, indent=line.indent)
    return Piece(
        Form.BULLET, line.start_char + sign.length, line.end_char, depth=1, indent=line.indent, sign=sign.style
    )


def _sign_of(line: Line, previous: Sign | None, *, is_inside: bool) -> Sign | None:
    """Return the line's bullet sign; numbers and letters inside a running paragraph, or out of order, are words."""
    sign = bullet_sign(line.wording)
    if sign is None or sign.ordinal is None or sign.ordinal == 1 or follows(sign, previous):
        return None if sign is not None and is_inside and not _is_plain(sign) else sign
    return sign if sign.style == "1" and not is_inside else None


def _is_plain(sign: Sign) -> bool:
    return sign.ordinal is None


def _underlined(piece: Piece, line: Line) -> Piece:
    """Return *piece* as a heading if *line* underlines it: "=" above "-" above the rest."""
    wording = line.wording
    if piece.form is not Form.PARAGRAPH or not wording or not _RULE.fullmatch(wording) or " " in wording:
        return piece
    if piece.end_char - piece.start_char > _MAX_HEADING or line.start_char - piece.end_char > 1 + line.indent + _TAB:
        return piece
    return replace(piece, form=Form.HEADING, rank=(1, "=-".find(wording[0]) % 3))


def _continues(piece: Piece, last: Line, line: Line) -> bool:
    """Tell whether *line* runs on from *last* in the same piece."""
    if not line.wording or _RULE.fullmatch(line.wording):
        return False
    if piece.form is Form.BULLET:
        return line.indent > piece.indent or line.wording[0].islower() or _is_full(last)
    return not _ends(last, line)


def _is_full(line: Line) -> bool:
    """Tell whether *line* looks wrapped: long, but not longer than a hand wraps, and without an end."""
    return 60 <= len(line.wording) <= _UNWRAPPED and not line.wording.endswith(_SENTENCE_ENDS)


def _ends(last: Line, line: Line) -> bool:
    """Tell whether the paragraph ends with *last* although no blank line follows."""
    if not last.wording or not line.wording:
        return True
    if line.wording[0].islower():
        return False
    if is_heading_phrase(last.wording) or is_heading_phrase(line.wording):
        return True
    is_sentence_end = last.wording.endswith(_SENTENCE_ENDS)
    return len(last.wording) > _UNWRAPPED or (is_sentence_end and len(last.wording) < 0.7 * len(line.wording))


def _nested(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with the depth of each bullet; a paragraph at or left of the outer bullets closes the lists."""
    levels: tuple[Level, ...] = ()
    for piece in pieces:
        if piece.form is Form.BULLET:
            levels = nest(levels, Level(piece.indent, piece.sign))
            yield replace(piece, depth=len(levels))
            continue
        if levels and piece.indent <= levels[0].indent:
            levels = ()
        yield piece
