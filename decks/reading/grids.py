"""The tables of a web page as grids: cells that span rows or columns stand in each of them."""

from collections.abc import Callable, Iterator
from itertools import zip_longest

from lxml import etree

from decks.reading.markup import local_name

_MAX_SPAN = 50
_MAX_COLUMNS = 60
_BLOCKS = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "main", "form"})
_CELLS = frozenset({"td", "th"})


def is_data_table(table: etree._Element) -> bool:
    """Tell whether *table* holds data, at least two columns of cells, and does not lay out a page."""
    if any(local_name(element) in _BLOCKS for element in table.iterdescendants()):
        return False
    return any(len(row) > 1 for row in map(_cells_of, table.iter("{*}tr")))


def has_header(table: etree._Element) -> bool:
    """Tell whether the first row of *table* heads the columns."""
    return _n_header_rows(table) > 0


def _n_header_rows(table: etree._Element) -> int:
    """Return how many rows at the top of *table* head its columns; a row of one cell is a title."""
    rows = [row for row in table.iter("{*}tr") if len(row)]
    is_header = [_is_header(row) for row in rows]
    return next((n for n, heads in enumerate(is_header) if not heads), len(rows) - 1)


def _is_header(row: etree._Element) -> bool:
    parent = row.getparent()
    is_in_head = parent is not None and local_name(parent) == "thead"
    return is_in_head or all(local_name(cell) == "th" for cell in _cells_of(row))


def rows_of(table: etree._Element, text_of: Callable[[etree._Element], str]) -> list[list[str]]:
    """Return the cells of *table* by row, each as *text_of* has it; one that spans several stands in each of them.

    Several rows of headings are one, "Dose, adults". In a table whose first row is no header, a cell that heads its
    row is joined to the next one: "Duration: 3 days".
    """
    grid = [cells for cells in _grid(table, text_of) if cells]
    n_headers = _n_header_rows(table)
    headers = [[text for _, text in cells] for cells in grid[:n_headers]]
    titles = [texts for texts in headers if len(set(texts)) == 1 and len(texts) > 1]
    headers = [texts for texts in headers if texts not in titles]
    joined = [", ".join(dict.fromkeys(filter(None, parts))) for parts in zip_longest(*headers, fillvalue="")]
    body = [_row(cells, is_headed=n_headers > 0) for cells in grid[n_headers:]]
    return [*titles, *([joined] if joined else []), *body]


def _row(cells: list[tuple[bool, str]], *, is_headed: bool) -> list[str]:
    texts = [text for _, text in cells]
    if is_headed or len(cells) < 2 or not cells[0][0] or not texts[0] or not texts[1]:
        return texts
    return [f"{texts[0].rstrip(' :')}: {texts[1]}", *texts[2:]]


def _cells_of(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if local_name(cell) in _CELLS][:_MAX_COLUMNS]


def _grid(table: etree._Element, text_of: Callable[[etree._Element], str]) -> Iterator[list[tuple[bool, str]]]:
    """Yield the rows of *table*: of each cell whether it heads its row, and its text."""
    below: dict[int, tuple[int, str]] = {}  # by column: for how many rows more a cell from above stands there
    for row in table.iter("{*}tr"):
        cells: list[tuple[bool, str]] = []
        waiting = [(cell, text_of(cell)) for cell in _cells_of(row)]
        while (waiting or len(cells) in below) and len(cells) < _MAX_COLUMNS:
            column = len(cells)
            if column in below:
                n_left, text = below.pop(column)
                if n_left > 1:
                    below[column] = (n_left - 1, text)
                cells.append((False, text))
                continue
            cell, text = waiting.pop(0)
            for offset in range(_span(cell, "colspan")):
                cells.append((local_name(cell) == "th", text))
                if _span(cell, "rowspan") > 1:
                    below[column + offset] = (_span(cell, "rowspan") - 1, text)
        yield cells


def _span(cell: etree._Element, attribute: str) -> int:
    value = cell.get(attribute, "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isdecimal() and len(value) < 5 else 1
