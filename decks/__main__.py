"""`python -m decks COMMAND …`: make decks from articles, check them, measure them, have them judged."""

import argparse
import sys
from collections.abc import Sequence

from decks.commands import build, check, measure, rate, show

_COMMANDS = (
    ("build", build, "read articles and write one deck file each"),
    ("check", check, "read every span of deck files again and run every rule"),
    ("show", show, "print decks as a text to be read line by line"),
    ("measure", measure, "print the figures that decks are accepted by"),
    ("rate", rate, "draw a sheet of items to judge blind, or score such sheets"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 where all came out well, 1 where something did not."""
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m decks", description="Make decks from medical articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module, does in _COMMANDS:
        command = commands.add_parser(name, help=does, description=does)
        command.set_defaults(run=module.run)
        module.add_arguments(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
