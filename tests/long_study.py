"""A learner with a long past: 5,000 cards and 50,000 reviews of them, as the app would have written them."""

import random
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from quiz.model import Card, ExamPlan, Learner, Rating, Review
from quiz.scheduling import apply
from quiz.store import Store
from quiz.store.engine import writing
from quiz.store.schema import cards as cards_table
from quiz.store.schema import reviews as reviews_table
from tests.study_samples import deck_of, noon, review

N_DAYS, N_NEW, N_A_DAY = 250, 20, 189
DECKS = tuple(replace(deck_of(25, 5, deck_id=f"deck{number}"), title=f"Article {number}") for number in range(1, 11))
NOW = noon(N_DAYS)
TODAY = NOW.date()
PLAN = ExamPlan(noon(N_DAYS + 30).date(), (30,) * 7, tuple(deck.deck_id for deck in DECKS))


def studied(learner: Learner) -> tuple[dict[str, Card], list[Review]]:
    """Return the cards and the log of *learner*, who met 20 new cards a day and repeated up to 189 up to `NOW`."""
    rng = random.Random(1)  # noqa: S311 - not for secrets
    items = [(deck.deck_id, item.item_id) for deck in DECKS for item in deck.items]
    rng.shuffle(items)
    due: dict[tuple[str, str], int] = {}
    cards: dict[str, Card] = {}
    log: list[Review] = []
    for day in range(N_DAYS):
        todo = items[day * N_NEW : (day + 1) * N_NEW] + [item for item, on in due.items() if on <= day][:N_A_DAY]
        for number, (deck_id, item_id) in enumerate(todo):
            card = cards.get(item_id) or Card(learner.learner_id, deck_id, item_id)
            rating = Rating.AGAIN if rng.random() < 0.15 else Rating.GOOD
            log.append(review(card, rating, noon(day) + timedelta(seconds=20 * number), learner=learner))
            cards[item_id] = apply(card, log[-1])
            due[deck_id, item_id] = day + max(1, cards[item_id].interval_days // 3)
    return cards, log


def write(store: Store, learner: Learner) -> tuple[dict[str, Card], list[Review]]:
    """Write the decks, what *learner* studied, and the plan for an exam; return the cards and the log.

    The rows go in at once: 50,000 answers given one by one would take minutes.
    """
    for deck in DECKS:
        store.save_deck(learner, deck, now=noon(0))
    cards, log = studied(learner)
    with writing(store._engine) as connection:
        for table, rows in ((reviews_table, log), (cards_table, cards.values())):
            connection.execute(sa.insert(table), [_values(table, row) for row in rows])
    store.plans.make(learner, PLAN, now=NOW)
    return cards, log


def _values(table: sa.Table, row: Card | Review) -> dict[str, object]:
    """Return what *table* has of *row*; a card's memory is two columns."""
    memory = getattr(row, "memory", None)
    return {
        name: getattr(memory if name in ("stability_days", "difficulty") else row, name)
        for name in table.c.keys()  # noqa: SIM118 - of the collection, not of a mapping
        if name != "review_id"
    }
