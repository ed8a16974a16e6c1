"""Truths about the fold, whatever the log: any ratings, clocks that jump, journeys and changed settings."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import Card, CardState, Learner, Rating, Review, StaleAnswerError
from quiz.scheduling import MAX_INTERVAL_DAYS, apply, day_start, preview, replay
from tests.study_samples import LEARNER, new_card, noon, review

LEARNERS = st.builds(
    lambda zone, rollover_hour, retention: replace(
        LEARNER, zone=zone, rollover_hour=rollover_hour, desired_retention=retention
    ),
    st.sampled_from(["UTC", "Europe/Berlin", "Asia/Tokyo", "America/New_York", "Australia/Lord_Howe"]),
    st.integers(0, 23),
    st.floats(0.70, 0.99),
)
GAPS = st.one_of(
    st.timedeltas(timedelta(0), timedelta(hours=1)),
    st.timedeltas(timedelta(0), timedelta(days=60)),
    st.timedeltas(timedelta(days=-3), timedelta(0)),
)


@st.composite
def logs(draw: st.DrawFn) -> list[Review]:
    """Draw the log of one card, answered up to 15 times."""
    card, at, log = new_card(), noon(0), []
    for _ in range(draw(st.integers(1, 15))):
        at += draw(GAPS)
        log.append(review(card, draw(st.sampled_from(Rating)), at, learner=draw(LEARNERS)))
        card = apply(card, log[-1])
    return log


def cards(log: list[Review]) -> list[Card]:
    """Return the card before the first review, and after each."""
    steps = [new_card()]
    for row in log:
        steps.append(apply(steps[-1], row))
    return steps


@given(logs())
def test_a_replay_is_the_card_that_was_stored(log: list[Review]) -> None:
    stored = cards(log)
    assert replay(new_card(), log) == stored[-1]
    assert replay(stored[1], log[1:]) == stored[-1]


@given(logs())
def test_dropping_the_last_review_undoes_it_whole(log: list[Review]) -> None:
    assert replay(new_card(), log[:-1]) == cards(log)[-2]


@given(logs(), LEARNERS, st.sampled_from(Rating), st.timedeltas(timedelta(days=-2), timedelta(days=90)))
@pytest.mark.scenario("fuzz of ten days")
def test_a_button_does_what_it_shows(log: list[Review], learner: Learner, rating: Rating, later: timedelta) -> None:
    card = replay(new_card(), log)
    now = log[-1].answered_at + later
    assert preview(card, now=now, learner=learner).of(rating) == apply(card, review(card, rating, now, learner=learner))


@given(logs())
def test_time_never_runs_back_in_a_card(log: list[Review]) -> None:
    steps = cards(log)
    for before, after in pairwise(steps[1:]):
        assert before.last_review_at is not None
        assert before.last_review_day is not None
        assert after.last_review_at is not None
        assert after.last_review_day is not None
        assert before.last_review_at <= after.last_review_at
        assert before.last_review_day <= after.last_review_day


@given(logs())
def test_a_review_is_due_when_a_study_day_begins_and_a_step_soon(log: list[Review]) -> None:
    for row, card in zip(log, cards(log)[1:], strict=True):
        assert card.due_day is not None
        assert card.last_review_day is not None
        assert card.interval_days == (card.due_day - card.last_review_day).days
        if card.state is CardState.REVIEW:
            assert 1 <= card.interval_days <= MAX_INTERVAL_DAYS
            assert card.due_at == day_start(card.due_day, zone=row.zone, rollover_hour=row.rollover_hour)
        else:
            assert card.due_at is not None
            assert timedelta(minutes=1) <= card.due_at - row.answered_at <= timedelta(minutes=15)


@given(logs())
def test_a_study_day_has_at_most_one_lapse(log: list[Review]) -> None:
    steps = cards(log)
    assert steps[-1].n_lapses <= len({card.last_review_day for card in steps[1:]})
    assert all(after.n_lapses - before.n_lapses in (0, 1) for before, after in pairwise(steps))


@given(logs(), st.integers(-3, 3).filter(bool))
def test_only_the_next_repetition_is_taken(log: list[Review], off_by: int) -> None:
    card = replay(new_card(), log[:-1])
    with pytest.raises(StaleAnswerError):
        apply(card, replace(log[-1], rep=log[-1].rep + off_by))
