"""Typed answers: spelling is forgiven and synonyms count; another number, opposite or drug is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.session import Match, compare
from quiz.session.typed import Mark


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("A lack of vitamin C", "A lack of vitamin C"),
        ("lack of Vitamin c", "A lack of vitamin C"),
        ("vitamin C lack", "A lack of vitamin C"),
        ("anaemia", "Anemia"),
        ("heart attack", "Myocardial infarction"),
    ],
)
def test_other_words_order_or_spelling_of_the_same_are_right(typed: str, answer: str) -> None:
    assert compare(typed, answer).match is Match.RIGHT


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("neuroblastma", "Neuroblastoma"),
        ("corticosteriods", "Corticosteroids"),
        ("methylpredinsolone", "Methylprednisolone"),
    ],
)
def test_a_slip_of_spelling_is_close(typed: str, answer: str) -> None:
    assert compare(typed, answer).match is Match.CLOSE


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Neuroblastoma"),
        ("hyperkalemia", "Hypokalemia"),
        ("bradycardia", "Tachycardia"),
        ("chlorpropamide", "Chlorpromazine"),
        ("48 hours", "24 hours"),
        ("not effective", "effective"),
        ("vitamin", "A lack of vitamin C"),
        ("proximal", "distal"),
        ("leukopenia", "leukophilia"),
    ],
)
def test_another_meaning_is_wrong_however_near_its_letters(typed: str, answer: str) -> None:
    assert compare(typed, answer).match is Match.WRONG


def test_every_word_is_marked() -> None:
    assert compare("neuroblastma of childhood", "Neuroblastoma in children").words == (
        ("Neuroblastoma", Mark.MISSPELT),
        ("in", Mark.MISSING),
        ("children", Mark.MISSING),
        ("of", Mark.EXTRA),
        ("childhood", Mark.EXTRA),
    )


@given(st.text(max_size=80))
def test_an_answer_repeated_is_right_and_nothing_typed_breaks_it(answer: str) -> None:
    assert compare(answer, answer).match is Match.RIGHT
    compare(answer, "Neuroblastoma")
