"""How long an Anki package takes: ours (five kinds, escaped, compressed) beside genanki's own write of plain notes."""

import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import genanki

from export.anki import package, preview
from tests import anki_judge
from tests.deck_samples import SAMPLE, many

TITLE = "Anki export, 10,000 notes (target: 3 s)"
N_NOTES = 10_000
_AT = datetime(2025, 1, 6, tzinfo=UTC)


def rows() -> list[tuple[str, str, str, str]]:
    """Return (what, ours, plain genanki, ours ÷ genanki)."""
    deck = many(N_NOTES)
    school = [
        replace(many(100), deck_id=f"d{n}", title=f"Article {n}", items=deck.items[n * 100 : n * 100 + 100])
        for n in range(100)
    ]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.apkg"
        ours_s, peer_s = _seconds(lambda: package(deck, modified_at=_AT)), _seconds(lambda: _write_plain(plain))
        n_ours, n_peer = len(package(deck, modified_at=_AT)), plain.stat().st_size
        ours_in_s, peer_in_s = _import_seconds(package(deck, modified_at=_AT)), _import_seconds(plain.read_bytes())
    school_s, preview_s = _seconds(lambda: package(school, modified_at=_AT)), _seconds(lambda: preview(SAMPLE))
    return [
        ("one deck to an .apkg", f"{ours_s:.2f} s", f"{peer_s:.2f} s", f"{ours_s / peer_s:.1f}"),
        ("100 decks to one .apkg", f"{school_s:.2f} s", "", ""),
        ("size of the .apkg", f"{n_ours / 1e6:.2f} MB", f"{n_peer / 1e6:.2f} MB", f"{n_ours / n_peer:.2f}"),
        ("first import into Anki", f"{ours_in_s:.2f} s", f"{peer_in_s:.2f} s", f"{ours_in_s / peer_in_s:.1f}"),
        ("preview of 6 notes", f"{preview_s * 1000:.0f} ms", "", ""),
    ]


def _seconds(work: Callable[[], object]) -> float:
    """Return the best of three runs of *work*, in seconds."""
    runs: list[float] = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs)


def _import_seconds(apkg: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder, anki_judge.collection(Path(folder)) as student:
        start = time.perf_counter()
        anki_judge.import_package(student, apkg)
        return time.perf_counter() - start


def _write_plain(path: Path) -> None:
    """Write as many two-field notes with the same article text, as genanki's own introduction does."""
    chance = random.Random(0)  # noqa: S311 - no secret
    model = genanki.Model(
        chance.randrange(1 << 30, 1 << 31),
        "Plain",
        fields=[{"name": "Question"}, {"name": "Answer"}],
        templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}"}],
    )
    deck = genanki.Deck(chance.randrange(1 << 30, 1 << 31), "Plain")
    for count in range(N_NOTES):
        deck.add_note(genanki.Note(model=model, fields=[f"Question {count}", SAMPLE.text[:600]]))
    genanki.Package(deck).write_to_file(path)
