"""Truths about a learner's scores: each number by hand for a small log, and undefined where nothing was counted."""

from dataclasses import astuple, replace
from datetime import date, datetime, timedelta
from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from quiz.model import Card, CardMark, CardState, Confidence, Memory, Rating, Review
from quiz.scheduling import apply
from quiz.scores import (
    due_forecast,
    heat_map,
    misconceptions,
    section_scores,
    studied_days,
    true_retention,
    wilson,
)
from tests import plain_scores
from tests.class_samples import DECKS, own_log, studied
from tests.study_samples import FIRST_DAY, LEARNER, deck_of, history, new_card, noon, review

AGAIN, HARD, GOOD, EASY = Rating
DECK = deck_of(3, 2)
MCQ, OTHER_MCQ = "deck.s1.0.2", "deck.s1.1.2"


def due_on(item_id: str, n_days: int) -> Card:
    """Return a reviewed card that is due so many days after the first day."""
    return replace(
        new_card(item_id), state=CardState.REVIEW, memory=Memory(5, 5), due_day=FIRST_DAY + timedelta(n_days)
    )


def answers(item_id: str, given_answers: list[tuple[bool, Confidence]]) -> list[Review]:
    """Return the log of a question: each day an answer, right or wrong, with the learner's confidence."""
    card, log = new_card(item_id), []
    for day, (is_correct, confidence) in enumerate(given_answers):
        row = review(
            card,
            GOOD if is_correct else AGAIN,
            noon(day),
            is_correct=is_correct,
            confidence=confidence,
            answer="option A" if is_correct else "option B",
        )
        log.append(row)
        card = apply(card, row)
    return log


@pytest.mark.parametrize(
    ("n_hits", "n", "low", "high"),
    [(9, 12, 0.467695, 0.911058), (0, 10, 0, 0.277533), (10, 10, 0.722467, 1), (1, 1, 0.206549, 1)],
)
def test_an_interval_is_wilsons(n_hits: int, n: int, low: float, high: float) -> None:
    proportion = wilson(n_hits, n)
    assert proportion.value == n_hits / n
    assert (proportion.low, proportion.high) == pytest.approx((low, high), abs=1e-6)


def test_of_nothing_there_is_no_proportion() -> None:
    assert (wilson(0, 0).n, wilson(0, 0).value, wilson(0, 0).low, wilson(0, 0).high) == (0, None, None, None)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_proportion(hits: tuple[int, int]) -> None:
    proportion = wilson(*hits)
    assert proportion.value is not None
    assert proportion.low is not None
    assert proportion.high is not None
    assert 0 <= proportion.low <= proportion.value <= proportion.high <= 1


def forecast(cards: list[Card], marks: dict[str, CardMark] | None = None, now: datetime | None = None) -> pd.Series:
    """Return the number of cards due on each of the next 30 days."""
    by_item = {card.item_id: card for card in cards}
    return due_forecast(by_item, decks=[DECK], marks=marks or {}, now=now or noon(0), learner=LEARNER)["n_due"]


def test_the_forecast_is_of_thirty_days_and_puts_what_is_overdue_today() -> None:
    days = {"deck.s0.0.0": -9, "deck.s0.1.0": 0, "deck.s1.0.0": 2, "deck.s2.0.0": 30}
    n_due = forecast([due_on(item_id, n_days) for item_id, n_days in days.items()])
    assert len(n_due) == 30
    assert n_due.index[0] == pd.Timestamp(FIRST_DAY)
    assert n_due[n_due > 0].to_dict() == {pd.Timestamp(2026, 3, 2): 2, pd.Timestamp(2026, 3, 4): 1}


def test_the_forecast_begins_with_the_learners_study_day() -> None:
    before_four = noon(1) - timedelta(hours=9)
    assert forecast([], now=before_four).index[0] == pd.Timestamp(FIRST_DAY)


