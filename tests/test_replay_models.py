"""Truths about a log that several memory models have answered: it replays to the stored card, whatever the refits."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import DEFAULT_MODEL, Model, memories_of, personal_model
from quiz.model import Card, Rating, Review
from quiz.scheduling import apply, histories, preview, remembered, replay, review_of
from tests.class_samples import own_log
from tests.study_samples import LEARNER, new_card, noon

MODELS = [
    DEFAULT_MODEL,
    *(personal_model([weight * factor for weight in DEFAULT_MODEL.weights]) for factor in (0.8, 0.95, 1.1)),
]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(Rating),
        st.one_of(st.timedeltas(timedelta(0), timedelta(hours=1)), st.timedeltas(timedelta(0), timedelta(days=40))),
        st.none() | st.sampled_from(MODELS),
    ),
    min_size=1,
    max_size=12,
)


def studied(steps: list[tuple[Rating, timedelta, Model | None]]) -> tuple[list[Review], Card, Model]:
    """Study a card as a store would: a refit before an answer, where there is one, remembers the card anew."""
    card, at, log, model = new_card(), noon(0), [], DEFAULT_MODEL
    for rating, later, refit in steps:
        at += later
        if refit is not None:
            model = refit
            card = remembered(card, log, model=model) if log else card
        row = review_of(
            card,
            rating=rating,
            is_correct=rating > Rating.AGAIN,
            confidence=None,
            answer=None,
            shown_at=at,
            now=at,
            learner=LEARNER,
            model=model,
        )
        assert preview(card, now=at, learner=LEARNER, model=model).of(rating) == apply(card, row)
        card = apply(card, row)
        log.append(row)
    return log, card, model


@given(STEPS, st.sampled_from(MODELS))
@pytest.mark.scenario("another retention or memory model")
def test_a_replay_is_the_stored_card_before_and_after_every_refit(
    steps: list[tuple[Rating, timedelta, Model | None]], refit: Model
) -> None:
    log, card, model = studied(steps)
    assert replay(new_card(), log) == card
    assert replay(new_card(), log, model=model) == card
    assert replay(new_card(), log, model=refit) == remembered(card, log, model=refit)


@given(STEPS, st.sampled_from(MODELS))
def test_a_refit_moves_the_memory_and_nothing_else(
    steps: list[tuple[Rating, timedelta, Model | None]], refit: Model
) -> None:
    log, card, model = studied(steps)
    after = remembered(card, log, model=refit)
    assert replace(after, memory=card.memory) == card
    assert remembered(after, log, model=model) == card


@given(STEPS)
def test_the_history_of_a_log_leaves_the_memory_of_its_card(
    steps: list[tuple[Rating, timedelta, Model | None]],
) -> None:
    log, card, model = studied(steps)
    found = histories(own_log(reversed(log)))
    assert card.memory is not None
    stability, difficulty = memories_of(found.rating, found.elapsed_days, starts=np.array([0]), model=model)
    assert stability[-1] == pytest.approx(card.memory.stability_days, rel=1e-3)
    assert difficulty[-1] == pytest.approx(card.memory.difficulty, rel=1e-3)


def test_a_row_of_an_unknown_model_is_refused() -> None:
    log, _, _ = studied([(Rating.GOOD, timedelta(0), None)])
    with pytest.raises(ValueError, match="names no memory model"):
        apply(new_card(), replace(log[0], model_version="sm-2"))
