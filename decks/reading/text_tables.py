"""Tables in plain text: columns under ruled headings, cells between tabs or bars; and the text around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_RULED = re.compile(r"[ ]*-{2,}(?:[ ]+-{2,}){1,40}[ ]*$")  # under the headings: a rule for each column
_RULE = re.compile(r"[ ]*-{10,}[ ]*$")  # above and below a table whose cells have several lines
_COLUMN = re.compile(r"-+")
_DELIMITER = re.compile(r"[ ]*\|?[ ]*:?-{2,}:?[ ]*(?:[|+][ ]*:?-{2,}:?[ ]*){1,40}\|?[ ]*$")
_GRID = re.compile(r"[ ]*\+(?:[-=:]{2,}\+){2,40}[ ]*$")
_MAX_HEADING_LINES = 4
_MIN_TABBED = 3  # rows
_MAX_CELL = 300  # characters
_MAX_LINES = 5_000


@dataclass(frozen=True, slots=True)
class TextTable:
    """The cells of a table, row by row; *has_header* as its rules say, None where it has none."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool | None


def parted(text: str) -> Iterator[str | TextTable]:
    """Yield the tables of *text*, and what stands between them as it is."""
    lines = text.split("\n")
    begin, place = 0, 0
    while place < len(lines):
        found = _table_at(lines, place, begin)
        if found is None:
            place += 1
            continue
        start, place, table = found
        yield "\n".join(lines[begin:start])
        yield table
        begin = place
    yield "\n".join(lines[begin:])


# Where a table begins and ends, and the table.
_Found = tuple[int, int, TextTable]


def _table_at(lines: Sequence[str], place: int, begin: int) -> _Found | None:
    """Return the table that line *place* tells, None where it tells none; lines before *begin* are taken."""
    line = lines[place]
    if "\t" in line.strip():
        return _tabbed(lines, place)
    if "--" not in line:
        return None
    if _RULED.match(line):
        return _ruled(lines, place, begin)
    if _GRID.match(line):
        return _gridded(lines, place)
    return _barred(lines, place) if _DELIMITER.match(line) and place > begin and "|" in lines[place - 1] else None


def _ruled(lines: Sequence[str], place: int, begin: int) -> _Found | None:
    """Return the table whose headings are ruled under at *place*."""
    edges = [run.start() for run in _COLUMN.finditer(lines[place])]
    first, start = max(begin, place - _MAX_HEADING_LINES), place
    while start > first and lines[start - 1].strip() and not _RULE.match(lines[start - 1]):
        start -= 1
    has_header = start < place
    headings = [_cells(lines[start:place], edges)] if has_header else []
    is_tall = has_header and start > begin and _RULE.match(lines[start - 1]) is not None
    ends = _RULE if is_tall else re.compile(r"\s*$|" + _RULED.pattern)
    end = place + 1
    while end < len(lines) and end - place < _MAX_LINES and not ends.match(lines[end]):
        end += 1
    body = lines[place + 1 : end]
    rows = [tuple(group) for filled, group in groupby(body, key=lambda line: bool(line.strip())) if filled]
    cells = [_cells(row, edges) for row in (rows if is_tall else [(line,) for line in body])]
    has_columns = any(sum(map(bool, row)) > 1 for row in cells)
    return (start - is_tall, end + 1, TextTable((*headings, *cells), has_header)) if has_columns else None


def _cells(lines: Sequence[str], edges: Sequence[int]) -> tuple[str, ...]:
    """Return the cells of the row that *lines* make, whose columns begin at *edges*."""
    bounds = list(zip([0, *edges[1:]], [*edges[1:], None], strict=True))
    return tuple(" ".join(filter(None, (line[start:end].strip() for line in lines))) for start, end in bounds)


def _tabbed(lines: Sequence[str], place: int) -> _Found | None:
    """Return the table of the lines from *place* on that have as many tabs."""
    rows: list[tuple[str, ...]] = []
    for line in lines[place : place + _MAX_LINES]:
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])) or not cells[0]:
            break
        rows.append(cells)
    is_short = all(len(cell) <= _MAX_CELL for row in rows for cell in row)
    return (place, place + len(rows), TextTable(tuple(rows), None)) if len(rows) >= _MIN_TABBED and is_short else None


def _barred(lines: Sequence[str], place: int) -> _Found:
    """Return the table whose headings stand right above the rule at *place*, cells between bars."""
    end = place + 1
    while end < len(lines) and "|" in lines[end] and end - place < _MAX_LINES:
        end += 1
    rows = [_between_bars(line) for line in (lines[place - 1], *lines[place + 1 : end]) if not _DELIMITER.match(line)]
    return place - 1, end, TextTable(tuple(rows), has_header=True)


def _gridded(lines: Sequence[str], place: int) -> _Found | None:
    """Return the table that is drawn from *place* on, a line of rules between its rows."""
    end = place
    while end < len(lines) and lines[end].lstrip().startswith(("|", "+")) and end - place < _MAX_LINES:
        end += 1
    has_header = any("=" in line for line in lines[place:end] if _GRID.match(line))
    groups = groupby(lines[place:end], key=lambda line: _GRID.match(line) is not None)
    rows = [
        tuple(" ".join(filter(None, cell)) for cell in zip(*map(_between_bars, group), strict=False))
        for is_rule, group in groups
        if not is_rule
    ]
    return (place, end, TextTable(tuple(rows), has_header or None)) if len(rows) > 1 else None


def _between_bars(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))
