"""`python -m decks build` and `check`, as a person runs them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from decks.__main__ import main
from tests.gen_articles import FILES, FOLDER

ROOT = Path(__file__).parents[1]
GCA, PERTUSSIS = (FOLDER / name for name in FILES)
Json = dict[str, Any]


def decks_command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m decks` in a process of its own."""
    command = [sys.executable, "-m", "decks", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the decks of both test articles, built in one process."""
    folder = tmp_path_factory.mktemp("decks")
    assert main(["build", str(GCA), str(PERTUSSIS), "--out", str(folder)]) == 0
    return folder


def test_two_workers_make_the_same_bytes_as_one(built: Path, tmp_path: Path) -> None:
    done = decks_command("build", GCA, PERTUSSIS, "--out", tmp_path, "--workers", "2")
    assert (done.returncode, done.stderr) == (0, "")
    names = sorted(path.name for path in built.iterdir())
    assert names == ["gen_giant_cell_arteritis.deck.json", "gen_pertussis.deck.json"]
    assert [(tmp_path / name).read_bytes() for name in names] == [(built / name).read_bytes() for name in names]


def test_a_summary_has_a_row_for_each_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(GCA), "--out", str(tmp_path)]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.split() == "article sections basic cloze list mcq vignette items statements used".split()
    name, n_sections, *counts, used = row.split()
    deck = json.loads((tmp_path / "gen_giant_cell_arteritis.deck.json").read_text(encoding="utf-8"))
    assert (name, int(n_sections)) == (GCA.name, len(deck["coverage"]))
    assert int(counts[-1]) == sum(map(int, counts[:-1])) == len(deck["items"])
    assert used == "/".join(str(sum(row[key] for row in deck["coverage"])) for key in ("n_used", "n_statements"))


@pytest.fixture
def bad_files(tmp_path: Path) -> list[Path]:
    """Return files that are no articles: empty, not text, of another format, and none at all."""
    contents = {"empty.txt": b"", "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00", "scan.pdf": b"%PDF-1.7\n"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [*(tmp_path / name for name in contents), tmp_path / "missing.txt"]


def test_bad_files_are_reported_and_passed_over(
    bad_files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "decks"
    assert main(["build", *map(str, bad_files), str(PERTUSSIS), "--out", str(out)]) == 1
    errors = capsys.readouterr().err
    for path in bad_files:
        assert f"{path.name}" in errors
    assert errors.count("not built: ") == len(bad_files)
    assert [path.name for path in out.iterdir()] == ["gen_pertussis.deck.json"]


def test_articles_of_one_name_keep_their_decks_apart(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "gout.txt", tmp_path / "b" / "gout.txt", tmp_path / "a" / "gout.md"]
    for n, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# Gout\n\n## Causes\n\nGout is caused by crystals of uric acid {n}.\n", encoding="utf-8")
    out = tmp_path / "decks"
    assert main(["build", *map(str, paths), "--out", str(out)]) == 0
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(out.iterdir())]
    assert len({*texts}) == len(paths)
    assert (out / "gout.deck.json").exists()


@pytest.mark.parametrize("workers", ["0", "-1", "two"])
def test_a_senseless_number_of_workers_is_refused(workers: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["build", str(PERTUSSIS), "--out", str(tmp_path), "--workers", workers])
    assert refused.value.code == 2


def test_check_passes_what_build_made(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *map(str, sorted(built.iterdir()))]) == 0
    *warnings, summary = capsys.readouterr().out.splitlines()
    assert all(": warning: " in line for line in warnings)
    assert summary == f"2 decks checked, 0 breaches, {len(warnings)} warnings"


def first(document: Json, kind: str) -> Json:
    """Return the first item of *kind* in a deck file."""
    item: Json = next(item for item in document["items"] if item["kind"] == kind)
    return item


def move_span(document: Json) -> None:
    span = first(document, "basic")["evidence"][0]
    span.update(start_char=0, end_char=5)


TAMPERED: dict[str, tuple[Callable[[Json], object], str]] = {
    "a moved span": (move_span, "not proven by the article's characters (rule 2)"),
    "another text": (lambda d: d.update(text=d["text"].replace("interleukin-6", "interleukin-9")), "(rule 2)"),
    "a wrong key": (lambda d: first(d, "mcq").update(key="Penicillin"), "(rule 2)"),
    "a wrong back": (lambda d: first(d, "basic").update(back="Scurvy"), "(rule 2)"),
    "a distractor that is the key": (
        lambda d: first(d, "mcq")["distractors"][0].update(text=first(d, "mcq")["key"]),
        "(rule 1)",
    ),
    "a distractor of two things": (
        lambda d: first(d, "mcq")["distractors"][0].update(text="Rest or ice"),
        "(rule 6)",
    ),
    "a missing distractor": (lambda d: first(d, "mcq").update(distractors=[]), "(rule 7)"),
    "an undeclared patient": (lambda d: first(d, "vignette").update(synthetic=[]), "(rule 24)"),
    "a repeated question": (
        lambda d: d["items"].append({**first(d, "basic"), "item_id": "f" * 16}),
        "(rule 30)",
    ),
    "a span beyond the text": (
        lambda d: first(d, "basic")["evidence"][0].update(end_char=10**6),
        "is not within the text",
    ),
}


@pytest.mark.parametrize(("tamper", "breach"), TAMPERED.values(), ids=TAMPERED)
def test_check_finds_what_was_tampered_with(
    tamper: Callable[[Json], object], breach: str, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads((built / "gen_giant_cell_arteritis.deck.json").read_text(encoding="utf-8"))
    tamper(document)
    path = tmp_path / "tampered.deck.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    *lines, summary = capsys.readouterr().out.splitlines()
    assert all(line.startswith("tampered.deck.json: ") for line in lines)
    breaches = [line for line in lines if ": warning: " not in line]
    assert any(breach in line for line in breaches)
    assert summary == f"1 decks checked, {len(breaches)} breaches, {len(lines) - len(breaches)} warnings"


def test_check_reports_files_that_are_no_decks(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    (tmp_path / "latin.json").write_bytes(b"\xff\xfe\xe9")
    sound = built / "gen_pertussis.deck.json"
    paths = [tmp_path / "notes.json", tmp_path / "latin.json", tmp_path / "none.json", sound]
    assert main(["check", *map(str, paths)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [any(name in line for line in lines) for name in ("notes.json", "latin.json", "none.json")] == [True] * 3
    assert lines[-1].startswith("4 decks checked, 3 breaches, ")


def test_a_command_without_a_verb_says_how_to_use_it() -> None:
    done = decks_command()
    assert done.returncode == 2
    assert "usage: python -m decks" in done.stderr


def test_a_log_tells_what_became_of_each_proposed_item(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert main(["build", str(GCA), str(PERTUSSIS), "--out", str(tmp_path), "--log", str(log)]) == 0
    entries = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert {entry["article"] for entry in entries} == {GCA.name, PERTUSSIS.name}
    deck = json.loads((tmp_path / "gen_pertussis.deck.json").read_text(encoding="utf-8"))
    kept = {entry["item_id"] for entry in entries if entry["kept"] and entry["article"] == PERTUSSIS.name}
    assert kept == {item["item_id"] for item in deck["items"]}
    assert all(entry["kept"] == (entry["reason"] is None) for entry in entries)


def test_show_prints_every_answer_under_its_section(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = built / "gen_pertussis.deck.json"
    deck = json.loads(path.read_text(encoding="utf-8"))
    assert main(["show", str(path)]) == 0
    shown = capsys.readouterr().out
    headings = [line for line in shown.splitlines() if line.startswith("## ")]
    asked = {item["section_id"] for item in deck["items"]}
    assert headings == [
        f"## {' › '.join(section['path'])}" for section in deck["sections"] if section["section_id"] in asked
    ]
    for item in deck["items"]:
        back = item.get("back")
        answers = [item.get("key") or item.get("text") or back] if not isinstance(back, list) else back
        assert all(answer in shown for answer in answers)


def test_show_reports_a_file_that_is_no_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    assert main(["show", str(tmp_path / "notes.json")]) == 1
    assert "notes.json" in capsys.readouterr().err
