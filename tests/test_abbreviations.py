"""Abbreviations that an article explains are spelled out on a card."""

import pytest

from decks.facts.abbreviations import spelled_out
from tests.gen_articles import written

SAID = (
    "Attacks of late onset ataxia (LOA) are rare. Glycosaminoglycans (GAGs) build up in its cells. "
    "Pulmonary rehabilitation (PR) helps. A magnetic resonance imaging (MRI) scan is done. The leg (see DVT) hurts."
)


@pytest.mark.parametrize(
    ("front", "spelled"),
    [
        ("How is LOA inherited?", "How is late onset ataxia inherited?"),
        ("When do LOA-related falls begin?", "When do late onset ataxia-related falls begin?"),
        ("What may a LOA attack bring?", "What may a late onset ataxia attack bring?"),
        ("When does PR help in late onset ataxia?", "When does pulmonary rehabilitation help in late onset ataxia?"),
        ("What does an MRI show in late onset ataxia?", "What does an MRI show in late onset ataxia?"),
        ("Late onset ataxia (LOA) is what?", "Late onset ataxia (LOA) is what?"),
        ("Is late onset ataxia a DVT?", "Is late onset ataxia a DVT?"),
        ("GAGs do what in late onset ataxia?", "Glycosaminoglycans do what in late onset ataxia?"),
    ],
)
def test_what_the_article_explains_is_written_as_what_it_stands_for(front: str, spelled: str) -> None:
    findings = written("Late onset ataxia", "Overview", SAID)
    assert spelled_out(front, findings.article.text, findings.topic) == spelled


def test_a_lost_apostrophe_of_the_name_is_put_back() -> None:
    findings = written("Harman's chorea", "Overview", "Harmans chorea is rare. It hurts.")
    assert spelled_out("What causes Harmans chorea?", findings.article.text, findings.topic) == (
        "What causes Harman's chorea?"
    )


def test_the_condition_by_its_abbreviation_behind_its_name_is_named_once() -> None:
    findings = written(
        "Velmer syndrome", "Overview", "Velmer (VS) syndrome is rare.", "Late Velmer syndrome (LVS) hurts."
    )
    front = "Velmer syndrome: attacks of LVS hurt."
    assert spelled_out(front, findings.article.text, findings.topic) == front.replace("LVS", "late Velmer syndrome")


@pytest.mark.parametrize(
    ("front", "spelled"),
    [
        ("What treats late LOA?", "What treats late onset ataxia?"),
        ("What treats LOA ataxia?", "What treats late onset ataxia?"),
    ],
)
def test_no_word_of_what_is_spelled_out_stands_twice(front: str, spelled: str) -> None:
    findings = written("Late onset ataxia", "Overview", SAID)
    assert spelled_out(front, findings.article.text, findings.topic) == spelled


def test_the_name_of_a_program_keeps_its_capitals() -> None:
    findings = written("Gout", "Overview", "The Gout Prevention Program (GPP) is for all with gout.")
    spelled = spelled_out("What is the GPP for?", findings.article.text, findings.topic)
    assert spelled == "What is the Gout Prevention Program for?"
