"""What every format reader hands on: the article's text and its pieces in order, before they become an outline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from itertools import islice

from decks.model import Cell, Span
from decks.pictures import PictureAt, Sketch, no_picture
from decks.reading.bullets import without_signs


class Tier(IntEnum):
    """By what a heading's rank is known; an earlier tier contains a later one."""

    MARKED = 0  # the format gives the level
    LISTED = 1  # the level of the list item that the heading stands in, in outliner notes
    NUMBERED = 2
    UNDERLINED = 3
    CAPITALS = 4
    KNOWN = 5  # a heading that usually stands at the top of an article
    OTHER = 6
    RUN_IN = 7  # a question that runs into its answer
    FUSED = 8  # a heading that a conversion ran into its paragraph, with which it ends


Rank = tuple[Tier, int]
"""How high a heading stands: a smaller rank contains a larger one."""


_HEADING_END, _CELL_END = ": ", "; "
MAX_PIECES = 50_000  # about five textbooks; a reader stops after one more


class Form(StrEnum):
    """The visible form of a piece."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"  # of a table
    PICTURE = "picture"  # of words only: the text does not hold it


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text that stand together: a heading, a paragraph, a bullet without its sign, or a row.

    *depth* is 0 but for bullets, 1 for outer ones. *rank* is set where the format itself ranks headings. *indent* is
    the column (outline level in outliner notes) at which the piece begins. *sign* is a bullet's; *cells* are a row's.
    """

    form: Form
    start_char: int
    end_char: int
    depth: int = 0
    rank: Rank | None = None
    indent: int = 0
    sign: str = ""
    cells: tuple[Cell, ...] = ()

    def of(self, text: str) -> str:
        """Return the characters of *text* that this piece covers."""
        return text[self.start_char : self.end_char]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's text and its pieces in order.

    *title*, *address* and *licence* are set where the format carries them apart from the text. *sketches* are its
    pictures, each after how many characters it stands; *picture_at* finds them.
    """

    text: str
    pieces: tuple[Piece, ...]
    title: str | None = None
    address: str | None = None
    licence: str | None = None
    sketches: tuple[tuple[int, Sketch], ...] = ()
    picture_at: PictureAt = no_picture


@dataclass(frozen=True, slots=True)
class Words:
    """One piece of a format whose marks are not kept: its plain wording, to be laid out as text.

    *cells* are those of a row: the heading of the column ("" for none) and the words. A picture has a *sketch* instead.
    """

    form: Form
    wording: str
    depth: int = 0
    rank: Rank | None = None
    indent: int = 0
    cells: tuple[tuple[str, str], ...] = ()
    sketch: Sketch | None = None


def picture_words(address: str, alt: str) -> Words:
    """Return what stands for a picture among words."""
    return Words(Form.PICTURE, "", sketch=Sketch(address, alt))


def row_of(cells: Iterable[tuple[str, str]]) -> Words:
    """Return the row that *cells*, each the heading of its column or "" and words, make: "Dose: 5 mg; Route: oral"."""
    cells = tuple(cells)
    return Words(Form.ROW, _CELL_END.join(_labelled(*cell) for cell in cells), cells=cells)


def _labelled(heading: str, words: str) -> str:
    return f"{heading}{_HEADING_END}{words}" if heading else words


def lay_out(
    words: Iterable[Words],
    *,
    title: str | None = None,
    address: str | None = None,
    licence: str | None = None,
    picture_at: PictureAt = no_picture,
) -> Draft:
    """Write *words* down as readable text, a blank line between pieces, and return the draft that refers to it."""
    parts: list[str] = []
    pieces: list[Piece] = []
    sketches: list[tuple[int, Sketch]] = []
    length = 0
    for word in islice(words, MAX_PIECES + 1):
        if word.sketch is not None:
            sketches.append((length, word.sketch))
        wording = word.wording if word.cells else without_signs(word.wording.strip())
        if not wording:
            continue
        lead = ("\n\n" if parts else "") + ("  " * word.depth + "• " if word.form is Form.BULLET else "")
        start = length + len(lead)
        length = start + len(wording)
        parts += [lead, wording]
        cells = tuple(_cells_at(start, word.cells))
        pieces.append(Piece(word.form, start, length, word.depth, word.rank, word.indent, cells=cells))
    return Draft("".join(parts), tuple(pieces), title, address, licence, tuple(sketches), picture_at)


def in_a_row(drafts: Iterable[Draft]) -> Draft:
    """Return *drafts*, whose pieces alone count, as one, a blank line between them."""
    text, pieces = "", []
    for draft in drafts:
        text += "\n\n" if text else ""
        pieces += [_moved(piece, len(text)) for piece in draft.pieces]
        text += draft.text
    return Draft(text, tuple(pieces))


def cut_out(draft: Draft, start: int, end: int) -> Draft:
    """Return the pieces of *draft* from number *start* up to *end*, with their lines and pictures, as a draft."""
    first, after = (_line_start(draft, number) for number in (start, end))
    pieces = tuple(_moved(piece, -first) for piece in draft.pieces[start:end])
    sketches = tuple((at - first, sketch) for at, sketch in draft.sketches if first <= at < after)
    return replace(draft, text=draft.text[first:after].rstrip(), pieces=pieces, title=None, sketches=sketches)


def _line_start(draft: Draft, number: int) -> int:
    """Return where the line of piece *number* begins; for the number after the last, a place past the whole text."""
    if number == len(draft.pieces):
        return len(draft.text) + 1
    return draft.text.rfind("\n", 0, draft.pieces[number].start_char) + 1


def _moved(piece: Piece, by: int) -> Piece:
    cells = (Cell(_shifted(cell.words, by), cell.heading and _shifted(cell.heading, by)) for cell in piece.cells)
    return replace(piece, start_char=piece.start_char + by, end_char=piece.end_char + by, cells=tuple(cells))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start_char + by, span.end_char + by)


def _cells_at(start: int, cells: Iterable[tuple[str, str]]) -> Iterator[Cell]:
    """Yield where the *cells* of a row that begins at *start* stand."""
    for heading, words in cells:
        start_of_words = start + (len(heading) + len(_HEADING_END) if heading else 0)
        end = start_of_words + len(words)
        yield Cell(Span(start_of_words, end), Span(start, start + len(heading)) if heading else None)
        start = end + len(_CELL_END)
