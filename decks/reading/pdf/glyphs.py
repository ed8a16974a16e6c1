"""The only user of PDFium: a program that reads a PDF from its input and writes what stands on each page, as JSON.

It runs apart from the app (see `decks.reading.pdf.pages`), because a hostile file can make any PDF engine crash, loop,
or fill the memory; here that ends this program alone. It may use a gigabyte and 25 seconds and write no file, and it
executes nothing: this build of PDFium has no JavaScript and no XFA.

The first line is `{"n_pages": …}`, then comes one line a page; the last line is `{"end": true}` or `{"failure": …}`.
"""

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MAX_PAGES = 1_000
_MAX_CHARACTERS = 3_000_000
_MAX_WORDS = 1_000_000
_MAX_PAGE_CHARACTERS = 100_000
_MAX_OBJECTS = 20_000  # of a page, that are looked at
_MAX_SHAPES = 4_000
_MAX_MEMORY_BYTES = 1_000_000_000
_MAX_CPU_SECONDS = 25

_Box = tuple[float, float, float, float]  # left, bottom, right, top, in points

_HYPHEN = 0x02  # PDFium's sign for a hyphen at the end of a line
_SPACE = 0x20
_SURROGATES = range(0xD800, 0xE000)
_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_QUARTER = math.pi / 2
_MAX_SLANT = 0.1  # radians; what is turned further is a watermark
_SLANTED = -1
_THIN = 2.5  # points; a thicker shape is no rule
_SMALL = 12.0  # points; a larger shape is no sign of a list
_MAX_GAP = 0.3  # of the font size, within a word


class _Style(NamedTuple):
    """How the characters of one text object are set: *size* in points as drawn, *turn* in quarters, -1 if slanted."""

    size: float
    is_bold: bool
    turn: int


class _Glyph(NamedTuple):  # a tuple, for a book has millions
    """A character as drawn: its left and right end, and the baseline it stands on, in the page's own points."""

    character: str
    x0: float
    x1: float
    y: float
    style: _Style


def main() -> int:
    """Read a PDF from standard input and write its pages to standard output."""
    _limit_resources()
    content = sys.stdin.buffer.read()
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        is_locked = error.err_code == raw.FPDF_ERR_PASSWORD
        _write({"failure": "password" if is_locked else "damaged"})
        return 0
    _write({"n_pages": len(document)})
    if len(document) > _MAX_PAGES:
        _write({"failure": "pages"})
        return 0
    n_characters, n_words = 0, 0
    for number in range(len(document)):
        page = _page(document, number)
        n_characters += sum(len(word[0]) for word in page["words"])
        n_words += len(page["words"])
        if max(n_characters / _MAX_CHARACTERS, n_words / _MAX_WORDS) > 1:
            _write({"failure": "long"})
            return 0
        _write(page)
    _write({"end": True})
    return 0


