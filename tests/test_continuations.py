"""A sentence that goes on from the one before takes up what it says, or its subject, where that is sure."""

import pytest

from decks.facts.anaphora import Before, self_contained
from decks.facts.continuations import continued
from decks.language import sentences
from decks.model import Relation
from tests.gen_articles import written

CRYSTALS = "Urate crystals are small."


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (
            "In some adults gout goes away (at last).",
            "This is called spontaneous remission.",
            "In some adults gout goes away, which is called spontaneous remission.",
        ),
        (
            "Crystals form in the kidney.",
            "This can lead to kidney stones.",
            "Crystals form in the kidney, which can lead to kidney stones.",
        ),
        (
            "Xanthine oxidase inhibitors (XOIs) are the first drug group.",
            "They lower uric acid in 90 percent of patients.",
            "Xanthine oxidase inhibitors lower uric acid in 90 percent of patients.",
        ),
        (
            "Alpharol and betarol are drugs of gout.",
            "These drugs thin the blood.",
            "Alpharol and betarol thin the blood.",
        ),
        ("Colchicine is an old drug.", "It stops the swelling.", "Colchicine stops the swelling."),
        ("Early attacks of gout hurt.", "These attacks last for days.", "Early attacks of gout last for days."),
    ],
)
def test_what_goes_on_from_the_sentence_before_is_told_with_it(before: str, text: str, told: str) -> None:
    assert continued(text, before, may_be_topic=False) == told


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "This can lead to kidney stones."),
        ("Crystals form in the kidney, which hurts.", "This can lead to kidney stones."),
        ("Crystals harm the joint.", "This damage causes pain."),
        ("Crystals harm the joints.", "They swell."),
        ("Some crystals are small.", "They dissolve."),
        ("Other crystals are small.", "They dissolve."),
        ("Colchicine is an old drug.", "It is important to take it."),
        ("Colchicine stops the attack.", "It lasts for days."),
        ("Attacks follow attacks of other kinds.", "These attacks last for days."),
        (CRYSTALS, "These conditions include gout."),
    ],
    ids=[
        "nothing before",
        "goes on already",
        "a noun",
        "two that may be meant",
        "some",
        "others",
        "nothing meant",
        "two of one",
        "named twice",
        "another noun",
    ],
)
def test_what_may_mean_something_else_stays(before: str, text: str) -> None:
    assert continued(text, before, may_be_topic=False) is None


def test_it_may_be_the_condition_where_that_was_spoken_of() -> None:
    assert continued("It hurts.", "Gout is a disease.", may_be_topic=True) is None


def test_it_is_the_condition_behind_a_setting_too() -> None:
    topic = written("Gout", "Overview", "Gout is a disease.").topic
    (sentence,) = sentences("In adults, it also affects the kidneys.")
    assert self_contained(sentence, topic, Before(is_topic=True)) == "In adults, gout also affects the kidneys."
    assert self_contained(sentence, topic, Before()) == sentence.text


def test_what_goes_on_is_proven_by_both_sentences_and_says_no_more_than_itself() -> None:
    findings = written("Gout", "Course", "In some adults gout goes away. This is called spontaneous remission.")
    joined = [fact for fact in findings.facts if len(fact.evidence) == 2]
    assert [fact.relation for fact in joined] == [Relation.STATES]
    assert joined[0].object == "In some adults gout goes away, which is called spontaneous remission."


def test_this_procedure_is_the_one_that_the_heading_names() -> None:
    said = "This procedure removes the crystals from the joint."
    findings = written("Gout", "Overview", "Gout is a disease.", "Arthroscopy", said)
    assert "Arthroscopy removes the crystals from the joint." in [fact.object for fact in findings.facts]
    elsewhere = written("Gout", "Overview", "Gout is a disease.", "Joints", said)
    assert not any("removes" in fact.object for fact in elsewhere.facts)


def test_the_affected_of_a_form_are_not_all_who_have_the_condition() -> None:
    said = "People with UA2 do well, and most affected individuals survive into adulthood."
    findings = written("Gout", "Overview", f"Gout hurts the toes badly. {said}")
    assert not any("individuals with gout" in fact.object for fact in findings.facts)
