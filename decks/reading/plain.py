"""Plain text: lines into pieces where they stand, by blank lines, indentation and bullet signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from decks.reading.boilerplate import is_boilerplate_line
from decks.reading.bullets import Level, Sign, bullet_sign, follows, nest, without_signs
from decks.reading.definitions import defined, definition_lists
from decks.reading.draft import MAX_PIECES, Draft, Form, Piece, Tier, Words, in_a_row, lay_out
from decks.reading.forms import Dress, dress_of
from decks.reading.lines import Line, lines_of
from decks.reading.questions import is_labelled
from decks.reading.tables import table_words
from decks.reading.text_tables import TextTable, parted

_RULE = re.compile(r"([-=_*~#])\1{2,}|(?:[-=_*~#][ \t]+){2,}[-=_*~#]")
_UNDERLINE = re.compile(r"([-=~^])\1{2,}")
_UNDERLINES = "=-"  # the higher first; others below
_UNWRAPPED = 120  # characters; a longer line was not wrapped by hand
_WRAPPED = 60  # characters; a shorter line was not full
_MAX_RULE = 200  # characters
_MAX_HEADING = 80  # characters
_SENTENCE_ENDS = (".", "!", "?", ":", ".”", ".)", '."', ".’")


def plain_draft(text: str) -> Draft:
    """Return *text* with its pieces: paragraphs (hard-wrapped lines joined) and bullets; headings are told later.

    Tables are rewritten by rows, and lists of terms by items.
    """
    parts = tuple(draft for part in parted(text) for draft in _part_drafts(part))
    return in_a_row(parts) if len(parts) > 1 else parts[0]


def _part_drafts(part: str | TextTable) -> Iterator[Draft]:
    """Yield the drafts that *part* makes: a table, or text around the lists of terms that its indentation shows."""
    if isinstance(part, TextTable):
        yield lay_out(table_words(part.rows, has_header=part.has_header))
        return
    pieces = plain_pieces(part)
    words = [Words(piece.form, piece.of(part), indent=_indent_of(piece, part)) for piece in pieces]
    begin = 0
    for found in definition_lists(words):
        before = part[begin : pieces[found.start].start_char]
        yield Draft(before, plain_pieces(before))
        yield lay_out(defined(words[found.start : found.stop]))
        begin = pieces[found.stop - 1].end_char
    yield Draft(part[begin:], plain_pieces(part[begin:])) if begin else Draft(part, pieces)


def _indent_of(piece: Piece, text: str) -> int:
    """Return the leftmost column of *piece*, whose first line may be set in alone."""
    below = islice(lines_of(piece.of(text)), 1, None)
    return min([piece.indent, *(line.indent for line in below)])


def plain_pieces(text: str) -> tuple[Piece, ...]:
    """Return the paragraphs and bullets of *text*."""
    return tuple(islice(_nested(_pieces(lines_of(text))), MAX_PIECES + 1))


@dataclass(frozen=True, slots=True)
class _Current:
    """The piece in the making, as its first line has it, and its last line so far."""

    piece: Piece
    last: Line

    @property
    def is_line(self) -> bool:
        """Tell whether the piece is one line so far."""
        return self.last.start_char <= self.piece.start_char

    @property
    def whole(self) -> Piece:
        """Return the piece up to its last line."""
        return replace(self.piece, end_char=self.last.end_char)


def _pieces(lines: Iterator[Line]) -> Iterator[Piece]:
    """Yield the pieces that *lines* make; a bullet's depth is not known yet."""
    current: _Current | None = None
    last_signs: dict[str, Sign] = {}
    for line in lines:
        sign = _sign_of(line, current, last_signs)
        if current is not None and sign is None and _continues(current, line):
            current = _Current(current.piece, line)
            continue
        if current is not None:
            yield _underlined(current, line)
        if sign is not None:
            last_signs[sign.style] = sign
        current = _begun(line, sign)
    if current is not None:
        yield current.whole


