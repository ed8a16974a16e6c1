"""One learner's cards before an exam, as the planner computes with them: from decks, cards, marks and the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

import numpy as np

from decks.model import Deck, Item, Mcq, Vignette
from quiz.memory import DEFAULT_MODEL, Curves, Model, memories_of
from quiz.model import Card, CardMark, Memory, Rating, Review
from quiz.planner.arrays import Efforts, Hand
from quiz.planner.calibration import Correction, Observed, Sight, correction
from quiz.scheduling import histories

# Seconds of a new card, a right and a wrong answer, each with what follows it on that day, for a learner of usual pace.
_USUAL_SECONDS = {
    "basic": (25.0, 8.0, 28.0),
    "cloze": (25.0, 8.0, 28.0),
    "list": (40.0, 15.0, 50.0),
    "mcq": (45.0, 20.0, 50.0),
    "vignette": (90.0, 55.0, 100.0),
}
_KINDS = tuple(_USUAL_SECONDS)
_PRIOR_ANSWERS = 20  # how many answers at the usual pace are mixed into the learner's own
_PRIOR_FIRST_RIGHT, _PRIOR_FIRST = 7.5, 10.0


@dataclass(frozen=True, slots=True)
class Course:
    """The *item_ids* that count and their *section_ids* (deck, section); one learner's arrays for them.

    *first_right* is the chance that a new card is answered right at once, *n_reviews* how many reviews after a day or
    more have shown how this learner forgets.
    """

    item_ids: tuple[str, ...]
    section_ids: tuple[tuple[str, str], ...]
    hand: Hand
    efforts: Efforts
    curves: Curves
    correction: Correction
    first_right: float
    n_reviews: int

    @property
    def sight(self) -> Sight:
        """Return how the planner sees this learner's forgetting."""
        return Sight(self.curves, self.correction.shifts)


def course_of(
    decks: Sequence[Deck],
    *,
    cards: Mapping[str, Card],
    marks: Mapping[str, CardMark],
    reviews: Sequence[Review],
    today: date,
    model: Model = DEFAULT_MODEL,
) -> Course:
    """Return the course of all items of *decks* that are not suspended, as they stand on the study day *today*.

    *cards* are by item, with memories under *model*; an item without a card is new. *reviews* are the learner's whole
    log; the order of its rows does not matter. Raise ValueError if no item is left.
    """
    items = [
        (deck.deck_id, item)
        for deck in decks
        for item in deck.items
        if item.item_id not in marks or not marks[item.item_id].is_suspended
    ]
    if not items:
        raise ValueError("These decks have nothing to study: no items, or all of them suspended.")
    hand = _hand([cards.get(item.item_id) for _, item in items], today)
    seen_before = observed(reviews, model=model)
    first = [review.is_correct for review in reviews if review.rep == 1]
    return Course(
        tuple(item.item_id for _, item in items),
        tuple((deck_id, item.section_id) for deck_id, item in items),
        hand,
        _efforts([item for _, item in items], reviews, {item.item_id: item for deck in decks for item in deck.items}),
        Curves([model.weights]),
        correction(seen_before, n_learners=1),
        (sum(first) + _PRIOR_FIRST_RIGHT) / (len(first) + _PRIOR_FIRST),
        len(seen_before.recall),
    )


def guess_of(item: Item) -> float:
    """Return the chance of answering *item* right by guessing: one in its number of options, 0 for a flashcard."""
    return 1 / (1 + len(item.content.distractors)) if isinstance(item.content, Mcq | Vignette) else 0.0


def observed(reviews: Iterable[Review], *, model: Model) -> Observed:
    """Return every review after a day or more, with the recall that *model* predicted for it.

    Remembered is a rating above Again: a lucky guess, said to be one, is not.
    """
    found = list(histories(reviews).values())
    memories = memories_of([[answer for _, answer in history] for history in found], model=model)
    rows = [
        (memory.stability_days, answer.elapsed_days, review.rating > Rating.AGAIN)
        for history, states in zip(found, memories, strict=True)
        for memory, (review, answer) in zip(states, history[1:], strict=False)
        if answer.elapsed_days > 0
    ]
    stability, elapsed, is_right = np.asarray(rows, np.float32).reshape(-1, 3).T
    recall = Curves([model.weights]).recall(stability[None], elapsed[None])[0]
    return Observed(np.zeros(len(rows), np.intp), recall, elapsed, is_right > 0)


def _hand(cards: Sequence[Card | None], today: date) -> Hand:
    nothing = Memory(0, 1), 0
    states = [
        nothing
        if card is None or card.memory is None or card.last_review_day is None
        else (card.memory, max(0, (today - card.last_review_day).days))
        for card in cards
    ]
    rows = np.asarray([(memory.stability_days, memory.difficulty, days) for memory, days in states], np.float32)
    return Hand(*rows.reshape(-1, 3).T[:, None, :])


def _efforts(items: Sequence[Item], reviews: Sequence[Review], by_id: Mapping[str, Item]) -> Efforts:
    """Return what the items take at the learner's own pace: the median of the durations over the usual ones."""
    seconds = np.asarray([_USUAL_SECONDS[kind] for kind in _KINDS], np.float32) * _pace(reviews, by_id)
    ways = sorted({(item.kind, guess_of(item)) for item in items})
    place = {way: number for number, way in enumerate(ways)}
    rows = [_KINDS.index(kind) for kind, _ in ways]
    new_seconds, right_seconds, wrong_seconds = seconds[rows].reshape(-1, 3).T
    return Efforts(
        new_seconds,
        right_seconds,
        wrong_seconds,
        np.asarray([guess for _, guess in ways], np.float32),
        np.asarray([place[item.kind, guess_of(item)] for item in items], np.intp),
    )


def _pace(reviews: Sequence[Review], by_id: Mapping[str, Item]) -> float:
    ratios = [
        review.duration_ms / 1000 / _USUAL_SECONDS[by_id[review.item_id].kind][1 if review.is_correct else 2]
        for review in reviews
        if review.item_id in by_id and review.rep > 1
    ]
    own = median(ratios) if ratios else 1.0
    return (own * len(ratios) + _PRIOR_ANSWERS) / (len(ratios) + _PRIOR_ANSWERS)
