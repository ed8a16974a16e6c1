"""One learner's cards before an exam, as the planner computes with them: from decks, cards, marks and the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from decks.model import Deck, Item, Mcq, Vignette
from quiz.class_log import ClassLog
from quiz.memory import DEFAULT_MODEL, Curves, Model
from quiz.model import Card, CardMark, Memory, Rating
from quiz.planner.arrays import Efforts, Floats, Hand
from quiz.planner.calibration import Correction, Observed, Sight, correction
from quiz.scheduling import foreseen

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

    *due_in_days* (learner, card) are the days until each card is due, infinite for a new one. *first_right* is the
    chance that a new card is answered right at once, *n_reviews* how many reviews after a day or more have shown how
    this learner forgets.
    """

    item_ids: tuple[str, ...]
    section_ids: tuple[tuple[str, str], ...]
    hand: Hand
    efforts: Efforts
    curves: Curves
    correction: Correction
    due_in_days: Floats
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
    log: ClassLog,
    today: date,
    model: Model = DEFAULT_MODEL,
) -> Course:
    """Return the course of all items of *decks* that are not suspended, as they stand on the study day *today*.

    *cards* are by item, with memories under *model*; an item without a card is new. *log* is the learner's
    whole log. Raise ValueError if no item is left.
    """
    items = [
        (deck.deck_id, item)
        for deck in decks
        for item in deck.items
        if item.item_id not in marks or not marks[item.item_id].is_suspended
    ]
    if not items:
        raise ValueError("These decks have nothing to study: no items, or all of them suspended.")
    held = [cards.get(item.item_id) for _, item in items]
    seen_before = observed(log, model=model)
    first = log.reviews.is_correct[log.reviews.rep == 1]
    return Course(
        tuple(item.item_id for _, item in items),
        tuple((deck_id, item.section_id) for deck_id, item in items),
        _hand(held, today),
        _efforts([item for _, item in items], log, {item.item_id: item for deck in decks for item in deck.items}),
        Curves([model.weights]),
        correction(seen_before, n_learners=1),
        _due_in_days(held, today),
        (int(first.sum()) + _PRIOR_FIRST_RIGHT) / (len(first) + _PRIOR_FIRST),
        len(seen_before.recall),
    )


def guess_of(item: Item) -> float:
    """Return the chance of answering *item* right by guessing: one in its number of options, 0 for a flashcard."""
    return 1 / (1 + len(item.content.distractors)) if isinstance(item.content, Mcq | Vignette) else 0.0


def observed(log: ClassLog, *, model: Model) -> Observed:
    """Return every review after a day or more, with the recall that *model* predicted for it.

    Remembered is a rating above Again: a lucky guess, said to be one, is not.
    """
    found = foreseen(log, model=model)
    stability, elapsed = found.stability_days.astype(np.float32), found.elapsed_days.astype(np.float32)
    recall = Curves([model.weights]).recall(stability[None], elapsed[None])[0]
    is_right = log.reviews.rating[found.place] > Rating.AGAIN
    return Observed(np.zeros(len(recall), np.intp), recall, elapsed, stability, is_right)


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


def _due_in_days(cards: Sequence[Card | None], today: date) -> Floats:
    due_days = [None if card is None else card.due_day for card in cards]
    return np.asarray([[np.inf if day is None else (day - today).days for day in due_days]], np.float32)


def _efforts(items: Sequence[Item], log: ClassLog, by_id: Mapping[str, Item]) -> Efforts:
    """Return what the items take at the learner's own pace: the median of the durations over the usual ones."""
    seconds = np.asarray([_USUAL_SECONDS[kind] for kind in _KINDS], np.float32) * _pace(log, by_id)
    way_of_item = [(item.kind, guess_of(item)) for item in items]
    ways = sorted(set(way_of_item))
    place = {way: number for number, way in enumerate(ways)}
    rows = [_KINDS.index(kind) for kind, _ in ways]
    new_seconds, right_seconds, wrong_seconds = seconds[rows].reshape(-1, 3).T
    return Efforts(
        new_seconds,
        right_seconds,
        wrong_seconds,
        np.asarray([guess for _, guess in ways], np.float32),
        np.asarray([place[way] for way in way_of_item], np.intp),
    )


def _pace(log: ClassLog, by_id: Mapping[str, Item]) -> float:
    usual = np.full((len(log.item_ids), 2), np.nan)  # seconds of each item: answered wrongly, answered right
    for place, item_id in enumerate(log.item_ids):
        if item_id in by_id:
            _, right_seconds, wrong_seconds = _USUAL_SECONDS[by_id[item_id].kind]
            usual[place] = wrong_seconds, right_seconds
    reviews = log.reviews.where(log.reviews.rep > 1)
    ratios = reviews.duration_ms / 1000 / usual[reviews.item, reviews.is_correct.astype(np.intp)]
    ratios = ratios[~np.isnan(ratios)]
    own = float(np.median(ratios)) if len(ratios) else 1.0
    return (own * len(ratios) + _PRIOR_ANSWERS) / (len(ratios) + _PRIOR_ANSWERS)
