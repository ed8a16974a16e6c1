"""What a stem shows so that one answer is the best: what speaks against each option, or each other diagnosis."""

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
from decks.casework.asked import (
    CAUSE,
    COMPLICATED,
    DIAGNOSIS,
    FEATURE,
    FINDING,
    HEREDITY,
    READING,
    Asked,
)
from decks.casework.foreign import how_common
from decks.casework.presentations import Presentation
from decks.casework.rivals import caused_by, n_shared, near_and_further
from decks.casework.shown import distinct, settling_result
from decks.casework.telling import Stated, Telling, speaks_of_a_child
from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS, are_apart
from decks.facts import Findings
from decks.knowledge import Condition, Confusable, ScriptFinding, condition, normal
from decks.model import Distractor, SectionKind
from decks.wording import as_sentence, inner

_N_SHOWN = 3  # findings, where they must settle the diagnosis
_N_BESIDE_A_RESULT = 2
_N_ABSENT = 3
_MIN_SHARED = 1  # findings of another condition, for its cause to be thought of
# What names the condition, or what another finding may have too, is settled by its options alone.
_BY_OPTIONS_ONLY = (DIAGNOSIS, READING, FINDING, COMPLICATED)
_BY_DIAGNOSIS_ONLY = (HEREDITY, FEATURE)
_MIN_EXCLUDED = 3  # other diagnoses, where what follows from the diagnosis is asked for

Settled = tuple[Telling, tuple[Distractor, ...]]


@dataclass(frozen=True, slots=True)
class Showing:
    """What a case may show of the patient *who*: findings of *pool*, beside what it is *telling* already.

    *secret* words are given away by nothing; what another case has *told* comes last.
    """

    who: Presentation
    findings: Findings
    telling: Telling
    pool: Sequence[ScriptFinding]
    secret: Sequence[str]
    told: frozenset[str]


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


def settled(one: Asked, may_show: Showing) -> Settled | None:
    """Return what to tell so that *one* has one best answer, and its wrong options; None where nothing does.

    Best is what speaks against each option; where that fails and what is asked follows from the diagnosis, it does
    where the stem leaves no other diagnosis for which an option would be right.
    """
    by_options = None if one.stage in _BY_DIAGNOSIS_ONLY else _by_options(one, may_show)
    if by_options is not None or one.stage in _BY_OPTIONS_ONLY:
        return by_options
    return _by_diagnosis(one, may_show)


def _by_options(one: Asked, may_show: Showing) -> Settled | None:
    """Return what speaks against each option.

    Findings come first; where they do not settle it, a result that the article states, which is the better way where
    not the diagnosis is asked for but what follows from it.
    """
    who = may_show.who
    offers = [
        offer
        for offer in _offers(one, who)
        if who.patient.can_have(offer.option.text) and all(may_have(who.patient, rival) for rival in offer.rivals)
    ]
    rivals = [rival for offer in offers for rival in offer.rivals]
    for picture in _pictures(one, may_show, rivals, tuple(offer.option.text for offer in offers)):
        # What a script does not name, a relative with another cause may have all the same.
        apart = _apart(offers, picture, is_sure=one.stage == CAUSE and not one.of)
        if len(apart) >= MIN_DISTRACTORS:
            telling = _telling(picture, may_show, [each.said for each in apart])
            return telling, tuple(map(_explained, apart))
    return None


def _by_diagnosis(one: Asked, may_show: Showing) -> Settled | None:
    """Return what speaks against most other diagnoses, and the options that are right for none of what is left."""
    who = may_show.who
    near, further = near_and_further(may_show.findings, who.script)
    others = [rival for rival in (*near, *further) if may_have(who.patient, rival)]
    n_of_another_age = sum(not may_have(who.patient, rival) for rival in near)
    for picture in _pictures(one, may_show, others, tuple(d.text for d in one.distractors)):
        said = {rival.name: what_speaks_against(rival, picture) for rival in others}
        excluded = [each for each in said.values() if each]
        left = [rival for rival in others if not said[rival.name]]
        wrong = [d for d in one.distractors if who.patient.can_have(d.text) and not _is_right_for_any(d.text, left)]
        is_settled = len(excluded) >= MIN_DISTRACTORS and len(excluded) + n_of_another_age >= _MIN_EXCLUDED
        if is_settled and len(wrong) >= MAX_DISTRACTORS:
            return _telling(picture, may_show, excluded), tuple(wrong[:MAX_DISTRACTORS])
    return None


def _is_right_for_any(option: str, left: Sequence[Confusable]) -> bool:
    """Tell whether *option* is, by its script, of one of the conditions that are *left*, or nobody knows of one."""
    return any((known := condition(rival.name)) is None or _is_of(option, known) for rival in left)


def _is_of(option: str, other: Condition) -> bool:
    """Tell whether the script of *other* names *option*, as whatever it is there."""
    causes = (cause.name for cause in (*other.causes, *other.genes))
    theirs = (*other.treatments, *(test.test for test in other.tests), *other.complications, *causes)
    return not all(are_apart(option, each) for each in (*theirs, *(f.name for f in other.findings)))


def _telling(picture: Picture, may_show: Showing, said: Sequence[str]) -> Telling:
    """Return what to tell of *picture*: of what is absent only what is *said* against an option."""
    all_said = " ".join(said)
    kept = tuple(name for name in picture.absent if inner(name) in all_said)
    return replace(may_show.telling, shown=picture.shown, absent=kept, results=picture.results)


def _pictures(
    one: Asked, may_show: Showing, rivals: Sequence[Confusable], options: tuple[str, ...]
) -> Iterator[Picture]:
    """Yield what may be shown to speak against *rivals*, the best choice first."""
    who, findings, secret = may_show.who, may_show.findings, may_show.secret
    absent = _absent(absent_here(who, rivals, findings, (*secret, *options)), rivals)
    for results in _ways_of_showing(one, may_show):
        for shown in _choices(one, may_show, rivals):
            if len(shown) + len(results) + bool(who.history) + bool(absent) > 1:
                yield Picture(
                    shown=shown,
                    absent=absent,
                    results=results,
                    lasting=(who.n, who.unit) if who.n else None,
                    own=who.script,
                    complaint="" if speaks_of_a_child(who.complaint) else who.complaint,
                    also=who.also,
                    history=who.history,
                )


def _ways_of_showing(one: Asked, may_show: Showing) -> tuple[tuple[Stated, ...], ...]:
    """Return the results that the stem may show, what is told already among them, the best choice first."""
    # Only the result of the test that settles the diagnosis tells it from its likes.
    told = may_show.telling.results
    if one.stage == READING:
        return (told,)
    settling = settling_result(may_show.findings, may_show.who.script, may_show.secret)
    both = (told, told or (settling if one.has_result or one.stage == DIAGNOSIS else ()))
    return tuple(dict.fromkeys(both if one.stage == DIAGNOSIS else reversed(both)))


def _choices(one: Asked, may_show: Showing, rivals: Sequence[Confusable]) -> Iterator[tuple[ScriptFinding, ...]]:
    """Yield the findings to show: outside an overview those of the section first, then those that tell the most.

    Those that are told elsewhere come last. One at least tells of few conditions or speaks against one, unless what
    the patient says does: "spinning when rolling over in bed" needs no rare sign beside it.
    """
    pool, told, who = may_show.pool, may_show.told, may_show.who
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
        shown = distinct(dict.fromkeys(order), _N_BESIDE_A_RESULT if one.stage == READING else _N_SHOWN)
        if any(is_telling(f.name) or against[f] for f in shown) or (shown and is_told_at_once):
            yield tuple(f for f in pool if f in shown)


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
