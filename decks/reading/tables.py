"""Tables into words: each row a line of its own, every cell after the heading of its column."""

from collections.abc import Iterator, Sequence

from decks.reading.draft import Form, Words

_MAX_HEADER = 60  # characters of a cell that heads its column
_MIN_ROWS = 3  # of a table whose first row may head it although nothing marks it


def table_words(rows: Sequence[Sequence[str]], *, has_header: bool | None = None) -> Iterator[Words]:
    """Yield a row of words for every one of *rows*, lists of cells; where the first row heads the columns, without it.

    *has_header* tells whether it does, None where the format does not say and its wording has to.
    """
    filled = [tuple(" ".join(cell.split()) for cell in row) for row in rows if any(cell.strip() for cell in row)]
    is_headed = looks_headed(filled) if has_header is None else has_header
    headings = filled[0] if is_headed and len(filled) > 1 else ()
    for row in filled[1:] if headings else filled:
        labels = (*headings, *[""] * len(row))
        cells = (_labelled(label, cell) for label, cell in zip(labels, row, strict=False) if cell)
        yield Words(Form.ROW, "; ".join(cells))


def looks_headed(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first of *rows* reads as headings: short words in every column but the first, no figures."""
    if len(rows) < _MIN_ROWS or len(rows[0]) < 2:
        return False
    first = rows[0]
    is_worded = all(0 < len(cell) <= _MAX_HEADER and not any(map(str.isdigit, cell)) for cell in first[1:])
    has_figures = any(any(map(str.isdigit, cell)) for row in rows[1:] for cell in row[1:])
    is_shorter = 2 * sum(map(len, first)) < max(sum(map(len, row)) for row in rows[1:])
    return is_worded and len(first[0]) <= _MAX_HEADER and (has_figures or is_shorter)


def _labelled(label: str, cell: str) -> str:
    return f"{label.rstrip(':')}: {cell}" if label else cell
