"""Tables on a page: a grid of drawn rules, or words that stand in columns line after line; each becomes one line."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from decks.reading.pdf.hyphens import joined
from decks.reading.pdf.lines import Line, level_rows
from decks.reading.pdf.pages import Shape

_TOUCHING = 4.0  # points between rules of one grid, and between two that are drawn as one
_MIN_EDGES = 3  # two columns have three edges; so have two rows
_MIN_ROWS = 3  # of a table without rules
_SAME_EDGE = 0.8  # of the font size
_ROW_SPACE = 2.2  # of the font size: words further down are not of the table
_BETWEEN = 0.95  # of the font size: a line so close to another is level with the middle of a cell of two lines
_NEXT_LINE = 1.6  # of the font size: a line further down is not of the same cell
_MAX_CELL = 300  # characters
_MAX_GRIDS = 50  # a page


@dataclass(frozen=True, slots=True)
class _Grid:
    """The edges of a grid's columns and rows, each from the first to the last."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, line: Line) -> bool:
        """Tell whether *line* stands in the grid."""
        middle = (line.x0 + line.x1) / 2
        return self.xs[0] < middle < self.xs[-1] and self.ys[0] < line.y < self.ys[-1]


def with_grids(lines: Sequence[Line], shapes: Sequence[Shape]) -> tuple[Line, ...]:
    """Return the *lines* of a page, those in a grid of rules among *shapes* as one line for each grid."""
    left = list(lines)
    for grid in list(_grids([shape for shape in shapes if shape.is_upright or shape.is_level]))[:_MAX_GRIDS]:
        inside = [line for line in left if grid.holds(line)]
        rows = _cells(inside, grid)
        if sum(len(list(filter(None, row))) > 1 for row in rows) >= 2:
            left = [line for line in left if line not in inside]
            left.append(_as_table(inside, rows))
    return tuple(left)


def _grids(rules: Sequence[Shape]) -> Iterator[_Grid]:
    """Yield the grids that touching *rules* make."""
    for group in _touching(rules):
        xs = _edges([rule.x0 for rule in group if rule.is_upright] + _ends_of_levels(group))
        ys = _edges([rule.y0 for rule in group if rule.is_level])
        if len(xs) >= _MIN_EDGES and len(ys) >= _MIN_EDGES:
            yield _Grid(xs, ys)


def _ends_of_levels(group: Sequence[Shape]) -> list[float]:
    """Return where level rules end: the outer edges of a grid that is open at its sides."""
    levels = [rule for rule in group if rule.is_level]
    return [min(rule.x0 for rule in levels), max(rule.x1 for rule in levels)] if levels else []


def _touching(rules: Sequence[Shape]) -> list[list[Shape]]:
    """Return *rules* in groups of those that touch, directly or by others, found from the top down."""
    groups: list[tuple[Shape, list[Shape]]] = []
    for rule in sorted(rules, key=lambda rule: rule.y0):
        near = [group for group in groups if _touch(group[0], rule)]
        members = [member for _, group in near for member in group]
        groups = [group for group in groups if group not in near]
        groups.append((_around((*(bound for bound, _ in near), rule)), [*members, rule]))
    return [members for _, members in groups]


def _touch(one: Shape, other: Shape) -> bool:
    return (
        one.x0 - _TOUCHING < other.x1
        and other.x0 - _TOUCHING < one.x1
        and one.y0 - _TOUCHING < other.y1
        and other.y0 - _TOUCHING < one.y1
    )


def _around(shapes: Sequence[Shape]) -> Shape:
    return Shape(
        min(shape.x0 for shape in shapes),
        min(shape.y0 for shape in shapes),
        max(shape.x1 for shape in shapes),
        max(shape.y1 for shape in shapes),
    )


def _edges(places: Sequence[float]) -> tuple[float, ...]:
    """Return *places* in order, those that nearly touch as one."""
    edges: list[float] = []
    last = float("-inf")
    for place in sorted(places):
        if place - last > _TOUCHING:
            edges.append(place)
        last = place
    return tuple(edges)


