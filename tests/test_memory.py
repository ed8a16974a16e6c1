"""Truths about FSRS-6 as `quiz.memory` gives it: published vectors, measured ones, and bounds that always hold."""

from importlib.metadata import version

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import (
    DEFAULT_MODEL,
    MODEL_VERSION,
    next_memories,
    personal_model,
    retrievabilities,
    retrievability,
)
from quiz.model import Memory, Rating

MEMORIES = st.builds(
    Memory,
    stability_days=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
)
RETENTIONS = st.floats(0.70, 0.99)


def fold(answers: list[tuple[Rating, int]]) -> Memory:
    """Return the memory after *answers*, pairs of a rating and the days since the answer before."""
    memory = None
    for rating, elapsed_days in answers:
        memory = next_memories(memory, elapsed_days, desired_retention=0.9)[rating].memory
    assert memory is not None
    return memory


def test_the_model_version_names_the_library_in_use() -> None:
    assert MODEL_VERSION.endswith(f"fsrs-rs-python-{version('fsrs-rs-python')}")


@pytest.mark.parametrize(
    ("rating", "stability_days", "difficulty"),
    [
        (Rating.AGAIN, 0.212, 6.4133),
        (Rating.HARD, 1.2931, 5.1122),
        (Rating.GOOD, 2.3065, 2.1181),
        (Rating.EASY, 8.2956, 1.0),
    ],
)
def test_the_first_rating_sets_the_memory(rating: Rating, stability_days: float, difficulty: float) -> None:
    memory = next_memories(None, 0, desired_retention=0.9)[rating].memory
    assert memory.stability_days == pytest.approx(stability_days)
    assert memory.difficulty == pytest.approx(difficulty, rel=1e-4)


@pytest.mark.scenario("history of fsrs-rs's own tests")
def test_the_published_history_gives_the_published_memory() -> None:
    again, good = Rating.AGAIN, Rating.GOOD
    memory = fold([(again, 0), (good, 0), (good, 1), (good, 3), (good, 8), (good, 21)])
    assert memory.stability_days == pytest.approx(53.62691, rel=1e-5)
    assert memory.difficulty == pytest.approx(6.3574867, rel=1e-5)


@pytest.mark.parametrize(
    ("elapsed_days", "stability_days"),
    [(0, 100), (1, 102.17), (10, 120.76), (50, 188.10), (100, 250.09), (300, 396.80), (3650, 832.15)],
)
@pytest.mark.scenario("known before and after its day")
def test_an_early_good_gains_less_and_a_late_one_more(elapsed_days: int, stability_days: float) -> None:
    after = next_memories(Memory(100, 5), elapsed_days, desired_retention=0.9)[Rating.GOOD]
    assert after.memory.stability_days == pytest.approx(stability_days, rel=1e-4)


@pytest.mark.parametrize(
    ("elapsed_days", "stability_days"),
    [(0, 26.22), (1, 3.186), (10, 3.254), (100, 3.747), (300, 4.351), (3650, 6.418)],
)
@pytest.mark.scenario("forgotten before and after its day")
def test_a_lapse_leaves_little(elapsed_days: int, stability_days: float) -> None:
    after = next_memories(Memory(100, 5), elapsed_days, desired_retention=0.9)[Rating.AGAIN]
    assert after.memory.stability_days == pytest.approx(stability_days, rel=2e-4)


@pytest.mark.parametrize(("stability_days", "after_lapse"), [(0.01, 0.00813), (0.05, 0.0321), (0.5, 0.195), (1, 0.317)])
@pytest.mark.scenario("forgotten when hardly learned")
def test_a_lapse_never_raises_a_tiny_stability(stability_days: float, after_lapse: float) -> None:
    after = next_memories(Memory(stability_days, 5), 1, desired_retention=0.9)[Rating.AGAIN]
    assert after.memory.stability_days == pytest.approx(after_lapse, rel=2e-3)


@pytest.mark.parametrize(("before", "after"), [(0.2, 1.158), (1, 1.749), (10, 10.0)])
@pytest.mark.scenario("known twenty times on a day")
def test_twenty_goods_on_a_day_cannot_be_farmed(before: float, after: float) -> None:
    memory = Memory(before, 5)
    for _ in range(20):
        memory = next_memories(memory, 0, desired_retention=0.9)[Rating.GOOD].memory
    assert memory.stability_days == pytest.approx(after, rel=1e-3)


@pytest.mark.parametrize("stability_days", [0.1, 1, 10])
@pytest.mark.scenario("hard on the same day")
def test_hard_on_the_same_day_leaves_stability_unchanged(stability_days: float) -> None:
    after = next_memories(Memory(stability_days, 5), 0, desired_retention=0.9)[Rating.HARD]
    assert after.memory.stability_days == pytest.approx(stability_days)


@pytest.mark.scenario("intervals and ease of SM-2")
@pytest.mark.parametrize(
    ("retention", "stability_days", "difficulty"),
    [(0.9, 10, 6.9140563), (0.8, 3.01572, 9.393428), (0.95, 24.841097, 1.2974405)],
)
def test_a_card_of_ten_days_and_an_ease_of_two_and_a_half_has_the_published_memory(
    retention: float, stability_days: float, difficulty: float
) -> None:
    """Under SM-2 it is remembered with that chance after its ten days, and known once more it stays for 25."""
    memory = Memory(stability_days, difficulty)
    assert retrievability(memory, 10) == pytest.approx(retention, abs=1e-5)
    after = next_memories(memory, 10, desired_retention=0.9)[Rating.GOOD].memory
    assert after.stability_days == pytest.approx(2.5 * stability_days, rel=1e-4)


