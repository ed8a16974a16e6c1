"""Adding articles in process: files with their outlines and errors, edits, what a rebuild changes, keeping."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1.element_tree import Checkbox

from decks.curation import with_item
from decks.model import Basic, Deck, SectionKind
from quiz.model import Learner, Rating
from quiz.pages.building import makings
from quiz.store import Store
from tests.page_runs import NOON, Clock, Tab, tab_of
from tests.study_samples import review
from tests.zips import zip_of

GOUT = b"""Gout

Overview

Gout is a kind of arthritis that is caused by crystals of uric acid.

Causes

Gout is caused by an excess of uric acid in the blood. Thiazide diuretics raise the level of uric acid.

Treatment

Colchicine is used to treat acute attacks of gout. Allopurinol is used to prevent attacks of gout.
"""
NAMES = ("Gout", "Scurvy", "Rickets")
WORDS = "{0} is a disease. {0} is treated with rest, and it causes pain in most people who have it."


def adding(*files: tuple[str, bytes]) -> Tab:
    """Open the Library, begin to add, and drop *files*."""
    tab = Tab(Clock(), "library_page.py")
    tab.press("Add an article")
    for name, content in files:
        tab.app.file_uploader[0].upload(name, content)
    tab.run()
    return tab


def box(tab: Tab, title: str) -> Checkbox:
    """Return the tick of the section *title*."""
    return next(box for box in tab.app.checkbox if box.label.partition(" ·")[0] == title)


def draft() -> Deck:
    """Return the one deck that was made and is not kept yet."""
    (making,) = makings().of("local")
    assert making.deck is not None
    return making.deck


@pytest.mark.usefixtures("learner")
def test_each_file_has_its_own_outline_or_its_own_error() -> None:
    tab = adding(("gout.txt", GOUT), ("blank.txt", b"  "), ("two.zip", zip_of(("a.txt", GOUT), ("b.txt", b""))))
    assert tab.words.count("1 article") == 2
    assert "blank.txt" in tab.words
    assert "two.zip/b.txt" in tab.words
    tab.press("Make 2 decks")
    assert "Keep 2 of 2" in tab.buttons


@pytest.mark.usefixtures("learner")
def test_a_file_that_is_removed_is_not_made_a_deck_of() -> None:
    tab = adding(("blank.txt", b"  "), ("gout.txt", GOUT))
    tab.press("Remove")
    assert "blank.txt" not in tab.words
    tab.press("Remove")
    assert tab.button("Make the deck").disabled


@pytest.mark.usefixtures("learner")
def test_a_section_that_is_dropped_is_not_asked_about_and_the_title_is_as_written() -> None:
    tab = adding(("gout.txt", GOUT))
    box(tab, "Treatment").uncheck()
    tab.run()
    assert "not asked about" in box(tab, "Treatment").label
    tab.app.text_input[0].input("Gout in adults")
    tab.run()
    tab.press("Make the deck")
    deck = draft()
    assert deck.title == "Gout in adults"
    assert {item.section_id for item in deck.items} == {"overview", "causes"}


@pytest.mark.usefixtures("learner")
def test_an_outline_that_was_changed_is_put_back_as_it_was_read() -> None:
    tab = adding(("gout.txt", GOUT))
    box(tab, "Treatment").uncheck()
    tab.run()
    tab.app.text_input[0].input("Gout in adults")
    tab.run()
    tab.press("Put all back as it was read")
    assert tab.app.text_input[0].value == "Gout"
    assert box(tab, "Treatment").value
    assert "Put all back as it was read" not in tab.buttons


@pytest.mark.usefixtures("learner")
def test_the_outline_is_there_again_after_a_look_at_another_page() -> None:
    tab = adding(("gout.txt", GOUT))
    box(tab, "Treatment").uncheck()
    tab.app.selectbox[0].select(SectionKind.PROGNOSIS)
    tab.run()
    tab.go("progress_page.py")
    tab.go("library_page.py")
    assert not box(tab, "Treatment").value
    assert tab.app.selectbox[0].value is SectionKind.PROGNOSIS
    tab.press("Make the deck")
    tab.go("progress_page.py")
    tab.go("library_page.py")
    tab.press("Back to the outline")
    assert not box(tab, "Treatment").value


@pytest.mark.usefixtures("learner")
def test_decks_that_were_begun_in_one_tab_are_there_in_another_and_on_every_page() -> None:
    tab = adding(("gout.txt", GOUT), ("scurvy.txt", GOUT.replace(b"Gout", b"Scurvy")))
    tab.press("Make 2 decks")
    tab.go("progress_page.py")
    assert "2 of 2 decks made" in tab.words
    other = Tab(Clock(), "library_page.py")
    assert "2 of 2 decks made" in other.words
    other.press("Look at the new decks")
    assert "Keep 2 of 2" in other.buttons
    other.press("Keep 2 of 2")
    tab.go("library_page.py")
    assert "Keep 2 of 2" not in tab.buttons


@pytest.mark.usefixtures("learner")
def test_of_a_file_with_several_articles_it_asks_which_to_make_decks_of() -> None:
    records = [{"@type": "MedicalCondition", "name": name, "description": WORDS.format(name)} for name in NAMES]
    tab = adding(("conditions.json", json.dumps(records).encode()))
    assert "3 articles" in tab.words
    (choice,) = tab.app.multiselect
    choice.unselect(choice.value[0])
    tab.run()
    assert "Make 2 decks" in tab.buttons


@pytest.mark.usefixtures("learner")
def test_two_articles_that_would_be_one_deck_are_not_made() -> None:
    tab = adding(("gout.txt", GOUT), ("gout.txt", GOUT + b"\nMore of it.\n"))
    assert "Give them different titles" in tab.words
    assert tab.button("Make 2 decks").disabled


@pytest.mark.usefixtures("learner")
def test_an_article_of_which_nothing_would_be_asked_is_not_made() -> None:
    tab = adding(("gout.txt", GOUT))
    for name in ("Overview", "Causes", "Treatment"):
        box(tab, name).uncheck()
        tab.run()
    assert "would be asked about" in tab.words
    assert tab.button("Make the deck").disabled


@pytest.mark.usefixtures("learner")
def test_a_page_of_links_makes_nothing_to_keep_and_says_what_to_add_instead() -> None:
    tab = adding(("plague.md", b"# Plague\n\n## Specific topics\n\n- Infection control\n\n## Facts\n\n- Questions\n"))
    tab.press("Make the deck")
    assert "add the pages that it leads to" in tab.words
    assert tab.button("Keep").disabled


def test_a_newer_article_shows_what_changes_before_it_is_kept(store: Store, learner: Learner) -> None:
    tab = adding(("gout.txt", GOUT))
    tab.press("Make the deck")
    assert "New in the library" in tab.words
    tab.press("Keep")
    title = next(title for title in store.deck_titles(learner, now=NOON) if title.title == "Gout")
    deck = store.deck(learner, title.deck_id)
    cause = next(item for item in deck.items if item.section_id == "causes" and isinstance(item.content, Basic))
    assert isinstance(cause.content, Basic)
    by_hand = replace(cause, content=Basic("By hand: why gout?", cause.content.back))
    store.curation.edit(learner, deck.deck_id, cause, by_hand, now=NOON)
    card = store.card(learner, deck.deck_id, cause.item_id)
    studied = store.record(learner, review(card, Rating.GOOD, NOON, learner=learner))
    newer = GOUT.replace(b"Colchicine", b"Naproxen") + b"\nPrevention\n\nAllopurinol lowers uric acid.\n"
    tab = adding(("gout.txt", newer))
    tab.press("Make the deck")
    assert "The library has this deck already" in tab.words
    assert "Carried over." in tab.words
    assert "By hand: why gout?" in tab.words
    assert store.deck(learner, deck.deck_id) == with_item(deck, by_hand)
    tab.press("Keep")
    assert "is up to date" in tab.words
    assert by_hand in store.deck(learner, deck.deck_id).items
    assert store.card(learner, deck.deck_id, cause.item_id) == studied
    assert len(store.reviews(learner)) == 1
    assert store.verify() == ()


def test_what_was_changed_in_the_library_meanwhile_is_shown_before_it_is_kept(store: Store, learner: Learner) -> None:
    first = adding(("gout.txt", GOUT))
    first.press("Make the deck")
    first.press("Keep")
    second = adding(("gout.txt", GOUT))
    second.press("Make the deck")
    title = next(title for title in store.deck_titles(learner, now=NOON) if title.title == "Gout")
    deck = store.deck(learner, title.deck_id)
    store.curation.retire(learner, deck.deck_id, deck.items[0], now=NOON)
    second.press("Keep")
    assert "changed in the library meanwhile" in second.words
    assert "Stays retired." in second.words
    second.press("Keep")
    assert deck.items[0] not in store.deck(learner, deck.deck_id).items


@pytest.mark.usefixtures("learner")
def test_a_student_is_told_who_adds_articles(store: Store) -> None:
    student = store.add_learner(Learner("ada", "Ada"))
    tab = tab_of(store, student, Clock(), "library_page.py")
    assert "Your instructors add articles" in tab.words
    assert "Open" in tab.buttons
    assert "Add an article" not in tab.buttons
