"""The Study page in process: what a learner reads, and what a press does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from decks.model import Basic, Cloze, ListCard, Mcq, Vignette
from quiz.model import Confidence, Learner, Rating
from quiz.pages.cards import inert, question_html
from quiz.store import Store
from tests.page_runs import DECK, Clock, Tab, answer, item_on, sitting, until


def test_an_item_of_every_kind_is_studied_to_the_end(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    kinds = set()
    while "Study again" not in tab.buttons:
        kinds.add(type(item_on(tab).content))
        answer(tab)
    reviews = store.reviews(learner)
    assert kinds == {Basic, Cloze, ListCard, Mcq, Vignette}
    assert {review.rating for review in reviews} == {Rating.GOOD}
    assert "Met:" in tab.words
    assert f"Remembered: {len(reviews)} of {len(reviews)} answers, 100\u00a0%." in tab.words
    assert store.verify() == ()


@pytest.mark.usefixtures("learner")
def test_the_answer_shows_the_proving_words_highlighted_in_their_paragraph() -> None:
    tab = sitting(Clock())
    item = until(tab, Basic)
    assert "<mark>" not in tab.html
    tab.press("Show the answer")
    assert f"<mark>{DECK.text[item.evidence[0].start_char : item.evidence[0].end_char]}</mark>" in tab.html


@pytest.mark.usefixtures("learner")
def test_a_list_is_revealed_point_by_point() -> None:
    tab = sitting(Clock())
    points = until(tab, ListCard).content.back
    for n_shown in range(len(points)):
        assert [point in tab.words for point in points] == [place < n_shown for place in range(len(points))]
        tab.press("Show the next point")
    assert "Good" in tab.buttons


def test_a_wrong_answer_says_so_and_why_and_suggests_again(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    content = until(tab, Mcq, Vignette).content
    assert "Sure" not in tab.buttons
    tab.press(inert(content.distractors[0].text))
    tab.press("Sure")
    assert "Wrong, and you were sure." in tab.words
    assert all(distractor.why in tab.words for distractor in content.distractors)
    assert tab.button("Again").proto.type == "primary"
    tab.press("Next")
    review = store.reviews(learner)[-1]
    assert (review.rating, review.is_correct, review.confidence) == (Rating.AGAIN, False, Confidence.SURE)
    assert review.answer == content.distractors[0].text
    assert content.distractors[0].text in Tab(Clock(), "progress_page.py").app.expander[0].label


def test_a_lucky_guess_counts_as_right_and_comes_again_soon(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    until(tab, Mcq, Vignette)
    answer(tab, confidence="Guessed")
    review = store.reviews(learner)[-1]
    assert (review.rating, review.is_correct) == (Rating.AGAIN, True)


def test_the_learner_may_change_the_suggested_rating(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    content = until(tab, Mcq, Vignette).content
    tab.press(inert(content.key))
    tab.press("Unsure")
    assert tab.button("Hard").proto.type == "primary"
    tab.press("Easy")
    assert store.reviews(learner)[-1].rating is Rating.EASY


@pytest.mark.usefixtures("learner")
def test_a_press_sooner_than_anyone_can_read_is_ignored(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    until(tab, Basic)
    n_before = len(store.reviews(learner))
    tab.press("Show the answer", after=timedelta(seconds=0.39))
    assert "Good" not in tab.buttons
    tab.press("Show the answer")
    tab.press("Good", after=timedelta(seconds=0.39))
    assert len(store.reviews(learner)) == n_before
    tab.press("Good")
    assert len(store.reviews(learner)) == n_before + 1


def test_of_two_tabs_the_second_is_refused_and_told(store: Store, learner: Learner) -> None:
    clock = Clock()
    first = sitting(clock)
    until(first, Basic)
    second = sitting(clock)
    n_before = len(store.reviews(learner))
    for tab in (first, second):
        tab.press("Show the answer")
    for tab in (first, second):
        tab.press("Good")
    assert len(store.reviews(learner)) == n_before + 1
    assert "answered already" in second.words
    assert question_html(item_on(second)) == question_html(item_on(first))


@pytest.mark.usefixtures("learner")
def test_a_reload_goes_on_where_the_log_is() -> None:
    clock = Clock()
    before = sitting(clock)
    answer(before)
    after = Tab(clock)
    assert "Start" not in after.buttons
    assert item_on(after) == item_on(before)


def test_undo_takes_the_answer_back_and_shows_its_card_again(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    item = item_on(tab)
    assert tab.button("Undo").disabled
    answer(tab)
    assert item_on(tab) != item
    tab.press("Undo")
    assert item_on(tab) == item
    assert store.reviews(learner) == ()


def test_undo_goes_back_over_a_clock_that_went_back_and_stops_at_the_start_of_the_session(
    store: Store, learner: Learner
) -> None:
    clock = Clock()
    tab = sitting(clock)
    answer(tab)
    tab.press("End")
    tab.press("Start")
    assert tab.button("Undo").disabled
    items = []
    for back in (timedelta(), timedelta(hours=1), timedelta()):
        clock.at -= back
        items.append(item_on(tab))
        answer(tab)
    for item in reversed(items):
        tab.press("Undo")
        assert item_on(tab) == item
    assert tab.button("Undo").disabled
    assert len(store.reviews(learner)) == 1


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=30)], ids=str)
@pytest.mark.scenario("the clock goes back")
def test_undo_takes_back_answers_by_a_clock_that_went_back_before_the_first_of_the_session(
    store: Store, learner: Learner, back: timedelta
) -> None:
    clock = Clock()
    tab = sitting(clock)
    items = []
    for n_answers in range(2):
        clock.at -= back
        items.append(item_on(tab))
        answer(tab)
        assert len(store.reviews(learner)) == n_answers + 1
    for item in reversed(items):
        tab.press("Undo")
        assert item_on(tab) == item
    assert tab.button("Undo").disabled
    assert store.reviews(learner) == ()


def test_a_suspended_card_stays_away_until_the_library_brings_it_back(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = sitting(clock)
    item = item_on(tab)
    tab.press("Suspend")
    assert item_on(tab) != item
    assert store.marks(learner)[item.item_id].is_suspended
    library = Tab(clock, "library_page.py")
    library.press("Open")
    library.press("Let it come again")
    assert store.marks(learner) == {}


def test_a_flag_keeps_its_comment(store: Store, learner: Learner) -> None:
    tab = sitting(Clock())
    item = item_on(tab)
    tab.press("Flag")
    assert {button.proto.shortcut for button in tab.app.button} == {""}  # what is typed acts on nothing
    tab.app.text_input[0].input("The dose looks odd")
    tab.press("Save")
    assert store.marks(learner)[item.item_id].flag == "The dose looks odd"
    assert item_on(tab) == item


def test_shortcuts_are_on_the_buttons_and_can_be_switched_off(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = sitting(clock)
    until(tab, Basic)
    shortcuts = {button.label: button.proto.shortcut for button in tab.app.button}
    with_key = {label: key for label, key in shortcuts.items() if key}
    quiet = {
        "Undo": "u",
        "Suspend": "s",
        "Not today": "t",
        "Flag": "g",
        "Note": "o",
        "Keys": "i",
        "End": "e",
        "Next": "n",
    }
    assert with_key == {"Show the answer": "f", **quiet}
    settings = Tab(clock, "settings_page.py")
    settings.app.toggle[0].set_value(False)
    settings.press("Save")
    assert not store.learner(learner.learner_id).has_shortcuts
    assert {button.proto.shortcut for button in Tab(clock).app.button} == {""}


@pytest.mark.usefixtures("learner")
def test_a_session_can_be_ended_and_begun_anew() -> None:
    tab = sitting(Clock())
    tab.press("End")
    assert "Start" in tab.buttons


def test_what_a_day_brings_is_said_before_and_nothing_more_offered_after(store: Store, learner: Learner) -> None:
    clock = Clock()
    store.save_learner(learner, replace(learner, new_per_day=2))
    tab = Tab(clock)
    assert "Nothing is due yet; 2 new ones for today." in tab.words
    tab.press("Start")
    while "Study again" not in tab.buttons:
        answer(tab)
    tab.press("Study again")
    assert "no new card waits for today" in tab.words
    assert "The next card is due" in tab.words
    assert "Start" not in tab.buttons


def test_a_deck_removed_during_a_sitting_leaves_it(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = sitting(clock)
    answer(tab)
    store.remove_deck(learner, DECK.deck_id, now=clock.at)
    assert "nothing to study yet" in Tab(clock).words


@pytest.mark.usefixtures("learner")
def test_a_sitting_of_another_day_is_not_gone_on_with() -> None:
    clock = Clock()
    sitting(clock)
    clock.at += timedelta(days=1)
    assert "Start" in Tab(clock).buttons


@pytest.mark.scenario("the clock goes back")
def test_a_clock_gone_back_is_warned_of_until_it_has_caught_up(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = sitting(clock)
    answer(tab)
    assert "The clock went back" not in tab.words
    answered_at = store.reviews(learner)[-1].answered_at
    clock.at = answered_at - timedelta(hours=2)
    tab.run()
    assert "It says 10:00 on 2 March, but you answered last at 12:00 on 2 March." in tab.words.replace("\u2060", "")
    answer(tab)
    assert "The clock went back" in tab.words
    assert len(store.reviews(learner)) == 2
    clock.at = answered_at + timedelta(minutes=1)
    tab.run()
    assert "The clock went back" not in tab.words
