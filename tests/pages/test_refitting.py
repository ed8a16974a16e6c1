"""Truths about refits in the background: only when due, kept where better, seen and undone by the student."""

import random
from datetime import timedelta

from quiz.memory import DEFAULT_MODEL
from quiz.model import Learner, Rating, RefitOutcome
from quiz.pages.refitting import Refits
from quiz.store import Store
from tests.page_runs import DECK, NOON, Clock, Tab
from tests.study_samples import review


def study(store: Store, learner: Learner, *, n_days: int, first_day: int = 0) -> None:
    """Answer each item every third day; most is forgotten, as nobody with the average memory would."""
    rng = random.Random(first_day)  # noqa: S311 - not for secrets
    for n_day in range(first_day, first_day + n_days, 3):
        for item in DECK.items:
            card = store.card(learner, DECK.deck_id, item.item_id)
            rating = Rating.AGAIN if card.rep and rng.random() < 0.7 else Rating.GOOD
            at = NOON + timedelta(days=n_day, minutes=rng.randrange(60))
            store.record(learner, review(card, rating, at, learner=learner))


def finish(store: Store, learner: Learner, refits: Refits) -> None:
    """Start a refit as the end of a sitting does, and wait for it."""
    thread = refits.start_if_due(store, learner, now=NOON + timedelta(days=90))
    assert thread is not None
    thread.join(timeout=120)
    assert not thread.is_alive()


def test_a_refit_waits_until_the_reviews_have_doubled(store: Store, learner: Learner) -> None:
    refits = Refits()
    assert refits.start_if_due(store, learner, now=NOON) is None
    study(store, learner, n_days=45)
    finish(store, learner, refits)
    (first,) = store.models.history(learner)
    assert first.n_scored > 32
    study(store, learner, n_days=6, first_day=60)
    assert refits.start_if_due(store, learner, now=NOON) is None
    assert store.models.history(learner) == (first,)


def test_no_answer_waits_for_a_refit(store: Store, learner: Learner) -> None:
    study(store, learner, n_days=45)
    thread = Refits().start_if_due(store, learner, now=NOON + timedelta(days=90))
    assert thread is not None
    study(store, learner, n_days=1, first_day=60)
    assert thread.is_alive()
    thread.join(timeout=120)
    assert len(store.models.history(learner)) == 1
    assert store.verify() == ()


def test_a_model_that_predicts_better_is_used_seen_and_given_back(store: Store, learner: Learner) -> None:
    study(store, learner, n_days=45)
    finish(store, learner, Refits())
    (refit,) = store.models.history(learner)
    assert refit.outcome is RefitOutcome.BETTER
    assert refit.log_loss is not None
    assert refit.log_loss_before is not None
    assert refit.log_loss < refit.log_loss_before
    assert store.models.current(learner).is_personal
    assert store.verify() == ()
    tab = Tab(Clock(NOON + timedelta(days=91)), "progress_page.py")
    tab.app.segmented_control(key="view of progress").set_value("Your memory")
    tab.run()
    assert "Your schedule uses your own memory" in tab.words
    assert refit.model_version in tab.words
    tab.press("Go back to the average learner's memory")
    assert store.models.current(learner) == DEFAULT_MODEL
    assert "you went back to the average learner's memory" in tab.words
    assert "not yet predicted better" not in tab.words  # they did, and were given back
    assert store.verify() == ()


def test_answers_after_a_refit_name_its_model(store: Store, learner: Learner) -> None:
    study(store, learner, n_days=45)
    finish(store, learner, Refits())
    study(store, learner, n_days=1, first_day=60)
    assert store.reviews(learner)[-1].model_version == store.models.current(learner).version
    assert store.verify() == ()
