"""Word documents (DOCX): styles as headings, lists by their numbering, tables; notes and running heads are left out.

The document's own XML is read, not a library's view of it: python-docx passes over inserted text, content controls and
text boxes, and mammoth over outline levels and over styles that build on headings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from decks.pictures import Sketch
from decks.reading.bullets import bullet_sign
from decks.reading.draft import MAX_PIECES, Draft, lay_out
from decks.reading.encoding import normal_text
from decks.reading.office.blocks import (
    Block,
    Paragraph,
    Table,
    title_of,
    with_definitions,
    with_pictures,
    with_typed_numbers,
    words_of,
)
from decks.reading.office.package import MC, A, Package, R, Relation, W, value_of, whole_number
from decks.reading.office.runs import Run, runs_of
from decks.reading.office.styles import Styles, styles_of
from decks.reading.typography import Look, usual_look

_MAX_DEPTH = 12  # of lists
_MAX_NESTING = 30  # of elements that hold paragraphs
_TABLE_NESTING = 10  # what a table in a table counts: its cells are looked at twice on every level
_MIN_COLUMNS = 2
_MAX_LAYOUT_CELL = 600  # characters; a table of longer cells only arranges text on the page
_INDENT_TWIPS = 360  # a quarter of an inch: one step of a typed list
_OFF = frozenset({"0", "false", "off"})
_LIST_STYLE = re.compile(r"list (?:bullet|number|continue) ([2-9])")  # lists of their own that only indents nest
_PICTURES = {f"{A}blip": "embed", "{urn:schemas-microsoft-com:vml}imagedata": "id"}  # and what refers to its part
_CONTENTS = frozenset({"Table of Contents", "Bibliographies"})


@dataclass(frozen=True, slots=True)
class _Document:
    """What the parts of a document beside its text say."""

    styles: Styles
    unlisted: frozenset[tuple[str, int]]  # numbering ids with levels that draw no sign
    relations: Mapping[str, Relation]


def word_drafts(name: str, content: bytes) -> tuple[Draft]:
    """Return the words of the Word document *name* as one draft.

    Raises ArticleError for a document that is damaged, locked by a password, or a zip bomb.
    """
    package = Package(name, content)
    main = package.main_part()
    relations = package.relations(main)
    parts = {relation.kind: relation.target for relation in relations.values()}
    document = _Document(
        styles_of(package.optional(parts.get("styles", ""))),
        _unlisted(package.optional(parts.get("numbering", ""))),
        relations,
    )
    read = islice(_blocks(package.root(main), document, 0), MAX_PIECES + 1)
    blocks = tuple(with_typed_numbers(tuple(with_definitions(with_pictures(read)))))
    return (lay_out(words_of(blocks), title=title_of(blocks), picture_at=package.picture),)


def _unlisted(numbering: "etree._Element | None") -> frozenset[tuple[str, int]]:
    """Return the lists, by id and level, that draw neither a sign nor a number."""
    if numbering is None:
        return frozenset()
    abstract = {value_of(element, "abstractNumId"): element for element in numbering.iterfind(f"{W}abstractNum")}
    return frozenset(
        (value_of(number, "numId") or "", whole_number(value_of(level, "ilvl")) or 0)
        for number in numbering.iterfind(f"{W}num")
        if (kind := abstract.get(value_of(number.find(f"{W}abstractNumId")))) is not None
        for level in kind.iterfind(f"{W}lvl")
        if value_of(level.find(f"{W}numFmt")) == "none"
    )


def _blocks(node: "etree._Element", document: _Document, nesting: int) -> Iterator[Block | Sketch]:
    """Yield the paragraphs, tables and pictures below *node*, in order."""
    for child in node:
        if child.tag == f"{W}p":
            yield from _paragraphs(child, document, nesting)
        elif child.tag == f"{W}tbl":
            yield from _table(child, document, nesting)
        elif child.tag == f"{MC}AlternateContent":
            yield from _blocks(child[0], document, nesting) if len(child) else ()
        elif not _is_left_out(child) and nesting < _MAX_NESTING:
            yield from _blocks(child, document, nesting + 1)


def _is_left_out(node: "etree._Element") -> bool:
    """Tell whether *node* holds no text of the document: properties, deleted text, a table of contents."""
    if node.tag in {f"{W}sdtPr", f"{W}sectPr", f"{W}del", f"{W}moveFrom"} or not isinstance(node.tag, str):
        return True
    gallery = value_of(node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
    return gallery in _CONTENTS


def _paragraphs(element: "etree._Element", document: _Document, nesting: int) -> Iterator[Block | Sketch]:
    """Yield a paragraph line by line, then its pictures and what stands in the text boxes that are fixed to it."""
    style_id = value_of(element.find(f"{W}pPr/{W}pStyle"))
    styles = document.styles
    if not styles.is_left_out(style_id):
        runs = tuple(runs_of(element))
        level = 0 if styles.name(style_id) == "title" else styles.heading_level(element, style_id)
        depth = 0 if level is not None else _list_depth(element, style_id, document)
        look = _look(runs, styles, style_id)
        wording = normal_text("".join(run.words for run in runs))
        lines = [wording.replace("\n", " ")] if level is not None or depth else wording.split("\n")
        for line in lines:
            item_depth = depth or _typed_depth(element, line)
            yield from _line(Paragraph(" ".join(line.split()), look, level, item_depth, styles.name(style_id)))
    for drawn in _drawn(element):
        if drawn.tag in _PICTURES:
            yield _sketch(drawn, document)
        elif nesting < _MAX_NESTING:
            yield from _blocks(drawn, document, nesting + 1)


def _line(line: Paragraph) -> Iterator[Paragraph]:
    if line.wording:
        yield line


def _drawn(element: "etree._Element") -> Iterator["etree._Element"]:
    """Yield the text boxes and pictures of a paragraph, each in the first of the forms that it is kept in."""
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag == f"{W}txbxContent" or node.tag in _PICTURES:
            yield node
        elif node.tag == f"{MC}AlternateContent":
            stack += node[:1]
        else:
            stack += reversed(node)


def _sketch(picture: "etree._Element", document: _Document) -> Sketch:
    """Return where the document keeps *picture*, and the words that stand for it."""
    relation = document.relations.get(picture.get(f"{R}{_PICTURES[picture.tag]}", ""))
    frame = next(picture.iterancestors("{*}inline", "{*}anchor"), None)
    named = None if frame is None else frame.find("{*}docPr")
    alt = normal_text(value_of(named, "descr", space="") or "")
    return Sketch("" if relation is None else relation.target, alt)


def _list_depth(element: "etree._Element", style_id: str | None, document: _Document) -> int:
    """Return how deep a list item lies, 0 for a paragraph that is none."""
    path = f"{W}pPr/{W}numPr"
    own, inherited = element.find(path), document.styles.property(style_id, path)
    number_id = value_of(None if own is None else own.find(f"{W}numId"))
    number_id = number_id or value_of(None if inherited is None else inherited.find(f"{W}numId"))
    if number_id is None or number_id == "0":
        return 0
    named = _LIST_STYLE.fullmatch(document.styles.name(style_id))
    if named is not None and own is None:
        return int(named[1])
    levels = (value_of(each.find(f"{W}ilvl")) for each in (own, inherited) if each is not None)
    level = next((whole_number(level) for level in levels if level is not None), 0) or 0
    return 0 if (number_id, level) in document.unlisted else min(level + 1, _MAX_DEPTH)


def _typed_depth(element: "etree._Element", line: str) -> int:
    """Return how deep a list item lies whose sign was typed, by its indentation; 0 for a line without such a sign."""
    sign = bullet_sign(line.strip().replace("\t", "  "))
    if sign is None or sign.ordinal is not None:
        return 0
    indent = element.find(f"{W}pPr/{W}ind")
    twips = whole_number(value_of(indent, "left") or value_of(indent, "start")) or 0
    return min(1 + twips // (2 * _INDENT_TWIPS), _MAX_DEPTH)


def _look(runs: Sequence[Run], styles: Styles, style_id: str | None) -> Look:
    """Return how a paragraph looks: the size of most characters, and whether all letters are bold."""
    looks = [
        (styles.look(run.element, style_id), len(run.words))
        for run in runs
        if run.element is not None and any(map(str.isalpha, run.words))
    ]
    return Look(usual_look(looks).size, is_bold=bool(looks) and all(look.is_bold for look, _ in looks))


def _table(element: "etree._Element", document: _Document, nesting: int) -> Iterator[Block | Sketch]:
    """Yield a table and its pictures, or what its cells hold one by one where it only arranges or frames them."""
    rows = [_cells(row) for row in element.iterfind(f"{W}tr")]
    held = [[_cell_words(cell, document, nesting) for cell in row] for row in rows]
    has_long_cells = any(len(words) > _MAX_LAYOUT_CELL for row in held for words in row)
    if nesting < _MAX_NESTING and (max(map(len, held), default=0) < _MIN_COLUMNS or has_long_cells):
        for cell in (cell for row in rows for cell in row if cell is not None):
            yield from _blocks(cell, document, nesting + _TABLE_NESTING)
    elif any(map(any, held)):
        yield Table(_with_spans(rows, held), _has_header(element, rows, document))
        yield from (_sketch(picture, document) for picture in element.iter(*_PICTURES))


def _cells(row: "etree._Element") -> list["etree._Element | None"]:
    """Return the cells of *row*; one that spans several columns is followed by None for each further one."""
    cells: list[etree._Element | None] = []
    for cell in (*row.iterfind(f"{W}tc"), *row.iterfind(f"{W}sdt/{W}sdtContent/{W}tc")):
        span = whole_number(value_of(cell.find(f"{W}tcPr/{W}gridSpan"))) or 1
        cells += [cell, *[None] * (min(span, 100) - 1)]
    return cells


def _cell_words(cell: "etree._Element | None", document: _Document, nesting: int) -> str:
    if cell is None:
        return ""
    if nesting >= _MAX_NESTING:
        return normal_text(" ".join(text.text or "" for text in cell.iter(f"{W}t")))
    blocks = _blocks(cell, document, nesting + _TABLE_NESTING)
    return " ".join(filter(None, map(_line_of, blocks)))


def _line_of(block: Block | Sketch) -> str:
    match block:
        case Paragraph(wording=wording):
            return wording
        case Table(rows=rows):
            return " ".join(cell for row in rows for cell in row if cell)
        case Sketch():
            return ""


def _with_spans(
    rows: Sequence[Sequence["etree._Element | None"]], held: Sequence[Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the words *held* in the cells, those of a cell that spans several rows or columns in each of them."""
    filled: list[tuple[str, ...]] = []
    for row, own in zip(rows, held, strict=True):
        words = list(own)
        for place, cell in enumerate(row):
            words[place] = words[place - 1] if cell is None else words[place]
        above = filled[-1] if filled else ()
        filled.append(
            tuple(
                above[place] if _goes_on(cell) and place < len(above) else word
                for place, (cell, word) in enumerate(zip(row, words, strict=True))
            )
        )
    return tuple(filled)


def _goes_on(cell: "etree._Element | None") -> bool:
    """Tell whether *cell* is a further part of the cell above it."""
    merged = None if cell is None else cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and value_of(merged) in {None, "continue"}


def _has_header(
    element: "etree._Element", rows: Sequence[Sequence["etree._Element | None"]], document: _Document
) -> bool | None:
    """Tell whether the first row is marked as the table's head or is set in bold, None if neither says so."""
    marked = element.find(f"{W}tr/{W}trPr/{W}tblHeader")
    if marked is not None and value_of(marked) not in _OFF:
        return True
    paragraphs = [_is_bold(cell, document) for row in rows[:2] for cell in row if cell is not None]
    first = paragraphs[: sum(cell is not None for cell in rows[0])]
    return True if first and all(first) and not all(paragraphs) else None


def _is_bold(cell: "etree._Element", document: _Document) -> bool:
    blocks = [block for block in _blocks(cell, document, _MAX_NESTING) if isinstance(block, Paragraph)]
    return all(block.look.is_bold for block in blocks)
