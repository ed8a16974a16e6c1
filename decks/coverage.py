"""The coverage report: of each statement that is not asked about, and each part without a vignette, the reason."""

from collections.abc import Mapping, Sequence

from decks.facts import Findings, Statement
from decks.facts.silence import why_unasked
from decks.gate import Proposal
from decks.model import Fact, Item, Section, SectionCoverage, SectionKind, Span, Unused
from decks.refusals import Reason, Refusal

_NO_CONDITION = "the article is about no one condition"
_ALL_DROPPED = "its cases were left out: "
# Why a part of an article gives no case where no generator proposed one.
_NO_CASE: Mapping[SectionKind, str] = {
    SectionKind.OVERVIEW: "no illness script whose findings this article names",
    SectionKind.EPIDEMIOLOGY: "it speaks of populations, not of one patient",
}
_NO_CASE_OTHERWISE = "none of its facts tells one answer from the others in a patient"
_NO_FACTS = "it has no fact that can be asked about"


def coverage_of(
    findings: Findings, proposals: Sequence[Proposal], refusals: Sequence[Refusal], dropped: Mapping[str, str]
) -> tuple[SectionCoverage, ...]:
    """Return how much of each clinical section is asked about, with a reason for each statement that is not.

    *dropped* maps the ids of items that passed the gate and were left out later to the reason.
    """
    items = [proposal.item for proposal in proposals if proposal.is_kept and proposal.item.item_id not in dropped]
    used = sorted({span for item in items for span in item.evidence})
    reasons = _reasons(findings, proposals, refusals, dropped)
    rows = []
    for section in findings.article.sections:
        if section.kind is SectionKind.BOILERPLATE:
            continue
        statements = [s for s in findings.statements if s.section.section_id == section.section_id]
        unused = tuple(
            Unused(s.span.start_char, s.span.end_char, reasons[s.span])
            for s in statements
            if not any(s.span.overlaps(span) for span in used)
        )
        n_statements = len(statements)
        no_case = _no_vignette(section, findings, items, proposals, refusals)
        rows.append(SectionCoverage(section.section_id, n_statements, n_statements - len(unused), unused, no_case))
    return tuple(rows)


def _reasons(
    findings: Findings, proposals: Sequence[Proposal], refusals: Sequence[Refusal], dropped: Mapping[str, str]
) -> dict[Span, str]:
    """Return why each statement is not asked about, should it not be."""
    stated = {refusal.span: refusal.reason for refusal in (*refusals, *findings.refusals) if refusal.kind is None}
    nearest = _nearest(proposals)
    proven: dict[Span, list[Fact]] = {}
    for fact in findings.facts:
        for span in fact.evidence:
            proven.setdefault(span, []).append(fact)

    def reason(statement: Statement) -> str:
        proposal, facts = nearest.get(statement.span), proven.get(statement.span)
        if statement.is_boilerplate:
            return Reason.BOILERPLATE
        if proposal is not None:
            return dropped.get(proposal.item.item_id) or proposal.reason or Reason.ASKED_ALREADY
        if statement.span in stated:
            return stated[statement.span]
        return why_unasked(statement, facts) if facts else Reason.NO_FACT

    return {statement.span: reason(statement) for statement in findings.statements}


def _nearest(proposals: Sequence[Proposal]) -> dict[Span, Proposal]:
    """Return, by the spans that prove them, the proposals with the fewest flaws: what came nearest tells most."""
    nearest: dict[Span, Proposal] = {}
    for proposal in proposals:
        for span in proposal.item.evidence:
            if len(proposal.flaws) < len(nearest.setdefault(span, proposal).flaws):
                nearest[span] = proposal
    return nearest


def _no_vignette(
    section: Section,
    findings: Findings,
    items: Sequence[Item],
    proposals: Sequence[Proposal],
    refusals: Sequence[Refusal],
) -> str | None:
    """Return why the part that *section* is the first clinical one of has no vignette; None elsewhere."""
    part = [
        s for s in findings.article.sections if s.path[0] == section.path[0] and s.kind is not SectionKind.BOILERPLATE
    ]
    ids = {s.section_id for s in part}
    if part[0] != section or any(item.kind == "vignette" and item.section_id in ids for item in items):
        return None
    if not findings.topic.is_named:
        return _NO_CONDITION
    tried = [p for p in proposals if p.item.kind == "vignette" and p.item.section_id in ids]
    if tried:
        nearest = min(tried, key=lambda proposal: len(proposal.flaws))
        return f"{_ALL_DROPPED}{nearest.reason or Reason.BALANCE}"
    stated = (r for r in refusals if r.kind == "vignette" and any(_holds(s, r.span) for s in part))
    refusal = next(stated, None)
    if refusal is not None:
        return refusal.reason
    if not any(fact.section_id in ids for fact in findings.facts):
        return _NO_FACTS
    return next((_NO_CASE[s.kind] for s in part if s.kind in _NO_CASE), _NO_CASE_OTHERWISE)


def _holds(section: Section, span: Span) -> bool:
    return section.start_char <= span.start_char < section.end_char
