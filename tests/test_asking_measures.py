"""What a named drug, test or operation does, is for, is needed for and does amiss is asked of it by its name."""

import pytest

from decks.model import Basic, ListCard
from tests.gen_articles import contents, made

OVERVIEW = "Attacks of gastritis hurt."


def basics(sentence: str, heading: str = "Treatment") -> dict[str, str]:
    deck = made("Gastritis", "Overview", OVERVIEW, heading, sentence)
    return {card.front: card.back for card in contents(deck, Basic)}


def lists(*sentences: str) -> dict[str, tuple[str, ...]]:
    deck = made("Gastritis", "Overview", OVERVIEW, "Treatment", *sentences)
    return {card.front: card.back for card in contents(deck, ListCard)}


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "H2 blockers decrease acid production.",
            "What effect do H2 blockers have in gastritis?",
            "They decrease acid production",
        ),
        (
            "Your doctor may use a urea breath test to check for H. pylori infection.",
            "In gastritis, for what purpose may a urea breath test be used?",
            "To check for H. pylori infection",
        ),
        (
            "The urea breath test is a highly reliable method for confirming a diagnosis of gastritis.",
            "Which test is a highly reliable method for confirming a diagnosis of gastritis?",
            "The urea breath test",
        ),
        (
            "Ursodiol (Actigall) and chenodiol (Chenix) are medications that contain acids that dissolve small stones.",
            "In gastritis, which two medications contain acids that dissolve small stones?",
            "Ursodiol and chenodiol",
        ),
        (
            "Blood transfusions may be needed for severe anemia.",
            "When may blood transfusions be needed in gastritis?",
            "For severe anemia",
        ),
        (
            "A liver transplant may be necessary if the liver is severely damaged.",
            "In gastritis, when may a liver transplant be necessary?",
            "If the liver is severely damaged",
        ),
        (
            "If you have advanced lung disease, you may need oxygen therapy.",
            "When may oxygen therapy be needed in gastritis?",
            "In advanced lung disease",
        ),
    ],
)
def test_one_named_measure_has_one_answer(sentence: str, front: str, back: str) -> None:
    assert basics(sentence)[front] == back


@pytest.mark.parametrize(
    "sentence",
    [
        "A doctor may use blood tests to check for H. pylori infection.",
        "Medicines decrease acid production.",
        "A doctor may use a urea breath test to diagnose gastritis.",
        "Surgery to remove an affected area of bowel may be recommended for repeated or severe bleeding.",
    ],
    ids=["a test of everybody", "no drug by its name", "the condition alone", "more is said of the operation"],
)
def test_what_many_answers_fit_is_not_asked(sentence: str) -> None:
    fronts = " ".join(basics(sentence)).lower()
    assert not [asked for asked in ("what effect", "purpose", "indication") if asked in fronts]


def test_side_effects_are_asked_where_the_drug_is_named() -> None:
    asked = {"In gastritis, name three side effects of erythromycin.": ("Nausea", "Vomiting", "Abdominal cramps")}
    assert lists("Possible side effects of erythromycin include nausea, vomiting, and abdominal cramps.") == asked
    assert lists("Erythromycin can cause nausea, vomiting, and abdominal cramps.") == asked
    assert lists("Too little thyroid hormone can cause weight gain, fatigue, and hair loss.") == {}


def test_drugs_are_asked_by_what_they_are_for() -> None:
    drugs = "Medications that reduce acid include antacids, H2 blockers, and proton pump inhibitors."
    assert lists(drugs) == {
        "In gastritis, name three medications that reduce acid.": ("Antacids", "H2 blockers", "Proton pump inhibitors")
    }
