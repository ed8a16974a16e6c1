"""The coverage report: a true reason for each statement that is not asked about, and for each part without a case."""

import pytest

from decks.coverage import coverage_of
from decks.gate import gated
from decks.model import Deck, SectionCoverage
from decks.refusals import Reason, Refusal
from tests.gen_articles import FILES, deck_of, made, written


def reasons(deck: Deck) -> dict[str, str]:
    """Return the reasons of the unused statements of *deck*, by their words."""
    return {deck.text[u.start_char : u.end_char]: u.reason for row in deck.coverage for u in row.unused}


def cover(*parts: str, refusal: Reason | None = None, kind: str | None = None) -> tuple[SectionCoverage, ...]:
    """Return the coverage of an article on gout for which nothing is proposed, its first statement refused."""
    findings = written("Gout", *parts)
    refused = [Refusal(findings.statements[0].span, refusal, kind)] if refusal else []
    proposals, refusals = gated(refused, findings, "deck")
    return coverage_of(findings, proposals, refusals, {})


def test_each_unused_statement_has_its_reason() -> None:
    deck = made(
        "Gout",
        "Causes",
        "Gout is caused by crystals of uric acid. Talk to your doctor about gout.",
        "These were many.",
    )
    assert reasons(deck)["Talk to your doctor about gout."] == Reason.ADVICE
    assert reasons(deck)["These were many."] == Reason.REFERS_BACK


def test_a_generators_reason_reaches_the_coverage() -> None:
    (row,) = cover("Causes", "Gout is caused by crystals of uric acid.", refusal=Reason.GENERAL)
    assert [unused.reason for unused in row.unused] == [Reason.GENERAL]


def test_a_reason_for_no_vignette_says_nothing_of_the_statement() -> None:
    (row,) = cover("Causes", "Gout is caused by crystals.", refusal=Reason.GENERAL, kind="vignette")
    assert row.no_vignette == Reason.GENERAL
    assert [unused.reason for unused in row.unused] != [Reason.GENERAL]


def test_the_first_section_of_a_part_without_a_case_says_why() -> None:
    causes, below, epidemiology = cover(
        "# Causes",
        "Gout is caused by crystals of uric acid.",
        "## Diet",
        "Beer raises uric acid in gout.",
        "# Epidemiology",
        "Gout affects 1 in 40 people.",
    )
    assert causes.no_vignette == "none of its facts tells one answer from the others in a patient"
    assert below.no_vignette is None
    assert epidemiology.no_vignette == "it speaks of populations, not of one patient"


@pytest.mark.parametrize("name", FILES)
def test_every_part_has_a_vignette_or_a_reason_and_every_statement_is_used_or_explained(name: str) -> None:
    deck = deck_of(name)
    tops = {section.section_id: section.path[0] for section in deck.sections}
    with_case = {tops[item.section_id] for item in deck.items if item.kind == "vignette"}
    without = {tops[row.section_id] for row in deck.coverage if row.no_vignette}
    assert with_case | without == {tops[row.section_id] for row in deck.coverage}
    assert not with_case & without
    assert all(reason for reason in reasons(deck).values())
    assert all(row.n_statements - row.n_used == len(row.unused) for row in deck.coverage)
