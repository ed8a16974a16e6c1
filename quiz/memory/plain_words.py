"""A learner's memory model in plain words: how fast they forget, beside the average learner of FSRS's collections."""

from dataclasses import dataclass

from quiz.amounts import percent, whole
from quiz.memory.models import DEFAULT_MODEL, Model
from quiz.memory.states import next_memories, retrievability
from quiz.model import Rating

_WEEK_DAYS, _MONTH_DAYS = 7, 30
_ABOUT_THE_SAME = 0.1  # a tenth more or less is not worth a word


@dataclass(frozen=True, slots=True)
class Habits:
    """What a model says of a card that was known at first sight.

    *first_days* until one in ten is forgotten; the proportion known after a *week* and a *month* without a review;
    *growth*, by how much one review on time lengthens those days; *left_after_lapse*, the share of the days that a
    forgotten card keeps.
    """

    first_days: float
    week: float
    month: float
    growth: float
    left_after_lapse: float


def habits(model: Model) -> Habits:
    """Return the habits of *model*."""
    first = next_memories(None, 0, desired_retention=0.9, model=model)[Rating.GOOD].memory
    days = max(1, round(first.stability_days))
    second = next_memories(first, days, desired_retention=0.9, model=model)
    right, wrong = second[Rating.GOOD].memory, second[Rating.AGAIN].memory
    return Habits(
        first.stability_days,
        retrievability(first, _WEEK_DAYS, model=model),
        retrievability(first, _MONTH_DAYS, model=model),
        right.stability_days / first.stability_days,
        wrong.stability_days / first.stability_days,
    )


def described(model: Model, *, n_scored: int) -> tuple[str, ...]:
    """Return sentences on *model*, fitted to *n_scored* reviews, for the learner to read."""
    own, average = habits(model), habits(DEFAULT_MODEL)
    opening = "Your schedule uses the average learner's memory."
    if model.is_personal:
        opening = f"Your schedule uses your own memory, learned from {whole(n_scored)} of your reviews."
    return (
        opening,
        (
            f"A new card that you know at once stays for {_days(own.first_days)} until one in ten is forgotten:"
            f" {_compared(own.first_days, average.first_days)}."
        ),
        (
            f"Of such cards you still know {percent(own.week)} after a week and {percent(own.month)} after a month"
            f" without a review (the average learner {percent(average.week)} and {percent(average.month)})."
        ),
        f"One review on time makes that {own.growth:.1f} times as long: {_compared(own.growth, average.growth)}.",
        f"After forgetting, a card keeps {percent(own.left_after_lapse)} of its days.",
    )


def _days(days: float) -> str:
    return f"{days:.1f} days" if days < 10 else f"{days:.0f} days"


def _compared(own: float, average: float) -> str:
    ratio = own / average
    if abs(ratio - 1) < _ABOUT_THE_SAME:
        return "about as the average learner"
    return f"{ratio:.1f} times the average learner's"
