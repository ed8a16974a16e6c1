"""Whatever learners do in whatever order, the stored cards are the fold of the log. On both databases."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.model import Learner, Rating, Review
from quiz.scheduling import replay
from quiz.store import Store
from tests.store_samples import DECK, FIT
from tests.study_samples import LEARNER, new_card, noon, review

ITEMS = tuple(item.item_id for item in DECK.items[:4])
ANSWER = st.tuples(
    st.just("answer"),
    st.sampled_from(ITEMS),
    st.sampled_from(Rating),
    st.timedeltas(timedelta(0), timedelta(days=40)),
    st.sampled_from(("UTC", "America/New_York", "Asia/Tokyo", "Pacific/Apia")),
)
ACT = st.one_of(
    ANSWER,
    ANSWER,
    st.tuples(st.just("undo")),
    st.tuples(st.just("suspend"), st.sampled_from(ITEMS)),
    st.tuples(st.just("refit")),
    st.tuples(st.just("look elsewhere")),
)


def cards_match(store: Store, learner: Learner, log: list[Review]) -> bool:
    """Tell whether the store holds exactly *log* and its fold."""
    by_item = {item_id: [given for given in log if given.item_id == item_id] for item_id in ITEMS}
    model = store.models.current(learner)
    folded = {item_id: replay(new_card(item_id, learner), rows, model=model) for item_id, rows in by_item.items()}
    stored = store.cards(learner, [DECK])
    return store.reviews(learner) == tuple(log) and {item_id: stored[item_id] for item_id in ITEMS} == folded


def refit(store: Store, learner: Learner) -> None:
    """Put the learner's cards under a model of their own, or back under the average one."""
    if not store.models.go_back(learner, now=noon(0)):
        store.models.adopt(learner, FIT, last=next(iter(store.models.history(learner)), None), now=noon(0))


def test_the_cards_are_the_fold_of_the_log_after_every_act(
    store: Store, learner: Learner, database_url: str, request: pytest.FixtureRequest
) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    numbers = count()
    elsewhere = Store.open(database_url)  # another process, which looks at the cards and does nothing
    request.addfinalizer(elsewhere.close)

    @settings(max_examples=40)
    @given(st.lists(ACT, max_size=20))
    def check(acts: list[tuple[Any, ...]]) -> None:
        someone = store.add_learner(replace(LEARNER, learner_id=f"learner {next(numbers)}"))
        log: list[Review] = []
        now = noon(0)
        for act in acts:
            match act:
                case ("answer", item_id, rating, pause, zone):
                    now += pause
                    card = store.card(someone, DECK.deck_id, item_id)
                    given_now = review(card, rating, now, learner=replace(someone, zone=zone))
                    store.record(someone, given_now)
                    log.append(replace(given_now, model_version=store.models.current(someone).version))
                case ("undo",):
                    assert store.undo_last(someone, now=now) == (log.pop() if log else None)
                case ("suspend", item_id):
                    store.suspend(someone, item_id)
                case ("refit",):
                    refit(store, someone)
                case ("look elsewhere",):
                    assert elsewhere.cards(someone, [DECK]) == store.cards(someone, [DECK])
            assert cards_match(store, someone, log)

    check()
    assert store.verify() == ()
