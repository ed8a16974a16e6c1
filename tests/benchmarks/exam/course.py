"""A course of study: students, a policy, minutes a day, and what is remembered at the exam and a month later."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tests.benchmarks.exam.students import Bools, Floats, Students

NEW_SECONDS, RIGHT_SECONDS, WRONG_SECONDS, RELEARN_SECONDS = 25.0, 8.0, 20.0, 8.0
MISSED = 0.1  # of all days
LATER_DAYS = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """So many cards, days before the exam, and minutes on each of them."""

    n_cards: int
    n_days: int
    minutes: float


class Policy(Protocol):
    """What decides what is studied. It sees answers only."""

    def priorities(self, day: int) -> Floats:
        """Return how early each card (student, card) should be studied on *day*; minus infinity is not at all."""

    def learn(self, day: int, studied: Bools, is_right: Bools) -> None:
        """Take in the answers of *day*."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a course, one value a student. *true_retention* is of reviews, new cards apart."""

    recall: Floats
    recall_later: Floats
    minutes: Floats
    peak_minutes: Floats
    true_retention: Floats
    n_seen: Floats


def run(students: Students, policy: Policy, cell: Cell, *, n_students: int, seed: list[int]) -> Outcome:
    """Return the outcome of *policy*; the same *seed* means the same chance and missed days, whatever the policy."""
    shape = n_students, cell.n_cards
    missed = np.random.default_rng([*seed, 0]).random((cell.n_days, n_students)) < MISSED
    seen = np.zeros(shape, bool)
    seconds = np.zeros((cell.n_days, n_students), np.float32)
    n_reviews, n_right = np.zeros(n_students), np.zeros(n_students)
    for day in range(cell.n_days):
        chance = np.random.default_rng([*seed, 1, day]).random(shape, dtype=np.float32)
        is_right = chance < students.recall(day)
        answered = np.where(is_right, RIGHT_SECONDS, WRONG_SECONDS + RELEARN_SECONDS)
        cost = np.where(seen, answered, NEW_SECONDS).astype(np.float32)
        budget = np.where(missed[day], 0, cell.minutes * 60)
        studied = within(policy.priorities(day), cost, budget)
        seconds[day] = (cost * studied).sum(axis=1)
        n_reviews += (studied & seen).sum(axis=1)
        n_right += (studied & seen & is_right).sum(axis=1)
        students.study(day, studied, is_right)
        policy.learn(day, studied, is_right)
        seen |= studied
    return Outcome(
        recall=_mean_recall(students, cell.n_days, seen),
        recall_later=_mean_recall(students, cell.n_days + LATER_DAYS, seen),
        minutes=seconds.sum(axis=0) / 60,
        peak_minutes=seconds.max(axis=0) / 60,
        true_retention=(n_right / np.maximum(n_reviews, 1)).astype(np.float32),
        n_seen=seen.sum(axis=1).astype(np.float32),
    )


def within(priorities: Floats, cost: Floats, budget: Floats) -> Bools:
    """Return which cards are studied: the first by *priorities* whose *cost* (seconds) fits the *budget* together."""
    order = np.argsort(-priorities, axis=1)
    spent = np.cumsum(np.take_along_axis(cost, order, axis=1), axis=1)
    studied = np.zeros(priorities.shape, bool)
    np.put_along_axis(studied, order, spent <= budget[:, None], axis=1)
    return studied & np.isfinite(priorities)


def _mean_recall(students: Students, day: int, seen: Bools) -> Floats:
    return np.where(seen, students.recall(day), 0).mean(axis=1)
