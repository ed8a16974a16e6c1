"""How a learner's memories are spread now: how long they last, how likely each is known; and scores by kind of item."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from decks.model import Deck
from quiz.memory import DEFAULT_MODEL, Model, retrievabilities
from quiz.model import Card, Review
from quiz.scores.proportions import wilson_columns

KINDS = {"basic": "Flashcards", "cloze": "Gaps", "list": "Lists", "mcq": "Questions", "vignette": "Cases"}
KIND_COLUMNS = ["kind", "n_all", "all_proportion", "all_low", "all_high"]
STREAK_GAP = pd.Timedelta(days=1)
# The lower end of each class of stability, in days, and what it is called.
_LASTING = {
    0.0: "less than a day",
    1.0: "1 to 3 days",
    3.0: "3 to 7 days",
    7.0: "1 to 4 weeks",
    28.0: "1 to 3 months",
    91.0: "3 to 12 months",
    365.0: "over a year",
}
_TENTHS = 10


def lasting_memories(cards: Iterable[Card]) -> pd.DataFrame:
    """Return how many of *cards* last how long: *lasts*, the days until one in ten is forgotten, and *n_cards*."""
    stability = [card.memory.stability_days for card in cards if card.memory is not None]
    edges = np.asarray(list(_LASTING))
    place = np.searchsorted(edges, np.asarray(stability, float), side="right") - 1
    counts = np.bincount(place, minlength=len(edges))
    return pd.DataFrame({"lasts": list(_LASTING.values()), "n_cards": counts})


def known_now(cards: Iterable[Card], *, today: date, model: Model = DEFAULT_MODEL) -> pd.DataFrame:
    """Return how many of *cards* are known *today* with which chance: *known*, a tenth each, and *n_cards*.

    Their memories are under *model*.
    """
    rows = [
        (card.memory.stability_days, (today - card.last_review_day).days)
        for card in cards
        if card.memory is not None and card.last_review_day is not None
    ]
    stability, elapsed = np.asarray(rows, np.float64).reshape(-1, 2).T
    recall = retrievabilities(stability, elapsed, model=model)
    tenths = np.minimum((recall * _TENTHS).astype(int), _TENTHS - 1)
    names = [f"{10 * tenth} to {10 * tenth + 10} %" for tenth in range(_TENTHS)]
    return pd.DataFrame({"known": names, "n_cards": np.bincount(tenths, minlength=_TENTHS)})


def kind_scores(reviews: Iterable[Review], *, decks: Iterable[Deck]) -> pd.DataFrame:
    """Return a row for each kind of item that was answered: how many answers were right, with the 95 % interval."""
    kind_of = {item.item_id: item.kind for deck in decks for item in deck.items}
    answers = [(kind_of[review.item_id], review.is_correct) for review in reviews if review.item_id in kind_of]
    table = pd.DataFrame(answers, columns=["kind", "is_correct"])
    found = table.groupby("kind").agg(n_all=("is_correct", "size"), n_right=("is_correct", "sum"))
    found = found.reindex([kind for kind in KINDS if kind in found.index])
    value, low, high = wilson_columns(found["n_right"].astype(int), found["n_all"].astype(int))
    found = found.assign(all_proportion=value, all_low=low, all_high=high, kind=[KINDS[kind] for kind in found.index])
    return found.reset_index(drop=True)[KIND_COLUMNS]


def streak(days: pd.DataFrame, *, today: pd.Timestamp) -> int:
    """Return on how many study days running the learner studied, up to *today*, or to yesterday before today's study.

    *days* has a row a day studied, as `studied_days`.
    """
    studied = set(days.index)
    day = today if today in studied else today - STREAK_GAP
    n_days = 0
    while day in studied:
        n_days += 1
        day -= STREAK_GAP
    return n_days
