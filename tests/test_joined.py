"""A lead and a bullet that together are one sentence."""

import pytest

from decks.clozes import clozes_of
from decks.facts import Findings
from decks.model import Basic, Cloze, Relation
from tests.gen_articles import contents, made, written

DEFINITION = "Gout is a kind of arthritis."


def said(findings: Findings) -> list[str]:
    """Return the sentences that stand for themselves."""
    return [fact.object for fact in findings.facts if fact.relation is Relation.STATES]


@pytest.mark.parametrize(
    ("lead", "bullet", "sentence"),
    [
        ("Chronic gout", "may be silent or painful", "Chronic gout may be silent or painful."),
        ("Surgery may be needed to:", "Remove large stones.", "Surgery may be needed to remove large stones."),
        ("Surgery may be done when:", "Stones block the ureter.", "Surgery may be done when stones block the ureter."),
        (
            "In chronic gout, a joint:",
            "is damaged by crystals and",
            "In chronic gout, a joint is damaged by crystals.",
        ),
    ],
)
def test_a_bullet_completes_its_lead(lead: str, bullet: str, sentence: str) -> None:
    assert sentence in said(written("Gout", "Causes", DEFINITION, lead, f"  • {bullet}"))


@pytest.mark.parametrize(
    ("lead", "bullet"), [("Causes of gout include", "obesity"), ("Gout may cause pain.", "May be silent")]
)
def test_a_member_of_a_list_and_a_whole_sentence_are_not_joined(lead: str, bullet: str) -> None:
    assert not any(
        bullet in sentence for sentence in said(written("Gout", "Causes", DEFINITION, lead, f"  • {bullet}"))
    )


def test_both_prove_the_card() -> None:
    deck = made("Gout", "Causes", DEFINITION, "Chronic gout", "  • is caused by crystals of urate")
    (item,) = (item for item in deck.items if isinstance(item.content, Basic) and "causes" in item.content.front)
    assert [span.of(deck.text) for span in item.evidence] == ["Chronic gout", "is caused by crystals of urate"]
    assert contents(deck, Basic)
    assert item.explanation == "Chronic gout • is caused by crystals of urate"


def test_a_gap_lies_in_the_bullet_and_not_in_its_lead() -> None:
    findings = written("Gout", "Treatment", DEFINITION, "Colchicine for gout", "  • is stopped after 6 months")
    proposed = [candidate.content for fact in findings.facts for candidate in clozes_of(fact, findings)]
    hidden = [content.text for content in proposed if isinstance(content, Cloze)]
    assert any("{{c1::6 months}}" in text for text in hidden)
    assert not any("{{c1::Colchicine" in text for text in hidden)
