"""A memory, and what the page says of a memory model, computed again by the formulas of FSRS-6, in plain Python.

The formulas are open-spaced-repetition's ("The Algorithm", its wiki).
"""

from collections.abc import Sequence
from math import exp

Weights = Sequence[float]


def memory_words(weights: Weights, *, average: Weights) -> tuple[str, ...]:
    """Return the parts of the sentences that hold a number, on a learner's *weights* and the *average* learner's."""
    w = weights
    stability, difficulty = w[2], min(max(w[4] - exp(w[5] * 2) + 1, 1), 10)
    chance = recall(stability, max(1, round(stability)), w)
    longer = 1 + exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp((1 - chance) * w[10]) - 1)
    forgotten = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp((1 - chance) * w[14])
    left = min(forgotten / stability, 1 / exp(w[17] * w[18]))
    week, month, average_week, average_month = (recall(v[2], days, v) for v in (w, average) for days in (7, 30))
    return (
        f"stays for {stability:.1f} days until one in ten is forgotten",
        (
            f"you still know {week:.0%} after a week and {month:.0%} after a month"
            f" without a review (the average learner {average_week:.0%} and {average_month:.0%})"
        ),
        f"One review on time makes that {longer:.1f} times as long",
        f"After forgetting, a card keeps {left:.0%} of its days.",
    )


def recall(stability: float, days: float, w: Weights) -> float:
    """Return the chance of still knowing after *days* what stays for *stability* days, under the weights *w*."""
    decay = -w[20]
    return float((1 + (0.9 ** (1 / decay) - 1) * days / stability) ** decay)


def days_until(stability: float, chance: float, w: Weights) -> float:
    """Return the days until what stays for *stability* days is known with a *chance*."""
    return stability * (chance ** (-1 / w[20]) - 1) / (0.9 ** (-1 / w[20]) - 1)


def next_memory(before: tuple[float, float] | None, rating: int, days: int, w: Weights) -> tuple[float, float]:
    """Return the stability in days and the difficulty after *rating* (1 to 4), *days* study days after *before*."""
    if before is None:
        return w[rating - 1], _within(_first_difficulty(rating, w), 1, 10)
    stability, difficulty = before
    grown = _within(stability * _growth(stability, difficulty, rating, days, w), 0.001, 36_500)
    moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    return grown, _within(w[7] * _first_difficulty(4, w) + (1 - w[7]) * moved, 1, 10)


def _growth(stability: float, difficulty: float, rating: int, days: int, w: Weights) -> float:
    """Return what one answer multiplies the stability by."""
    if days == 0:
        growth = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        return growth if rating == 1 else max(growth, 1.0)
    forgotten = 1 - recall(stability, days, w)
    if rating == 1:
        left = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp(forgotten * w[14])
        return min(left / stability, 1 / exp(w[17] * w[18]))
    extra = {2: w[15], 3: 1.0, 4: w[16]}[rating]
    return 1 + extra * exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp(forgotten * w[10]) - 1)


def _first_difficulty(rating: int, w: Weights) -> float:
    return w[4] - exp(w[5] * (rating - 1)) + 1


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
