"""`python -m decks build`: a deck file for each article, and on request a log of every proposed item."""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath

from tqdm import tqdm

from decks.commands.tables import print_table
from decks.deckfile import dumps
from decks.generate import build_deck
from decks.model import ITEM_KINDS, Article, ArticleError
from decks.pictures import PictureAt
from decks.reading import pictures_in, read_articles, unzipped

SUFFIX = ".deck.json"

_MAX_TITLE = 80  # characters in the name of a deck file


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one article: the deck file's text, counts and *log*, or the error that a person reads.

    *names* are what the deck file may be called, the better first.
    """

    names: tuple[str, ...]
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
    files = tqdm(_built(articles, options.workers), total=len(articles), unit="file", disable=None)
    results = [result for built in files for result in built]
    for result, path in zip(results, _paths(results, options.out), strict=True):
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


def _paths(results: Sequence[Built], out: Path) -> Iterator[Path]:
    """Yield the deck file of each of *results*; articles of one name keep their suffix, or a number, apart."""
    taken: set[str] = set()
    for result in results:
        choices = (*result.names, *(f"{result.names[-1]}-{n}" for n in range(2, len(results) + 2)))
        name = next(choice for choice in choices if choice.lower() not in taken)
        taken.add(name.lower())
        yield out / f"{name}{SUFFIX}"


def _built(articles: Sequence[Path], n_workers: int) -> Iterator[tuple[Built, ...]]:
    if n_workers == 1:
        yield from map(_build_file, articles)
        return
    with ProcessPoolExecutor(n_workers) as pool:
        yield from pool.map(_build_file, articles)


def _build_file(path: Path) -> tuple[Built, ...]:
    """Build every article in the file *path*; each file in a zipped folder has an error of its own."""
    try:
        content = path.read_bytes()
        files = unzipped(path.name, content)
    except (ArticleError, OSError) as error:
        return (_failed(path.name, error),)
    picture_at = pictures_in(path.name, content)
    return tuple(built for file in files for built in _build_articles(*file, picture_at))


def _build_articles(name: str, content: bytes, picture_at: PictureAt) -> Iterator[Built]:
    try:
        articles = read_articles(name, content, picture_at=picture_at)
    except ArticleError as error:
        yield _failed(name, error)
        return
    file = PurePath(name)
    for article in articles:
        names = (file.stem, file.name) if len(articles) == 1 else (f"{file.stem} {_file_words(article.title)}",)
        yield _build(article, names)


def _file_words(title: str) -> str:
    """Return *title* with nothing that the name of a file may not hold on some system."""
    return " ".join(re.sub(r"[^\w()'-]+", " ", title[:_MAX_TITLE]).split())


def _failed(name: str, error: Exception) -> Built:
    return Built((PurePath(name).stem,), None, (), str(error))


def _build(article: Article, names: tuple[str, ...]) -> Built:
    name = names[0] if len(names) == 1 else article.source.name
    log: list[str] = []
    deck = build_deck(
        article,
        on_proposal=lambda proposal: log.append(json.dumps({"article": name, **proposal}, ensure_ascii=False)),
    )
    kinds = Counter(item.kind for item in deck.items)
    n_statements = sum(coverage.n_statements for coverage in deck.coverage)
    n_used = sum(coverage.n_used for coverage in deck.coverage)
    counts = (*(str(kinds[kind]) for kind in ITEM_KINDS.values()), str(len(deck.items)), f"{n_used}/{n_statements}")
    return Built(names, dumps(deck), (name, str(len(deck.coverage)), *counts), None, tuple(log))
