"""`python -m tests.benchmarks [NAME…]`: print every benchmark's table, ours beside a peer measured in the same run."""

import importlib
import pkgutil
import sys
from collections.abc import Sequence
from types import ModuleType

from tests import benchmarks

HEADER = ("what", "ours", "peer", "ours ÷ peer")


def main(names: Sequence[str]) -> int:
    """Run the benchmarks called *names*, or all; each is a module bench_NAME with a TITLE and rows()."""
    for module in _modules():
        short = module.__name__.rpartition("bench_")[2]
        if not names or short in names:
            print(f"\n{module.TITLE}")  # noqa: T201 - a command's output
            _print_table([HEADER, *module.rows()])
    return 0


def _modules() -> list[ModuleType]:
    found = sorted(info.name for info in pkgutil.iter_modules(benchmarks.__path__) if info.name.startswith("bench_"))
    return [importlib.import_module(f"tests.benchmarks.{name}") for name in found]


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
