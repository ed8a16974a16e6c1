"""Look after a database: `python -m quiz verify` and `python -m quiz migrate`."""

import argparse
import os
import sys
from collections.abc import Sequence

from quiz.store import DEFAULT_URL, URL_VARIABLE, Store, StoreError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name; return 0, 1 on a mismatch, 2 if the database cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options.database))
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def verify(url: str) -> int:
    """Replay the whole log against the stored cards; list what does not agree and exit with 1, or say that all do."""
    with Store.open(url, create=False) as store:
        mismatches, counts = store.verify(), store.counts()
    sys.stdout.writelines(f"{mismatch}\n" for mismatch in mismatches)
    result = f"{len(mismatches)} mismatches" if mismatches else "all agree"
    sys.stdout.write(f"{counts.n_cards} cards, {counts.n_reviews} reviews: {result}\n")
    return 1 if mismatches else 0


def migrate(url: str) -> int:
    """Make the tables, or bring them up to date."""
    Store.open(url).close()
    sys.stdout.write("The database is up to date.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quiz", description="Look after a Casebook database.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (verify, migrate):
        sub_parser = commands.add_parser(command.__name__, help=command.__doc__, description=command.__doc__)
        sub_parser.set_defaults(run=command)
        sub_parser.add_argument(
            "--database",
            metavar="URL",
            default=os.environ.get(URL_VARIABLE) or DEFAULT_URL,
            help=f"sqlite:///FILE or postgresql://USER@HOST/NAME (default: ${URL_VARIABLE}, else data/casebook.db)",
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
