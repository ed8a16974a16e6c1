"""The patient as the illness script has it: who comes, with what, since when, and what is found; told in many ways."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from decks.cases import Story
from decks.casework.naming import names_of
from decks.distractors import content_words, overlap
from decks.facts import Findings
from decks.grammar import capitalised, with_indefinite
from decks.knowledge import (
    Condition,
    ScriptFinding,
    ScriptTest,
    TimeRange,
    finding,
    in_years,
    is_negative,
    is_same,
    normal,
)
from decks.model import Synthetic
from decks.patients import Patient, chance, patient_for
from decks.phrases import is_plural
from decks.wording import be, inner, listed

MAX_FINDINGS = 4
_MONTHS = 12  # of a year
SAID_ALREADY = 0.35  # share of a finding's words that the complaint has too
_TOO_YOUNG = re.compile(r"\d+-(?:day|week|month)-old|[1-4]-year-old")
_DIGIT = re.compile(r"\d")
_PLURAL = re.compile(r"(?:studies|tests|immunoglobulins|antibodies|levels|catecholamines|electrolytes|acids|enzymes)$")
_COUNTED = re.compile(
    r"(?:gram|biopsy|ultrasound|x-ray|scan|test|smear|culture|count|panel|stain|assay|study|examination|profile|swab|"
    r"puncture|index|angiogram)$",
    re.IGNORECASE,
)
# How the patient comes; the duration is None where there is nothing to date.
_ARRIVALS = (
    "{Patient} {comes} to the {setting} because of {history_of}{complaint}.",
    "{Patient} is seen in the {setting} because of {complaint}.{since}",
    "{History_of}{complaint} {brings} {patient} to the {setting}.",
    "{Patient} is evaluated in the {setting} for {complaint}.{since}",
)
_BROUGHT = "{Patient} is brought to the {setting} by the parents, who say that {complaint}.{since}"
# "A child who is late to talk" is this patient.
_CHILD = re.compile(r"an? (?:child|baby|newborn|infant|toddler) who (?=is|has|does|will|turns|speaks|cannot)")
_FINDS = ("Examination shows {}.", "On examination, the findings include {}.", "Findings on examination include {}.")
_REPORTS = ("{Subject} also reports {}.", "{Subject} also describes {}.", "Other symptoms include {}.")
_BY_PARENTS = "The parents also report {}."
_MEASURES = "Laboratory studies show {}."
_ABSENT = ("There is no {}.", "{Subject} has no {}.")
_NAMED = (
    "{Condition} {be} diagnosed.",
    "The evaluation leads to a diagnosis of {condition}.",
    "The diagnosis is {condition}.",
)


@dataclass(frozen=True, slots=True)
class Presentation:
    """One patient of a script. *plan* chooses among the ways of telling; *also* is a complaint told second, or ""."""

    patient: Patient
    script: Condition
    complaint: str
    also: str
    n: int
    unit: str
    history: str
    plan: int


@dataclass(frozen=True, slots=True)
class Telling:
    """What a stem shows beyond the arrival: *shown* findings, *absent* names, *results*, the condition.

    The condition is *suspected*, or *named* as diagnosed, or neither. *ending* are last words, *ours* what of them is.
    """

    shown: tuple[ScriptFinding, ...] = ()
    absent: tuple[str, ...] = ()
    results: tuple[ScriptTest, ...] = ()
    suspected: str | None = None
    named: str | None = None
    ending: str = ""
    ours: tuple[Synthetic, ...] = ()


def present(
    findings: Findings,
    script: Condition,
    *,
    variant: int,
    population: str | None = None,
    secret: Sequence[str] = (),
) -> Presentation | None:
    """Return a patient of *script* whose complaint gives no *secret* away; None where each does.

    Another *variant* has another patient, complaint and way of telling.
    """
    seed = f"{findings.article.title}|{variant}"
    patient = patient_for(findings, population=population, seed=seed)
    complaints = [c for c in _complaints(script) if not is_given_away(c, secret)]
    history = [h for h in script.history if not is_given_away(h, secret)]
    if not complaints:
        return None
    first = complaints[variant % len(complaints)]
    own = [c for c in complaints if c in script.complaints]
    luck = chance(f"presentation|{seed}")
    n, unit = _lasting(script.duration, luck)
    age_years = patient.years
    if not _is_of_an_age(script, age_years):
        return None
    if n and in_years(n, unit) > age_years / 2:  # nobody has been ill for longer than alive
        n, unit = 0, ""
    return Presentation(
        patient=patient,
        script=script,
        complaint=first,
        also=own[0] if own and first not in own else "",
        n=n,
        unit=unit,
        history=history[variant % len(history)] if history else "",
        plan=luck.randrange(len(_ARRIVALS)) + variant,
    )


def _is_of_an_age(script: Condition, age_years: float) -> bool:
    """Tell whether *script* has patients of that age, give or take a tenth: its findings are those of its ages."""
    month = in_years(1, "month")
    return any(0.9 * low <= age_years <= 1.1 * high + month for low, high in (span.years for span in script.ages))


def _lasting(duration: TimeRange | None, luck: random.Random) -> tuple[int, str]:
    """Return how long the complaint has lasted, a number and its unit; 0 where there is nothing to date."""
    if duration is None:
        return 0, ""
    n, unit = luck.randint(duration.low, duration.high), duration.unit.removesuffix("s")
    return (n // _MONTHS, "year") if unit == "month" and n >= 2 * _MONTHS else (n, unit)


def _complaints(script: Condition) -> tuple[str, ...]:
    """Return the complaints of *script*, then what a patient would call its first symptoms that are none of them."""
    said = " ".join(script.complaints)
    acute = script.course in ("sudden", "acute")
    lay = (
        known.lay
        for f in script.findings[:3]
        if (known := finding(f.name)) is not None
        and known.lay
        and known.kind == "symptom"
        and f.bedside == known.bedside
        if known.system not in ("general", "mental")
        and known.acuity in (("acute", "emergency", "either") if acute else ("chronic", "either"))
        if overlap(known.lay, said) == 0 and not known.lay.startswith(("a baby", "a child", "being", "feeling"))
    )
    return (*script.complaints, *list(lay)[:1])


def arrival(who: Presentation) -> tuple[str, tuple[Synthetic, ...]]:
    """Return how the patient comes, and what of it is ours."""
    patient, script = who.patient, who.script
    dated = f"{who.n}-{who.unit}"
    span = f"{who.n} {who.unit}{'s' if who.n != 1 else ''}"
    of_child = _CHILD.match(who.complaint)
    template = _BROUGHT if of_child else _ARRIVALS[who.plan % len(_ARRIVALS)]
    if not who.n and "History_of" in template:
        template = _ARRIVALS[0]
    history_of = f"{with_indefinite(dated)} history of " if who.n else ""
    has_since = bool(who.n) and "{since}" in template
    said = who.complaint[of_child.end() :] if of_child else who.complaint
    text = template.format(
        Patient=capitalised(patient.indefinite),
        patient=patient.indefinite,
        comes="is brought" if patient.is_child else "comes",
        brings="brings",
        setting=script.setting,
        complaint=f"{patient.subject.lower()} {said}" if of_child else said,
        history_of=history_of,
        History_of=capitalised(history_of),
        since=f" The problem began {span} ago." if has_since else "",
    )
    when = (Synthetic(span if has_since else dated, "slot"),) if who.n else ()
    return text, (*patient.synthetic, *when, Synthetic(script.setting, "slot"), Synthetic(said, "script"))


def findings_to_show(who: Presentation, denied: Iterable[str], secret: Sequence[str]) -> list[ScriptFinding]:
    """Return the findings that the arrival has not told, the article does not deny and no *secret* gives away."""
    told = f"{arrival(who)[0]} {who.also} {who.history}"
    refused = set(denied)
    return [
        f
        for f in who.script.findings
        if f.name not in refused
        and not _is_complaint(f, who)
        and max(overlap(f.bedside, told), overlap(f.name, told)) < SAID_ALREADY
        and not is_given_away(f.bedside, secret)
        and not any(is_same(f.name, each) for each in secret)
    ]


def _is_complaint(f: ScriptFinding, who: Presentation) -> bool:
    """Tell whether the finding *f* is what the patient comes with, in the patient's own words."""
    known = finding(f.name)
    said = f"{who.complaint} {who.also}"
    return known is not None and known.lay is not None and overlap(known.lay, said) >= SAID_ALREADY


