"""Truths about the correction of predictions: what was seen moves them, where it was seen and beyond."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import DEFAULT_MODEL, Curves
from quiz.planner.calibration import Observed, Sight, correction

CURVES = Curves([DEFAULT_MODEL.weights])
HALF_LIFE_DAYS = 9.0
STABILITY_DAYS = np.float32(5)


def seen(elapsed: np.ndarray, is_right: np.ndarray, *, stability_days: float = STABILITY_DAYS) -> Observed:
    """Return one learner's reviews of memories of one stability."""
    days = elapsed.astype(np.float32)
    stability = np.full(days.shape, stability_days, np.float32)
    recall = CURVES.recall(stability[None], days[None])[0]
    return Observed(np.zeros(len(days), np.intp), recall, days, stability, is_right)


def drawn(chance: np.ndarray) -> np.ndarray:
    """Return answers that are right by this *chance*."""
    return np.random.default_rng(7).random(len(chance)) < chance


def recall_after(observed: Observed, days: float) -> float:
    """Return the recall then foreseen so many *days* after the review."""
    sight = Sight(CURVES, correction(observed, n_learners=1).shifts)
    return float(sight.recall(np.full((1, 1), STABILITY_DAYS), np.float32(days))[0, 0])


def test_two_weeks_of_exponential_forgetting_foretell_the_month() -> None:
    """FSRS alone expects more than twice as much to be left."""
    days = np.tile(np.arange(1, 15), 30)
    foreseen = recall_after(seen(days, drawn(np.exp2(-days / HALF_LIFE_DAYS))), 30)
    truth = 2 ** (-30 / HALF_LIFE_DAYS)
    alone = float(CURVES.recall(np.full((1, 1), STABILITY_DAYS), np.float32(30))[0, 0])
    assert alone > 2.5 * truth
    assert abs(foreseen - truth) < 0.08


def test_who_forgets_as_predicted_is_left_alone() -> None:
    days = np.tile(np.arange(1, 15), 30)
    expected = seen(days, np.ones(len(days), bool)).recall
    foreseen = recall_after(seen(days, drawn(expected)), 30)
    alone = float(CURVES.recall(np.full((1, 1), STABILITY_DAYS), np.float32(30))[0, 0])
    assert foreseen == pytest.approx(alone, abs=0.05)


def test_a_learner_is_corrected_by_their_own_reviews_alone() -> None:
    days = np.tile(np.arange(1, 15), 3)
    one = seen(days, np.zeros(len(days), bool))
    both = Observed(
        np.concatenate([one.learner, one.learner + 1]),
        *(np.tile(part, 2) for part in (one.recall, one.elapsed, one.stability)),
        np.concatenate([one.is_right, ~one.is_right]),
    )
    found = correction(both, n_learners=2)
    assert found.shifts[:1] == pytest.approx(correction(one, n_learners=1).shifts, abs=0.02)
    assert found.shifts[1, 0] < 0 < found.shifts[0, 0]


def test_the_search_finds_the_same_wherever_it_starts() -> None:
    days = np.tile(np.arange(1, 15), 10)
    observed = seen(days, drawn(np.exp2(-days / HALF_LIFE_DAYS)))
    cold = correction(observed, n_learners=1).shifts
    warm = correction(observed, n_learners=1, start=np.full((1, 4), -0.8, np.float32)).shifts
    assert warm == pytest.approx(cold, abs=0.02)


@given(
    n_reviews=st.integers(1, 400),
    days=st.integers(1, 3_000),
    stability_days=st.floats(0.01, 30_000),
    is_right=st.booleans(),
)
def test_however_surprising_the_answers_they_move_predictions_their_way(
    *, n_reviews: int, days: int, stability_days: float, is_right: bool
) -> None:
    observed = seen(np.full(n_reviews, days), np.full(n_reviews, is_right), stability_days=stability_days)
    found = correction(observed, n_learners=1)
    assert np.isfinite(found.shifts).all()
    assert (np.linalg.eigvalsh(found.covariance) > 0).all()
    moved = Sight(CURVES, found.shifts).recall(observed.stability[None], observed.elapsed[None])[0]
    close = np.float32(1e-3)  # a prediction is never surer than the correction's own limits
    assert (moved >= observed.recall - close if is_right else moved <= observed.recall + close).all()
