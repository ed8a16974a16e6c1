"""The words that items share: case inside a sentence, what a term is one of, numbers, lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.model import SectionKind
from decks.wording import (
    as_sentence,
    be,
    category_noun,
    choice,
    common_noun,
    counted,
    inner,
    listed,
    plural,
    with_the,
    without_stop,
)


@pytest.mark.parametrize(
    ("phrase", "inside"),
    [
        ("Swollen joints", "swollen joints"),
        ("MRI of the brain", "MRI of the brain"),
        ("Wilson's disease", "Wilson's disease"),
        ("Epstein-Barr virus", "Epstein-Barr virus"),
        ("Staphylococcus aureus", "Staphylococcus aureus"),
        ("Naproxen", "naproxen"),
        ("B cells", "B cells"),
        ("C-reactive protein", "C-reactive protein"),
        ("A rash", "a rash"),
        ("(Rare)", "(Rare)"),
        ("", ""),
    ],
)
def test_a_phrase_keeps_its_capital_only_where_it_is_a_name(phrase: str, inside: str) -> None:
    assert inner(phrase) == inside


@pytest.mark.parametrize(
    ("term", "kind", "noun"),
    [
        ("Naproxen", SectionKind.TREATMENT, "drug"),
        ("Naproxen", SectionKind.SYMPTOMS, "feature"),
        ("Physical therapy", SectionKind.TREATMENT, "therapy"),
        ("Ultrasound", SectionKind.DIAGNOSIS, "imaging study"),
        ("C-reactive protein", SectionKind.DIAGNOSIS, "test"),
        ("Something unheard of", SectionKind.DIAGNOSIS, "investigation"),
        ("Something unheard of", SectionKind.CAUSES, "cause"),
        ("Something unheard of", SectionKind.OVERVIEW, "term"),
    ],
)
def test_a_term_is_one_of_what_its_section_asks_for(term: str, kind: SectionKind, noun: str) -> None:
    assert category_noun(term, kind) == noun


def test_terms_of_one_kind_share_its_noun_and_others_the_section_s() -> None:
    assert common_noun(("Naproxen", "Prednisone"), SectionKind.TREATMENT) == "drug"
    assert common_noun(("Naproxen", "Physical therapy"), SectionKind.TREATMENT) == "treatment"


@pytest.mark.parametrize(
    ("noun", "nouns"),
    [
        ("drug", "drugs"),
        ("therapy", "therapies"),
        ("imaging study", "imaging studies"),
        ("alternative diagnosis", "alternative diagnoses"),
        ("day", "days"),
        ("virus", "viruses"),
    ],
)
def test_a_noun_has_its_plural(noun: str, nouns: str) -> None:
    assert plural(noun) == nouns


def test_verb_and_noun_agree_with_their_subject() -> None:
    assert (be("Seizures"), be("A seizure"), be("Measles"), be("Fever and chills")) == ("are", "is", "is", "are")
    assert (counted("drug", "Steroids"), counted("drug", "Naproxen")) == ("drugs", "drug")


def test_a_bare_noun_of_takes_an_article() -> None:
    assert with_the("diagnosis of gout") == "the diagnosis of gout"
    assert with_the("symptoms of gout") == "symptoms of gout"
    assert with_the("gout") == "gout"


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (("fever",), "fever"),
        (("fever", "chills"), "fever and chills"),
        (("fever", "chills", "pain"), "fever, chills, and pain"),
        (("a dry, hot skin", "pain"), "a dry, hot skin; and pain"),
    ],
)
def test_points_are_listed_as_a_sentence_lists_them(points: tuple[str, ...], text: str) -> None:
    assert listed(points) == text


def test_a_sentence_has_one_stop() -> None:
    assert [as_sentence(text) for text in ("it hurts", "it hurts.", " why? ")] == ["It hurts.", "It hurts.", "Why?"]
    assert [without_stop(text) for text in ("It hurts.", "these:", "so, ")] == ["It hurts", "these", "so"]


@given(st.lists(st.text(), min_size=1, max_size=4), st.text())
def test_a_choice_follows_its_seed_alone(options: list[str], seed: str) -> None:
    assert choice(options, seed) in options
    assert choice(options, seed) == choice(list(options), seed)


def test_seeds_spread_over_all_options() -> None:
    assert {choice("abc", str(seed)) for seed in range(30)} == set("abc")
