"""Regrades: scores change as they say, from the answers that they reach; the log stays."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import Credit, Regrade
from quiz.scores import item_frame
from quiz.scores.regrading import regrade_effect, regraded
from tests.class_samples import DECKS, columns_of, rows_of, studied
from tests.plain_scores import regraded_reviews
from tests.study_samples import noon

ITEMS = item_frame(DECKS)
QUESTION = next(item.item_id for item in DECKS[0].items if item.kind == "mcq")


def regrade(credit: Credit, *accepted: str, n_days: int = 1_000) -> Regrade:
    return Regrade(1, DECKS[0].deck_id, QUESTION, credit, accepted, noon(n_days), "", "Ada")


SOME = st.one_of(
    st.builds(regrade, st.sampled_from([Credit.EVERYONE, Credit.NOBODY]), n_days=st.integers(0, 40)),
    st.builds(
        lambda accepted, n_days: regrade(Credit.ACCEPTED, *accepted, n_days=n_days),
        st.lists(st.sampled_from(["option A", "option B", "option C"]), min_size=1),
        st.integers(0, 40),
    ),
)


@given(st.integers(0, 99), SOME)
def test_columns_and_reviews_are_regraded_alike(seed: int, made: Regrade) -> None:
    reviews, _ = studied(seed)
    by_columns = regraded(columns_of(reviews, ()), [made])
    by_reviews = columns_of(regraded_reviews(reviews, [made]), ())
    assert rows_of(by_columns)[0] == rows_of(by_reviews)[0]


def test_a_second_key_counts_and_the_first_still_does() -> None:
    reviews, cards = studied(1, n=400)
    both = regraded(columns_of(reviews, cards.values()), [regrade(Credit.ACCEPTED, "option A", "option B")])
    chosen = {
        (answer, right)
        for item, answer, right in zip(both.reviews.item, both.reviews.answer, both.reviews.is_correct, strict=True)
        if both.item_ids[item] == QUESTION
    }
    named = {((*both.answers, None)[answer], bool(right)) for answer, right in chosen}
    assert named == {("option A", True), ("option B", True), ("option C", False)}


def test_an_item_that_nobody_gets_is_in_no_score() -> None:
    reviews, _ = studied(1, n=400)
    left = regraded_reviews(reviews, [regrade(Credit.NOBODY)])
    assert {row.item_id for row in reviews} - {row.item_id for row in left} == {QUESTION}


def test_answers_after_the_regrade_are_scored_as_given() -> None:
    reviews, _ = studied(1, n=400)
    half = regraded_reviews(reviews, [regrade(Credit.EVERYONE, n_days=20)])
    late = [(a, b) for a, b in zip(reviews, half, strict=True) if a.study_day > noon(20).date()]
    assert late
    assert all(a == b for a, b in late)


def test_the_effect_is_what_each_students_score_was_and_becomes() -> None:
    reviews, cards = studied(3, n=400)
    log = columns_of(reviews, cards.values())
    made = regrade(Credit.EVERYONE)
    effect = regrade_effect(log, ITEMS, made).set_index("learner_id")
    for learner_id in log.learner_ids:
        first = [row for row in reviews if row.learner_id == learner_id and row.rep == 1]
        before = sum(row.is_correct for row in first)
        after = sum(row.is_correct for row in regraded_reviews(first, [made]))
        if before == after:
            assert learner_id not in effect.index
        else:
            assert effect.loc[learner_id].tolist() == [len(first), before, after]


@pytest.mark.parametrize("made", [regrade(Credit.NOBODY), regrade(Credit.ACCEPTED, "option D")])
def test_a_regrade_of_an_item_that_nobody_met_changes_nothing(made: Regrade) -> None:
    reviews, cards = studied(3)
    log = columns_of(reviews, cards.values())
    unknown = replace(made, item_id="never met")
    assert np.array_equal(regraded(log, [unknown]).reviews.is_correct, log.reviews.is_correct)
    assert regrade_effect(log, ITEMS, unknown).empty
