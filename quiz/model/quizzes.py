"""The nouns of fixed quizzes: a list of items in an order, and one person's answers to it.

An instructor's quiz for a class and a learner's own mock exam are the same thing with different owners.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One place in a quiz; *position* counts from 1."""

    position: int
    deck_id: str
    item_id: str


@dataclass(frozen=True, slots=True)
class Quiz:
    """A list of items that whoever takes it gets in the same order. *learner_id* owns it; None: no time limit."""

    quiz_id: str
    learner_id: str
    title: str
    made_at: datetime
    items: tuple[QuizItem, ...]
    max_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """What was answered at a place that was seen; *answer* is None while it is left out.

    *revision* counts the writes of this place, so that a press on an old page can be told. *answered_at* is of the
    last, *duration_ms* the time that the place was on the screen.
    """

    position: int
    answer: str | None
    is_correct: bool
    is_flagged: bool
    revision: int
    answered_at: datetime
    duration_ms: int


@dataclass(frozen=True, slots=True)
class QuizAttempt:
    """One person's way through a quiz. A place without an answer was not reached.

    *closes_at* is when the server takes no more answers, set when it began; None: never. *ended_at* is when it was
    handed in. *opens_at* is when what was right may be seen, where that is later than the end. *scheduled_at* is when
    the learner put what was missed among their reviews.
    """

    attempt_id: str
    quiz_id: str
    learner_id: str
    started_at: datetime
    closes_at: datetime | None = None
    ended_at: datetime | None = None
    opens_at: datetime | None = None
    scheduled_at: datetime | None = None
    answers: tuple[QuizAnswer, ...] = ()

    def end(self, now: datetime) -> datetime | None:
        """Return when the attempt ended, by hand or by the clock; None if it goes on *now*."""
        if self.ended_at is None and (self.closes_at is None or now < self.closes_at):
            return None
        return min(at for at in (self.ended_at, self.closes_at) if at is not None)

    def has_results(self, now: datetime) -> bool:
        """Tell whether its learner may see *now* what was right."""
        return self.end(now) is not None and (self.opens_at is None or self.opens_at <= now)

    def at(self, position: int) -> QuizAnswer | None:
        """Return the answer at *position*, None where it was not reached."""
        return next((answer for answer in self.answers if answer.position == position), None)


@dataclass(frozen=True, slots=True)
class QuizTitle:
    """A line in a learner's list of own quizzes; *attempt* is the learner's own, without its answers."""

    quiz_id: str
    title: str
    made_at: datetime
    n_items: int
    max_minutes: int | None
    attempt: QuizAttempt | None
