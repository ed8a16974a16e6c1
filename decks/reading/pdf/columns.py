"""The order in which the lines of a page are read: down one column, then down the next, between lines of full width."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from decks.reading.pdf.lines import Line, level_rows
from decks.reading.pdf.white_tables import with_tables

_MAX_COLUMNS = 3  # nested splits: up to eight columns
_MIN_LINES = 4  # of each column
_MAX_CROSSING = 0.6  # of the lines of a page: its title, a summary, a table
_MIN_FILL = 0.55  # of a column's width: text fills its lines, the cells of a table do not
_LEVEL = 0.4  # of the font size
_NEXT_LINE = 1.8  # of the font size
_MIN_GUTTER = 0.7  # of the font size
_MAX_FEW_WORDS = 18  # characters: a column of text is wider
_MIN_LEVEL = 0.8  # of the lines of the shorter side
_MIDDLE = (0.2, 0.8)  # of the page's text: a gutter lies between


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The white strip between two columns."""

    x0: float
    x1: float


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the *lines* of one page as they are read, each with its column's number and bounds."""
    return tuple(
        replace(line, column=number, left=left, right=right)
        for number, (column, left, right) in enumerate(
            _columns(with_tables(lines, are_columns_known=False), _MAX_COLUMNS)
        )
        for line in column
    )


def _columns(lines: tuple[Line, ...], n_splits: int) -> Iterator[tuple[tuple[Line, ...], float, float]]:
    """Yield the columns of *lines* in reading order, with their left and right bound."""
    gutter = _gutter(lines) if n_splits else None
    if gutter is None:
        if lines:
            yield with_tables(_down(lines)), min(line.sign_x for line in lines), max(line.x1 for line in lines)
        return
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for is_full, band in _bands(lines, gutter):
        if is_full:
            yield with_tables(_down(band)), left, right
        else:
            yield from _columns(tuple(line for line in band if line.x1 <= gutter.x1), n_splits - 1)
            yield from _columns(tuple(line for line in band if line.x1 > gutter.x1), n_splits - 1)


def _down(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return *lines* from the top down; those on one baseline from the left to the right."""
    return tuple(line for row in level_rows(lines) for line in row)


def _bands(lines: Sequence[Line], gutter: _Gutter) -> Iterator[tuple[bool, Sequence[Line]]]:
    """Yield *lines* from the top down in bands: those of full width, which cross *gutter*, and those beside it."""
    full: list[Line] = []
    beside: list[Line] = []
    for row in level_rows(lines):
        if not any(_crosses(line, gutter) for line in row) and not _ends_full(row, full, gutter):
            if full:
                yield True, full
            full = []
            beside.extend(row)
            continue
        if beside:
            beside, full = _without_heading(beside, gutter)
            yield False, beside
            beside = []
        full.extend(row)
    yield bool(full), full or beside


def _ends_full(row: Sequence[Line], full: Sequence[Line], gutter: _Gutter) -> bool:
    """Tell whether *row* is the last, short line of a paragraph of full width."""
    if len(row) != 1 or not full:
        return False
    line, above = row[0], full[-1]
    is_below = line.y - above.y < _NEXT_LINE * line.size and abs(line.size - above.size) < 0.1 * line.size
    return is_below and line.x1 <= gutter.x1 and line.is_bold == above.is_bold


def _without_heading(beside: list[Line], gutter: _Gutter) -> tuple[list[Line], list[Line]]:
    """Return the lines *beside* a gutter, and apart from them a heading of what crosses the gutter below them."""
    last = beside[-1]
    is_larger = last.size > 1.05 * median(line.size for line in beside)
    is_bolder = last.is_bold and not all(line.is_bold for line in beside)
    is_alone = len(beside) > 1 and last.y - beside[-2].y > _LEVEL * last.size
    is_heading = (is_larger or is_bolder) and is_alone and last.x1 <= gutter.x1
    return (beside[:-1], beside[-1:]) if is_heading else (beside, [])


def _crosses(line: Line, gutter: _Gutter) -> bool:
    return line.x0 < gutter.x0 and line.x1 > gutter.x1


def _gutter(lines: Sequence[Line]) -> _Gutter | None:
    """Return the gutter that most lines of the page stand beside, None where the text is one column."""
    if len(lines) < 2 * _MIN_LINES:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    size = median(line.size for line in lines)
    middle = [left + share * (right - left) for share in _MIDDLE]
    gutters = [gutter for gutter in _strips(lines, size) if middle[0] < (gutter.x0 + gutter.x1) / 2 < middle[1]]
    fitting = [gutter for gutter in gutters if _parts_text(lines, gutter)]
    return min(fitting, key=lambda gutter: sum(_crosses(line, gutter) for line in lines), default=None)


def _strips(lines: Sequence[Line], size: float) -> Iterator[_Gutter]:
    """Yield the white strips that at most 60 % of *lines* cross, between a right edge and the left edge after it."""
    edges = sorted([(line.x0, 1) for line in lines] + [(line.x1, -1) for line in lines])
    n_open = 0
    for (x, step), (next_x, next_step) in pairwise(edges):
        n_open += step
        is_strip = step < 0 < next_step and next_x - x >= _MIN_GUTTER * size
        if is_strip and n_open <= _MAX_CROSSING * len(lines):
            yield _Gutter(x, next_x)


def _parts_text(lines: Sequence[Line], gutter: _Gutter) -> bool:
    """Tell whether lines of text, and not the cells of a table, stand side by side around *gutter*."""
    left = [line for line in lines if line.x1 <= gutter.x0]
    right = [line for line in lines if line.x0 >= gutter.x1]
    if min(len(left), len(right)) < _MIN_LINES or max(map(_fill, (left, right))) < _MIN_FILL or _are_cells(left, right):
        return False
    top, bottom = max(min(line.y for line in side) for side in (left, right)), _lowest_common(left, right)
    beside = [sum(top <= line.y <= bottom for line in side) for side in (left, right)]
    return min(beside) >= _MIN_LINES


def _are_cells(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether the lines of one side are a few words each, level with those of the other side."""
    fewer, more = sorted((left, right), key=len)
    if min(median(len(line.words) for line in side) for side in (left, right)) > _MAX_FEW_WORDS:
        return False
    baselines = sorted(line.y for line in more)
    return sum(_has_near(baselines, line) for line in fewer) >= _MIN_LEVEL * len(fewer)


def _has_near(baselines: Sequence[float], line: Line) -> bool:
    place = bisect_left(baselines, line.y - _LEVEL * line.size)
    return place < len(baselines) and baselines[place] <= line.y + _LEVEL * line.size


def _lowest_common(left: Sequence[Line], right: Sequence[Line]) -> float:
    return min(max(line.y for line in side) for side in (left, right))


def _fill(side: Sequence[Line]) -> float:
    """Return how much of its column's width the median line fills."""
    width = max(line.x1 for line in side) - min(line.x0 for line in side)
    return median(line.x1 - line.x0 for line in side) / max(width, 1.0)
