"""Tables on a page that rules draw, each as one line; and the parts of a table on several pages as one table."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from decks.reading.pdf.hyphens import joined
from decks.reading.pdf.lines import Line, level_rows
from decks.reading.pdf.pages import Shape

_TOUCHING = 4.0  # points between rules of one grid, and between two that are drawn as one
_MIN_EDGES = 3  # two columns have three edges; so have two rows
_MAX_GRIDS = 50  # a page
_SAME_PLACE = 8.0  # points between where two parts of one table begin


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
            left.append(as_table(inside, rows, has_header=_has_header(inside)))
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


def as_table(lines: Sequence[Line], rows: tuple[tuple[str, ...], ...], *, has_header: bool | None) -> Line:
    """Return *lines* as one line that holds *rows*; *has_header* as in `Line`."""
    first = min(lines, key=lambda line: line.y)
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    y = max(line.y for line in lines)
    return replace(
        first,
        words="",
        x0=x0,
        x1=x1,
        y=y,
        sign=None,
        sign_x=x0,
        text_x=x0,
        is_bold=False,
        rows=rows,
        has_header=has_header,
    )


def _has_header(lines: Sequence[Line]) -> bool | None:
    """Tell whether the first of *lines* are bold, as headings are, and the others are not; None where they are not."""
    first = min(line.y for line in lines)
    is_headed = all(line.is_bold for line in lines if line.y - first < 0.4 * line.size)
    return (is_headed and not all(line.is_bold for line in lines)) or None


def over_pages(pages: Sequence[Sequence[Line]]) -> tuple[Line, ...]:
    """Return the lines of *pages* one after the other, a table that goes on at the top of the next page as one.

    A head that is said again is left out. Where the columns differ, what stands on the next page has no head at all.
    """
    lines: list[Line] = []
    for page in pages:
        first, rest = page[:1], page[1:]
        if lines and first and lines[-1].rows and first[0].rows:
            whole = _in_one(lines[-1], first[0])
            lines[-1:] = [whole] if whole is not None else [lines[-1], replace(first[0], has_header=False)]
            lines += rest
        else:
            lines += page
    return tuple(lines)


def _in_one(above: Line, below: Line) -> Line | None:
    """Return two parts of one table as a line, None where they are of two tables."""
    n_columns, n_below = len(above.rows[0]), len(below.rows[0])
    is_repeated = above.rows[0] == below.rows[0]
    if n_columns != n_below or (not is_repeated and abs(above.x0 - below.x0) > _SAME_PLACE):
        return None
    has_header = (
        False if above.has_header is False or (below.has_header is False) else above.has_header or is_repeated or None
    )
    rows = (*above.rows, *below.rows[is_repeated:])
    return replace(below, rows=rows, has_header=has_header)
