"""Lists: closed and counted, their points those of the article, in its order."""

import re

import pytest

from decks.model import Deck, ListCard
from tests.gen_articles import FILES, contents, deck_of, made

DEFINITION = "Attacks of gout hurt."


def deck(heading: str, *blocks: str) -> Deck:
    """Return the deck of an article on gout with *blocks* under *heading*; those with a bullet sign are bullets."""
    return made("Gout", "Overview", DEFINITION, heading, *blocks)


def lists(heading: str, *blocks: str) -> list[ListCard]:
    """Return the lists that *blocks* under *heading* give."""
    return contents(deck(heading, *blocks), ListCard)


@pytest.mark.parametrize("name", FILES)
def test_a_list_says_how_many_points_it_has(name: str) -> None:
    numbers = {2: "two", 3: "three|triad", 4: "four|tetrad", 5: "five|pentad", 6: "six", 7: "seven"}
    for card in contents(deck_of(name), ListCard):
        n = len(card.back)
        assert re.search(rf"\b(?:{n}|{numbers[n]})\b", card.front), card.front


def test_a_list_has_its_heading_s_bullets_in_their_order() -> None:
    (card,) = lists("Risk Factors", "  • Obesity", "  • Kidney disease", "  • High blood pressure")
    assert card.back == ("Obesity", "Kidney disease", "High blood pressure")
    assert re.search("3 risk factors .*gout", card.front)


def test_a_sentence_s_list_keeps_its_hedge() -> None:
    (card,) = lists("Symptoms", "Early signs of gout may include fever, chills, and fatigue.")
    assert card.back == ("Fever", "Chills", "Fatigue")
    assert "may" in card.front
    assert "3" in card.front


@pytest.mark.parametrize(
    "bullets",
    [
        ["Obesity"],
        [f"Cause {letter}" for letter in "ABCDEFGH"],
        ["Obesity", "Other causes"],
        ["Obesity", "Obesity"],
        ["Obesity", "The joint is swollen and hot"],
    ],
    ids=["one", "eight", "a category", "twice the same", "a sentence"],
)
def test_an_open_or_uneven_list_is_not_asked_for(bullets: list[str]) -> None:
    assert lists("Causes", *(f"  • {bullet}" for bullet in bullets)) == []


def test_examples_are_asked_for_as_examples() -> None:
    heading, examples = lists(
        "Causes", "  • Diuretics: Such as furosemide, chlorothiazide, or indapamide", "  • Beer: Rich in purines"
    )
    assert heading.back == ("Diuretics", "Beer")
    assert examples.back == ("Furosemide", "Chlorothiazide", "Indapamide")
    assert "examples of diuretics" in examples.front
