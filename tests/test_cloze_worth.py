"""Sentences worth a cloze: whole ones about the condition."""

import pytest

from decks.clozes.worth import is_to_reader, is_worth_asking
from tests.gen_articles import written

FINDINGS = written("Gout", "Overview", "Attacks of gout hurt. The swelling is red. The lining of the joint is thick.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Colchicine prevents most attacks of gout in adults.",
        "A health care provider may use a joint aspiration to confirm acute gout.",
        "The risk of stones rises with the level of uric acid.",
    ],
)
def test_what_is_said_of_the_illness_is_worth_asking(sentence: str) -> None:
    assert is_worth_asking(sentence, FINDINGS)


@pytest.mark.parametrize(
    "sentence",
    [
        "The joint consists of bone, cartilage, and a capsule.",
        "A nurse explains how the medicine has to be kept at home.",
        "Gout thickens the liningor surface of the affected joint.",
        "Cells of the blood that fight infection in gout.",
        "Gout hurts.",
        "Losing some of your current weight lowers the risk of heart disease.",
    ],
    ids=["the healthy body", "what carers do", "words without a dash", "no clause", "too short", "good advice for all"],
)
def test_what_is_not_of_the_illness_or_not_whole_is_not(sentence: str) -> None:
    assert not is_worth_asking(sentence, FINDINGS)


def test_a_sentence_to_the_reader_is_known() -> None:
    assert is_to_reader("You may be given colchicine.")
    assert not is_to_reader("Gout may damage your kidneys.")
