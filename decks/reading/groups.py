"""Pieces into groups, one a section: what stands between a heading and the next, and the path of headings above it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decks.model import SectionKind
from decks.reading.boilerplate import is_boilerplate_line
from decks.reading.draft import Draft, Form, Piece, Rank, Tier
from decks.reading.forms import Dress, dress_of
from decks.reading.headings import HeadingRank, find_heading, heading_wording, heading_words

_UNHEADED_PATH = ("Overview",)


@dataclass(frozen=True, slots=True)
class Group:
    """A section in the making. *anchor* is where its heading ends; *is_given* is false where it has no heading.

    *is_inferred* tells whether its kind was told from its sentences.
    """

    path: tuple[str, ...]
    kind: SectionKind
    anchor: int
    pieces: tuple[Piece, ...] = ()
    is_given: bool = True
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that is open, and where it ends. *indent* is its outline level inside a list, as in outliner notes."""

    rank: Rank
    heading: str
    kind: SectionKind
    indent: int | None
    end_char: int


def grouped(draft: Draft, *, title: str, title_piece: Piece | None) -> tuple[Group, ...]:
    """Return the groups of *draft* in order, those without pieces too."""
    groups: list[Group] = []
    pieces: list[Piece] = []
    head = _unheaded(0)
    for event in _heads_and_pieces(draft, title, title_piece):
        if isinstance(event, Piece):
            pieces.append(event)
            continue
        groups.append(replace(head, pieces=tuple(pieces)))
        head, pieces = event, []
    groups.append(replace(head, pieces=tuple(pieces)))
    if title_piece is not None and _is_navigation(draft, title_piece):
        groups = [_as_boilerplate(group) if group.anchor < title_piece.start_char else group for group in groups]
    return tuple(group for group in groups if group.pieces or group.is_given)


def _is_navigation(draft: Draft, title_piece: Piece) -> bool:
    """Tell whether what stands before the title is links to other pages: there is no sentence."""
    before = draft.pieces[: draft.pieces.index(title_piece)]
    return not any(dress_of(piece.of(draft.text)) is Dress.PROSE for piece in before)


def _as_boilerplate(group: Group) -> Group:
    return replace(group, kind=SectionKind.BOILERPLATE)


def _unheaded(anchor: int) -> Group:
    return Group(_UNHEADED_PATH, SectionKind.OVERVIEW, anchor, is_given=False)


def _heads_and_pieces(draft: Draft, title: str, title_piece: Piece | None) -> Iterator[Group | Piece]:
    """Yield an empty group where a section begins, and every piece that is not a heading."""
    opened: tuple[_Open, ...] = ()
    for piece in draft.pieces:
        if piece == title_piece:
            opened = ()
            yield _unheaded(piece.end_char)
        elif piece.form is Form.HEADING:
            opened = _open(draft.text, opened, piece, title)
            yield _head(opened, piece.end_char)
        else:
            reached = _reached(draft.text, opened, piece)
            if reached != opened:
                opened = reached
                yield _head(opened, piece.start_char)
            yield piece


def _head(opened: tuple[_Open, ...], anchor: int) -> Group:
    if not opened:
        return _unheaded(anchor)
    return Group(tuple(entry.heading for entry in opened), opened[-1].kind, anchor)


def _open(text: str, opened: tuple[_Open, ...], piece: Piece, title: str) -> tuple[_Open, ...]:
    """Return the open headings once *piece*, a heading, has closed those of its rank and below."""
    rank = piece.rank or (Tier.OTHER, 0)
    above = opened
    while above and above[-1].rank >= rank:
        above = above[:-1]
    wording = piece.of(text)
    indent = piece.indent if rank[0] is Tier.LISTED else None
    return (*above, _Open(rank, heading_wording(wording), _kind(wording, above, title), indent, piece.end_char))


def _reached(text: str, opened: tuple[_Open, ...], piece: Piece) -> tuple[_Open, ...]:
    """Return the headings still open at *piece*.

    In outliner notes a bullet beside a heading leaves its section, and a fused heading ends with its paragraph.
    """
    while opened and (_is_beside(opened[-1], piece) or _is_past(text, opened[-1], piece)):
        opened = opened[:-1]
    return opened


def _is_beside(head: _Open, piece: Piece) -> bool:
    return head.indent is not None and piece.form is Form.BULLET and piece.indent <= head.indent


def _is_past(text: str, head: _Open, piece: Piece) -> bool:
    is_fused = head.rank[0] is Tier.FUSED and piece.form is Form.PARAGRAPH
    return is_fused and "\n\n" in text[head.end_char : piece.start_char]


def _kind(wording: str, above: tuple[_Open, ...], title: str) -> SectionKind:
    """Return what a section speaks of: boilerplate below boilerplate, else what the heading says, else what is above.

    A mere hint ("Family history") says less than an informative heading above it ("Risk factors").
    """
    parent = above[-1].kind if above else None
    if parent is SectionKind.BOILERPLATE:
        return parent
    found = find_heading(wording)
    if found is None and is_boilerplate_line(wording):
        return SectionKind.BOILERPLATE
    if found is None:
        default = SectionKind.OVERVIEW if heading_words(wording) == heading_words(title) else SectionKind.OTHER
        return parent or default
    if found.rank is HeadingRank.HINT and parent not in {None, SectionKind.OVERVIEW, SectionKind.OTHER}:
        return parent or found.kind
    return found.kind
