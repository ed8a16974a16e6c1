"""Guides of pronunciation: what says how a word is spoken is no part of its sentence, what says more stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.reading.encoding import normal_text
from decks.reading.pronunciations import without_pronunciations


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Gout and arthritis (ar-THRI-tis) hurt.", "Gout and arthritis hurt."),
        ("Asthma (AZ-ma) narrows the airways.", "Asthma narrows the airways."),
        ("Cystic fibrosis (SIS-tik fi-BRO-sis) is inherited.", "Cystic fibrosis is inherited."),
        ("Pericarditis (PER-i-kar-DI-tis; a swollen sac) hurts.", "Pericarditis (a swollen sac) hurts."),
    ],
)
def test_how_a_word_is_said_is_left_out(text: str, left: str) -> None:
    assert without_pronunciations(text) == left
    assert normal_text(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "People with HIV (HIV-positive) are vaccinated.",
        "A low-grade (slow-growing) tumor is watched.",
        "The growth factor (GM-CSF) is given.",
        "An antibody (anti-IgE) helps.",
        "Loss of bone of the hands (acro-osteolysis) is typical.",
        "Esophageal atresia (H-type) is rare.",
        "The enzyme (bilirubin-UGT) is lacking.",
        "It is bound (DNA-binding).",
    ],
)
def test_what_says_more_than_the_sound_stays(text: str) -> None:
    assert without_pronunciations(text) == text


@given(st.text(alphabet="AZaz -();", max_size=60))
def test_no_text_grows(text: str) -> None:
    assert len(without_pronunciations(text)) <= len(text)
