"""Groups of pieces into the article's outline: sections with their ids and spans, and the blocks of each."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from decks.model import Block, BlockKind, Section, SectionKind
from decks.pictures import Sketch
from decks.reading.boilerplate import is_boilerplate_paragraph
from decks.reading.draft import Draft, Form, Piece
from decks.reading.forms import announces_list
from decks.reading.groups import Group, grouped
from decks.reading.headings import heading_words
from decks.reading.inference import inferred

_MAX_TAGLINE_WORDS = 20
_VERB = re.compile(
    r"(?<!that )(?<!which )(?<!who )"
    r"\b(?:is|are|was|were|has|have|can|may|causes?|affects?|occurs?|develops?|leads?|results?|means)\b"
)
_SPACE = re.compile(r"\s*")
_MAX_LABEL = 60  # characters of a line that names its own boilerplate section
_KINDS = {Form.BULLET: BlockKind.BULLET, Form.ROW: BlockKind.ROW}
_MAX_SLUG = 60  # characters of one step of a section's id


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's sections and blocks; *inferred_ids* as in `Article`."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    inferred_ids: frozenset[str]


def outline(draft: Draft, *, title: str, title_piece: Piece | None) -> Outline:
    """Return the outline of *draft*, whose headings are told and ranked."""
    text = draft.text
    groups = grouped(draft, title=title, title_piece=title_piece)
    groups = tuple(part for group in _without_contents(groups) for part in _carved(text, group))
    groups = inferred(text, _without_tagline(text, groups))
    sections = tuple(
        _section(group, section_id, text) for group, section_id in zip(groups, _section_ids(groups), strict=True)
    )
    blocks = (
        _block(piece, section.section_id)
        for group, section in zip(groups, sections, strict=True)
        for piece in group.pieces
    )
    return Outline(
        sections,
        tuple(block for block in blocks if _has_words(block.span.of(text))),
        frozenset(section.section_id for group, section in zip(groups, sections, strict=True) if group.is_inferred),
    )


def placed(draft: Draft, sections: Sequence[Section]) -> Iterator[tuple[str, int, Sketch]]:
    """Yield the pictures of *draft*, each with the section it stands in and its place; those in boilerplate go.

    One right below a heading stands in that heading's section, one above the title in none.
    """
    starts = [section.start_char for section in sections]
    headed = {piece.end_char for piece in draft.pieces if piece.form is Form.HEADING}
    for place, sketch in draft.sketches:
        number = 0 if place in headed else bisect_right(starts, place)
        if number == 0:
            below = _SPACE.match(draft.text, place)
            number = bisect_right(starts, below.end() if below else place)
        if number and sections[number - 1].kind is not SectionKind.BOILERPLATE:
            yield sections[number - 1].section_id, place, sketch


def _has_words(wording: str) -> bool:
    """Tell whether *wording* is more than signs and numbers, such as those of pages and footnotes."""
    return any(map(str.isalpha, wording))


def _without_contents(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return *groups* without the lines of a table of contents: empty sections whose heading returns further down.

    Below a heading it has to return below the same one: "With treatment" may stand, still empty, under several.
    """
    kept: list[Group] = []
    seen_below: set[tuple[tuple[str, ...], ...]] = set()
    below: Group | None = None
    for group in reversed(groups):
        is_parent = below is not None and below.path[: len(group.path)] == group.path
        words = tuple(map(heading_words, group.path))
        if group.pieces or is_parent or words not in seen_below:
            kept.append(group)
        seen_below |= {words, words[-1:]}
        below = group
    return tuple(reversed(kept))


def _carved(text: str, group: Group) -> Iterator[Group]:
    """Yield *group*, boilerplate at its beginning and its end as sections of their own, that between left out.

    A section that holds nothing else is boilerplate itself.
    """
    if group.kind is SectionKind.BOILERPLATE:
        yield group if group.is_given else _named(text, group, group.pieces)
        return
    is_boilerplate = list(_boilerplate_flags(text, group.pieces))
    if group.is_given and is_boilerplate and all(is_boilerplate):
        yield replace(group, kind=SectionKind.BOILERPLATE)
        return
    n_head = sum(1 for _ in takewhile(bool, is_boilerplate))
    n_tail = sum(1 for _ in takewhile(bool, reversed(is_boilerplate[n_head:])))
    end = len(group.pieces) - n_tail
    body = tuple(
        piece
        for piece, left_out in zip(group.pieces[n_head:end], is_boilerplate[n_head:end], strict=True)
        if not left_out
    )
    if n_head:
        yield _named(text, group, group.pieces[:n_head])
    if body or group.is_given:
        yield replace(group, anchor=group.pieces[n_head].start_char if n_head and body else group.anchor, pieces=body)
    if n_tail:
        yield _named(text, group, group.pieces[end:])


def _boilerplate_flags(text: str, pieces: Sequence[Piece]) -> Iterator[bool]:
    """Tell of each piece whether it is boilerplate; one that announces a list takes its bullets along."""
    is_listed = False
    for piece in pieces:
        wording = piece.of(text)
        is_listed = is_listed and piece.form is Form.BULLET
        is_boilerplate = is_listed or is_boilerplate_paragraph(wording)
        is_listed = is_listed or (is_boilerplate and announces_list(wording))
        yield is_boilerplate


def _named(text: str, group: Group, pieces: tuple[Piece, ...]) -> Group:
    """Return *pieces* as a boilerplate section named by its first line, or plainly where that is long."""
    line = " ".join(pieces[0].of(text).split())
    name = line if len(line) <= _MAX_LABEL else "Notice"
    return Group((*group.path[: len(group.path) - 1], name), SectionKind.BOILERPLATE, pieces[0].start_char, pieces)


def _without_tagline(text: str, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return *groups*, a line without a verb between title and overview as boilerplate: the overview says it all."""
    kept = list(groups)
    for index, (group, after) in enumerate(pairwise(groups)):
        if group.is_given or group.kind is not SectionKind.OVERVIEW or after.kind is not SectionKind.OVERVIEW:
            continue
        line = group.pieces[0].of(text)
        if len(group.pieces) == 1 and len(line.split()) <= _MAX_TAGLINE_WORDS and not _VERB.search(line):
            kept[index] = replace(group, path=("Tagline",), kind=SectionKind.BOILERPLATE)
    return tuple(kept)


def _section_ids(groups: Sequence[Group]) -> Iterator[str]:
    """Yield a stable, readable id for each group: its path, and a number from the second of the same path on."""
    taken: set[str] = set()
    n_of: dict[str, int] = {}
    for group in groups:
        slug = "/".join(map(_slug, group.path))
        section_id = slug
        while section_id in taken:
            n_of[slug] = n_of.get(slug, 1) + 1
            section_id = f"{slug}-{n_of[slug]}"
        taken.add(section_id)
        yield section_id


def _slug(heading: str) -> str:
    letters = unicodedata.normalize("NFKD", heading[:_MAX_SLUG]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "section"


def _section(group: Group, section_id: str, text: str) -> Section:
    end = group.pieces[-1].end_char if group.pieces else group.anchor
    own = text[group.anchor : end]
    start = end - len(own.lstrip())
    return Section(section_id, group.path, group.kind, start, end)


def _block(piece: Piece, section_id: str) -> Block:
    kind = _KINDS.get(piece.form, BlockKind.PARAGRAPH)
    return Block(section_id, kind, piece.start_char, piece.end_char, piece.depth, piece.cells)
