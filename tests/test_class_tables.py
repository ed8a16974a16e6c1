"""Truths about a class's score tables: each number is what counting the answers one by one gives, or what is known."""

import json
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from math import isnan, sqrt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import retrievability
from quiz.model import AtRiskRules, Card, Rating, Review
from quiz.scores.class_items import item_frame
from quiz.scores.class_tables import DECK, SECTION, class_scores, heat_map_cells, section_totals
from quiz.scores.drilldown import class_misconceptions, item_choices
from quiz.scores.prediction import MODEL_ERROR, Prediction, expected_scores
from quiz.scores.proportions import Z
from quiz.scores.pseudonyms import pseudonyms
from quiz.scores.risk import RiskLevel, at_risk
from quiz.scores.standing import Standing
from quiz.scores.teaching import teach_again
from tests.class_samples import DECKS, STUDENT_IDS, STUDENTS, columns_of, studied
from tests.plain_scores import misconceptions, section_scores, true_retention
from tests.study_samples import FIRST_DAY

RECALL = json.loads((Path(__file__).parent / "item_vectors.json").read_text())["fsrs6_recall"]
EXAM_DAY = FIRST_DAY + timedelta(days=60)
ITEMS = item_frame(DECKS)
SEEDS = st.integers(0, 10_000)


def standing_of(reviews: list[Review], cards: dict[tuple[str, str], Card]) -> Standing:
    return Standing.of(columns_of(reviews, cards.values()), ITEMS, exam_day=EXAM_DAY)


def of_student(reviews: list[Review], learner_id: str) -> list[Review]:
    return [row for row in reviews if row.learner_id == learner_id]


@given(SEEDS)
def test_a_row_of_the_class_is_what_the_students_own_page_says(seed: int) -> None:
    reviews, cards = studied(seed)
    table = class_scores(standing_of(reviews, cards)).set_index("learner_id")
    assert table.index.tolist() == list(STUDENT_IDS)
    for learner_id in STUDENT_IDS:
        own, row = of_student(reviews, learner_id), table.loc[learner_id]
        retention = true_retention(own).both
        first = [review.is_correct for review in own if review.rep == 1]
        assert (row["n_first"], row["n_met"], row["n_reviews"]) == (len(first), len(first), len(own))
        assert row["first_share"] == pytest.approx(sum(first) / len(first))
        assert row["n_spaced"] == retention.n
        assert row["retention"] == pytest.approx(retention.value, nan_ok=True) or retention.value is None
        assert row["minutes"] == pytest.approx(sum(review.duration_ms for review in own) / 60_000)
        assert row["last_day"].date() == max(review.study_day for review in own)
        assert row["completion"] == len(first) / len(ITEMS)


@given(SEEDS)
def test_a_section_of_a_student_is_what_the_students_own_page_says(seed: int) -> None:
    reviews, cards = studied(seed)
    table = class_scores(standing_of(reviews, cards), by=SECTION)
    for learner_id in STUDENT_IDS:
        own = section_scores(of_student(reviews, learner_id), decks=DECKS)
        row = table[table["learner_id"] == learner_id].reset_index(drop=True)
        assert row[["deck_id", "section_id", "n_items", "n_first"]].equals(
            own[["deck_id", "section_id", "n_items", "n_first"]]
        )
        for ours, theirs in (("first_share", "first_proportion"), ("first_low",) * 2, ("first_high",) * 2):
            assert row[ours].to_numpy() == pytest.approx(own[theirs].to_numpy(), nan_ok=True)