def _cells(lines: Sequence[Line], grid: _Grid) -> tuple[tuple[str, ...], ...]:
    """Return the words of *lines* in the rows and columns of *grid*."""
    held: dict[tuple[int, int], list[Line]] = {}
    for row in level_rows(lines):
        for line in row:
            place = bisect_right(grid.ys, line.y - 0.2 * line.size), bisect_right(grid.xs, line.x0 + 1)
            held.setdefault(place, []).append(line)
    return tuple(
        tuple(_cell(held.get((row, column), ())) for column in range(1, len(grid.xs))) for row in range(1, len(grid.ys))
    )


def _cell(lines: Sequence[Line]) -> str:
    return joined([line.words for line in lines], written=frozenset())


def _as_table(lines: Sequence[Line], rows: tuple[tuple[str, ...], ...]) -> Line:
    """Return *lines* as one line that holds *rows*; it is bold if its first row is."""
    first = min(lines, key=lambda line: line.y)
    is_headed = all(line.is_bold for line in lines if line.y - first.y < 0.4 * first.size)
    is_bold = is_headed and not all(line.is_bold for line in lines)
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    y = max(line.y for line in lines)
    return replace(first, words="", x0=x0, x1=x1, y=y, sign=None, sign_x=x0, text_x=x0, is_bold=is_bold, rows=rows)


def with_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the *lines* of a column, from the top down, those that stand in a table's columns as one line a table."""
    rows = list(level_rows(lines))
    kept: list[Line] = []
    start = 0
    while start < len(rows):
        end = _table_end(rows, start)
        if end is None:
            kept += rows[start]
            start += 1
        else:
            kept.append(_as_table([line for row in rows[start:end] for line in row], _aligned(rows[start:end])))
            start = end
    return tuple(kept)


def _table_end(rows: Sequence[tuple[Line, ...]], start: int) -> int | None:
    """Return where the table that begins with row *start* ends, None if none does."""
    if len(rows[start]) < 2 or any(line.sign or line.rows for line in rows[start]):
        return None
    edges = [line.x0 for line in rows[start]]
    end = start + 1
    n_full = 1
    while end < len(rows) and _is_of_table(rows[end - 1], rows[end], edges):
        n_full += len(rows[end]) > 1
        end += 1
    return end if n_full >= _MIN_ROWS else None


def _is_of_table(above: tuple[Line, ...], row: tuple[Line, ...], edges: Sequence[float]) -> bool:
    """Tell whether *row* is a further row of the table whose columns begin at *edges*, or goes on with a cell."""
    size = row[0].size
    if row[0].y - above[0].y > _ROW_SPACE * size or any(line.rows or len(line.words) > _MAX_CELL for line in row):
        return False
    is_aligned = all(min(abs(line.x0 - edge) for edge in edges) < _SAME_EDGE * size for line in row)
    is_beside = row[0].y - above[0].y < _BETWEEN * size
    return is_aligned and (len(row) > 1 or is_beside or row[0].x0 > edges[0] + _SAME_EDGE * size)


def _aligned(rows: Sequence[tuple[Line, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of aligned *rows*; a line without a first cell, or level with the middle of one, goes on."""
    size = median(line.size for row in rows for line in row)
    edges = [line.x0 - _SAME_EDGE * size for line in rows[0]]
    table: list[list[list[Line]]] = []
    last_y = float("-inf")
    for row in rows:
        places = [max(bisect_right(edges, line.x0) - 1, 0) for line in row]
        distance, last_y = row[0].y - last_y, row[0].y
        if distance > _NEXT_LINE * size or (0 in places and distance > _BETWEEN * size):
            table.append([[] for _ in edges])
        for place, line in zip(places, row, strict=True):
            table[-1][place].append(line)
    return tuple(tuple(_cell(cell) for cell in row) for row in table)
