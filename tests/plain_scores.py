"""A learner's numbers counted one review at a time, in plain Python: what judges those that are counted as arrays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import sqrt

import pandas as pd

from decks.model import Deck, Item, Section
from quiz.model import Confidence, Credit, Rating, Regrade, Review
from quiz.scores import Proportion, TrueRetention
from tests.plain_schedule import LEARNING, Steps, placed

PROPORTION_COLUMNS = ["first_proportion", "first_low", "first_high", "all_proportion", "all_low", "all_high"]
MATURE_DAYS = 21
Z = 1.959963984540054  # the normal quantile of 97.5 %
MISCONCEPTION_COLUMNS = ["deck_id", "section_id", "item_id", "n_sure_and_wrong", "answer", "answered_at", "is_open"]


def true_retention(reviews: Iterable[Review], *, since: date | None = None) -> TrueRetention:
    """Return the proportions of reviews rated above Again, on the study day *since* and later (None: on all days).

    A review counts if the card was spaced over days when it came; same-day steps do not, as in Anki's
    true retention. It is mature 21 study days or more after the answer before. The log alone says both, whatever memory
    models it was answered under.
    """
    remembered: dict[bool, list[bool]] = {False: [], True: []}
    for log in _by_item(reviews).values():
        steps: Steps = LEARNING
        step = 0
        for review, before in zip(log, (None, *log), strict=False):
            if before is not None and not steps and (since is None or review.study_day >= since):
                is_mature = (review.study_day - before.study_day).days >= MATURE_DAYS
                remembered[is_mature].append(review.rating > Rating.AGAIN)
            steps, step, _ = placed(steps, step, int(review.rating))
    young, mature = remembered[False], remembered[True]
    return TrueRetention(*(wilson(sum(hits), len(hits)) for hits in (young, mature, young + mature)))


def wilson(n_hits: int, n: int) -> Proportion:
    """Return *n_hits* of *n* with its 95 % interval: the shares that lie within Z standard errors, of their own, of it.

    Its ends are the two roots of (share - p)² = Z² p (1 - p) / n.
    """
    if not n:
        return Proportion(0, 0, None, None, None)
    share, a = n_hits / n, 1 + Z**2 / n
    b, c = 2 * share + Z**2 / n, share**2
    root = sqrt(max(0.0, b**2 - 4 * a * c))
    return Proportion(n_hits, n, share, max(0.0, (b - root) / (2 * a)), min(1.0, (b + root) / (2 * a)))


def section_scores(reviews: Iterable[Review], *, decks: Iterable[Deck]) -> pd.DataFrame:
    """Return a row for each section that has items, in the order of the article: how many answers to them were right.

    *first_…* counts only the first answer to each item, what was known before practice; *all_…* counts every answer.
    Right is the score's: the key was chosen, or the flashcard rated above Again. Proportions are from 0 to 1.
    """
    answers = _by_item(reviews)
    rows = [
        _section_row(deck, section, answers)
        for deck in decks
        for section in deck.sections
        if any(item.section_id == section.section_id for item in deck.items)
    ]
    return pd.DataFrame(rows).astype(dict.fromkeys(PROPORTION_COLUMNS, float))


def misconceptions(reviews: Iterable[Review], *, decks: Iterable[Deck]) -> pd.DataFrame:
    """Return a row for each item that was answered wrongly though the learner was sure; those still open come first.

    *n_sure_and_wrong* counts these answers; *answer* and *answered_at* are of the last. It is open until a later answer
    is right and more than a guess.
    """
    answers = _by_item(reviews)
    rows = [
        _misconception_row(deck, item, answers[item.item_id])
        for deck in decks
        for item in deck.items
        if any(_is_sure_and_wrong(review) for review in answers[item.item_id])
    ]
    table = pd.DataFrame(rows, columns=MISCONCEPTION_COLUMNS)
    return table.sort_values(["is_open", "answered_at"], ascending=False, ignore_index=True)


def _by_item(reviews: Iterable[Review]) -> dict[str, list[Review]]:
    """Return one learner's *reviews* by item, in the order of their repetitions."""
    answers: dict[str, list[Review]] = defaultdict(list)
    for review in sorted(reviews, key=lambda review: review.rep):
        answers[review.item_id].append(review)
    return answers


def _section_row(deck: Deck, section: Section, answers: Mapping[str, Sequence[Review]]) -> dict[str, object]:
    item_ids = [item.item_id for item in deck.items if item.section_id == section.section_id]
    answered = [review for item_id in item_ids for review in answers[item_id]]
    first = _score([review for review in answered if review.rep == 1])
    every = _score(answered)
    return {
        "deck_id": deck.deck_id,
        "section_id": section.section_id,
        "section": section.title,
        "n_items": len(item_ids),
        "n_first": first.n,
        "first_proportion": first.value,
        "first_low": first.low,
        "first_high": first.high,
        "n_all": every.n,
        "all_proportion": every.value,
        "all_low": every.low,
        "all_high": every.high,
    }


def _score(reviews: Sequence[Review]) -> Proportion:
    return wilson(sum(review.is_correct for review in reviews), len(reviews))


def _misconception_row(deck: Deck, item: Item, answers: Sequence[Review]) -> dict[str, object]:
    sure_and_wrong = [review for review in answers if _is_sure_and_wrong(review)]
    last = sure_and_wrong[-1]
    later = (review for review in answers if review.rep > last.rep)
    return {
        "deck_id": deck.deck_id,
        "section_id": item.section_id,
        "item_id": item.item_id,
        "n_sure_and_wrong": len(sure_and_wrong),
        "answer": last.answer,
        "answered_at": last.answered_at,
        "is_open": not any(review.is_correct and review.confidence is not Confidence.GUESSED for review in later),
    }


def _is_sure_and_wrong(review: Review) -> bool:
    return review.confidence is Confidence.SURE and not review.is_correct


def regraded_reviews(reviews: Iterable[Review], regrades: Sequence[Regrade]) -> tuple[Review, ...]:
    """Return *reviews* with *is_correct* as the *regrades* have it, without those of items left out of scores."""
    of_item = {regrade.item_id: regrade for regrade in regrades}
    counted = (_regraded(review, of_item.get(review.item_id)) for review in reviews)
    return tuple(review for review in counted if review is not None)


def _regraded(review: Review, regrade: Regrade | None) -> Review | None:
    if regrade is None or review.study_day > regrade.before.date():
        return review
    match regrade.credit:
        case Credit.NOBODY:
            return None
        case Credit.EVERYONE:
            return replace(review, is_correct=True)
        case Credit.ACCEPTED:
            return replace(review, is_correct=review.answer in regrade.accepted)
