"""Lists: closed and counted, their points those of the article, in its order."""

import re

import pytest

from decks.model import Deck, ListCard
from tests.gen_articles import FILES, contents, deck_of, made

DEFINITION = "Attacks of gout hurt."


def deck(heading: str, *blocks: str) -> Deck:
    """Return the deck of an article on gout with *blocks* under *heading*; those with a bullet sign are bullets."""
    return made("Gout", "Overview", DEFINITION, heading, *blocks)


def lists(heading: str, *blocks: str) -> list[ListCard]:
    """Return the lists that *blocks* under *heading* give."""
    return contents(deck(heading, *blocks), ListCard)


@pytest.mark.parametrize("name", FILES)
def test_a_list_says_how_many_points_it_has(name: str) -> None:
    numbers = {2: "two", 3: "three|triad", 4: "four|tetrad", 5: "five|pentad", 6: "six", 7: "seven"}
    for card in contents(deck_of(name), ListCard):
        n = len(card.back)
        assert re.search(rf"\b(?:{n}|{numbers[n]})\b", card.front), card.front


def test_a_list_has_its_heading_s_bullets_in_their_order() -> None:
    (card,) = lists("Risk Factors", "  • Obesity", "  • Kidney disease", "  • High blood pressure")
    assert card.back == ("Obesity", "Kidney disease", "High blood pressure")
    assert re.search("3 risk factors .*gout", card.front)


def test_a_sentence_s_list_keeps_its_hedge() -> None:
    (card,) = lists("Symptoms", "Early signs of gout may include fever, chills, and fatigue.")
    assert card.back == ("Fever", "Chills", "Fatigue")
    assert "possible" in card.front
    assert "3" in card.front


@pytest.mark.parametrize(
    "bullets",
    [
        ["Obesity"],
        [f"Cause {letter}" for letter in "ABCDEFGH"],
        ["Obesity", "Other causes"],
        ["Obesity", "Obesity"],
        ["Obesity", "The joint is swollen and hot"],
    ],
    ids=["one", "eight", "a category", "twice the same", "a sentence"],
)
def test_an_open_or_uneven_list_is_not_asked_for(bullets: list[str]) -> None:
    assert lists("Causes", *(f"  • {bullet}" for bullet in bullets)) == []


FRONTS = (
    ("Causes", "Common causes of gout include", "Name 2 common causes of gout."),
    ("Causes", "Less common causes of gout may include", "Name 2 less common causes of gout."),
    ("Symptoms", "The attack brings the following early signs:", "In gout, which 2 early signs does the attack bring?"),
    (
        "Diagnosis",
        "A doctor diagnoses gout based on the following:",
        "What is the diagnosis of gout based on (name 2)?",
    ),
    ("Treatment", "There are two types of surgery for gout:", "What are the 2 types of surgery for gout?"),
    ("Treatment", "Gout goes through two stages:", "What are the 2 stages of gout?"),
    ("Prognosis", "The prognosis depends on", "What does the prognosis of gout depend on (name 2)?"),
    (
        "Risk Factors",
        "Gout is more common in people who have:",
        "Gout is more common in people who have which 2 risk factors?",
    ),
    (
        "Risk Factors",
        "Risk factors for gout include having the following inherited disorders:",
        "Which 2 inherited disorders are risk factors for gout?",
    ),
    ("Treatment", "The main goals of treatment may include", "Name 2 of the main goals of treatment in gout."),
    ("Treatment", "In children, treatments of gout are", "In children, name 2 treatments of gout."),
)


@pytest.mark.parametrize(("heading", "lead", "front"), FRONTS)
def test_a_lead_gives_a_closed_front_in_its_own_words(heading: str, lead: str, front: str) -> None:
    (card,) = lists(heading, lead, "  • alpha rays", "  • beta rays")
    assert (card.front, card.back) == (front, ("Alpha rays", "Beta rays"))


OPEN_LEADS = (
    ("Causes", "Triggers may include:"),
    ("Symptoms", "Gout may cause"),
    ("Symptoms", "Gout can affect many organs:"),
    ("Diagnosis", "The following tests may be used:"),
    ("Treatment", "Treatment may include the following:"),
    ("Treatment", "The types of uric acid are:"),
)