@given(SEEDS)
def test_the_expected_score_sums_the_chances_of_every_item(seed: int) -> None:
    """Independent of the arrays: a card at a time, each through the memory model's own function."""
    reviews, cards = studied(seed, n=30)
    table = class_scores(standing_of(reviews, cards), by=DECK).set_index(["learner_id", "deck_id"])
    for learner_id in STUDENT_IDS:
        for deck in DECKS:
            chances, slopes, recalls = [], [], []
            for item in deck.items:
                guess = 0.25 if item.kind in ("mcq", "vignette") else 0.0
                card = cards.get((learner_id, item.item_id))
                if card is None or card.memory is None or card.last_review_day is None:
                    chances.append(guess)
                    continue
                recalls.append(retrievability(card.memory, (EXAM_DAY - card.last_review_day).days))
                chances.append(recalls[-1] + (1 - recalls[-1]) * guess)
                slopes.append(1 - guess)
            n, row = len(deck.items), table.loc[(learner_id, deck.deck_id)]
            spread = sqrt(sum(p * (1 - p) for p in chances) + (MODEL_ERROR * sum(slopes)) ** 2) / n
            assert row["score"] == pytest.approx(sum(chances) / n)
            assert row["score_low"] == pytest.approx(max(0, sum(chances) / n - Z * spread))
            assert row["score_high"] == pytest.approx(min(1, sum(chances) / n + Z * spread))
            assert isnan(row["recall"]) if not recalls else row["recall"] == pytest.approx(sum(recalls) / len(recalls))


def test_the_expected_score_of_the_vector_and_its_luck() -> None:
    recall = np.array([RECALL["R"]])
    chance = recall + (1 - recall) / 4
    assert chance[0].tolist() == pytest.approx(RECALL["mcq4_p_with_guessing"], abs=1e-6)
    found = expected_scores(Prediction(recall, chance, np.full(3, 0.25)), np.zeros(3, np.int32), 1)
    assert found["score"][0, 0] * 3 == pytest.approx(RECALL["expected_score"], abs=2e-6)
    assert found["recall"][0, 0] == pytest.approx(RECALL["topic_mean"], abs=1e-6)
    low = found["score"][0, 0] - Z * sqrt((RECALL["score_sd"] / 3) ** 2 + (MODEL_ERROR * 0.75) ** 2)
    assert found["score_low"][0, 0] == pytest.approx(low, abs=1e-6)


def test_who_never_answered_is_in_the_table_with_what_is_known_which_is_guessing() -> None:
    row = class_scores(standing_of([], {})).iloc[0]
    assert (row["n_met"], row["n_first"], row["n_reviews"], row["minutes"]) == (0, 0, 0, 0)
    assert pd.isna(row["last_day"])
    assert all(isnan(row[name]) for name in ("first_share", "retention", "recall"))
    assert row["score"] == row["score_unmet"] == pytest.approx(0.125)  # half of the items have four options


def test_a_retired_item_counts_nowhere() -> None:
    reviews, cards = studied(1)
    kept = ITEMS[ITEMS["deck_id"] == "second"]
    log = columns_of(reviews, cards.values())
    table = class_scores(Standing.of(log, kept, exam_day=EXAM_DAY))
    assert table["n_reviews"].sum() == sum(row.deck_id == "second" for row in reviews)
    assert table["n_met"].sum() == sum(card.deck_id == "second" for card in cards.values())


def test_the_heat_map_has_a_row_a_student_and_a_column_a_section() -> None:
    standing = standing_of(*studied(2))
    scores = class_scores(standing, by=SECTION)
    cells = heat_map_cells(scores)
    assert cells.shape == (3, 3)
    for row in scores.to_dict("records"):
        cell = cells.loc[row["learner_id"], (row["deck_id"], row["section_id"])]
        assert cell == pytest.approx(row["recall"], nan_ok=True)


@given(SEEDS)
def test_forgotten_and_never_known_are_told_apart(seed: int) -> None:
    reviews, cards = studied(seed, n=120)
    totals = section_totals(standing_of(reviews, cards)).set_index(["deck_id", "section_id"])
    section_of = {item.item_id: (deck.deck_id, item.section_id) for deck in DECKS for item in deck.items}
    n_after, n_wrong = defaultdict(int), defaultdict(int)
    by_card = defaultdict(list)
    for row in reviews:
        by_card[row.learner_id, row.item_id].append(row)
    for (_, item_id), log in by_card.items():
        for place, row in enumerate(log):
            if any(earlier.is_correct and earlier.study_day < row.study_day for earlier in log[:place]):
                n_after[section_of[item_id]] += 1
                n_wrong[section_of[item_id]] += not row.is_correct
    for key, row in totals.iterrows():
        assert row["n_after"] == n_after[key]
        assert isnan(row["error_after"]) if not n_after[key] else row["error_after"] == n_wrong[key] / n_after[key]
        first = [review.is_correct for review in reviews if review.rep == 1 and section_of[review.item_id] == key]
        assert row["error_first"] == pytest.approx(1 - sum(first) / len(first))