def test_new_suspended_and_retired_cards_are_not_due() -> None:
    suspended = {"deck.s0.0.0": CardMark("ada", "deck.s0.0.0", is_suspended=True)}
    assert forecast([due_on("deck.s0.0.0", 0), new_card("deck.s0.1.0"), due_on("retired", 0)], suspended).sum() == 0


def test_a_study_day_sums_its_reviews() -> None:
    log = history(new_card("deck.s0.0.0"), [(0, GOOD), (0, GOOD), (2, GOOD)]) + history(new_card(MCQ), [(0, AGAIN)])
    days = studied_days(own_log(log))
    assert days.index.tolist() == [pd.Timestamp(2026, 3, 2), pd.Timestamp(2026, 3, 4)]
    assert days["n_reviews"].tolist() == [3, 1]
    assert days["n_new"].tolist() == [2, 0]
    assert days["minutes"].tolist() == pytest.approx([3 * 5 / 60, 5 / 60])


def test_without_reviews_there_is_no_studied_day() -> None:
    assert studied_days(own_log([])).empty


def test_the_heat_map_has_whole_weeks_and_a_place_for_every_day() -> None:
    log = history(new_card(), [(0, GOOD), (0, GOOD), (2, GOOD)])
    table = heat_map(studied_days(own_log(log)), until=date(2026, 3, 5), n_weeks=2)
    assert table.index[0] == pd.Timestamp(2026, 2, 23)
    assert table.index[-1] == pd.Timestamp(2026, 3, 5)
    assert table["n_reviews"].tolist() == [0] * 7 + [2, 0, 1, 0]
    assert table["weekday"].tolist() == [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3]
    assert table["week"].unique().tolist() == [pd.Timestamp(2026, 2, 23), pd.Timestamp(2026, 3, 2)]


def test_an_empty_heat_map_is_all_zero() -> None:
    assert heat_map(studied_days(own_log([])), until=FIRST_DAY, n_weeks=1)["n_reviews"].tolist() == [0]


SPACED = [(0, GOOD), (0, GOOD), (2, GOOD), (10, AGAIN), (10, GOOD), (13, GOOD), (30, EASY), (90, GOOD)]


def test_true_retention_counts_only_reviews_that_were_spaced_over_days() -> None:
    """The steps of days 0 and 10 do not count; day 90 came after 60 days, the others after fewer than 21."""
    retention = true_retention(own_log(history(new_card(), SPACED)))
    assert (retention.young.n_hits, retention.young.n) == (3, 4)
    assert (retention.mature.n_hits, retention.mature.n) == (1, 1)
    assert (retention.both.n_hits, retention.both.n) == (4, 5)


def test_true_retention_of_a_time_counts_from_its_first_day_on() -> None:
    retention = true_retention(own_log(history(new_card(), SPACED)), since=FIRST_DAY + timedelta(days=13))
    assert (retention.both.n_hits, retention.both.n) == (3, 3)


def test_true_retention_takes_the_log_in_any_order() -> None:
    log = history(new_card(), SPACED) + history(new_card(MCQ), SPACED)
    assert true_retention(own_log(reversed(log))) == true_retention(own_log(log))


def test_without_a_spaced_review_retention_is_undefined() -> None:
    assert true_retention(own_log(history(new_card(), SPACED[:2]))).both == wilson(0, 0)


def test_a_section_scores_first_answers_and_all() -> None:
    sure = Confidence.SURE
    log = answers(MCQ, [(False, sure), (True, sure), (True, sure)]) + answers(OTHER_MCQ, [(True, sure)])
    table = section_scores(own_log(log), decks=[DECK]).set_index("section_id")
    row = table.loc["s1"]
    assert table["section"].tolist() == ["Section 0", "Section 1", "Section 2"]
    assert (row["n_items"], row["n_first"], row["n_all"]) == (8, 2, 4)
    assert (row["first_proportion"], row["all_proportion"]) == (0.5, 0.75)
    assert (row["all_low"], row["all_high"]) == pytest.approx((wilson(3, 4).low, wilson(3, 4).high))


