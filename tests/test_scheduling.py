"""Truths about a card's next states, its reviews, and the fold of a log: scenarios with numbers, then invariants."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.memory import MODEL_VERSION
from quiz.model import Card, CardState, Confidence, Learner, Memory, Rating, Review, StaleAnswerError
from quiz.scheduling import apply, is_due, is_leech_warning, preview, rating_of_answer, replay, review_of, study_day
from tests.study_samples import FIRST_DAY, LEARNER, history, new_card, noon, review

AGAIN, HARD, GOOD, EASY = Rating
MINUTE = timedelta(minutes=1)


def in_review(stability_days: float, difficulty: float = 5, *, last_lapse_day: date | None = None) -> Card:
    """Return a card of such a memory that was reviewed on the first day, at noon."""
    return replace(
        new_card(),
        rep=3,
        state=CardState.REVIEW,
        memory=Memory(stability_days, difficulty),
        interval_days=max(1, round(stability_days)),
        last_review_at=noon(0),
        last_review_day=FIRST_DAY,
        last_lapse_day=last_lapse_day,
    )


def answered(card: Card, rating: Rating, at: datetime, learner: Learner = LEARNER) -> Card:
    """Return *card* after *rating* given *at*, without fuzz."""
    return apply(card, review(card, rating, at, learner=learner), has_fuzz=False)


def stability(card: Card) -> float:
    """Return the card's stability in days."""
    assert card.memory is not None
    return card.memory.stability_days


@pytest.mark.parametrize(
    ("is_correct", "confidence", "rating"),
    [
        (True, Confidence.SURE, GOOD),
        (True, Confidence.UNSURE, HARD),
        (True, Confidence.GUESSED, AGAIN),
        (False, Confidence.SURE, AGAIN),
        (False, Confidence.UNSURE, AGAIN),
        (False, Confidence.GUESSED, AGAIN),
    ],
)
def test_a_lucky_guess_is_scheduled_as_forgotten(*, is_correct: bool, confidence: Confidence, rating: Rating) -> None:
    assert rating_of_answer(is_correct, confidence) is rating


@pytest.mark.scenario("ratings of py-fsrs's own tests")
def test_the_published_ratings_give_the_published_intervals() -> None:
    card, at, intervals = new_card(), noon(0), []
    for rating in [GOOD] * 6 + [AGAIN] * 2 + [GOOD] * 5:
        card = answered(card, rating, at)
        intervals.append(card.interval_days)
        at = noon((card.due_day - FIRST_DAY).days) if card.interval_days else card.due_at
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@pytest.mark.parametrize(
    ("before", "rating", "state", "step", "minutes"),
    [
        ([], AGAIN, CardState.LEARNING, 0, 1),
        ([], HARD, CardState.LEARNING, 0, 5.5),
        ([], GOOD, CardState.LEARNING, 1, 10),
        ([GOOD], AGAIN, CardState.LEARNING, 0, 1),
        ([GOOD], HARD, CardState.LEARNING, 1, 10),
        ([AGAIN], GOOD, CardState.LEARNING, 1, 10),
        ([EASY], AGAIN, CardState.RELEARNING, 0, 10),
        ([EASY, AGAIN], AGAIN, CardState.RELEARNING, 0, 10),
        ([EASY, AGAIN], HARD, CardState.RELEARNING, 0, 15),
    ],
)
def test_a_card_not_yet_known_comes_back_within_the_sitting(
    before: list[Rating], rating: Rating, state: CardState, step: int, minutes: float
) -> None:
    card = new_card()
    for earlier in before:
        card = answered(card, earlier, noon(0))
    card = answered(card, rating, noon(0))
    assert (card.state, card.step, card.interval_days) == (state, step, 0)
    assert card.due_at == noon(0) + minutes * MINUTE
    assert card.due_day == FIRST_DAY


@pytest.mark.parametrize(
    ("before", "rating", "interval_days"),
    [([], EASY, 8), ([GOOD], GOOD, 2), ([GOOD], EASY, 4), ([EASY, AGAIN], GOOD, 3), ([EASY, AGAIN], EASY, 4)],
)
def test_a_card_that_is_known_leaves_the_sitting(before: list[Rating], rating: Rating, interval_days: int) -> None:
    card = new_card()
    for earlier in before:
        card = answered(card, earlier, noon(0))
    card = answered(card, rating, noon(0))
    assert (card.state, card.step, card.interval_days) == (CardState.REVIEW, 0, interval_days)
    assert card.due_day == FIRST_DAY + timedelta(days=interval_days)
    assert card.due_at == noon(interval_days) - timedelta(hours=8)


