"""How long a deck takes to build, beside the parse of the same text alone, and what the deck covers."""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from decks.generate import breaches, build_deck
from decks.language import forget, sentences
from decks.model import ITEM_KINDS, Article
from decks.reading import read_article

TITLE = "Decks from the articles written for the tests (peer: spaCy's parse of the same paragraphs alone)"
N_FEW, N_MANY = 20, 200  # decks built in one process
N_COPIES = 4  # of each article, for one worker and for two
ARTICLES = Path(__file__).parent.parent / "articles"


def rows() -> list[tuple[str, str, str, str]]:
    """Return, for each readable article, (name and counts, seconds to build, seconds to parse, ratio).

    Two rows more tell whether memory stays flat and whether a second worker helps.
    """
    sentences("A first sentence loads the model.")
    paths = sorted(ARTICLES.glob("gen_*"))
    articles = [read_article(path.name, path.read_bytes()) for path in paths]
    return [*map(_row, articles), _memory_row(articles), _workers_row(paths)]


def _memory_row(articles: list[Article]) -> tuple[str, str, str, str]:
    """Return the process's greatest size after many builds, beside that after the first few."""
    sizes = []
    for n_builds in (N_FEW, N_MANY - N_FEW):
        for place in range(n_builds):
            build_deck(articles[place % len(articles)])
        sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    few, many = sizes
    name = f"greatest memory after {N_MANY} decks (peer: after {N_FEW})"
    return name, f"{many / 1024:.0f} MB", f"{few / 1024:.0f} MB", f"{many / few:.2f}"


def _workers_row(paths: list[Path]) -> tuple[str, str, str, str]:
    """Return how long two workers take for copies of the articles, beside one."""
    with tempfile.TemporaryDirectory() as folder:
        copies = [shutil.copy(path, Path(folder) / f"{n}{path.name}") for n in range(N_COPIES) for path in paths]
        seconds = [_built_by(n_workers, copies, Path(folder) / "out") for n_workers in (2, 1)]
    two, one = seconds
    return f"{len(copies)} articles with two workers (peer: one)", f"{two:.2f} s", f"{one:.2f} s", f"{two / one:.2f}"


def _built_by(n_workers: int, copies: list[Path], out: Path) -> float:
    start = time.perf_counter()
    command = (
        sys.executable,
        "-m",
        "decks",
        "build",
        "--workers",
        str(n_workers),
        "--out",
        str(out),
        *map(str, copies),
    )
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _row(article: Article) -> tuple[str, str, str, str]:
    forget()
    start = time.perf_counter()
    for block in article.blocks:
        sentences(block.span.of(article.text))
    parsed = time.perf_counter() - start
    forget()
    start = time.perf_counter()
    deck = build_deck(article)
    built = time.perf_counter() - start
    kinds = Counter(item.kind for item in deck.items)
    counts = ", ".join(f"{kinds[kind]} {kind}" for kind in ITEM_KINDS.values() if kinds[kind])
    used = sum(coverage.n_used for coverage in deck.coverage)
    asked = sum(coverage.n_statements for coverage in deck.coverage)
    name = f"{article.source.name}: {counts}; {used} of {asked} statements; {len(breaches(deck))} breaches"
    return name, f"{built:.2f} s", f"{parsed:.2f} s", f"{built / parsed:.1f}"
