"""Flashcards: the front asks what the fact says, the back is the article's words."""

import re

import pytest

from decks.fronts import FROM_BULLETS
from decks.model import Basic, Deck, ListCard, Relation
from tests.gen_articles import FILES, contents, deck_of, made

DEFINITION = "Attacks of gout hurt."
R = Relation


def deck(heading: str, *blocks: str) -> Deck:
    """Return the deck of an article on gout with *blocks* under *heading*; those with a bullet sign are bullets."""
    return made("Gout", "Overview", DEFINITION, heading, *blocks)


def cards(heading: str, *blocks: str) -> dict[str, str]:
    """Return fronts and backs of what *blocks* under *heading* give."""
    return {card.front: card.back for card in contents(deck(heading, *blocks), Basic)}


# A front for each relation -------------------------------------------------------------------------------------------

BULLETS = {
    R.IS_A: ("Treatment", "Rasburicase: An enzyme that breaks down urate", "what kind of"),
    R.DESCRIBED_AS: ("Symptoms", "Tophus: A firm lump beneath the skin", "what is a? ?tophus"),
    R.IS: ("Symptoms", "Fatigue: Severe, worse at night", "what is fatigue like in gout"),
    R.INVOLVES: ("Complications", "Kidneys: Uric acid stones", "how may gout affect the kidneys"),
    R.IS_THE_MOST: ("Causes", "Obesity: The most common cause in men", "what is the most common cause"),
    R.SHOWS: ("Diagnosis", "Serum urate: High between two attacks", "what is the typical result of serum urate"),
    R.IS_USED_TO: (
        "Diagnosis",
        "Ultrasound: To detect crystals in the joint",
        "(purpose of ultrasound|why is ultrasound)",
    ),
    R.IS_USED_FOR: ("Treatment", "Naproxen: For severe pain", "what is naproxen used for"),
    R.IS_USED_WHEN: ("Treatment", "Febuxostat: Used in patients with a rash", "when is febuxostat used"),
    R.IS_GIVEN_AS: ("Treatment", "Colchicine: Small doses twice a day", "how is colchicine used"),
    R.HAS_DOSE: ("Treatment", "Allopurinol: 100 mg by mouth each day", "how is allopurinol dosed"),
}


@pytest.mark.parametrize(("heading", "bullet", "front"), BULLETS.values(), ids=[row[1] for row in BULLETS.values()])
def test_a_bullet_is_asked_by_the_question_that_its_answer_fits(heading: str, bullet: str, front: str) -> None:
    term, description = bullet.split(": ")
    ((asked, back),) = [
        row for row in cards(heading, f"  • {bullet}").items() if re.search(front, row[0], re.IGNORECASE)
    ]
    assert back.lower() in (
        description.lower(),
        term.lower(),
        *(description.lower().split(word, 1)[-1] for word in ("used ", "for ")),
    )
    assert "gout" in asked
    assert asked.endswith("?")


def test_every_relation_of_a_bullet_has_its_front() -> None:
    assert set(FROM_BULLETS) - {R.KNOWN_AS, R.STANDS_FOR} == set(BULLETS)


def test_the_condition_s_names_are_asked_for() -> None:
    fronts = {card.front: card.back for card in contents(deck_of(FILES[0]), Basic)}
    assert not [front for front in fronts if "stand for" in front]
    assert fronts["By what other name is giant cell arteritis known?"] == "Temporal arteritis"


# What a card keeps ---------------------------------------------------------------------------------------------------


def test_a_hedge_stands_on_the_card() -> None:
    found = cards(
        "Diagnosis", "  • X-ray: Often normal in the first attack", "  • Blood count: May show many white cells"
    )
    assert all("often" in f"{front} {back}".lower() for front, back in found.items() if "x-ray" in front.lower())
    assert all("may" in f"{front} {back}".lower() for front, back in found.items() if "blood count" in front.lower())
    assert len(found) >= 2


def test_a_setting_stands_before_the_question() -> None:
    found = cards("Causes", "In women, gout usually develops after menopause.")
    assert {front: back for front, back in found.items() if "women" in front} == {
        "In women, when does gout usually develop?": "After menopause"
    }


def test_a_population_in_the_heading_stands_in_the_question() -> None:
    found = made(
        "Gout", "Symptoms", DEFINITION, "In Women", "  • Stiffness: Slow movement of the fingers on waking", "  • Fever"
    )
    fronts = [
        card.front
        for card in contents(found, Basic)
        if card.back in ("Stiffness", "Slow movement of the fingers on waking")
    ]
    assert fronts
    assert all("in women with gout" in front for front in fronts)


@pytest.mark.parametrize(
    "bullet",
    [
        "Penicillin: Not effective",
        "Aspirin: Avoid during a flare",
        "Surgery: If required for the removal of tophi",
    ],
)
def test_no_card_asks_for_the_purpose_of_what_has_none(bullet: str) -> None:
    fronts = cards("Treatment", f"  • {bullet}", "  • Ice: To relieve swelling of the joint")
    term = bullet.partition(":")[0].lower()
    assert not [
        front for front in fronts if term in front.lower() and re.search(r"purpose|why|used for", front.lower())
    ]


def test_a_drug_that_does_not_work_answers_no_question() -> None:
    everything = [*contents(deck_of(FILES[0]), Basic), *contents(deck_of(FILES[0]), ListCard)]
    assert not [card for card in everything if "Infliximab" in card.back]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout can affect any joint.",
        "Gout affects millions of people.",
        "Gout is not caused by stress.",
        "This is caused by gout.",
        "Do you have gout?",
        "Patients with gout can experience no pain.",
    ],
)
def test_an_empty_or_dependent_answer_is_not_asked_for(sentence: str) -> None:
    assert cards("Causes", sentence) == {}


def test_a_description_that_fits_two_terms_asks_for_neither() -> None:
    found = cards(
        "Treatment",
        "  • Naproxen: To relieve the pain of the swollen joint",
        "  • Ibuprofen: To relieve the pain of a swollen toe",
        "  • Allopurinol: To lower urate over months and years",
    )
    assert {back for back in found.values() if back in ("Naproxen", "Ibuprofen", "Allopurinol")} <= {"Allopurinol"}


def test_a_term_that_is_a_mere_category_is_no_answer() -> None:
    found = cards(
        "Treatment", "  • Other drugs: To lower the urate of the blood over years", "  • Ice: To relieve swelling"
    )
    assert "Other drugs" not in found.values()


# All ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_front_is_one_sentence_about_the_condition(name: str) -> None:
    known = re.compile("giant cell arteritis|GCA|pertussis", re.IGNORECASE)
    for card in (*contents(deck_of(name), Basic), *contents(deck_of(name), ListCard)):
        assert known.search(card.front), card.front
        assert re.search(r"[?.]$", card.front), card.front
        assert card.front[0].isupper(), card.front
        assert "  " not in card.front


@pytest.mark.parametrize("name", FILES)
def test_every_back_is_short_and_starts_with_a_capital(name: str) -> None:
    for card in contents(deck_of(name), Basic):
        assert len(card.back.split()) <= 15
        assert not card.back.endswith((".", ",", ";", ":"))
        assert card.back[0].isupper() or not card.back[0].isalpha()
