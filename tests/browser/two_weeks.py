"""A student at study for two weeks before an exam, by a clock that the test moves."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from decks.model import Deck, Mcq
from quiz.model import Card, Confidence, Learner, Rating, Review, Sitting
from quiz.scheduling import rating_of_answer, review_of, study_day
from quiz.session import queue
from quiz.store import Store
from tests.browser.server import Server, set_clock

BEGIN = datetime(2026, 3, 2, 17, tzinfo=UTC)  # a Monday, six in the evening in Berlin
EXAM_DAY, DAY_OFF = date(2026, 3, 16), date(2026, 3, 8)
AWAY = (9, 10, 11)  # days without study that the plan does not know of
IN_BROWSER, JOURNEY, LAST = 3, 8, 13
HOME, ABROAD = "Europe/Berlin", "Asia/Tokyo"
STUBBORN = "treatment0q"  # sure and wrong one time, a lucky guess the next
N_HOURS_EARLIER = 6  # that the evening begins abroad


@dataclass
class Weeks:
    """The student's two weeks: the app, its clock, and chance."""

    server: Server
    clock: Path
    store: Store
    deck: Deck
    chance: random.Random

    def go_to_day(self, n_days: int) -> datetime:
        """Let it be so many days after the beginning, and return the time."""
        at = BEGIN + timedelta(days=n_days, hours=-N_HOURS_EARLIER if n_days >= JOURNEY else 0)
        set_clock(self.clock, at)
        return at

    @property
    def suspended(self) -> list[str]:
        """Return the items whose cards do not come."""
        return [item_id for item_id, mark in self.store.marks(self.learner).items() if mark.is_suspended]

    @property
    def learner(self) -> Learner:
        """Return the student, with the settings of now."""
        return self.store.ensure_local_learner()

    def study(self, n_days: int) -> None:
        """Study what comes on a day, by the calls that the Study page makes."""
        now, learner = self.go_to_day(n_days), self.learner
        sitting = Sitting(f"day {n_days}", learner.learner_id, (self.deck.deck_id,), now, new_per_day=8)
        self.store.start_sitting(learner, sitting)
        while (item_id := self._next(sitting, now)) is not None:
            now += timedelta(seconds=self.chance.randrange(5, 50))
            card = self.store.card(learner, self.deck.deck_id, item_id)
            self.store.record(learner, self._answer(card, now, learner))
        self.store.end_sitting(learner, sitting.sitting_id, now=now)

    def _next(self, sitting: Sitting, now: datetime) -> str | None:
        learner = self.learner
        today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
        return queue(
            sitting,
            decks=(self.deck,),
            cards=self.store.cards(learner, (self.deck,)),
            todays_reviews=self.store.reviews(learner, since_day=today),
            sitting_reviews=self.store.sitting_reviews(learner, sitting.sitting_id),
            marks=self.store.marks(learner),
            now=now,
            learner=learner,
            model=self.store.models.current(learner),
        ).current

    def _answer(self, card: Card, now: datetime, learner: Learner) -> Review:
        item = next(item for item in self.deck.items if item.item_id == card.item_id)
        content = item.content
        knows = self.chance.random() < (0.6 if item.section_id == "treatment" else 0.85)
        rating, confidence, answer = Rating.GOOD if knows else Rating.AGAIN, None, None
        if isinstance(content, Mcq):
            confidence = self.chance.choice(list(Confidence))
            if item.item_id == STUBBORN:
                knows = card.rep % 2 == 1
                confidence = Confidence.GUESSED if knows else Confidence.SURE
            answer = content.key if knows else content.distractors[0].text
            rating = Rating.EASY if item.item_id == STUBBORN and knows else rating_of_answer(knows, confidence)
        return review_of(
            card,
            rating=rating,
            is_correct=knows,
            confidence=confidence,
            answer=answer,
            shown_at=now - timedelta(seconds=self.chance.randrange(2, 90)),
            now=now,
            learner=learner,
            model=self.store.models.current(learner),
        )
