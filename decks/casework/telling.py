"""The stem in the words of an examination: arrival, history, complaints, examination, what is absent, results."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.cases import Story
from decks.casework.presentations import Presentation
from decks.grammar import capitalised, with_indefinite
from decks.knowledge import ScriptFinding, ScriptTest, finding
from decks.model import Span, Synthetic
from decks.phrases import is_plural
from decks.wording import inner, listed

_PLURAL = re.compile(r"(?:studies|tests|immunoglobulins|antibodies|levels|catecholamines|electrolytes|acids|enzymes)$")
_COUNTED = re.compile(
    r"(?:gram|biopsy|ultrasound|x-ray|scan|test|smear|culture|count|panel|stain|assay|study|examination|profile|swab|"
    r"puncture|index|angiogram)$",
    re.IGNORECASE,
)
# How the patient comes; with how long it has lasted where that is known.
_ARRIVALS = (
    "{Patient} comes to the {setting} because of {history_of}{complaint}.",
    "{Patient} presents to the {setting} with {history_of}{complaint}.",
    "{Patient} is evaluated in the {setting} because of {history_of}{complaint}.",
)
_BROUGHT = (
    "{Patient} is brought to the {setting} by {possessive} parents because of {history_of}{complaint}.",
    "{Patient} is brought to the {setting} because of {history_of}{complaint}.",
)
_INSIDE = ("{Patient} is evaluated in the {setting} because of {history_of}{complaint}.",)
_IS_INSIDE = ("newborn nursery", "intensive care unit", "labor ward")
_BECAUSE = "{Patient} is brought to the {setting} by {possessive} parents because {subject} {said}."
# "A child who is late to talk" is this patient.
_CHILD = re.compile(r"an? (?:child|baby|newborn|infant|toddler) who (?=is|has|does|will|turns|speaks|cannot)")
# A relative of whom the history tells, where nothing after it may be the patient's own again.
_KIN = re.compile(
    r"has (?:an? )?(?P<kin>(?:mother|father|parents?|brother|sister|son|grand\w+|uncle)(?: on the \w+'s side)?"
    r"(?: and an? (?:mother|father|brother|sister|uncle|grand\w+))?) (?P<how>who|with) "
    r"(?P<rest>(?:(?! and (?:has|had|is|was|takes|does|never|smokes|ate|drinks|cannot|walks)).)+)"
)
_COMES_ALONE = 13  # years
_SPEAKS = 5  # years
_FINDS = ("Examination shows {}.", "Physical examination shows {}.", "On examination, {subject} has {}.")
_REPORTS = ("{Subject} also reports {}.", "{Subject} has also had {}.")
_BY_PARENTS = "The parents have also noticed {}."
_MEASURES = "Laboratory studies show {}."


@dataclass(frozen=True, slots=True)
class Stated:
    """A *test* of the script with its result; *span* is where the article states it, None where it only fits."""

    test: ScriptTest
    span: Span | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What a stem shows beyond the arrival: *shown* findings, *absent* names, *results*; never the condition.

    *ending* are last words, *ours* what of them is.
    """

    shown: tuple[ScriptFinding, ...] = ()
    absent: tuple[str, ...] = ()
    results: tuple[Stated, ...] = ()
    ending: str = ""
    ours: tuple[Synthetic, ...] = ()


def arrival(who: Presentation) -> tuple[str, tuple[Synthetic, ...]]:
    """Return how the patient comes, and what of it is ours."""
    patient, script = who.patient, who.script
    dated = f"{who.n}-{who.unit}"
    of_child = _CHILD.match(who.complaint)
    template = _BECAUSE if of_child else _arrival_of(who)
    said = who.complaint[of_child.end() :] if of_child else who.complaint
    is_dated = bool(who.n) and "{history_of}" in template
    text = template.format(
        Patient=capitalised(patient.indefinite),
        possessive=patient.possessive,
        subject=patient.subject.lower(),
        setting=script.setting,
        complaint=said,
        said=said,
        history_of=f"{with_indefinite(dated)} history of " if is_dated else "",
    )
    when = (Synthetic(dated, "slot"),) if is_dated else ()
    return text, (*patient.synthetic, *when, Synthetic(script.setting, "slot"), Synthetic(said, "script"))


def _arrival_of(who: Presentation) -> str:
    """Return how this patient comes: inside already, brought, or alone."""
    ways: tuple[str, ...] = _ARRIVALS
    if who.script.setting in _IS_INSIDE:
        ways = _INSIDE
    elif who.patient.years < _COMES_ALONE:
        ways = _BROUGHT
    return ways[who.plan % len(ways)]