@pytest.mark.parametrize(
    ("last", "now", "stability_days"),
    [
        pytest.param("2026-03-02 16:00", "2026-03-03 04:00", 7.319, id="12 hours across 04:00 are a day"),
        pytest.param("2026-03-02 04:00", "2026-03-02 19:00", 2.3065, id="15 hours within a day are none"),
        pytest.param("2026-03-02 04:00", "2026-03-03 03:59", 2.3065, id="24 hours within a day are none"),
    ],
)
@pytest.mark.scenario("twelve hours over the rollover")
@pytest.mark.scenario("fifteen hours within a day")
def test_elapsed_days_are_study_days(last: str, now: str, stability_days: float) -> None:
    """py-fsrs counts 24 hours from the last review: for the first it finds no day, and leaves the memory as it was."""
    last_at, at = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (last, now))
    card = replace(in_review(2.3065, 2.11), last_review_at=last_at, last_review_day=study_day(last_at, zone="UTC"))
    after = preview(card, now=at, learner=LEARNER, has_fuzz=False)
    assert stability(after.good) == pytest.approx(stability_days, rel=1e-3)


@pytest.mark.scenario("twelve hours over the rollover")
def test_a_day_after_two_days_makes_a_week() -> None:
    after = preview(in_review(2.3065, 2.11), now=noon(1), learner=LEARNER, has_fuzz=False)
    assert after.good.interval_days == 7


@pytest.mark.scenario("a card left in its first steps")
def test_a_learning_card_left_for_five_days_is_remembered_for_longer() -> None:
    card = answered(answered(new_card(), GOOD, noon(0)), GOOD, noon(5))
    assert stability(card) == pytest.approx(18.17, abs=0.01)
    assert (card.state, card.interval_days) == (CardState.REVIEW, 18)


def test_a_step_that_ends_after_the_rollover_is_due_on_the_next_day() -> None:
    card = answered(new_card(), GOOD, datetime(2026, 3, 3, 3, 55, tzinfo=UTC))
    assert (card.last_review_day, card.due_day, card.interval_days) == (FIRST_DAY, date(2026, 3, 3), 1)
    assert card.due_at == datetime(2026, 3, 3, 4, 5, tzinfo=UTC)


@pytest.mark.scenario("forgotten and known, again and again on a day")
def test_a_second_lapse_on_a_day_is_practice() -> None:
    """Our own rule: uncapped, FSRS ends at a stability of 0.09 days and a difficulty of 9.94."""
    card = in_review(10)
    for minute in range(5):
        card = answered(answered(card, AGAIN, noon(0) + minute * MINUTE), GOOD, noon(0) + minute * MINUTE)
    assert stability(card) == pytest.approx(3.05, abs=0.01)
    assert card.n_lapses == 1


def test_a_second_lapse_on_a_day_still_comes_back_within_the_sitting() -> None:
    card = answered(in_review(10, last_lapse_day=FIRST_DAY), AGAIN, noon(0))
    assert (card.state, card.due_at, card.n_lapses) == (CardState.RELEARNING, noon(0) + 10 * MINUTE, 0)


def test_a_lapse_on_another_day_counts() -> None:
    card = answered(in_review(10, last_lapse_day=FIRST_DAY), AGAIN, noon(1))
    assert (card.n_lapses, card.last_lapse_day) == (1, FIRST_DAY + timedelta(days=1))
    assert stability(card) < 3


def test_forgetting_while_relearning_is_no_lapse() -> None:
    card = answered(answered(in_review(10), AGAIN, noon(10)), AGAIN, noon(10))
    assert card.n_lapses == 1


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=30)], ids=str)
@pytest.mark.parametrize("rating", Rating)
@pytest.mark.scenario("the clock goes back")
def test_a_clock_that_goes_back_counts_as_no_time(back: timedelta, rating: Rating) -> None:
    card = in_review(50)
    earlier, same_time = answered(card, rating, noon(0) - back), answered(card, rating, noon(0))
    assert earlier.memory == same_time.memory
    assert (earlier.last_review_at, earlier.last_review_day) == (noon(0), FIRST_DAY)
    assert (earlier.interval_days, earlier.due_day) == (same_time.interval_days, same_time.due_day)


def test_a_step_after_a_clock_that_went_back_is_counted_from_the_clock_that_is_seen() -> None:
    card = answered(in_review(50), AGAIN, noon(-30))
    assert card.due_at == noon(-30) + 10 * MINUTE


