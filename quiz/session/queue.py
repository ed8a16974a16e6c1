"""The queue of one sitting: what to show now, what is left, when it ends. A pure function of stored values.

Nothing is kept between two calls: after a reload, in a second tab and after an undo the queue is what the log makes it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise

from decks.model import Deck, Item
from quiz.memory import DEFAULT_MODEL, Model
from quiz.model import Card, CardMark, CardState, Learner, Review, Sitting
from quiz.scheduling import LEARNING_STEPS, is_due, siblings, study_day
from quiz.session.ways import STEP_STATES, in_chosen_order, in_order, part_of

LEARN_AHEAD = timedelta(minutes=20)  # Anki's: a same-day step may come this much early when nothing else is left
LONGEST_PAUSE_SECONDS = 120.0  # two answers further apart have a pause between them, of which only this much is study
USUAL_SECONDS = {"basic": 10.0, "cloze": 10.0, "list": 20.0, "mcq": 25.0, "vignette": 60.0}
PRIOR_SECONDS = 120.0  # how much study at the usual pace is mixed into the sitting's own


class Finish(StrEnum):
    """Why a sitting shows no card: ended by hand, its limit reached, steps not due for long, or nothing left today."""

    ENDED = "ended"
    MINUTES = "minutes"
    CARDS = "cards"
    WAITING = "waiting"
    ALL_DONE = "all_done"


@dataclass(frozen=True, slots=True)
class Queue:
    """The item to show now, those that *remain* after it, and same-day steps *waiting* until their time.

    *n_done* counts the different cards that this sitting has dealt with, *n_left* those still to come, the current one
    included; both it and *minutes_left* are estimates where the minutes are limited. *finish* is None while there is a
    current card. *next_due_at* is when the next card of these decks falls due after now, None if none does.
    """

    current: str | None
    remaining: tuple[str, ...]
    waiting: tuple[tuple[str, datetime], ...]
    n_done: int
    n_left: int
    minutes_left: float
    finish: Finish | None
    next_due_at: datetime | None


def queue(
    sitting: Sitting,
    *,
    decks: Sequence[Deck],
    cards: Mapping[str, Card],
    todays_reviews: Sequence[Review],
    sitting_reviews: Sequence[Review],
    marks: Mapping[str, CardMark],
    now: datetime,
    learner: Learner,
    model: Model = DEFAULT_MODEL,
) -> Queue:
    """Return what *sitting* has to show *now*.

    *cards* and *marks* are the learner's, by item id; an item without a card is new. *todays_reviews* are the learner's
    reviews of the present study day in every deck, *sitting_reviews* those since the sitting began, in the order
    written: by a clock that went back, their times tell neither. *model* is what the cards' memories are under.

    Same-day steps come first once their time has come, then reviews, then new cards up to the day's limit. Reviews go
    by lowest retrievability: what is nearest to being forgotten is seen even when the sitting is cut short. Which cards
    these are is the sitting's way to say. Suspended cards never come, buried ones not today, and of siblings only one a
    study day; where the sitting is of *parts*, the others come last.
    """
    chosen = [part_of(deck, sitting.parts) for deck in decks if deck.deck_id in sitting.deck_ids]
    items = {item.item_id: item for deck in chosen for item in deck.items}
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    in_sitting = [review for review in sitting_reviews if review.item_id in items]
    usable = _usable_cards(chosen, cards, marks, today, learner)
    seconds = _expected_seconds(usable, items, in_sitting)
    finish = _limit_reached(sitting, in_sitting)
    seen = {review.item_id for review in in_sitting}
    coming: list[Card] = []
    if finish is None:
        # Later than today after a journey west.
        on_day = [review for review in todays_reviews if review.study_day >= today]
        if sitting.item_ids:
            ordered = in_chosen_order(usable, sitting.item_ids, seen=seen)
        else:
            ordered = in_order(usable, chosen, way=sitting.way, today=today, seen=seen, model=model)
        apart = _without_siblings(ordered, chosen, {review.item_id for review in on_day})
        if sitting.parts:
            apart += _others(ordered, apart)
        coming = _within_cards(apart, sitting, in_sitting, on_day)
        coming = _within_minutes(coming, sitting, in_sitting, seconds)
    steps = (card for card in coming if card.state in STEP_STATES and not is_due(card, now=now, today=today))
    waiting = {card.item_id: card.due_at for card in steps if card.due_at}
    ready = [card.item_id for card in coming if card.item_id not in waiting]
    current = _current(ready, waiting, in_sitting, now)
    return Queue(
        current=current,
        remaining=tuple(item_id for item_id in ready if item_id != current),
        waiting=tuple(step for step in waiting.items() if step[0] != current),
        n_done=len(seen - {card.item_id for card in coming}),
        n_left=len(coming),
        minutes_left=sum(seconds[card.item_id] for card in coming) / 60,
        finish=None if current else finish or _finish(sitting, len(seen), is_waiting=bool(waiting)),
        next_due_at=min((card.due_at for card in usable if card.due_at and card.due_at > now), default=None),
    )


def studied_seconds(reviews: Sequence[Review]) -> float:
    """Return the seconds that went into *reviews* (in the order written) and into reading their explanations.

    The first counts its own duration, each later one the time since the answer before it, up to two minutes; none where
    the clock went back.
    """
    if not reviews:
        return 0.0
    gaps = ((later.answered_at - earlier.answered_at).total_seconds() for earlier, later in pairwise(reviews))
    return reviews[0].duration_ms / 1000 + sum(min(max(gap, 0.0), LONGEST_PAUSE_SECONDS) for gap in gaps)


def _usable_cards(
    decks: Sequence[Deck], cards: Mapping[str, Card], marks: Mapping[str, CardMark], today: date, learner: Learner
) -> list[Card]:
    """Return the learner's card of every item that may come, a new one where there is none: not suspended or buried."""
    return [
        cards.get(item.item_id) or Card(learner.learner_id, deck.deck_id, item.item_id)
        for deck in decks
        for item in deck.items
        if item.item_id not in marks or not marks[item.item_id].is_away(today)
    ]


