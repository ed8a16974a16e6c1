"""One-best-answer questions: a proven key, options of one kind that are provably wrong, a closed lead-in."""

import re

import pytest

from decks.knowledge import normal, term_type
from decks.model import Deck, Mcq
from tests.gen_articles import FILES, contents, deck_of, made

DEFINITION = "Attacks of gout hurt."
GCA = FILES[0]


def deck(heading: str, *blocks: str, title: str = "Gout") -> Deck:
    return made(title, "Overview", DEFINITION.replace("gout", title.lower()), heading, *blocks)


def questions(heading: str, *blocks: str, title: str = "Gout") -> list[Mcq]:
    return contents(deck(heading, *blocks, title=title), Mcq)


NAPROXEN = "  • Naproxen: To relieve severe pain at once"
ALLOPURINOL = "  • Allopurinol: To lower urate over many years"
COLCHICINE = "  • Colchicine: A plant alkaloid against flares"


def test_a_question_asks_for_the_term_that_its_description_fits() -> None:
    found = {question.key: question for question in questions("Treatment", NAPROXEN, ALLOPURINOL, COLCHICINE)}
    assert set(found) == {"Naproxen", "Allopurinol", "Colchicine"}
    naproxen = found["Naproxen"]
    assert naproxen.lead_in == "In gout, which of the following drugs is used to relieve severe pain at once?"
    assert {option.text for option in naproxen.distractors} == {"Allopurinol", "Colchicine"}


def test_a_finding_is_asked_for_by_its_description() -> None:
    found = questions(
        "Symptoms",
        "  • Hypotonia: Decreased muscle tone",
        "  • Tremor: Rhythmic shaking of a limb",
        "  • Ptosis: Drooping of one upper eyelid",
    )
    ptosis = next(question for question in found if question.key == "Ptosis")
    assert ptosis.lead_in == ("Which of the following features of gout is described as “drooping of one upper eyelid”?")


def test_the_one_cause_is_asked_for_among_its_like() -> None:
    (question,) = questions("Causes", "Lyme disease is caused by Borrelia burgdorferi.", title="Lyme disease")
    assert question.key == "Borrelia burgdorferi"
    assert "organism" in question.lead_in
    assert {term_type(option.text).kind for option in question.distractors if term_type(option.text)} == {"organism"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lyme disease may be caused by Borrelia burgdorferi.",
        "Lyme disease is caused by Borrelia burgdorferi or Borrelia mayonii.",
        "In Europe, Lyme disease is caused by Borrelia burgdorferi.",
        "Lyme disease is not caused by Borrelia burgdorferi.",
        "Lyme disease is caused by bacteria.",
    ],
    ids=["may", "two causes", "in some places", "denied", "a category"],
)
def test_a_cause_that_is_not_the_only_sure_one_is_no_key(sentence: str) -> None:
    assert questions("Causes", sentence, title="Lyme disease") == []


@pytest.mark.parametrize(
    "bullets",
    [
        (NAPROXEN, ALLOPURINOL),
        (NAPROXEN, "  • Ibuprofen: To relieve severe pain", "  • Ketorolac: To relieve pain at once"),
        ("  • Naproxen: Good", ALLOPURINOL, COLCHICINE),
        ("  • Penicillin: Not effective against crystals", "  • Rest", "  • Ice"),
        ("  • Other drugs: To relieve severe pain at once", "  • Rest", "  • Ice"),
    ],
    ids=["two options", "all may be right", "says too little", "does not work", "a category"],
)
def test_no_question_where_no_one_option_is_best(bullets: tuple[str, ...]) -> None:
    first = bullets[0].strip(" •").partition(":")[0]
    assert [question for question in questions("Treatment", *bullets) if question.key == first] == []


def test_a_result_that_any_test_may_have_is_no_question() -> None:
    found = questions(
        "Diagnosis", "  • EEG: Usually normal", "  • MRI: Often normal", "  • Blood count: Raised in most patients"
    )
    assert found == []


def test_a_hedge_stays_in_the_question() -> None:
    found = questions(
        "Diagnosis",
        "  • Ultrasound: May show a double contour over the cartilage",
        "  • X-ray: Shows punched-out erosions late in the disease",
        "  • Joint aspiration: Needle-shaped crystals under polarized light",
    )
    ultrasound = [question for question in found if question.key == "Ultrasound"]
    assert ultrasound
    assert all("may show" in f"{question.stem} {question.lead_in}" for question in ultrasound)


