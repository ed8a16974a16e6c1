"""What "these signs" are is told by the sentence before, where it names them once; elsewhere nothing is resolved."""

import pytest

from decks.facts.antecedents import named_from
from decks.model import ListCard
from tests.gen_articles import contents, made


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (
            "Doctors look for signs of gout.",
            "These signs include swelling and redness.",
            "signs of gout include swelling and redness.",
        ),
        (
            "Some conditions that raise uric acid are common.",
            "These conditions include psoriasis and obesity.",
            "conditions that raise uric acid include psoriasis and obesity.",
        ),
    ],
)
def test_these_are_those_of_the_sentence_before(before: str, text: str, told: str) -> None:
    assert named_from(text, before) == told


@pytest.mark.parametrize(
    "before",
    [
        "",
        "There are signs.",
        "Signs of gout differ from signs of pseudogout.",
        "Doctors look for signs of this.",
        "The joint swells.",
    ],
)
def test_nothing_is_resolved_where_the_sentence_before_does_not_tell_which(before: str) -> None:
    assert named_from("These signs include swelling.", before) == "These signs include swelling."


def test_a_list_of_these_becomes_a_card() -> None:
    said = "Physicians look for signs of gout. These signs include fever, lumps, and joint swelling."
    (card,) = contents(made("Gout", "Overview", "Gout is a kind of arthritis.", "Diagnosis", said), ListCard)
    assert card == ListCard("Name 3 signs of gout.", ("Fever", "Lumps", "Joint swelling"))
