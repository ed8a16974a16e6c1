"""`python -m decks build`: a deck file for each article, and on request a log of every proposed item."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from decks.commands.tables import print_table
from decks.deckfile import dumps
from decks.generate import build_deck
from decks.model import ITEM_KINDS, ArticleError
from decks.reading import read_article

SUFFIX = ".deck.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one article file: the deck file's text, counts and *log*, or the error that a person reads."""

    path: Path
    text: str | None
    row: tuple[str, ...]
    error: str | None
    log: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell *parser* what `build` takes."""
    parser.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the deck files")
    parser.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes to use (default 1)")
    parser.add_argument("--log", type=Path, metavar="FILE", help="write what became of each proposed item")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def run(options: argparse.Namespace) -> int:
    """Write a deck file for each article; files that cannot be read are reported and passed over."""
    articles: Sequence[Path] = options.articles
    options.out.mkdir(parents=True, exist_ok=True)
    results = list(tqdm(_built(articles, options.workers), total=len(articles), unit="article", disable=None))
    for result, path in zip(results, _names(articles, options.out), strict=True):
        if result.text is not None:
            path.write_text(result.text, encoding="utf-8", newline="\n")
    if options.log is not None:
        lines = "".join(f"{line}\n" for result in results for line in result.log)
        options.log.write_text(lines, encoding="utf-8", newline="\n")
    header = ("article", "sections", *ITEM_KINDS.values(), "items", "statements used")
    print_table((header, *(result.row for result in results if result.error is None)))
    errors = [result.error for result in results if result.error is not None]
    for error in errors:
        sys.stderr.write(f"not built: {error}\n")
    return 1 if errors else 0


def _names(articles: Sequence[Path], out: Path) -> Iterator[Path]:
    """Yield the deck file of each article; articles of one name keep their suffix, or a number, apart."""
    taken: set[str] = set()
    for path in articles:
        choices = (path.stem, path.name, *(f"{path.name}-{n}" for n in range(2, len(articles) + 2)))
        name = next(choice for choice in choices if choice.lower() not in taken)
        taken.add(name.lower())
        yield out / f"{name}{SUFFIX}"


def _built(articles: Sequence[Path], n_workers: int) -> Iterator[Built]:
    if n_workers == 1:
        yield from map(_build_one, articles)
        return
    with ProcessPoolExecutor(n_workers) as pool:
        yield from pool.map(_build_one, articles)


def _build_one(path: Path) -> Built:
    log: list[str] = []
    try:
        deck = build_deck(
            read_article(path.name, path.read_bytes()),
            on_proposal=lambda proposal: log.append(json.dumps({"article": path.name, **proposal}, ensure_ascii=False)),
        )
    except (ArticleError, OSError) as error:
        return Built(path, None, (), str(error))
    kinds = Counter(item.kind for item in deck.items)
    n_statements = sum(coverage.n_statements for coverage in deck.coverage)
    n_used = sum(coverage.n_used for coverage in deck.coverage)
    counts = (*(str(kinds[kind]) for kind in ITEM_KINDS.values()), str(len(deck.items)), f"{n_used}/{n_statements}")
    return Built(path, dumps(deck), (path.name, str(len(deck.coverage)), *counts), None, tuple(log))
