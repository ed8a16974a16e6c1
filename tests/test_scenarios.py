"""What happens to learners as people are: away for a year, forgetting a card for the eighth time and taking it back.

`SCENARIOS` lists all that a schedule must get right. Each stands where its module is tested, marked with its name;
a test here sees to it that none is listed and not tested.
"""

import ast
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.model import CardState, ExamPlan, Learner, Memory, Rating, Sitting
from quiz.planner import course_of, prepared, recovery, todays_choice
from quiz.scheduling import is_leech_warning, preview
from quiz.store import Store
from tests.class_samples import own_log
from tests.store_samples import DECK, FIRST, SECOND, answer, rows
from tests.study_samples import FIRST_DAY, LEARNER, deck_of, new_card, noon, review
from tests.studying import SITTING, Desk, reviewed

SCENARIOS = {
    # published vectors
    "ratings of py-fsrs's own tests",
    "history of fsrs-rs's own tests",
    "days until recall falls to a share",
    "the curve of a decay of 0.2",
    "intervals and ease of SM-2",
    "easy ten times at once",
    "forgotten a thousand times",
    "a leech",
    # days and clocks
    "twelve hours over the rollover",
    "fifteen hours within a day",
    "summer time begins and ends",
    "Berlin, Tokyo, Berlin",
    "the clock goes back",
    # answers out of the ordinary
    "known before and after its day",
    "known twenty times on a day",
    "forgotten before and after its day",
    "forgotten when hardly learned",
    "forgotten and known, again and again on a day",
    "hard on the same day",
    "a card left in its first steps",
    "stability beyond a hundred years",
    # intervals
    "fuzz of ten days",
    "hard before good before easy",
    # people
    "pressed twice, or in two tabs",
    "undo",
    "another retention or memory model",
    "a senseless retention or exam day",
    "a year away",
}
N_DUE, MINUTES = 2_000, 20
LONG_AGO = deck_of(20, 25)


def marked() -> Iterator[str]:
    """Yield the scenarios that tests are marked with."""
    for path in Path(__file__).parent.rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        for test in ast.walk(ast.parse(text)) if "mark.scenario(" in text else ():
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
                for mark in test.decorator_list:
                    match mark:
                        case ast.Call(ast.Attribute(attr="scenario"), [ast.Constant(str(name))]):
                            yield name


def test_every_scenario_has_a_test_and_every_marked_test_a_scenario() -> None:
    assert set(marked()) == SCENARIOS


@pytest.mark.scenario("a year away")
def test_after_a_year_away_two_thousand_are_due_and_a_day_holds_what_its_minutes_hold() -> None:
    cards = {
        item.item_id: reviewed(item.item_id, n_days_ago=365, stability_days=2 + place % 60)
        for place, item in enumerate(LONG_AGO.items)
    }
    assert len(cards) == N_DUE
    limited = replace(SITTING, max_minutes=MINUTES)
    queued = Desk(limited, decks=(LONG_AGO,), cards=cards).queue()
    assert queued.minutes_left == pytest.approx(MINUTES, abs=1)

    course = course_of([LONG_AGO], cards=cards, marks={}, log=own_log([]), today=FIRST_DAY)
    plan = ExamPlan(FIRST_DAY + timedelta(days=30), (MINUTES,) * 7, (LONG_AGO.deck_id,))
    chosen = todays_choice(course, prepared(course, plan, today=FIRST_DAY), plan, today=FIRST_DAY)
    assert 0 < len(chosen) < N_DUE / 10

    found = recovery(course, 0.9, minutes=[60] * 200)
    assert found.n_due.iloc[0] == N_DUE
    assert found.n_days is not None
    assert 10 < found.n_days < 200