def test_what_to_teach_again_is_what_costs_the_class_most() -> None:
    standing = standing_of(*studied(3))
    table = teach_again(standing, n=100)
    assert all(one >= other for one, other in pairwise(table["loss"]))
    parts = table["loss_forgotten"] + table["loss_never_right"]
    assert table["loss"].to_numpy() == pytest.approx(parts.to_numpy())
    every = teach_again(standing, n=100, is_unmet_counted=True)
    lost = (1 - standing.prediction.chance).sum()
    assert every["loss"].sum() == pytest.approx(lost)
    assert (every["n_met"] + every["n_unmet"] == len(STUDENTS)).all()
    assert every["source"].str.len().min() > 0
    assert len(teach_again(standing)) == 5


def test_who_once_was_right_and_fails_now_has_forgotten() -> None:
    reviews, cards = studied(4)
    for (learner_id, item_id), card in cards.items():
        own = {key: value for key, value in cards.items() if key == (learner_id, item_id)}
        log = [row for row in reviews if (row.learner_id, row.item_id) == (learner_id, item_id)]
        table = teach_again(standing_of(log, own))
        assert card.memory is not None
        assert (table.loc[item_id, "loss_forgotten"] > 0) == any(row.is_correct for row in log)
        assert (table.loc[item_id, "loss_never_right"] > 0) == (not any(row.is_correct for row in log))


@given(SEEDS)
def test_a_misconception_in_the_class_is_one_on_the_students_own_page(seed: int) -> None:
    reviews, cards = studied(seed, n=120)
    log = columns_of(reviews, cards.values())
    for learner_id in STUDENT_IDS:
        own = misconceptions(of_student(reviews, learner_id), decks=DECKS).set_index("item_id").sort_index()
        found = class_misconceptions(log, ITEMS, learner_id=learner_id).set_index("item_id").sort_index()
        assert (
            found[["n_sure_and_wrong", "answer", "is_open"]].to_dict()
            == own[["n_sure_and_wrong", "answer", "is_open"]].to_dict()
        )
    assert len(class_misconceptions(log, ITEMS)) == sum(
        len(class_misconceptions(log, ITEMS, learner_id=learner_id)) for learner_id in STUDENT_IDS
    )


def test_who_chose_what_is_told_by_learner() -> None:
    reviews, cards = studied(5, n=150)
    log = columns_of(reviews, cards.values())
    question = next(row.item_id for row in reviews if row.answer == "option B")
    for row in item_choices(log, question).to_dict("records"):
        own = [review for review in of_student(reviews, row["learner_id"]) if review.item_id == question]
        assert (row["first_answer"], row["last_answer"]) == (own[0].answer, own[-1].answer)
        assert (row["is_first_right"], row["is_last_right"]) == (own[0].is_correct, own[-1].is_correct)
        assert row["n_answers"] == len(own)
    assert item_choices(log, "unknown").empty


def scores_with(**columns: object) -> pd.DataFrame:
    """Return one student's row in which nothing is amiss but *columns*."""
    sound = {"learner_id": "ada", "n_first": 40, "n_met": 40, "first_share": 0.8, "recall": 0.9, "score": 0.85}
    return pd.DataFrame([{**sound, "last_day": pd.Timestamp(FIRST_DAY), **columns}])


