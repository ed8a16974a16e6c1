"""How a learner's memories are spread now: how long they last, how likely each is known; and scores by kind of item."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from decks.model import Deck
from quiz.class_log import ClassLog
from quiz.memory import DEFAULT_MODEL, Model, retrievabilities
from quiz.model import Card
from quiz.scores.groups import group_of_reviews, group_scores

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


def kind_scores(log: ClassLog, *, decks: Iterable[Deck]) -> pd.DataFrame:
    """Return a row for each kind of item that was answered: how many answers were right, with the 95 % interval."""
    place = {kind: number for number, kind in enumerate(KINDS)}
    group = group_of_reviews(log, {item.item_id: place[item.kind] for deck in decks for item in deck.items})
    scores = group_scores(log, group, log.reviews.rep > 0, n_groups=len(KINDS), name="all")
    found = pd.DataFrame({"kind": list(KINDS.values()), **scores})
    return found[found["n_all"] > 0].reset_index(drop=True)[KIND_COLUMNS]


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
