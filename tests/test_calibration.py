"""Truths about predicted and observed recall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.class_log import ClassLog
from quiz.memory import DEFAULT_MODEL, next_memories, personal_model, retrievability
from quiz.model import Rating
from quiz.scores.calibration import CALIBRATION_COLUMNS, calibration, predictions
from tests.class_samples import own_log
from tests.study_samples import deck_of, history, new_card

DECK = deck_of(2, 2)
GOOD, AGAIN = Rating.GOOD, Rating.AGAIN


def log_of(answers: dict[int, list[tuple[int, Rating]]]) -> ClassLog:
    """Return the log of answers to the items at these places of the deck."""
    return own_log(row for n, its in answers.items() for row in history(new_card(DECK.items[n].item_id), its))


def test_a_prediction_is_what_the_model_said_before_the_answer() -> None:
    table = predictions(log_of({0: [(0, GOOD), (0, GOOD), (5, AGAIN)]}), decks=[DECK])
    memory = None
    for _ in range(2):
        memory = next_memories(memory, 0, desired_retention=0.9)[GOOD].memory
    assert memory is not None
    assert table["predicted"].tolist() == pytest.approx([retrievability(memory, 5)], rel=1e-4)
    assert table["is_recalled"].tolist() == [False]
    assert table[["section_id", "kind"]].to_numpy().tolist() == [["s0", "basic"]]


def test_same_day_steps_and_first_answers_predict_nothing() -> None:
    assert predictions(log_of({0: [(0, GOOD), (0, AGAIN), (0, GOOD)]}), decks=[DECK]).empty


def test_every_section_and_kind_has_its_own_row() -> None:
    log = log_of({n: [(0, GOOD), (0, GOOD), (3, AGAIN if n % 2 else GOOD)] for n in range(len(DECK.items))})
    by_section = calibration(predictions(log, decks=[DECK]), by=["deck_id", "section_id"])
    assert by_section["n"].tolist() == [8, 8]
    assert by_section["observed"].tolist() == [0.5, 0.5]
    assert list(by_section.columns) == CALIBRATION_COLUMNS
    assert calibration(predictions(log, decks=[DECK]), by=["kind"])["n"].tolist() == [4, 4, 4, 4]


def test_what_left_the_decks_still_counts_without_a_section() -> None:
    table = predictions(log_of({0: [(0, GOOD), (3, GOOD)]}), decks=[])
    assert table["section_id"].isna().all()
    assert calibration(table, by=["section_id"])["n"].tolist() == [1]


def test_another_model_predicts_otherwise_on_the_same_log() -> None:
    log = log_of({0: [(0, GOOD), (0, GOOD), (5, AGAIN)]})
    forgetful = personal_model([weight * (0.2 if n < 4 else 1) for n, weight in enumerate(DEFAULT_MODEL.weights)])
    usual, other = (predictions(log, decks=[DECK], model=model)["predicted"] for model in (DEFAULT_MODEL, forgetful))
    assert (other < usual).all()


@given(st.lists(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(Rating)), max_size=6), max_size=5))
def test_bins_hold_every_review_once(answers: list[list[tuple[int, Rating]]]) -> None:
    log = log_of({n: sorted(its, key=lambda answer: answer[0]) for n, its in enumerate(answers)})
    table = predictions(log, decks=[DECK])
    bins = calibration(table)
    assert bins["n"].sum() == len(table)
    assert (bins["low"] <= bins["observed"]).all()
    assert (bins["observed"] <= bins["high"]).all()
    assert table["predicted"].between(0, 1).all()
