"""The look-ups of the clinical tables."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.knowledge import (
    TermType,
    canonical,
    condition,
    confusables,
    find_terms,
    finding,
    is_broader,
    is_same,
    normal,
    purpose,
    siblings,
    synonyms,
    term_type,
)
from decks.knowledge.folding import words_of
from decks.knowledge.index import term_index

SOME_TERMS = sorted({term.name for terms in term_index().by_key.values() for term in terms})[::37]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anaemia", "anemia"),
        ("tumours", "tumor"),
        ("Guillain–Barré syndrome", "Guillain-Barre syndrome"),
        ("Addison's disease", "Addison disease"),
        ("Graves’ disease", "Graves disease"),
        ("oedema", "edema"),
        ("foetus", "fetus"),
        ("coeliac disease", "celiac disease"),
        ("vitamin B-12", "vitamin B12"),
        ("β-hCG", "beta-hCG"),
        ("diagnoses", "diagnosis"),
        ("headaches", "headache"),
        ("viruses", "virus"),
        ("biopsies", "biopsy"),
        ("metastases", "metastasis"),
        ("MRI (magnetic resonance imaging)", "MRI"),
        ("immunisation", "immunization"),
        ("behavioural changes", "behavioral changes"),
        ("Sjögren's syndrome", "Sjogren syndrome"),
        ("haemorrhoids", "hemorrhoid"),
    ],
)
def test_two_spellings_of_a_term_share_a_key(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hypertension", "hypotension"), ("aerobic", "erotic"), ("diabetes", "diabetic"), ("herpes", "harpes")],
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_itself(term: str) -> None:
    assert normal(normal(term)) == normal(term)


@given(st.text(alphabet=string.ascii_letters + " -'’().,5éβ\n", max_size=80))
def test_words_of_a_text_lie_where_they_say(text: str) -> None:
    words = words_of(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("prednisone", ("drug", "corticosteroid")),
        ("High-dose intravenous methylprednisolone", ("drug", "corticosteroid")),
        ("a course of oral prednisone", ("drug", "corticosteroid")),
        ("Rituximab", ("drug", "immunosuppressant")),
        ("Corticosteroids", ("drug_class", "class of anti-inflammatory drug")),
        ("MIBG scan (metaiodobenzylguanidine)", ("imaging", "nuclear imaging")),
        ("CSF analysis", ("test", "cerebrospinal fluid test")),
        ("Neuroblastoma", ("tumor", "childhood embryonal tumor")),
        ("Staphylococcus aureus", ("organism", "gram-positive bacterium")),
        ("hypotonia", ("finding", "neurological finding")),
        ("Physical therapy", ("therapy", "rehabilitation therapy")),
        ("appendectomy", ("procedure", "abdominal surgery")),
        ("pacemaker", ("device", "implanted heart device")),
        ("MMR vaccine", ("vaccine", "vaccine")),
        ("neurologist", ("specialist", "medical specialist")),
        ("cerebellum", ("anatomical", "brain region")),
        ("gluten", ("lab_value", "dietary protein")),
    ],
)
def test_a_term_has_its_fine_type(term: str, expected: tuple[str, str]) -> None:
    found = term_type(term)
    assert found is not None
    assert (found.kind, found.group) == expected


@pytest.mark.parametrize(
    "term",
    ["penicillin allergy", "neuroblastoma screening", "removal of the appendix stump", "frobnication", "all", "it", ""],
)
def test_what_only_contains_a_term_has_no_type_of_it(term: str) -> None:
    found = term_type(term)
    assert found is None or found.kind not in ("drug", "tumor", "anatomical")


def test_an_abbreviation_counts_only_in_capitals() -> None:
    assert term_type("ALL") is not None
    assert not any(found.term == "acute lymphoblastic leukemia" for found in find_terms("all patients, if at all"))
    assert [found.term for found in find_terms("Children with ALL")] == ["acute lymphoblastic leukemia"]


def test_the_longest_term_wins_and_terms_do_not_overlap() -> None:
    text = "Intravenous immunoglobulin for Guillain-Barré syndrome; iron deficiency anemia, not E. coli."
    names = [found.term for found in find_terms(text)]
    assert names == [
        "intravenous immunoglobulin",
        "Guillain-Barré syndrome",
        "iron deficiency anemia",
        "Escherichia coli",
    ]


def test_a_term_never_spans_two_sentences_or_part_of_a_word() -> None:
    assert [found.term for found in find_terms("He had iron. Deficiency was absent.")] == ["iron"]
    assert not any(found.term == "vitamin B" for found in find_terms("vitamin B12"))


def test_a_possessive_ending_is_outside_the_term() -> None:
    (found,) = find_terms("the neuroblastoma's cells")
    assert "the neuroblastoma's cells"[found.start : found.end] == "neuroblastoma"


@given(st.lists(st.sampled_from([*SOME_TERMS, "with", "of the", "and.", "\n\n", "5", "(x)"]), max_size=8), st.data())
def test_found_terms_match_their_characters(parts: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([" ", ", ", ". ", "-"])).join(parts)
    found = find_terms(text)
    assert all(is_same(text[hit.start : hit.end], hit.term) for hit in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(isinstance(hit.type, TermType) for hit in found)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("paracetamol", "acetaminophen"),
        ("IVIG", "intravenous immunoglobulin"),
        ("Tylenol", "acetaminophen"),
        ("group A streptococcus", "Streptococcus pyogenes"),
        ("OMS", "opsoclonus-myoclonus syndrome"),
        ("whooping cough", "pertussis"),
        ("full blood count", "complete blood count"),
    ],
)
def test_synonyms_are_the_same_thing(a: str, b: str) -> None:
    assert is_same(a, b)
    assert is_same(b, a)
    assert canonical(a) == canonical(b)
    assert normal(a) in {normal(name) for name in synonyms(b)}


def test_different_terms_are_not_the_same_thing() -> None:
    assert not is_same("hypotonia", "hypertonia")
    assert not is_same("type 1 diabetes", "type 2 diabetes")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("corticosteroids", "prednisone"),
        ("virus", "influenza"),
        ("antibiotics", "amoxicillin"),
        ("beta-lactam", "ceftriaxone"),
        ("vasculitis", "Kawasaki disease"),
        ("anemia", "iron deficiency anemia"),
        ("MRI", "MRI of the brain"),
        ("bacteria", "Mycoplasma pneumoniae"),
        ("cancer", "neuroblastoma"),
    ],
)
def test_a_class_is_broader_than_its_members(a: str, b: str) -> None:
    assert is_broader(a, b)
    assert not is_broader(b, a)


def test_siblings_share_the_fine_type_and_the_closest_come_first() -> None:
    others = siblings("rituximab")
    assert others.index("ocrelizumab") < others.index("cyclophosphamide")
    assert "ramipril" not in others
    assert siblings("Neuroblastoma")[0] in {"Wilms tumor", "hepatoblastoma", "retinoblastoma"}


@pytest.mark.parametrize("term", SOME_TERMS)
def test_siblings_are_neither_the_term_nor_above_nor_below_it(term: str) -> None:
    others = siblings(term)
    assert term not in others
    assert len(set(others)) == len(others)
    assert not any(is_broader(other, term) or is_broader(term, other) for other in others[:10])


def test_the_opposite_finding_is_the_closest_sibling() -> None:
    assert siblings("hypotonia")[0] == "hypertonia"


def test_a_purpose_says_what_a_term_would_be_right_for() -> None:
    assert purpose("ethosuximide") == "is used for childhood absence epilepsy"
    assert purpose("MIBG scan") == "looks for neuroblastoma and pheochromocytoma"
    assert purpose("Clostridium botulinum") == "causes botulism"
    assert purpose("ataxia") is None


def test_a_finding_tells_lay_and_bedside_words() -> None:
    found = finding("unsteady gait")
    assert found is not None
    assert (found.name, found.lay) == ("gait ataxia", "unsteady walking")
    assert found.bedside == "a wide-based, unsteady gait"


def test_a_form_of_a_condition_has_its_script_but_is_not_the_same_thing() -> None:
    assert condition("hemophilia B") is condition("hemophilia")
    assert not is_same("hemophilia A", "hemophilia B")
    assert is_same("hemophilia B", "Christmas disease")
    assert is_broader("hemophilia", "hemophilia B")
    assert canonical("hemophilia B") == "hemophilia B"


def test_a_condition_is_found_under_its_synonyms() -> None:
    script = condition("Opsoclonus Myoclonus Syndrome")
    assert script is not None
    assert script is condition("OMS")
    assert [f.name for f in script.findings][:3] == ["opsoclonus", "myoclonus", "gait ataxia"]
    assert script.ages[0].unit == "months"
    assert confusables("OMS") == script.confusables
    assert confusables("no such condition") == ()
