"""How sure a share is, and how far raters agree beyond chance."""

import math
from collections import Counter
from collections.abc import Sequence

_Z_95 = 1.959963984540054


def wilson(n_hits: int, n: int) -> tuple[float, float] | None:
    """Return the 95 % score interval of the proportion *n_hits* / *n* (Wilson 1927); None where *n* is 0."""
    if n == 0:
        return None
    share, square = n_hits / n, _Z_95 * _Z_95
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z_95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two raters' *pairs* of verdicts; None where there is none or chance explains all."""
    n = len(pairs)
    if n == 0:
        return None
    agreed = sum(a == b for a, b in pairs) / n
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(firsts[verdict] * seconds[verdict] for verdict in firsts) / (n * n)
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def fleiss_kappa(rows: Sequence[Sequence[str]]) -> float | None:
    """Return Fleiss' kappa of *rows*, each the verdicts of the same number of raters on one item (Fleiss 1971).

    None where there is no row or chance explains all.
    """
    if not rows:
        return None
    n_raters = len(rows[0])
    counts = [Counter(row) for row in rows]
    agreed = sum(
        (sum(n * n for n in count.values()) - n_raters) / (n_raters * (n_raters - 1)) for count in counts
    ) / len(rows)
    totals = sum(counts, Counter())
    by_chance = sum((n / (len(rows) * n_raters)) ** 2 for n in totals.values())
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)
