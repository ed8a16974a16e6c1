"""Runs into lines: words of several styles that stand on one baseline, marks of notes left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from decks.reading.bullets import Sign, bullet_sign
from decks.reading.note_marks import raised
from decks.reading.pdf.pages import Page, Run, Shape
from decks.reading.typography import Look

_MAX_GAP = 0.65  # of the font size, between words of one line
_MAX_EVEN_GAP = 4.0  # of the font size, between the words of a line that was spread to the column's width
_MAX_SIGN_GAP = 4.0  # of the font size, between a list item's sign and its words
_LEVEL = 0.4  # of the font size: less far apart is one baseline
_MIN_EVEN_GAPS = 2
_MOSTLY = 0.9
_MAX_SIGN = 6  # characters
_MIN_SPACE = 0.15  # of the font size
_MAX_SHIFT = 0.6  # of the font size: raised and lowered characters
_MIN_RISE = 0.15  # of the font size
_SMALLER = 0.9  # of the line's size
_DRAWN = "•"
_MAX_DOTS = 300  # a page
_MAX_DOT = 9.0  # points; a larger shape is no sign of a list item


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column. *y* is its baseline from the page's top, *size* that of most of its characters, in points.

    *x0* is where its words begin, *sign_x* where the sign of its list item stands, *text_x* what follows the sign (*x0*
    again if there is none). A sign that is part of the words, such as a number, has a length. *left* and *right* bound
    the line's column. A whole table stands as one line, its cells in *rows*; *has_header* tells whether the first heads
    the columns, None where the words have to tell.
    """

    words: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool
    page: int
    sign: Sign | None
    sign_x: float
    text_x: float
    column: int = 0
    left: float = 0.0
    right: float = 0.0
    rows: tuple[tuple[str, ...], ...] = ()
    has_header: bool | None = None


def lines_of(page: Page) -> tuple[Line, ...]:
    """Return the lines of *page* in the order of the file; what a table's rules part is apart."""
    dots = [shape for shape in page.shapes if _is_dot(shape)][:_MAX_DOTS]
    uprights = [shape for shape in page.shapes if shape.is_upright]
    joined = (_line(group, page.number) for group in _groups(page.runs, uprights))
    return tuple(_with_dot(line, dots) for line in joined if any(map(_says_something, line.words)))


def _says_something(character: str) -> bool:
    return character.isalnum() or character == "%"  # the second line of a heading, "Frequency (%)"


