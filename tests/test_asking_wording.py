"""How a question is worded: without words that only dress, and not at all where it has no answer of its own."""

import pytest

from decks.model import Basic
from tests.gen_articles import contents, made
from tests.test_asking import cards


@pytest.mark.parametrize(
    "sentence",
    [
        "Gout is a joint disorder due to crystals of uric acid in the joint.",
        "The severity of gout ranges from a mild form to a severe form.",
        "Thiamine is necessary for the proper functioning of the nervous system.",
    ],
)
def test_what_has_no_answer_of_its_own_is_not_asked(sentence: str) -> None:
    assert not any(front.startswith(("Why", "What is the severity")) for front in cards(sentence))


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "Gout is associated with mutations in the ABCG2 gene.",
            "Mutations in which gene are associated with gout?",
            "ABCG2",
        ),
        (
            "As its name suggests, gout is caused by crystals of uric acid.",
            "What causes gout?",
            "Crystals of uric acid",
        ),
        (
            "The most serious complications of gout are abnormalities known as tophi.",
            "What are the most serious complications of gout?",
            "Tophi",
        ),
    ],
)
def test_words_that_only_dress_are_left_out(sentence: str, front: str, back: str) -> None:
    found = cards(sentence)
    assert found[front] == back


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("In gout, bleeding can occur inside the joint or under the skin.", "Symptoms"),
        ("Radiation therapy for gout may be given before and/or after surgery.", "Treatment"),
        ("An alternative treatment is chelation therapy.", "Treatment"),
    ],
)
def test_what_may_be_otherwise_is_not_asked(sentence: str, heading: str) -> None:
    assert cards(sentence, heading=heading) == {}


def test_a_test_that_is_told_as_a_procedure_is_asked_for_as_one() -> None:
    bullet = "Arthrocentesis: A procedure used to draw crystals of urate out of an inflamed joint."
    bullets = f"- {bullet}\n- Arthrography: An x-ray of a joint."
    deck = made("Gout", "Overview", "Attacks of gout hurt.", "Diagnosis", bullets)
    assert "In gout, which procedure is used to draw crystals of urate out of an inflamed joint?" in [
        card.front for card in contents(deck, Basic)
    ]


@pytest.mark.parametrize(
    ("sentence", "front", "back"),
    [
        (
            "The main abnormality of gout that is seen is a tophus.",
            "What is the main abnormality of gout?",
            "A tophus",
        ),
        (
            "The clumps of urate are a hallmark feature of gout.",
            "What is a hallmark feature of gout?",
            "Clumps of urate",
        ),
    ],
)
def test_an_answer_and_its_subject_say_no_more_than_they_must(sentence: str, front: str, back: str) -> None:
    assert cards(sentence, heading="Symptoms").get(front) == back


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("The surgical procedure is known as a jejunostomy.", "Treatment"),
        ("Laser treatment of gout may be effective for severe forms.", "Treatment"),
    ],
)
def test_what_only_the_sentence_before_tells_is_not_asked(sentence: str, heading: str) -> None:
    assert cards(sentence, heading=heading) == {}