def _begun(line: Line, sign: Sign | None) -> _Current | None:
    """Return the piece that begins with *line*, None for a blank line or one that only draws."""
    if not any(map(str.isalnum, line.wording)):
        return None
    if sign is None:
        return _Current(Piece(Form.PARAGRAPH, line.start_char, line.end_char, indent=line.indent), line)
    start = line.end_char - len(without_signs(line.wording[sign.length :]))
    style = "" if line.is_run_on else sign.style  # its column says nothing
    return _Current(Piece(Form.BULLET, start, line.end_char, depth=1, indent=line.indent, sign=style), line)


def _sign_of(line: Line, current: _Current | None, last_signs: dict[str, Sign]) -> Sign | None:
    """Return the line's bullet sign; a number or letter that is not in order, or inside a sentence, is a word."""
    sign = bullet_sign(line.wording)
    if sign is None or sign.ordinal is None:
        return sign
    is_next = sign.ordinal == 1 or follows(sign, last_signs.get(sign.style))
    if current is None or _ends(current, line):
        return sign if is_next or sign.style == "1" else None
    is_in_list = current.piece.form is Form.BULLET or current.last.wording.endswith(":")
    is_heading = sign.style == "1" and is_in_list and dress_of(line.wording) <= Dress.STRONG
    return sign if (is_next and is_in_list) or is_heading else None


def _underlined(current: _Current, line: Line) -> Piece:
    """Return the finished piece, as a heading if *line* underlines it: "=" above "-" above the rest."""
    piece, rule = current.whole, line.wording
    is_line = piece.form is Form.PARAGRAPH and current.is_line and piece.end_char - piece.start_char <= _MAX_HEADING
    if not is_line or line.is_run_on or len(rule) > _MAX_RULE or not _UNDERLINE.fullmatch(rule):
        return piece
    return replace(piece, form=Form.HEADING, rank=(Tier.UNDERLINED, _UNDERLINES.find(rule[0]) % 3))


def _continues(current: _Current, line: Line) -> bool:
    """Tell whether *line* runs on from the piece in the making."""
    if not line.wording or (len(line.wording) <= _MAX_RULE and _RULE.fullmatch(line.wording)):
        return False
    if current.piece.form is Form.BULLET:
        return line.indent > current.piece.indent or line.wording[0].islower() or _is_full(current.last)
    return not _ends(current, line)


def _is_full(line: Line) -> bool:
    """Tell whether *line* looks wrapped by hand: of a page's width, and without an end."""
    return _WRAPPED <= len(line.wording) <= _UNWRAPPED and not line.wording.endswith(_SENTENCE_ENDS)


def _ends(current: _Current, line: Line) -> bool:
    """Tell whether the piece in the making ends before *line* although no blank line stands between."""
    last = current.last.wording
    if is_labelled(line.wording) or (current.is_line and is_boilerplate_line(last)):
        return True
    if line.wording[:1].islower():
        return False
    is_below_heading = current.is_line and len(last) < _WRAPPED and dress_of(last) <= Dress.STRONG
    if is_below_heading or (len(line.wording) < _WRAPPED and dress_of(line.wording) is Dress.TOP):
        return True
    if not last.endswith(_SENTENCE_ENDS):
        return len(last) > _UNWRAPPED
    return len(last) > _UNWRAPPED or len(last) < 0.7 * len(line.wording) or _stands_alone(line.wording)


def _stands_alone(wording: str) -> bool:
    """Tell whether a line after a sentence is a heading or page furniture, and not the paragraph's last line."""
    dress = dress_of(wording)
    is_heading = dress is Dress.QUESTION or (dress <= Dress.STRONG and len(wording) < _WRAPPED)
    return is_heading or is_boilerplate_line(wording)


def _nested(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with the depth of each bullet; a paragraph at or left of the outer bullets closes the lists."""
    levels: tuple[Level, ...] = ()
    for piece in pieces:
        if piece.form is Form.BULLET:
            levels = nest(levels, Level(piece.indent, piece.sign)) if piece.sign else levels
            yield replace(piece, depth=max(len(levels), 1))
            continue
        if levels and piece.indent <= levels[0].indent:
            levels = ()
        yield piece
