"""Any table as CSV or as an Excel workbook, with titles and definitions, and with nothing in it that comes alive.

A spreadsheet runs what looks like a formula, so a student who is named =HYPERLINK(…) could run it on the teacher's
machine (CWE-1236, OWASP's "CSV injection"). The type of a column decides, not the look of a value: numbers stay
numbers, also negative ones; text stays text, in CSV behind an apostrophe where it could be taken for a formula.
"""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

import pandas as pd
import xlsxwriter

from export.columns import Column, ColumnKind

BOM = "\ufeff"  # tells Excel that a CSV is UTF-8
MAX_SHEET_ROWS = 1_000_000  # Excel's own limit is 1,048,576, the header included
MAX_CELL_CHARS = 32_767  # Excel's
_MAX_SHEET_NAME = 31
_MAX_WIDTH, _MIN_WIDTH, _N_MEASURED = 60, 9, 100  # characters that a column is wide, and the rows that tell
_N_DECIMALS = 6

Cell = str | int | float | None

# What XML cannot hold: control characters but tab and line ends, halves of a character, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What may come before a formula's sign without a spreadsheet minding it, and the signs, also in full width.
_BLANK = " \t\r\n\u00a0\u200b\u2060\ufeff\u3000"
_FORMULA_SIGNS = tuple("=+-@＝＋－＠|")
_LIVE_STARTS = ("\t", "\r", "\n")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_NUMBER_FORMATS = {
    ColumnKind.TEXT: "@",
    ColumnKind.WHOLE: "0",
    ColumnKind.NUMBER: "0.00",
    ColumnKind.SHARE: "0.0%",
    ColumnKind.TRUTH: "@",
    ColumnKind.DAY: "yyyy-mm-dd",
    ColumnKind.INSTANT: "yyyy-mm-dd hh:mm:ss",
}


