"""The four next states of a card, the log's row of an answer, and the fold of a log into a card.

Preview, answer and replay all come from one function, so that they cannot disagree. The steps are Anki's defaults.

**Several memory models in one log.** A learner's weights are refitted now and then; each row names the model that it
was answered under. A memory only means something under its model, so a card's memory is always that of its *whole*
history under *one* model, the learner's at present. When that changes, every card's memory is recomputed from its
reviews (`remembered`), an explicit event; state, due day, interval and lapses stay as the answers left them. `replay`
does the same wherever a row names another model than the row before, and at the end for the model in use now. So
`replay(log, model=the learner's model) == stored card` holds before and after every refit, and the days that an
answer led to never change afterwards.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quiz.memory import DEFAULT_MODEL, Model, model_of, next_memories
from quiz.model import Card, CardState, Confidence, Learner, Rating, Review, StaleAnswerError
from quiz.scheduling.days import day_start, study_day
from quiz.scheduling.intervals import review_intervals

LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
MAX_DURATION_MS = 60_000
LEECH_LAPSES = 8


@dataclass(frozen=True, slots=True)
class NextStates:
    """A card as each of the four ratings would leave it."""

    again: Card
    hard: Card
    good: Card
    easy: Card

    def of(self, rating: Rating) -> Card:
        """Return the card after *rating*."""
        match rating:
            case Rating.AGAIN:
                return self.again
            case Rating.HARD:
                return self.hard
            case Rating.GOOD:
                return self.good
            case Rating.EASY:
                return self.easy


@dataclass(frozen=True, slots=True)
class _Moment:
    """When a card is answered, and the learner's settings and memory model that count then."""

    at: datetime
    day: date
    zone: str
    rollover_hour: int
    desired_retention: float
    model: Model


def rating_of_answer(is_correct: bool, confidence: Confidence) -> Rating:  # noqa: FBT001 - the two halves of one answer
    """Return the schedule's rating of a chosen option: a lucky guess counts as forgotten, and nothing makes Easy."""
    if not is_correct or confidence is Confidence.GUESSED:
        return Rating.AGAIN
    return Rating.HARD if confidence is Confidence.UNSURE else Rating.GOOD


def preview(
    card: Card, *, now: datetime, learner: Learner, model: Model = DEFAULT_MODEL, has_fuzz: bool = True
) -> NextStates:
    """Return *card* as each rating given *now* would leave it; the answer then leaves exactly that.

    *model* is the learner's, and the card's memory is under it.
    """
    day = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    moment = _Moment(now, day, learner.zone, learner.rollover_hour, learner.desired_retention, model)
    return NextStates(*(_answered(card, rating, moment, has_fuzz=has_fuzz) for rating in Rating))


def review_of(
    card: Card,
    *,
    rating: Rating,
    is_correct: bool,
    confidence: Confidence | None,
    answer: str | None,
    shown_at: datetime,
    now: datetime,
    learner: Learner,
    model: Model = DEFAULT_MODEL,
) -> Review:
    """Return the log's row for *card* answered *now* under the learner's *model*.

    Its duration is from 0 to 60 s, whatever the clocks say.
    """
    duration_ms = (now - shown_at) // timedelta(milliseconds=1)
    return Review(
        learner_id=card.learner_id,
        deck_id=card.deck_id,
        item_id=card.item_id,
        rep=card.rep + 1,
        rating=rating,
        is_correct=is_correct,
        confidence=confidence,
        answer=answer,
        shown_at=shown_at,
        answered_at=now,
        duration_ms=min(max(duration_ms, 0), MAX_DURATION_MS),
        zone=learner.zone,
        study_day=study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour),
        rollover_hour=learner.rollover_hour,
        desired_retention=learner.desired_retention,
        model_version=model.version,
    )


def apply(card: Card, review: Review, *, has_fuzz: bool = True) -> Card:
    """Return *card* after *review*: one step of the fold, from what these two hold and nothing else.

    The card's memory must be under the model that the review names (see `remembered`). Raise StaleAnswerError
    unless the review is the card's next repetition, ValueError if it is of another card or names an unknown model.
    """
    _check_next(card, review)
    return _answered(card, review.rating, _moment(review, model_of(review.model_version)), has_fuzz=has_fuzz)


def replay(card: Card, reviews: Iterable[Review], *, model: Model | None = None, has_fuzz: bool = True) -> Card:
    """Return *card* (a new one) after its *reviews*, in the order of their repetitions. Raise as `apply` does.

    The memory is under *model*, the learner's at present; None is that of the last review.
    """
    done: list[Review] = []
    after = card
    for review in reviews:
        if done and review.model_version != done[-1].model_version:
            after = remembered(after, done, model=model_of(review.model_version), new=card)
        after = apply(after, review, has_fuzz=has_fuzz)
        done.append(review)
    if model is None or not done or model.version == done[-1].model_version:
        return after
    return remembered(after, done, model=model, new=card)


