"""The only SQL: what Casebook keeps, in SQLite or PostgreSQL. `Store.open(url)` is the way in."""

from quiz.store.decks import DeckChange, DeckTitle
from quiz.store.engine import DEFAULT_URL, URL_VARIABLE, StoreError
from quiz.store.store import LOCAL_LEARNER_ID, Store
from quiz.store.verification import Counts

__all__ = [
    "DEFAULT_URL",
    "LOCAL_LEARNER_ID",
    "URL_VARIABLE",
    "Counts",
    "DeckChange",
    "DeckTitle",
    "Store",
    "StoreError",
]
