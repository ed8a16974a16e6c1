"""Truths about tables as files: other readers find in them what was written, and nothing that comes alive."""

import csv
import io
import math
from datetime import UTC, date, datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from export.columns import Column, ColumnKind
from export.gradebooks import Assessed, Graded, canvas_gradebook, moodle_gradebook
from export.tables import BOM, Sheet, csv_file, safe_text, workbook

NAME = Column("name", "Name", ColumnKind.TEXT, "Who it is.")
COLUMNS = (
    NAME,
    Column("n", "Answers", ColumnKind.WHOLE, "How many."),
    Column("share", "Right", ColumnKind.SHARE, "From 0 to 1."),
    Column("minutes", "Minutes", ColumnKind.NUMBER),
    Column("is_open", "Open", ColumnKind.TRUTH),
    Column("day", "Last day", ColumnKind.DAY),
    Column("at", "Answered", ColumnKind.INSTANT),
)
ROWS = pd.DataFrame(
    {
        "name": ["007", None],
        "n": [3, 4],
        "share": [0.25, math.nan],
        "minutes": [-1.5, math.inf],
        "is_open": [True, False],
        "day": [pd.Timestamp("2026-03-02"), pd.NaT],
        "at": [datetime(2026, 3, 2, 12, tzinfo=UTC), pd.NaT],
    }
)
SHEET = Sheet("Scores", ROWS, COLUMNS)
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "|cmd",
    "\ufeff=1",
]


def read_csv(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def read_workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def texts(values: list[str | None]) -> Sheet:
    return Sheet("Texts", pd.DataFrame({"name": pd.Series(values, dtype=object)}), [NAME])


def test_a_csv_says_that_it_is_utf_8_and_holds_titles_values_and_definitions() -> None:
    content = csv_file(SHEET)
    assert content.decode("utf-8").startswith(BOM)
    header, one, other, empty, *definitions = read_csv(content)
    assert header == ["Name", "Answers", "Right", "Minutes", "Open", "Last day", "Answered"]
    assert one == ["007", "3", "0.25", "-1.5", "yes", "2026-03-02", "2026-03-02T12:00:00Z"]
    assert other == ["", "4", "", "", "no", "", ""]
    assert empty == []
    assert definitions == [["Name", "Who it is."], ["Answers", "How many."], ["Right", "From 0 to 1."]]


def test_a_csv_for_programs_has_rows_only() -> None:
    assert pd.read_csv(io.BytesIO(csv_file(SHEET, has_definitions=False)), dtype={"Name": str})["Name"].iloc[0] == "007"


def test_numbers_are_not_quoted_and_texts_are() -> None:
    assert b'"007",3,0.25,-1.5,"yes"' in csv_file(SHEET)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_be_a_formula_is_text_in_a_csv(text: str) -> None:
    assert safe_text(text).startswith("'")


@pytest.mark.parametrize("text", ["Ada", "a=1", "007", "-", "‘quoted’", "5-HT", "µg", "", "O'Neill"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


@given(st.lists(st.one_of(st.text(), st.sampled_from(HOSTILE).flatmap(lambda sign: st.text().map(sign.__add__)))))
@example(["\x00=1", "a\x1fb", "\ud800", "'=1", '"=1', "a\r\n=1", "_x0041_", "{=1}", "http://a.b", "1e5", "TRUE"])
def test_no_text_comes_alive_or_is_lost_in_a_csv(values: list[str]) -> None:
    rows = read_csv(csv_file(texts(values), has_definitions=False))[1:]
    assert len(rows) == len(values)
    for [found], value in zip(rows, values, strict=True):
        assert not found.lstrip(" \t\r\n\u00a0\ufeff").startswith(tuple("=+@＝＋－＠"))
        assert not found.startswith("-") or found.strip() == "-"
        clean = "".join(char for char in value if char.isprintable() or char in "\t\r\n")
        assert "".join(char for char in found.removeprefix("'") if char.isprintable() or char in "\t\r\n") in (
            clean,
            clean.removeprefix("'"),
        )


def test_a_workbook_holds_numbers_as_numbers_and_texts_as_texts() -> None:
    book = read_workbook(workbook([SHEET]))
    assert book.sheetnames == ["Scores", "Definitions"]
    sheet = book["Scores"]
    assert [cell.value for cell in sheet[1]][-1] == "Answered (UTC)"
    values = [cell.value for cell in sheet[2]]
    assert values == ["007", 3, 0.25, -1.5, "yes", datetime(2026, 3, 2), datetime(2026, 3, 2, 12)]  # noqa: DTZ001
    assert [cell.value for cell in sheet[3]] == [None, 4, None, None, "no", None, None]
    assert [cell.data_type for cell in sheet[2]][:4] == ["s", "n", "n", "n"]
    assert sheet["C2"].number_format == "0.0%"
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in book["Definitions"][2]] == ["Name", "Who it is."]


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)), min_size=1))
@example(
    ["=1+1", "{=1}", "http://a.b", "mailto:a@b", "1e5", "0012", "TRUE", "#N/A", "_x0041_", "a\x00b", "\ud800", "\uffff"]
)
def test_no_text_comes_alive_in_a_workbook(values: list[str]) -> None:
    sheet = read_workbook(workbook([texts(values)]))["Texts"]
    for row, value in enumerate(values, start=2):
        cell = sheet.cell(row, 1)
        assert cell.data_type in ("s", "n", "inlineStr")
        assert cell.data_type == "s" or cell.value is None
        assert cell.hyperlink is None
        if value.isprintable() and value and "_x" not in value:
            assert cell.value == value


