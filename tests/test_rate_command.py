"""`python -m decks rate`, as a person runs it."""

import csv
import json
from pathlib import Path

import pytest

from decks.__main__ import main
from decks.deckfile import dumps
from tests.deck_samples import ITEMS, SAMPLE


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a sheet of the sample deck, twice: as generated and as written by hand."""
    for name in ("made", "hand"):
        (tmp_path / f"{name}.deck.json").write_text(dumps(SAMPLE), encoding="utf-8")
    decks = [str(tmp_path / "made.deck.json"), "--beside", str(tmp_path / "hand.deck.json")]
    assert main(["rate", *decks, "--n", "6", "--out", str(tmp_path / "sheet.csv")]) == 0
    return tmp_path / "sheet.csv"


def judged(sheet: Path, verdict: str) -> Path:
    """Return a copy of *sheet* with *verdict* in every row."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    path = sheet.with_name(f"{verdict}.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "verdict": verdict} for row in rows)
    return path


def test_a_sheet_opens_in_a_spreadsheet_and_has_its_key_beside_it(
    sheet: Path,
) -> None:
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbfrow,kind,article,")
    key = json.loads(sheet.with_name("sheet.key.json").read_text(encoding="utf-8"))
    assert sorted(row["origin"] for row in key["rows"].values()) == ["by hand"] * 6 + ["generated"] * 6


def test_the_same_command_draws_the_same_sheet(sheet: Path) -> None:
    first = sheet.read_bytes()
    main(["rate", str(sheet.with_name("made.deck.json")), "--n", "6", "--out", str(sheet)])
    second = sheet.read_bytes()
    main(["rate", str(sheet.with_name("made.deck.json")), "--n", "6", "--out", str(sheet)])
    assert sheet.read_bytes() == second != first


def test_scores_are_printed_and_written_without_any_text(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(judged(sheet, verdict)) for verdict in ("as is", "edit")]
    out, key = sheet.with_name("round.json"), sheet.with_name("sheet.key.json")
    assert main(["rate", "--score", *paths, "--key", str(key), "--json", str(out)]) == 0
    assert "12 rows rated by 2 raters, 0 not rated" in capsys.readouterr().out
    summary = out.read_text(encoding="utf-8")
    assert json.loads(summary)["all"]["edit"]["n"] == 12
    assert not any(item.explanation and item.explanation in summary for item in ITEMS)
    assert SAMPLE.title not in summary


def test_the_key_beside_the_sheet_is_found(sheet: Path) -> None:
    judged(sheet, "edit").replace(sheet)
    assert main(["rate", "--score", str(sheet)]) == 0


def test_a_sheet_without_its_key_is_refused(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rate", "--score", str(judged(sheet, "edit"))]) == 1
    assert capsys.readouterr().err == "edit.csv: its key file is not beside it; name it with --key\n"


def test_a_row_of_another_round_is_refused(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = judged(sheet, "edit")
    main(["rate", str(sheet.with_name("made.deck.json")), "--seed", "2", "--out", str(sheet)])
    assert main(["rate", "--score", str(path), "--key", str(sheet.with_name("sheet.key.json"))]) == 1
    assert "edit.csv, line 2: no key file has the row " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["rate"], ["rate", "x.deck.json"]])
def test_a_command_without_what_it_needs_says_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "rate needs decks and --out SHEET, or --score" in capsys.readouterr().err


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["rate", "x.deck.json", "--kinds", "essay", "--out", str(tmp_path / "s.csv")])
    assert refused.value.code == 2


def test_a_file_that_is_no_deck_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.deck.json").write_text("{}", encoding="utf-8")
    assert main(["rate", str(tmp_path / "x.deck.json"), "--out", str(tmp_path / "s.csv")]) == 1
    assert "x.deck.json: not a casebook-deck/1 deck file" in capsys.readouterr().err
