"""What a log says of a learner's forgetting: each card's answers with the study days between them."""

from collections.abc import Iterable
from datetime import date

from quiz.memory import Answer
from quiz.model import CardState, Rating, Review
from quiz.scheduling.states import placement

History = tuple[tuple[Review, Answer], ...]


def histories(reviews: Iterable[Review]) -> dict[str, History]:
    """Return by item, in the order of their repetitions, the *reviews* that count for its memory, each with its answer.

    *reviews* are of one learner, in any order. A second lapse on a study day is practice and left out, and days that go
    back count as none, as in `states`.
    """
    by_item: dict[str, list[Review]] = {}
    for review in sorted(reviews, key=lambda review: (review.item_id, review.rep)):
        by_item.setdefault(review.item_id, []).append(review)
    return {item_id: _history(its_reviews) for item_id, its_reviews in by_item.items()}


def _history(reviews: Iterable[Review]) -> History:
    state, step = CardState.NEW, 0
    last_day: date | None = None
    last_lapse_day: date | None = None
    found: list[tuple[Review, Answer]] = []
    for review in reviews:
        today = review.study_day if last_day is None else max(review.study_day, last_day)
        elapsed_days = 0 if last_day is None else (today - last_day).days
        is_lapse = state is CardState.REVIEW and review.rating is Rating.AGAIN
        if not (is_lapse and last_lapse_day == today):
            found.append((review, Answer(review.rating, elapsed_days, today.toordinal())))
        state, step, _ = placement(state, step, review.rating)
        last_day, last_lapse_day = today, today if is_lapse else last_lapse_day
    return tuple(found)