DEFINITION_COLUMNS = (Column("title", "Column", ColumnKind.TEXT), Column("definition", "What it is", ColumnKind.TEXT))


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A table to write: *columns* of *rows*, in their order, under *title*."""

    title: str
    rows: pd.DataFrame
    columns: Sequence[Column]


def csv_file(sheet: Sheet, *, has_definitions: bool = True) -> bytes:
    """Return *sheet* as CSV that Excel opens as UTF-8: every text quoted, shares from 0 to 1, undefined cells empty.

    With *has_definitions* an empty line and then the definition of each column follow the rows; leave them out where a
    program will read the file.
    """
    columns = [[_csv_cell(cell) for cell in _cells(sheet.rows[column.name], column.kind)] for column in sheet.columns]
    rows: list[Sequence[Cell]] = [[column.title for column in sheet.columns], *zip(*columns, strict=True)]
    if has_definitions:
        defined = [column for column in sheet.columns if column.definition]
        rows += [[], *([column.title, column.definition] for column in defined)]
    return csv_bytes(rows, has_bom=True)


def csv_bytes(rows: Sequence[Sequence[Cell]], *, has_bom: bool) -> bytes:
    """Return *rows* as CSV in UTF-8 with every text quoted and safe; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([safe_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return ((BOM if has_bom else "") + out.getvalue()).encode("utf-8")


def safe_text(text: str) -> str:
    """Return *text* as a CSV cell that no spreadsheet takes for a formula, without unprintable characters."""
    clean = _UNPRINTABLE.sub("", text)
    start = clean.lstrip(_BLANK)
    is_live = (start.startswith(_FORMULA_SIGNS) and start != "-") or clean.startswith(_LIVE_STARTS)
    return f"'{clean}" if is_live else clean  # a dash alone, Moodle's word for no grade, is no formula


def workbook(sheets: Sequence[Sheet], *, max_rows: int = MAX_SHEET_ROWS) -> bytes:
    """Return *sheets* as an Excel workbook; its last sheet defines the columns.

    More than *max_rows* rows take several sheets. Text is written as text, so that it neither comes alive nor loses
    zeros; what is longer than a cell ends in "…". The headers stay in view. Times are UTC: Excel knows no zones.
    """
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        formats = {kind: book.add_format({"num_format": code}) for kind, code in _NUMBER_FORMATS.items()}
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        names: list[str] = []
        for sheet in sheets:
            for start in range(0, max(1, len(sheet.rows)), max_rows):
                names.append(_sheet_name(sheet.title, names))
                part = sheet.rows.iloc[start : start + max_rows]
                _write(book.add_worksheet(names[-1]), part, sheet.columns, formats, header)
        defined = {column.title: column.definition for sheet in sheets for column in sheet.columns if column.definition}
        rows = pd.DataFrame({"title": list(defined), "definition": list(defined.values())}, dtype=object)
        names.append(_sheet_name("Definitions", names))
        _write(book.add_worksheet(names[-1]), rows, DEFINITION_COLUMNS, formats, header)
    return out.getvalue()


def _write(
    target: Any, rows: pd.DataFrame, columns: Sequence[Column], formats: dict[ColumnKind, Any], header: Any
) -> None:
    target.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        title = f"{column.title} (UTC)" if column.kind is ColumnKind.INSTANT else column.title
        target.write_string(0, place, _cut(_UNPRINTABLE.sub("", title)), header)
        cells = _cells(rows[column.name], column.kind)
        longest = max((len(str(cell)) for cell in [title, *cells[:_N_MEASURED]]), default=0)
        target.set_column(place, place, min(max(longest, _MIN_WIDTH), _MAX_WIDTH), formats[column.kind])
        write = _writer(target, column.kind)
        for row, cell in enumerate(cells, start=1):
            if cell is not None:
                write(row, place, _cut(cell) if isinstance(cell, str) else cell, formats[column.kind])


def _writer(target: Any, kind: ColumnKind) -> Callable[..., Any]:
    """Return the one way in which cells of *kind* are written: never the one that guesses what a text means."""
    match kind:
        case ColumnKind.TEXT | ColumnKind.TRUTH:
            return target.write_string  # type: ignore[no-any-return]  # the library has no types
        case ColumnKind.DAY | ColumnKind.INSTANT:
            return target.write_datetime  # type: ignore[no-any-return]
        case _:
            return target.write_number  # type: ignore[no-any-return]


def _cells(values: pd.Series, kind: ColumnKind) -> list[Any]:
    """Return *values* as plain Python of their *kind*; None where there is none."""
    if kind is ColumnKind.INSTANT:
        values = pd.to_datetime(values, utc=True).dt.tz_localize(None)
    convert = _CONVERSIONS[kind]
    return [None if missing else convert(value) for value, missing in zip(values, values.isna(), strict=True)]


def _number(value: float) -> float | None:
    return round(float(value), _N_DECIMALS) if isfinite(value) else None


_CONVERSIONS: dict[ColumnKind, Callable[[Any], Any]] = {
    ColumnKind.TEXT: lambda value: _UNPRINTABLE.sub("", str(value)),
    ColumnKind.WHOLE: int,
    ColumnKind.NUMBER: _number,
    ColumnKind.SHARE: _number,
    ColumnKind.TRUTH: lambda value: "yes" if value else "no",
    ColumnKind.DAY: lambda value: pd.Timestamp(value).date(),
    ColumnKind.INSTANT: lambda value: value.to_pydatetime(),
}


def _csv_cell(cell: Any) -> Cell:
    """Return *cell* with days and times as ISO 8601; a time in UTC, to the second."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%dT%H:%M:%SZ}"
    return cell.isoformat() if isinstance(cell, date) else cell


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CELL_CHARS else text[: MAX_CELL_CHARS - 1] + "…"


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """Return *title* as Excel wants the name of a sheet: 31 characters, some not at all, and each name once."""
    plain = _NOT_IN_SHEET_NAMES.sub(" ", _UNPRINTABLE.sub("", title)).strip(" '") or "Table"
    used = {name.casefold() for name in taken} | {"history"}  # Excel keeps that one for itself
    endings = ("", *(f" {number}" for number in range(2, len(taken) + 3)))
    names = (plain[: _MAX_SHEET_NAME - len(ending)].rstrip(" '") + ending for ending in endings)
    return next(name for name in names if name.casefold() not in used)
