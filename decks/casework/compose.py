"""A question and a patient put together: what the stem shows, so that the key is the one best answer."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from decks.casework.apart import (
    Picture,
    absent_here,
    is_telling,
    may_have,
    n_against,
    n_with,
    what_speaks_against,
)
from decks.casework.asked import CAUSE, COMPLICATION, DIAGNOSIS, FINDING, PREVENTION, READING, TEST, TREATMENT, Asked
from decks.casework.foreign import has_like, how_common
from decks.casework.naming import MIN_PROOF_WORDS
from decks.casework.presentations import Presentation
from decks.casework.rivals import caused_by, n_shared
from decks.casework.shown import distinct, findings_to_show, settling_result
from decks.casework.telling import Stated, Telling, speaks_of_a_child, tell
from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS
from decks.facts import Findings
from decks.framing import Candidate
from decks.knowledge import Condition, Confusable, ScriptFinding, condition, normal
from decks.model import Distractor, SectionKind, Vignette
from decks.patients import chance
from decks.wording import as_sentence, inner, listed

_N_SHOWN = 3  # findings, where they must settle the diagnosis
_N_BESIDE = 2  # where it is not asked for
_N_ABSENT = 3
# What a bullet says that only names the key.
_AS_SENTENCE = {
    FINDING: "{key} is among the findings of {condition}.",
    TEST: "{key} is among the tests for {condition}.",
    TREATMENT: "{key} is among the treatments of {condition}.",
    COMPLICATION: "{key} is among the complications of {condition}.",
}
_MIN_SHARED = 1  # findings of another condition, for its cause to be thought of


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
        settled = _settled(one, who, findings, telling, pool, secret, told)
        if settled is None:
            return None
        telling, distractors = settled
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


def _settled(
    one: Asked,
    who: Presentation,
    findings: Findings,
    telling: Telling,
    pool: Sequence[ScriptFinding],
    secret: Sequence[str],
    told: frozenset[str],
) -> tuple[Telling, tuple[Distractor, ...]] | None:
    """Return what to tell so that it speaks against each of the options, and these; None if it does not.

    Findings come first; where they do not settle it, a result that the article states, which is the better way where
    not the diagnosis is asked for but what follows from it.
    """
    offers = [
        offer
        for offer in _offers(one, who)
        if who.patient.can_have(offer.option.text) and all(may_have(who.patient, rival) for rival in offer.rivals)
    ]
    rivals = [rival for offer in offers for rival in offer.rivals]
    options = tuple(offer.option.text for offer in offers)
    absent = _absent(absent_here(who, rivals, findings, (*secret, *options)), rivals)
    complaint = "" if speaks_of_a_child(who.complaint) else who.complaint
    for results in _ways_of_showing(one, who, findings, telling, secret):
        for shown in _choices(one, who, pool, rivals, told):
            lasting = (who.n, who.unit) if who.n else None
            picture = Picture(
                shown=shown,
                absent=absent,
                results=results,
                lasting=lasting,
                own=who.script,
                complaint=complaint,
                also=who.also,
                history=who.history,
            )
            # What a script does not name, a relative with another cause may have all the same.
            apart = _apart(offers, picture, is_sure=one.stage == CAUSE and not one.of)
            is_a_picture = len(shown) + len(results) + bool(who.history) + bool(absent) > 1
            if is_a_picture and len(apart) >= MIN_DISTRACTORS:
                said = " ".join(each.said for each in apart)
                kept = tuple(name for name in absent if inner(name) in said)
                return replace(telling, shown=shown, absent=kept, results=results), tuple(map(_explained, apart))
    return None


def _ways_of_showing(
    one: Asked, who: Presentation, findings: Findings, telling: Telling, secret: Sequence[str]
) -> tuple[tuple[Stated, ...], ...]:
    """Return the results that the stem may show, what is told already among them, the best choice first."""
    # Only the result of the test that settles the diagnosis tells it from its likes.
    if one.stage == READING:
        return (telling.results,)
    settling = settling_result(findings, who.script, secret)
    both = (telling.results, telling.results or (settling if one.has_result or one.stage == DIAGNOSIS else ()))
    return tuple(dict.fromkeys(both if one.stage == DIAGNOSIS else reversed(both)))


def _choices(
    one: Asked,
    who: Presentation,
    pool: Sequence[ScriptFinding],
    rivals: Sequence[Confusable],
    told: frozenset[str],
) -> Iterator[tuple[ScriptFinding, ...]]:
    """Yield the findings to show: outside an overview those of the section first, then those that tell the most.

    Those that are *told* elsewhere come last. One at least tells of few conditions, unless what the patient says does:
    "spinning when rolling over in bed" needs no rare sign beside it.
    """
    place = {name: n for n, name in enumerate(one.first)}
    against = {f: n_against(f, rivals, who.script) for f in pool}
    by_worth = sorted(pool, key=lambda f: (-against[f], how_common(f.name), place.get(f.name, len(place))))
    orders = [by_worth]
    if one.statement.section.kind is not SectionKind.OVERVIEW:
        here = sorted(pool, key=lambda f: (not against[f], place.get(f.name, len(place)), how_common(f.name)))
        orders.insert(0, [*by_worth[:1], *here])
    orders = [*(sorted(order, key=lambda f: f.bedside in told) for order in orders if told), *orders]
    said = {who.complaint, who.also, who.history}
    is_told_at_once = any(said.intersection(rival.against) for rival in rivals)
    for order in orders:
        shown = distinct(dict.fromkeys(order), _N_SHOWN)
        if any(is_telling(f.name) for f in shown) or (shown and is_told_at_once):
            yield tuple(f for f in pool if f in shown)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A wrong *option* and the conditions that it is right for, by being their cause, their treatment or their name."""

    option: Distractor
    rivals: tuple[Confusable, ...]


