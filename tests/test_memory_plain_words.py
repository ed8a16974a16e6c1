"""Truths about a memory model in plain words."""

import pytest

from quiz.memory import DEFAULT_MODEL, described, habits, personal_model


def scaled(first: float) -> list[float]:
    """Return weights whose first memories last *first* times the average learner's."""
    return [weight * (first if number < 4 else 1) for number, weight in enumerate(DEFAULT_MODEL.weights)]


def test_the_average_learner_is_told_so() -> None:
    text = " ".join(described(DEFAULT_MODEL, n_scored=0))
    assert "average learner's memory" in text
    assert "2.3 days" in text
    assert "about as the average learner" in text


@pytest.mark.parametrize(("first", "words"), [(0.5, "0.5 times the average"), (2.0, "2.0 times the average")])
def test_who_forgets_otherwise_is_compared(first: float, words: str) -> None:
    text = " ".join(described(personal_model(scaled(first)), n_scored=1_234))
    assert words in text
    assert "1,234 of your reviews" in text
    assert f"{2.3065 * first:.1f} days" in text


def test_a_month_leaves_less_than_a_week() -> None:
    found = habits(DEFAULT_MODEL)
    assert 0 < found.month < found.week < 1
    assert found.growth > 1 > found.left_after_lapse
