"""A question and a patient put together: what the stem shows, so that the key is the one best answer."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from decks.casework.asked import DIAGNOSIS, Asked
from decks.casework.presentations import (
    MAX_FINDINGS,
    Presentation,
    Telling,
    denied_findings,
    findings_to_show,
    tell,
    tellable_results,
)
from decks.casework.rivals import speaks_against
from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS
from decks.facts import Findings
from decks.framing import Candidate
from decks.knowledge import ScriptFinding, condition, finding
from decks.model import Distractor, Vignette
from decks.patients import chance

_ABSENT = 2


def case_of(
    one: Asked,
    who: Presentation,
    findings: Findings,
    telling: Telling,
    *,
    case_id: str | None = None,
    step: int | None = None,
) -> Candidate | None:
    """Return the case that asks *one* of the patient *who*; None where what may be shown does not settle it."""
    secret = _secret(one, who, findings, telling)
    pool = findings_to_show(who, denied_findings(findings, who.script), secret)
    shown = _shown(one, who, pool)
    absent = _absent(one, who, secret)
    distractors = one.distractors
    if one.stage == DIAGNOSIS:
        distractors = _told_apart(one.distractors, shown, absent, who)
        results = tuple(tellable_results(who.script, secret)[:1])
        if len(distractors) < MIN_DISTRACTORS and results:
            distractors, telling = one.distractors[:MAX_DISTRACTORS], replace(telling, results=results)
    if not shown or len(distractors) < MIN_DISTRACTORS:
        return None
    story = tell(who, replace(telling, shown=shown, absent=absent))
    content = Vignette(
        stem=story.text,
        lead_in=one.lead_in,
        key=one.key,
        distractors=distractors,
        synthetic=story.synthetic,
        case_id=hashlib.sha256(case_id.encode()).hexdigest()[:8] if case_id else None,
        step=step,
    )
    return Candidate(one.fact(findings), one.frame, content, tuple(dict.fromkeys((one.statement.span, *one.proof))))


def _secret(one: Asked, who: Presentation, findings: Findings, telling: Telling) -> tuple[str, ...]:
    """Return what the stem may not tell: the key, and the condition where it is asked for or left to be inferred."""
    is_told = telling.named is not None or telling.suspected is not None
    names = () if is_told else (findings.topic.name,)
    return (one.key, one.answer, *names)


def _shown(one: Asked, who: Presentation, pool: Sequence[ScriptFinding]) -> tuple[ScriptFinding, ...]:
    """Return the findings to show: those that must be first, else any; a different choice for each way of telling."""
    first = [f for name in one.first for f in pool if f.name == name]
    rest = [f for f in pool if f not in first]
    luck = chance(f"{one.frame}|{one.key}|{who.plan}")
    luck.shuffle(rest)
    n_shown = MAX_FINDINGS if len(pool) > MAX_FINDINGS + 1 else MAX_FINDINGS - 1
    order = [*first, *rest]
    if one.stage == DIAGNOSIS:  # what tells the condition from its likes comes before what they share
        theirs = [{f.name for f in other.findings} for d in one.distractors if (other := condition(d.text))]
        order.sort(key=lambda f: sum(f.name in names for names in theirs))
    told = order[:n_shown]
    return tuple(f for f in pool if f in told)


def _absent(one: Asked, who: Presentation, secret: Sequence[str]) -> tuple[str, ...]:
    """Return findings that are absent, those first that a distractor of the diagnosis would have."""
    offered = {d.text for d in one.distractors} | set(secret)
    theirs = {f.name for d in one.distractors if (other := condition(d.text)) is not None for f in other.findings}
    names = [
        n for n in who.script.negatives if finding(n) is not None and n.lower() not in {o.lower() for o in offered}
    ]
    order = sorted(names, key=lambda n: n not in theirs)
    turn = who.plan % max(1, len(order) - _ABSENT + 1)
    return tuple(order[turn : turn + _ABSENT])


def _told_apart(
    options: Sequence[Distractor], shown: Sequence[ScriptFinding], absent: Sequence[str], who: Presentation
) -> tuple[Distractor, ...]:
    """Return the conditions that what is shown speaks against."""
    age_years = who.patient.years
    names = [f.name for f in shown]
    apart = [d for d in options if speaks_against(condition(d.text), names, absent, age_years)]
    return tuple(apart[:MAX_DISTRACTORS])