@pytest.mark.scenario("undo")
@pytest.mark.scenario("a leech")
def test_undo_of_the_eighth_lapse_takes_back_card_log_count_and_warning(store: Store, learner: Learner) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    store.start_sitting(learner, Sitting("sitting", learner.learner_id, (DECK.deck_id,), noon(0)))
    answer(store, FIRST, Rating.EASY, n_days=0)
    for lapse in range(1, 8):
        answer(store, FIRST, Rating.AGAIN, n_days=10 * lapse)
        answer(store, FIRST, Rating.GOOD, n_days=10 * lapse)
    before, log = store.card(learner, DECK.deck_id, FIRST.item_id), store.reviews(learner)
    today = noon(80).date()
    n_today = len(store.reviews(learner, since_day=today))
    assert not is_leech_warning(before)
    answer(store, FIRST, Rating.AGAIN, n_days=80)
    after = store.card(learner, DECK.deck_id, FIRST.item_id)
    assert is_leech_warning(after)
    assert after.n_lapses == 8
    store.undo_last(learner, now=noon(80))
    assert store.card(learner, DECK.deck_id, FIRST.item_id) == before
    assert store.reviews(learner) == log
    assert len(store.reviews(learner, since_day=today)) == n_today == 0


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=30)], ids=str)
@pytest.mark.scenario("the clock goes back")
def test_a_clock_gone_back_moves_no_card_back_and_both_clocks_are_logged(
    store: Store, learner: Learner, database_url: str, back: timedelta
) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    answer(store, FIRST, Rating.GOOD, n_days=40)
    latest, early = noon(40), noon(40) - back
    before = store.card(learner, DECK.deck_id, FIRST.item_id)
    for card, at in (
        (before, early),
        (store.card(learner, DECK.deck_id, SECOND.item_id), early + timedelta(minutes=9)),
    ):
        assert store.clock_ahead(learner, now=at) == latest
        store.record(learner, review(card, Rating.GOOD, at, learner=learner))
    after = store.card(learner, DECK.deck_id, FIRST.item_id)
    assert (after.last_review_at, after.last_review_day) == (before.last_review_at, before.last_review_day)
    assert [row.answered_at for row in store.reviews(learner)] == [latest, early, early + timedelta(minutes=9)]
    assert len(rows(database_url, "SELECT * FROM clock_setbacks")) == 2
    with zipfile.ZipFile(io.BytesIO(store.people.export(learner))) as files:
        logged = json.loads(files.read("clock_setbacks.json"))
    assert [(row["clock_at"], row["latest_at"]) for row in logged] == [
        (at.isoformat(), latest.isoformat()) for at in (early, early + timedelta(minutes=9))
    ]
    assert store.verify() == ()


def test_a_clock_put_right_by_seconds_is_not_spoken_of(store: Store, learner: Learner, database_url: str) -> None:
    store.save_deck(learner, DECK, now=noon(0))
    answer(store, FIRST, Rating.GOOD, n_days=1)
    for at in (noon(1) - timedelta(seconds=59), noon(1), noon(2)):
        assert store.clock_ahead(learner, now=at) is None
    card = store.card(learner, DECK.deck_id, SECOND.item_id)
    store.record(learner, review(card, Rating.GOOD, noon(1) - timedelta(seconds=59), learner=learner))
    assert rows(database_url, "SELECT * FROM clock_setbacks") == []


@pytest.mark.parametrize(
    ("elapsed_days", "stability_days"), [(0, 26.22), (1, 3.186), (10, 3.254), (100, 3.747), (3650, 6.418)]
)
@pytest.mark.scenario("forgotten before and after its day")
def test_a_card_forgotten_comes_back_in_ten_minutes_whenever_it_was_due(
    elapsed_days: int, stability_days: float
) -> None:
    card = replace(
        new_card(),
        rep=3,
        state=CardState.REVIEW,
        memory=Memory(100, 5),
        due_day=noon(100).date(),
        last_review_at=noon(0),
        last_review_day=FIRST_DAY,
    )
    at = noon(elapsed_days) + timedelta(minutes=1)
    after = preview(card, now=at, learner=LEARNER).again
    assert after.memory is not None
    assert after.memory.stability_days == pytest.approx(stability_days, rel=2e-4)
    assert (after.state, after.due_at) == (CardState.RELEARNING, at + timedelta(minutes=10))
