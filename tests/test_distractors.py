"""Wrong options: of the key's kind, provably not right, each with what speaks against it."""

import pytest

from decks.distractors import (
    also_fits,
    are_apart,
    content_words,
    distractors_for,
    is_of_asked_class,
    is_option,
    overlap,
    share_a_kind,
)
from decks.facts import Findings
from decks.model import Distractor, Relation
from tests.gen_articles import written

DEFINITION = "Attacks of gout hurt."


def wrong_options(findings: Findings, subject: str) -> dict[str, str]:
    """Return the distractors to *subject*, by what its bullet says of it, with what speaks against each."""
    fact = next(f for f in findings.facts if f.subject == subject and f.relation is not Relation.HAS_MEMBERS)
    found: tuple[Distractor, ...] = distractors_for(subject, fact, findings, fact.object)
    return {option.text: option.why for option in found}


def treatments(*bullets: str) -> Findings:
    return written("Gout", "Overview", DEFINITION, "Treatment", *(f"  • {bullet}" for bullet in bullets))


NAPROXEN = "Naproxen: To relieve pain within hours"
ALLOPURINOL = "Allopurinol: To lower urate over years"
COLCHICINE = "Colchicine: A plant alkaloid against flares"
PREDNISONE = "Prednisone: Given when kidneys fail"


def test_the_article_s_siblings_are_offered_with_what_it_says_of_them() -> None:
    assert wrong_options(treatments(NAPROXEN, ALLOPURINOL, COLCHICINE, PREDNISONE), "Naproxen") == {
        "Allopurinol": "Allopurinol: To lower urate over years.",
        "Colchicine": "Colchicine: A plant alkaloid against flares.",
        "Prednisone": "Prednisone: Given when kidneys fail.",
    }


def test_three_are_enough() -> None:
    others = (ALLOPURINOL, COLCHICINE, PREDNISONE, "Probenecid: Increases loss through the kidney")
    assert len(wrong_options(treatments(NAPROXEN, *others), "Naproxen")) == 3


def test_fewer_than_two_are_none() -> None:
    assert wrong_options(treatments(NAPROXEN, ALLOPURINOL), "Naproxen") == {}


@pytest.mark.parametrize(
    "sibling",
    [
        "Ibuprofen: To relieve the same pain",
        "Febuxostat: For pain that allopurinol does not relieve",
        "NSAIDs: Tablets for the first days",
        "Naproxen sodium: A salt",
        "Other drugs: Tried in turn",
        "Rest or ice: On the first day",
        "Staphylococcus aureus: Not a drug at all",
    ],
    ids=[
        "same purpose",
        "shared words",
        "a class of the key",
        "a kind of the key",
        "a category",
        "two things",
        "a germ",
    ],
)
def test_what_may_be_right_or_is_of_another_kind_is_not_offered(sibling: str) -> None:
    term = sibling.partition(":")[0]
    assert term not in wrong_options(treatments(NAPROXEN, sibling, ALLOPURINOL, COLCHICINE), "Naproxen")


def test_plain_bullets_of_the_same_list_are_not_offered() -> None:
    """Nothing is known of them, so they may be right too."""
    findings = written(
        "Gout", "Prognosis", DEFINITION, "Favorable Factors",
        "  • Early treatment: Starts within days", "  • Weight loss", "  • Healthy diet", "  • Younger age",
    )  # fmt: skip
    assert wrong_options(findings, "Early treatment") == {}


def test_distractors_are_apart_from_each_other() -> None:
    found = wrong_options(
        treatments(NAPROXEN, "Corticosteroids: Tapered slowly", PREDNISONE, ALLOPURINOL, COLCHICINE), "Naproxen"
    )
    assert len({"Corticosteroids", "Prednisone"} & set(found)) == 1


def test_the_same_line_of_therapy_is_not_offered() -> None:
    findings = treatments(
        "Pegloticase: Used in refractory cases", "Anakinra: Used in treatment-resistant flares", ALLOPURINOL, COLCHICINE
    )
    assert set(wrong_options(findings, "Pegloticase")) == {"Allopurinol", "Colchicine"}


