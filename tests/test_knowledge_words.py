"""The small word tables: hedges, populations, lines of therapy, polarity, absolutes, vague words, categories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.knowledge import (
    absolutes_in,
    hedge_strength,
    hedges_in,
    is_category_term,
    is_negative,
    lines_in,
    negations_in,
    population_in,
    vague_in,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MRI is often normal or may show atrophy", ("often", "may")),
        ("In most cases it resolves", ("In most cases",)),
        ("It is almost always fatal", ("almost always",)),
        ("The rash is itchy", ()),
        ("Used if other drugs fail", ("if",)),
    ],
)
def test_hedges_are_found_as_they_stand(text: str, expected: tuple[str, ...]) -> None:
    assert hedges_in(text) == expected


@pytest.mark.parametrize(
    ("hedge", "strength"),
    [("usually", "usual"), ("often", "common"), ("may", "possible"), ("rarely", "rare"), ("itchy", None)],
)
def test_a_hedge_has_a_strength(hedge: str, strength: str | None) -> None:
    assert hedge_strength(hedge) == strength


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The most common cause in children", "children"),
        ("It is recommended for pregnant women", "pregnant women"),
        ("It occurs among older adults", "older adults"),
        ("Children like sweets", None),
        ("The rash is itchy", None),
    ],
)
def test_a_population_is_read_from_its_phrase(text: str, expected: str | None) -> None:
    assert population_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A first-line drug", ("first-line",)),
        ("used in steroid-resistant cases", ("refractory",)),
        ("used in conjunction with steroids", ("adjunct",)),
        ("prophylaxis against malaria", ("prevention",)),
        ("The rash is itchy", ()),
    ],
)
def test_the_line_of_therapy_is_named(text: str, expected: tuple[str, ...]) -> None:
    assert lines_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Corticosteroids are not effective",
        "Avoid aspirin in children",
        "Live vaccines are contraindicated",
        "This drug doesn't help",
        "It is ineffective",
        "There is no cure",
        "Antibiotics should not be given",
    ],
)
def test_denial_warning_and_failure_are_negative(text: str) -> None:
    assert is_negative(text)
    assert negations_in(text)


@pytest.mark.parametrize(
    "text",
    ["It is not uncommon in children", "Not only drugs but also surgery helps", "Chaotic eye movements", "Give oxygen"],
)
def test_what_only_looks_negative_is_not(text: str) -> None:
    assert not is_negative(text)


def test_absolute_and_vague_words_are_found() -> None:
    assert absolutes_in("It always resolves completely") == ("always", "completely")
    assert absolutes_in("A complete blood count") == ()
    assert vague_in("several drugs are often used") == ("several", "often")
    assert vague_in("fever and a rash") == ()


@pytest.mark.parametrize(
    "term",
    ["Other tumors", "treatment", "symptoms", "key features", "Patients", "risk factors", "Various causes", "", "(x)"],
)
def test_a_category_may_never_be_an_answer(term: str) -> None:
    assert is_category_term(term) or term == "(x)"


@pytest.mark.parametrize("term", ["Ataxia", "Neuroblastoma", "MRI of the brain", "Risk of bleeding after biopsy"])
def test_a_clinical_term_is_no_category(term: str) -> None:
    assert not is_category_term(term)


@given(st.text(max_size=60))
def test_every_hedge_found_stands_in_the_text(text: str) -> None:
    assert all(phrase in text for phrase in (*hedges_in(text), *negations_in(text), *vague_in(text)))
