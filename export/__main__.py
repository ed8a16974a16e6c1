"""Write decks in another program's format: `python -m export DECK… --to FORMAT --out FILE`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from decks import deckfile
from decks.model import ArticleError, Deck
from export import anki


@dataclass(frozen=True, slots=True)
class Format:
    """One choice of `--to`. *write* gets the decks and when they last changed, and returns the bytes of the file."""

    name: str
    file: str
    write: Callable[[Sequence[Deck], datetime], bytes]


FORMATS = (Format("anki", "an Anki package, .apkg", lambda decks, at: anki.package(decks, modified_at=at)),)


def main(arguments: Sequence[str] | None = None) -> int:
    """Export as *arguments*, by default the command line's, say; 1, the reasons and no file where anything is amiss."""
    options = _parser().parse_args(arguments)
    decks, reasons = _read(options.decks)
    if reasons:
        return _fail(*reasons)
    # The decks' own time, not the clock's: a second export without a change must not overwrite a student's edits.
    modified_at = datetime.fromtimestamp(max(path.stat().st_mtime for path in options.decks), UTC)
    chosen = next(each for each in FORMATS if each.name == options.to)
    try:
        made = chosen.write(decks, modified_at)
        _write(options.out, made)
    except ArticleError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{options.out}: {error.strerror}")
    n_items = sum(len(deck.items) for deck in decks)
    sys.stdout.write(f"{options.out}: {n_items:,} items of {len(decks)} deck(s), {len(made) / 1024:,.0f} KB\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m export", description="Write decks in another program's format.")
    parser.add_argument("decks", nargs="+", type=Path, metavar="DECK", help="a deck file, NAME.deck.json")
    formats = "; ".join(f"{each.name}: {each.file}" for each in FORMATS)
    parser.add_argument("--to", required=True, choices=[each.name for each in FORMATS], help=formats)
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the file to write; an old one is replaced"
    )
    return parser


def _read(paths: Sequence[Path]) -> tuple[list[Deck], list[str]]:
    """Return the decks in *paths*, and a reason for each that cannot be read."""
    decks: list[Deck] = []
    reasons: list[str] = []
    for path in paths:
        try:
            decks.append(deckfile.loads(path.read_text(encoding="utf-8"), name=str(path)))
        except ArticleError as error:
            reasons.append(str(error))
        except UnicodeDecodeError:
            reasons.append(f"{path}: not a deck file: it is not UTF-8 text")
        except OSError as error:
            reasons.append(f"{path}: {error.strerror}")
    return decks, reasons


def _write(path: Path, made: bytes) -> None:
    """Put *made* at *path* in one step, so that a full disk leaves the old file whole."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(made)
    part.replace(path)


def _fail(*reasons: str) -> int:
    sys.stderr.write("".join(f"{reason}\n" for reason in reasons) + "Nothing was written.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
