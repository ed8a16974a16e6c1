"""Families and patients of genetic cases: only those that the article allows, and of an age to have the condition."""

import re

import pytest

from decks.facts.genetics import genetics_of
from decks.genetics.onset import ages_of
from decks.knowledge import family_of, gene
from decks.model import Vignette
from tests.gen_articles import contents, made, written

TITLE = "Velmer syndrome"
DEFINITION = "Velmer syndrome is a disorder that affects the eyes and the kidneys."
PATTERNS = {
    pattern: f"Velmer syndrome is inherited in an {pattern} pattern."
    for pattern in ("autosomal recessive", "autosomal dominant", "X-linked dominant", "X-linked recessive")
}


def families(pattern: str, *, overview: str = DEFINITION, more: str = "") -> list[Vignette]:
    return contents(made(TITLE, "Overview", overview, "Inheritance", f"{PATTERNS[pattern]} {more}"), Vignette)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_an_ordinary_family_is_told(pattern: str) -> None:
    assert len(families(pattern)) == 1


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize(
    "told",
    [
        "Most affected infants die before or shortly after birth.",
        "Affected children usually do not survive past the age of 2.",
        "The condition is often fatal in infancy.",
    ],
)
def test_no_family_of_living_patients_is_told_where_they_die_early(pattern: str, told: str) -> None:
    assert not families(pattern, overview=f"{DEFINITION} {told}")


@pytest.mark.parametrize(
    "told",
    [
        "Most cases result from new (de novo) mutations in the gene.",
        "Affected people are usually infertile.",
        "Affected individuals have severe intellectual disability.",
        "Affected individuals have no history of the disorder in their family.",
    ],
)
def test_no_affected_parent_is_told_where_patients_hardly_become_parents(told: str) -> None:
    assert not families("autosomal dominant", more=told)
    assert families("autosomal recessive", more=told)


@pytest.mark.parametrize(
    "told",
    [
        "Some cases result from new mutations in the gene.",
        "Other cases result from new mutations and occur in people with no history of the disorder in their family.",
    ],
)
def test_an_exceptional_new_mutation_leaves_the_family_ordinary(told: str) -> None:
    assert families("autosomal dominant", more=told)


@pytest.mark.parametrize(
    "overview",
    [
        "Velmer syndrome is a disorder of male sexual development.",
        "Velmer syndrome is a disorder of sperm that affects only men.",
        "Velmer syndrome is a disorder of the ovaries.",
        f"{DEFINITION} It is more common in females than in males.",
        f"{DEFINITION} People with a 46,XY karyotype have small testes.",
    ],
)
def test_no_autosomal_family_is_told_where_the_sexes_differ(overview: str) -> None:
    assert not families("autosomal recessive", overview=overview)


def test_no_affected_father_is_told_where_males_are_worse_off() -> None:
    assert not families("X-linked dominant", more="Males are much more severely affected than females.")


@pytest.mark.parametrize(
    ("onset", "low"),
    [
        ("in infancy", 3),
        ("in early childhood", 3),
        ("in childhood", 11),
        ("during childhood or adolescence", 20),
        ("between ages 12 and 25", 31),
        ("in early adulthood", 31),
        ("in adulthood", 50),
        ("in a person's fifties", 61),
    ],
)
def test_a_patient_is_older_than_the_latest_onset(onset: str, low: int) -> None:
    found = written(TITLE, "Overview", DEFINITION, "Symptoms", f"Symptoms of Velmer syndrome usually begin {onset}.")
    assert ages_of(genetics_of(found)).low == low


def test_the_patient_of_a_juvenile_condition_is_young() -> None:
    title = "Juvenile Velmer syndrome"
    late = "Fractures of juvenile Velmer syndrome usually begin in a person's fifties."
    inherited = "Juvenile Velmer syndrome is inherited in an autosomal recessive pattern."
    deck = made(title, "Overview", late, "Inheritance", inherited)
    (case,) = contents(deck, Vignette)
    assert re.match(r"An? \d+-year-old (?:boy|girl) ", case.stem)


def test_no_parents_are_spoken_of_where_patients_are_old() -> None:
    late = "Symptoms of Velmer syndrome usually begin in a person's fifties."
    deck = made(TITLE, "Overview", DEFINITION, "Symptoms", late, "Inheritance", PATTERNS["autosomal recessive"])
    assert not contents(deck, Vignette)


@pytest.mark.parametrize(
    ("symbol", "like", "unlike"),
    [
        ("LHCGR", "AMHR2", "SFTPC"),
        ("PCNT", "ATR", "TBX5"),
        ("KCNA1", "CACNA1A", "PINK1"),
        ("DPY19L2", "AURKC", "SRY"),
    ],
)
def test_a_family_of_genes_is_of_one_kind(symbol: str, like: str, unlike: str) -> None:
    family = {known.symbol for known in family_of(symbol)}
    assert like in family
    assert gene(unlike) is not None
    assert unlike not in family


def test_what_men_alone_have_is_told_of_no_girl() -> None:
    parents = (
        "The parents of an individual with an autosomal recessive condition each carry one copy of the mutated gene."
    )
    told = families("autosomal recessive", overview="Velmer syndrome affects the sperm and the kidneys.", more=parents)
    assert told
    assert all("boy" in case.stem or " man" in case.stem for case in told)
