"""A card counted again from its answers, one at a time: its memory, where it stands, the day on which it is due.

The steps of a day and the fuzz are Anki's: 1 and 10 minutes for a new card, 10 after a lapse. A card that lapses again
on a day is practised: its memory stays. Days that go back are none.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from zoneinfo import ZoneInfo

from quiz.model import Review
from tests.plain_memory import Weights, days_until, next_memory

Steps = tuple[int, ...]

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
LEARNING, RELEARNING = (1, 10), (10,)  # minutes


@dataclass(frozen=True)
class PlainCard:
    """A card last answered on the day *seen*; *steps* are the minutes of its present steps, none if it goes by days."""

    memory: tuple[float, float] | None = None
    steps: Steps = LEARNING
    step: int = 0
    seen: date | None = None
    lapsed: date | None = None
    due: date | None = None

    @property
    def is_spaced(self) -> bool:
        """Tell whether the card is spaced over days."""
        return not self.steps

    def days_to(self, day: date) -> int:
        """Return the study days from the last answer to *day*."""
        return 0 if self.seen is None else max(0, (day - self.seen).days)


def folded(reviews: Iterable[Review], w: Weights) -> Iterator[tuple[Review, PlainCard, PlainCard]]:
    """Yield each review with its card before and after it."""
    cards: dict[str, PlainCard] = {}
    for review in reviews:
        before = cards.get(review.item_id, PlainCard())
        cards[review.item_id] = answered(before, review, w)
        yield review, before, cards[review.item_id]


def answered(card: PlainCard, review: Review, w: Weights) -> PlainCard:
    """Return *card* after *review*."""
    rating, today = int(review.rating), max(review.study_day, card.seen or review.study_day)
    days = card.days_to(today)
    is_lapse = card.is_spaced and rating == AGAIN
    memories = {each: next_memory(card.memory, each, days, w) for each in (AGAIN, HARD, GOOD, EASY)}
    is_practice = is_lapse and card.lapsed == today
    steps, step, minutes = placed(card.steps, card.step, rating)
    if steps:
        wall_time = (review.answered_at + timedelta(minutes=minutes)).astimezone(ZoneInfo(review.zone))
        at = wall_time.replace(tzinfo=None) - timedelta(hours=review.rollover_hour)
        due = max(today, at.date())
    else:
        intervals = {each: days_until(memories[each][0], review.desired_retention, w) for each in memories}
        due = today + timedelta(days=_interval(card, intervals, review))
    memory = card.memory if is_practice else memories[rating]
    return PlainCard(memory, steps, step, today, today if is_lapse else card.lapsed, due)


def placed(steps: Steps, step: int, rating: int) -> tuple[Steps, int, float]:
    """Return the steps that *rating* leads to (of days: none), the step reached, and the minutes to its end."""
    if rating == AGAIN:
        return steps or RELEARNING, 0, (steps or RELEARNING)[0]
    if steps and rating == HARD:
        first = sum(LEARNING) / 2 if steps == LEARNING else 1.5 * steps[0]
        return steps, step, steps[step] if step else first
    if rating == GOOD and step + 1 < len(steps):
        return steps, step + 1, steps[step + 1]
    return (), 0, 0


def _interval(card: PlainCard, intervals: dict[int, float], review: Review) -> int:
    """Return the days of the rating; those of a better one are always more, and none are fewer than the memory lets."""
    text = f"{review.learner_id}:{review.item_id}:{review.rep}"
    chance = int(hashlib.sha256(text.encode()).hexdigest()[:16], 16)
    last = (card.due - card.seen).days if card.due and card.seen else 0
    found = 0
    for rating in range(HARD if card.is_spaced else GOOD, int(review.rating) + 1):
        least = found + 1
        if card.is_spaced and _nearest(intervals[rating]) > last:
            least = max(least, last + 1)
        elif card.is_spaced and last <= _fuzz(intervals[rating], 1)[1]:
            least = max(least, last)
        low, high = _fuzz(intervals[rating], least)
        found = low + chance * (high - low + 1) // 2**64
    return found


def _fuzz(days: float, least: int) -> tuple[int, int]:
    """Return the fewest and the most days that chance may make of *days*."""
    days = max(days, least)
    spread = 0.0
    if days >= 2.5:
        spread = 1 + 0.15 * (min(days, 7) - 2.5) + 0.1 * max(0, min(days, 20) - 7) + 0.05 * max(0, days - 20)
    low, high = max(_nearest(days - spread), least), max(_nearest(days + spread), least)
    return low, high + (low == high > 2)


def _nearest(days: float) -> int:
    return floor(days + 0.5)
