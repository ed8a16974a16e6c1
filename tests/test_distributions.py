"""Truths about how memories are spread, scores by kind, and runs of study days."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from quiz.memory import DEFAULT_MODEL, personal_model, retrievability
from quiz.model import Card, Memory, Rating
from quiz.scores import studied_days, wilson
from quiz.scores.distributions import kind_scores, known_now, lasting_memories, streak
from tests.class_samples import own_log
from tests.study_samples import FIRST_DAY, deck_of, history, new_card, noon, review

DECK = deck_of(1, 2)


def card(stability_days: float, *, n_days_ago: int = 0) -> Card:
    """Return a card of so much stability, last answered so many days before the first day."""
    last = FIRST_DAY - timedelta(days=n_days_ago)
    return replace(new_card(), memory=Memory(stability_days, 5), last_review_day=last)


def test_every_memory_is_in_the_class_that_holds_its_days() -> None:
    table = lasting_memories([card(0.5), card(1), card(2.99), card(3), card(400), new_card()])
    assert table["n_cards"].tolist() == [1, 2, 1, 0, 0, 0, 1]
    assert table["lasts"].iloc[0] == "less than a day"


def test_no_cards_make_empty_classes() -> None:
    assert lasting_memories([new_card()])["n_cards"].sum() == 0
    assert known_now([], today=FIRST_DAY)["n_cards"].tolist() == [0] * 10


@pytest.mark.parametrize("model", [DEFAULT_MODEL, personal_model([w * 1.3 for w in DEFAULT_MODEL.weights])])
def test_a_card_is_counted_at_the_chance_that_its_model_gives_it(model: object) -> None:
    old = card(10, n_days_ago=60)
    assert old.memory is not None
    tenth = int(retrievability(old.memory, 60, model=model) * 10)  # type: ignore[arg-type]
    table = known_now([old, card(10)], today=FIRST_DAY, model=model)  # type: ignore[arg-type]
    assert table["n_cards"].iloc[tenth] == 1
    assert table["n_cards"].iloc[9] == 1


def test_kinds_score_what_was_answered_of_them_in_their_own_order() -> None:
    log = [
        review(replace(new_card(item.item_id), rep=rep), rating, noon(rep))
        for item in reversed(DECK.items)
        for rep, rating in enumerate((Rating.GOOD, Rating.AGAIN, Rating.GOOD))
    ]
    table = kind_scores(own_log([*log, review(new_card("gone"), Rating.GOOD, noon(0))]), decks=[DECK])
    assert table["kind"].tolist() == ["Flashcards", "Gaps", "Questions", "Cases"]
    assert table["n_all"].tolist() == [6, 6, 6, 6]
    expected = wilson(4, 6)
    assert table.iloc[0][["all_proportion", "all_low", "all_high"]].tolist() == pytest.approx(
        [expected.value, expected.low, expected.high]
    )
    assert kind_scores(own_log([]), decks=[DECK]).empty


@pytest.mark.parametrize(("today", "n_days"), [(4, 3), (5, 3), (6, 0), (0, 1), (1, 1)])
def test_a_run_of_days_ends_today_or_yesterday(today: int, n_days: int) -> None:
    log = history(new_card(), [(day, Rating.GOOD) for day in (0, 2, 3, 4)])
    day: date = FIRST_DAY + timedelta(days=today)
    days = studied_days(own_log(row for row in log if row.study_day <= day))
    assert streak(days, today=pd.Timestamp(day)) == n_days
