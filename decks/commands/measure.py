"""`python -m decks measure`: the figures that decks are accepted by, and whether they reach what is asked of them."""

import argparse
import sys
from pathlib import Path

from decks.commands.check import read_deck
from decks.commands.tables import print_table
from decks.generate import breaches
from decks.measuring import GATES, LEVELS, KindMeasures, Measures, Share, measures_by_kind, measures_of
from decks.model import ITEM_KINDS, ArticleError, SectionKind

_HEADER = ("deck", "sections asked", "statements", "per 100 words", "cases", "vignettes", "longest keys", "breaches")
_KIND_HEADER = ("sections", "asked", "items", "words", "per 100 words", "vignettes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell *parser* what `measure` takes: deck files, and a bound for each gate that is to be kept."""
    parser.add_argument("decks", nargs="+", type=Path, metavar="DECK")
    parser.add_argument("--by-kind", action="store_true", help="print a second table, by the kind of section")
    for gate in GATES:
        bound = "at most" if gate.is_limit else "at least"
        parser.add_argument(f"--{gate.option}", type=float, metavar="X", help=f"{gate.says}, {bound}")


def run(options: argparse.Namespace) -> int:
    """Print the measures of each deck and of all together; 1 where a bound is not kept or a file cannot be read."""
    measured: dict[str, Measures] = {}
    by_kind: dict[SectionKind, KindMeasures] = {}
    failures: list[str] = []
    for path in options.decks:
        try:
            deck = read_deck(path)
            measured[str(path)] = measures_of(deck, n_breaches=len(breaches(deck)))
            for kind, measures in measures_by_kind(deck).items():
                by_kind[kind] = by_kind.get(kind, KindMeasures()) + measures
        except (ArticleError, OSError) as error:
            failures.append(str(error))
    if measured:
        first, *others = measured.values()
        total = sum(others, first)
        failures += _failures(total, options)
        _print(measured, total)
        if options.by_kind:
            _print_kinds(by_kind)
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


def _print_kinds(by_kind: dict[SectionKind, KindMeasures]) -> None:
    ordered = sorted(by_kind.items(), key=lambda pair: -pair[1].items_to_words.total)
    rows = [
        (
            kind.value,
            _said(measures.sections_asked),
            str(measures.items_to_words.n),
            str(measures.items_to_words.total),
            _per_100(measures.items_to_words.proportion),
            _said(measures.vignettes),
        )
        for kind, measures in ordered
    ]
    sys.stdout.write("\n")
    print_table((_KIND_HEADER, *rows))


def _row(name: str, measures: Measures) -> tuple[str, ...]:
    return (
        name,
        _said(measures.sections_asked),
        _said(measures.statements_explained),
        _per_100(measures.items_to_words.proportion),
        _said(measures.cases),
        _said(measures.vignettes),
        _said(measures.longest_keys),
        str(measures.n_breaches),
        *map(str, (*measures.kinds, *measures.levels)),
    )


def _per_100(proportion: float | None) -> str:
    return "–" if proportion is None else f"{100 * proportion:.1f}"


def _said(share: Share) -> str:
    proportion = share.proportion
    return "–" if proportion is None else f"{share.n}/{share.total} {proportion:.0%}"
