"""Case vignettes: one patient, one question, one best answer, and nothing invented that is not declared."""

import re

import pytest

from decks.knowledge import normal
from decks.model import Deck, Item, Vignette
from decks.vignettes import FRAMES
from tests.gen_articles import FILES, contents, deck_of, made

AGED = re.compile(r"\b\d+-(?:day|week|month|year)-old (?:girl|boy|woman|man)\b")
SAMPLES = pytest.mark.parametrize("name", FILES)


SYMPTOMS = (
    "  • Hypotonia: Decreased tone of the muscles of the trunk and of the limbs",
    "  • Tremor: Rhythmic shaking of one limb, at rest and when it is held out",
    "  • Ptosis: Drooping of one upper eyelid, which grows in the evening",
)


def cases(heading: str, *blocks: str, overview: str = "Attacks of zebra fever hurt.") -> dict[str, Vignette]:
    """Return the cases that *blocks* under *heading* give, by their keys, in an article that has symptoms."""
    others = () if heading == "Symptoms" else ("Symptoms", *SYMPTOMS)
    deck = made("Zebra fever", "Overview", overview, *others, heading, *blocks)
    return {case.key: case for case in contents(deck, Vignette)}


def items(deck: Deck) -> list[tuple[Item, Vignette]]:
    return [(item, item.content) for item in deck.items if isinstance(item.content, Vignette)]


# A case for each frame ----------------------------------------------------------------------------------------------

TREATMENTS = (
    "  • Naproxen: To relieve severe pain at once",
    "  • Allopurinol: To lower urate over many years",
    "  • Colchicine: A plant alkaloid against flares",
    "  • Prednisone: Used when the kidneys no longer work",
)
TESTS = (
    "  • Ultrasound: To look for stones in the kidney",
    "  • Serum urate: High levels between two attacks",
    "  • X-ray: Shows punched-out erosions",
)


def test_a_finding_is_named_from_its_description() -> None:
    case = cases("Symptoms", *SYMPTOMS)["Ptosis"]
    assert "drooping of one upper eyelid" in case.stem
    assert "ptosis" not in case.stem.lower()
    assert "finding" in case.lead_in


def test_a_treatment_of_another_illness_is_asked_of_a_patient_who_has_that_too() -> None:
    drugs = (
        "  • Naproxen: Relieves severe pain of any joint",
        "  • Colchicine: A plant alkaloid against flares",
        "  • Prednisone: Started at once in acute pericarditis",
        "  • Aspirin: Preferred after a myocardial infarction",
    )
    found = cases("Treatment", *drugs)
    assert "has had a myocardial infarction." in found["Aspirin"].stem
    assert "preferred" in found["Aspirin"].lead_in
    assert "now has acute pericarditis." in found["Prednisone"].stem


def test_a_test_is_chosen_for_its_purpose() -> None:
    case = cases("Diagnosis", *TESTS)["Ultrasound"]
    assert "look for stones in the kidney" in case.stem
    assert {option.text for option in case.distractors} == {"Serum urate", "X-ray"}


def test_a_drug_is_chosen_for_its_purpose() -> None:
    case = cases("Treatment", *TREATMENTS)["Naproxen"]
    assert "relieve severe pain at once" in case.stem
    assert "drugs" in case.lead_in


def test_a_drug_is_chosen_for_a_state_of_the_disease() -> None:
    case = cases("Treatment", "  • Rasburicase: Used in severe or refractory cases", *TREATMENTS)["Rasburicase"]
    assert re.search("disease has proved severe or refractory", case.stem)
    assert "situation" in case.lead_in


def test_a_therapy_is_chosen_for_a_need() -> None:
    found = cases(
        "Treatment",
        "  • Occupational therapy: For fine motor skills and for the skills of daily living",
        "  • Physical therapy: To improve balance and strength",
        "  • Speech therapy: Drills of the tongue and lips",
    )
    assert "skills of daily living" in found["Occupational therapy"].stem


def test_the_most_common_cause_is_chosen() -> None:
    found = cases(
        "Causes",
        "  • Neuroblastoma: The most common cause in children",
        "  • Hepatoblastoma: Seen once or twice a decade",
        "  • Wilms tumor: Told of in one family",
        "  • Medulloblastoma: Grows within the skull",
    )
    case = found["Neuroblastoma"]
    assert re.search(r"\b(?:girl|boy)\b", case.stem)
    assert "most likely underlying cause" in case.lead_in


def test_an_outcome_is_named_from_its_course() -> None:
    found = cases(
        "Prognosis",
        "  • Complete remission: Possible with prompt treatment",
        "  • Chronic disease: In a minority of cases, symptoms may persist or relapse over time",
        "  • Death: Follows failure of the kidneys",
    )
    case = found["Chronic disease"]
    assert "symptoms persist or relapse over time" in case.stem
    assert ("In the years after treatment", "slot") in {(part.text, part.origin) for part in case.synthetic}


