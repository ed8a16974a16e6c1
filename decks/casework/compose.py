"""A question and a patient put together: what the stem shows, so that the key is the one best answer."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from decks.casework.apart import (
    BY_AGE,
    EXPLICIT,
    Picture,
    Reason,
    absent_here,
    how_common,
    is_settled,
    is_telling,
    n_foreign,
    n_with,
    what_speaks_against,
)
from decks.casework.asked import CAUSE, COMPLICATION, DIAGNOSIS, FINDING, READING, TEST, TREATMENT, Asked
from decks.casework.naming import MIN_PROOF_WORDS
from decks.casework.presentations import Presentation
from decks.casework.rivals import caused_by, n_shared
from decks.casework.shown import distinct, findings_to_show, results_stated
from decks.casework.telling import Telling, speaks_of_a_child, tell
from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS
from decks.facts import Findings
from decks.framing import Candidate
from decks.knowledge import Confusable, ScriptFinding, normal
from decks.model import Distractor, SectionKind, Vignette
from decks.patients import chance
from decks.wording import as_sentence, inner, listed

_N_SHOWN = 3  # findings, where they must settle the diagnosis
_N_BESIDE = 2  # where the diagnosis is told
_N_ABSENT = 2
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
) -> Candidate | None:
    """Return the case that asks *one* of the patient *who*; None where what may be shown does not settle it."""
    secret = _secret(one, findings, telling)
    settles = one.stage in (DIAGNOSIS, READING) or (one.stage == CAUSE and telling.named is None)
    pool = findings_to_show(who, findings, secret)
    distractors = one.distractors
    if settles:
        settled = _settled(one, who, findings, telling, pool, secret)
        if settled is None:
            return None
        telling, distractors = settled
    else:
        telling = replace(telling, shown=_beside(one, who, pool))
    if not telling.shown or len(distractors) < MIN_DISTRACTORS:
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
    reason = _reason(who, telling, findings) if settles else _said_in_full(one, findings)
    return Candidate(one.fact(findings), one.frame, content, proof, reason)


def _secret(one: Asked, findings: Findings, telling: Telling) -> tuple[str, ...]:
    """Return what the stem may not tell: the key, and the condition where it is asked for or left to be inferred."""
    is_told = telling.named is not None or telling.suspected is not None
    names = () if is_told else (findings.topic.name,)
    return (one.key, one.answer, *names)


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
) -> tuple[Telling, tuple[Distractor, ...]] | None:
    """Return what to tell so that it speaks against each of the options, and these; None if it does not.

    Findings come first; where they do not settle it, a result that the article states.
    """
    offers = _offers(one, who)
    rivals = [rival for offer in offers for rival in offer.rivals]
    absent = _absent(absent_here(who, rivals, findings, secret), rivals)
    # Only the result of the test that settles the diagnosis tells it from its likes.
    results = tuple(each for each in results_stated(findings, who.script, secret) if each.test == who.script.tests[0])
    ways = dict.fromkeys((telling.results, telling.results or results))
    for shown, told in ((shown, told) for told in ways for shown in _choices(one, pool, rivals)):
        picture = Picture(shown, absent, told, who.patient.years)
        apart = _apart(offers, picture)
        is_a_picture = bool(shown) and len(shown) + len(told) + bool(who.history) + bool(absent) > 1
        if is_a_picture and len(apart) >= MIN_DISTRACTORS and is_settled([a.reasons for a in apart], picture):
            said = " ".join(reason.said for each in apart for _, reason in each.reasons)
            kept = tuple(name for name in absent if inner(name) in said)
            return replace(telling, shown=shown, absent=kept, results=told), tuple(map(_explained, apart))
    return None


def _choices(
    one: Asked, pool: Sequence[ScriptFinding], rivals: Sequence[Confusable]
) -> Iterator[tuple[ScriptFinding, ...]]:
    """Yield the findings to show: outside an overview those of the section first, then those that tell the most."""
    place = {name: n for n, name in enumerate(one.first)}
    foreign = {f: n_foreign(f, rivals) for f in pool}
    by_worth = sorted(pool, key=lambda f: (-foreign[f], how_common(f.name), place.get(f.name, len(place))))
    orders = [by_worth]
    if one.statement.section.kind is not SectionKind.OVERVIEW:
        here = sorted(pool, key=lambda f: (not foreign[f], place.get(f.name, len(place)), how_common(f.name)))
        orders.insert(0, [*by_worth[:1], *here])
    for order in orders:
        told = distinct(dict.fromkeys(order), _N_SHOWN)
        if any(is_telling(f.name) for f in told):
            yield tuple(f for f in pool if f in told)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A wrong *option* and the conditions that it is right for, by being their cause or their name."""

    option: Distractor
    rivals: tuple[Confusable, ...]
    is_cause: bool


