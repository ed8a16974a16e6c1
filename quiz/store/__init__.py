"""The only SQL: what Casebook keeps, in SQLite or PostgreSQL. `Store.open(url)` is the way in."""

from quiz.store.accounts import Account, Identity
from quiz.store.audit import AuditEntry
from quiz.store.decks import DeckChange, DeckTitle
from quiz.store.door import JUST_ME, LOCAL_LEARNER_ID
from quiz.store.engine import DEFAULT_URL, URL_VARIABLE, StoreError
from quiz.store.policy import Policy
from quiz.store.sign_ins import Device, Visitor
from quiz.store.store import Store
from quiz.store.verification import Counts

__all__ = [
    "DEFAULT_URL",
    "JUST_ME",
    "LOCAL_LEARNER_ID",
    "URL_VARIABLE",
    "Account",
    "AuditEntry",
    "Counts",
    "DeckChange",
    "DeckTitle",
    "Device",
    "Identity",
    "Policy",
    "Store",
    "StoreError",
    "Visitor",
]
