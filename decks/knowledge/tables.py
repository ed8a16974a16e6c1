"""Reading the clinical tables: tab-separated rows under a header, checked cell by cell.

A line that starts with "#" is a comment. A list inside a cell is separated by "; ". A cell is never empty, "-" means
none.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"


class Row(NamedTuple):
    """One row of a table: its cells by column, and the place it stands in, for messages."""

    cells: Mapping[str, str]
    where: str

    def one(self, column: str) -> str | None:
        """Return the cell of *column*, or None where it says "-"."""
        cell = self.cells[column]
        return None if cell == "-" else cell

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of the cell of *column*; none where it says "-"."""
        return split_list(self.cells[column], self.where)


def split_list(cell: str, where: str) -> tuple[str, ...]:
    """Return the parts of *cell*, separated by ";". A ValueError names *where* if a part is empty or repeated."""
    if cell == "-":
        return ()
    if ";" not in cell:
        return (cell,)
    parts = tuple(part.strip() for part in cell.split(";"))
    if "" in parts:
        raise ValueError(f"{where}: an empty part in “{cell}”")
    if len(set(parts)) < len(parts):
        raise ValueError(f"{where}: a part stands twice in “{cell}”")
    return parts


def lines_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every line of *path* that is neither blank nor a comment, each after its place ("drugs.tsv, line 12")."""
    name = path.name
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line and line[0] != "#" and not line.isspace():
            yield f"{name}, line {number}", line


def read_table(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of the table *path*, whose header must be *columns*.

    A ValueError names file and line where a row has another number of cells, an empty cell, or stray spaces.
    """
    lines = lines_of(path)
    where, header = next(lines, (path.name, ""))
    if tuple(header.split("\t")) != columns:
        raise ValueError(f"{where}: the header must be {', '.join(columns)}")
    return tuple(_row(where, line, columns) for where, line in lines)


def _row(where: str, line: str, columns: tuple[str, ...]) -> Row:
    """Return *line* as a row of *columns*."""
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise ValueError(f"{where}: {len(cells)} cells, but the header has {len(columns)}")
    for column, cell in zip(columns, cells, strict=True):
        if not cell or cell[0] == " " or cell[-1] == " ":
            raise ValueError(f"{where}: the cell “{column}” is empty or has spaces around it")
    return Row(dict(zip(columns, cells, strict=True)), where)
