"""A learner at work, as the store and the pages have it: values are kept, the queue is asked for anew each time."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from decks.model import Deck
from quiz.model import Card, CardMark, CardState, Learner, Memory, Rating, Review, Sitting
from quiz.scheduling import apply
from quiz.session import Queue, queue
from tests.study_samples import FIRST_DAY, LEARNER, deck_of, new_card, noon, review

DECK = deck_of(5, 6)
SITTING = Sitting("sitting", LEARNER.learner_id, (DECK.deck_id,), noon(0))


@dataclass
class Desk:
    """A learner at work: what a store would keep, and the time."""

    sitting: Sitting = SITTING
    decks: tuple[Deck, ...] = (DECK,)
    learner: Learner = LEARNER
    now: datetime = SITTING.started_at
    cards: dict[str, Card] = field(default_factory=dict)
    log: list[Review] = field(default_factory=list)
    marks: dict[str, CardMark] = field(default_factory=dict)
    n_before: int = 0  # reviews in the log when the sitting began

    def queue(self) -> Queue:
        """Return the queue as it stands."""
        return queue(
            self.sitting,
            decks=self.decks,
            cards=self.cards,
            todays_reviews=self.log,
            sitting_reviews=self.log[self.n_before :],
            marks=self.marks,
            now=self.now,
            learner=self.learner,
        )

    def answer(self, rating: Rating = Rating.GOOD, *, seconds: float = 10) -> str:
        """Rate the current card after so many seconds, and return its item."""
        item_id = self.queue().current
        assert item_id is not None
        self.now += timedelta(seconds=seconds)
        card = self.cards.get(item_id) or new_card(item_id, self.learner)
        self.log.append(review(card, rating, self.now, learner=self.learner, seconds=min(seconds, 5)))
        self.cards[item_id] = apply(card, self.log[-1])
        return item_id

    def finish(self, rating: Rating = Rating.GOOD) -> list[str]:
        """Answer until nothing is left, and return the items in the order of their showing."""
        shown: list[str] = []
        while self.queue().current is not None:
            shown.append(self.answer(rating))
            assert len(shown) < 1_000
        return shown

    def on_day(self, n_days: int) -> "Desk":
        """Return the same learner in a new sitting, at noon of another day."""
        return self.begin(replace(self.sitting, sitting_id=f"sitting {n_days}", started_at=noon(n_days)))

    def begin(self, sitting: Sitting) -> "Desk":
        """Return the same learner as *sitting* begins."""
        return replace(self, sitting=sitting, now=sitting.started_at, n_before=len(self.log))


def reviewed(item_id: str, *, n_days_ago: int, stability_days: float = 5) -> Card:
    """Return a card that was last reviewed so many days before the first day, and has been due since or on it."""
    last = FIRST_DAY - timedelta(days=n_days_ago)
    return replace(
        new_card(item_id),
        rep=4,
        state=CardState.REVIEW,
        memory=Memory(stability_days, 5),
        interval_days=1,
        due_day=last + timedelta(days=1),
        due_at=noon(1 - n_days_ago) - timedelta(hours=8),
        last_review_at=noon(-n_days_ago),
        last_review_day=last,
    )
