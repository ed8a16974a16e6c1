"""Anki's engine and py-fsrs agree with our scheduling where they should; where we differ on purpose, a test names it.

Random histories come from fixed seeds, so that thousands of answers stay cheap to ask for, and a failure comes again.
"""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import fsrs
import pytest

from quiz.model import Card, CardState, Memory, Rating
from quiz.scheduling import apply, fuzz_bounds, preview
from tests import anki_scheduler
from tests.study_samples import FIRST_DAY, LEARNER, new_card, noon, review

History = list[tuple[Rating, int]]

AGAIN, HARD, GOOD, EASY = Rating
LONGEST_GAP = 3_000

# py-fsrs's own test: each review on the day it is due.
PUBLISHED: History = list(
    zip([GOOD] * 6 + [AGAIN] * 2 + [GOOD] * 5, [0, 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12], strict=True)
)
SECOND_LAPSE: History = [(EASY, 0), (AGAIN, 8), (GOOD, 0), (AGAIN, 0)]


def random_history(chance: random.Random) -> History:
    """Draw nine answers (rating, study days since the last): early, on time, late and on the same day.

    Where a second lapse on a day would come, Good comes instead: there we differ from both engines on purpose.
    """
    card, day, history = new_card(), 0, []
    for _ in range(9):
        gap = _gap(card, chance) if card.rep else 0
        day += gap
        rating = chance.choices(list(Rating), (25, 15, 45, 15))[0]
        if card.state is CardState.REVIEW and card.last_lapse_day == FIRST_DAY + timedelta(days=day):
            rating = max(rating, HARD)
        history.append((rating, gap))
        card = apply(card, review(card, rating, noon(day)), has_fuzz=False)
    return history


