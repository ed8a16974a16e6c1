"""The sample articles give their golden decks, item by item; `python -m tests.golden_decks` accepts a change."""

import pytest

from decks.deckfile import dumps, loads
from tests.golden_decks import SAMPLES, deck_of_sample, golden_path


@pytest.mark.parametrize("name", SAMPLES)
def test_an_article_gives_its_golden_deck(name: str) -> None:
    golden_text = golden_path(name).read_text(encoding="utf-8")
    golden, built = loads(golden_text, name=name), deck_of_sample(name)
    lost = [item for item in golden.items if item not in built.items]
    new = [item for item in built.items if item not in golden.items]
    assert (lost, new) == ([], [])
    assert built.coverage == golden.coverage
    assert dumps(built) == golden_text
