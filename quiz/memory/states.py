"""One memory: how likely it is recalled, and what each rating makes of it, by the library's FSRS-6."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from fsrs_rs_python import FSRS, ItemState, MemoryState
from numpy.typing import NDArray

from quiz.memory.models import DEFAULT_MODEL, Model
from quiz.model import Memory, Rating

MIN_STABILITY_DAYS, MAX_STABILITY_DAYS = 0.001, 36_500.0
MIN_DIFFICULTY, MAX_DIFFICULTY = 1.0, 10.0
MIN_DESIRED_RETENTION, MAX_DESIRED_RETENTION = 0.70, 0.99

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NextMemory:
    """A memory after one rating, and the days (not rounded) until its recall falls to what is desired."""

    memory: Memory
    interval_days: float


def retrievability(memory: Memory, elapsed_days: float, *, model: Model = DEFAULT_MODEL) -> float:
    """Return the probability (0 to 1) that *memory* is recalled *elapsed_days* after its last review.

    FSRS-6's forgetting curve, (1 + F t / S)^-w20 with F = 0.9^(-1 / w20) - 1. Days below 0 count as 0. It says little
    within a day: on same-day reviews FSRS-6 predicts no better than a constant.
    """
    stability_days = _clamp(memory.stability_days, MIN_STABILITY_DAYS, MAX_STABILITY_DAYS)
    decay = model.weights[20]
    factor = 0.9 ** (-1 / decay) - 1  # so that recall is 90 % when the elapsed days equal the stability
    return float((1 + factor * max(0.0, elapsed_days) / stability_days) ** -decay)


def retrievabilities(stability_days: Reals, elapsed_days: Reals, *, model: Model = DEFAULT_MODEL) -> Reals:
    """Return the `retrievability` of many memories at once, each of its stability after its days."""
    return retrievabilities_of_many(stability_days, elapsed_days, decay=model.weights[20])


def retrievabilities_of_many(stability_days: Reals, elapsed_days: Reals, *, decay: float | Reals) -> Reals:
    """Return the `retrievability` of memories of many learners at once; *decay* is weight 20 of each one's model."""
    stability = np.clip(stability_days, MIN_STABILITY_DAYS, MAX_STABILITY_DAYS)
    factor = 0.9 ** (-1 / decay) - 1
    curve: Reals = (1 + factor * np.maximum(0.0, elapsed_days) / stability) ** -decay
    return curve


def next_memories(
    memory: Memory | None, elapsed_days: int, *, desired_retention: float, model: Model = DEFAULT_MODEL
) -> Mapping[Rating, NextMemory]:
    """Return what each rating makes of *memory* after *elapsed_days* study days; None is a card never reviewed.

    0 days is FSRS's same-day formula; days below 0 count as 0. Stability stays within 0.001 and 36,500 days, difficulty
    within 1 and 10. Raise ValueError unless *desired_retention* is from 0.70 to 0.99.
    """
    check_desired_retention(desired_retention)
    before = None if memory is None else MemoryState(memory.stability_days, memory.difficulty)
    states = _engine(model.weights).next_states(before, desired_retention, max(0, elapsed_days))
    return MappingProxyType(
        {
            Rating.AGAIN: _next_memory(states.again),
            Rating.HARD: _next_memory(states.hard),
            Rating.GOOD: _next_memory(states.good),
            Rating.EASY: _next_memory(states.easy),
        }
    )


def check_desired_retention(desired_retention: float) -> None:
    """Raise ValueError unless *desired_retention* is a proportion from 0.70 to 0.99, the range that Anki offers too."""
    if not MIN_DESIRED_RETENTION <= desired_retention <= MAX_DESIRED_RETENTION:
        raise ValueError(
            f"Desired retention must be between {MIN_DESIRED_RETENTION:.2f} and {MAX_DESIRED_RETENTION:.2f}"
            f" (70 % to 99 % remembered when due), not {desired_retention}."
        )


@lru_cache(maxsize=256)
def _engine(weights: tuple[float, ...]) -> FSRS:
    return FSRS(weights)


def _next_memory(state: ItemState) -> NextMemory:
    memory = Memory(
        stability_days=_clamp(state.memory.stability, MIN_STABILITY_DAYS, MAX_STABILITY_DAYS),
        difficulty=_clamp(state.memory.difficulty, MIN_DIFFICULTY, MAX_DIFFICULTY),
    )
    return NextMemory(memory, state.interval)


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
