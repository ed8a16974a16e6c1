"""Why a statement is not asked about: each reason is true of the sentence that has it."""

from dataclasses import replace

import pytest

from decks.facts.silence import why_silent, why_unasked
from decks.model import Fact, Relation
from decks.refusals import Reason
from tests.gen_articles import written

FACT = Fact("s", Relation.STATES, "gout", "", (), "")
WRITTEN: dict[str, tuple[str, Reason]] = {
    "advice": ("Talk to your doctor about medicines for gout.", Reason.ADVICE),
    "advice in mid-sentence": ("With gout, ask your doctor whether it is safe to run.", Reason.ADVICE),
    "an instruction": ("Drink two litres of water every day.", Reason.INSTRUCTION),
    "a lead": ("The triggers of gout are:", Reason.LEADS_IN),
    "a pointer": ("These may also swell.", Reason.REFERS_BACK),
    "a title": ("Deposits of urate", Reason.FRAGMENT),
    "three words": ("Gout hurts.", Reason.TOO_SHORT),
}


@pytest.mark.parametrize(("text", "reason"), WRITTEN.values(), ids=WRITTEN)
def test_a_statement_without_a_fact_has_the_reason(text: str, reason: Reason) -> None:
    (refusal,) = written("Gout", "Symptoms", text).refusals
    assert (refusal.reason, refusal.kind) == (reason, None)


def test_a_member_of_a_list_that_is_none_says_nothing_of_itself() -> None:
    findings = written("Gout", "Symptoms", "People with gout may have:", "• have a swollen toe\n• Fever\n• Chills")
    assert [refusal.reason for refusal in findings.refusals] == [Reason.LEADS_IN, *[Reason.UNEVEN_POINTS] * 3]


def test_what_stands_under_an_example_is_one() -> None:
    statement = written("Gout", "Symptoms", "Mr Smith has had gout in his big toe since May.").statements[0]
    story = replace(statement, section=replace(statement.section, path=("A case story",)))
    assert why_silent(story, story.text) is Reason.EXAMPLE


def test_a_question_to_the_reader_is_one() -> None:
    statement = written("Gout", "Symptoms", "Gout hurts in the night.").statements[0]
    assert why_silent(replace(statement, text="What makes gout worse?"), None) is Reason.QUESTION


def test_a_statement_with_a_fact_has_no_refusal() -> None:
    assert written("Gout", "Causes", "Gout is caused by crystals of uric acid.").refusals == ()


@pytest.mark.parametrize(
    ("text", "is_negative", "reason"),
    [
        ("Gout is caused by uric acid" + ", in some people," * 14 + " and by diet.", False, Reason.TOO_LONG),
        ("Aspirin does not help in gout.", True, Reason.DENIES),
        ("Gout changes a great deal over the years.", False, Reason.NAMES_NOTHING),
        ("Allopurinol helps in gout.", False, Reason.NO_ANSWER),
        ("In gout, tell your doctor which pills you take.", False, Reason.ADVICE),
    ],
)
def test_a_fact_that_is_not_asked_about_has_the_reason(text: str, is_negative: bool, reason: Reason) -> None:  # noqa: FBT001
    statement = written("Gout", "Symptoms", text).statements[0]
    if reason is Reason.NAMES_NOTHING:
        statement = replace(statement, text="It changes a great deal over the years.")
    assert why_unasked(statement, [replace(FACT, is_negative=is_negative)]) is reason


def test_without_a_reason_it_is_said_that_no_fact_was_found() -> None:
    statement = written("Gout", "Symptoms", "Gout often hurts in the night.").statements[0]
    assert why_silent(statement, statement.text) is Reason.NO_FACT
