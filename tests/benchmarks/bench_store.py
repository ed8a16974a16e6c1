"""How many answers a second the store takes, beside bare inserts into SQLite with the same promises of durability."""

import sqlite3
import tempfile
import time
from pathlib import Path

from quiz.model import Rating, Role
from quiz.store import Store
from tests.store_samples import DECK, LEARNER, answer
from tests.study_samples import noon

TITLE = "Answers into SQLite, one transaction each (peer: sqlite3, one bare row a transaction)"
N = 500


def rows() -> list[tuple[str, str, str, str]]:
    """Return (what, ours a second, bare SQLite's a second, ratio)."""
    with tempfile.TemporaryDirectory() as folder:
        ours = N / _seconds_of_answers(Path(folder) / "ours.db")
        peer = N / _seconds_of_rows(Path(folder) / "peer.db")
    return [("answers a second", f"{ours:,.0f}", f"{peer:,.0f}", f"{ours / peer:.2f}")]


def _seconds_of_answers(path: Path) -> float:
    with Store.open(f"sqlite:///{path}") as store:
        store.add_learner(LEARNER, role=Role.INSTRUCTOR)
        store.save_deck(LEARNER, DECK, now=noon(0))
        start = time.perf_counter()
        for day in range(N):
            answer(store, DECK.items[0], Rating.GOOD, n_days=day)
        return time.perf_counter() - start


def _seconds_of_rows(path: Path) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (a TEXT, b INTEGER)")
    start = time.perf_counter()
    for day in range(N):
        connection.execute("INSERT INTO t VALUES (?, ?)", ("an answer", day))
    seconds = time.perf_counter() - start
    connection.close()
    return seconds
