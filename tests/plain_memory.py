"""What the page says of a memory model, computed again from its 21 weights by the formulas of FSRS-6, in plain Python.

The formulas are open-spaced-repetition's ("The Algorithm", its wiki).
"""

from collections.abc import Sequence
from math import exp


def memory_words(weights: Sequence[float]) -> tuple[str, ...]:
    """Return the parts of the sentences that hold a number."""
    w = weights
    stability, difficulty = w[2], min(max(w[4] - exp(w[5] * 2) + 1, 1), 10)
    recall = _recall(stability, max(1, round(stability)), w)
    longer = 1 + exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp((1 - recall) * w[10]) - 1)
    forgotten = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp((1 - recall) * w[14])
    left = min(forgotten / stability, 1 / exp(w[17] * w[18]))
    week, month = (_recall(stability, days, w) for days in (7, 30))
    return (
        f"stays for {stability:.1f} days until one in ten is forgotten",
        f"you still know {week:.0%} after a week and {month:.0%} after a month",
        f"One review on time makes that {longer:.1f} times as long",
        f"After forgetting, a card keeps {left:.0%} of its days.",
    )


def _recall(stability: float, days: float, w: Sequence[float]) -> float:
    decay = -w[20]
    return float((1 + (0.9 ** (1 / decay) - 1) * days / stability) ** decay)
