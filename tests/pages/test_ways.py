"""The ways to study on the Study page, in process: what is offered, typed answers, notes, leeches."""

from dataclasses import replace
from datetime import timedelta

import pytest

from decks.flaws import answers_of
from decks.model import Basic, Cloze
from quiz.model import Learner, Rating
from quiz.store import Store
from tests.page_runs import Clock, Tab, answer, item_on, sitting, until
from tests.study_samples import review


def choose(tab: Tab, name: str, option: object) -> None:
    """Choose *option* of the control *name*."""
    next(control for control in tab.app.segmented_control if control.label == name).set_value(option)
    tab.run()


def test_five_minutes_end_after_the_card_in_which_they_are_over(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = Tab(clock)
    choose(tab, "For how long?", "5 minutes")
    tab.press("Start")
    while "Study again" not in tab.buttons:
        clock.at += timedelta(minutes=1, seconds=45)
        answer(tab)
    assert "Your time is up" in tab.words
    assert len(store.reviews(learner)) == 4  # the first counts for a minute at most


@pytest.fixture
def typist(store: Store, learner: Learner) -> Learner:
    """The learner, who types answers."""
    typist = replace(learner, types_answers=True)
    store.save_learner(learner, typist)
    return typist


def type_answer(tab: Tab, words: str) -> None:
    next(field for field in tab.app.text_input if field.label in ("Your answer", "What is hidden?")).input(words)
    tab.press("Check")


def test_a_typed_answer_suggests_its_rating_and_is_kept(store: Store, typist: Learner) -> None:
    tab = sitting(Clock())
    item = until(tab, Basic, Cloze)
    type_answer(tab, "; ".join(answers_of(item.content)).upper())
    assert "Right." in tab.words
    assert tab.button("Good").proto.type == "primary"
    tab.press("Good")
    assert store.reviews(typist)[-1].answer == "; ".join(answers_of(item.content)).upper()


@pytest.mark.usefixtures("typist")
def test_a_wrong_answer_is_set_against_the_right_one_and_the_learner_judges() -> None:
    tab = sitting(Clock())
    item = until(tab, Basic, Cloze)
    type_answer(tab, "<b>sunburn</b>")
    assert "Judge it yourself." in tab.words
    assert "<b>sunburn" not in tab.html
    assert answers_of(item.content)[0].split()[0] in tab.words
    assert tab.button("Again").proto.type == "primary"


@pytest.mark.usefixtures("typist")
def test_an_empty_field_only_shows_the_answer(store: Store, typist: Learner) -> None:
    tab = sitting(Clock())
    until(tab, Basic, Cloze)
    type_answer(tab, "")
    assert "You typed" not in tab.words
    tab.press("Again")
    assert store.reviews(typist)[-1].answer is None


def test_a_note_shows_under_the_answer(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    item = until(tab, Basic, Cloze)
    tab.press("Note")
    tab.app.text_area[0].input("Sailors & <limes>")
    tab.press("Keep the note")
    assert store.marks(learner)[item.item_id].note == "Sailors & <limes>"
    tab.press("Show the answer")
    assert "Sailors & <limes>" in tab.words


@pytest.mark.usefixtures("learner")
def test_a_card_put_away_comes_tomorrow() -> None:
    clock = Clock()
    tab = sitting(clock)
    item = item_on(tab)
    tab.press("Not today")
    assert item_on(tab) != item
    clock.at += timedelta(days=1)
    assert item_on(sitting(clock)) == item


def test_a_card_that_slips_for_the_eighth_time_brings_advice(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = sitting(clock)
    item = until(tab, Basic)
    for rating in (Rating.EASY, *[Rating.AGAIN, Rating.EASY] * 7):
        clock.at += timedelta(days=40)
        card = store.card(learner, "scurvy", item.item_id)
        store.record(learner, review(card, rating, clock.at, learner=learner))
    clock.at += timedelta(days=40)
    late = sitting(clock)
    while item_on(late) != item:
        answer(late)
    answer(late, is_right=False)
    assert "slipped from you 8 times" in late.words


@pytest.mark.usefixtures("learner")
def test_weak_spots_are_offered_only_where_there_are_some() -> None:
    tab = Tab(Clock())
    choose(tab, "What of it?", "weak")
    assert "You have no weak spots here" in tab.words
    assert "Start" not in tab.buttons


@pytest.mark.usefixtures("learner")
def test_one_section_can_be_studied() -> None:
    clock = Clock()
    tab = Tab(clock)
    tab.app.selectbox[0].set_value("symptoms")
    tab.run()
    tab.press("Start")
    sections = set()
    while "Study again" not in tab.buttons:
        sections.add(item_on(tab).section_id)
        answer(tab)
    assert sections == {"symptoms"}