def speaks_of_a_child(complaint: str) -> bool:
    """Tell whether *complaint* is the parents': "a child who is late to talk"."""
    return _CHILD.match(complaint) is not None


def tell(who: Presentation, telling: Telling) -> Story:
    """Return the stem: arrival, history, complaints, examination, what is absent, results, ending."""
    text, ours = arrival(who)
    reports, seen = _seen(who, telling.shown)
    known = f"{who.patient.subject} {who.known}." if who.known else ""
    history = _history(who)
    results = " ".join(result_said(stated.test) for stated in telling.results)
    parts = (
        text,
        known,
        history,
        reports,
        seen,
        _absent(who, telling.absent),
        results,
        telling.ending,
    )
    script = (
        *((who.also,) if who.also else ()),
        *((history,) if history else ()),
        *(f.bedside for f in telling.shown),
        *(inner(name) for name in telling.absent),
        *(stated.test.result for stated in telling.results if stated.span is None),
    )
    beside = (Synthetic(known, "slot"),) if known else ()
    synthetic = (*ours, *beside, *(Synthetic(words, "script") for words in script if words), *telling.ours)
    evidence = tuple(stated.span for stated in telling.results if stated.span is not None)
    return Story(who.patient, " ".join(part for part in parts if part), evidence, synthetic)


def _history(who: Presentation) -> str:
    """Return the history as a sentence, that of a relative with the relative first: "His father had ..."."""
    kin = _KIN.fullmatch(who.history)
    if kin is None:
        return f"{who.patient.subject} {who.history}." if who.history else ""
    relatives = (
        f"one of {who.patient.possessive} parents"
        if kin["kin"] == "parent"
        else (f"{who.patient.possessive} {re.sub(r' and an? ', ' and ', kin['kin'])}")
    )
    is_many = kin["kin"] == "parents" or " and " in kin["kin"]
    verb = "" if kin["how"] == "who" else "have " if is_many else "has "
    return capitalised(f"{relatives} {verb}{kin['rest']}.")


def _seen(who: Presentation, shown: Sequence[ScriptFinding]) -> tuple[str, str]:
    """Return what the patient reports and what examination and laboratory show, each in a sentence of its own."""
    kinds = {f.bedside: sort_of(f.name) for f in shown}
    felt = [*((who.also,) if who.also else ()), *(words for words, kind in kinds.items() if kind == "felt")]
    report = _BY_PARENTS if who.patient.years < _SPEAKS else _REPORTS[who.plan % len(_REPORTS)]
    if _SPEAKS <= who.patient.years < _COMES_ALONE:
        report = _REPORTS[-1]  # whoever is brought has had it, told by whomever
    reports = report.format(joined(felt), Subject=who.patient.subject) if felt else ""
    found = (
        template.format(joined(words), subject=who.patient.subject.lower())
        for kind, template in (("seen", _FINDS[who.plan % len(_FINDS)]), ("measured", _MEASURES))
        if (words := [words for words, known in kinds.items() if known == kind])
    )
    return reports, " ".join(found)


def joined(points: Sequence[str]) -> str:
    """Return *points* as one phrase: "fever and a cough", "pallor as well as redness and swelling"."""
    if len(points) != 2:
        return listed(points)
    plain_first = sorted(points, key=lambda point: "," in point)
    return f" {'as well as' if any(' and ' in point for point in points) else 'and'} ".join(plain_first)


def neither(names: Sequence[str]) -> str:
    """Return *names* after "no": "fever, rash, or cough"."""
    return f"{', '.join(names[:-1])}, or {names[-1]}" if len(names) > 2 else " or ".join(names)


def sort_of(name: str) -> str:
    """Tell whether the finding *name* is felt, seen or measured."""
    known = finding(name)
    if known is not None and known.system == "laboratory":
        return "measured"
    return "felt" if known is not None and known.kind == "symptom" else "seen"


def _absent(who: Presentation, names: Sequence[str]) -> str:
    if not names:
        return ""
    is_told_of = all(sort_of(name) == "felt" for name in names) and who.patient.years >= _SPEAKS
    has = "has had" if is_told_of else "has"
    return f"{who.patient.subject} {has} no {neither([inner(name) for name in names])}."


def result_said(test: ScriptTest) -> str:
    """Return the sentence that tells the result of *test*."""
    name = with_indefinite(test.test) if _COUNTED.search(test.test) else test.test
    is_many = is_plural(test.test) or _PLURAL.search(test.test) is not None
    return f"{capitalised(name)} {'show' if is_many else 'shows'} {test.result}."