@pytest.mark.scenario("Berlin, Tokyo, Berlin")
def test_a_journey_brings_no_second_day_and_no_day_below_zero() -> None:
    """It is the 10th in Tokyo, then the 9th again in Berlin, and the 10th there too; only the 11th is another day."""
    berlin, tokyo = replace(LEARNER, zone="Europe/Berlin"), replace(LEARNER, zone="Asia/Tokyo")
    card, days, stabilities = in_review(5), [], []
    for at, learner in (("09 21:00", tokyo), ("09 22:00", berlin), ("10 11:00", berlin), ("11 11:00", berlin)):
        card = answered(card, GOOD, datetime.fromisoformat(f"2026-03-{at}+00:00"), learner)
        days.append(str(card.last_review_day))
        stabilities.append(stability(card))
    assert days == ["2026-03-10", "2026-03-10", "2026-03-10", "2026-03-11"]
    assert stabilities[0] == stabilities[1] == stabilities[2] < stabilities[3]


def test_a_review_is_due_from_its_day_on_wherever_the_learner_is() -> None:
    card = answered(in_review(5), GOOD, noon(5))
    assert card.due_day is not None
    eve = card.due_day - timedelta(days=1)
    assert not is_due(card, now=noon(5), today=eve)
    assert is_due(card, now=noon(5), today=card.due_day)


def test_a_step_is_due_from_its_instant_on() -> None:
    card = answered(new_card(), AGAIN, noon(0))
    assert not is_due(card, now=noon(0), today=FIRST_DAY)
    assert is_due(card, now=noon(0) + MINUTE, today=FIRST_DAY)
    assert not is_due(new_card(), now=noon(0), today=FIRST_DAY)


@pytest.mark.parametrize(
    ("n_lapses", "is_leech"), [(0, False), (7, False), (8, True), (9, False), (12, True), (16, True)]
)
@pytest.mark.scenario("a leech")
def test_a_leech_warns_at_eight_lapses_and_every_four_after(*, n_lapses: int, is_leech: bool) -> None:
    assert is_leech_warning(replace(new_card(), n_lapses=n_lapses)) is is_leech


def test_a_review_keeps_what_happened() -> None:
    learner = replace(LEARNER, zone="Asia/Tokyo", rollover_hour=5, desired_retention=0.85)
    card = in_review(10)
    row = review_of(
        card,
        rating=GOOD,
        is_correct=True,
        confidence=Confidence.SURE,
        answer="option A",
        shown_at=noon(3),
        now=noon(3) + timedelta(milliseconds=4321),
        learner=learner,
    )
    assert row == Review(
        learner_id="ada",
        deck_id="deck",
        item_id=card.item_id,
        rep=4,
        rating=GOOD,
        is_correct=True,
        confidence=Confidence.SURE,
        answer="option A",
        shown_at=noon(3),
        answered_at=noon(3) + timedelta(milliseconds=4321),
        duration_ms=4321,
        zone="Asia/Tokyo",
        study_day=date(2026, 3, 5),
        rollover_hour=5,
        desired_retention=0.85,
        model_version=MODEL_VERSION,
    )


@pytest.mark.parametrize(("seconds", "duration_ms"), [(0, 0), (59.9, 59_900), (60.5, 60_000), (9e4, 60_000), (-5, 0)])
def test_a_duration_is_from_none_to_a_minute(seconds: float, duration_ms: int) -> None:
    assert review(new_card(), GOOD, noon(0), seconds=seconds).duration_ms == duration_ms


@pytest.mark.scenario("pressed twice, or in two tabs")
def test_a_double_click_counts_once() -> None:
    card = new_card()
    click = review(card, GOOD, noon(0))
    with pytest.raises(StaleAnswerError, match="answered already"):
        apply(apply(card, click), click)


def test_a_review_of_a_repetition_to_come_is_refused() -> None:
    log = history(new_card(), [(0, GOOD), (0, GOOD)])
    with pytest.raises(StaleAnswerError):
        apply(new_card(), log[1])


@pytest.mark.parametrize("other", [new_card("another item"), replace(new_card(), learner_id="bea")])
def test_a_review_of_another_card_is_refused(other: Card) -> None:
    with pytest.raises(ValueError, match="cannot be applied"):
        apply(other, review(new_card(), GOOD, noon(0)))


@pytest.mark.scenario("a senseless retention or exam day")
def test_a_senseless_desired_retention_saves_nothing() -> None:
    with pytest.raises(ValueError, match=r"between 0\.70 and 0\.99"):
        preview(new_card(), now=noon(0), learner=replace(LEARNER, desired_retention=1.0))


@pytest.mark.scenario("another retention or memory model")
def test_a_new_desired_retention_leaves_the_past_alone() -> None:
    """Each review keeps the settings of its time, so that the log replays to the card that was stored."""
    before = history(new_card(), [(0, GOOD), (0, GOOD), (2, GOOD)])
    card = replay(new_card(), before)
    stricter = replace(LEARNER, desired_retention=0.95)
    after = review(card, GOOD, noon(13), learner=stricter)
    assert replay(new_card(), [*before, after]) == apply(card, after)
    assert apply(card, after).interval_days < preview(card, now=noon(13), learner=LEARNER).good.interval_days