def is_given_away(words: str, secret: Sequence[str]) -> bool:
    """Tell whether *words* share a content word with one of *secret*."""
    return any(content_words(words) & content_words(" ".join(names_of(each))) for each in secret)


def tell(who: Presentation, telling: Telling) -> Story:
    """Return the stem: arrival, history, complaints, examination, what is absent, results, diagnosis, ending."""
    text, ours = arrival(who)
    reports, seen = _seen(who, telling.shown)
    history = f"{who.patient.subject} {who.history}." if who.history else ""
    absent = _absent(who, telling.absent)
    results = " ".join(_result(test) for test in telling.results)
    named = _named(who, telling.named) if telling.named else ""
    suspected = f"{capitalised(telling.suspected)} {be(telling.suspected)} suspected." if telling.suspected else ""
    parts = (text, history, reports, seen, absent, suspected, results, named, telling.ending)
    script = (
        *((who.also,) if who.also else ()),
        *((who.history,) if who.history else ()),
        *(f.bedside for f in telling.shown),
        *(inner(name) for name in telling.absent),
        *(_result(test) for test in telling.results),
    )
    synthetic = (*ours, *(Synthetic(words, "script") for words in script if words), *telling.ours)
    return Story(who.patient, " ".join(part for part in parts if part), (), synthetic)


