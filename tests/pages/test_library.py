"""Library, Progress, Export and Settings in process."""

import re
from datetime import timedelta

import pytest

from decks.model import Cloze, SectionKind
from export import anki
from quiz.model import Learner
from quiz.pages.cards import question_html
from quiz.store import Store
from tests.golden_decks import ARTICLES
from tests.page_runs import DECK, NOON, Clock, Tab, answer, sitting


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


def test_settings_are_kept(store: Store, learner: Learner) -> None:
    tab = Tab(Clock(), "settings_page.py")
    tab.app.selectbox(key="zone").select("Asia/Tokyo")
    tab.app.slider[0].set_value(85)
    tab.app.number_input[0].set_value(7)
    tab.press("Save")
    saved = store.learner(learner.learner_id)
    assert (saved.zone, saved.desired_retention, saved.new_per_day) == ("Asia/Tokyo", 0.85, 7)


@pytest.mark.usefixtures("learner")
def test_a_deck_opens_as_a_book_with_what_was_left_out() -> None:
    tab = Tab(Clock(), "library_page.py")
    tab.press("Open")
    assert all(question_html(item) in tab.html for item in DECK.items if not isinstance(item.content, Cloze))
    assert "Old scars may break open." in tab.words
    assert "It repeats what its heading says." in tab.words


def test_an_article_with_tables_is_added_and_its_tables_show_in_the_book(store: Store) -> None:
    store.save_deck(store.ensure_local_learner(), DECK, now=NOON)
    tab = Tab(Clock(), "library_page.py")
    tab.press("Add an article")
    tab.app.text_area[0].input((ARTICLES / "sinusitis_tables.md").read_text(encoding="utf-8"))
    tab.run()
    tab.press("Make the deck")
    made = tab.html
    tab.press("Keep")
    titles = {title.title: title.deck_id for title in store.deck_titles(store.ensure_local_learner(), now=NOON)}
    tab.app.query_params["deck"] = titles["Acute bacterial sinusitis"]
    tab.run()
    for html in (made, tab.html):
        assert '<th scope="col">Organism</th><th scope="col">Share of cases (%)</th>' in html
        assert re.search(r"<td><mark[^>]*>Children</mark></td><td><mark[^>]*>45 mg/kg daily in two doses<", html)


@pytest.mark.usefixtures("learner")
def test_the_bar_of_a_deck_is_as_long_as_the_share_of_sections_covered() -> None:
    asked = {item.section_id for item in DECK.items}
    clinical = [section for section in DECK.sections if section.kind is not SectionKind.BOILERPLATE]
    share = sum(section.section_id in asked for section in clinical) / len(clinical)
    assert f'style="width:{share:.0%}"' in Tab(Clock(), "library_page.py").html


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
    assert [box.value for box in tab.app.checkbox] == [True, True, True, False]
    assert tab.app.checkbox[3].label == "Disclaimer · not asked about"
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
