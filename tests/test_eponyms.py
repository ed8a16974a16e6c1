"""Names of people get back the letters that a conversion lost; other words keep theirs."""

import pytest

from decks.facts.eponyms import restored
from tests.gen_articles import written


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Mayer-Rokitansky-Kster-Hauser syndrome", "Mayer-Rokitansky-Küster-Hauser syndrome"),
        ("Guillain-Barr syndrome", "Guillain-Barré syndrome"),
        ("Epstein-Barr virus", "Epstein-Barr virus"),
        ("Huntingtons-associated chorea", "Huntington's-associated chorea"),
        ("those who havent had gout and the donts", "those who haven't had gout and the donts"),
    ],
)
def test_a_torn_name_is_restored(torn: str, whole: str) -> None:
    assert restored(torn) == whole


def test_a_condition_is_known_by_its_whole_name_and_by_the_torn_one() -> None:
    topic = written("Velmer-Kster syndrome", "Overview", "Velmer-Kster syndrome hurts.").topic
    assert topic.name == "Velmer-Küster syndrome"
    assert topic.mention.search("People with Velmer-Kster syndrome")