def _limit_resources() -> None:
    """Bound memory, processor time and written files where the system can (Linux; in part macOS)."""
    try:
        import resource  # noqa: PLC0415 - only where there is one
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, _MAX_MEMORY_BYTES),
        (resource.RLIMIT_CPU, _MAX_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for what, limit in limits:
        _, highest = resource.getrlimit(what)
        bound = limit if highest == resource.RLIM_INFINITY else min(limit, highest)
        resource.setrlimit(what, (bound, highest))


def _write(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")


def _page(document: pdfium.PdfDocument, number: int) -> dict[str, Any]:
    """Return what stands on one page; a page that PDFium cannot load is damaged."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return {"is_damaged": True, "width": 0, "height": 0, "words": [], "shapes": [], "n_pictures": 0}
    left, bottom, right, top = page.get_bbox()
    turn, glyphs = _upright(list(_glyphs(text)))
    shapes, n_pictures = _drawings(page)
    corners = [_turned(x, y, turn) for x, y in ((left, bottom), (right, top))]
    x_origin, y_origin = (min(corner[axis] for corner in corners) for axis in (0, 1))
    width, height = (abs(corners[0][axis] - corners[1][axis]) for axis in (0, 1))
    words = [
        [word, *_rounded(x0 - x_origin, x1 - x_origin, y_origin + height - y, size), is_bold]
        for word, x0, x1, y, size, is_bold in _words(glyphs)
    ]
    drawn = [
        _rounded(x0 - x_origin, y_origin + height - y1, x1 - x_origin, y_origin + height - y0)
        for x0, y0, x1, y1 in (_turned_box(shape, turn) for shape in shapes)
    ]
    text.close()
    page.close()
    return {"width": width, "height": height, "words": words, "shapes": drawn, "n_pictures": n_pictures}


def _rounded(*numbers: float) -> list[float]:
    return [round(number, 2) for number in numbers]


def _glyphs(text: pdfium.PdfTextPage) -> Iterator[_Glyph | None]:
    """Yield the characters in the order of the file, None where PDFium saw the end of a line."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    last_object, style = None, _Style(1.0, is_bold=False, turn=0)
    for index in range(min(text.count_chars(), _MAX_PAGE_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0x0A, 0x0D):
            yield None
            continue
        if code == _SPACE and raw.FPDFText_IsGenerated(text, index) == 1:
            yield _Glyph(" ", math.nan, math.nan, math.nan, style)
            continue
        owner = _text_object(text, index)
        if owner != last_object or owner is None:
            last_object, style = owner, _style(text, index)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        x0, x1, baseline = box.left, box.right, y.value
        if style.turn:
            x0, _, x1, _ = _turned_box((box.left, box.bottom, box.right, box.top), style.turn)
            baseline = _turned(x.value, y.value, style.turn)[1]
        yield _Glyph(_character(code), x0, x1, baseline, style)


def _text_object(text: pdfium.PdfTextPage, index: int) -> int | None:
    """Return the address of the text object that a character is of: all characters of one have one style."""
    pointer = raw.FPDFText_GetTextObject(text, index)
    return ctypes.addressof(pointer.contents) if pointer else None


def _character(code: int) -> str:
    if code == _HYPHEN:
        return "\u00ad"
    return "\ufffd" if code == 0 or code in _SURROGATES or code > sys.maxunicode else chr(code)


def _style(text: pdfium.PdfTextPage, index: int) -> _Style:
    matrix, flags, name = raw.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(128)
    raw.FPDFText_GetMatrix(text, index, matrix)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = min(max(raw.FPDFText_GetFontSize(text, index) * scale, 0.5), 1_000.0)
    angle = math.atan2(matrix.b, matrix.a)
    quarters = round(angle / _QUARTER)
    is_slanted = abs(angle - quarters * _QUARTER) > _MAX_SLANT
    is_bold = (
        raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
        or bool(flags.value & _FORCED_BOLD and raw.FPDFText_GetFontWeight(text, index) < 0)
        or any(word in name.value.decode("latin-1").lower() for word in _BOLD_NAMES)
    )
    return _Style(size, is_bold, _SLANTED if is_slanted else quarters % 4)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return the point as it stands once text that was drawn with *turn* quarters reads from left to right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn % 4]


def _turned_box(box: _Box, turn: int) -> _Box:
    (x0, y0), (x1, y1) = _turned(box[0], box[1], turn), _turned(box[2], box[3], turn)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _upright(glyphs: list[_Glyph | None]) -> tuple[int, list[_Glyph | None]]:
    """Return how most of the text is turned, and the text that is turned so; the rest is watermarks and side notes."""
    counts = dict.fromkeys(range(4), 0)
    for glyph in glyphs:
        if glyph is not None and glyph.style.turn >= 0:
            counts[glyph.style.turn] += 1
    turn = max(counts, key=counts.__getitem__)
    return turn, [glyph for glyph in glyphs if glyph is None or glyph.style.turn == turn]


def _words(glyphs: list[_Glyph | None]) -> Iterator[tuple[str, float, float, float, float, bool]]:
    """Yield the words, parted where a space, a gap or another style is: characters, x0, x1, y, size, boldness.

    A space at a word's end says that the file has one there.
    """
    word: list[_Glyph] = []
    for glyph in glyphs:
        is_space = glyph is not None and (glyph.character.isspace() or math.isnan(glyph.x0))
        if word and (glyph is None or is_space or not _follows(word[-1], glyph)):
            yield _word(word, end=" " if is_space else "")
            word = []
        if glyph is not None and not is_space:
            word.append(glyph)
    if word:
        yield _word(word, end="")


def _follows(last: _Glyph, glyph: _Glyph) -> bool:
    size = last.style.size
    is_on_line = abs(glyph.y - last.y) < 0.1 * size
    return is_on_line and last.style == glyph.style and -0.6 * size < glyph.x0 - last.x1 < _MAX_GAP * size


def _word(word: list[_Glyph], *, end: str) -> tuple[str, float, float, float, float, bool]:
    style = word[0].style
    x0, x1 = min(glyph.x0 for glyph in word), max(glyph.x1 for glyph in word)
    return "".join(glyph.character for glyph in word) + end, x0, x1, word[0].y, style.size, style.is_bold


def _drawings(page: pdfium.PdfPage) -> tuple[list[_Box], int]:
    """Return the small or thin shapes on *page* (rules of tables, signs of lists), and how many pictures it has."""
    shapes: list[_Box] = []
    n_pictures = 0
    for index in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        n_pictures += kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
        if kind == raw.FPDF_PAGEOBJ_PATH and len(shapes) < _MAX_SHAPES:
            shapes += _shapes(drawn)
    return shapes, n_pictures


def _shapes(drawn: raw.FPDF_PAGEOBJECT) -> Iterator[_Box]:
    """Yield the path *drawn* as one small or thin shape, or as the four sides of a frame."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    if not all(map(math.isfinite, (x0, y0, x1, y1))):
        return
    if min(x1 - x0, y1 - y0) <= _THIN or max(x1 - x0, y1 - y0) <= _SMALL:
        yield x0, y0, x1, y1
    elif _is_stroked(drawn):
        yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


def _is_stroked(drawn: raw.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(drawn, fill, stroke)) and bool(stroke.value)


if __name__ == "__main__":
    sys.exit(main())
