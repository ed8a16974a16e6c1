"""Bullets of every grammar, and the question that a clinician would ask of each."""

import re

import pytest

from decks.model import Basic, ListCard, Mcq, Vignette
from tests.test_flashcards import cards, contents, deck

ASKED = [
    (
        "Treatment",
        "NSAIDs: First-line for mild attacks",
        "For what are NSAIDs first-line treatment in gout?",
        "Mild attacks",
    ),
    (
        "Treatment",
        "Gliflozins: Renal glucose transport inhibitors",
        "What kind of drugs are gliflozins, as used in gout?",
        "Renal glucose transport inhibitors",
    ),
    (
        "Prevention",
        "Influenza vaccine: Recommended every year",
        "How often is influenza vaccine recommended in gout?",
        "Every year",
    ),
    (
        "Treatment",
        "Febuxostat: Useful in patients with chronic kidney disease",
        "In which patients is febuxostat useful in gout?",
        "Patients with chronic kidney disease",
    ),
    (
        "Treatment",
        "Joint replacement: For selected patients with destroyed joints",
        "For which patients is joint replacement used in gout?",
        "Selected patients with destroyed joints",
    ),
    (
        "Treatment",
        "Pegloticase: Given by infusion every two weeks",
        "How is pegloticase given in gout?",
        "By infusion every two weeks",
    ),
    ("Symptoms", "Lantern toe: A glow of the toe", "What does “lantern toe” refer to in gout?", "A glow of the toe"),
]


@pytest.mark.parametrize(("heading", "bullet", "front", "back"), ASKED, ids=[row[1] for row in ASKED])
def test_a_question_fits_the_grammar_of_what_is_said(heading: str, bullet: str, front: str, back: str) -> None:
    assert cards(heading, f"  • {bullet}")[front] == back


def test_the_most_common_type_is_one_of_what_the_heading_says() -> None:
    bullets = ("  • Visual aura: The most common type", "  • Speech aura: Difficulty in finding words")
    made = deck("Symptoms", "Types of Aura", *bullets)
    assert "What is the most common type of aura in gout?" in {card.front for card in contents(made, Basic)}
    assert not [question for question in contents(made, Mcq) if "most common type of gout" in question.lead_in]


def test_a_red_flag_is_no_feature_of_the_condition() -> None:
    bullets = ("  • Fever with chills: Suggests septic arthritis", "  • Weight loss: Suggests a tumor")
    made = deck("Diagnosis", "Red Flags", *bullets)
    fronts = [card.front for kind in (Basic, ListCard) for card in contents(made, kind)]
    assert "Which red flag in suspected gout suggests septic arthritis?" in fronts
    assert not [front for front in fronts if "feature" in front]


def test_what_is_treated_is_not_the_treatment() -> None:
    bullets = ("  • Prednisone: 40 mg by mouth each day", "  • Colchicine: 0.5 mg twice a day")
    (card,) = contents(deck("Treatment", "Acute Attacks", *bullets), ListCard)
    assert card.front == "Name 2 drugs for acute attacks in gout."


def test_a_case_tells_of_one_patient() -> None:
    bullets = (
        "  • Joint replacement: For selected patients with destroyed joints",
        "  • Febuxostat: Used in patients with a rash or kidney stones",
        "  • Ice: For swelling of the joint",
        "  • Dialysis: For severe renal or cardiac disease",
        "  • Naproxen: For joint pain, unless the kidneys are ill",
    )
    stems = [case.stem for case in contents(deck("Treatment", *bullets), Vignette)]
    assert not [stem for stem in stems if re.search("selected patients| or kidney| or cardiac|unless", stem)]


def test_a_drug_to_avoid_is_asked_why_and_never_as_a_treatment() -> None:
    bullets = ("  • Aspirin: Raises the level of uric acid", "  • Diuretics: Less uric acid in the urine")
    made = deck("Treatment", "Drugs to Avoid", *bullets)
    fronts = {card.front: card.back for card in contents(made, Basic)}
    assert fronts["Why should aspirin be avoided in gout?"] == "Raises the level of uric acid"
    assert not [front for front in fronts if "used" in front]
    assert not contents(made, Mcq)


def test_what_only_says_of_which_kind_a_thing_is_is_no_answer() -> None:
    bullets = ("  • Inflammatory: Redness without any scar", "  • Tophus: A firm lump beneath the skin")
    answers = [card.back for card in contents(deck("Symptoms", *bullets), Basic)]
    assert "Inflammatory" not in answers
    assert "Tophus" in answers or "A firm lump beneath the skin" in answers


def test_what_a_drug_does_amiss_is_no_way_of_using_it() -> None:
    bullets = (
        "  • Isoniazid: Hepatitis and neuropathy",
        "  • Rifampin: Turns urine orange",
        "  • Ethambutol: Optic neuritis",
    )
    made = deck("Treatment", "Adverse Effects", *bullets)
    fronts = {card.front: card.back for card in contents(made, Basic)}
    assert not [front for front in fronts if "used" in front]
    assert not contents(made, ListCard)
    asked = [question.lead_in for question in contents(made, Mcq)]
    assert "In gout, which of the following drugs may cause optic neuritis?" in [*asked, *fronts]


@pytest.mark.parametrize(
    ("heading", "bullet"),
    [
        ("Treatment", "Febuxostat: Moderate efficacy"),
        ("Treatment", "Febuxostat: Rash and nausea"),
        ("Treatment", "Contraindication: Kidney failure"),
        ("Symptoms", "Fatigue: Reported by most patients"),
        ("Symptoms", "Fever: Suspect septic arthritis if it is high"),
    ],
)
def test_what_is_no_way_of_giving_and_no_description_is_not_asked_as_one(heading: str, bullet: str) -> None:
    assert not [front for front in cards(heading, f"  • {bullet}") if front.startswith(("How ", "What is"))]
