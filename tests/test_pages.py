"""The pages in process: what a learner reads on each, and what a press does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import streamlit as st

from decks.model import Basic, Cloze, Item, ListCard, Mcq, Vignette
from export import anki
from quiz.model import Confidence, Learner, Rating
from quiz.pages.cards import inert, question_html
from quiz.store import URL_VARIABLE, Store
from tests.page_runs import NOON, Clock, Tab
from tests.small_deck import small_deck

DECK = small_deck()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Yield an empty store that the pages use too."""
    url = f"sqlite:///{tmp_path / 'casebook.db'}"
    monkeypatch.setenv(URL_VARIABLE, url)
    with Store.open(url) as store:
        yield store
    st.cache_resource.clear()


@pytest.fixture
def learner(store: Store) -> Learner:
    """Return the learner, whose library holds the small deck."""
    learner = store.ensure_local_learner()
    store.save_deck(learner, DECK, now=NOON)
    return learner


def item_on(tab: Tab) -> Item:
    """Return the item whose card is on the screen."""
    return next(item for item in DECK.items if question_html(item) in tab.html)


def sitting(clock: Clock) -> Tab:
    """Open the Study page and begin."""
    tab = Tab(clock)
    if "Start" in tab.buttons:
        tab.press("Start")
    return tab


def until(tab: Tab, *kinds: type) -> Item:
    """Answer what comes until an item of one of *kinds* is on the screen, and return it."""
    while not isinstance(item_on(tab).content, kinds):
        answer(tab)
    return item_on(tab)


def answer(tab: Tab, *, confidence: str = "Sure", is_right: bool = True) -> None:
    """Answer the card on the screen and go on."""
    item = item_on(tab)
    if isinstance(item.content, Mcq | Vignette):
        tab.press(inert(item.content.key if is_right else item.content.distractors[0].text))
        tab.press(confidence)
        tab.press("Next")
        return
    while "Good" not in tab.buttons:
        tab.press("Show the next point" if isinstance(item.content, ListCard) else "Show the answer")
    tab.press("Good" if is_right else "Again")


def test_an_empty_library_says_what_to_do_next(store: Store) -> None:
    learner = store.ensure_local_learner()
    store.save_deck(learner, DECK, now=NOON)
    store.remove_deck(learner, DECK.deck_id, now=NOON)
    for page, words in (
        (None, "nothing to study yet"),
        ("library_page.py", "library is empty"),
        ("progress_page.py", "once you have studied"),
        ("export_page.py", "no deck to export yet"),
    ):
        assert words in Tab(Clock(), page).words


def test_the_first_start_makes_a_deck_of_the_sample_and_one_press_studies_it(store: Store) -> None:
    tab = Tab(Clock())
    titles = store.deck_titles(store.ensure_local_learner(), now=NOON)
    assert [title.title for title in titles] == ["Acute pericarditis"]
    assert titles[0].n_items > 0
    tab.press("Start")
    assert tab.app.container(key="card")


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
    tab.app.text_input[0].input("The dose looks odd")
    tab.press("Save")
    assert store.marks(learner)[item.item_id].flag == "The dose looks odd"
    assert item_on(tab) == item


def test_shortcuts_are_on_the_buttons_and_can_be_switched_off(store: Store, learner: Learner) -> None:
    clock = Clock()
    tab = sitting(clock)
    until(tab, Basic)
    shortcuts = {button.label: button.proto.shortcut for button in tab.app.button}
    assert shortcuts == {"Show the answer": "f", "Undo": "u", "Suspend": "s", "Save": "", "End this session": ""}
    settings = Tab(clock, "settings_page.py")
    settings.app.toggle[0].set_value(False)
    settings.press("Save")
    assert not store.learner(learner.learner_id).has_shortcuts
    assert {button.proto.shortcut for button in Tab(clock).app.button} == {""}


def test_settings_are_kept(store: Store, learner: Learner) -> None:
    tab = Tab(Clock(), "settings_page.py")
    tab.app.selectbox(key="zone").select("Asia/Tokyo")
    tab.app.slider[0].set_value(85)
    tab.app.number_input[0].set_value(7)
    tab.press("Save")
    saved = store.learner(learner.learner_id)
    assert (saved.zone, saved.desired_retention, saved.new_per_day) == ("Asia/Tokyo", 0.85, 7)


@pytest.mark.usefixtures("learner")
def test_a_session_can_be_ended_and_begun_anew() -> None:
    tab = sitting(Clock())
    tab.press("End this session")
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


@pytest.mark.usefixtures("learner")
def test_a_deck_opens_as_a_book_with_what_was_left_out() -> None:
    tab = Tab(Clock(), "library_page.py")
    tab.press("Open")
    assert all(question_html(item) in tab.html for item in DECK.items if not isinstance(item.content, Cloze))
    assert "Old scars may break open." in tab.words
    assert "It repeats what its heading says." in tab.words


def test_a_removed_deck_can_be_brought_back(store: Store, learner: Learner) -> None:
    tab = Tab(Clock(), "library_page.py")
    tab.press("Remove")
    assert store.deck_titles(learner, now=NOON) == ()
    tab.press("Undo")
    assert [title.title for title in store.deck_titles(learner, now=NOON)] == [DECK.title]


@pytest.mark.usefixtures("learner")
def test_a_deck_that_is_gone_is_said_so() -> None:
    tab = Tab(Clock(), "library_page.py")
    tab.app.query_params["deck"] = "gone"
    tab.run()
    assert "There is no deck" in tab.words


def test_a_pasted_article_is_outlined_made_and_kept(store: Store, learner: Learner) -> None:
    tab = Tab(Clock(), "library_page.py")
    tab.press("Add an article")
    tab.app.text_area[0].input(DECK.text.replace("Scurvy\n", "Scurvy in sailors\n", 1))
    tab.run()
    assert "Treatment" in tab.words
    assert "Disclaimer not asked about" in " ".join(tab.words.split())
    tab.press("Make the deck")
    tab.press("Keep")
    assert "is kept" in tab.words
    assert "Scurvy in sailors" in [title.title for title in store.deck_titles(learner, now=NOON)]


@pytest.mark.usefixtures("learner")
def test_a_file_that_is_no_article_is_refused_with_a_reason_and_a_next_step() -> None:
    tab = Tab(Clock(), "library_page.py")
    tab.press("Add an article")
    tab.app.file_uploader[0].upload("empty.txt", b"   ")
    tab.run()
    assert "empty.txt" in tab.words
    assert "Choose another file" in tab.words
    assert tab.button("Make the deck").disabled


@pytest.mark.usefixtures("learner")
def test_progress_says_what_is_due_and_remembered() -> None:
    clock = Clock()
    tab = sitting(clock)
    while "Study again" not in tab.buttons:
        answer(tab)
    words = Tab(clock, "progress_page.py").words
    assert "due today" in words
    assert "You studied on 1 of the last 30 days" in words
    clock.at += timedelta(days=40)
    tab = sitting(clock)
    answer(tab)
    assert "You still knew 100 % of 1 cards" in Tab(clock, "progress_page.py").words.replace("\u00a0", " ")


@pytest.mark.usefixtures("learner")
def test_export_shows_what_the_package_holds() -> None:
    tab = Tab(Clock(), "export_page.py")
    preview = anki.preview(DECK)
    assert f"{preview.n_cards} cards" in tab.words
    assert tab.app.dataframe[0].value["Cards"].sum() == preview.n_cards
    assert tab.app.download_button[0].label == "Download for Anki"
