"""The Exam page and what it changes elsewhere, in process: plan, predict, choose today's cards, end."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.model import ExamPlan, Learner
from quiz.store import Store
from tests.page_runs import DECK, NOON, Clock, Tab, answer, sitting
from tests.study_samples import deck_of

EXAM_DAY = NOON.date() + timedelta(days=12)
PLAN = ExamPlan(EXAM_DAY, (20,) * 7, (DECK.deck_id,))


def plain(words: str) -> str:
    """Return *words* with ordinary spaces."""
    return words.replace("\u00a0", " ")


def test_an_exam_is_planned_changed_and_ended(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = Tab(clock, "exam_page.py")
    tab.app.date_input(key="exam day").set_value(EXAM_DAY)
    tab.app.number_input(key="minutes on Sunday").set_value(0)
    tab.press("Plan this exam")
    plan = store.plans.current(learner)
    assert plan == ExamPlan(EXAM_DAY, (20, 20, 20, 20, 20, 20, 0), (DECK.deck_id,))
    assert "On 14 March you will probably answer" in tab.words
    assert "With 10 more minutes on each day of study" in tab.words
    off = (NOON.date() + timedelta(days=2), NOON.date() + timedelta(days=3))
    tab.app.date_input(key="more days off").set_value(off)
    tab.press("Change the plan")
    changed = store.plans.current(learner)
    assert changed is not None
    assert changed.days_off == set(off)
    tab.press("End the plan")
    assert store.plans.current(learner) is None
    assert len(store.plans.history(learner)) == 2


def test_a_plan_that_makes_no_sense_is_refused_in_words(store: Store, learner: Learner) -> None:
    tab = Tab(Clock(), "exam_page.py")
    for number in range(7):
        tab.app.number_input[number].set_value(0)
    tab.press("Plan this exam")
    assert "No day before the exam has time to study" in tab.words
    assert store.plans.current(learner) is None


def test_due_today_studies_what_the_plan_chose_and_says_why(store: Store, learner: Learner) -> None:
    store.plans.make(learner, PLAN, now=NOON)
    clock = Clock()
    tab = Tab(clock)
    assert "Chosen for your exam on 14 March." in tab.words
    tab.press("Start")
    current = store.current_sitting(learner)
    assert current is not None
    assert current.item_ids
    answer(tab)
    (given,) = store.reviews(learner)
    assert given.item_id in current.item_ids


@pytest.mark.usefixtures("learner")
def test_a_day_off_says_so_and_leaves_what_is_due(store: Store, learner: Learner) -> None:
    off = ExamPlan(EXAM_DAY, (20,) * 7, (DECK.deck_id,), frozenset({NOON.date()}))
    store.plans.make(learner, off, now=NOON)
    tab = Tab(Clock())
    assert "Today is a day off in the plan for your exam on 14 March." in tab.words
    assert not tab.button("Start").disabled


def test_progress_predicts_recall_on_the_day(store: Store, learner: Learner) -> None:
    store.plans.make(learner, PLAN, now=NOON)
    clock = Clock()
    answer(sitting(clock))
    assert "On 14 March you will probably answer" in plain(Tab(clock, "progress_page.py").words)


def test_after_the_exam_the_page_says_so(store: Store, learner: Learner) -> None:
    store.plans.make(learner, PLAN, now=NOON)
    for n_days, when in ((12, "today"), (13, "on 14 March")):
        tab = Tab(Clock(NOON + timedelta(days=n_days)), "exam_page.py")
        assert f"Your exam was planned for {when}." in tab.words
        assert "End the plan" in tab.buttons


def test_without_a_day_left_to_study_the_page_says_so(store: Store, learner: Learner) -> None:
    before_monday = replace(PLAN, exam_day=NOON.date() + timedelta(days=6), minutes=(20, 0, 0, 0, 0, 0, 0))
    store.plans.make(learner, before_monday, now=NOON)
    tab = Tab(Clock(NOON + timedelta(days=1)), "exam_page.py")
    assert "On 8 March you will probably answer" in tab.words
    assert "No day before the exam has time to study any more" in tab.words
    assert "more minutes" not in tab.words


def test_a_plan_whose_decks_are_all_removed_can_be_ended(store: Store, learner: Learner) -> None:
    store.plans.make(learner, PLAN, now=NOON)
    store.remove_deck(learner, DECK.deck_id, now=NOON)
    tab = Tab(Clock(), "exam_page.py")
    assert "The decks of this plan hold nothing to study" in tab.words
    tab.press("End the plan")
    assert store.plans.current(learner) is None
    assert "Add an article first" in tab.words


def test_a_removed_deck_is_told_of_and_the_others_are_planned(store: Store, learner: Learner) -> None:
    store.save_deck(learner, deck_of(1, 2, deck_id="other"), now=NOON)
    store.plans.make(learner, replace(PLAN, deck_ids=(DECK.deck_id, "other")), now=NOON)
    store.remove_deck(learner, "other", now=NOON)
    tab = Tab(Clock(), "exam_page.py")
    assert f"{len(DECK.items)} items right" in plain(tab.words)
    assert "1 deck of this plan was removed" in tab.words


def test_a_short_plan_is_told_in_minutes(store: Store, learner: Learner) -> None:
    store.plans.make(learner, replace(PLAN, exam_day=NOON.date() + timedelta(days=1)), now=NOON)
    tab = Tab(Clock(), "exam_page.py")
    assert re.search(r"The plan takes [1-9]\d? minutes on 1 day of study", tab.words)


def test_what_more_retention_costs_is_said_before_it_is_saved(store: Store, learner: Learner) -> None:
    tab = Tab(Clock(), "settings_page.py")
    tab.app.slider[0].set_value(95)
    tab.run()
    assert "At 95 %: about" in plain(tab.words)
    assert "At 90 %: about" in plain(tab.words)
    assert store.learner(learner.learner_id).desired_retention == 0.9


def test_every_view_of_progress_draws(learner: Learner) -> None:
    assert learner
    clock = Clock()
    tab = sitting(clock)
    for _ in range(6):
        answer(tab)
    clock.at += timedelta(days=3)
    tab = sitting(clock)
    answer(tab, is_right=False)
    page = Tab(clock, "progress_page.py")
    for view, said in (("Your days", "answers on 2 days"), ("Your memory", "Your memory model")):
        page.app.segmented_control(key="view of progress").set_value(view)
        page.run()
        assert said in plain(page.words)
