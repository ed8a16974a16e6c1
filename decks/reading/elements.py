"""Elements of HTML into words: headings, paragraphs, bullets and rows as a reader sees them, without page furniture."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from decks.reading.bullets import bullet_sign
from decks.reading.draft import Form, Rank, Tier, Words, picture_words
from decks.reading.encoding import normal_text
from decks.reading.forms import Dress, dress_of
from decks.reading.furniture import is_furniture, is_link_elsewhere, teasers_in
from decks.reading.grids import has_header, is_data_table, rows_of
from decks.reading.markup import INLINE, local_name
from decks.reading.note_marks import raised, raised_mark
from decks.reading.questions import question_end
from decks.reading.tables import table_words, title_row

_LEVELS = {**{f"h{level}": level for level in range(1, 7)}, "summary": 7}  # a summary heads a part that unfolds
FIRST_LEVEL: Rank = (Tier.MARKED, 1)
_ASKED_RANK = (Tier.MARKED, 8)
_BOLD_RANK = (Tier.MARKED, 9)
_LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
_BREAKS = frozenset({"br", "hr"})
_ITEMS = frozenset({"li", "dd"})
_BOLD = frozenset({"b", "strong"})
_BOLD_MARK, _LINK_MARK = "bold", "link"
_EDIT = re.compile(r"\s*\[\s*edit(?:\s*\|[^\]]*)?\]\s*$", re.IGNORECASE)
_BREAK = "\ue000"  # a line break that the page itself makes; from the private use area, and taken out of its text
_ENDS = (".", ":", ";", "!", "?")
_MAX_DEPTH = 12  # of lists


@dataclass(frozen=True, slots=True)
class _Block:
    """What an open element makes of the text in it. *is_label* marks the term of a definition."""

    form: Form = Form.PARAGRAPH
    depth: int = 0
    rank: Rank | None = None
    is_label: bool = False


def words_of(root: etree._Element) -> Iterator[Words]:
    """Yield the words and pictures of *root*, a page or a part of one, in order."""
    return _Walk(n_characters=int(root.xpath("string-length()")), teasers=frozenset(teasers_in(root))).words(root)


class _Walk:
    """A walk through a page: the open blocks, and the text of the innermost so far."""

    def __init__(
        self, *, n_characters: int, teasers: frozenset[etree._Element] = frozenset(), is_cell: bool = False
    ) -> None:
        self._n_characters = n_characters
        self._teasers = teasers
        self._is_cell = is_cell
        self._open = [_Block()]
        self._parts: list[str] = []
        self._marks: Counter[str] = Counter()  # open elements that make text bold, or a link
        self._has_plain, self._has_unlinked = False, False  # text that is neither bold nor linked
        self._label = ""

    def words(self, element: etree._Element) -> Iterator[Words]:
        """Yield the words of *element*, all of them."""
        yield from self._inside(element)
        yield from self._flush()

    def _inside(self, element: etree._Element) -> Iterator[Words]:
        is_preformatted = local_name(element) == "pre"
        self._add(element.text, is_preformatted=is_preformatted)
        for child in element:
            if child not in self._teasers and not is_furniture(child, n_characters=self._n_characters):
                yield from self._element(child, local_name(child))
            self._add(child.tail, is_preformatted=is_preformatted)

    def _element(self, element: etree._Element, name: str) -> Iterator[Words]:
        if name in _BREAKS:
            self._parts.append(_BREAK)
        elif name == "sup":
            self._raised(element)
        elif name == "img":
            yield from self._flush()
            yield from () if self._is_cell else _pictures(element)
        elif name in INLINE:
            mark = _mark_of(element, name)
            self._marks[mark] += 1
            yield from self._inside(element)
            self._marks[mark] -= 1
        elif name == "table" and is_data_table(element):
            yield from self._flush()
            yield from (title_row(self._cell(caption)) for caption in element.iter("{*}caption"))
            yield from table_words(rows_of(element, self._cell), has_header=has_header(element) or None)
            yield from _pictures(element)
        elif name == "caption":
            yield from self._flush()
            yield title_row(self._cell(element))
        else:
            yield from self._flush()
            self._open.append(_block(element, name, self._open[-1]))
            yield from self._inside(element)
            yield from self._flush()
            self._open.pop()

    def _raised(self, element: etree._Element) -> None:
        """Write a superscript as Unicode has it; the number of a reference is left out, but the mark in a table."""
        characters, before = "".join(element.itertext()), "".join(self._parts[-3:])
        is_link = any(link.get("href", "").startswith("#") for link in element.iter("a"))
        if is_link and (not self._is_cell or characters.strip("[] ").isdecimal()):
            return
        if self._is_cell or not before.strip():  # a mark, or the note that it stands for
            self._add(raised_mark(characters) + ("" if self._is_cell else " "))
        else:
            self._add(raised(characters, before=before))

    def _cell(self, element: etree._Element) -> str:
        words = tuple(_Walk(n_characters=self._n_characters, is_cell=True).words(element))
        separator = ", " if any(word.form is Form.BULLET for word in words) else " "
        return separator.join(word.wording for word in words)

    def _add(self, text: str | None, *, is_preformatted: bool = False) -> None:
        if text:
            plain = text.replace(_BREAK, "")
            self._parts.append(plain.replace("\n", _BREAK) if is_preformatted else plain)
            self._has_plain = self._has_plain or (not self._marks[_BOLD_MARK] and not plain.isspace())
            self._has_unlinked = self._has_unlinked or (not self._marks[_LINK_MARK] and not plain.isspace())

    def _flush(self) -> Iterator[Words]:
        """Yield the words of the text so far, and begin anew."""
        block, lines = self._open[-1], tuple(_lines("".join(self._parts)))
        is_bold, is_link = not self._has_plain, not self._has_unlinked
        self._parts, self._has_plain, self._has_unlinked = [], False, False
        if not lines or (is_link and (block.form is Form.PARAGRAPH or block.rank == FIRST_LEVEL)):
            return  # a link alone points elsewhere, "Book a visit", or names the site
        if block.is_label:
            self._label = " ".join(lines)
        elif block.form is Form.HEADING:
            yield Words(Form.HEADING, _EDIT.sub("", " ".join(lines)), rank=block.rank)
        else:
            label, self._label = (f"{self._label.rstrip(' :')}: " if self._label else ""), ""
            yield from _written((label + lines[0], *lines[1:]), block, is_bold=is_bold and not label)


def _pictures(element: etree._Element) -> Iterator[Words]:
    """Yield the pictures in *element*, a table or a picture itself."""
    for image in element.iter("{*}img"):
        if image.get("src"):
            yield picture_words(image.get("src").strip(), normal_text(image.get("alt", "")))


def _mark_of(element: etree._Element, name: str) -> str:
    """Return how *element*, called *name*, marks its text: as bold, as a link to another page, or not at all."""
    if name == "a":
        return _LINK_MARK if is_link_elsewhere(element) else ""
    return _BOLD_MARK if name in _BOLD else ""


def _block(element: etree._Element, name: str, parent: _Block) -> _Block:
    """Return what *element*, called *name*, makes of its text inside *parent*."""
    if name == "dt" and _is_question(element):
        return _Block(Form.HEADING, rank=_ASKED_RANK)
    if name == "dd" and _is_question(element.getprevious()):
        return _Block()
    if name in _LEVELS:
        return _Block(Form.HEADING, rank=(Tier.MARKED, _LEVELS[name]))
    if name in _LISTS:
        return _Block(Form.PARAGRAPH, min(parent.depth + 1, _MAX_DEPTH))
    if name in _ITEMS:
        return _Block(Form.BULLET, max(parent.depth, 1))
    return replace(parent, is_label=True) if name == "dt" else parent


def _is_question(element: etree._Element | None) -> bool:
    words = "" if element is None else " ".join("".join(element.itertext()).split())
    return bool(words) and question_end(words) == len(words)


def _written(lines: tuple[str, ...], block: _Block, *, is_bold: bool) -> Iterator[Words]:
    """Yield *lines* as *block* has them; a bullet sign makes a bullet, bold type may make a heading."""
    if is_bold and block.form is Form.PARAGRAPH and len(lines) == 1 and dress_of(lines[0]) < Dress.ITEM:
        yield Words(Form.HEADING, lines[0], rank=_BOLD_RANK)
        return
    for line in lines:
        if block.form is Form.BULLET:
            yield Words(Form.BULLET, line, block.depth)
        else:
            is_bullet = bullet_sign(line) is not None and len(lines) > 1
            yield Words(Form.BULLET if is_bullet else Form.PARAGRAPH, line, int(is_bullet))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of *text*: a break inside a sentence is a space."""
    line: list[str] = []
    for part in (" ".join(part.split()) for part in normal_text(text).split(_BREAK)):
        if line and (not part or line[-1].endswith(_ENDS) or not part[0].islower()):
            yield " ".join(line)
            line = []
        line += [part] if part else []
    if line:
        yield " ".join(line)
