"""The numbers of the Progress page, computed again: one review at a time, from the data that a learner takes along."""

import io
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any

from decks.model import Deck
from quiz.memory import Model
from quiz.model import Card, CardState, Confidence, Rating, Review
from quiz.scheduling import apply, replay
from quiz.scores import wilson
from tests.plain_memory import next_memory, recall

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
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        rows: list[dict[str, Any]] = json.loads(files.read("reviews.json"))
    names = [field.name for field in fields(Review)]
    return tuple(Review(*(_READ.get(name, _as_it_is)(row[name]) for name in names)) for row in rows)


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class PlainProgress:
    """What the page has to say of *reviews*, a log under one model throughout, on the study day *today*."""

    reviews: Sequence[Review]
    deck: Deck
    model: Model
    today: date

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Return the cards by replaying their reviews."""
        logs = defaultdict(list)
        for review in self.reviews:
            logs[review.item_id].append(review)
        return {item: replay(self._new(item), log, model=self.model) for item, log in logs.items()}

    def n_due(self, *, suspended: Sequence[str]) -> Counter[date]:
        """Return how many cards fall due on which day; what is overdue counts today."""
        days = (card.due_day for item_id, card in self.cards.items() if item_id not in suspended)
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

    def lasting(self) -> dict[str, int]:
        """Return how many cards are in each class of stability."""
        days = [stability for stability, _ in self.memories.values()]
        ends = (*list(LASTING.values())[1:], float("inf"))
        bounds = zip(LASTING.values(), ends, strict=True)
        counts = (sum(low <= stays < high for stays in days) for low, high in bounds)
        return dict(zip(LASTING, counts, strict=True))

    def known(self) -> dict[str, int]:
        """Return how many cards are known now with a chance in each tenth."""
        seen = {item: card.last_review_day for item, card in self.cards.items() if card.last_review_day}
        chances = [
            recall(self.memories[item][0], (self.today - day).days, self.model.weights) for item, day in seen.items()
        ]
        tenths = Counter(min(int(chance * 10), 9) for chance in chances)
        return {f"{10 * tenth} to {10 * tenth + 10} %": tenths[tenth] for tenth in range(10)}

    @cached_property
    def memories(self) -> dict[str, tuple[float, float]]:
        """Return of each item met the stability in days and the difficulty, by the formulas alone."""
        memories: dict[str, tuple[float, float]] = {}
        for review, card, days in self._steps():
            is_practice = (
                card.state is CardState.REVIEW
                and review.rating is Rating.AGAIN
                and card.last_lapse_day == card.last_review_day
                and days == 0
            )
            if not is_practice:
                before = memories.get(review.item_id)
                memories[review.item_id] = next_memory(before, int(review.rating), days, self.model.weights)
        return memories

    @cached_property
    def predictions(self) -> list[tuple[Review, float]]:
        """Return each review after a day or more, with the recall that was expected just before it."""
        return list(self._predictions())

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

    def _predictions(self) -> Iterator[tuple[Review, float]]:
        for review, card, days in self._steps():
            if card.memory and days > 0:
                yield review, recall(card.memory.stability_days, days, self.model.weights)

    def _steps(self) -> Iterator[tuple[Review, Card, int]]:
        """Yield each review, the card before it, and the study days since that was seen."""
        cards: dict[str, Card] = {}
        for review in self.reviews:
            card = cards.get(review.item_id) or self._new(review.item_id)
            seen = card.last_review_day
            yield review, card, 0 if seen is None else max(0, (review.study_day - seen).days)
            cards[review.item_id] = apply(card, review)

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

    def _new(self, item_id: str) -> Card:
        return Card(self.reviews[0].learner_id, self.deck.deck_id, item_id)