@pytest.mark.scenario("the curve of a decay of 0.2")
def test_recall_falls_by_the_decay_of_the_model() -> None:
    model = personal_model([*DEFAULT_MODEL.weights[:20], 0.2])
    shares = [retrievability(Memory(1, 5), n_days, model=model) for n_days in range(4)]
    assert shares == pytest.approx([1, 0.9, 0.84028935, 0.7985001], abs=1e-6)


@pytest.mark.scenario("easy ten times at once")
def test_ten_times_easy_is_as_easy_as_can_be() -> None:
    assert fold([(Rating.EASY, 0)] * 10).difficulty == 1.0


@pytest.mark.scenario("forgotten a thousand times")
def test_a_thousand_lapses_leave_a_stability() -> None:
    assert fold([(Rating.AGAIN, 1)] * 1000).stability_days >= 0.001


INTERVALS_OF_ONE_DAY = dict(
    zip((0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), (3_116_766, 34_793, 2_508, 387, 90, 27, 9, 3, 1), strict=True)
)


@pytest.mark.parametrize(("recall", "days"), INTERVALS_OF_ONE_DAY.items())
@pytest.mark.scenario("days until recall falls to a share")
def test_recall_of_a_stability_of_one_day_falls_when_published(recall: float, days: int) -> None:
    """The published days are whole numbers, worked out in single precision."""
    memory, off_by = Memory(1, 5), 0.5 + 1e-5 * days
    assert retrievability(memory, days - off_by) >= recall >= retrievability(memory, days + off_by)


@pytest.mark.parametrize("desired_retention", [0.7, 0.8, 0.9])
@pytest.mark.scenario("days until recall falls to a share")
def test_the_interval_ends_when_recall_is_as_desired(desired_retention: float) -> None:
    """Hard on the same day keeps a stability of one day, so that only the desired retention sets the interval."""
    after = next_memories(Memory(1, 5), 0, desired_retention=desired_retention)[Rating.HARD]
    assert round(after.interval_days) == INTERVALS_OF_ONE_DAY[desired_retention]
    assert retrievability(after.memory, after.interval_days) == pytest.approx(desired_retention, abs=1e-5)


@pytest.mark.parametrize(
    ("stability_days", "elapsed_days", "recall"),
    [(36.3731, 10, 0.963870), (8.1617, 10, 0.885448), (5.1585, 2, 0.951538), (1, 0, 1), (1, 1, 0.9)],
)
def test_recall_follows_the_forgetting_curve(stability_days: float, elapsed_days: float, recall: float) -> None:
    assert retrievability(Memory(stability_days, 5), elapsed_days) == pytest.approx(recall, abs=1e-6)


def test_time_that_goes_back_counts_as_none() -> None:
    memory = Memory(10, 5)
    assert retrievability(memory, -3) == 1
    assert next_memories(memory, -3, desired_retention=0.9) == next_memories(memory, 0, desired_retention=0.9)


@pytest.mark.parametrize("nonsense", [0, 0.69, 1, 1.5, -1, float("nan")])
@pytest.mark.scenario("a senseless retention or exam day")
def test_a_senseless_desired_retention_is_refused_in_words(nonsense: float) -> None:
    with pytest.raises(ValueError, match=r"between 0\.70 and 0\.99"):
        next_memories(None, 0, desired_retention=nonsense)


@given(MEMORIES, st.integers(0, 40_000), RETENTIONS)
@pytest.mark.scenario("stability beyond a hundred years")
def test_memory_stays_within_its_bounds(memory: Memory, elapsed_days: int, desired_retention: float) -> None:
    for after in next_memories(memory, elapsed_days, desired_retention=desired_retention).values():
        assert 0.001 <= after.memory.stability_days <= 36_500
        assert 1 <= after.memory.difficulty <= 10
        assert after.interval_days > 0


@given(MEMORIES, st.integers(1, 40_000))
def test_a_better_rating_never_leaves_a_weaker_memory(memory: Memory, elapsed_days: int) -> None:
    after = next_memories(memory, elapsed_days, desired_retention=0.9)
    stabilities = [after[rating].memory.stability_days for rating in Rating]
    assert stabilities == sorted(stabilities)


@given(MEMORIES, st.floats(0, 40_000), st.floats(0, 40_000))
def test_recall_only_falls(memory: Memory, one: float, other: float) -> None:
    sooner, later = sorted((one, other))
    assert 0 < retrievability(memory, later) <= retrievability(memory, sooner) <= 1


@given(st.lists(st.tuples(st.floats(0.0001, 100_000), st.floats(-5, 50_000)), min_size=1))
def test_the_recall_of_many_is_the_recall_of_each(memories: list[tuple[float, float]]) -> None:
    stability_days, elapsed_days = (np.array(side) for side in zip(*memories, strict=True))
    each = [retrievability(Memory(stability, 5), elapsed) for stability, elapsed in memories]
    assert retrievabilities(stability_days, elapsed_days).tolist() == pytest.approx(each)
