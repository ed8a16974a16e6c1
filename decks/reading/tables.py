"""Tables into words: each row a line of its own, every cell after the heading of its column."""

from collections.abc import Iterator, Sequence

from decks.reading.bullets import without_signs
from decks.reading.draft import Words, row_of

_MAX_HEADER = 60  # characters of a cell that heads its column
_MIN_ROWS = 3  # of a table whose first row may head it although nothing marks it


def table_words(rows: Sequence[Sequence[str]], *, has_header: bool | None = None) -> Iterator[Words]:
    """Yield a row of words for every one of *rows*, lists of cells; where the first row heads the columns, without it.

    *has_header* tells whether it does, None where the format does not say and its wording has to. A cell that spans
    several columns or rows stands in each of them; one that spans its whole row is the title of the rows below it.
    """
    filled = [tuple(_plain(cell) for cell in row) for row in rows if any(_plain(cell) for cell in row)]
    n_titles = next((n for n, row in enumerate(filled) if not _is_title(row)), len(filled))
    titles, filled = filled[:n_titles], filled[n_titles:]
    is_headed = looks_headed(filled) if has_header is None else has_header
    headings = tuple(heading.rstrip(" :") for heading in filled[0]) if is_headed and len(filled) > 1 else ()
    yield from (title_row(row[0]) for row in titles)
    for row in filled[1:] if headings else filled:
        labels = (*headings, *[""] * len(row))
        yield (
            title_row(row[0])
            if _is_title(row)
            else row_of((label, cell) for label, cell in zip(labels, row, strict=False) if cell)
        )


def title_row(title: str) -> Words:
    """Return the row that *title* makes, which stands over the rows below it: a caption, or "Children"."""
    return row_of([("", _plain(title))])


def _plain(cell: str) -> str:
    return without_signs(" ".join(cell.split()))


def _is_title(row: Sequence[str]) -> bool:
    """Tell whether one cell spans the whole *row*."""
    return len(row) > 1 and len(set(row)) == 1


def looks_headed(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first of *rows* reads as headings: short words in every column but the first, no figures."""
    if len(rows) < _MIN_ROWS or len(rows[0]) < 2:
        return False
    first = rows[0]
    is_worded = all(0 < len(cell) <= _MAX_HEADER and not any(map(str.isdigit, cell)) for cell in first[1:])
    has_figures = any(any(map(str.isdigit, cell)) for row in rows[1:] for cell in row[1:])
    is_shorter = 2 * sum(map(len, first)) < max(sum(map(len, row)) for row in rows[1:])
    return is_worded and len(first[0]) <= _MAX_HEADER and (has_figures or is_shorter)
