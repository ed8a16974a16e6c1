"""Run-in terms: the name that opens a bullet or a paragraph, and the sentences that are about it."""

import pytest

from decks.facts import Findings
from decks.facts.run_in import explained_in, names_what_follows, term_in, under_head
from decks.model import Relation
from tests.gen_articles import written

DEFINITION = "Gout is a kind of arthritis."


def said(findings: Findings) -> list[str]:
    """Return the sentences that stand for themselves."""
    return [fact.object for fact in findings.facts if fact.relation is Relation.STATES]


def test_a_colon_or_a_dash_parts_a_term_from_its_description() -> None:
    text = "Bone scan : shows hot spots"
    found = term_in(text)
    assert found is not None
    assert [span.of(text).strip() for span in found] == ["Bone scan", "shows hot spots"]
    assert term_in("Drink water. Then: rest.") is None


@pytest.mark.parametrize(
    ("text", "term", "description"),
    [
        ("sarcoidosis, a disease that scars the lungs", "sarcoidosis", "a disease that scars the lungs"),
        ("Lyme disease, which inflames joints", "Lyme disease", "inflames joints"),
    ],
)
def test_a_comma_may_part_them_too(text: str, term: str, description: str) -> None:
    found = explained_in(text)
    assert found is not None
    assert [span.of(text) for span in found] == [term, description]


@pytest.mark.parametrize("text", ["fever, a cough, and chills", "Gout is painful, which is why rest helps", "fever"])
def test_a_series_or_a_sentence_names_nothing(text: str) -> None:
    assert explained_in(text) is None


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Urea breath test.", True),
        ("Damage to the joint, which leads to stiffness.", True),
        ("The joint hurts badly at night.", False),
        ("Is it gout?", False),
        ("In adults.", False),
    ],
)
def test_a_name_with_a_full_stop_is_no_sentence(text: str, is_name: bool) -> None:  # noqa: FBT001 - a table's column
    assert names_what_follows(text) is is_name


@pytest.mark.parametrize(
    ("text", "head", "resolved"),
    [
        ("It shows crystals.", "joint aspiration", "Joint aspiration shows crystals."),
        ("The test shows crystals.", "urea breath test", "Urea breath test shows crystals."),
        ("They relieve pain.", "ice packs", "Ice packs relieve pain."),
        ("It is important to rest.", "joint aspiration", "It is important to rest."),
        ("They relieve pain.", "joint aspiration", "They relieve pain."),
        ("The tumor may spread.", "joint aspiration", "The tumor may spread."),
    ],
)
def test_words_that_point_back_mean_the_head(text: str, head: str, resolved: str) -> None:
    assert under_head(text, head, is_next=True) == resolved


def test_it_means_the_head_only_right_after_it() -> None:
    assert under_head("It shows crystals.", "joint aspiration", is_next=False) == "It shows crystals."


def test_sentences_after_a_name_are_about_it() -> None:
    findings = written(
        "Gout", "Diagnosis", DEFINITION, "  • Joint aspiration. It shows needle-shaped crystals in gout."
    )
    assert "Joint aspiration shows needle-shaped crystals in gout." in said(findings)
    name, sentence = findings.statements[1:]
    assert (name.text, sentence.head) == ("Joint aspiration.", "Joint aspiration")


def test_a_name_that_opens_a_paragraph_is_no_statement() -> None:
    findings = written("Gout", "Causes", DEFINITION, "Rich food. It raises the level of urate in the blood.")
    assert "Rich food raises the level of urate in the blood." in said(findings)
    assert [statement.text for statement in findings.statements] == [
        DEFINITION,
        "It raises the level of urate in the blood.",
    ]
