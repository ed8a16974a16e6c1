"""The one method, drug or way of infection that a sentence tells is asked for."""

import pytest

from tests.test_asking import cards


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "The classic method for diagnosing gout is by microscopic examination of joint fluid.",
            "What is the classic method for diagnosing gout?",
            "Microscopic examination of joint fluid",
        ),
        (
            "Colchicine, which is the recommended drug for early gout, is widely available.",
            "What is the recommended drug for early gout?",
            "Colchicine",
        ),
        (
            "The diagnosis of gout rests on finding urate crystals in joint fluid.",
            "What is the diagnosis of gout based on?",
            "Finding urate crystals in joint fluid",
        ),
    ],
)
def test_what_one_method_or_drug_is_for_is_asked(sentence: str, front: str, back: str) -> None:
    assert cards(sentence, heading="Diagnosis")[front] == back


def test_how_an_infection_is_caught_is_asked_by_its_way_alone() -> None:
    way = "Infection occurs through contact with contaminated water."
    assert cards(way, heading="Transmission", title="Schistosomiasis") == {
        "In schistosomiasis, how does infection occur?": "Through contact with contaminated water"
    }
    time = "Infection occurs by the age of ten."
    assert cards(time, heading="Transmission", title="Schistosomiasis") == {}