def _gap(card: Card, chance: random.Random) -> int:
    if card.state is not CardState.REVIEW:
        return chance.choice((0, 0, 0, 0, 1, 5))
    on_time = card.interval_days
    return min(chance.choice((0, 1, on_time // 2, on_time, on_time, on_time * 2)), LONGEST_GAP)


def random_histories(n: int, *, seed: int) -> list[History]:
    """Draw *n* random histories."""
    chance = random.Random(seed)  # noqa: S311 - histories, no secrets
    return [random_history(chance) for _ in range(n)]


def as_anki_stores(card: Card) -> Card:
    """Return *card* with its memory rounded as Anki's database rounds it: 4 decimals of stability, 3 of difficulty."""
    if card.memory is None:
        return card
    return replace(card, memory=Memory(round(card.memory.stability_days, 4), round(card.memory.difficulty, 3)))


def our_outcomes(history: History) -> list[list[tuple[str, int, int]]]:
    """Return what our four buttons would do before each answer: the state, its delay in seconds, and in days."""
    card, day, asked = new_card(), 0, []
    for rating, gap in history:
        day += gap
        states = preview(card, now=noon(day), learner=LEARNER, has_fuzz=False)
        asked.append([_outcome(states.of(button), noon(day)) for button in Rating])
        card = as_anki_stores(states.of(rating))
    return asked


def _outcome(card: Card, now: datetime) -> tuple[str, int, int]:
    if card.state is CardState.REVIEW:
        return card.state, 0, card.interval_days
    assert card.due_at is not None
    return card.state, round((card.due_at - now).total_seconds()), 0


def test_ankis_buttons_do_what_ours_do() -> None:
    """The state, a step's delay and an interval's days are equal for all four, at each of 4,500 answers."""
    histories = [PUBLISHED, *random_histories(500, seed=1)]
    theirs = anki_scheduler.ask("outcomes", histories, has_fuzz=False)
    differences = [
        (history[: n + 1], our_four, [outcome[:3] for outcome in their_four])
        for history, their_log in zip(histories, theirs, strict=True)
        for n, (our_four, their_four) in enumerate(zip(our_outcomes(history), their_log, strict=True))
        if [list(outcome) for outcome in our_four] != [outcome[:3] for outcome in their_four]
    ]
    assert differences == []


def test_ankis_fuzz_has_our_bounds() -> None:
    """Narrow ranges are seen from end to end on 400 cards, wide ones never beyond."""
    intervals = [1, 2, 3, 4, 5, 6, 7, 8, 10, 14, 15, 20, 21, 30, 50, 100, 365, 1_000, 10_000, 36_500]
    theirs = anki_scheduler.ask("fuzzed", intervals, has_fuzz=True)
    for interval, days in zip(intervals, theirs, strict=True):
        lower, upper = fuzz_bounds(interval)
        assert lower <= min(days) <= max(days) <= upper
        assert upper - lower > 12 or sorted(set(days)) == list(range(lower, upper + 1))


def scheduled_by_py_fsrs(history: History) -> list[fsrs.Card]:
    """Return py-fsrs's card after each answer; it is told noon of the study day, as it counts days of 24 hours."""
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card, day, cards = fsrs.Card(card_id=1), 0, []
    for second, (rating, gap) in enumerate(history):
        day += gap
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), noon(day) + timedelta(seconds=second))
        cards.append(card)
    return cards


def scheduled_by_us(history: History) -> list[Card]:
    """Return our card after each answer."""
    card, day, cards = new_card(), 0, []
    for rating, gap in history:
        day += gap
        card = apply(card, review(card, rating, noon(day)), has_fuzz=False)
        cards.append(card)
    return cards


def test_py_fsrs_has_our_memory() -> None:
    """Stability and difficulty differ by less than a thousandth, and states not at all, at each of 4,500 answers."""
    for history in [PUBLISHED, *random_histories(500, seed=2)]:
        for ours, theirs in zip(scheduled_by_us(history), scheduled_by_py_fsrs(history), strict=True):
            assert ours.memory is not None
            assert ours.memory.stability_days == pytest.approx(theirs.stability, rel=1e-3)
            assert ours.memory.difficulty == pytest.approx(theirs.difficulty, rel=1e-3)
            assert ours.state == theirs.state.name.lower()


def test_py_fsrs_has_our_intervals_on_the_published_sequence() -> None:
    theirs = scheduled_by_py_fsrs(PUBLISHED)
    days = [(card.due - card.last_review).days for card in theirs if card.due and card.last_review]
    assert days == [card.interval_days for card in scheduled_by_us(PUBLISHED)]


@pytest.mark.scenario("forgotten and known, again and again on a day")
def test_we_differ_from_both_on_a_second_lapse_of_a_day() -> None:
    """On purpose: they weaken the memory again, we count it as practice."""
    before, after = scheduled_by_us(SECOND_LAPSE)[-2:]
    [*_, their_four] = anki_scheduler.ask("outcomes", [SECOND_LAPSE], has_fuzz=False)[0]
    assert after.memory == before.memory
    assert before.memory is not None
    assert their_four[0][3] < before.memory.stability_days / 2
    assert scheduled_by_py_fsrs(SECOND_LAPSE)[-1].stability == pytest.approx(their_four[0][3], rel=1e-3)


def test_we_differ_from_py_fsrs_on_what_a_day_is() -> None:
    """On purpose: 12 hours that cross 04:00 are a day, as for Anki; py-fsrs wants 24 hours."""
    evening, morning = (datetime(2026, 3, day, hour, tzinfo=UTC) for day, hour in ((2, 16), (3, 4)))
    theirs = fsrs.Card(1, fsrs.State.Review, None, 2.3065, 2.11, evening, evening)
    theirs, _ = fsrs.Scheduler(enable_fuzzing=False).review_card(theirs, fsrs.Rating.Good, morning)
    ours = new_card()
    for at in (evening, evening, morning):
        ours = apply(ours, review(ours, GOOD, at), has_fuzz=False)
    assert ours.memory is not None
    assert ours.memory.stability_days == pytest.approx(7.319, rel=1e-3)
    assert theirs.stability == pytest.approx(2.307, rel=1e-3)


def test_we_differ_from_py_fsrs_in_keeping_hard_before_good_before_easy() -> None:
    """On purpose, as Anki: on the day of a review py-fsrs gives hard and good the same interval."""
    history: History = [(EASY, 0), (GOOD, 8)]
    theirs = [scheduled_by_py_fsrs([*history, (rating, 0)])[-1] for rating in (HARD, GOOD, EASY)]
    ours = [scheduled_by_us([*history, (rating, 0)])[-1].interval_days for rating in (HARD, GOOD, EASY)]
    assert theirs[0].due == theirs[1].due
    assert ours[0] < ours[1] < ours[2]


@pytest.mark.scenario("stability beyond a hundred years")
def test_we_differ_from_py_fsrs_in_a_ceiling_of_stability() -> None:
    """On purpose, as Anki: nobody remembers for longer than a hundred years."""
    history: History = [(EASY, 0), *[(EASY, 3_000)] * 6]
    theirs, ours = scheduled_by_py_fsrs(history)[-1], scheduled_by_us(history)[-1]
    assert theirs.stability is not None
    assert theirs.stability > 36_500
    assert ours.memory is not None
    assert ours.memory.stability_days == 36_500
