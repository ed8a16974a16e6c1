"""The numbers of the Progress page, computed again: one review at a time, from the data that a learner takes along."""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from decks.model import Deck
from quiz.model import Confidence, Rating, Review
from tests.plain_memory import Weights, recall
from tests.plain_schedule import PlainCard, folded
from tests.plain_scores import wilson

Row = list[str | float]

LASTING = {  # where the classes of stability begin, in days
    "less than a day": 0,
    "1 to 3 days": 1,
    "3 to 7 days": 3,
    "1 to 4 weeks": 7,
    "1 to 3 months": 28,
    "3 to 12 months": 91,
    "over a year": 365,
}
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
KINDS = {"basic": "Flashcards", "mcq": "Questions"}
_READ: dict[str, Callable[[Any], Any]] = {
    "rating": Rating,
    "is_correct": bool,
    "confidence": lambda text: None if text is None else Confidence(text),
    "shown_at": datetime.fromisoformat,
    "answered_at": datetime.fromisoformat,
    "study_day": date.fromisoformat,
}


def exported_reviews(archive: bytes) -> tuple[Review, ...]:
    """Return the log that is in what a learner takes along."""
    names = [field.name for field in fields(Review)]
    rows = exported_rows(archive, "reviews")
    return tuple(Review(*(_READ.get(name, _as_it_is)(row[name]) for name in names)) for row in rows)


def exported_rows(archive: bytes, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table that are in what a learner takes along."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        rows: list[dict[str, Any]] = json.loads(files.read(f"{table}.json"))
    return rows


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class PlainProgress:
    """What the page has to say of *reviews*, a log under one model throughout, on the study day *today*."""

    reviews: Sequence[Review]
    deck: Deck
    weights: Weights
    today: date

    @cached_property
    def cards(self) -> dict[str, PlainCard]:
        """Return the card of each item met."""
        return {review.item_id: after for review, _, after in folded(self.reviews, self.weights)}

    def n_due(self, *, suspended: Sequence[str]) -> Counter[date]:
        """Return how many cards fall due on which day; what is overdue counts today."""
        days = (card.due for item_id, card in self.cards.items() if item_id not in suspended)
        return Counter(max(day, self.today) for day in days if day is not None)

    def sections(self) -> list[Row]:
        """Return of each section the share of right answers, its interval, and the number of answers."""
        return [
            [section.title, *self._score([row for row in self.reviews if self._section(row) == section.section_id])]
            for section in self.deck.sections
        ]

    def kinds(self) -> list[Row]:
        """Return the same of each kind."""
        return [
            [name, *self._score([row for row in self.reviews if self._kind(row) == kind])]
            for kind, name in KINDS.items()
        ]

    def days(self) -> list[Row]:
        """Return of each day studied the day, reviews, new cards and minutes."""
        found = []
        for day in sorted({row.study_day for row in self.reviews}):
            of_day = [row for row in self.reviews if row.study_day == day]
            minutes = sum(row.duration_ms for row in of_day) / 60_000
            found.append([day.isoformat(), len(of_day), sum(row.rep == 1 for row in of_day), minutes])
        return found

    def streak(self) -> int:
        """Return on how many days running the learner studied, up to today, or to yesterday if not yet today."""
        studied = {row.study_day for row in self.reviews}
        day = self.today if self.today in studied else self.today - timedelta(days=1)
        return next(n for n in range(len(studied) + 1) if day - timedelta(days=n) not in studied)

    def lasting(self) -> dict[str, int]:
        """Return how many cards are in each class of stability."""
        days = [card.memory[0] for card in self.cards.values() if card.memory]
        ends = (*list(LASTING.values())[1:], float("inf"))
        bounds = zip(LASTING.values(), ends, strict=True)
        counts = (sum(low <= stays < high for stays in days) for low, high in bounds)
        return dict(zip(LASTING, counts, strict=True))

    def known(self) -> dict[str, int]:
        """Return how many cards are known now with a chance in each tenth."""
        chances = [
            recall(card.memory[0], card.days_to(self.today), self.weights)
            for card in self.cards.values()
            if card.memory
        ]
        tenths = Counter(min(int(chance * 10), 9) for chance in chances)
        return {f"{10 * tenth} to {10 * tenth + 10} %": tenths[tenth] for tenth in range(10)}

    @cached_property
    def foreseen(self) -> list[tuple[Review, float, int]]:
        """Return each review after a day or more, the days that its memory stayed before, and those since."""
        steps = (
            (review, card.memory, card.days_to(review.study_day))
            for review, card, _ in folded(self.reviews, self.weights)
        )
        return [(review, memory[0], days) for review, memory, days in steps if memory and days]

    @cached_property
    def predictions(self) -> list[tuple[Review, float]]:
        """Return each review after a day or more, with the recall that was expected just before it."""
        return [(review, recall(stability, days, self.weights)) for review, stability, days in self.foreseen]

    def calibration(self) -> list[Row]:
        """Return of each class of expected recall the mean expected, the share observed, its interval, the number."""
        ends = (*BINS[1:], 1.1)
        parts = (
            [(row, chance) for row, chance in self.predictions if low <= chance < high]
            for low, high in zip(BINS, ends, strict=True)
        )
        return [self._observed(part) for part in parts if part]

    def calibration_by(self, name: str) -> list[Row]:
        """Return the same by "section" or "kind"."""
        if name == "kind":
            keys = [(label, kind, self._kind) for kind, label in KINDS.items()]
        else:
            keys = [(part.title, part.section_id, self._section) for part in self.deck.sections]
        parts = [(label, [pair for pair in self.predictions if of(pair[0]) == key]) for label, key, of in keys]
        return sorted(([label, *self._observed(part)] for label, part in parts if part), key=lambda row: str(row[0]))

    def _observed(self, part: Sequence[tuple[Review, float]]) -> Row:
        share = wilson(sum(row.rating > Rating.AGAIN for row, _ in part), len(part))
        expected = sum(chance for _, chance in part) / len(part)
        return [expected, share.value or 0.0, share.low or 0.0, share.high or 0.0, len(part)]

    def _score(self, rows: Sequence[Review]) -> Row:
        share = wilson(sum(row.is_correct for row in rows), len(rows))
        return [share.value or 0.0, share.low or 0.0, share.high or 0.0, len(rows)]

    def _section(self, review: Review) -> str:
        return next(item.section_id for item in self.deck.items if item.item_id == review.item_id)

    def _kind(self, review: Review) -> str:
        return next(item.kind for item in self.deck.items if item.item_id == review.item_id)
