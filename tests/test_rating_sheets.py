"""The rating sheet and its key file, written and read again."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from decks.model import ITEM_KINDS, Basic, Cloze
from decks.rating.sample import Sampled, Source, sample
from decks.rating.sheets import ASKED, COLUMNS, SheetError, key_text, read_key, read_sheet, sheet_text
from tests.deck_samples import HOSTILE, HOSTILE_WORDS, MCQ, SAMPLE, VIGNETTE

Row = dict[str, str]


def rows_of(*, hostile: bool = False) -> tuple[Sampled, ...]:
    kinds = tuple(ITEM_KINDS.values())
    return sample((Source(HOSTILE if hostile else SAMPLE, "generated"),), n=60, seed=1, kinds=kinds)


def cells_of(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def filled(path: Path, change: Callable[[int, Row], object], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write the sample sheet to *path* after *change* has been made to each of its rows."""
    rows = cells_of(sheet_text(rows_of(), seed=1))
    for place, row in enumerate(rows):
        change(place, row)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


# Written -------------------------------------------------------------------------------------------------------------


def test_a_question_is_shown_as_a_learner_sees_it_and_its_key_told_after() -> None:
    shown = {row["kind"]: row for row in cells_of(sheet_text(rows_of(), seed=1))}
    for kind, content in (("mcq", MCQ), ("vignette", VIGNETTE)):
        options = [shown[kind][letter] for letter in "ABCDE"]
        assert {*options} == {content.key, *(d.text for d in content.distractors), ""}
        assert shown[kind][shown[kind]["key"]] == content.key == shown[kind]["answer"]
        assert (shown[kind]["stem"], shown[kind]["lead_in"]) == (content.stem, content.lead_in)
    assert COLUMNS.index("key") > COLUMNS.index("E")


def test_a_gap_hides_its_words() -> None:
    gap = next(row for row in cells_of(sheet_text(rows_of(), seed=1)) if row["kind"] == "cloze")
    assert gap["lead_in"] == "About […] of patients with generalised disease have antibodies against the […]."
    assert gap["answer"] == "85 % • acetylcholine receptor"


def test_a_gap_shows_its_hint() -> None:
    row = next(row for row in rows_of() if row.item.kind == "cloze")
    hinted = replace(row, item=replace(row.item, content=Cloze("It is {{c1::recessive}}.", "dominant or recessive")))
    assert cells_of(sheet_text((hinted,), seed=1))[0]["lead_in"] == "It is [dominant or recessive]."


def test_a_sheet_tells_no_ids_and_asks_for_a_judgement() -> None:
    text = sheet_text(rows_of(), seed=1)
    assert not any(row.item.item_id in text for row in rows_of())
    assert "generated" not in text
    assert all(row[column] == "" for row in cells_of(text) for column in ASKED)


def test_no_cell_is_a_formula_and_each_row_is_one_line() -> None:
    text = sheet_text(rows_of(hostile=True), seed=1)
    rows = cells_of(text)
    assert text.count("\n") == len(rows) + 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())
    assert any(HOSTILE_WORDS[0] in row["lead_in"] for row in rows)


@pytest.mark.parametrize("front", ["=1+1", "+1", "-1", "@SUM(A1)", "1-2", "3/4", "10"])
def test_what_a_spreadsheet_would_run_or_change_is_quoted(front: str) -> None:
    row = rows_of()[0]
    changed = replace(row, item=replace(row.item, content=Basic(front, "back")))
    assert cells_of(sheet_text([changed], seed=1))[0]["lead_in"] == f"'{front}"


# Read ----------------------------------------------------------------------------------------------------------------


def test_a_key_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "sheet.key.json"
    path.write_text(key_text(rows_of(), seed=1), encoding="utf-8")
    origins = read_key(path)
    assert list(origins) == [row.row_id for row in rows_of()]
    for row in rows_of():
        origin = origins[row.row_id]
        assert (origin.item_id, origin.kind, origin.origin) == (row.item.item_id, row.item.kind, "generated")
        assert (origin.section_kind, origin.deck_id) == (row.section.kind.value, SAMPLE.deck_id)


@pytest.mark.parametrize("content", ["{", "[]", '{"format": "other"}'])
def test_another_file_is_no_key_file(content: str, tmp_path: Path) -> None:
    path = tmp_path / "x.key.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SheetError, match=r"x\.key\.json: not a key file"):
        read_key(path)


def test_a_key_file_that_lacks_a_field_is_refused(tmp_path: Path) -> None:
    document = json.loads(key_text(rows_of(), seed=1))
    next(iter(document["rows"].values())).pop("kind")
    path = tmp_path / "x.key.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(SheetError, match="kind"):
        read_key(path)


def judge(place: int, row: Row) -> None:
    if place == 0:
        row.update(verdict="As is", axis1_truth="5", wrong_fact="n")
    if place == 1:
        row.update(verdict="reject", wrong_fact="Y", harm="x", flaws="Rule 12; clumsy", comment="Two\nlines – so")


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8")]
)
def test_a_sheet_is_read_however_a_spreadsheet_saved_it(delimiter: str, encoding: str, tmp_path: Path) -> None:
    def change(place: int, row: Row) -> None:
        judge(place, row)
        row["source"] = row["source"].replace("⟦", "").replace("⟧", "")

    first, second = read_sheet(filled(tmp_path / "s.csv", change, delimiter=delimiter, encoding=encoding))
    ids = [row.row_id for row in rows_of()]
    assert (first.row_id, first.verdict, first.axes[:2], first.is_wrong) == (ids[0], "as is", (5, None), False)
    assert (second.row_id, second.verdict, second.is_wrong, second.is_harmful) == (ids[1], "reject", True, True)
    assert second.flaws == ("rule 12", "clumsy")
    assert second.comment == "Two\nlines – so"


BAD: dict[str, tuple[Row, str]] = {
    "an unknown verdict": ({"verdict": "maybe"}, "line 4: the verdict should be as is, edit or reject, not 'maybe'"),
    "no verdict": ({"comment": "?"}, "line 4: the verdict should be as is, edit or reject, not ''"),
    "an axis of 6": ({"verdict": "edit", "axis2_single": "6"}, "line 4: axis2_single should be 1 to 5, not '6'"),
    "a tick of its own": ({"verdict": "edit", "harm": "bit"}, "line 4: harm should be y or n, not 'bit'"),
    "a lost id": ({"verdict": "edit", "row": ""}, "line 4: a judgement without its row's id"),
}


@pytest.mark.parametrize(("cells", "error"), BAD.values(), ids=BAD)
def test_a_bad_cell_is_named_by_file_and_line(cells: Row, error: str, tmp_path: Path) -> None:
    path = filled(tmp_path / "anna.csv", lambda place, row: row.update(cells) if place == 2 else None)
    with pytest.raises(SheetError, match=f"^anna.csv, {error}"):
        read_sheet(path)


def test_a_row_judged_twice_is_refused(tmp_path: Path) -> None:
    row_id = rows_of()[0].row_id
    path = filled(tmp_path / "anna.csv", lambda _, row: row.update(row=row_id, verdict="edit"))
    with pytest.raises(SheetError, match=f"line 3: the row {row_id} is there twice"):
        read_sheet(path)


@pytest.mark.parametrize(
    ("content", "error"), [(b"a,b\r\n", "line 1: the column 'row'"), (b"PK\x03\x04\0", "not a CSV")]
)
def test_another_file_is_no_sheet(content: bytes, error: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(SheetError, match=error):
        read_sheet(path)
