"""The words of a Word paragraph: what a reader sees of it, run by run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from decks.reading.note_marks import raised
from decks.reading.office.package import MC, M, W, value_of

_UNSEEN = frozenset(
    f"{W}{name}"
    for name in (
        "del moveFrom instrText delText delInstrText footnoteReference endnoteReference commentReference annotationRef"
        " footnoteRef endnoteRef pPr rPr rt sdtPr tcPr trPr tblPr tblGrid sectPr object fldData txbxContent"
    ).split()
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_OFF = frozenset({"0", "false", "off"})
_PROPERTIES = f"{W}rPr"
_HIDING = (f"{W}vanish", f"{W}strike", f"{W}dstrike")
_SYMBOL_FONT = "Symbol"
_SYMBOL_PLACES = "".join(map(chr, (*range(0xF061, 0xF07B), *b"DSW\xa3\xb3\xb0\xb1\xb4\xbb\xae\xad\xaf\xb7\xa5")))
_SYMBOL = str.maketrans(  # Word keeps a letter's place in the font, and not what it stands for
    "".join(chr(ord(place) | 0xF000) for place in _SYMBOL_PLACES), "αβχδεφγηιϕκλμνοπθρστυϖωξψζΔΣΩ≤≥°±×≈→↑↓•∞"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; *element* is the run that they come from, None for a formula."""

    words: str
    element: "etree._Element | None"


def runs_of(paragraph: "etree._Element") -> Iterator[Run]:
    """Yield what *paragraph* shows, in order: deleted and hidden words and the marks of notes are left out."""
    before = ""
    for run in _runs(paragraph):
        shown = replace(run, words=raised(run.words, before=before)) if _is_raised(run) else run
        if shown.words:
            yield shown
            before = shown.words


def _runs(node: "etree._Element") -> Iterator[Run]:
    stack = [iter(node)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}r":
            yield from _of_run(child)
        elif child.tag == f"{M}oMath":
            yield Run("".join(text.text or "" for text in child.iter(f"{M}t")), None)
        elif child.tag == f"{MC}AlternateContent":
            stack.append(iter(child[:1]))
        elif child.tag not in _UNSEEN:
            stack.append(iter(child))


def _of_run(run: "etree._Element") -> Iterator[Run]:
    """Yield the words of *run*, unless they are hidden or struck out."""
    properties = run.find(_PROPERTIES)
    unseen = () if properties is None else tuple(map(properties.find, _HIDING))
    if not any(mark is not None and value_of(mark) not in _OFF for mark in unseen):
        yield Run("".join(_pieces(run, properties)), run)


def _pieces(run: "etree._Element", properties: "etree._Element | None") -> Iterator[str]:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    is_symbol = value_of(fonts, "ascii") == _SYMBOL_FONT
    for child in run:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            yield (child.text or "").translate(_SYMBOL) if is_symbol else child.text or ""
        elif name == "sym":
            yield _symbol(child)
        else:
            yield _SIGNS.get(name, "")


def _symbol(sign: "etree._Element") -> str:
    """Return the character that *sign*, a place in the font Symbol, stands for; "" for other fonts: they draw."""
    code = value_of(sign, "char") or ""
    if value_of(sign, "font") != _SYMBOL_FONT or re.fullmatch(r"[0-9A-Fa-f]{4}", code) is None:
        return ""
    return chr(int(code, 16) | 0xF000).translate(_SYMBOL)


def _is_raised(run: Run) -> bool:
    properties = None if run.element is None else run.element.find(_PROPERTIES)
    return properties is not None and value_of(properties.find(f"{W}vertAlign")) == "superscript"
