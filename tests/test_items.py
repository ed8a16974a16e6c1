"""Truths about item statistics: equal to vectors worked out elsewhere, and the same whatever the order of the rows."""

import json
from itertools import pairwise
from math import isnan, nan, sqrt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from quiz.scores.class_items import ITEM_COLUMNS
from quiz.scores.first_answers import FirstAnswers, shared_places
from quiz.scores.flags import item_flags
from quiz.scores.items import item_statistics, option_statistics
from quiz.scores.reliability import alpha_if_deleted, quiz_statistics

OWN = json.loads((Path(__file__).parent / "item_vectors.json").read_text())["own12x6"]
LETTERS = "ABCD"


def question_frame(keys: str) -> pd.DataFrame:
    """Return questions with the options A to D, their keys as in *keys*."""
    index = pd.Index([f"item{place}" for place in range(len(keys))], name="item_id")
    options = [(key, *(letter for letter in LETTERS if letter != key)) for key in keys]
    return pd.DataFrame("", index=index, columns=ITEM_COLUMNS).assign(options=options)


def answers_of(rows: list[str], keys: str) -> FirstAnswers:
    """Return the answers of a quiz: a string of letters a learner, "-" for no answer."""
    letters = np.array([list(row) for row in rows])
    answer = np.array([[LETTERS.find(letter) for letter in row] for row in rows])
    nothing = np.zeros(letters.shape, np.bool_)
    return FirstAnswers(
        learner_ids=tuple(f"s{place}" for place in range(len(rows))),
        points=(letters == np.array(list(keys))).astype(float),
        answer=answer,
        answers=tuple(LETTERS),
        seconds=np.full(letters.shape, nan),
        is_omitted=letters == "-",
        is_unreached=nothing,
    )


def scored(points: np.ndarray) -> FirstAnswers:
    """Return answers of which only the points are known, NaN for never met."""
    nothing = np.zeros(points.shape, np.bool_)
    learner_ids = tuple(map(str, range(len(points))))
    return FirstAnswers(
        learner_ids, points, np.full(points.shape, -1), (), np.full(points.shape, nan), nothing, nothing
    )


QUESTIONS = question_frame(OWN["key"])
FIRST = answers_of(list(OWN["responses"].values()), OWN["key"])
STATISTICS = item_statistics(FIRST, QUESTIONS, least_others=1)


@pytest.mark.parametrize(
    ("column", "vector", "scale"),
    [
        ("facility", "facility", 1),
        ("discrimination", "discrimination_index_pct", 100),
        ("discrimination", "point_biserial_corrected", 1),
        ("discriminative_efficiency", "discriminative_efficiency_pct", 100),
        ("upper_lower", "upper_lower_27_tie_shared", 1),
    ],
)
def test_the_statistics_of_a_quiz_are_those_of_the_vectors(column: str, vector: str, scale: float) -> None:
    assert (STATISTICS[column] * scale).tolist() == pytest.approx(OWN[vector], abs=6e-5 * scale)


def test_the_intervals_are_wilsons_and_fishers() -> None:
    first = STATISTICS.iloc[0]
    assert [first["facility_low"], first["facility_high"]] == pytest.approx(OWN["wilson95_facility_item1"], abs=1e-6)
    interval = [first["discrimination_low"], first["discrimination_high"]]
    assert interval == pytest.approx(OWN["fisher95_corrected_pb_item1"], abs=1e-5)


def test_the_statistics_of_a_quiz_as_a_whole_are_those_of_the_vectors() -> None:
    quiz = quiz_statistics(FIRST)
    assert (quiz.n_takers, quiz.n_items, quiz.is_provisional) == (12, 6, True)
    assert quiz.error_ratio is not None
    found = [
        quiz.mean,
        quiz.median,
        quiz.sd,
        quiz.skewness,
        quiz.kurtosis,
        quiz.alpha,
        quiz.sem,
        quiz.error_ratio * 100,
    ]
    names = ("mean", "median", "sd", "skewness", "kurtosis", "kr20", "sem", "error_ratio_pct")
    assert found == pytest.approx([OWN[name] for name in names], rel=1e-8)
    assert list(alpha_if_deleted(FIRST)) == pytest.approx(OWN["alpha_if_deleted"], abs=1e-6)


def test_the_options_of_a_quiz_are_counted_as_in_the_vectors() -> None:
    options = option_statistics(FIRST, QUESTIONS)
    assert options["is_key"].sum() == 6
    for item_id, counts in zip(QUESTIONS.index, OWN["option_counts"], strict=True):
        of_item = options[options["item_id"] == item_id]
        found = {
            option if isinstance(option, str) else "none": n
            for option, n in zip(of_item["option"], of_item["n"], strict=True)
        }
        assert found == counts
    assert STATISTICS["n_omitted"].tolist() == [0, 0, 0, 0, 0, 1]


def test_a_distractor_works_if_one_in_twenty_chooses_it() -> None:
    assert STATISTICS["distractor_efficiency"].tolist() == pytest.approx([2 / 3, 2 / 3, 1, 1, 2 / 3, 1])


def test_the_thirds_share_ties_and_hold_everybody() -> None:
    options = option_statistics(FIRST, QUESTIONS)
    sums = options.groupby("item_id")[["share", "share_upper", "share_middle", "share_lower"]].sum()
    assert sums.to_numpy() == pytest.approx(np.ones((6, 4)))