@pytest.mark.parametrize("name", FILES)
def test_every_question_is_closed_and_names_the_condition(name: str) -> None:
    for question in contents(deck_of(name), Mcq):
        assert question.lead_in.endswith("?")
        assert re.search(r"which of the following", question.lead_in, re.IGNORECASE)
        assert 2 <= len(question.distractors) <= 4
        assert re.search("giant cell arteritis|GCA|pertussis", f"{question.stem} {question.lead_in}", re.IGNORECASE)


def test_no_option_stands_in_the_proof_of_the_key() -> None:
    deck = deck_of(GCA)
    for item in deck.items:
        if isinstance(item.content, Mcq):
            proof = f" {normal(item.evidence[0].of(deck.text))} "
            assert not [d.text for d in item.content.distractors if f" {normal(d.text)} " in proof]


def test_the_key_is_seldom_the_longest_option() -> None:
    found = contents(deck_of(GCA), Mcq)
    longest = [q for q in found if len(q.key) > max(len(option.text) for option in q.distractors)]
    assert len(longest) <= 0.5 * len(found)


def test_a_drug_that_does_not_work_may_be_a_wrong_option_only() -> None:
    found = contents(deck_of(GCA), Mcq)
    assert "Infliximab" not in {question.key for question in found}


def test_a_test_is_asked_for_by_what_it_is_used_for() -> None:
    said = "A transesophageal echocardiogram may be used to detect clots in the left atrium."
    found = questions("Diagnosis", said, title="Atrial fibrillation")
    question = next(question for question in found if question.key.startswith("Transesophageal"))
    assert question.lead_in == (
        "Which of the following imaging studies may be used to detect clots in the left atrium in atrial fibrillation?"
    )
    assert all(" looks for " in option.why for option in question.distractors)


def test_a_drug_is_asked_for_by_its_class_among_drugs_of_other_classes() -> None:
    said = (
        "H2 blockers, such as famotidine, reduce the production of acid.",
        "Omeprazole lowers acid production further.",
    )
    found = questions("Treatment", *said, title="Gastritis")
    question = next(question for question in found if question.key == "Famotidine")
    assert "class of drug used in gastritis" in question.lead_in
    assert "Omeprazole" in {option.text for option in question.distractors}


@pytest.mark.parametrize(
    "said",
    [
        "Drugs such as famotidine reduce the production of acid.",
        "H2 blockers, such as cabbage juice, reduce the production of acid.",
        "H2 blockers are not used, such as famotidine, in the youngest children.",
    ],
)
def test_no_class_is_asked_for_where_the_tables_do_not_agree_or_the_sentence_denies(said: str) -> None:
    assert not [q for q in questions("Treatment", said, title="Gastritis") if "class of drug" in q.lead_in]


@pytest.mark.parametrize(
    "said",
    ["Children with gout may have weak muscle tone (hypotonia).", "Some have involuntary eye movements (nystagmus)."],
)
def test_no_question_only_translates_a_term(said: str) -> None:
    assert not [q for q in questions("Symptoms", said) if "term" in q.lead_in]


@pytest.mark.parametrize(
    "said",
    ["A procedure to look inside the colon.", "An exam of the body to check general signs of health."],
)
def test_no_question_asks_what_a_test_is_whatever_it_is_done_for(said: str) -> None:
    bullets = (
        f"- Colonoscopy: {said}",
        "- Blood culture: To look for bacteria.",
        "- Chest X-ray: To look at the lungs.",
    )
    assert not [q for q in questions("Diagnosis", *bullets) if q.key == "Colonoscopy"]


def test_the_animal_that_carries_it_is_asked_for() -> None:
    found = questions("Causes", "Lyme disease is spread by the bite of infected deer ticks.", title="Lyme disease")
    assert [q.lead_in for q in found] == ["Which of the following animals transmits Lyme disease?"]


@pytest.mark.parametrize("said", ["The most common symptom is anemia.", "  • Anemia: The most common symptom"])
def test_no_disease_is_an_option_where_a_symptom_is_asked_for(said: str) -> None:
    found = questions("Symptoms", said, title="Multiple myeloma")
    assert not [question for question in found if "Polycythemia vera" in {o.text for o in question.distractors}]
