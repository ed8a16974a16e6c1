"""PowerPoint slides (PPTX): titles as headings, bullets by level, tables; what the audience does not see is left out.

Speaker's notes, hidden slides, dates, footers and slide numbers are not read: a lecturer's notes were never shown to
students. A title that goes on over several slides heads one section.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from decks.model import ArticleError
from decks.reading.bullets import bullet_sign
from decks.reading.draft import Draft, Form, Tier, Words, lay_out, picture_words
from decks.reading.encoding import normal_text
from decks.reading.note_marks import raised
from decks.reading.office.package import MC, A, P, Package, R, Relation, value_of, whole_number
from decks.reading.tables import table_words

_MAX_SLIDES = 1_000
_MAX_NESTING = 30  # of groups of shapes
_MAX_DEPTH = 9
_TITLES = frozenset({"title", "ctrTitle"})
_PICTURE = f"{P}pic"
_UNREAD = frozenset({"dt", "ftr", "sldNum", "hdr", "sldImg", "pic", "media", "clipArt"})
_BODIES = frozenset({"body", "obj", "half", "quarter"})
_ON = frozenset({"1", "true"})
_OPENING = "secHead"  # the type of a layout
_SIGNS = (f"{A}buChar", f"{A}buAutoNum", f"{A}buBlip")
_CONTINUED = re.compile(
    r"[\s,:–-]*[(\[]?\b(?:cont(?:inued|inuation|['’]?d)?\b\.?|\d{1,2}\s*(?:/|of)\s*\d{1,2})[)\]]?\s*$", re.IGNORECASE
)
_COUNTED = re.compile(r"\s+[(\[]?(?:\d{1,2}|I{1,3}|IV|V)[)\]]?$")
_TITLE_RANK, _PART_RANK, _SLIDE_RANK = ((Tier.MARKED, level) for level in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class _Slide:
    """What a slide shows: its title, whether it only opens a part of the lecture, and the words below."""

    title: str
    is_opening: bool
    words: tuple[Words, ...]


def slide_drafts(name: str, content: bytes) -> tuple[Draft]:
    """Return the words of the slides *name* as one draft.

    Raises ArticleError for a file that is damaged, locked by a password, a zip bomb, or has more than 1,000 slides.
    """
    package = Package(name, content)
    main = package.main_part()
    relations = package.relations(main)
    ids = [value_of(entry, "id", space=R) or "" for entry in package.root(main).iterfind(f"{P}sldIdLst/{P}sldId")]
    if len(ids) > _MAX_SLIDES:
        raise ArticleError(name, f"there are more than {_MAX_SLIDES:,} slides; upload them lecture by lecture")
    openings = frozenset(_opening_layouts(package, relations.values()))
    slides = tuple(_slides(package, [relations[each].target for each in ids if each in relations], openings))
    title = slides[0].title if slides and slides[0].is_opening else None
    return (lay_out(_words(slides, title), title=title, picture_at=package.picture),)


def _opening_layouts(package: Package, relations: Iterable[Relation]) -> Iterator[str]:
    """Yield the layouts of slides that only open a part of the lecture."""
    masters = (relation.target for relation in relations if relation.kind == "slideMaster")
    for layout in (each for master in masters for each in package.relations(master).values()):
        root = package.optional(layout.target) if layout.kind == "slideLayout" else None
        if root is not None and root.get("type") == _OPENING:
            yield layout.target


def _slides(package: Package, parts: Iterable[str], openings: frozenset[str]) -> Iterator[_Slide]:
    """Yield the slides in *parts* that are shown; those of the layouts *openings* open a part."""
    for part in parts:
        root = package.optional(part)
        if root is not None and root.get("show") not in {"0", "false"}:
            relations = package.relations(part)
            layouts = {each.target for each in relations.values() if each.kind == "slideLayout"}
            slide = _slide(root, relations)
            yield replace(slide, is_opening=slide.is_opening or not openings.isdisjoint(layouts))


def _words(slides: Sequence[_Slide], title: str | None) -> Iterator[Words]:
    """Yield the words of *slides*, each title once where it goes on; the first slide's is the lecture's *title*."""
    if title is not None:
        yield Words(Form.HEADING, title, rank=_TITLE_RANK)
    last = title or ""
    for slide in slides if title is None else slides[1:]:
        heading = _whole_title(slide.title, last)
        if heading and heading.casefold() != last.casefold():
            yield Words(Form.HEADING, heading, rank=_PART_RANK if slide.is_opening else _SLIDE_RANK)
        last = heading or last
        yield from slide.words


def _whole_title(title: str, last: str) -> str:
    """Return *title* without "(continued)" or "(2/3)", and without a number where it goes on from the *last* one."""
    whole = _CONTINUED.sub("", title) or title
    counted = _COUNTED.sub("", whole)
    return counted if counted.casefold() == last.casefold() else whole


def _slide(root: "etree._Element", relations: Mapping[str, Relation]) -> _Slide:
    tree = root.find(f"{P}cSld/{P}spTree")
    shapes = () if tree is None else tuple(_shapes(tree, 0))
    kinds = [_kind(shape) for shape in shapes]
    titles = [shape for shape, kind in zip(shapes, kinds, strict=True) if kind in _TITLES]
    title = " ".join(wording for shape in titles[:1] for wording in map(_wording, shape.iter(f"{A}p")) if wording)
    is_opening = "ctrTitle" in kinds or ("title" in kinds and "subTitle" in kinds)
    words = (
        word
        for shape, kind in zip(shapes, kinds, strict=True)
        if (shape.tag == _PICTURE or kind not in _TITLES | _UNREAD) and not (is_opening and kind == "subTitle")
        for word in _shape_words(shape, kind, relations)
    )
    return _Slide(title, is_opening, tuple(words))


def _shapes(node: "etree._Element", nesting: int) -> Iterator["etree._Element"]:
    """Yield the shapes of a slide, those of groups too, in the order in which they were drawn."""
    for child in node:
        if child.tag in {f"{P}sp", f"{P}graphicFrame", _PICTURE}:
            yield child
        elif nesting < _MAX_NESTING and child.tag == f"{P}grpSp":
            yield from _shapes(child, nesting + 1)
        elif nesting < _MAX_NESTING and child.tag == f"{MC}AlternateContent":
            yield from _shapes(child[0], nesting + 1) if len(child) else ()


def _kind(shape: "etree._Element") -> str | None:
    """Return the kind of the placeholder that *shape* fills, None if it fills none."""
    placeholder = shape.find(f"./*/{P}nvPr/{P}ph")
    return None if placeholder is None else placeholder.get("type", "obj")


def _shape_words(shape: "etree._Element", kind: str | None, relations: Mapping[str, Relation]) -> Iterator[Words]:
    if shape.tag == _PICTURE:
        yield _picture(shape, relations)
    for table in shape.iter(f"{A}tbl"):
        header = table.find(f"{A}tblPr")
        is_headed = header is not None and header.get("firstRow") in _ON
        yield from table_words(tuple(_rows(table)), has_header=is_headed or None)
    body = shape.find(f"{P}txBody")
    for paragraph in () if body is None else body.iterfind(f"{A}p"):
        wording = _wording(paragraph)
        depth = _depth(paragraph, wording, is_body=kind in _BODIES)
        if wording:
            yield Words(Form.BULLET, wording, depth=depth) if depth else Words(Form.PARAGRAPH, wording)


def _picture(shape: "etree._Element", relations: Mapping[str, Relation]) -> Words:
    relation = relations.get(value_of(shape.find(f"{P}blipFill/{A}blip"), "embed", space=R) or "")
    alt = value_of(shape.find(f"{P}nvPicPr/{P}cNvPr"), "descr", space="") or ""
    return picture_words("" if relation is None else relation.target, normal_text(alt))


def _depth(paragraph: "etree._Element", wording: str, *, is_body: bool) -> int:
    """Return how deep a bullet lies, 0 for a paragraph: the text of a slide has signs unless they are switched off."""
    properties = paragraph.find(f"{A}pPr")
    level = min(whole_number(value_of(properties, "lvl", space="")) or 0, _MAX_DEPTH - 1)
    sign = bullet_sign(wording)
    has_sign = properties is not None and any(properties.find(tag) is not None for tag in _SIGNS)
    is_off = properties is not None and properties.find(f"{A}buNone") is not None
    is_typed = sign is not None and sign.ordinal is None
    return level + 1 if has_sign or is_typed or (is_body and not is_off) else 0


def _wording(paragraph: "etree._Element") -> str:
    """Return the words of *paragraph*, without slide numbers, dates and the marks of notes."""
    words = ""
    for child in paragraph:
        if child.tag == f"{A}br":
            words += " "
        elif child.tag == f"{A}r" or (child.tag == f"{A}fld" and not _is_furniture(child)):
            text = "".join(node.text or "" for node in child.iterfind(f"{A}t"))
            offset = value_of(child.find(f"{A}rPr"), "baseline", space="") or "0"
            is_raised = offset.rstrip("%").isdigit() and int(offset.rstrip("%")[:9]) > 0
            words += raised(text, before=words) if is_raised else text
    return " ".join(normal_text(words).split())


def _is_furniture(field: "etree._Element") -> bool:
    kind = str(field.get("type"))
    return kind.startswith(("slidenum", "datetime"))


def _rows(table: "etree._Element") -> Iterator[tuple[str, ...]]:
    """Yield the words in the cells of *table*, those of a cell that spans several rows or columns in each of them."""
    above: tuple[str, ...] = ()
    for row in table.iterfind(f"{A}tr"):
        cells: list[str] = []
        for place, cell in enumerate(row.iterfind(f"{A}tc")):
            if cell.get("hMerge") in _ON and cells:
                cells.append(cells[-1])
            else:
                cells.append(above[place] if cell.get("vMerge") in _ON and place < len(above) else _cell(cell))
        above = tuple(cells)
        yield above


def _cell(cell: "etree._Element") -> str:
    return " ".join(filter(None, map(_wording, cell.iter(f"{A}p"))))