def test_nothing_is_told_of_fewer_than_ten_answers() -> None:
    few = answers_of(list(OWN["responses"].values())[:9], OWN["key"])
    statistics = item_statistics(few, QUESTIONS, least_others=1)
    assert statistics["n"].tolist() == [9] * 6
    assert statistics[["facility", "discrimination", "upper_lower", "n_rest"]].isna().all(axis=None)
    assert option_statistics(few, QUESTIONS).empty
    assert item_flags(statistics, option_statistics(few, QUESTIONS)).empty
    assert quiz_statistics(few).alpha is None
    assert alpha_if_deleted(few) == (None,) * 6


def test_a_negative_alpha_is_a_number_and_its_error_more_than_all() -> None:
    points = np.array([[1, 0], [0, 1]] * 5 + [[1, 1]])
    quiz = quiz_statistics(scored(points.astype(float)))
    assert quiz.alpha is not None
    assert quiz.error_ratio is not None
    assert quiz.alpha < 0
    assert quiz.error_ratio > 1


def test_a_quiz_in_which_all_score_the_same_has_no_reliability() -> None:
    quiz = quiz_statistics(scored(np.ones((12, 3))))
    assert (quiz.mean, quiz.sd, quiz.alpha, quiz.sem, quiz.skewness) == (3, 0, None, None, None)
    statistics = item_statistics(scored(np.ones((12, 3))), question_frame("AAA"), least_others=1)
    assert statistics["discrimination"].isna().all()
    assert statistics["facility"].tolist() == [1, 1, 1]


def test_free_study_has_no_reliability() -> None:
    with pytest.raises(ValueError, match="did not all take the same items"):
        quiz_statistics(scored(np.array([[1, nan], [0, 1]])))


TABLES = hnp.arrays(
    float, st.tuples(st.integers(10, 40), st.integers(2, 14)), elements=st.sampled_from([0.0, 1.0, nan])
)


@given(TABLES, st.integers(0, 2**32))
def test_the_order_of_the_learners_never_matters(points: np.ndarray, seed: int) -> None:
    questions = question_frame("A" * points.shape[1])
    order = np.random.default_rng(seed).permutation(len(points))
    one = item_statistics(scored(points), questions, least_others=1)
    other = item_statistics(scored(points[order]), questions, least_others=1)
    numbers = one.select_dtypes("number").columns
    assert one[numbers].to_numpy() == pytest.approx(other[numbers].to_numpy(), nan_ok=True, abs=1e-9)


@given(TABLES)
def test_the_item_rest_correlation_is_pearsons_with_the_share_right_of_the_others(points: np.ndarray) -> None:
    """An independent computation: loops instead of arrays, and the formula as a textbook has it."""
    statistics = item_statistics(scored(points), question_frame("A" * points.shape[1]), least_others=3)
    for place in range(points.shape[1]):
        pairs = []
        for row in points:
            others = [point for at, point in enumerate(row) if at != place and not isnan(point)]
            if not isnan(row[place]) and len(others) >= 3:
                pairs.append((row[place], sum(others) / len(others)))
        n_met = int((~np.isnan(points[:, place])).sum())
        assert statistics["n"].iloc[place] == n_met
        found = statistics["discrimination"].iloc[place]
        expected = pearson(pairs) if n_met >= 10 else None
        assert isnan(found) if expected is None else found == pytest.approx(expected, abs=1e-9)


def pearson(pairs: list[tuple[float, float]]) -> float | None:
    """Return the correlation of *pairs*; None where a side has no spread."""
    if len({one for one, _ in pairs}) < 2 or len({round(other, 12) for _, other in pairs}) < 2:
        return None
    mean_x, mean_y = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    cov = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    return cov / sqrt(sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=40), st.floats(0, 1))
def test_shared_places_are_all_given_out_and_the_better_never_gets_less(scores: list[int], part: float) -> None:
    size = part * len(scores)
    shares = shared_places(np.array(scores, float), size)
    assert shares.sum() == pytest.approx(size)
    assert all(0 <= share <= 1 for share in shares)
    by_score = sorted(zip(scores, shares, strict=True))
    assert all(low[1] <= high[1] + 1e-12 for low, high in pairwise(by_score))


def two_keys() -> tuple[FirstAnswers, pd.DataFrame]:
    """Return a quiz whose first question has two right keys: who knows the rest chooses the other."""
    rows = ["B" + "A" * 5] * 12 + ["A" + "B" * 5] * 6 + ["C" + "C" * 5] * 6 + ["D" + "A" * 3 + "BB"] * 6
    keys = "A" * 6
    return answers_of(rows, keys), question_frame(keys)


def test_a_question_with_two_right_keys_is_flagged_first_and_says_why() -> None:
    first, questions = two_keys()
    statistics = item_statistics(first, questions, least_others=1)
    flags = item_flags(statistics, option_statistics(first, questions))
    assert flags["item_id"].iloc[0] == "item0"
    by_rule = flags[flags["item_id"] == "item0"].set_index("rule")["reason"]
    assert {"negative", "better distractor", "inefficient"} <= set(by_rule.index)
    assert "“B” (100\u00a0%) more often than the key (0\u00a0%)" in by_rule["better distractor"]
    assert "negative" not in set(flags.loc[flags["item_id"] != "item0", "rule"])


def test_a_sound_question_is_not_flagged() -> None:
    rows = (
        ["AA" + "A" * 10] * 10
        + ["AB" + "A" * 5 + "B" * 5] * 10
        + ["BA" + "C" * 10, "DC" + "D" * 10, "CD" + "B" * 10] * 4
    )
    first, questions = answers_of(rows, "A" * 12), question_frame("A" * 12)
    flags = item_flags(item_statistics(first, questions, least_others=1), option_statistics(first, questions))
    assert "item0" not in set(flags["item_id"])
