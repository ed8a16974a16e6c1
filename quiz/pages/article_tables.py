"""An article's tables as a reader sees them: the rows that stand together, below the headings of their columns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from decks.model import Cell, Span

Row = tuple[Cell, ...]
Column = tuple[str, int]
"""A column's heading, "" for none, and which of those with this heading it is, from 0 on."""

MAX_COLUMNS = 40  # a row of more cells is read more easily as text


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table below the *titles* that stand over them: a caption, "Children"."""

    titles: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below the same headings: *headings* says where the text has that of each column, None for one without."""

    columns: tuple[Column, ...]
    headings: tuple[Span | None, ...]
    groups: tuple[Group, ...]

    @property
    def start_char(self) -> int:
        """Return where the text has its first row."""
        first = self.groups[0]
        return span_of((*first.titles, *first.rows)[0]).start_char

    def proving(self, spans: Iterable[Span]) -> "Table | None":
        """Return the table with only the rows that hold a character of *spans*, and the titles over them."""
        spans = tuple(spans)
        groups = (replace(group, rows=tuple(row for row in group.rows if _holds(row, spans))) for group in self.groups)
        kept = tuple(group for group in groups if group.rows or any(_holds(title, spans) for title in group.titles))
        return replace(self, groups=kept) if kept else None


Passage = Span | Table
"""A paragraph or a bullet, or a table."""


def span_of(row: Row) -> Span:
    """Return the characters of *row*, from its first cell's heading to the end of its last."""
    return Span((row[0].heading or row[0].words).start_char, row[-1].words.end_char)


def passages(text: str, paragraphs: Iterable[Span], rows: Iterable[Row]) -> Iterator[Passage]:
    """Yield *paragraphs*, those that are *rows* put together as tables.

    Rows that do not say which column each of their cells stands in, because empty cells were left out of rows without
    headings, stay paragraphs: in a table they might stand under the wrong heading.
    """
    row_at = {span_of(row): row for row in rows if len(row) <= MAX_COLUMNS}
    for is_row, stretch in groupby(paragraphs, key=row_at.__contains__):
        if not is_row:
            yield from stretch
            continue
        for groups in _tables(text, [row_at[span] for span in stretch]):
            columns = _columns(text, groups)
            if columns is None:
                yield from (span_of(row) for group in groups for row in (*group.titles, *group.rows))
            else:
                yield Table(columns, _headings(text, columns, groups), groups)


def table_html(table: Table, text: str, draw: Callable[[Span], str]) -> str:
    """Return *table* in a box that scrolls sideways by itself, each cell as *draw* makes inert HTML of its words."""
    first, *others = table.groups
    caption = "<br>".join(draw(span_of(title)) for title in first.titles)
    inside = (
        f"<caption>{caption}</caption>" if caption else "",
        _header_html(table, text),
        _rows_html(table, first, text, draw),
        *(_titles_html(table, group, draw) + _rows_html(table, group, text, draw) for group in others),
    )
    # The box takes the focus so that a keyboard can scroll it.
    return f'<div class="cb-table" tabindex="0" role="group" aria-label="Table"><table>{"".join(inside)}</table></div>'


def _header_html(table: Table, text: str) -> str:
    """Return the headings of the columns, which every row of the text repeats and the table says once, unmarked."""
    cells = (f'<th scope="col">{escape(words.of(text))}</th>' if words else "<td></td>" for words in table.headings)
    return f"<thead><tr>{''.join(cells)}</tr></thead>" if any(table.headings) else ""


def _titles_html(table: Table, group: Group, draw: Callable[[Span], str]) -> str:
    rows = (f'<tr><th colspan="{len(table.columns)}">{draw(span_of(title))}</th></tr>' for title in group.titles)
    return "".join(rows)


def _rows_html(table: Table, group: Group, text: str, draw: Callable[[Span], str]) -> str:
    rows: list[str] = []
    for row in group.rows:
        words = {column: draw(cell.words) for column, cell in zip(_columns_of(text, row), row, strict=True)}
        cells = (f"<td>{words.get(column, '')}</td>" for column in table.columns)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(rows)


def _tables(text: str, rows: Iterable[Row]) -> Iterator[tuple[Group, ...]]:
    """Yield the groups of each table among *rows*: a row none of whose headings stood above begins another table."""
    table: list[Row] = []
    titles: list[Row] = []
    seen: set[Column] = set()
    for row in rows:
        if _is_title(row):
            titles.append(row)
            continue
        columns = set(_columns_of(text, row))
        if seen and not seen & columns:
            yield tuple(_groups(table))
            table, seen = [], set()
        table += [*titles, row]
        titles = []
        seen |= columns
    yield tuple(_groups([*table, *titles]))


def _groups(rows: Iterable[Row]) -> Iterator[Group]:
    titles: tuple[Row, ...] = ()
    below: tuple[Row, ...] = ()
    for is_title, stretch in groupby(rows, key=_is_title):
        if is_title:
            titles = tuple(stretch)
        else:
            below = tuple(stretch)
            yield Group(titles, below)
            titles = ()
    if titles:
        yield Group(titles, ())


def _is_title(row: Row) -> bool:
    return len(row) == 1 and row[0].heading is None


def _columns_of(text: str, row: Row) -> list[Column]:
    headings = [cell.heading.of(text) if cell.heading else "" for cell in row]
    return [(heading, headings[:place].count(heading)) for place, heading in enumerate(headings)]


def _columns(text: str, groups: Sequence[Group]) -> tuple[Column, ...] | None:
    """Return the columns of a table in order.

    None where they are too many, or a row does not tell which of two alike a cell stands in.
    """
    columns: list[Column] = []
    rows = [_columns_of(text, row) for group in groups for row in group.rows]
    for row in rows:
        if len(columns) > MAX_COLUMNS:
            return None
        place = 0
        for column in row:
            if column not in columns:
                columns.insert(place, column)
            place = columns.index(column) + 1
    alike = {heading for heading, number in columns if number}
    wanted = [column for column in columns if column[0] in alike]
    is_told = all([column for column in row if column[0] in alike] == wanted for row in rows)
    return tuple(columns) if rows and len(columns) <= MAX_COLUMNS and is_told else None


def _headings(text: str, columns: Sequence[Column], groups: Iterable[Group]) -> tuple[Span | None, ...]:
    """Return where the text first has the heading of each of *columns*."""
    found: dict[Column, Span | None] = {}
    for row in (row for group in groups for row in group.rows):
        for column, cell in zip(_columns_of(text, row), row, strict=True):
            found.setdefault(column, cell.heading)
    return tuple(found[column] for column in columns)


def _holds(row: Row, spans: Sequence[Span]) -> bool:
    return any(span_of(row).overlaps(span) for span in spans)
