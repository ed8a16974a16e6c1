"""Cases that end in a diagnosis: which condition, which further finding, which test."""

from collections.abc import Iterator

from decks.casework.asked import DIAGNOSIS, FINDING, TEST, Asked
from decks.casework.naming import (
    is_sound,
    named_in,
    names_of,
    shown_as,
    statements_of_kinds,
    where_named,
    where_test_named,
)
from decks.casework.rivals import rivals
from decks.distractors import MIN_DISTRACTORS, are_apart, overlap
from decks.facts import Findings, Statement
from decks.grammar import capitalised
from decks.knowledge import Condition, finding, is_same
from decks.model import Distractor, SectionKind
from decks.wording import as_sentence

_MIN_PROVEN = 2
_MAX_ALIKE = 0.5  # share of a finding's words that the article's symptoms may have
_TELLING_KINDS = (SectionKind.OVERVIEW, SectionKind.SYMPTOMS)
_ROUTINE = tuple(
    "complete blood count;urinalysis;chest X-ray;blood glucose;C-reactive protein;erythrocyte sedimentation rate;"
    "liver function tests;serum creatinine;serum electrolytes;electrocardiogram;blood culture;X-ray;MRI;CT scan".split(
        ";"
    )
)


def which_diagnosis(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the article's condition, once in each section that names its findings; two at least must be proven."""
    naming = _naming(findings)
    proven = {f.name: s for f in script.findings if (s := _where(f.name, findings)) is not None}
    options = [c for c in script.confusables if all(are_apart(c.name, name) for name in findings.topic.names)]
    if naming is None or len(proven) < _MIN_PROVEN or len(options) < MIN_DISTRACTORS:
        return
    distractors = tuple(Distractor(capitalised(c.name), as_sentence(f"{c.name} {c.separating}")) for c in options)
    for section_id in dict.fromkeys(s.section.section_id for s in statements_of_kinds(findings, *_TELLING_KINDS)):
        here = [s for s in findings.statements if s.section.section_id == section_id]
        named = {f.name: s for f in script.findings for s in here if named_in(names_of(f.name), s) and is_sound(s)}
        if named or naming.section.section_id == section_id:
            first = tuple(dict.fromkeys((*named, *proven)))
            proof = tuple(dict.fromkeys((*(s.span for s in named.values()), naming.span)))
            whole = sorted(named.values(), key=lambda s: not s.text.rstrip().endswith("."))
            at = naming if naming.section.section_id == section_id else whole[0]
            more = proof if len(named) >= _MIN_PROVEN else (*proof, *(s.span for s in proven.values()))
            yield Asked(
                DIAGNOSIS,
                "diagnosis",
                at,
                "Which of the following is the most likely diagnosis?",
                capitalised(findings.topic.name),
                distractors,
                proof=tuple(dict.fromkeys(more)),
                first=first,
                is_named=False,
                has_result=False,
            )


def _naming(findings: Findings) -> Statement | None:
    """Return the first sentence that says what the condition is, else the first that names it."""
    naming = [s for s in findings.statements if not s.is_boilerplate and findings.topic.mention.search(s.text)]
    plain = [s for s in naming if s.text.rstrip().endswith(".")]
    defining = [s for s in plain if findings.topic.mention.match(s.text)]
    return next(iter((*defining, *plain, *naming)), None)


def _where(name: str, findings: Findings) -> Statement | None:
    kinds = (*_TELLING_KINDS, SectionKind.COMPLICATIONS, SectionKind.DIAGNOSIS)
    return next((named.statement for named in where_named(name, statements_of_kinds(findings, *kinds))), None)


def which_finding(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for one more finding, one that the confusables do not have."""
    here = statements_of_kinds(findings, SectionKind.SYMPTOMS)
    told = " ".join(s.text for s in statements_of_kinds(findings, *_TELLING_KINDS, SectionKind.COMPLICATIONS))
    for wanted in script.findings:
        known = finding(wanted.name)
        named = next(where_named(wanted.name, here), None)
        if known is None or known.system in ("general", "mental", "laboratory") or named is None:
            continue
        kind = known.kind
        others = rivals(
            wanted.name,
            lambda s: tuple(f.name for f in s.findings),
            "points to",
            findings,
            script,
            is_fit=lambda name, kind=kind: _is_telling(name, kind, script, told),  # type: ignore[misc]
        )
        if others:
            lead_in = (
                "Which of the following additional symptoms is this patient most likely to have?"
                if kind == "symptom"
                else "Further examination is most likely to show which of the following findings?"
            )
            key = shown_as(named)
            yield Asked(
                FINDING,
                "finding",
                named.statement,
                lead_in,
                key,
                others,
                is_named=False,
                has_result=False,
                answer=wanted.name,
            )


def _is_telling(name: str, kind: str, script: Condition, told: str) -> bool:
    """Tell whether the finding *name* speaks for another condition: of *kind*, and not told in other words already."""
    known = finding(name)
    if known is None or known.kind != kind or known.system == "laboratory":
        return False
    if name in script.negatives:
        return True
    is_vague = known.system in ("general", "mental") or "pain" in name or "tenderness" in name
    return not is_vague and overlap(f"{name} {known.lay or ''}", told) < _MAX_ALIKE


def which_test(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the test that settles the diagnosis, and for others that help."""
    here = statements_of_kinds(findings, SectionKind.DIAGNOSIS)
    for place, wanted in enumerate(script.tests):
        named = next(where_test_named(wanted.test, here), None)
        if named is None:
            continue
        others = rivals(
            wanted.test,
            lambda s: tuple(t.test for t in s.tests[:2]),
            "settles the diagnosis of",
            findings,
            script,
            is_fit=lambda test: not any(is_same(test, routine) for routine in _ROUTINE),
        )
        if others:
            lead_in = (
                "Which of the following tests is most likely to confirm the diagnosis?"
                if place == 0
                else "Which of the following additional tests would best support the suspected diagnosis?"
            )
            key = shown_as(named)
            yield Asked(
                TEST,
                "test",
                named.statement,
                lead_in,
                key,
                others,
                is_named=False,
                has_result=False,
                answer=wanted.test,
            )


FRAMES = (which_diagnosis, which_finding, which_test)