def test_a_finding_is_told_of_this_patient_and_not_of_how_often_it_is_so() -> None:
    often = "  • Paresis: Loss of strength in the muscles of one hand, often years after the fever"
    assert re.search("muscles of one hand[.]", cases("Symptoms", often, *SYMPTOMS)["Paresis"].stem)


def test_every_clinical_kind_of_section_has_its_frames() -> None:
    kinds = {kind.value for kind, _ in FRAMES}
    assert kinds == {"causes", "symptoms", "complications", "diagnosis", "treatment", "prevention", "prognosis"}


# No case where none is sound -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "heading", "bullets"),
    [
        ("Penicillin", "Treatment", ("  • Penicillin: Not effective", *TREATMENTS[:3])),
        (
            "Tremor",
            "Symptoms",
            ("  • Tremor: Usually a rhythmic shaking of one limb when it is held out", *SYMPTOMS[::2]),
        ),
        ("MRI of the brain", "Diagnosis", ("  • MRI of the brain: Often normal or may show atrophy", *TESTS)),
        ("Early treatment", "Prognosis", ("  • Early treatment: Helps", "  • Weight loss", "  • Younger age")),
        ("Naproxen", "Treatment", (TREATMENTS[0], "  • Ibuprofen: To relieve severe pain", "  • Ketorolac: For pain")),
        (
            "Other tumors",
            "Causes",
            ("  • Other tumors: The most common cause", "  • Virus: Rarely", "  • Germs: Rarely"),
        ),
    ],
    ids=["does not work", "only often so", "a possible result", "no description", "all may be right", "a category"],
)
def test_no_case_where_no_one_answer_is_best(key: str, heading: str, bullets: tuple[str, ...]) -> None:
    assert key not in cases(heading, *bullets)


def test_no_case_on_an_article_that_names_no_condition() -> None:
    deck = made("Is it safe to run when something hurts?", "Symptoms", "It may hurt.", *SYMPTOMS)
    assert contents(deck, Vignette) == []


# Every case ---------------------------------------------------------------------------------------------------------


@SAMPLES
def test_a_case_has_one_patient_of_one_sex(name: str) -> None:
    for _, case in items(deck_of(name)):
        assert len(AGED.findall(case.stem)) == 1
        pronouns = {word.lower() for word in re.findall(r"\b(?:he|his|him|she|her)\b", case.stem, re.IGNORECASE)}
        is_female = re.search(r"-old (?:girl|woman)", case.stem) is not None
        assert pronouns <= ({"she", "her"} if is_female else {"he", "his", "him"})


@SAMPLES
def test_a_case_is_of_a_length_that_is_read_in_a_minute(name: str) -> None:
    assert all(20 <= len(case.stem.split()) <= 120 for _, case in items(deck_of(name)))


@SAMPLES
def test_what_a_case_declares_stands_in_it(name: str) -> None:
    for _, case in items(deck_of(name)):
        assert case.synthetic
        assert all(part.text in case.stem for part in case.synthetic)
        assert {part.origin for part in case.synthetic} <= {"slot", "script"}


SCAFFOLD = frozenset(
    "comes brought because history diagnosis diagnosed evaluation leads found being cared with seen further "
    "examination following next step team decides needs help family asks what this shows there disease proved that "
    "still will have condition patient take since after before from also reports problem began seen evaluated with "
    "findings include other symptoms parents report laboratory studies suspects brings presents physical "
    "physician made confirms noticed been also".split()
)


@SAMPLES
def test_what_a_case_says_is_the_article_s_or_declared(name: str) -> None:
    deck = deck_of(name)
    known = set(normal(deck.text).split())
    for _, case in items(deck):
        declared = set(normal(" ".join(part.text for part in case.synthetic)).split())
        told = {word for word in normal(case.stem).split() if len(word) > 3 and not word.isdigit()}
        assert told - known - declared - {normal(word) for word in SCAFFOLD} == set(), case.stem


@SAMPLES
def test_every_number_of_a_case_is_the_article_s_or_declared(name: str) -> None:
    deck = deck_of(name)
    for item, case in items(deck):
        proof = " ".join(span.of(deck.text) for span in item.evidence)
        declared = " ".join(part.text for part in case.synthetic)
        assert all(number in proof or number in declared for number in re.findall(r"\d+(?:\.\d+)?", case.stem))


@SAMPLES
def test_the_key_does_not_stand_in_the_stem(name: str) -> None:
    for _, case in items(deck_of(name)):
        assert f" {normal(case.key)} " not in f" {normal(case.stem)} {normal(case.lead_in)} "
