"""Words that a conversion ran together or tore apart are told from real compounds."""

import pytest

from decks.facts.glued import glued_words, words_said
from decks.refusals import Reason
from tests.gen_articles import written

DEFINITION = "Gout is a kind of arthritis."


def glued(text: str, *, article: str = "") -> tuple[str, ...]:
    """Return the spoilt words of *text*, which stands in *article*."""
    return glued_words(text, words_said(f"{article} {text}"))


@pytest.mark.parametrize(
    "word",
    [
        "liningknown",
        "gastroenterologista",
        "bacteriaorganisms",
        "erosionsshallow",
        "abdomenthe",
        "complicationsstroke",
        "infectionssuch",
        "feveror",
        "Statesalmost",
        "refi ned",
        "offi ce",
        "infl amed",
        "fi ber",
    ],
)
def test_two_words_in_one_are_told(word: str) -> None:
    assert glued(f"They have a {word} here.") == (word,)


def test_a_word_that_the_article_says_elsewhere_tells_too() -> None:
    assert glued("The mucosais red.", article="The mucosa is red.") == ("mucosais",)


@pytest.mark.parametrize(
    "word",
    [
        "gallbladder",
        "hepatosplenomegaly",
        "headache",
        "breastfeeding",
        "bloodstream",
        "lightheadedness",
        "nonsteroidal",
        "translocation",
        "transesophageal",
        "polymyalgia",
        "sinusitis",
        "flexor",
        "stroma",
        "biopsies",
        "gastroenterologist",
        "toothache",
        "overweight",
        "microorganisms",
    ],
)
def test_a_real_word_is_left_alone(word: str) -> None:
    assert glued(f"They have {word} here.") == ()


def test_a_word_that_keeps_coming_back_is_one() -> None:
    assert glued("The erosionsshallow spots.", article="erosionsshallow erosionsshallow") == ()


def test_a_statement_with_such_a_word_is_not_asked_about() -> None:
    findings = written("Gout", "Causes", DEFINITION, "Gout is caused by crystalsneedles in the joint.")
    assert not any("crystalsneedles" in fact.object for fact in findings.facts)
    assert Reason.GLUED in {refusal.reason for refusal in findings.refusals}


def test_a_list_with_such_a_point_is_refused() -> None:
    findings = written("Gout", "Causes", DEFINITION, "Causes of gout include", "  • obesitya", "  • salt")
    assert not any(fact.points for fact in findings.facts)


def test_what_was_said_before_is_not_said_again() -> None:
    said = "Gout is caused by crystals in the joint."
    findings = written("Gout", "Causes", DEFINITION, said, "Points to Remember", said)
    assert len([fact for fact in findings.facts if fact.object == said]) == 1
    assert [refusal.reason for refusal in findings.refusals] == [Reason.SAID_BEFORE]


@pytest.mark.parametrize("word", ["microscopy", "Glossina", "fluorescent"])
def test_a_technical_word_is_one(word: str) -> None:
    assert glued(f"It is seen by {word} in blood.") == ()
