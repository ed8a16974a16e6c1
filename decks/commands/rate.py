"""`python -m decks rate`: draw a sheet, or score the sheets that raters have filled in."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from decks.commands.check import read_deck
from decks.model import ITEM_KINDS, ArticleError
from decks.rating.report import report_lines
from decks.rating.sample import Source, sample
from decks.rating.scores import judged_rows, summary_of, worst_first
from decks.rating.sheets import Origin, Rated, SheetError, key_text, read_key, read_sheet, sheet_text

GENERATED, BY_HAND = "generated", "by hand"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell *parser* what `rate` takes."""
    parser.add_argument("decks", nargs="*", type=Path, metavar="DECK", help="decks to draw items from")
    parser.add_argument("--out", type=Path, metavar="SHEET", help="the sheet (CSV); its key file is written beside it")
    parser.add_argument("--n", type=int, default=40, help="items to draw, of each origin (default 40)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample (default 1)")
    parser.add_argument("--kinds", type=_kinds, default=tuple(ITEM_KINDS.values()), help="such as basic,cloze")
    parser.add_argument("--beside", nargs="+", type=Path, default=(), metavar="DECK", help="decks written by hand")
    parser.add_argument("--score", nargs="+", type=Path, metavar="SHEET", help="filled-in sheets, one a rater")
    parser.add_argument("--key", nargs="+", type=Path, metavar="FILE", help="their key files (default: beside them)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores, without any text, to FILE")


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(kind.strip() for kind in text.split(","))
    for kind in kinds:
        if kind not in ITEM_KINDS.values():
            raise argparse.ArgumentTypeError(f"{kind!r} is none of {', '.join(ITEM_KINDS.values())}")
    return kinds


def run(options: argparse.Namespace) -> int:
    """Draw a sheet or score sheets; 1, with a sentence that says why, where that cannot be done."""
    try:
        if options.score:
            return _score(options.score, keys=options.key, summary_path=options.json)
        if not options.decks or options.out is None:
            sys.stderr.write("rate needs decks and --out SHEET, or --score and sheets\n")
            return 2
        return _draw(options)
    except (ArticleError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _draw(options: argparse.Namespace) -> int:
    decks = [(path, GENERATED) for path in options.decks] + [(path, BY_HAND) for path in options.beside]
    sources = [Source(read_deck(path), origin) for path, origin in decks]
    rows = sample(sources, n=options.n, seed=options.seed, kinds=options.kinds)
    key_path = key_path_of(options.out)
    # A spreadsheet takes the file for UTF-8 by its byte order mark.
    options.out.write_text(sheet_text(rows, seed=options.seed), encoding="utf-8-sig", newline="")
    key_path.write_text(key_text(rows, seed=options.seed), encoding="utf-8", newline="\n")
    n_kinds = {kind: sum(row.item.kind == kind for row in rows) for kind in options.kinds}
    counts = ", ".join(f"{n} {kind}" for kind, n in n_kinds.items())
    sys.stdout.write(f"{len(rows)} items ({counts}) on {options.out}; what they are: {key_path}\n")
    return 0


def key_path_of(sheet: Path) -> Path:
    """Return where the key file of *sheet* is."""
    return sheet.with_suffix(".key.json")


def _score(paths: Sequence[Path], *, keys: Sequence[Path] | None, summary_path: Path | None) -> int:
    origins: dict[str, Origin] = {}
    for key in keys or sorted({path for sheet in paths if (path := key_path_of(sheet)).exists()}):
        origins |= read_key(key)
    if not origins:
        raise SheetError(paths[0].name, "its key file is not beside it; name it with --key")
    sheets = {str(path): _known(path, origins) for path in paths}
    summary = summary_of(sheets, origins)
    worst = worst_first(judged_rows(sheets, origins))
    sys.stdout.writelines(f"{line}\n" for line in report_lines(summary, worst))
    if summary_path is not None:
        summary_path.write_text(
            json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
    return 0


def _known(path: Path, origins: dict[str, Origin]) -> tuple[Rated, ...]:
    """Return the judgements of the sheet at *path*; SheetError where one is of a row that no key file has."""
    sheet = read_sheet(path)
    for rated in sheet:
        if rated.row_id not in origins:
            raise SheetError(path.name, f"no key file has the row {rated.row_id}", line=rated.line)
    return sheet
