"""A heading that narrows its text: what the sentences below do not say, a card would lose."""

import pytest

from decks.model import Basic, Cloze
from tests.gen_articles import contents, made

SAID = "Colchicine is used to relieve the pain of a flare."


@pytest.mark.parametrize("heading", ["Stage II", "Treatment of acute gout", "Type 2"])
def test_nothing_is_asked_of_a_sentence_that_loses_what_its_heading_narrows_it_to(heading: str) -> None:
    deck = made("Gout", "Overview", "Attacks of gout hurt.", heading, SAID)
    assert [*contents(deck, Basic), *contents(deck, Cloze)] == []


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Treatment", SAID),
        ("Treatment of acute gout", "Colchicine is used to relieve the pain of acute gout."),
        ("Treatment of acute gout", "Colchicine is used to relieve the pain of chronic gout."),
    ],
)
def test_a_sentence_that_says_what_it_is_of_is_asked_about(heading: str, said: str) -> None:
    asked = made("Gout", "Overview", "Attacks of gout hurt.", heading, said).items
    assert any(said in item.explanation for item in asked)  # in whatever way