@dataclass(frozen=True, slots=True)
class _Apart:
    """A wrong *option* that a picture speaks against, with the reason for each condition that it is right for."""

    option: Distractor
    reasons: tuple[tuple[Confusable, Reason], ...]

    @property
    def is_by_age(self) -> bool:
        """Tell whether the age is what speaks against it."""
        return any(reason.rank == BY_AGE for _, reason in self.reasons)


def _offers(one: Asked, who: Presentation) -> list[_Offer]:
    """Return the options of *one* with the conditions that they are, or that they cause."""
    near = {normal(c.name): c for c in who.script.confusables}
    if one.stage != CAUSE:
        return [_Offer(d, (near[normal(d.text)],), is_cause=False) for d in one.distractors if normal(d.text) in near]
    caused = ((d, caused_by(d.text)) for d in one.distractors)
    return [
        _Offer(d, tuple(near.get(normal(c.name), Confusable(c.name, "")) for c in conditions), is_cause=True)
        for d, conditions in caused
        if any(normal(c.name) in near or n_shared(c, who.script) >= _MIN_SHARED for c in conditions)
    ]


def _apart(offers: Sequence[_Offer], picture: Picture) -> list[_Apart]:
    """Return the options that *picture* speaks against; by the age alone one at most, the last."""
    found: list[_Apart] = []
    for offer in offers:
        reasons = [(rival, what_speaks_against(rival, picture)) for rival in offer.rivals]
        told = tuple((rival, reason) for rival, reason in reasons if reason is not None)
        if len(told) == len(reasons):
            found.append(_Apart(offer.option, told))
    if any(offer.is_cause for offer in offers):
        # What a script does not name, a rare relative of the condition may have all the same.
        return [each for each in found if all(reason.rank == EXPLICIT for _, reason in each.reasons)][:MAX_DISTRACTORS]
    far = [each for each in found if each.is_by_age]
    return [*(each for each in found if not each.is_by_age), *far[:1]][:MAX_DISTRACTORS]


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
    said = next((reason.said for _, reason in apart.reasons if reason.said), "")
    why = apart.option.why.rstrip(".")
    return replace(apart.option, why=as_sentence(f"{why}; {said}" if said else why))


def _said_in_full(one: Asked, findings: Findings) -> str:
    """Return as a sentence what a bullet says that only names the key; "" for any other statement."""
    is_bare = len(one.statement.text.split()) < MIN_PROOF_WORDS
    said = _AS_SENTENCE.get(one.stage)
    return said.format(key=one.key, condition=findings.topic.name) if is_bare and said else ""


def _reason(who: Presentation, telling: Telling, findings: Findings) -> str:
    """Return the sentence that says what in the stem makes it the article's condition; "" for one sign alone."""
    complaint = () if speaks_of_a_child(who.complaint) else (who.complaint,)
    seen = [*complaint, *(f.bedside for f in telling.shown if is_telling(f.name))]
    return f"The combination of {listed(seen)} is typical of {findings.topic.name}." if len(seen) > 1 else ""
