"""Phrases of clozes: a noun phrase is hidden whole, alone or as a pair, never one of several, never half of one."""

import pytest

from decks.clozes.constituents import is_one_of_several, phrase_from, subject_before, whole_phrase


def phrase_after(sentence: str, cue: str) -> str | None:
    """Return the phrase of *sentence* that begins after *cue*."""
    place = phrase_from(sentence, sentence.index(cue) + len(cue))
    return sentence[place[0] : place[1]] if place else None


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("It is caused by the destruction of beta cells.", "beta cells"),
        ("It is caused by chronic kidney disease in adults.", "chronic kidney disease"),
        ("It is caused by smoking and obesity in adults.", "smoking and obesity"),
        ("It is caused by asthma and other allergic disorders.", "asthma"),
        ("It is caused by a person's immune system.", "immune system"),
        ("It is caused by the conversion of cartilage into bone.", "cartilage"),
    ],
    ids=["what is measured", "a compound", "a pair", "others left out", "no owner", "what is done to it"],
)
def test_a_phrase_is_whole(sentence: str, phrase: str) -> None:
    assert phrase_after(sentence, "caused by ") == phrase


@pytest.mark.parametrize(
    "sentence",
    ["It is caused by quickly eating too much.", "It is caused by colchicine (a plant alkaloid) or naproxen and gold."],
    ids=["no noun", "brackets inside"],
)
def test_what_is_no_plain_phrase_is_left(sentence: str) -> None:
    phrase = phrase_after(sentence, "caused by ")
    assert phrase is None or "(" not in phrase


def test_the_subject_of_a_verb_is_found_without_its_article() -> None:
    sentence = "The urea breath test confirms the diagnosis."
    assert subject_before(sentence, sentence.index("confirms")) == (4, len("The urea breath test"))


def test_a_term_is_widened_to_its_phrase() -> None:
    sentence = "It leads to severe muscle weakness in the legs."
    start = sentence.index("weakness")
    found = whole_phrase(sentence, start, start + len("weakness"))
    assert found is not None
    assert sentence[slice(*found)] == "severe muscle weakness"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Symptoms are fever, rash, and joint pain.", "rash"),
        ("Symptoms are fever and rash in children.", "rash"),
        ("Symptoms are fever and rash in children.", "fever"),
        ("Children have fever and delayed growth.", "fever"),
        ("It causes severe pain, a high fever, and enlargement of the colon.", "colon"),
        ("Causes include Salmonella infection, damage to the lining, and a weak immune response.", "Salmonella"),
    ],
)
def test_a_member_of_a_list_is_known_as_such(sentence: str, word: str) -> None:
    start = sentence.index(word)
    assert is_one_of_several(sentence, start, start + len(word))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("It raises the risk of asthma and other allergic disorders.", "asthma"),
        ("It causes jaundice and may lead to death.", "jaundice"),
        ("Most develop growths, called papillomas, around the nose, the mouth, and the anus.", "papillomas"),
    ],
)
def test_a_phrase_with_no_others_beside_it_is_none_of_several(sentence: str, word: str) -> None:
    start = sentence.index(word)
    assert not is_one_of_several(sentence, start, start + len(word))
