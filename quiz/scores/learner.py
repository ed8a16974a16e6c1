"""What a learner's log and cards say on the Progress page. Pure: values in, frozen values and pandas tables out.

Every number has one definition, in its function's docstring. A proportion comes with its n and its interval; where n is
0 it is undefined (None, in a table NaN), never zero. Days are study days.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd

from decks.model import Deck
from quiz.class_log import ClassLog
from quiz.model import Card, CardMark, Learner, Rating
from quiz.scheduling import are_spaced, days_since_last, study_day
from quiz.scores.drilldown import class_misconceptions
from quiz.scores.groups import group_of_reviews, group_scores
from quiz.scores.proportions import Proportion, wilson

MATURE_DAYS = 21
FORECAST_DAYS = 30
HEAT_MAP_WEEKS = 26
PROPORTION_COLUMNS = ["first_proportion", "first_low", "first_high", "all_proportion", "all_low", "all_high"]
SECTION_COLUMNS = ["deck_id", "section_id", "section", "n_items", "n_first", "n_all", *PROPORTION_COLUMNS]
MISCONCEPTION_COLUMNS = ["deck_id", "section_id", "item_id", "n_sure_and_wrong", "answer", "day", "is_open"]

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


def studied_days(log: ClassLog) -> pd.DataFrame:
    """Return, for each study day with reviews: *n_reviews*, *n_new* (first repetitions) and *minutes*.

    Minutes sum the time from showing to answer, each capped at 60 s; reading explanations is not in it.
    """
    reviews = log.reviews
    days, place = np.unique(reviews.day, return_inverse=True)
    return pd.DataFrame(
        {
            "n_reviews": np.bincount(place, minlength=len(days)),
            "n_new": np.bincount(place[reviews.rep == 1], minlength=len(days)),
            "minutes": np.bincount(place, reviews.duration_ms / _MS_A_MINUTE, len(days)),
        },
        index=pd.DatetimeIndex(days.astype("datetime64[s]"), name="day"),
    )


def heat_map(days: pd.DataFrame, *, until: date, n_weeks: int = HEAT_MAP_WEEKS) -> pd.DataFrame:
    """Return *n_reviews* of each day of the *n_weeks* weeks up to the day *until*, whole weeks from Monday on.

    *days* are `studied_days`. *week* is the Monday, *weekday* counts from 0 (Monday); the last week ends with *until*.
    """
    monday = until - timedelta(days=until.weekday())
    shown = pd.date_range(monday - timedelta(weeks=n_weeks - 1), until, name="day")
    n_reviews = days["n_reviews"].reindex(shown, fill_value=0)
    week = shown - pd.to_timedelta(shown.day_of_week, unit="D")
    return pd.DataFrame({"n_reviews": n_reviews, "week": week, "weekday": shown.day_of_week}, index=shown)


def true_retention(log: ClassLog, *, since: date | None = None) -> TrueRetention:
    """Return the proportions of reviews rated above Again, on the study day *since* and later (None: on all days).

    A review counts if the card was spaced over days when it came (state REVIEW); same-day steps do not, as in Anki's
    true retention. It is mature 21 study days or more after the answer before. The log alone says both, whatever memory
    models it was answered under.
    """
    counts = are_spaced(log)
    if since is not None:
        counts = counts & (log.reviews.day >= np.datetime64(since))
    is_mature = days_since_last(log) >= MATURE_DAYS
    remembered = log.reviews.rating > Rating.AGAIN
    parts = (counts & ~is_mature, counts & is_mature, counts)
    return TrueRetention(*(wilson(int((part & remembered).sum()), int(part.sum())) for part in parts))


def section_scores(log: ClassLog, *, decks: Iterable[Deck]) -> pd.DataFrame:
    """Return a row for each section that has items, in the order of the article: how many answers to them were right.

    *first_…* counts only the first answer to each item, what was known before practice; *all_…* counts every answer.
    Right is the score's: the key was chosen, or the flashcard rated above Again. Proportions are from 0 to 1.
    """
    kept = tuple(decks)
    n_items = Counter((deck.deck_id, item.section_id) for deck in kept for item in deck.items)
    rows = [
        (deck.deck_id, section.section_id, section.title, n_items[deck.deck_id, section.section_id])
        for deck in kept
        for section in deck.sections
        if n_items[deck.deck_id, section.section_id]
    ]
    place = {row[:2]: number for number, row in enumerate(rows)}
    group = group_of_reviews(
        log, {item.item_id: place[deck.deck_id, item.section_id] for deck in kept for item in deck.items}
    )
    table = pd.DataFrame(rows, columns=SECTION_COLUMNS[:4])
    for name, counts in (("first", log.reviews.rep == 1), ("all", log.reviews.rep > 0)):
        table = table.assign(**group_scores(log, group, counts, n_groups=len(rows), name=name))
    return table[SECTION_COLUMNS]


def misconceptions(log: ClassLog, *, decks: Iterable[Deck]) -> pd.DataFrame:
    """Return a row for each item that was answered wrongly though the learner was sure; those still open come first.

    *n_sure_and_wrong* counts these answers; *answer* and *day* are of the last. It is open until a later answer is
    right and more than a guess.
    """
    rows = [(deck.deck_id, item.section_id, item.item_id) for deck in decks for item in deck.items]
    items = pd.DataFrame(rows, columns=MISCONCEPTION_COLUMNS[:3]).set_index("item_id")
    return class_misconceptions(log, items).join(items, on="item_id")[MISCONCEPTION_COLUMNS]
