"""Truths about many cards as arrays: a day changes the cards studied as it would each alone, and ages the others."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import DEFAULT_MODEL, Curves
from quiz.planner.arrays import Hand

CURVES = Curves([DEFAULT_MODEL.weights, tuple(weight * 1.1 for weight in DEFAULT_MODEL.weights)])
SHAPE = 2, 3
DAYS = st.floats(0.125, 500, width=32)


def cards(values: list[float]) -> np.ndarray:
    """Return one value a learner and card."""
    return np.asarray(values, np.float32).reshape(SHAPE)


six = st.lists(st.one_of(st.just(0.0), DAYS), min_size=6, max_size=6)
answers = st.lists(st.booleans(), min_size=6, max_size=6)


@given(stability=six, elapsed=st.lists(st.integers(1, 90), min_size=6, max_size=6), studied=answers, is_right=answers)
def test_a_day_changes_each_card_as_it_would_alone(
    *, stability: list[float], elapsed: list[float], studied: list[bool], is_right: list[bool]
) -> None:
    hand = Hand(cards(stability), np.full(SHAPE, 5, np.float32), cards(elapsed))
    is_studied, right = (cards(flags) > 0 for flags in (studied, is_right))
    after = hand.next_day(CURVES, is_studied, right)
    known = np.where(hand.is_seen, hand.stability, np.float32(1))
    recall = CURVES.recall(known, hand.elapsed)
    reviewed = [way(known, hand.difficulty, recall) for way in (CURVES.after_wrong, CURVES.after_right)]
    first = [CURVES.first(is_right=way) for way in (False, True)]
    for part, before, place in ((after.stability, hand.stability, 0), (after.difficulty, hand.difficulty, 1)):
        answered = np.where(hand.is_seen, *(np.where(right, way[1][place], way[0][place]) for way in (reviewed, first)))
        np.testing.assert_allclose(part, np.where(is_studied, answered, before), rtol=1e-5)
    np.testing.assert_array_equal(after.elapsed, np.where(is_studied, 1, hand.elapsed + 1))
