"""The Review page in process: a card written by hand to what nothing asks about."""

import pytest

from decks.model import Basic
from quiz.model import Learner
from quiz.store import Store
from tests.page_runs import DECK, Clock, Tab
from tests.small_deck import OWN

PROOF = "Old scars may break open."


@pytest.fixture
def writing(store: Store, learner: Learner) -> Tab:
    """Return a tab in which a card to the one statement not asked about is to be written."""
    assert store.deck(learner, DECK.deck_id) == DECK
    tab = Tab(Clock(), "review_page.py")
    tab.app.segmented_control(key="which items").set_value("Not asked").run()
    assert PROOF in tab.words
    start = DECK.coverage[1].unused[0].start_char
    tab.app.button(key=f"write {start}").click().run()
    return tab


def fill(tab: Tab, **fields: str) -> None:
    for label, words in fields.items():
        next(area for area in tab.app.text_area if area.label == label).set_value(words)
    tab.run()


def test_a_card_is_written_to_a_statement_that_nothing_asks_about(store: Store, learner: Learner, writing: Tab) -> None:
    assert [span.of(DECK.text) for span in writing.app.multiselect[0].value] == [f"Poor wound healing: {PROOF}"]
    assert isinstance(OWN, Basic)
    fill(writing, Front=OWN.front, Back=OWN.back)
    writing.press("Add the card")
    (added,) = set(store.deck(learner, DECK.deck_id).items) - set(DECK.items)
    assert (added.content, added.explanation) == (OWN, f"Poor wound healing: {PROOF}")
    assert "The card is in the deck." in writing.words
    assert "Every clinical statement of the article is asked about." in writing.words


def test_what_the_article_does_not_prove_cannot_be_added(store: Store, learner: Learner, writing: Tab) -> None:
    fill(writing, Front="What may old scars do in scurvy?", Back="Itch")
    assert "not proven by the article" in writing.words
    assert writing.button("Add the card").disabled
    assert store.deck(learner, DECK.deck_id) == DECK


def test_an_empty_card_or_one_without_proof_cannot_be_added(writing: Tab) -> None:
    assert writing.button("Add the card").disabled
    writing.app.multiselect[0].set_value([]).run()
    assert "Choose the sentences that prove the answer." in writing.words


def test_a_question_is_offered_options_of_its_keys_kind(writing: Tab) -> None:
    writing.app.segmented_control[0].set_value("Question").run()
    fill(writing, Question="Which drug is given?", Key="Prednisolone")
    writing.press("Put it in")
    options = [area.value for area in writing.app.text_area if area.label.startswith("Wrong option")]
    assert [bool(option) for option in options] == [True, False, False]
