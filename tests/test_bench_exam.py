"""Truths about the exam benchmark: its hidden memories behave, its chance is paired, its gates can fail."""

from dataclasses import replace

import numpy as np
import pytest

from tests.benchmarks.exam import table
from tests.benchmarks.exam.__main__ import MODELS
from tests.benchmarks.exam.course import NEW_SECONDS, Cell, Outcome, run
from tests.benchmarks.exam.ours import Planned
from tests.benchmarks.exam.peers import PEERS
from tests.benchmarks.exam.students import Students

CELL = Cell(40, 8, 5)
SHAPE = 3, CELL.n_cards


def students(model: str) -> Students:
    """Return three students of a hidden model."""
    return MODELS[model](*SHAPE, np.random.default_rng(1))


@pytest.mark.parametrize("model", MODELS)
def test_hidden_memories_fade_and_reviews_help(model: str) -> None:
    some, others = students(model), students(model)
    everything, right = np.ones(SHAPE, bool), np.ones(SHAPE, bool)
    for its in (some, others):
        its.study(0, everything, right)
    others.study(3, everything, right)
    assert (some.recall(2) <= 1).all()
    assert (some.recall(9) < some.recall(2)).all()
    assert (others.recall(12) > some.recall(12)).all()


@pytest.mark.parametrize("name", PEERS)
def test_every_peer_stays_within_its_minutes_and_repeats(name: str) -> None:
    one, other = (run(students("A"), PEERS[name](SHAPE, CELL), CELL, n_students=3, seed=[4]) for _ in range(2))
    assert (one.recall == other.recall).all()
    assert (one.peak_minutes <= CELL.minutes + 1e-4).all()
    assert (one.n_seen > 0).all()
    assert ((one.recall > 0) & (one.recall < 1)).all()


def test_the_planner_stays_within_its_minutes_and_says_what_it_expects() -> None:
    ours = Planned(SHAPE, CELL)
    found = run(students("A"), ours, CELL, n_students=3, seed=[4])
    assert (found.peak_minutes <= CELL.minutes + 1e-4).all()
    assert (found.n_seen == CELL.n_cards).all()
    assert abs(ours.predicted() - found.recall).max() < 0.2


def test_a_day_holds_as_many_new_cards_as_its_minutes() -> None:
    day = Cell(40, 1, 5)
    found = run(students("A"), PEERS["in order, cycling"](SHAPE, day), day, n_students=3, seed=[4])
    assert set(found.n_seen.tolist()) <= {0.0, 5 * 60 // NEW_SECONDS}


def test_gates_hold_or_fail_by_what_was_measured() -> None:
    half = np.full(4, 0.5, np.float32)
    outcome = Outcome(half, half, half * 200, half, half, half)
    results = {
        (policy, model, "cell"): table.Result(
            policy, model, "cell", outcome, [0.5] * 4 if policy == table.OURS else None
        )
        for policy in (table.ANKI, table.OURS)
        for model in MODELS
    }
    assert [gate.holds for gate in table.gates(results)] == [True, False, False, False, True, True]
    better = replace(outcome, recall=half + np.float32(0.2))
    for model in MODELS:
        results[table.OURS, model, "cell"] = table.Result(table.OURS, model, "cell", better, [0.69] * 4)
    assert all(gate.holds for gate in table.gates(results))
    assert f"**{table.OURS}** | 70.0" in table.lines(results)[-1]
