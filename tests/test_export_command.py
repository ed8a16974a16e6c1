"""Truths about `python -m export`."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from decks import deckfile
from decks.model import Cloze
from export.__main__ import FORMATS, main
from tests import anki_judge, deck_samples


def _deck_file(folder: Path, *, name: str = "sample.deck.json", text: str | None = None) -> Path:
    path = folder / name
    path.write_text(deckfile.dumps(deck_samples.SAMPLE) if text is None else text, encoding="utf-8")
    return path


def test_a_deck_file_becomes_a_package_that_anki_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck, out = _deck_file(tmp_path), tmp_path / "sample.apkg"
    assert main([str(deck), "--to", "anki", "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{out}: 6 items of 1 deck(s), ")
    assert said.err == ""
    with anki_judge.collection(tmp_path) as student:
        assert anki_judge.import_package(student, out.read_bytes()) == (6, 6, 0, 0, 0)


def test_several_decks_go_into_one_package(tmp_path: Path) -> None:
    other = replace(deck_samples.SAMPLE, deck_id="other", title="Other", items=deck_samples.many(3).items)
    paths = [_deck_file(tmp_path), _deck_file(tmp_path, name="other.deck.json", text=deckfile.dumps(other))]
    assert main([*map(str, paths), "--to", "anki", "--out", str(tmp_path / "both.apkg")]) == 0
    with anki_judge.collection(tmp_path) as student:
        assert anki_judge.import_package(student, (tmp_path / "both.apkg").read_bytes()) == (9, 9, 0, 0, 0)


def test_a_second_export_of_an_unchanged_file_is_the_same_to_the_byte(tmp_path: Path) -> None:
    deck = _deck_file(tmp_path)
    for name in ("one", "two"):
        assert main([str(deck), "--to", "anki", "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_every_bad_file_is_named_with_its_reason_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = _deck_file(tmp_path, name="bad.deck.json", text='{\n"format": oops}')
    binary = tmp_path / "binary.deck.json"
    binary.write_bytes(b"\xff\xfe\x00")
    missing, out = tmp_path / "missing.deck.json", tmp_path / "out.apkg"
    paths = [_deck_file(tmp_path), bad, binary, missing]
    assert main([*map(str, paths), "--to", "anki", "--out", str(out)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(f"{bad}, line 2: not a deck file")
    assert lines[1:] == [
        f"{binary}: not a deck file: it is not UTF-8 text",
        f"{missing}: No such file or directory",
        "Nothing was written.",
    ]
    assert not out.exists()


def test_a_deck_that_anki_cannot_ask_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = deck_samples.item(Cloze("Nothing hidden here."), "Weakness grows with use")
    deck = _deck_file(tmp_path, text=deckfile.dumps(replace(deck_samples.SAMPLE, items=(item,))))
    assert main([str(deck), "--to", "anki", "--out", str(tmp_path / "out.apkg")]) == 1
    assert f"item {item.item_id} has nothing in its gaps" in capsys.readouterr().err
    assert not (tmp_path / "out.apkg").exists()


def test_one_deck_given_twice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = str(_deck_file(tmp_path))
    assert main([deck, deck, "--to", "anki", "--out", str(tmp_path / "out.apkg")]) == 1
    assert "is there twice" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = str(_deck_file(tmp_path))
    out = tmp_path / "no folder" / "out.apkg"
    assert main([deck, "--to", "anki", "--out", str(out)]) == 1
    assert capsys.readouterr().err.splitlines()[0] == f"{out}: No such file or directory"


def test_the_formats_on_offer_are_the_rows_of_one_table(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "export", str(_deck_file(tmp_path)), "--to", "nothing", "--out", "x"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    assert ended.returncode == 2
    assert all(each.name in ended.stderr for each in FORMATS)
