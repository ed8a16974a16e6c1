"""What a learner's log and cards say on the Progress page. Pure: values in, frozen values and pandas tables out.

Every number has one definition, in its function's docstring. A proportion comes with its n and its interval; where n is
0 it is undefined (None, in a table NaN), never zero. Days are study days.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from decks.model import Deck, Item, Section
from quiz.model import Card, CardMark, CardState, Confidence, Learner, Rating, Review
from quiz.scheduling import placement, study_day
from quiz.scores.proportions import Proportion, wilson

MATURE_DAYS = 21
FORECAST_DAYS = 30
HEAT_MAP_WEEKS = 26
PROPORTION_COLUMNS = ["first_proportion", "first_low", "first_high", "all_proportion", "all_low", "all_high"]
SECTION_COLUMNS = ["deck_id", "section_id", "section", "n_items", "n_first", "n_all", *PROPORTION_COLUMNS]
MISCONCEPTION_COLUMNS = ["deck_id", "section_id", "item_id", "n_sure_and_wrong", "answer", "answered_at", "is_open"]

_MS_A_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class TrueRetention:
    """The proportions remembered of reviews fewer than 21 days after the one before, 21 or more, and of both."""

    young: Proportion
    mature: Proportion
    both: Proportion


def due_forecast(
    cards: Mapping[str, Card],
    *,
    decks: Iterable[Deck],
    marks: Mapping[str, CardMark],
    now: datetime,
    learner: Learner,
    n_days: int = FORECAST_DAYS,
) -> pd.DataFrame:
    """Return *n_due* for today and each later of *n_days* study days.

    It counts the cards of *decks*' items that were seen before, are not suspended, and fall due on that day; what is
    overdue counts today. New cards are not due, and cards answered in the meantime come back later than shown here.
    """
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    days = pd.date_range(today, periods=n_days, name="day")
    in_decks = {item.item_id for deck in decks for item in deck.items}
    usable = in_decks - {item_id for item_id, mark in marks.items() if mark.is_suspended}
    due = [
        max(card.due_day, today) for item_id, card in cards.items() if card.due_day is not None and item_id in usable
    ]
    counts = pd.Series(pd.to_datetime(due)).value_counts()
    return pd.DataFrame({"n_due": counts.reindex(days, fill_value=0)}, index=days)


def studied_days(reviews: Sequence[Review]) -> pd.DataFrame:
    """Return, for each study day with reviews: *n_reviews*, *n_new* (first repetitions) and *minutes*.

    Minutes sum the time from showing to answer, each capped at 60 s; reading explanations is not in it.
    """
    table = pd.DataFrame(
        {
            "day": pd.to_datetime([review.study_day for review in reviews]),
            "n_reviews": 1,
            "n_new": [int(review.rep == 1) for review in reviews],
            "minutes": [review.duration_ms / _MS_A_MINUTE for review in reviews],
        }
    )
    return table.groupby("day").sum()


def heat_map(reviews: Sequence[Review], *, until: date, n_weeks: int = HEAT_MAP_WEEKS) -> pd.DataFrame:
    """Return *n_reviews* of each day of the *n_weeks* weeks up to the day *until*, whole weeks from Monday on.

    *week* is the Monday, *weekday* counts from 0 (Monday); the last week ends with *until*.
    """
    monday = until - timedelta(days=until.weekday())
    days = pd.date_range(monday - timedelta(weeks=n_weeks - 1), until, name="day")
    n_reviews = studied_days(reviews)["n_reviews"].reindex(days, fill_value=0)
    week = days - pd.to_timedelta(days.day_of_week, unit="D")
    return pd.DataFrame({"n_reviews": n_reviews, "week": week, "weekday": days.day_of_week}, index=days)


def true_retention(reviews: Iterable[Review], *, since: date | None = None) -> TrueRetention:
    """Return the proportions of reviews rated above Again, on the study day *since* and later (None: on all days).

    A review counts if the card was spaced over days when it came (state REVIEW); same-day steps do not, as in Anki's
    true retention. It is mature 21 study days or more after the answer before. The log alone says both, whatever memory
    models it was answered under.
    """
    remembered: dict[bool, list[bool]] = {False: [], True: []}
    for log in _by_item(reviews).values():
        state, step = CardState.NEW, 0
        for review, before in zip(log, (None, *log), strict=False):
            if before is not None and state is CardState.REVIEW and (since is None or review.study_day >= since):
                is_mature = (review.study_day - before.study_day).days >= MATURE_DAYS
                remembered[is_mature].append(review.rating > Rating.AGAIN)
            state, step, _ = placement(state, step, review.rating)
    young, mature = remembered[False], remembered[True]
    return TrueRetention(*(wilson(sum(hits), len(hits)) for hits in (young, mature, young + mature)))


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
    return pd.DataFrame(rows, columns=SECTION_COLUMNS).astype(dict.fromkeys(PROPORTION_COLUMNS, float))


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
