"""Any article gives a deck: the samples of reading, and texts put together by chance."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.deckfile import dumps, loads
from decks.generate import breaches, build_deck
from decks.model import ArticleError, Cloze, Deck
from decks.reading import read_article, read_articles
from tests.gen_articles import FOLDER, contents

SAMPLES = sorted(path.name for path in FOLDER.iterdir())


def is_sound(deck: Deck) -> bool:
    """Tell whether *deck* breaks no rule, adds up, and survives its file."""
    counts = all(row.n_used + len(row.unused) == row.n_statements for row in deck.coverage)
    return breaches(deck) == () and counts and loads(dumps(deck)) == deck


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_gives_a_sound_deck(name: str) -> None:
    for article in read_articles(name, (FOLDER / name).read_bytes()):
        deck = build_deck(article)
        assert deck.items
        assert is_sound(deck)


HEADINGS = ("Overview", "Causes", "Symptoms", "Diagnosis", "Treatment", "Prognosis", "Disclaimer", "In Children")
PIECES = (
    "Gout is a form of arthritis.",
    "It is caused by crystals.",
    "This is not so.",
    "  • Fever",
    "  • Fever: High",
    "  • Naproxen: To relieve pain",
    "  • Other drugs: Such as a, b, or c",
    "  • :",
    "  •",
    "  • A: B: C",
    "…",
    "{{c1::x}}",
    "In 5% of cases (or 1 in 20), it recurs; it may, however, not.",
    "The following signs are seen:",
    "Is it gout?",
    "Ask your doctor.",
    "α-Synuclein (A53T) – 5 µg/dL — “so”.",
    "1. First",
    "a" * 300,
    "Gout. Gout. Gout.",
    "E. coli, e.g.",
    "Symptoms may include fever, chills, and pain.",
    "\tTabs\tand\u00a0spaces",
    "  • Rituximab: A drug; used in severe cases.",
    "Gout, asthma, malaria, influenza, tetanus, and leprosy are diseases.",
    "No.",
    "  • Not effective",
    "\\1 \\g<0> (?P<x>",
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from((*HEADINGS, *PIECES)), min_size=1, max_size=12))
def test_a_text_put_together_by_chance_gives_a_sound_deck_or_is_refused(parts: list[str]) -> None:
    text = "\n\n".join(("Gout", *parts, ""))
    try:
        article = read_article("chance.txt", text.encode())
    except ArticleError:
        return
    assert is_sound(build_deck(article))


def test_marks_of_a_cloze_in_the_article_are_not_taken_for_one() -> None:
    text = "Gout\n\nCauses\n\nGout is treated with {{c1::colchicine}} for 5 days.\n"
    for cloze in contents(build_deck(read_article("marks.txt", text.encode())), Cloze):
        assert len(re.findall(r"\{\{c\d+::", cloze.text)) == 1