def _groups(runs: Sequence[Run], uprights: Sequence[Shape]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs that make one line."""
    group: list[Run] = []
    for index, run in enumerate(runs):
        if group and not (_joins(group, run, uprights) or _is_spread(group[-1], run, runs, index)):
            yield tuple(group)
            group = []
        group.append(run)
    if group:
        yield tuple(group)


def _joins(group: Sequence[Run], run: Run, uprights: Sequence[Shape]) -> bool:
    """Tell whether *run* goes on where *group* ends: beside it, and with no rule of a table between."""
    first, last = group[0], group[-1]
    size = max(run.size, last.size, first.size)
    gap = run.x0 - last.x1
    max_gap = _MAX_SIGN_GAP if len(group) == 1 and _sign(last.word) is not None else _MAX_GAP
    is_level = abs(run.y - first.y) < _MAX_SHIFT * size or abs(run.y - last.y) < 0.1 * size
    return (
        is_level
        and -_MAX_GAP * size < gap < max_gap * size
        and not any(last.x1 - 1 < rule.x0 < run.x0 + 1 and rule.y0 < run.y < rule.y1 + size for rule in uprights)
    )


def _is_spread(before: Run, run: Run, runs: Sequence[Run], index: int) -> bool:
    """Tell whether the wide gap before run *index* is one of several equal ones: the line was spread to full width."""
    gap = run.x0 - before.x1
    if abs(run.y - before.y) > 0.1 * run.size or not 0 < gap < _MAX_EVEN_GAP * run.size:
        return False
    around = runs[max(index - 12, 0) : index + 12]
    beside = [pair for pair in pairwise(around) if all(abs(one.y - run.y) < 0.05 * run.size for one in pair)]
    gaps = [b.x0 - a.x1 for a, b in beside if _sign(a.word) is None]
    even = [other for other in gaps if abs(other - gap) < 0.15 * run.size]
    return len(even) >= _MIN_EVEN_GAPS and len(even) >= 0.8 * len(gaps)


def _sign(words: str) -> Sign | None:
    """Return the sign that *words* are; its length is 0, for what follows does not hold it."""
    sign = bullet_sign(f"{words.strip()}\t\tX") if len(words.strip()) <= _MAX_SIGN else None
    return None if sign is None else replace(sign, length=0)


def _line(group: Sequence[Run], page: int) -> Line:
    sign = _sign(group[0].word) if len(group) > 1 else None
    rest = group[1:] if sign is not None and sign.ordinal is None else group  # a number may be the heading's own
    size = _main(rest)
    words = _words(rest, size)
    own = bullet_sign(words) if rest is group else sign
    letters = [run for run in rest if any(map(str.isalpha, run.word))]
    n_bold = sum(len(run.word) for run in letters if run.is_bold)
    is_bold = n_bold >= _MOSTLY * sum(len(run.word) for run in letters) > 0
    x0, x1 = min(run.x0 for run in rest), max(run.x1 for run in rest)
    text_x = rest[1].x0 if len(rest) > 1 and _sign(rest[0].word) is not None else x0
    return Line(words, x0, x1, _baseline(rest, size), size, is_bold, page, own, min(x0, group[0].x0), text_x)


def _words(group: Sequence[Run], size: float) -> str:
    """Return the words of *group*, a space where a gap shows one, without the marks of notes."""
    baseline = _baseline(group, size)
    words = ""
    end = group[0].x0
    for run in group:
        is_raised = run.size < _SMALLER * size and run.y < baseline - _MIN_RISE * size
        word = raised(run.word, before=words) if is_raised else run.word
        has_gap = run.x0 - end > _MIN_SPACE * size and not words.endswith(" ")
        words += (" " if has_gap and word else "") + word
        end = run.x1
    return " ".join(words.split())


def _baseline(group: Sequence[Run], size: float) -> float:
    return next(run.y for run in group if run.size >= _SMALLER * size)


def _main(group: Sequence[Run]) -> float:
    """Return the size that most characters of *group* have."""
    sizes: dict[float, int] = {}
    for run in group:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.word)
    return max(sizes, key=sizes.__getitem__)


def _is_dot(shape: Shape) -> bool:
    width, height = shape.x1 - shape.x0, shape.y1 - shape.y0
    return 1.0 <= width <= _MAX_DOT and 1.0 <= height <= _MAX_DOT and 0.5 < width / height < 2.0


def _with_dot(line: Line, dots: Sequence[Shape]) -> Line:
    """Return *line* as a list item if a sign was drawn before it as a shape."""
    if line.sign is not None:
        return line
    reach = _MAX_SIGN_GAP * line.size
    for dot in dots:
        is_before = line.x0 - reach < dot.x0 and dot.x1 < line.x0
        if is_before and line.y - line.size < (dot.y0 + dot.y1) / 2 < line.y + 0.1 * line.size:
            return replace(line, sign=Sign(_DRAWN, None, 0), sign_x=dot.x0)
    return line


def look_of(line: Line) -> Look:
    """Return how *line* looks."""
    return Look.of(line.size, is_bold=line.is_bold)


def level_rows(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield from the top down the *lines* that stand on one baseline, from the left to the right."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: line.y):
        if row and line.y - row[0].y > _LEVEL * min(line.size, row[0].size):
            yield tuple(sorted(row, key=lambda line: line.x0))
            row = []
        row.append(line)
    if row:
        yield tuple(sorted(row, key=lambda line: line.x0))