def remembered(card: Card, reviews: Sequence[Review], *, model: Model, new: Card | None = None) -> Card:
    """Return *card* with the memory that all its *reviews* (in order) leave under *model*, and nothing else changed.

    This is what a refit does to a card. *new* is the card before the reviews; None is one never seen.
    """
    before = Card(card.learner_id, card.deck_id, card.item_id) if new is None else new
    for review in reviews:
        _check_next(before, review)
        before = _answered(before, review.rating, _moment(review, model), has_fuzz=False)
    return replace(card, memory=before.memory)


def is_due(card: Card, *, now: datetime, today: date) -> bool:
    """Tell whether a card seen before may be shown: a review from its day on, a same-day step from its instant on.

    *today* is the learner's study day now, wherever the card was answered last. A new card is never due.
    """
    if card.state is CardState.REVIEW:
        return card.due_day is not None and card.due_day <= today
    return card.due_at is not None and card.due_at <= now


def is_leech_warning(card: Card) -> bool:
    """Tell whether the lapse just counted is *card*'s 8th, 12th, 16th …: Anki's leech, in need of new words."""
    return card.n_lapses >= LEECH_LAPSES and card.n_lapses % (LEECH_LAPSES // 2) == 0


def _check_next(card: Card, review: Review) -> None:
    if (card.learner_id, card.item_id) != (review.learner_id, review.item_id):
        raise ValueError(f"A review of item {review.item_id} cannot be applied to the card of item {card.item_id}.")
    if review.rep != card.rep + 1:
        raise StaleAnswerError("This card was answered already, perhaps in another window; here is how it stands now.")


def _moment(review: Review, model: Model) -> _Moment:
    return _Moment(
        review.answered_at, review.study_day, review.zone, review.rollover_hour, review.desired_retention, model
    )


def _answered(card: Card, rating: Rating, moment: _Moment, *, has_fuzz: bool) -> Card:
    """Return *card* after *rating*; a clock or a journey that goes back counts as no time at all.

    A second lapse on a study day is practice: it is not counted and leaves the memory as it was. FSRS would take two
    thirds of the stability each time, so that five rounds of forgetting and relearning turn 10 days into 0.09.
    """
    today = moment.day if card.last_review_day is None else max(moment.day, card.last_review_day)
    elapsed_days = 0 if card.last_review_day is None else (today - card.last_review_day).days
    memories = next_memories(card.memory, elapsed_days, desired_retention=moment.desired_retention, model=moment.model)
    is_lapse = card.state is CardState.REVIEW and rating is Rating.AGAIN
    is_practice = is_lapse and card.last_lapse_day == today
    state, step, delay = placement(card.state, card.step, rating)
    if delay is None:
        draw = _draw(card) if has_fuzz else None
        due_day = today + timedelta(days=review_intervals(card, memories, draw=draw)[rating])
        due_at = day_start(due_day, zone=moment.zone, rollover_hour=moment.rollover_hour)
    else:
        due_at = moment.at + delay
        due_day = max(today, study_day(due_at, zone=moment.zone, rollover_hour=moment.rollover_hour))
    return replace(
        card,
        rep=card.rep + 1,
        state=state,
        step=step,
        memory=card.memory if is_practice else memories[rating].memory,
        due_at=due_at,
        due_day=due_day,
        interval_days=(due_day - today).days,
        last_review_at=moment.at if card.last_review_at is None else max(moment.at, card.last_review_at),
        last_review_day=today,
        last_lapse_day=today if is_lapse else card.last_lapse_day,
        n_lapses=card.n_lapses + (is_lapse and not is_practice),
    )


def placement(state: CardState, step: int, rating: Rating) -> tuple[CardState, int, timedelta | None]:
    """Return the state and step that *rating* leads to, and a same-day step's delay; None means days."""
    is_learning = state in (CardState.NEW, CardState.LEARNING)
    next_state, steps = (
        (CardState.LEARNING, LEARNING_STEPS) if is_learning else (CardState.RELEARNING, RELEARNING_STEPS)
    )
    if rating is Rating.AGAIN:
        return next_state, 0, steps[0]
    if state is not CardState.REVIEW:
        if rating is Rating.HARD:
            return next_state, step, _hard_delay(steps, step)
        if rating is Rating.GOOD and step + 1 < len(steps):
            return next_state, step + 1, steps[step + 1]
    return CardState.REVIEW, 0, None


def _hard_delay(steps: tuple[timedelta, ...], step: int) -> timedelta:
    """Return Anki's delay for Hard: on the first step between Again's and Good's, later the step's own."""
    if step > 0:
        return steps[step]
    return (steps[0] + steps[1]) / 2 if len(steps) > 1 else steps[0] * 1.5


def _draw(card: Card) -> int:
    """Return 64 random bits that belong to the card's next repetition, so that preview, answer and replay agree."""
    seed = f"{card.learner_id}:{card.item_id}:{card.rep + 1}"
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8])
