"""A class at study, for the tests of what is counted of it: reviews as the app writes them, and the same as columns."""

import random
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from quiz.class_log import CONFIDENCES, NONE, CardColumns, ClassLog, ReviewColumns
from quiz.memory import MODEL_VERSION
from quiz.model import Card, Confidence, Learner, Rating, Review
from quiz.scheduling import apply
from tests.study_samples import LEARNER, deck_of, noon, review

DECKS = (deck_of(2, 2, deck_id="first"), deck_of(1, 3, deck_id="second"))
STUDENTS = tuple(Learner(f"student{number}", f"Student {number}") for number in range(3))
STUDENT_IDS = tuple(learner.learner_id for learner in STUDENTS)
DECK_IDS = tuple(deck.deck_id for deck in DECKS)


def studied(
    seed: int, *, n: int = 60, n_days: int = 40, students: Sequence[Learner] = STUDENTS
) -> tuple[list[Review], dict[tuple[str, str], Card]]:
    """Return *n* answers of *students* to items of `DECKS` in order of time, and the cards after them."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    asked = [(deck.deck_id, item) for deck in DECKS for item in deck.items]
    log: list[Review] = []
    cards: dict[tuple[str, str], Card] = {}
    for place in range(n):
        learner, (deck_id, item) = chance.choice(students), chance.choice(asked)
        key = learner.learner_id, item.item_id
        card = cards.get(key) or Card(learner.learner_id, deck_id, item.item_id)
        has_options = item.kind in ("mcq", "vignette")
        rating = chance.choice(list(Rating))
        row = review(
            card,
            rating,
            noon(place * n_days // n),
            learner=learner,
            is_correct=rating > Rating.AGAIN,
            confidence=chance.choice(list(Confidence)) if has_options else None,
            answer=("option A" if rating > Rating.AGAIN else chance.choice(["option B", "option C"]))
            if has_options
            else None,
            seconds=chance.randrange(1, 100),
        )
        log.append(row)
        cards[key] = apply(card, row)
    return log, cards


def columns_of(
    reviews: Iterable[Review],
    cards: Iterable[Card],
    *,
    learner_ids: Sequence[str] = STUDENT_IDS,
    model_versions: Mapping[str, str] = MappingProxyType({}),
) -> ClassLog:
    """Return *reviews* and *cards* as columns, one value at a time: how the store's fast way is judged.

    The cards of a learner are under the model that *model_versions* names, else the default one.
    """
    rows = sorted(reviews, key=lambda row: row.rep)
    item_ids = {item_id: code for code, item_id in enumerate(dict.fromkeys(row.item_id for row in rows))}
    answers = list(dict.fromkeys(row.answer for row in rows if row.answer is not None))
    columns = ReviewColumns(
        learner=_codes(learner_ids.index(row.learner_id) for row in rows),
        item=_codes(item_ids[row.item_id] for row in rows),
        rep=_codes(row.rep for row in rows),
        rating=_codes(row.rating for row in rows),
        is_correct=np.array([row.is_correct for row in rows], np.bool_),
        confidence=_codes(NONE if row.confidence is None else CONFIDENCES.index(row.confidence) for row in rows),
        answer=_codes(NONE if row.answer is None else answers.index(row.answer) for row in rows),
        duration_ms=_codes(row.duration_ms for row in rows),
        day=np.array([row.study_day for row in rows], "datetime64[D]"),
    )
    kept = list(cards)
    memories = [card.memory.stability_days for card in kept if card.memory is not None]
    return ClassLog(
        tuple(learner_ids),
        tuple(model_versions.get(learner_id, MODEL_VERSION) for learner_id in learner_ids),
        tuple(item_ids),
        tuple(answers),
        columns,
        CardColumns(
            learner=_codes(learner_ids.index(card.learner_id) for card in kept),
            item=_codes(item_ids[card.item_id] for card in kept),
            stability_days=np.array(memories, np.float64),
            last_review_day=np.array([card.last_review_day for card in kept], "datetime64[D]"),
        ),
    )


def own_log(reviews: Iterable[Review]) -> ClassLog:
    """Return the reviews of one learner, `LEARNER`, as columns."""
    return columns_of(reviews, (), learner_ids=(LEARNER.learner_id,))


def rows_of(log: ClassLog) -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    """Return the reviews and the cards of *log* with their names in place of codes: equal for equal logs."""
    reviews, cards = log.reviews, log.cards
    found = {
        (
            log.learner_ids[learner],
            log.item_ids[item],
            rep,
            rating,
            right,
            confidence,
            (*log.answers, None)[answer],
            ms,
            day,
        )
        for learner, item, rep, rating, right, confidence, answer, ms, day in zip(
            *(column.tolist() for column in (reviews.learner, reviews.item, reviews.rep, reviews.rating)),
            *(column.tolist() for column in (reviews.is_correct, reviews.confidence, reviews.answer)),
            reviews.duration_ms.tolist(),
            reviews.day.tolist(),
            strict=True,
        )
    }
    memories = {
        (log.learner_ids[learner], log.item_ids[item], stability, day)
        for learner, item, stability, day in zip(
            *(part.tolist() for part in (cards.learner, cards.item, cards.stability_days, cards.last_review_day)),
            strict=True,
        )
    }
    assert len(found) == len(reviews.rep)
    assert len(memories) == len(cards.item)
    assert reviews.rep.tolist() == sorted(reviews.rep.tolist())
    return found, memories


def _codes(values: Iterable[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(list(values), np.int32)
