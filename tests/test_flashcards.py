"""Flashcards: the front asks what the fact says, the back is the article's words."""

import re

import pytest

from decks.fronts import FROM_BULLETS, FROM_SENTENCES
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

SENTENCES = {
    R.CAUSED_BY: ("Gout is caused by crystals of uric acid.", "What is gout caused by", "Crystals of uric acid"),
    R.CAUSES: ("Untreated gout can lead to joint damage.", "What can untreated gout lead to", "Joint damage"),
    R.IS_THE_MOST: (
        "The most common trigger of gout is alcohol.",
        "What is the most common trigger of gout",
        "Alcohol",
    ),
    R.OCCURS_AT: (
        "Gout is usually found in the joint of the big toe.",
        "Where is gout usually found",
        "In the joint of the big toe",
    ),
    R.AFFECTS: ("Gout usually affects the big toe.", "What does gout usually affect", "The big toe"),
    R.IS_GIVEN_AS: ("Gout is treated with colchicine.", "How is gout treated", "With colchicine"),
    R.IS_USED_TO: ("Ultrasound is used to look for crystals.", "why is ultrasound used", "To look for crystals"),
    R.IS_USED_WHEN: (
        "Febuxostat is recommended when allopurinol causes a rash.",
        "when is febuxostat recommended",
        "When allopurinol causes a rash",
    ),
    R.IS_A: ("Gout is a metabolic disease of the joints.", "What is gout", "A metabolic disease of the joints"),
    R.OCCURS_IN: ("Gout is most common in men over 40.", "In whom is gout most common", "Men over 40"),
    R.IS_BASED_ON: (
        "The diagnosis of gout is based on joint fluid.",
        "What is the diagnosis of gout based on",
        "Joint fluid",
    ),
    R.IS_BECAUSE: (
        "Gout is painful because crystals inflame the joint lining.",
        "Why is gout painful",
        "Because crystals inflame the joint lining",
    ),
    R.CHANGES: (
        "Early use of colchicine reduces the pain of a flare.",
        "What reduces the pain of a flare in gout",
        "Early use of colchicine",
    ),
    R.EXPERIENCES: (
        "Patients with gout can develop kidney stones.",
        "What can patients with gout develop",
        "Kidney stones",
    ),
    R.IS_CALLED: ("A lump of urate in gout is called a tophus.", "What is a lump of urate in gout called", "A tophus"),
    R.REQUIRES: ("Chronic gout requires lifelong treatment.", "What does chronic gout require", "Lifelong treatment"),
    R.IS_ACQUIRED: (
        "People get gout from eating too much meat.",
        "How do people get gout",
        "From eating too much meat",
    ),
    R.OCCURS_WHEN: (
        "A flare of gout often begins after surgery.",
        "When does a flare of gout often begin",
        "After surgery",
    ),
}


@pytest.mark.parametrize(("sentence", "front", "back"), SENTENCES.values(), ids=[row[0] for row in SENTENCES.values()])
def test_a_sentence_is_asked_by_the_question_that_its_answer_fits(sentence: str, front: str, back: str) -> None:
    asked = {question.removeprefix("Gout: "): answer for question, answer in cards("Causes", sentence).items()}
    assert asked == {f"{front}?": back}


def test_every_relation_of_a_sentence_has_its_front() -> None:
    assert set(FROM_SENTENCES) - {R.HAS_PARTS} == set(SENTENCES)


BULLETS = {
    R.IS_A: ("Treatment", "Rasburicase: An enzyme that breaks down urate", "what kind of"),
    R.DESCRIBED_AS: ("Symptoms", "Tophus: A firm lump beneath the skin", "what is a? ?tophus"),
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
    assert fronts["What does the abbreviation GCA stand for?"] == "Giant cell arteritis"
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
