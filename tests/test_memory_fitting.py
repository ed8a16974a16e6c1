"""Truths about personal weights: they come with enough reviews, and only if they predict later ones better."""

import random
from dataclasses import replace

import pytest

from quiz.memory import DEFAULT_MODEL, Answer, Model, fit, is_fit_due, next_memories, retrievability
from quiz.model import Rating


def students_histories(model: Model, *, n_cards: int, n_reviews: int, seed: int) -> list[list[Answer]]:
    """Draw the histories of a learner whose memory is *model*: each card begun on its day, then after 1 to 12 days."""
    chance = random.Random(seed)  # noqa: S311 - answers, no secrets
    histories = []
    for card in range(n_cards):
        day = card // 10
        history = [Answer(Rating.GOOD, 0, day)]
        memory = next_memories(None, 0, desired_retention=0.9, model=model)[Rating.GOOD].memory
        for _ in range(n_reviews):
            days = chance.randint(1, 12)
            is_right = chance.random() < retrievability(memory, days, model=model)
            rating = Rating.GOOD if is_right else Rating.AGAIN
            memory = next_memories(memory, days, desired_retention=0.9, model=model)[rating].memory
            day += days
            history.append(Answer(rating, days, day))
        histories.append(history)
    return histories


def forgetful(factor: float) -> Model:
    """Return the average learner's model with first memories that last *factor* times as long."""
    weights = [weight * factor if number < 4 else weight for number, weight in enumerate(DEFAULT_MODEL.weights)]
    return replace(DEFAULT_MODEL, weights=tuple(weights))


def test_a_few_reviews_fit_nothing() -> None:
    assert fit(students_histories(DEFAULT_MODEL, n_cards=10, n_reviews=3, seed=1)) is None


@pytest.mark.parametrize("n_cards", [40, 400], ids=["120 reviews", "1,200 reviews"])
def test_who_forgets_fast_gets_weights_that_say_so(n_cards: int) -> None:
    found = fit(students_histories(forgetful(0.1), n_cards=n_cards, n_reviews=3, seed=2))
    assert found is not None
    assert found.is_kept
    assert found.log_loss < found.log_loss_before
    assert found.model.is_personal
    assert found.model.weights[2] < DEFAULT_MODEL.weights[2] / 2


def test_what_predicts_later_reviews_no_better_is_not_kept() -> None:
    """These answers turn round for the latest fifth: what was learned from the earlier ones misleads."""
    histories = [[Answer(Rating.GOOD, 0, 0), Answer(Rating.AGAIN, 2, 2)] for _ in range(80)]
    histories += [[Answer(Rating.GOOD, 0, 0), Answer(Rating.GOOD, 2, 9)] for _ in range(20)]
    found = fit(histories)
    assert found is not None
    assert not found.is_kept
    assert found.model == DEFAULT_MODEL


def test_the_order_of_cards_changes_nothing() -> None:
    histories = students_histories(forgetful(0.3), n_cards=60, n_reviews=3, seed=3)
    days_apart = [
        [replace(answer, day=answer.day * 100 + card) for answer in history] for card, history in enumerate(histories)
    ]
    assert fit(days_apart) == fit(days_apart[::-1])


@pytest.mark.parametrize(
    ("n", "last", "is_due"), [(31, 0, False), (32, 0, True), (63, 32, False), (64, 32, True), (100, 64, False)]
)
def test_a_fit_is_due_when_the_reviews_have_doubled(n: int, last: int, *, is_due: bool) -> None:
    assert is_fit_due(n, n_scored_at_last_fit=last) is is_due
