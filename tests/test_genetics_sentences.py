"""Sentences of genetics: those that lost letters are refused, those that tell a cause are no names."""

from decks.facts.glued import lost_letters
from decks.facts.run_in import names_what_follows
from tests.gen_articles import made

TITLE = "Velmer syndrome"
DEFINITION = "Velmer syndrome is a disorder that affects the eyes and the kidneys."


def test_a_sentence_that_lost_letters_is_refused_for_that() -> None:
    assert lost_letters("the cardiac -myosin heavy chain") == ("-myosin",)
    assert lost_letters("an altered 1 subunit")
    assert not lost_letters("short- and long-chain fats, alpha- or beta-globin, at -8 degrees - not so well-known")
    deck = made(TITLE, "Overview", DEFINITION, "Genetic Changes", "Velmer syndrome spoils the cardiac -myosin chain.")
    assert "letters were lost in it" in {unused.reason for section in deck.coverage for unused in section.unused}


def test_a_cause_that_opens_a_paragraph_is_no_name_of_what_follows() -> None:
    assert not names_what_follows("Mutations in the LRP2 gene cause Tarn-Velmer syndrome.")
    assert not names_what_follows("Mutations in the FLNA gene cause frontovelmeral dysplasia.")
    assert names_what_follows("Urea breath test.")