def test_two_lines_with_one_meaning_fit_each_other() -> None:
    assert also_fits("used in steroid-resistant cases", "Cyclophosphamide: used in severe or refractory cases")
    assert not also_fits("used in steroid-resistant cases", "Physical therapy: to improve balance")


def test_two_tests_for_one_thing_fit_each_other() -> None:
    assert also_fits("to detect neuroblastoma", "MIBG scan: highly sensitive for identifying neuroblastoma")


def test_two_superlatives_fit_each_other() -> None:
    assert also_fits("The strongest risk factor", "Obesity: the most common trigger")


def test_a_term_from_the_tables_is_offered_only_where_one_answer_excludes_all_others() -> None:
    only = written(
        "Lyme disease", "Overview", "Ticks spread it.", "Causes", "Lyme disease is caused by Borrelia burgdorferi."
    )
    cause = next(f for f in only.facts if f.relation is Relation.CAUSED_BY)
    found = distractors_for("Borrelia burgdorferi", cause, only, cause.object)
    assert len(found) == 3
    assert all(option.why.startswith(option.text) and len(option.why.split()) > 3 for option in found)
    used = written("Lyme disease", "Overview", "Ticks spread it.", "Treatment", "  • Doxycycline: For ten days")
    drug = next(f for f in used.facts if f.subject == "Doxycycline")
    assert distractors_for("Doxycycline", drug, used, drug.object) == ()


def test_a_term_that_the_article_names_is_not_taken_from_the_tables() -> None:
    text = "Treponema pallidum causes syphilis."
    findings = written("Lyme disease", "Overview", text, "Causes", "Lyme disease is caused by Borrelia burgdorferi.")
    cause = next(f for f in findings.facts if f.relation is Relation.CAUSED_BY)
    found = {option.text for option in distractors_for("Borrelia burgdorferi", cause, findings, cause.object)}
    assert found
    assert "Treponema pallidum" not in found


# What tells terms apart ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Acetaminophen", "Paracetamol"),
        ("Naproxen", "Nonsteroidal anti-inflammatory drugs"),
        ("Corticosteroids", "Prednisone"),
        ("Anemia", "Hemolytic anemia"),
        ("Chest pain", "Pain in the chest"),
        ("naproxen", "Naproxen"),
    ],
)
def test_two_names_of_one_thing_and_a_thing_and_its_class_are_not_apart(a: str, b: str) -> None:
    assert not are_apart(a, b)
    assert not are_apart(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("Naproxen", "Colchicine"), ("Ataxia", "Myoclonus"), ("Shoulder pain", "Back pain")]
)
def test_two_things_are_apart(a: str, b: str) -> None:
    assert are_apart(a, b)
    assert are_apart(b, a)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Naproxen", True),
        ("Loss of vision in one eye", True),
        ("Other drugs", False),
        ("Symptoms", False),
        ("Rest or ice", False),
        ("CT/MRI", False),
        ("Heat, rest", False),
        ("A drug that is given to those who can take no other one", False),
    ],
)
def test_an_option_is_one_short_thing(term: str, expected: bool) -> None:  # noqa: FBT001 - a row's value
    assert is_option(term) is expected


def test_options_share_a_kind_as_far_as_it_is_known() -> None:
    assert share_a_kind(("Naproxen", "Corticosteroids", "Something unheard of"))
    assert share_a_kind(("Ultrasound", "C-reactive protein"))
    assert not share_a_kind(("Naproxen", "Staphylococcus aureus"))
    assert not share_a_kind(("Naproxen", "Procalcitonin"))
    assert share_a_kind(())


def test_a_class_that_is_asked_for_holds_its_members() -> None:
    assert is_of_asked_class("a nonsteroidal anti-inflammatory drug for pain", "Naproxen")
    assert not is_of_asked_class("a nonsteroidal anti-inflammatory drug for pain", "Colchicine")


def test_overlap_is_the_share_of_what_is_asked() -> None:
    assert overlap("relieve severe pain", "to relieve itching") == pytest.approx(1 / 3)
    assert overlap("relieve pain", "relieves pains of severe degree") == 1.0
    assert overlap("", "pain") == 0.0
    assert content_words("It is used in most cases of pain, often after surgery") == {"pain", "after", "surgery"}
