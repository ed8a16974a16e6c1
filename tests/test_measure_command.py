"""`python -m decks measure`, as a person runs it."""

from dataclasses import replace
from pathlib import Path

import pytest

from decks.__main__ import main
from decks.deckfile import dumps
from tests.deck_samples import SAMPLE
from tests.gen_articles import FILES, deck_of


@pytest.fixture
def decks(tmp_path: Path) -> list[str]:
    """Return the paths of two sound deck files."""
    paths = [tmp_path / f"{name}.deck.json" for name in ("one", "two")]
    for path, name in zip(paths, FILES, strict=True):
        path.write_text(dumps(deck_of(name)), encoding="utf-8")
    return list(map(str, paths))


def test_a_row_for_each_deck_and_one_for_all(decks: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", *decks]) == 0
    header, one, two, total = capsys.readouterr().out.splitlines()
    assert header.startswith("deck")
    assert header.split()[-8:] == ["basic", "cloze", "list", "mcq", "vignette", "easy", "medium", "hard"]
    assert [row.split()[0] for row in (one, two, total)] == ["one", "two", "all"]
    counts = [list(map(int, row.split()[-8:])) for row in (one, two, total)]
    assert counts[2] == [a + b for a, b in zip(counts[0], counts[1], strict=True)]


def test_a_table_by_kind_of_section_where_asked_for(decks: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", *decks, "--by-kind"]) == 0
    first, second = capsys.readouterr().out.split("\n\n")
    header, *rows = second.splitlines()
    assert header.split()[0] == "sections"
    n_items = sum(map(int, first.splitlines()[-1].split()[-8:-3]))
    assert sum(int(row.split("%")[1].split()[0]) for row in rows) == n_items


def test_a_bound_that_is_not_kept_fails(decks: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", *decks, "--min-items", "1", "--max-breaches", "0"]) == 0
    assert main(["measure", *decks, "--min-items", "99"]) == 1
    assert "items per 100 words: " in capsys.readouterr().err
    assert main(["measure", *decks, "--max-longest", "-1"]) == 1
    assert "share of keys strictly longest: " in capsys.readouterr().err


def test_breaches_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.deck.json"
    bad = replace(SAMPLE.items[0], content=replace(SAMPLE.items[0].content, back="Scurvy"))  # type: ignore[call-arg]
    path.write_text(dumps(replace(SAMPLE, items=(bad,))), encoding="utf-8")
    assert main(["measure", str(path), "--max-breaches", "0"]) == 1
    assert "breaches of the rules: 1, not at most 0" in capsys.readouterr().err


def test_a_file_that_is_no_deck_fails_and_the_others_are_measured(
    decks: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.deck.json").write_bytes(b"\xff\xfe\xe9")
    assert main(["measure", str(tmp_path / "x.deck.json"), str(tmp_path / "none.json"), decks[0]]) == 1
    printed = capsys.readouterr()
    assert "x.deck.json: not a deck file" in printed.err
    assert "none.json" in printed.err
    assert len(printed.out.splitlines()) == 3
