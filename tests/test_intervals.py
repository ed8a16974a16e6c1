"""Truths about intervals in whole days: fuzz within Anki's bounds, and hard before good before easy."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import next_memories
from quiz.model import Card, CardState, Learner, Memory, Rating
from quiz.scheduling import MAX_INTERVAL_DAYS, fuzz_bounds, preview
from quiz.scheduling.intervals import review_intervals
from tests.study_samples import FIRST_DAY, LEARNER, new_card, noon

ALL_BITS = 2**64 - 1
PASSING = (Rating.HARD, Rating.GOOD, Rating.EASY)


def reviewed(stability_days: float, difficulty: float, interval_days: int, rep: int = 5) -> Card:
    """Return a card in REVIEW that was answered on the first day."""
    return replace(
        new_card(),
        rep=rep,
        state=CardState.REVIEW,
        memory=Memory(stability_days, difficulty),
        interval_days=interval_days,
        last_review_at=noon(0),
        last_review_day=FIRST_DAY,
    )


REVIEWED = st.builds(
    reviewed,
    stability_days=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
    interval_days=st.integers(1, MAX_INTERVAL_DAYS),
    rep=st.integers(1, 10_000),
)
ELAPSED = st.integers(0, 4_000)


def intervals(card: Card, elapsed_days: int, *, has_fuzz: bool = True, learner: Learner = LEARNER) -> list[int]:
    """Return the intervals that hard, good and easy give *card* so many days after its last review."""
    states = preview(card, now=noon(elapsed_days), learner=learner, has_fuzz=has_fuzz)
    return [states.of(rating).interval_days for rating in PASSING]


@pytest.mark.parametrize(
    ("interval_days", "bounds"),
    [
        (0.2, (1, 1)),
        (1, (1, 1)),
        (2, (2, 2)),
        (2.49, (2, 2)),
        (2.5, (2, 4)),
        (3, (2, 4)),
        (5, (4, 6)),
        (7, (5, 9)),
        (10, (8, 12)),
        (20, (17, 23)),
        (50, (46, 54)),
        (100, (93, 107)),
        (365, (345, 385)),
        (40_000, (34_673, 36_500)),
    ],
)
def test_fuzz_has_ankis_bounds(interval_days: float, bounds: tuple[int, int]) -> None:
    assert fuzz_bounds(interval_days) == bounds


def graduating(item_id: str, stability_days: float) -> Card:
    """Return a card whose next Good, on the same day, leaves its stability and gives its first interval in days."""
    card = replace(new_card(item_id), rep=1, state=CardState.LEARNING, step=1, memory=Memory(stability_days, 5))
    return replace(card, last_review_at=noon(0), last_review_day=FIRST_DAY)


@pytest.mark.scenario("fuzz of ten days")
def test_ten_days_are_spread_evenly_over_eight_to_twelve() -> None:
    """Of such cards py-fsrs gives a tenth 13 days and only a tenth 8: it rounds where it should cut."""
    cards = [graduating(f"item {n}", stability_days=10) for n in range(5_000)]
    counts = Counter(preview(card, now=noon(0), learner=LEARNER).good.interval_days for card in cards)
    assert sorted(counts) == [8, 9, 10, 11, 12]
    assert all(count == pytest.approx(1_000, abs=120) for count in counts.values())


@given(st.floats(2.2, 36_500), st.integers(0, ALL_BITS))
def test_fuzz_reaches_its_bounds_and_never_passes_them(stability_days: float, draw: int) -> None:
    card = graduating("item", stability_days)
    memories = next_memories(card.memory, 0, desired_retention=0.9)
    lower, upper = fuzz_bounds(memories[Rating.GOOD].interval_days)
    lowest, drawn, highest = (review_intervals(card, memories, draw=bits)[Rating.GOOD] for bits in (0, draw, ALL_BITS))
    assert lowest == lower <= drawn <= upper == highest


@given(card=REVIEWED, elapsed_days=ELAPSED, desired_retention=st.floats(0.70, 0.99), has_fuzz=st.booleans())
@pytest.mark.scenario("hard before good before easy")
def test_hard_comes_before_good_before_easy(
    card: Card, elapsed_days: int, desired_retention: float, *, has_fuzz: bool
) -> None:
    learner = replace(LEARNER, desired_retention=desired_retention)
    hard, good, easy = intervals(card, elapsed_days, has_fuzz=has_fuzz, learner=learner)
    assert 1 <= hard <= good <= easy <= MAX_INTERVAL_DAYS
    assert hard < good or good == MAX_INTERVAL_DAYS
    assert good < easy or easy == MAX_INTERVAL_DAYS


@given(REVIEWED, ELAPSED)
def test_fuzz_never_shortens_what_the_memory_lets_grow(card: Card, elapsed_days: int) -> None:
    exact = intervals(card, elapsed_days, has_fuzz=False)
    for fuzzed, interval_days in zip(intervals(card, elapsed_days), exact, strict=True):
        if interval_days > card.interval_days:
            assert fuzzed > card.interval_days
        if interval_days == card.interval_days:
            assert fuzzed >= card.interval_days


@given(REVIEWED, ELAPSED)
def test_the_same_repetition_is_always_fuzzed_alike(card: Card, elapsed_days: int) -> None:
    assert intervals(card, elapsed_days) == intervals(card, elapsed_days)


def test_another_learner_item_or_repetition_is_fuzzed_otherwise() -> None:
    card = reviewed(1_000, 5, 900)
    others = [replace(card, item_id="another"), replace(card, learner_id="bea"), replace(card, rep=card.rep + 1)]
    assert all(intervals(other, 900) != intervals(card, 900) for other in others)


def test_an_interval_is_never_longer_than_a_hundred_years() -> None:
    learner = replace(LEARNER, desired_retention=0.7)
    assert intervals(reviewed(36_500, 1, 36_500), 4_000, learner=learner) == [MAX_INTERVAL_DAYS] * 3


def test_an_interval_may_shrink_where_the_memory_says_so() -> None:
    """A card moved to a higher desired retention is due sooner than last time."""
    learner = replace(LEARNER, desired_retention=0.97)
    hard, good, _ = intervals(reviewed(100, 5, 100), 100, learner=learner)
    assert hard < good < 100