def test_a_section_without_answers_is_undefined_not_zero() -> None:
    row = section_scores(own_log([]), decks=[DECK]).iloc[0]
    assert (row["n_first"], row["n_all"]) == (0, 0)
    assert all(isnan(row[name]) for name in ("first_proportion", "first_low", "all_proportion", "all_high"))


def test_a_section_without_items_has_no_row() -> None:
    deck = replace(DECK, items=tuple(item for item in DECK.items if item.section_id != "s1"))
    assert section_scores(own_log([]), decks=[deck])["section_id"].tolist() == ["s0", "s2"]


def test_without_decks_there_are_no_rows() -> None:
    assert section_scores(own_log([]), decks=[]).empty
    assert misconceptions(own_log([]), decks=[DECK]).empty


def test_a_lucky_guess_scores_though_it_is_scheduled_as_forgotten() -> None:
    guessed = review(new_card(MCQ), AGAIN, noon(0), is_correct=True, confidence=Confidence.GUESSED)
    assert section_scores(own_log([guessed]), decks=[DECK]).set_index("section_id").loc["s1", "all_proportion"] == 1


def test_a_misconception_is_what_was_wrong_though_the_learner_was_sure() -> None:
    sure, unsure = Confidence.SURE, Confidence.UNSURE
    log = answers(MCQ, [(False, sure), (False, sure), (False, unsure)]) + answers(OTHER_MCQ, [(False, unsure)])
    [row] = misconceptions(own_log(log), decks=[DECK]).to_dict("records")
    assert (row["item_id"], row["section_id"], row["n_sure_and_wrong"]) == (MCQ, "s1", 2)
    assert (row["answer"], row["day"]) == ("option B", pd.Timestamp(2026, 3, 3))


@pytest.mark.parametrize(
    ("later", "is_open"),
    [
        ([], True),
        ([(False, Confidence.UNSURE)], True),
        ([(True, Confidence.GUESSED)], True),
        ([(True, Confidence.UNSURE)], False),
        ([(True, Confidence.SURE), (False, Confidence.SURE)], True),
    ],
)
def test_a_misconception_stays_open_until_a_right_answer_that_is_no_guess(
    later: list[tuple[bool, Confidence]], *, is_open: bool
) -> None:
    [row] = misconceptions(own_log(answers(MCQ, [(False, Confidence.SURE), *later])), decks=[DECK]).to_dict("records")
    assert row["is_open"] is is_open


@given(st.integers(0, 10_000))
def test_what_is_counted_as_arrays_is_what_counting_one_by_one_gives(seed: int) -> None:
    log, _ = studied(seed, n=150, students=[LEARNER])
    own = own_log(log)
    for share, counted in zip(astuple(true_retention(own)), astuple(plain_scores.true_retention(log)), strict=True):
        assert share == pytest.approx(counted)
    assert_frame_equal(section_scores(own, decks=DECKS), plain_scores.section_scores(log, decks=DECKS), check_like=True)
    kept = ["deck_id", "section_id", "n_sure_and_wrong", "answer", "is_open"]
    found, plain = (
        table.set_index("item_id")[kept].sort_index()
        for table in (misconceptions(own, decks=DECKS), plain_scores.misconceptions(log, decks=DECKS))
    )
    assert found.to_dict() == plain.to_dict()


def test_open_misconceptions_come_first_then_the_latest() -> None:
    sure = Confidence.SURE
    closed = answers("deck.s0.0.2", [(False, sure), (False, sure), (False, sure), (True, sure)])
    log = closed + answers(MCQ, [(False, sure)]) + answers(OTHER_MCQ, [(False, sure), (False, sure)])
    assert misconceptions(own_log(log), decks=[DECK])["item_id"].tolist() == [OTHER_MCQ, MCQ, "deck.s0.0.2"]
