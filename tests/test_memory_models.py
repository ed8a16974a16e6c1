"""Truths about weights and their versions, and about FSRS-6 over arrays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import (
    DEFAULT_MODEL,
    MODEL_VERSION,
    Curves,
    memories_of,
    model_of,
    next_memories,
    personal_model,
    retrievability,
)
from quiz.model import Memory, Rating

WEIGHTS = st.lists(st.floats(0.9, 1.1), min_size=21, max_size=21).map(
    lambda factors: [weight * factor for weight, factor in zip(DEFAULT_MODEL.weights, factors, strict=True)]
)
ANSWERS = st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 60)), min_size=1, max_size=8)


def test_the_default_model_is_named_in_the_log() -> None:
    assert model_of(MODEL_VERSION) == DEFAULT_MODEL
    assert not DEFAULT_MODEL.is_personal


@given(WEIGHTS)
def test_a_personal_version_holds_its_weights(weights: list[float]) -> None:
    model = personal_model(weights)
    assert model_of(model.version) == model
    assert model.weights == pytest.approx(weights, abs=5e-5)


@pytest.mark.parametrize(
    "version", ["", "fsrs-7/default/x", "fsrs-6/1,2/x", "fsrs-6/" + ",".join(["nan"] * 21), "sm-2"]
)
def test_an_unknown_version_is_refused_in_words(version: str) -> None:
    with pytest.raises(ValueError, match="names no memory model"):
        model_of(version)


@pytest.mark.parametrize("weights", [[], [1.0] * 20, [float("inf")] * 21])
def test_senseless_weights_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="21 weights"):
        personal_model(weights)


@given(st.floats(0.01, 3_000), st.floats(1, 10), st.integers(1, 500), WEIGHTS)
def test_arrays_agree_with_the_library(
    stability_days: float, difficulty: float, elapsed_days: int, weights: list[float]
) -> None:
    model = personal_model(weights)
    curves, memory = Curves([model.weights]), Memory(stability_days, difficulty)
    stability, hard = (np.full((1, 1), value, np.float32) for value in (stability_days, difficulty))
    recall = curves.recall(stability, np.float32(elapsed_days))
    assert recall.item() == pytest.approx(retrievability(memory, elapsed_days, model=model), rel=1e-4)
    after = next_memories(memory, elapsed_days, desired_retention=0.9, model=model)
    relearned = next_memories(after[Rating.AGAIN].memory, 0, desired_retention=0.9, model=model)[Rating.GOOD].memory
    for ours, theirs in (
        (curves.after_right(stability, hard, recall), after[Rating.GOOD].memory),
        (curves.after_wrong(stability, hard, recall), relearned),
    ):
        assert ours[0].item() == pytest.approx(theirs.stability_days, rel=1e-3)
        assert ours[1].item() == pytest.approx(theirs.difficulty, rel=1e-3)


@pytest.mark.parametrize(("ratings", "is_right"), [((3, 3), True), ((1, 3, 3), False)])
def test_a_first_day_is_that_of_the_steps(ratings: tuple[int, ...], *, is_right: bool) -> None:
    memory = None
    for rating in ratings:
        memory = next_memories(memory, 0, desired_retention=0.9)[Rating(rating)].memory
    assert memory is not None
    stability, difficulty = Curves([DEFAULT_MODEL.weights]).first(is_right=is_right)
    assert stability.item() == pytest.approx(memory.stability_days, rel=1e-5)
    assert difficulty.item() == pytest.approx(memory.difficulty, rel=1e-5)


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.95])
def test_days_until_end_when_recall_is_as_wanted(retention: float) -> None:
    curves, stability = Curves([DEFAULT_MODEL.weights]), np.asarray([[1.0, 30.0]], np.float32)
    days = curves.days_until(stability, retention)
    assert curves.recall(stability, days) == pytest.approx(np.full((1, 2), retention), rel=1e-3)


@given(ANSWERS)
def test_memories_in_one_go_are_those_one_by_one(answers: list[tuple[Rating, int]]) -> None:
    rating = np.array([rating for rating, _ in answers], np.int32)
    elapsed_days = np.array([days if n else 0 for n, (_, days) in enumerate(answers)])
    found = memories_of(rating, elapsed_days, starts=np.array([0]), model=DEFAULT_MODEL)
    memory = None
    for given_rating, days, stability, difficulty in zip(rating, elapsed_days, *found, strict=True):
        memory = next_memories(memory, int(days), desired_retention=0.9)[Rating(given_rating)].memory
        assert stability == pytest.approx(memory.stability_days, rel=1e-3)
        assert difficulty == pytest.approx(memory.difficulty, rel=1e-3)
