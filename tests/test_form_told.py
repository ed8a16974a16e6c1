"""What a paragraph on one form goes on to say is said of that form: it is told so, or not told at all."""

import pytest

from decks.facts.form_told import form_told, of_form
from decks.facts.genetics import genetics_of
from decks.model import Relation
from tests.gen_articles import written

FORM = "The severe infantile form of gout affects the liver."


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        (FORM, "the severe infantile form of gout"),
        ("Infants with the lethal form of gout usually live a few days.", "the lethal form of gout"),
        ("In the mild form, symptoms are few.", ""),
        ("The most common form is mild.", ""),
        ("Gout is a form of arthritis.", ""),
    ],
)
def test_the_form_is_the_subject_of_its_sentence(sentence: str, form: str) -> None:
    assert form_told(sentence) == form


def test_symptoms_are_those_of_the_form() -> None:
    assert (
        of_form("Symptoms usually appear at birth.", "the mild form")
        == "Symptoms of the mild form usually appear at birth."
    )
    assert of_form("Liver failure is common.", "the mild form") == "Liver failure is common."


def said(paragraph: str) -> list[str]:
    findings = written("Gout", "Overview", "Gout hurts the joints.", "Symptoms", paragraph)
    return [fact.object for fact in findings.facts if fact.relation is Relation.STATES]


def test_what_follows_a_form_is_never_told_of_the_whole() -> None:
    told = said(f"{FORM} Symptoms usually appear at birth.")
    assert told == [FORM, "Symptoms of the severe infantile form of gout usually appear at birth."]
    assert said(f"{FORM} Affected infants often develop cataracts. Liver failure is common.") == [FORM]


def test_a_sentence_on_the_whole_ends_the_talk_of_a_form() -> None:
    assert "Symptoms usually last 3 days." in said(f"{FORM} Gout is rare in women. Symptoms usually last 3 days.")


def test_a_numbered_type_is_a_form_unless_the_article_is_on_it() -> None:
    assert form_told("People with Velmer syndrome type 1 have cataracts.") == "Velmer syndrome type 1"
    told = said("Gout type 2 affects the kidneys. Affected infants often develop cataracts.")
    assert told == ["Gout type 2 affects the kidneys."]
    text = "Velmer syndrome type 1 affects the eyes. Affected infants often develop cataracts."
    itself = written("Velmer syndrome type 1", "Overview", text)
    assert any("Velmer syndrome type 1 often develop cataracts" in fact.object for fact in itself.facts)


def test_acute_gout_is_a_form_unless_the_article_is_on_it() -> None:
    acute = "Acute gout is a short attack of the joints. Symptoms can last up to 6 weeks."
    assert said(acute)[-1] == "Symptoms of acute gout can last up to 6 weeks."
    itself = written("Acute gout", "Overview", acute)
    assert any(fact.object == "Symptoms can last up to 6 weeks." for fact in itself.facts)


def test_an_onset_is_that_of_the_form_spoken_of() -> None:
    onset = "Signs and symptoms usually appear within the first year of life."
    facts = genetics_of(written("Gout", "Overview", f"{FORM} {onset}")).of(Relation.BEGINS)
    assert [fact.subject for fact in facts] == ["the signs and symptoms of the severe infantile form of gout"]
