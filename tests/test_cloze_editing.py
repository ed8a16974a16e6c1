"""Sentences of clozes, as an editor leaves them: named once, without words that lean on what is not there."""

import pytest

from decks.clozes.editing import edited, without_opening
from decks.model import Relation
from tests.gen_articles import written


def edit(cloze: str, *, title: str = "Gout", said: str = "An attack of gout hurts badly.") -> str | None:
    """Return *cloze* edited for an article on *title* whose proving sentence is *said*."""
    findings = written(title, "Overview", said)
    fact = next(fact for fact in findings.facts if fact.relation is Relation.STATES)
    return edited(cloze, fact, findings)


@pytest.mark.parametrize(
    ("cloze", "sentence"),
    [
        ("tophi are {{c1::3 mm}} wide.", "In gout, tophi are {{c1::3 mm}} wide."),
        ("symptoms usually last {{c1::3 days}}.", "Symptoms of gout usually last {{c1::3 days}}."),
        ("the severe form lasts {{c1::3 years}}.", "The severe form of gout lasts {{c1::3 years}}."),
        ("{{c1::Half}} of affected individuals have tophi.", "{{c1::Half}} of individuals with gout have tophi."),
        ("About {{c1::3 percent}} have tophi.", "About {{c1::3 percent}} of patients with gout have tophi."),
        ("{{c1::Colchicine}} is used for flares.", "In gout, {{c1::colchicine}} is used for flares."),
        ("Most commonly, it is due to {{c1::beer}}.", "Most commonly, gout is due to {{c1::beer}}."),
        ("{{c1::up to 3 percent}} have gout.", "{{c1::Up to 3 percent}} have gout."),
        (
            "people with UA2 do well, and most individuals live {{c1::for years}}.",
            "In gout, people with UA2 do well, and most individuals live {{c1::for years}}.",
        ),
        ("Gout also affects the {{c1::knee}}.", "Gout affects the {{c1::knee}}."),
        ("Gout, however, affects the {{c1::knee}}.", "Gout affects the {{c1::knee}}."),
        ("Gout is also known as {{c1::podagra}}.", "Gout is also known as {{c1::podagra}}."),
    ],
)
def test_the_condition_is_named_where_it_is_missed(cloze: str, sentence: str) -> None:
    assert edit(cloze) == sentence


@pytest.mark.parametrize(
    "cloze",
    [
        "In winter, tophi are {{c1::3 mm}} wide.",
        "The operation takes {{c1::3 hours}}.",
        "It lasts {{c1::3 days}}.",
    ],
)
def test_a_sentence_without_a_place_for_the_name_is_left(cloze: str) -> None:
    assert edit(cloze) is None


def test_a_condition_named_in_short_is_named_in_full() -> None:
    cloze = "the lethal form of CPT II deficiency begins at {{c1::3 days}}."
    title = "Carnitine palmitoyltransferase II deficiency"
    assert edit(cloze, title=title, said=f"{title} hurts the muscles badly.") == (
        "The lethal form of carnitine palmitoyltransferase II deficiency begins at {{c1::3 days}}."
    )


def test_of_a_kind_of_the_condition_nobody_is_said_to_have_all_of_it() -> None:
    cloze = "spinal crystal tumors occur before {{c1::age 4}} or in adults."
    title = "childhood crystal tumors"
    assert edit(cloze, title=title, said="Gout of the spine hurts badly.") == (
        "In patients with childhood crystal tumors, spinal crystal tumors occur before {{c1::age 4}} or in adults."
    )


def test_a_condition_named_a_second_time_is_the_disorder_again() -> None:
    said = "In half of all cases of gout, the disorder begins at night."
    assert edit("In {{c1::half}} of all cases of gout, gout begins at night.", said=said) == (
        "In {{c1::half}} of all cases of gout, the disorder begins at night."
    )


def test_an_opening_that_says_nothing_is_dropped() -> None:
    assert without_opening("For reasons that are still unclear, gout hurts.") == "Gout hurts."
    assert without_opening("In adults, gout hurts.") == "In adults, gout hurts."


@pytest.mark.parametrize(
    "cloze",
    [
        "It affects {{c1::1 in 4,500}} newborns.",
        "Most adults and children {{c1::older than 5}} recover.",
        "Serine is a part of chemical messengers called {{c1::neurotransmitters}}.",
        "Mutations in the {{c1::NOG}} gene are involved in several disorders.",
    ],
)
def test_the_name_is_not_set_where_it_would_make_a_sentence_false(cloze: str) -> None:
    assert edit(cloze) is None


def test_affected_people_are_those_with_the_condition() -> None:
    assert edit("Affected individuals have {{c1::tophi}}.") == "Individuals with gout have {{c1::tophi}}."


def test_a_sentence_on_another_of_its_kind_is_not_put_into_the_condition() -> None:
    said = "A sign of asthma is a wheeze."
    assert edit("a sign of asthma is a {{c1::wheeze}}.", title="Allergic asthma", said=said) == (
        "A sign of asthma is a {{c1::wheeze}}."
    )
