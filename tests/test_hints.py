"""Hints: what a gap says of its answer closes the class and never tells more."""

import pytest

from decks.hints import (
    ALTERNATIVES,
    STAGE_OF_LIFE,
    TIMES_OF_LIFE,
    hint_of,
    is_choice,
    is_pair,
    shown_hint,
    without_rival,
)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ("colchicine", "drug"),
        ("beta blockers", "drug class"),
        ("beta blockers and calcium channel blockers", "two drug classes"),
        ("liver or lungs", "two organs"),
        ("beta blockers and liver", ""),
        ("femoral artery", "artery"),
        ("Escherichia coli", "bacterium"),
        ("liver transplant", "operation"),
        ("10 to 20 days", "how long"),
        ("age 65 and over", "age"),
        ("1 in 2,000", "1 in how many"),
        ("2 to 6 in 100,000", "how many in 100,000"),
        ("1 in 13,000 to 1 in 140,000", "1 in how many (a range)"),
        ("more than twice", "how many times"),
        ("15 percent", "what percentage"),
        ("autosomal recessive", "pattern of inheritance"),
        ("childhood", TIMES_OF_LIFE),
        ("late childhood", STAGE_OF_LIFE),
        ("tophi", ""),
    ],
)
def test_a_hint_names_the_class_of_the_answer(answer: str, hint: str) -> None:
    assert hint_of(answer) == hint


def test_a_hint_that_the_sentence_gives_already_is_left_out() -> None:
    assert shown_hint("Gout is treated with the drug ", "colchicine", ".") == ""
    assert shown_hint("Gout is treated with ", "colchicine", ".") == "drug"


def test_an_antibody_that_attacks_is_no_test() -> None:
    assert shown_hint("Most patients have an ", "ANCA", " that attacks a protein.") == ""


def test_a_protein_called_by_its_gene_is_no_gene() -> None:
    assert shown_hint("Gout comes with a lack of ", "BRCA1", " protein.") == ""
    assert shown_hint("Gout comes with mutations in ", "BRCA1", ".") == "gene"


def test_a_protein_that_is_also_given_is_no_drug_where_nothing_is_treated() -> None:
    assert shown_hint("Gout comes with a lack of the protein ", "C1 inhibitor", ".") == ""


@pytest.mark.parametrize(
    ("sentence", "word", "hint"),
    [
        ("Gout is more common in men than in women.", "men", "which sex"),
        ("Men are more likely than women to have gout.", "Men", "which sex"),
        ("Most cases of gout are sporadic.", "sporadic", "sporadic or inherited"),
        ("Gout leads to sensorineural hearing loss.", "sensorineural", "conductive or sensorineural"),
        ("Gout is marked by low levels of urate.", "low", "high or low"),
    ],
)
def test_a_word_of_two_is_found_where_the_sentence_decides_between_them(sentence: str, word: str, hint: str) -> None:
    found = [(m["word"], each.hint) for each in ALTERNATIVES for m in each.found.finditer(sentence)]
    assert (word, hint) in found


def test_a_choice_has_its_answer_among_its_alternatives() -> None:
    assert is_choice("which sex", "Men")
    assert is_choice(STAGE_OF_LIFE, "infancy or early childhood")
    assert not is_choice("which sex", "children")


def test_the_rival_of_a_choice_is_not_shown() -> None:
    assert without_rival("Gout is commoner in ", " than in women.", "which sex") == " than in the other sex."
    assert without_rival("Gout is commoner in ", " than women.", "which sex") == " than in the other sex."
    assert without_rival("Gout affects ", " more than women.", "which sex") == " more than the other sex."
    assert without_rival("Gout is commoner in ", " than in women.", "high or low") == " than in women."


def test_two_of_a_class_are_a_pair() -> None:
    assert is_pair("two organs")
    assert not is_pair("organ")
