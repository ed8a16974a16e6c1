"""Gaps that ask for something: not vague, not told by the rest, not denied."""

import pytest

from decks.clozes.telling import is_outright, is_telling, is_told, is_vague, n_clues
from tests.gen_articles import written

FINDINGS = written("Gout", "Overview", "Attacks of gout hurt.")


def place_of(sentence: str, word: str) -> tuple[int, int]:
    """Return the characters of *word* in *sentence*."""
    return sentence.index(word), sentence.index(word) + len(word)


@pytest.mark.parametrize(
    "words",
    ["symptoms", "a disease", "chronic condition", "lung problems", "healthy cells", "kidney problems or bleeding"],
)
def test_what_could_be_anything_is_vague(words: str) -> None:
    assert is_vague(words)


@pytest.mark.parametrize("words", ["colchicine", "uric acid", "joint effusion", "growth hormone"])
def test_a_thing_of_its_own_is_not_vague(words: str) -> None:
    assert not is_vague(words)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Colchicine is old, but colchicine works in gout.", "Colchicine"),
        ("A plant alkaloid (colchicine) works in gout.", "colchicine"),
        ("The colchicine-treated joint heals in gout.", "colchicine"),
        ("The immune system causes autoimmune disease of the joint.", "immune system"),
        ("Proton pump inhibitors help, as PPIs lower the acid.", "Proton pump inhibitors"),
        ("The most common complaint is shortness of breath.", "breath"),
        ("Attacks follow gouty nephropathy after years.", "gouty nephropathy"),
        ("Gout is an inflammatory arthropathy of adults.", "inflammatory arthropathy"),
        ("Most babies with a weak heart have PDA at birth.", "PDA"),
        ("The pus of the joint held the coccobacillus Kingella kingae.", "coccobacillus"),
        ("It affects the arterial duct called the botallic duct.", "arterial duct"),
    ],
    ids=[
        "said twice",
        "a gloss",
        "half a word",
        "the same root",
        "abbreviated",
        "half a term",
        "the condition's root",
        "the kind of thing that it is",
        "an acronym of an illness",
        "a kind before its name",
        "named right after",
    ],
)
def test_what_the_rest_gives_away_does_not_tell(sentence: str, word: str) -> None:
    assert not is_telling(sentence, place_of(sentence, word), FINDINGS)


def test_a_gloss_that_the_cloze_leaves_out_gives_nothing_away() -> None:
    sentence = "Colchicine (colchicum autumnale) prevents attacks in most adults."
    assert is_telling(sentence, place_of(sentence, "Colchicine"), FINDINGS)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Gout does not lead to nephritis in adults.", "nephritis"),
        ("If the fluid shows bacteria, sepsis is likely.", "bacteria"),
        ("It may be due to drugs such as thiazides.", "thiazides"),
    ],
    ids=["denied", "supposed", "an example"],
)
def test_what_is_denied_supposed_or_an_example_is_not_said_outright(sentence: str, word: str) -> None:
    assert not is_outright(sentence, place_of(sentence, word))


def test_a_not_reaches_no_further_than_its_clause() -> None:
    sentence = "The pain does not last, but untreated gout leads to tophi."
    assert is_outright(sentence, place_of(sentence, "tophi"))
    assert is_outright("Patients do not make enough uricase.", (28, 35))


def test_another_name_of_the_condition_gives_nothing_away() -> None:
    findings = written("Gout", "Overview", "Gout, also known as podagra nodosa, is a disease. Attacks of gout hurt.")
    sentence = "It comes with nodosa, which hurts."
    assert "podagra nodosa" in findings.topic.names
    assert not is_told(sentence, place_of(sentence, "nodosa"), findings)


def test_which_type_is_told_is_a_clue() -> None:
    sentence = "About 8 out of 10 people who have gout have type A."
    assert n_clues(sentence, place_of(sentence, "8 out of 10"), FINDINGS) == 1