@pytest.mark.parametrize(("heading", "lead"), OPEN_LEADS)
def test_a_lead_to_which_more_could_be_added_gives_no_list(heading: str, lead: str) -> None:
    assert lists(heading, lead, "  • alpha rays", "  • beta rays") == []


def test_a_section_with_nothing_else_has_a_list_of_its_known_signs() -> None:
    (card,) = lists("Symptoms", "Symptoms may include:", "  • Fever", "  • Chills", "  • Fatigue")
    assert card.front == "Name 3 symptoms that may occur in gout."
    assert lists("Symptoms", "Symptoms may include:", "  • Fever", "  • Odd feelings") == []


def test_a_list_of_six_is_asked_for_only_where_the_article_counts_it() -> None:
    bullets = [f"  • {name} rays" for name in ("alpha", "beta", "gamma", "delta", "theta", "kappa")]
    assert lists("Causes", "Common causes of gout include", *bullets) == []
    assert len(lists("Causes", "There are six types of gout:", *bullets)) == 1


def test_what_people_should_do_is_asked_as_things_to_do() -> None:
    (card,) = lists("Prevention", "To prevent gout, people should", "  • drink water", "  • avoid beer")
    assert card.front == "To prevent gout, what 2 things should people do?"
    assert card.back == ("Drink water", "Avoid beer")


@pytest.mark.parametrize(
    ("heading", "lead", "bullets"),
    [
        ("Symptoms", "There are two types of gout:", ("Acute gout", "Chronic gout", "Saturnine gout")),
        ("Diagnosis", "The stages of gout are:", ("Stage 1", "Stage 2")),
        ("Treatment", "Sources of good fats are:", ("Olives", "Nuts")),
        ("Symptoms", "Other signs may occur and depend on:", ("The diet", "The weather")),
        ("Treatment", "The medicines may include:", ("Colchicine", "Naproxen")),
        ("Treatment", "Drugs of choice for gout are:", ("Colchicine", "Naproxen as mentioned below")),
    ],
)
def test_an_untold_or_idle_list_is_not_asked_for(heading: str, lead: str, bullets: tuple[str, ...]) -> None:
    assert lists(heading, lead, *(f"  • {bullet}" for bullet in bullets)) == []


def test_the_body_s_parts_in_one_symptom_are_no_points() -> None:
    assert lists("Symptoms", "Signs of gout include fever, a lump in the elbow, knee, or heel.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Drugs for gout are pills that lower fever, pain, and redness.",
        "Stages of gout are e, s, and t.",
    ],
)
def test_a_torn_or_empty_series_is_no_list(sentence: str) -> None:
    assert lists("Treatment", sentence) == []


def test_the_condition_s_name_stands_before_what_completes_the_lead() -> None:
    (card,) = lists("Treatment", "The choice of a drug depends on", "  • kidney function", "  • the cost")
    assert card.front == "In gout, what does the choice of a drug depend on (name 2)?"


def test_one_broad_treatment_among_narrow_ones_is_a_point() -> None:
    (card,) = lists("Treatment", "The main treatments for gout are", "  • Medicines", "  • Ice packs", "  • Diet")
    assert card.back == ("Medicines", "Ice packs", "Diet")


@pytest.mark.parametrize("heading", ["On admission", "Drugs/Toxins", "Medical treatment in"])
def test_a_heading_that_names_nothing_heads_no_list(heading: str) -> None:
    assert lists("Treatment", heading, "  • Colchicine", "  • Naproxen") == []


def test_drugs_of_a_class_that_are_named_after_it_are_asked_for() -> None:
    (drugs,) = lists("Treatment", "  • Beta-blockers: Propranolol and metoprolol")
    assert drugs == ListCard("Name 2 beta-blockers that are used in gout.", ("Propranolol", "Metoprolol"))


def test_examples_are_asked_for_as_examples() -> None:
    heading, examples = lists(
        "Causes", "  • Diuretics: Such as furosemide, chlorothiazide, or indapamide", "  • Beer: Rich in purines"
    )
    assert heading.back == ("Diuretics", "Beer")
    assert examples.back == ("Furosemide", "Chlorothiazide", "Indapamide")
    assert examples.front == "Name 3 diuretics among the causes of gout."
