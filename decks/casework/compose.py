"""A question and a patient put together: what the stem shows, so that the key is the one best answer."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from decks.casework.apart import is_telling
from decks.casework.asked import COMPLICATION, FINDING, PREVENTION, TEST, TREATMENT, Asked
from decks.casework.foreign import has_like
from decks.casework.naming import MIN_PROOF_WORDS
from decks.casework.presentations import Presentation
from decks.casework.settling import Showing, settled
from decks.casework.shown import distinct, findings_to_show
from decks.casework.telling import Telling, speaks_of_a_child, tell
from decks.distractors import MAX_DISTRACTORS
from decks.facts import Findings
from decks.framing import Candidate
from decks.knowledge import ScriptFinding, condition
from decks.model import Vignette
from decks.patients import chance
from decks.wording import listed

_N_BESIDE = 2  # findings, where the diagnosis is not asked for
# What a bullet says that only names the key.
_AS_SENTENCE = {
    FINDING: "{key} is among the findings of {condition}.",
    TEST: "{key} is among the tests for {condition}.",
    TREATMENT: "{key} is among the treatments of {condition}.",
    COMPLICATION: "{key} is among the complications of {condition}.",
}


def case_of(
    one: Asked,
    who: Presentation,
    findings: Findings,
    telling: Telling,
    *,
    case_id: str | None = None,
    step: int | None = None,
    told: frozenset[str] = frozenset(),
) -> Candidate | None:
    """Return the case that asks *one* of the patient *who*; None where what may be shown does not settle it.

    What another case has *told* already is shown only where nothing else does.
    """
    secret = one.secrets(findings)
    pool = sorted(findings_to_show(who, findings, secret), key=lambda f: f.bedside in told)
    if (threat := condition(one.answer)) is not None and one.stage == COMPLICATION:
        pool = [f for f in pool if not has_like(f, threat)]  # who has it already is at no risk of it
    distractors = one.distractors[:MAX_DISTRACTORS]
    settles = one.stage != PREVENTION
    if settles:
        shown = settled(one, Showing(who, findings, telling, pool, secret, told))
        if shown is None:
            return None
        telling, distractors = shown
    else:
        telling = replace(telling, shown=_beside(one, who, pool))
    if not telling.shown:
        return None
    story = tell(who, telling)
    content = Vignette(
        stem=story.text,
        lead_in=one.lead_in,
        key=one.key,
        distractors=distractors,
        synthetic=story.synthetic,
        case_id=hashlib.sha256(case_id.encode()).hexdigest()[:8] if case_id else None,
        step=step,
    )
    proof = tuple(dict.fromkeys((one.statement.span, *one.proof, *story.evidence)))
    reason = _reason(who, telling, findings) if settles else ""
    return Candidate(one.fact(findings), one.frame, content, proof, f"{reason} {_said_in_full(one, findings)}".strip())


def _beside(one: Asked, who: Presentation, pool: Sequence[ScriptFinding]) -> tuple[ScriptFinding, ...]:
    """Return a few findings of a patient whose diagnosis is told; others for each way of telling."""
    first = [f for name in one.first for f in pool if f.name == name]
    rest = [f for f in pool if f not in first]
    chance(f"{one.frame}|{one.key}|{who.plan}").shuffle(rest)
    rest.sort(key=lambda f: not is_telling(f.name))
    told = distinct((*first, *rest), _N_BESIDE)
    return tuple(f for f in pool if f in told)


def _said_in_full(one: Asked, findings: Findings) -> str:
    """Return as a sentence what a bullet says that only names the key; "" for any other statement."""
    is_bare = len(one.statement.text.split()) < MIN_PROOF_WORDS
    said = _AS_SENTENCE.get(one.stage)
    return said.format(key=one.key, condition=findings.topic.name) if is_bare and said else ""


def _reason(who: Presentation, telling: Telling, findings: Findings) -> str:
    """Return the sentence that says what in the stem makes it the article's condition; "" for one sign alone."""
    complaint = () if speaks_of_a_child(who.complaint) else (who.complaint,)
    seen = [*complaint, *(f.bedside for f in telling.shown if is_telling(f.name))]
    name = who.script.name if who.known else findings.topic.name
    return f"The combination of {listed(seen)} is typical of {name}." if len(seen) > 1 else ""
