"""`python -m decks build ARTICLE… --out DIR [--workers N]`, `check DECK…` and `rate DECK… --out SHEET`."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from decks.deckfile import dumps, loads
from decks.generate import breaches, build_deck
from decks.model import ITEM_KINDS, ArticleError
from decks.rating import command as rating
from decks.reading import read_article

SUFFIX = ".deck.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one article file: the deck file's text and counts, or the error that a person reads."""

    path: Path
    text: str | None
    row: tuple[str, ...]
    error: str | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 where every file came out well, 1 where one did not."""
    options = _parser().parse_args(arguments)
    if options.command == "build":
        return build(options.articles, out=options.out, n_workers=options.workers)
    if options.command == "rate":
        return rating.run(options)
    return check(options.decks)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m decks", description="Make decks from medical articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="read articles and write one deck file each")
    building.add_argument("articles", nargs="+", type=Path, metavar="ARTICLE")
    building.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the deck files")
    building.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes to use (default 1)")
    checking = commands.add_parser("check", help="read every span of deck files again and run every rule")
    checking.add_argument("decks", nargs="+", type=Path, metavar="DECK")
    rating.add_arguments(commands.add_parser("rate", help="draw a sheet of items to judge blind, or score such sheets"))
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def build(articles: Sequence[Path], *, out: Path, n_workers: int) -> int:
    """Write a deck file to *out* for each of *articles*; files that cannot be read are reported and passed over."""
    out.mkdir(parents=True, exist_ok=True)
    results = list(tqdm(_built(articles, n_workers), total=len(articles), unit="article", disable=None))
    for result, path in zip(results, _names(articles, out), strict=True):
        if result.text is not None:
            path.write_text(result.text, encoding="utf-8", newline="\n")
    _print_table([result.row for result in results if result.error is None])
    errors = [result.error for result in results if result.error is not None]
    for error in errors:
        print(f"not built: {error}", file=sys.stderr)  # noqa: T201 - a command's output
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
    try:
        deck = build_deck(read_article(path.name, path.read_bytes()))
    except (ArticleError, OSError) as error:
        return Built(path, None, (), str(error))
    kinds = Counter(item.kind for item in deck.items)
    n_statements = sum(coverage.n_statements for coverage in deck.coverage)
    n_used = sum(coverage.n_used for coverage in deck.coverage)
    counts = (*(str(kinds[kind]) for kind in ITEM_KINDS.values()), str(len(deck.items)), f"{n_used}/{n_statements}")
    return Built(path, dumps(deck), (path.name, str(len(deck.coverage)), *counts), None)


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print a row a deck, under a header, in columns."""
    table = [("article", "sections", *ITEM_KINDS.values(), "items", "statements used"), *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells).rstrip())  # noqa: T201 - a command's output


def check(decks: Sequence[Path]) -> int:
    """Print every breach in the deck files *decks*; 1 where there is one, or a file that cannot be read."""
    n_breaches = 0
    for path in decks:
        try:
            found = breaches(loads(path.read_text(encoding="utf-8"), name=path.name))
        except UnicodeDecodeError:
            found = (f"{path.name}: not a deck file: it is not UTF-8 text",)
        except (ArticleError, OSError) as error:
            found = (str(error),)
        n_breaches += len(found)
        for line in found:
            print(f"{path.name}: {line}" if path.name not in line else line)  # noqa: T201 - a command's output
    print(f"{len(decks)} decks checked, {n_breaches} breaches")  # noqa: T201 - a command's output
    return 1 if n_breaches else 0


if __name__ == "__main__":
    sys.exit(main())