def test_a_text_longer_than_a_cell_ends_in_an_ellipsis() -> None:
    value = read_workbook(workbook([texts(["x" * 40_000])]))["Texts"]["A2"].value
    assert len(value) == 32_767
    assert value.endswith("x…")


def test_a_table_too_long_for_a_sheet_takes_several() -> None:
    book = read_workbook(workbook([texts(["a", "b", "c", "d", "e"])], max_rows=2))
    assert book.sheetnames == ["Texts", "Texts 2", "Texts 3", "Definitions"]
    assert [cell.value for cell in book["Texts 3"]["A"]] == ["Name", "e"]


@pytest.mark.parametrize("title", ["a/b:c*d?[e]\\f", "x" * 50, "", "'quoted'", "History", "Definitions"])
def test_any_title_makes_a_sheet(title: str) -> None:
    book = read_workbook(workbook([Sheet(title, ROWS, COLUMNS), Sheet(title, ROWS, COLUMNS)]))
    assert len({name.casefold() for name in book.sheetnames}) == 3


def test_a_table_without_rows_is_its_header() -> None:
    empty = Sheet("Scores", ROWS.iloc[:0], COLUMNS)
    assert len(read_csv(csv_file(empty, has_definitions=False))) == 1
    assert read_workbook(workbook([empty]))["Scores"].max_row == 1


STUDENTS = (
    Graded("Ada =1", "007", "ada", "ada@example.org", (0.8125, None)),
    Graded("=Bob", "0", "bob", "bob@example.org", (0.0, 1.0)),
)
ASSIGNMENTS = (Assessed("Quiz (7)", 8), Assessed("Cases", 20))


def test_canvas_gets_its_own_columns_points_possible_and_points() -> None:
    content = canvas_gradebook(STUDENTS, ASSIGNMENTS)
    assert content.startswith(b'"Student","ID","SIS User ID","SIS Login ID","Section"')
    header, possible, one, other = read_csv(content)
    assert header[5:] == ["Quiz [7]", "Cases"]
    assert possible == ["Points Possible", "", "", "", "", "8", "20"]
    assert one == ["Ada =1", "", "007", "ada", "", "6.5", ""]
    assert other == ["'=Bob", "", "0", "bob", "", "0.0", "20.0"]


def test_a_title_that_canvas_takes_for_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="Canvas takes “Final Score”"):
        canvas_gradebook(STUDENTS, [Assessed("Final Score", 1), Assessed("Cases", 1)])


def test_moodle_gets_scores_of_a_hundred_and_a_dash_for_no_grade() -> None:
    header, one, other = read_csv(moodle_gradebook(STUDENTS, ASSIGNMENTS))
    assert header == ["Name", "ID number", "Username", "Email address", "Quiz (7)", "Cases"]
    assert one == ["Ada =1", "007", "ada", "ada@example.org", "81.25", "-"]
    assert other[4:] == ["0.0", "100.0"]


def test_the_day_of_a_date_is_written_too() -> None:
    days = Sheet("Days", pd.DataFrame({"day": [date(2026, 3, 2)]}), [COLUMNS[5]])
    assert read_csv(csv_file(days))[1] == ["2026-03-02"]