@dataclass(frozen=True, slots=True)
class _Apart:
    """A wrong *option* that a picture speaks against, with what is *said* for it, a clause."""

    option: Distractor
    said: str


def _offers(one: Asked, who: Presentation) -> list[_Offer]:
    """Return the options of *one* with the conditions that they are, or that they are right for."""
    near = {normal(c.name): c for c in who.script.confusables}
    if one.of:
        return [_Offer(d, (of,)) for d, of in zip(one.distractors, one.of, strict=True)]
    if one.stage != CAUSE:
        return [_Offer(d, (near[normal(d.text)],)) for d in one.distractors if normal(d.text) in near]
    caused = ((d, _thought_of(caused_by(d.text), who.script)) for d in one.distractors)
    return [
        _Offer(d, tuple(near.get(normal(c.name), Confusable(c.name, "")) for c in conditions))
        for d, conditions in caused
        if conditions
    ]


def _thought_of(conditions: Sequence[Condition], script: Condition) -> list[Condition]:
    """Return those of *conditions* that *script* is confused with, then those that have anything in common with it."""
    near = {normal(c.name) for c in script.confusables}
    like = [c for c in conditions if normal(c.name) in near or n_shared(c, script) >= _MIN_SHARED]
    return sorted(like, key=lambda c: normal(c.name) not in near)


def _apart(offers: Sequence[_Offer], picture: Picture, *, is_sure: bool) -> list[_Apart]:
    """Return the options that *picture* speaks against, in their order."""
    found: list[_Apart] = []
    for offer in offers:
        reasons = [what_speaks_against(rival, picture, is_sure=is_sure) for rival in offer.rivals]
        if reasons and all(reasons):
            found.append(_Apart(offer.option, reasons[0] or ""))
    return found[:MAX_DISTRACTORS]


def _absent(names: Sequence[str], rivals: Sequence[Confusable]) -> tuple[str, ...]:
    """Return the few of *names* that together speak against the most of *rivals*."""
    chosen: list[str] = []
    left = list(rivals)
    for _ in range(_N_ABSENT):
        best = max((n for n in names if n not in chosen), key=lambda n: n_with(n, left), default=None)
        if best is not None and n_with(best, left):
            chosen.append(best)
            left = [rival for rival in left if not n_with(best, [rival])]
    return tuple(chosen)


def _explained(apart: _Apart) -> Distractor:
    """Return the option with what it is, and what of that this patient has or has not."""
    return replace(apart.option, why=as_sentence(f"{apart.option.why.rstrip('.')}; {apart.said}"))


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
