"""Truths about learners' memory models as they are kept: a refit changes memories only, and meets any answer safely."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pytest

from quiz.memory import DEFAULT_MODEL, personal_model
from quiz.model import Learner, Rating, RefitOutcome, StaleAnswerError
from quiz.scheduling import replay, review_of
from quiz.store import Store
from tests.store_samples import DECK, FIRST, FIT, OWN_MODEL, SECOND, answer, change
from tests.study_samples import deck_of, history, new_card, noon

MANY = deck_of(2, 5, deck_id="deck")
MODELS = [personal_model([weight * factor for weight in DEFAULT_MODEL.weights]) for factor in (0.9, 0.95, 1.05, 1.1)]


def study(store: Store, learner: Learner) -> None:
    """Answer two items over a few weeks."""
    store.save_deck(learner, DECK, now=noon(0))
    for item in (FIRST, SECOND):
        for n_days, rating in ((0, Rating.GOOD), (3, Rating.AGAIN), (4, Rating.GOOD), (12, Rating.HARD)):
            answer(store, item, rating, n_days=n_days, learner=learner)


@pytest.mark.scenario("another retention or memory model")
def test_a_refit_changes_memories_and_nothing_else(store: Store, learner: Learner) -> None:
    study(store, learner)
    before = store.cards(learner, [DECK])
    assert store.models.current(learner) == DEFAULT_MODEL
    assert store.models.adopt(learner, FIT, last=None, now=noon(13))
    after = store.cards(learner, [DECK])
    assert store.models.current(learner) == OWN_MODEL
    for item in (FIRST, SECOND):
        card, log = after[item.item_id], [row for row in store.reviews(learner) if row.item_id == item.item_id]
        assert card.memory != before[item.item_id].memory
        assert replace(card, memory=before[item.item_id].memory) == before[item.item_id]
        assert card == replay(new_card(item.item_id, learner), log, model=OWN_MODEL)
    assert store.verify() == ()


def test_a_refit_that_is_not_kept_is_noted_and_changes_no_card(store: Store, learner: Learner) -> None:
    study(store, learner)
    before = store.cards(learner, [DECK])
    store.models.adopt(learner, replace(FIT, model=DEFAULT_MODEL, is_kept=False), last=None, now=noon(13))
    assert store.cards(learner, [DECK]) == before
    (refit,) = store.models.history(learner)
    assert (refit.outcome, refit.n_scored, refit.log_loss_before) == (RefitOutcome.NO_BETTER, 40, 0.4)
    assert store.models.current(learner) == DEFAULT_MODEL


def test_the_way_back_restores_every_memory(store: Store, learner: Learner) -> None:
    study(store, learner)
    before = store.cards(learner, [DECK])
    assert not store.models.go_back(learner, now=noon(13))
    store.models.adopt(learner, FIT, last=None, now=noon(13))
    assert store.models.go_back(learner, now=noon(14))
    assert store.cards(learner, [DECK]) == before
    assert [refit.outcome for refit in store.models.history(learner)] == [RefitOutcome.GIVEN_BACK, RefitOutcome.BETTER]
    assert store.verify() == ()


def test_a_fit_that_was_overtaken_is_not_adopted(store: Store, learner: Learner) -> None:
    study(store, learner)
    store.models.adopt(learner, FIT, last=None, now=noon(13))
    (first,) = store.models.history(learner)
    store.models.go_back(learner, now=noon(14))
    assert not store.models.adopt(learner, replace(FIT, model=MODELS[0]), last=first, now=noon(14))
    assert not store.models.adopt(learner, replace(FIT, model=MODELS[0]), last=None, now=noon(14))
    assert store.models.current(learner) == DEFAULT_MODEL


def test_an_answer_drawn_before_a_refit_counts_under_the_model_of_now(store: Store, learner: Learner) -> None:
    study(store, learner)
    card = store.card(learner, DECK.deck_id, FIRST.item_id)
    row = review_of(
        card,
        rating=Rating.GOOD,
        is_correct=True,
        confidence=None,
        answer=None,
        shown_at=noon(20),
        now=noon(20),
        learner=learner,
    )
    store.models.adopt(learner, FIT, last=None, now=noon(20))
    store.record(learner, row)
    assert store.reviews(learner)[-1] == replace(row, model_version=OWN_MODEL.version)
    assert store.verify() == ()


def test_undo_after_a_refit_puts_the_card_back_under_the_model_of_now(store: Store, learner: Learner) -> None:
    study(store, learner)
    store.models.adopt(learner, FIT, last=None, now=noon(13))
    before = store.card(learner, DECK.deck_id, FIRST.item_id)
    answer(store, FIRST, Rating.AGAIN, n_days=20, learner=learner)
    store.undo_last(learner, now=noon(20))
    assert store.card(learner, DECK.deck_id, FIRST.item_id) == before
    for _ in range(4):
        store.undo_last(learner, now=noon(20))
    assert store.verify() == ()


def test_verification_tells_of_a_memory_under_another_model(store: Store, learner: Learner, database_url: str) -> None:
    study(store, learner)
    store.models.adopt(learner, FIT, last=None, now=noon(13))
    change(database_url, "DELETE FROM refits")
    assert any("the stored memory" in sentence for sentence in store.verify())
    assert not any("due" in sentence for sentence in store.verify())


def answer_and_undo(store: Store, learner: Learner, together: Barrier, *, turn: int) -> None:
    """Answer the items of `MANY` day after day from one tab, and take every third answer back."""
    together.wait(timeout=60)
    for n_days in range(1, 40):
        item = MANY.items[(turn * 7 + n_days) % len(MANY.items)]
        try:
            store.record(learner, history(store.card(learner, "deck", item.item_id), [(n_days, Rating.GOOD)])[0])
        except StaleAnswerError:
            continue
        if n_days % 3 == 0:
            store.undo_last(learner, now=noon(n_days))


def test_answers_undos_and_refits_at_once_leave_log_and_cards_in_step(store: Store, learner: Learner) -> None:
    store.save_deck(learner, MANY, now=noon(0))
    for item in MANY.items:
        store.record(learner, history(new_card(item.item_id), [(0, Rating.GOOD)])[0])
    together, is_over = Barrier(3), Event()

    def refit() -> int:
        together.wait(timeout=60)
        n_adopted = 0
        while not is_over.is_set():
            last = next(iter(store.models.history(learner)), None)
            fit = replace(FIT, model=MODELS[n_adopted % len(MODELS)])
            n_adopted += store.models.adopt(learner, fit, last=last, now=noon(1))
        return n_adopted

    with ThreadPoolExecutor(3) as threads:
        refits = threads.submit(refit)
        tabs = [threads.submit(answer_and_undo, store, learner, together, turn=turn) for turn in range(2)]
        for tab in tabs:
            tab.result()
        is_over.set()
        assert refits.result() > 1
    assert store.verify() == ()
    assert store.log_extent(learner)[0] == len(store.reviews(learner))