def _without_siblings(cards: Sequence[Card], decks: Sequence[Deck], seen: Collection[str]) -> list[Card]:
    """Return *cards* without those that have a sibling before them or among the items *seen* today.

    A card seen today has its own place; its siblings wait for another day, reviews as well as new cards.
    """
    related = {item_id: others for deck in decks for item_id, others in siblings(deck).items()}
    hidden = {other for item_id in seen for other in related.get(item_id, ())}
    apart: list[Card] = []
    for card in cards:
        if card.item_id in seen or card.item_id not in hidden:
            apart.append(card)
            hidden |= related[card.item_id]
    return apart


def _others(cards: Sequence[Card], taken: Sequence[Card]) -> list[Card]:
    """Return those of *cards* that are not *taken*."""
    taken_ids = {card.item_id for card in taken}
    return [card for card in cards if card.item_id not in taken_ids]


def _limit_reached(sitting: Sitting, in_sitting: Sequence[Review]) -> Finish | None:
    """Return why *sitting* is over, if the learner or the clock has ended it."""
    if sitting.ended_at is not None:
        return Finish.ENDED
    if sitting.max_minutes is not None and studied_seconds(in_sitting) >= sitting.max_minutes * 60:
        return Finish.MINUTES
    return None


def _within_cards(
    cards: Sequence[Card], sitting: Sitting, in_sitting: Sequence[Review], on_day: Sequence[Review]
) -> list[Card]:
    """Return the first *cards* that the day's limit of new cards and the sitting's limit of cards leave room for.

    A card that the sitting has already shown always has room: what was begun is finished.
    """
    seen = {review.item_id for review in in_sitting}
    n_new_left = sitting.new_per_day - sum(review.rep == 1 for review in on_day)
    n_cards_left = len(cards) if sitting.max_cards is None else sitting.max_cards - len(seen)
    within: list[Card] = []
    for card in cards:
        is_new, is_fresh = card.state is CardState.NEW, card.item_id not in seen
        if (is_new and n_new_left <= 0) or (is_fresh and n_cards_left <= 0):
            continue
        n_new_left -= is_new
        n_cards_left -= is_fresh
        within.append(card)
    return within


def _within_minutes(
    cards: Sequence[Card], sitting: Sitting, in_sitting: Sequence[Review], seconds: Mapping[str, float]
) -> list[Card]:
    """Return the first *cards*, as many as begin in the minutes left if each takes its *seconds*."""
    if sitting.max_minutes is None:
        return list(cards)
    seconds_left = sitting.max_minutes * 60 - studied_seconds(in_sitting)
    before = accumulate((seconds[card.item_id] for card in cards), initial=0.0)
    return [card for card, begins in zip(cards, before, strict=False) if begins < seconds_left]


def _current(
    ready: Sequence[str], waiting: Mapping[str, datetime], in_sitting: Sequence[Review], now: datetime
) -> str | None:
    """Return the item to show: the first ready, else a step due soon; the one just answered only if it is alone."""
    soon = ready or [item_id for item_id, due_at in waiting.items() if due_at <= now + LEARN_AHEAD]
    just_answered = in_sitting[-1].item_id if in_sitting else None
    return next((item_id for item_id in soon if item_id != just_answered), soon[0] if soon else None)


def _finish(sitting: Sitting, n_seen: int, *, is_waiting: bool) -> Finish:
    """Return why nothing is left to show in *sitting*, of which *n_seen* cards were answered."""
    if is_waiting:
        return Finish.WAITING
    is_full = sitting.max_cards is not None and n_seen >= sitting.max_cards
    return Finish.CARDS if is_full else Finish.ALL_DONE


def _expected_seconds(
    cards: Sequence[Card], items: Mapping[str, Item], in_sitting: Sequence[Review]
) -> dict[str, float]:
    """Return the seconds that each card may still take today: its kind's usual time, at the learner's own pace.

    The pace is the sitting's time over its usual time; few answers say little, and leave it near 1.
    """
    usual_so_far = sum(USUAL_SECONDS[items[review.item_id].kind] for review in in_sitting)
    pace = (studied_seconds(in_sitting) + PRIOR_SECONDS) / (usual_so_far + PRIOR_SECONDS)
    return {card.item_id: pace * _answers_left(card) * USUAL_SECONDS[items[card.item_id].kind] for card in cards}


def _answers_left(card: Card) -> int:
    """Return how many more answers *card* needs today if all are right."""
    is_learning = card.state in (CardState.NEW, CardState.LEARNING)
    return len(LEARNING_STEPS) - card.step if is_learning else 1