@pytest.mark.parametrize(
    ("columns", "level", "words"),
    [
        ({}, RiskLevel.NONE, ""),
        ({"first_share": 0.599}, RiskLevel.HIGH, "59\u00a0% of 40 first answers were right (60\u00a0% expected)."),
        ({"first_share": 0.60}, RiskLevel.SOME, "60\u00a0% of 40 first answers were right"),
        ({"first_share": 0.70}, RiskLevel.NONE, ""),
        ({"recall": 0.5}, RiskLevel.HIGH, "Will remember 50\u00a0% of 40 items on the exam day"),
        ({"last_day": pd.Timestamp(FIRST_DAY) - pd.Timedelta(days=8)}, RiskLevel.HIGH, "Has not studied for 8 days"),
        ({"last_day": pd.NaT, "n_first": 0}, RiskLevel.HIGH, "Has not answered anything yet."),
        ({"n_first": 9, "first_share": 0.1}, RiskLevel.UNKNOWN, ""),
    ],
)
def test_who_is_at_risk_and_why(columns: dict[str, object], level: RiskLevel, words: str) -> None:
    row = at_risk(scores_with(**columns), rules=AtRiskRules(), today=FIRST_DAY).iloc[0]
    assert row["level"] == level
    assert words in row["reason"]
    assert bool(row["reason"]) == bool(words)


def test_a_rule_that_is_switched_off_is_not_looked_at_and_what_is_due_only_if_known() -> None:
    off = AtRiskRules(None, None, None, None)
    bad = scores_with(first_share=0.1, recall=0.1, last_day=pd.NaT)
    assert at_risk(bad, rules=off, today=FIRST_DAY, due_shares={"ada": 0.0})["level"].tolist() == [RiskLevel.NONE]
    late = at_risk(scores_with(), rules=AtRiskRules(), today=FIRST_DAY, due_shares={"ada": 0.2}).iloc[0]
    assert late["reason"] == "Has done 20\u00a0% of what was due (50\u00a0% expected)."


def test_the_students_most_at_risk_come_first() -> None:
    reviews, cards = studied(6)
    scores = class_scores(standing_of(reviews, cards))
    scores["n_first"], scores["first_share"] = 20, [0.9, 0.3, 0.65]
    table = at_risk(scores, rules=AtRiskRules(None, 0.0, None, None), today=date(2026, 3, 3))
    assert table["level"].tolist() == [RiskLevel.NONE] * 3
    table = at_risk(scores, rules=AtRiskRules(0.6, None, None, None), today=date(2026, 3, 3))
    assert table["learner_id"].tolist() == ["student1", "student2", "student0"]


def test_a_pseudonym_stays_in_its_class_and_says_nothing_in_another() -> None:
    names = [f"student{number}" for number in range(1000)]
    one = pseudonyms(names, class_id="1a", secret=b"secret")
    assert one == pseudonyms(reversed(names), class_id="1a", secret=b"secret")
    assert len(set(one.values())) == len(names)
    assert not set(one.values()) & set(pseudonyms(names, class_id="1b", secret=b"secret").values())
    assert not set(one.values()) & set(pseudonyms(names, class_id="1a", secret=b"other").values())
    with pytest.raises(ValueError, match="need a secret"):
        pseudonyms(names, class_id="1a", secret=b"")


def test_ratings_above_again_are_remembered() -> None:
    """A lucky guess is right by the score and forgotten by the schedule: retention goes by the schedule."""
    reviews, cards = studied(7, n=200)
    assert any(row.rating is Rating.AGAIN for row in reviews)
    table = class_scores(standing_of(reviews, cards)).set_index("learner_id")
    for learner_id in STUDENT_IDS:
        both = true_retention(of_student(reviews, learner_id)).both
        assert (row := table.loc[learner_id])["retention_low"] == pytest.approx(both.low)
        assert row["retention_high"] == pytest.approx(both.high)


def test_a_class_without_answers_has_no_misconceptions_and_nothing_forgotten() -> None:
    standing = standing_of([], {})
    assert class_misconceptions(standing.log, ITEMS).empty
    assert teach_again(standing).empty
    totals = section_totals(standing)
    assert totals["met_share"].tolist() == [0, 0, 0]
    assert totals[["recall", "error_first", "error_after"]].isna().all(axis=None)
