"""`python -m decks measure`: the figures that decks are accepted by, and whether they reach what is asked of them."""

import argparse
import sys
from pathlib import Path

from decks.commands.check import read_deck
from decks.commands.tables import print_table
from decks.generate import breaches
from decks.measuring import GATES, LEVELS, Measures, Share, measures_of
from decks.model import ITEM_KINDS, ArticleError

_HEADER = ("deck", "sections asked", "statements", "per 100 words", "cases", "longest keys", "breaches")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell *parser* what `measure` takes: deck files, and a bound for each gate that is to be kept."""
    parser.add_argument("decks", nargs="+", type=Path, metavar="DECK")
    for gate in GATES:
        bound = "at most" if gate.is_limit else "at least"
        parser.add_argument(f"--{gate.option}", type=float, metavar="X", help=f"{gate.says}, {bound}")


def run(options: argparse.Namespace) -> int:
    """Print the measures of each deck and of all together; 1 where a bound is not kept or a file cannot be read."""
    measured: dict[str, Measures] = {}
    failures: list[str] = []
    for path in options.decks:
        try:
            deck = read_deck(path)
            measured[str(path)] = measures_of(deck, n_breaches=len(breaches(deck)))
        except (ArticleError, OSError) as error:
            failures.append(str(error))
    if measured:
        first, *others = measured.values()
        total = sum(others, first)
        failures += _failures(total, options)
        _print(measured, total)
    for failure in failures:
        sys.stderr.write(f"{failure}\n")
    return 1 if failures else 0


def _failures(total: Measures, options: argparse.Namespace) -> list[str]:
    """Return, for each gate that *options* bound and *total* does not pass, a sentence that says so."""
    failures = []
    for gate in GATES:
        bound = getattr(options, gate.option.replace("-", "_"))
        if bound is not None and not gate.is_passed(total, bound):
            limit = "at most" if gate.is_limit else "at least"
            failures.append(f"{gate.says}: {gate.figure(total):.3g}, not {limit} {bound:g}")
    return failures


def _print(measured: dict[str, Measures], total: Measures) -> None:
    header = (*_HEADER, *ITEM_KINDS.values(), *LEVELS)
    names = {name: Path(name).name.removesuffix(".deck.json") for name in measured}
    rows = [_row(names[name], measures) for name, measures in measured.items()]
    print_table((header, *rows, _row("all", total)))


def _row(name: str, measures: Measures) -> tuple[str, ...]:
    density = measures.items_per_100_words
    return (
        name,
        _said(measures.sections_asked),
        _said(measures.statements_explained),
        "–" if density is None else f"{density:.1f}",
        _said(measures.cases),
        _said(measures.longest_keys),
        str(measures.n_breaches),
        *map(str, (*measures.kinds, *measures.levels)),
    )


def _said(share: Share) -> str:
    proportion = share.proportion
    return "–" if proportion is None else f"{share.n}/{share.total} {proportion:.0%}"