def _named(who: Presentation, condition: str) -> str:
    template = _NAMED[who.plan % len(_NAMED)]
    return template.format(Condition=capitalised(condition), condition=condition, be=be(condition))


def _seen(who: Presentation, shown: Sequence[ScriptFinding]) -> tuple[str, str]:
    """Return what the patient reports and what examination and laboratory show, each in a sentence of its own."""
    kinds = {f.bedside: _sort(f.name) for f in shown}
    felt = [*((who.also,) if who.also else ()), *(words for words, kind in kinds.items() if kind == "felt")]
    report = _BY_PARENTS if _TOO_YOUNG.match(who.patient.person) else _REPORTS[who.plan % len(_REPORTS)]
    reports = report.format(listed(felt), Subject=who.patient.subject) if felt else ""
    found = (
        template.format(listed(words))
        for kind, template in (("seen", _FINDS[who.plan % len(_FINDS)]), ("measured", _MEASURES))
        if (words := [words for words, known in kinds.items() if known == kind])
    )
    return reports, " ".join(found)


def _sort(name: str) -> str:
    """Tell whether the finding *name* is felt, seen or measured."""
    known = finding(name)
    if known is not None and known.system == "laboratory":
        return "measured"
    return "felt" if known is not None and known.kind == "symptom" else "seen"


def _absent(who: Presentation, names: Sequence[str]) -> str:
    if not names:
        return ""
    template = _ABSENT[1 if is_plural(names[0]) else who.plan % len(_ABSENT)]
    return template.format(" or ".join(inner(name) for name in names), Subject=who.patient.subject)


def tellable_results(script: Condition, secret: Sequence[str]) -> list[ScriptTest]:
    """Return the tests whose result has no number and gives no *secret* away."""
    return [
        test
        for test in script.tests
        if not _DIGIT.search(test.result) and not is_given_away(f"{test.test} {test.result}", secret)
    ]


def _result(test: ScriptTest) -> str:
    name = with_indefinite(test.test) if _COUNTED.search(test.test) else test.test
    return (
        f"{capitalised(name)} {'show' if is_plural(test.test) or _PLURAL.search(test.test) else 'shows'} {test.result}."
    )


def denied_findings(findings: Findings, script: Condition) -> tuple[str, ...]:
    """Return the findings of *script* that the article denies: "no fever", "without weight loss"."""
    negative = [normal(s.text) for s in findings.statements if is_negative(s.text)]
    return tuple(f.name for f in script.findings if any(_denies(said, f.name) for said in negative))


def _denies(said: str, name: str) -> bool:
    names = "|".join(re.escape(normal(each)) for each in names_of(name))
    return (
        re.search(rf"\b(?:no|not|without|never|absence of|lack of|free of) (?:\w+ ){{0,3}}(?:{names})\b", said)
        is not None
    )
