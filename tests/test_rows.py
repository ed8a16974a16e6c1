"""The rows of a table: what each column says of the first cell."""

import pytest

from decks.facts.rows import cells_of
from decks.generate import build_deck
from decks.model import Basic, Cloze, Deck, Relation
from decks.reading import read_article
from tests.gen_articles import contents, written

DEFINITION = "Gout is a kind of arthritis."


def table(heading: str, *rows: str) -> Deck:
    """Return the deck of an article on gout with a Markdown table of *rows* under *heading*."""
    lines = ["# Gout", "", "## Overview", "", DEFINITION, "", f"## {heading}", "", *rows, ""]
    return build_deck(read_article("gout.md", "\n".join(lines).encode()))


def test_a_row_falls_into_cells() -> None:
    text = "Drug: colchicine; Dose: 0.5 mg twice daily"
    assert [(label, span.of(text)) for label, span in cells_of(text)] == [
        ("Drug", "colchicine"),
        ("Dose", "0.5 mg twice daily"),
    ]


@pytest.mark.parametrize("text", ["Drug: colchicine", "Gout hurts; rest helps", "Take it: now; or later"])
def test_a_sentence_is_no_row(text: str) -> None:
    assert cells_of(text) == ()


@pytest.mark.parametrize(
    ("column", "relation"),
    [
        ("Dose", Relation.HAS_DOSE),
        ("Indication", Relation.IS_USED_FOR),
        ("Typical findings", Relation.SHOWS),
        ("Key features", Relation.DESCRIBED_AS),
        ("Frequency", Relation.STATES),
    ],
)
def test_a_column_s_heading_says_what_its_cells_are(column: str, relation: Relation) -> None:
    findings = written("Gout", "Treatment", DEFINITION, f"Name: Colchicine; {column}: 12 units")
    (fact,) = (fact for fact in findings.facts if fact.subject == "Colchicine")
    assert fact.relation is relation


def test_a_dose_and_an_indication_are_asked_for() -> None:
    deck = table(
        "Treatment",
        "| Drug | Dose | Indication |",
        "|---|---|---|",
        "| Colchicine | 0.5 mg twice daily | acute attacks |",
        "| Allopurinol | 100 mg daily | long-term prevention |",
    )
    cards = {card.front: card.back for card in contents(deck, Basic)}
    assert cards["How is colchicine dosed in gout?"] == "0.5 mg twice daily"
    assert cards["What is allopurinol used for in gout?"] == "Long-term prevention"


def test_a_frequency_is_hidden() -> None:
    deck = table("Symptoms", "| Finding | Frequency |", "|---|---|", "| Joint pain | 95% |", "| Tophi | 20% |")
    assert any("Tophi: frequency: {{c1::20%}}" in cloze.text for cloze in contents(deck, Cloze))
