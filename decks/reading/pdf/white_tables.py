"""Tables without rules: words in columns, told by the white between these; each table becomes one line.

A row is told by the white between rows, so that cells of several lines may stand at the top, in the middle or at the
foot of theirs. Where lines may be of one row or of another, the words stay, each cell by itself: better no pair than a
wrong one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from decks.reading.pdf.hyphens import joined
from decks.reading.pdf.lines import Line, level_rows
from decks.reading.pdf.tables import as_table

_MIN_ROWS = 3
_ROW_SPACE = 2.4  # of the font size: words further down are not of the table
_GAP = 0.5  # of the font size: less white parts no columns
_LEADING = 1.35  # of the font size, where the text shows no other
_LEADINGS = (1.0, 1.7)  # of the font size: what the text may show
_LOOSE = 1.08  # of the leading: a line further down is not of the same cell
_BESIDE = 0.8  # of the leading: a line so close to another stands beside it, in a cell that is centred
_LEVEL = 0.4  # of the font size
_MAX_CELL = 300  # characters
_MAX_USUAL_CELL = 60  # characters; the paragraphs of a text in columns are longer
_MAX_RUNNING = 0.25  # of the lines of the first column that begin with a small letter; more is text in columns
_MAX_COLUMNS = 12
_MAX_LEVELS = 200  # of a table on one page

_Row = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Band:
    """How far one column reaches."""

    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of one cell, from the top down, and its column's number."""

    column: int
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Return the baseline of its first line."""
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        """Return the baseline of its last line."""
        return self.lines[-1].y

    @property
    def words(self) -> str:
        """Return what the cell says."""
        return joined([line.words for line in self.lines], written=frozenset())


def with_tables(lines: Sequence[Line], *, are_columns_known: bool = True) -> tuple[Line, ...]:
    """Return *lines*, from the top down, those that stand in a table's columns as one line a table.

    *are_columns_known* tells whether they are of one column of text; if not, only what cannot be text in columns is
    taken for a table.
    """
    rows = tuple(level_rows(lines))
    leading = _leading(rows)
    kept: list[Line] = []
    start = 0
    for place in range(len(rows)):
        if place < start:
            continue
        first, end, bands = _reach(rows, place, start, leading)
        if not bands:
            continue
        found = [line for row in rows[first:end] for line in row]
        table = _table(found, bands, leading) if are_columns_known else _clear_table(found, bands, leading)
        if table is not None:
            kept += [line for row in rows[start:first] for line in row]
            kept.append(table)
            start = end
    return (*kept, *(line for row in rows[start:] for line in row))


def _leading(rows: Sequence[_Row]) -> float:
    """Return how far below a line of text the next one stands, as a share of the font size."""
    shares: Counter[float] = Counter()
    for (line, *others), (below, *more) in pairwise(rows):
        share = (below.y - line.y) / line.size
        is_text = not others and not more and line.size == below.size and abs(line.x0 - below.x0) < line.size
        if is_text and _LEADINGS[0] <= share <= _LEADINGS[1]:
            shares[round(share, 2)] += 1
    return min((share for share, n in shares.items() if 3 * n >= max(shares.values())), default=_LEADING)


def _reach(rows: Sequence[_Row], place: int, start: int, leading: float) -> tuple[int, int, tuple[_Band, ...]]:
    """Return where the lines in columns around row *place* begin and end, none before *start*, and the columns."""
    bands = _with_row((), rows[place]) or ()
    if len(bands) < 2:
        return place, place, ()
    end = place + 1
    while (
        end < min(len(rows), place + _MAX_LEVELS)
        and rows[end][0].y - rows[end - 1][0].y <= _ROW_SPACE * rows[end][0].size
    ):
        wider = _with_row(bands, rows[end])
        if wider is None:
            break
        bands, end = wider, end + 1
    first = place
    while first > start and _is_of_head(rows[first - 1], rows[first], bands, leading):
        bands, first = _with_row(bands, rows[first - 1]) or bands, first - 1
    return first, _without_text_below(rows, first, end, bands, leading), bands


def _with_row(bands: tuple[_Band, ...], row: _Row) -> tuple[_Band, ...] | None:
    """Return *bands* with the lines of *row* in them, None where these do not stand in columns."""
    for line in row:
        if line.rows or line.sign or len(line.words) > _MAX_CELL:
            return None
        reached = [band for band in bands if _is_in(line, band)]
        if len(reached) > 1:
            return None
        whole = _Band(min([line.x0, *(band.x0 for band in reached)]), max([line.x1, *(band.x1 for band in reached)]))
        bands = (*(band for band in bands if band not in reached), whole)
    in_order = tuple(sorted(bands, key=lambda band: band.x0))
    n_held = [sum(_is_in(line, band) for line in row) for band in in_order]
    return in_order if max(n_held) == 1 and len(in_order) <= _MAX_COLUMNS else None


def _is_in(line: Line, band: _Band) -> bool:
    gap = _GAP * line.size
    return line.x0 < band.x1 + gap and line.x1 > band.x0 - gap


def _is_of_head(above: _Row, row: _Row, bands: tuple[_Band, ...], leading: float) -> bool:
    """Tell whether the row *above* the first with several words is the upper line of a heading in that."""
    distance = (row[0].y - above[0].y) / (leading * row[0].size)
    is_beside = distance < _BESIDE or (distance < _LOOSE and not _is_in(above[0], bands[0]))
    return is_beside and _with_row(bands, above) is not None


def _without_text_below(rows: Sequence[_Row], first: int, end: int, bands: tuple[_Band, ...], leading: float) -> int:
    """Return where the table ends before short lines of the text that follows it."""
    while end - first > 1 and len(rows[end - 1]) == 1 and _is_in(rows[end - 1][0], bands[0]):
        line, above = rows[end - 1][0], rows[end - 2]
        near = _LOOSE if _is_in(above[0], bands[0]) else _BESIDE
        if line.y - above[0].y < near * leading * line.size:
            break
        end -= 1
    return end


def _table(lines: Sequence[Line], bands: Sequence[_Band], leading: float) -> Line | None:
    """Return the table that *lines* in the columns *bands* make, None where they make none."""
    levels = tuple(level_rows(lines))
    if sum(len(row) > 1 for row in levels) < _MIN_ROWS:
        return None
    size = median(line.size for line in lines)
    rows = _rows(_cells(lines, bands, _LOOSE * leading * size), size)
    if len(rows) >= _MIN_ROWS and not _has_two_in_one(rows):
        return _line_of(lines, rows, len(bands))
    return _tight(lines, levels, bands, _BESIDE * leading * size) if len(rows) < _MIN_ROWS else _unpaired(lines, rows)


def _clear_table(lines: Sequence[Line], bands: Sequence[_Band], leading: float) -> Line | None:
    """Return the table of short cells in rows apart from each other that *lines* make, None where they make none."""
    if len(lines) < _MIN_ROWS * len(bands):
        return None
    size = median(line.size for line in lines)
    rows = _rows(_cells(lines, bands, _LOOSE * leading * size), size)
    lengths = [len(cell.words) for row in rows for cell in row]
    is_clear = len(rows) > _MIN_ROWS and not _has_two_in_one(rows) and median(lengths) <= _MAX_USUAL_CELL
    return _line_of(lines, rows, len(bands)) if is_clear and max(lengths) <= _MAX_CELL else None


def _cells(lines: Sequence[Line], bands: Sequence[_Band], reach: float) -> Iterator[_Cell]:
    """Yield the cells of *lines*: in a column, those no further than *reach* below each other."""
    for column, band in enumerate(bands):
        held: list[Line] = []
        for line in sorted((line for line in lines if _is_in(line, band)), key=lambda line: line.y):
            if held and line.y - held[-1].y > reach:
                yield _Cell(column, tuple(held))
                held = []
            held.append(line)
        yield from (_Cell(column, tuple(held)),) if held else ()


def _rows(cells: Iterator[_Cell], size: float) -> list[list[_Cell]]:
    """Return *cells* in rows: those that stand level or overlap, directly or by others."""
    rows: list[list[_Cell]] = []
    bottom = float("-inf")
    for cell in sorted(cells, key=lambda cell: cell.top):
        if cell.top > bottom + _LEVEL * size:
            rows.append([])
        rows[-1].append(cell)
        bottom = max(bottom, cell.bottom)
    return rows


def _has_two_in_one(rows: Sequence[Sequence[_Cell]]) -> bool:
    return any(len({cell.column for cell in row}) < len(row) for row in rows)


def _tight(lines: Sequence[Line], levels: Sequence[_Row], bands: Sequence[_Band], beside: float) -> Line | None:
    """Return the table whose rows stand as close as lines, None for text in columns.

    Its cells stand at the top of their rows, as in such tables of word processors: a line without a first cell goes on
    with the row above. Where a line stands between two others, or only in the first column, that cannot be told.
    """
    openings = [row[0] for row in levels if _is_in(row[0], bands[0])]
    if sum(line.words[:1].islower() for line in openings) > _MAX_RUNNING * len(openings):
        return None
    rows: list[list[_Cell]] = []
    for above, row in pairwise(((), *levels)):
        cells = list(_cells(row, bands, 0.0))
        is_first = cells[0].column == 0
        is_unclear = bool(above) and row[0].y - above[0].y < beside
        if is_unclear or (is_first and len(row) == 1) or (not is_first and len(rows) < 2):
            return _unpaired(lines, [list(_cells(level, bands, 0.0)) for level in levels])
        if is_first:
            rows.append(cells)
        else:
            rows[-1] = _gone_on(rows[-1], cells)
    return _line_of(lines, rows, len(bands)) if len(rows) >= _MIN_ROWS else None


def _gone_on(row: Sequence[_Cell], more: Sequence[_Cell]) -> list[_Cell]:
    """Return *row* with the lines of *more* in its cells."""
    columns = sorted({cell.column for cell in (*row, *more)})
    return [
        _Cell(column, tuple(line for cell in (*row, *more) if cell.column == column for line in cell.lines))
        for column in columns
    ]


def _line_of(lines: Sequence[Line], rows: Sequence[Sequence[_Cell]], n_columns: int) -> Line:
    """Return *rows* as one line; they have no headings where a row lacks its first cell, or has nothing else."""
    words = tuple(
        tuple(next((cell.words for cell in row if cell.column == column), "") for column in range(n_columns))
        for row in rows
    )
    head = [line.is_bold for cell in rows[0] for line in cell.lines]
    is_headed = all(head) and not all(line.is_bold for line in lines)
    is_whole = all(row[0] and any(row[1:]) for row in words[1:])
    return as_table(lines, words, has_header=(is_headed or None) if is_whole else False)


def _unpaired(lines: Sequence[Line], rows: Sequence[Sequence[_Cell]]) -> Line:
    """Return the words of *rows* as one line, each cell a row by itself."""
    cells = tuple((cell.words,) for row in rows for cell in sorted(row, key=lambda cell: (cell.column, cell.top)))
    return as_table(lines, cells, has_header=False)
