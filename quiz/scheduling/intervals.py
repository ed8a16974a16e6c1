"""How many whole days until the next review: the memory's interval, spread by fuzz, in the order hard < good < easy.

The rules are Anki's, so that a deck taken there is scheduled as here. Chance is an argument: 64 bits, None for no fuzz.
"""

import math
from collections.abc import Mapping

from quiz.memory import NextMemory
from quiz.model import Card, CardState, Rating

MAX_INTERVAL_DAYS = 36_500

# One day either way, plus these parts of the days that fall between start and end (Anki's table).
_FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
_DRAW_BITS = 64


def review_intervals(card: Card, memories: Mapping[Rating, NextMemory], *, draw: int | None) -> dict[Rating, int]:
    """Return the days that hard, good and easy give *card*, each at least one more than the one before, up to 36,500.

    Hard is left out where it only repeats a same-day step. Fuzz never makes a review's interval shorter than its last
    where the memory lets it grow or stay. *draw* is 64 random bits; None rounds to the nearest day instead.
    """
    is_review = card.state is CardState.REVIEW
    intervals: dict[Rating, int] = {}
    least = 1
    for rating in (Rating.HARD, Rating.GOOD, Rating.EASY) if is_review else (Rating.GOOD, Rating.EASY):
        interval_days = memories[rating].interval_days
        kept = _least_after(card.interval_days, interval_days) if is_review else 1
        intervals[rating] = _fuzzed(interval_days, least=max(least, kept), draw=draw)
        least = intervals[rating] + 1
    return intervals


def fuzz_bounds(interval_days: float, *, least: int = 1) -> tuple[int, int]:
    """Return the fewest and the most days that fuzz makes of *interval_days*, within *least* and 36,500."""
    least = min(least, MAX_INTERVAL_DAYS)
    interval_days = min(max(interval_days, least), MAX_INTERVAL_DAYS)
    spread_days = 0.0
    if interval_days >= _FUZZ_RANGES[0][0]:
        spread_days = 1 + sum(part * max(0.0, min(interval_days, end) - start) for start, end, part in _FUZZ_RANGES)
    lower = min(max(_rounded(interval_days - spread_days), least), MAX_INTERVAL_DAYS)
    upper = min(max(_rounded(interval_days + spread_days), least), MAX_INTERVAL_DAYS)
    if lower == upper and 2 < upper < MAX_INTERVAL_DAYS:  # the least has left no room: siblings must still part
        upper += 1
    return lower, upper


def _least_after(previous_days: int, interval_days: float) -> int:
    """Return the fewest days that may follow *previous_days* when the memory asks for *interval_days*."""
    if _rounded(interval_days) > previous_days:
        return previous_days + 1
    _, longest = fuzz_bounds(interval_days)
    return previous_days if previous_days <= longest else 1  # else the memory itself says: sooner than last time


def _fuzzed(interval_days: float, *, least: int, draw: int | None) -> int:
    """Return a whole number of days near *interval_days*; all of the fuzz's days are equally likely."""
    if draw is None:
        return min(max(_rounded(interval_days), least), MAX_INTERVAL_DAYS)
    lower, upper = fuzz_bounds(interval_days, least=least)
    return lower + (draw * (upper - lower + 1) >> _DRAW_BITS)


def _rounded(days: float) -> int:
    """Return *days* rounded half up, as Anki rounds; Python's own rounding takes the even neighbour."""
    return math.floor(days + 0.5)
