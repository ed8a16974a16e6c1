"""`python -m decks check`: every proof read again, every rule run."""

import argparse
import sys
from pathlib import Path

from decks.deckfile import loads
from decks.generate import breaches, warnings
from decks.model import ArticleError, Deck


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell *parser* what `check` takes."""
    parser.add_argument("decks", nargs="+", type=Path, metavar="DECK")


def run(options: argparse.Namespace) -> int:
    """Print every breach and warning in the deck files; 1 where there is a breach, or a file that cannot be read."""
    n_breaches = n_warnings = 0
    for path in options.decks:
        warned: tuple[str, ...] = ()
        try:
            deck = read_deck(path)
            found, warned = breaches(deck), warnings(deck)
        except (ArticleError, OSError) as error:
            found = (str(error),)
        n_breaches, n_warnings = n_breaches + len(found), n_warnings + len(warned)
        for line in (*found, *(f"warning: {line}" for line in warned)):
            sys.stdout.write(f"{path.name}: {line}\n" if path.name not in line else f"{line}\n")
    sys.stdout.write(f"{len(options.decks)} decks checked, {n_breaches} breaches, {n_warnings} warnings\n")
    return 1 if n_breaches else 0


def read_deck(path: Path) -> Deck:
    """Return the deck in the file at *path*; ArticleError where it is none, OSError where it cannot be read."""
    try:
        return loads(path.read_text(encoding="utf-8"), name=path.name)
    except UnicodeDecodeError as error:
        raise ArticleError(path.name, "not a deck file: it is not UTF-8 text") from error
