"""The gate: what it keeps, what it leaves out and why, and what it logs."""

import json
from collections.abc import Sequence
from dataclasses import replace

from decks.facts import Findings
from decks.framing import Candidate
from decks.gate import gated, log_entry
from decks.model import Basic, Content, Fact, Item, Relation
from decks.refusals import Reason, Refusal
from tests.gen_articles import written

TEXT = "Gout is caused by crystals of uric acid."
FINDINGS: Findings = written("Gout", "Causes", TEXT)
FACT: Fact = next(fact for fact in FINDINGS.facts if fact.relation is Relation.CAUSED_BY)
SOUND = Basic("What causes gout?", "Crystals of uric acid")


def candidate(content: Content, frame: str) -> Candidate:
    return Candidate(FACT, frame, content, FACT.evidence)


def test_an_item_with_a_flaw_or_asked_before_is_left_out_with_the_reason() -> None:
    flawed = replace(SOUND, back="Crystals of lead")
    proposed = [candidate(SOUND, "cause"), candidate(flawed, "other"), candidate(SOUND, "third")]
    proposals, refusals = gated(proposed, FINDINGS, "deck")
    assert refusals == ()
    assert [proposal.is_kept for proposal in proposals] == [True, False, False]
    assert [proposal.reason for proposal in proposals] == [
        None,
        "its answer is not proven by the article's characters (rule 2)",
        Reason.ASKED_ALREADY,
    ]
    assert proposals[2].repeats == proposals[0].item.item_id


def test_a_generator_may_say_why_it_proposes_nothing() -> None:
    refusal = Refusal(FACT.evidence[0], Reason.GENERAL)
    assert gated([refusal], FINDINGS, "deck") == ((), (refusal,))


def test_spare_candidates_are_asked_for_once_the_others_are_through() -> None:
    def spare(asked: Sequence[Item]) -> list[Candidate]:
        return [] if asked else [candidate(SOUND, "cause")]

    assert len(gated([], FINDINGS, "deck", spare=spare)[0]) == 1
    assert len(gated([candidate(SOUND, "cause")], FINDINGS, "deck", spare=spare)[0]) == 1


def test_the_log_tells_of_each_proposal_what_became_of_it() -> None:
    proposals, _ = gated([candidate(SOUND, "cause"), candidate(SOUND, "again")], FINDINGS, "deck")
    first, second = (log_entry(proposal, proposal.reason) for proposal in proposals)
    assert (first["kept"], first["reason"], first["asked"], first["frame"]) == (True, None, SOUND.front, "cause")
    assert (second["kept"], second["reason"], second["repeats"]) == (False, Reason.ASKED_ALREADY, first["item_id"])
    json.dumps([first, second])


def test_an_abbreviation_is_spelled_out_unless_its_words_tell_the_answer() -> None:
    findings = written("Tophus pain syndrome", "Causes", "Tophus pain syndrome (TPS) is caused by tophus and pain.")
    fact = next(fact for fact in findings.facts if fact.evidence)
    shown = [
        proposal.item.content
        for proposal in gated(
            [
                Candidate(fact, "cause", Basic("What causes TPS?", "Urate"), fact.evidence),
                Candidate(fact, "sign", Basic("Which sign is felt in TPS?", "Pain"), fact.evidence),
            ],
            findings,
            "deck",
        )[0]
    ]
    assert [content.front for content in shown if isinstance(content, Basic)] == [
        "What causes tophus pain syndrome?",
        "Which sign is felt in TPS?",
    ]
