"""The nouns of studying: rating, memory, card, review, learner, sitting."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

DEFAULT_DESIRED_RETENTION = 0.9
DEFAULT_ROLLOVER_HOUR = 4


class Rating(IntEnum):
    """How well a card was known; the numbers are FSRS's and Anki's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Confidence(StrEnum):
    """What a learner says of an answer before seeing whether it is right."""

    SURE = "sure"
    UNSURE = "unsure"
    GUESSED = "guessed"


class Way(StrEnum):
    """What a sitting goes through."""

    TODAY = "today"  # what is due, then new cards up to the day's limit
    NEW = "new"  # new cards only
    WEAK = "weak"  # what was forgotten before and is not secure again, due or not
    CRAM = "cram"  # everything, what will be remembered least first, due or not


class CardState(StrEnum):
    """Where a card stands: never seen, in its first steps, spaced over days, or relearned after a lapse."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Memory:
    """FSRS memory state: *stability_days* until recall falls to 90 %, *difficulty* from 1 to 10."""

    stability_days: float
    difficulty: float


@dataclass(frozen=True, slots=True)
class Card:
    """One learner and one item: a fold of that pair's reviews. *rep* counts them; a new card has none of the rest.

    *due_at* is when the card may be shown: an instant for same-day steps, else the start of *due_day* in the learner's
    zone. *interval_days* is 0 while the next showing is on the same study day. *step* counts from 0 the same-day steps
    that a card in LEARNING or RELEARNING has reached; it is 0 in the other states.
    """

    learner_id: str
    deck_id: str
    item_id: str
    rep: int = 0
    state: CardState = CardState.NEW
    step: int = 0
    memory: Memory | None = None
    due_at: datetime | None = None
    due_day: date | None = None
    interval_days: int = 0
    last_review_at: datetime | None = None
    last_review_day: date | None = None
    last_lapse_day: date | None = None
    n_lapses: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """One answer, as it happened: a row of the append-only log. Everything a replay needs is in it.

    *rep* counts from 1 within learner and item. *is_correct* is the score: the option chosen was the key, or the
    flashcard was rated above Again; it stays apart from *rating*, the schedule's. *duration_ms* is capped at 60,000.
    *answer* is the chosen option's text, or what was typed; None for a flashcard that was only thought of.
    *confidence* is None where it was not asked. *study_day* is the learner's civil date of *answered_at* in *zone*
    after the rollover.
    """

    learner_id: str
    deck_id: str
    item_id: str
    rep: int
    rating: Rating
    is_correct: bool
    confidence: Confidence | None
    answer: str | None
    shown_at: datetime
    answered_at: datetime
    duration_ms: int
    zone: str
    study_day: date
    rollover_hour: int
    desired_retention: float
    model_version: str


@dataclass(frozen=True, slots=True)
class CardMark:
    """What a learner set on a card beside answering; not part of the fold.

    It is suspended, buried (away until the study day *buried_until*), flagged with a comment for those who curate the
    deck, or has the learner's own *note*.
    """

    learner_id: str
    item_id: str
    is_suspended: bool = False
    flag: str | None = None
    buried_until: date | None = None
    note: str | None = None

    def is_away(self, today: date) -> bool:
        """Tell whether the card does not come on the study day *today*."""
        return self.is_suspended or (self.buried_until is not None and today < self.buried_until)


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who studies, with the settings that the schedule needs. *zone* is an IANA name.

    *types_answers* asks for the answers of flashcards and gaps to be typed before they are shown.
    """

    learner_id: str
    name: str
    zone: str = "UTC"
    rollover_hour: int = DEFAULT_ROLLOVER_HOUR
    desired_retention: float = DEFAULT_DESIRED_RETENTION
    new_per_day: int = 20
    has_shortcuts: bool = True
    types_answers: bool = False


@dataclass(frozen=True, slots=True)
class DeckPart:
    """A section of a deck, without the sections below it; all of the deck where *section_id* is None."""

    deck_id: str
    section_id: str | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of study: what was chosen when it began. What comes next in it follows from this, the cards, the log.

    *way* says which of their cards it goes through.
    *max_minutes* limits the time studied, *max_cards* the different cards; None means no limit. *new_per_day* limits
    the new cards of the learner's study day, over all sittings. *ended_at* is set when the learner ends it by hand.
    *parts* narrows the decks to some of their sections, to be gone through whole; empty, all of the decks is meant.
    *item_ids* are what the exam planner chose for the day, the most worthwhile first, and are then all that comes, due
    or not; empty, the *way* chooses.
    """

    sitting_id: str
    learner_id: str
    deck_ids: tuple[str, ...]
    started_at: datetime
    max_minutes: int | None = None
    max_cards: int | None = None
    new_per_day: int = 20
    ended_at: datetime | None = None
    parts: tuple[DeckPart, ...] = ()
    way: Way = Way.TODAY
    item_ids: tuple[str, ...] = ()
