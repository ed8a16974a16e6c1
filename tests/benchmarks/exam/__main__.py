"""`python -m tests.benchmarks.exam`: recall at the exam, our planner beside its peers, on students of three kinds.

Print the table, write it as JSON, and exit with 1 where the planner falls short of a gate. The seeds are not those that
the planner was tuned with (0 to 9).
"""

import argparse
import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np

from tests.benchmarks.exam import peers, table
from tests.benchmarks.exam.course import Cell, run
from tests.benchmarks.exam.ours import Planned
from tests.benchmarks.exam.students import ActR, Fsrs, HalfLife

MODELS = {"A": Fsrs, "B": ActR, "C": HalfLife}
CELLS = {
    "600 in 42 d × 20 min": Cell(600, 42, 20),
    "600 in 42 d × 10 min": Cell(600, 42, 10),
    "300 in 14 d × 20 min": Cell(300, 14, 20),
}
SEED, N_STUDENTS = 2026, 100
UNLIMITED = Cell(600, 90, 1e6)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; return 0 if all gates hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.exam", description=__doc__)
    parser.add_argument("--json", type=Path, default=Path(".benchmarks/exam.json"), help="where the numbers go")
    parser.add_argument("--students", type=int, default=N_STUDENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--calibrate", action="store_true", help="measure the hidden models' true retention and stop")
    options = parser.parse_args(arguments)
    if options.calibrate:
        return _calibrate(options.students, options.seed)
    start = time.perf_counter()
    jobs = [(model, cell, is_ours) for is_ours in (True, False) for cell in CELLS for model in MODELS]
    measure = partial(_measured, n_students=options.students, seed=options.seed)
    with ProcessPoolExecutor(options.workers) as workers:
        found = [result for results in workers.map(measure, jobs) for result in results]
    results = {(result.policy, result.model, result.cell): result for result in found}
    verdict = table.gates(results)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(table.as_json(results), indent=1) + "\n", encoding="utf-8")
    _say(*table.lines(results), "")
    _say(*(f"{'holds' if gate.holds else 'FAILS'}  {gate.demand}: {gate.value}" for gate in verdict), "")
    _say(f"{options.students} students, seed {options.seed}, {time.perf_counter() - start:.0f} s; {options.json}")
    return 0 if all(gate.holds for gate in verdict) else 1


def _measured(job: tuple[str, str, bool], *, n_students: int, seed: int) -> list[table.Result]:
    """Return our result, or those of all peers, in one world."""
    model, name, is_ours = job
    cell = CELLS[name]
    shape = n_students, cell.n_cards

    def outcome(policy):
        students = MODELS[model](*shape, np.random.default_rng([seed, 2]))
        return run(students, policy, cell, n_students=n_students, seed=[seed])

    if is_ours:
        ours = Planned(shape, cell)
        its = outcome(ours)
        return [table.Result(table.OURS, model, name, its, [float(value) for value in ours.predicted()])]
    return [table.Result(peer, model, name, outcome(make(shape, cell))) for peer, make in peers.PEERS.items()]


def _calibrate(n_students: int, seed: int) -> int:
    """Print the true retention of Anki's FSRS at 90 % with unlimited minutes; return 0 if it is 85 to 90 % in each."""
    found = {}
    for model, students in MODELS.items():
        shape = n_students, UNLIMITED.n_cards
        policy = peers.PEERS["Anki FSRS .90, 20 new"](shape, UNLIMITED)
        its = run(
            students(*shape, np.random.default_rng([seed, 2])), policy, UNLIMITED, n_students=n_students, seed=[seed]
        )
        found[model] = float(its.true_retention.mean())
        _say(f"{model}: {found[model]:.3f}")
    return 0 if all(0.85 <= value <= 0.90 for value in found.values()) else 1


def _say(*lines: str) -> None:
    print(*lines, sep="\n")  # noqa: T201 - a command's output


if __name__ == "__main__":
    sys.exit(main())
