"""Ways into a store's database from outside the store: what only its tests need."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from decks.model import Item
from quiz.memory import DEFAULT_MODEL, Fit, personal_model
from quiz.model import ExamPlan, Learner, Rating
from quiz.store import Store
from quiz.store.engine import parse_url
from tests.study_samples import LEARNER, deck_of, noon, review

DECK = deck_of(1, 2)
FIRST, SECOND = DECK.items[0], DECK.items[1]
PLAN = ExamPlan(noon(30).date(), (20, 20, 20, 20, 20, 0, 40), (DECK.deck_id,), frozenset({noon(5).date()}))
OWN_MODEL = personal_model([weight * 1.1 for weight in DEFAULT_MODEL.weights])
FIT = Fit(OWN_MODEL, is_kept=True, n_scored=40, log_loss=0.3, log_loss_before=0.4)
OTHER = Learner("bob", "Bob", zone="Asia/Tokyo", rollover_hour=0, desired_retention=0.85, has_shortcuts=False)


def answer(store: Store, item: Item, rating: Rating, *, n_days: int, learner: Learner = LEARNER) -> None:
    """Record *rating* of an item of `DECK` at noon of a day, counted from the first."""
    card = store.card(learner, DECK.deck_id, item.item_id)
    store.record(learner, review(card, rating, noon(n_days), learner=learner))


@contextmanager
def outside(url: str) -> Iterator[sa.Connection]:
    """Give a connection to the database at *url* that knows nothing of the store, in a transaction."""
    engine = sa.create_engine(parse_url(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def rows(url: str, query: str, **values: Any) -> list[Mapping[str, Any]]:
    """Return what *query* finds in the database at *url*, as it is stored."""
    with outside(url) as connection:
        return [dict(row) for row in connection.execute(sa.text(query), values).mappings()]


def change(url: str, *statements: str) -> None:
    """Run *statements* on the database at *url*, behind the store's back."""
    with outside(url) as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
