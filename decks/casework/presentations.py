"""The patient as the illness script has it: who comes, with what, since when."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.casework.alike import is_told, likeness
from decks.casework.naming import names_of
from decks.distractors import content_words, overlap
from decks.facts import Findings
from decks.knowledge import Condition, ScriptFinding, TimeRange, finding, in_years
from decks.patients import Patient, ages_in_common, ages_of, chance, lasting, patient_for

_MONTHS = 12  # of a year
_MOST_ALIKE = 0.5  # share of a history's words that the complaint may have
_SPEAKS_OF_A_CHILD = re.compile(r"child|infan|juvenile|pa?ediatric|newborn|neonat|adult|elder|senior", re.IGNORECASE)
# Parts of the body that another name of a condition has: most of those like it are of the same part.
_BODY = frozenset(
    "bowel heart kidney liver lung skin bone blood brain head chest muscle nerve eye ear joint stomach".split()
)
# What is seen or felt where the illness is: what a condition is confused with sits there and hurts there too.
_SHARED = frozenset(
    "abdominal face facial hair breast nipple shoulder elbow wrist hand finger thumb hip knee ankle heel foot toe nail "
    "palm sole limb tooth teeth mouth tongue throat neck nose cheek back spine urine urinary stool genital vulva "
    "vulvar testis prostate pupil anal fever pain headache vomiting cough rash sore loss sleep speech growth walking "
    "weakness seizure infection pregnancy".split()
)
_LEAST_PART = 4
# In which "late" and "ease" are by chance.
_NO_PARTS = frozenset("related disease".split())
# What dates a complaint or a history by itself.
_SINCE = re.compile(
    r"\b(?:since|from birth|lifelong|always|at birth|"
    r"for (?:the (?:past|last)|several|many|(?:\w+ )?(?:days|weeks|months|years))|in (?:infancy|childhood)|"
    r"as an? (?:baby|infant|newborn|child|toddler)|was born|(?:at|before|by|since|until) the age|"
    r"(?:sat|walked|spoke|talked|crawled|turned|rolled over|held) [\w ]*?(?:late|only)|late to|never)\b"
)
_AGO = re.compile(
    r"\b(?P<n>an?|one|two|three|four|five|six|\d+|a few|some) "
    r"(?P<unit>hour|day|week|month|year)s? (?:ago|earlier|before)"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a few": 3, "some": 3}


@dataclass(frozen=True, slots=True)
class Presentation:
    """One patient of a script. *plan* chooses among the ways of telling; *also* is a complaint told second, or "".

    *known* says of an illness that the patient has beside, as a verb phrase, or is "".
    """

    patient: Patient
    script: Condition
    complaint: str
    also: str
    n: int
    unit: str
    history: str
    plan: int
    known: str = ""


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
    ages = _ages(findings, script, population, seed)
    if ages is None:
        return None
    patient = patient_for(findings, population=population, seed=seed, ages=ages)
    complaints = [c for c in _complaints(script) if _is_told_of(patient, c, secret)]
    if not complaints:
        return None
    first = complaints[variant % len(complaints)]
    own = [c for c in complaints if c in script.complaints and "," not in c]
    also = own[0] if own and first not in own and not _says_again(own[0], first) else ""
    history = [
        h
        for h in script.history
        if _is_told_of(patient, h, secret) and max(likeness(first, h), likeness(also, h)) < _MOST_ALIKE
    ]
    past = history[variant % len(history)] if history else ""
    luck = chance(f"presentation|{seed}")
    n, unit = _lasting(script, first, past, patient, luck)
    return Presentation(
        patient=patient,
        script=script,
        complaint=first,
        also=also,
        n=n,
        unit=unit,
        history=past,
        plan=luck.randrange(_MONTHS) + variant,
    )


def _ages(findings: Findings, script: Condition, population: str | None, seed: str) -> TimeRange | None:
    """Return ages of *script* that are the article's too, of *population* if that is given; else any of the script's.

    None where the article is about another age: that of *population*, or of a condition that is named after one.
    """
    luck = chance(f"ages|{seed}")
    is_of_an_age = _SPEAKS_OF_A_CHILD.search(findings.topic.name) and not _SPEAKS_OF_A_CHILD.search(script.name)
    named_after = findings.topic.name if is_of_an_age else ""  # whose script is of that age gives it best
    told = ages_of(findings, population or named_after, luck)
    common = [both for span in script.ages if (both := ages_in_common(span, told)) is not None]
    if common:
        return luck.choice(common)
    return None if population or named_after else luck.choice(script.ages)


def _is_told_of(patient: Patient, words: str, secret: Sequence[str]) -> bool:
    return patient.can_have(words) and not is_given_away(words, secret)


def _says_again(complaint: str, first: str) -> bool:
    """Tell whether *complaint* says what *first* says, if need be by another name."""
    known = finding(complaint)
    as_finding = known is not None and is_told(ScriptFinding(known.name, known.bedside), first)
    return as_finding or likeness(complaint, first) >= _MOST_ALIKE


def _lasting(script: Condition, complaint: str, history: str, patient: Patient, luck: random.Random) -> tuple[int, str]:
    """Return how long the *complaint* has lasted, a number and its unit; 0 where nothing is to date or it is told.

    Nobody is ill for longer than alive, nor since before what brought the illness on.
    """
    usual = script.duration
    if (
        usual is None
        or script.course == "congenital"
        or _SINCE.search(f"{complaint} {history}")
        or _AGO.search(complaint)
    ):
        return 0, ""
    is_short = usual.unit in ("hours", "days")
    unit = usual.unit.removesuffix("s")
    n = lasting(luck.randint(usual.low, usual.high), unit)
    ago = _AGO.search(history)
    since = in_years(_NUMBERS.get(ago["n"]) or int(ago["n"]), ago["unit"]) if ago else patient.years / 2
    if in_years(n, unit) >= since or (is_short and complaint != script.complaints[0]):
        return 0, ""
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
        if overlap(known.lay, said) == 0
        and not is_told(f, said)
        and not known.lay.startswith(("a baby", "a child", "being", "feeling"))
    )
    return (*script.complaints, *list(lay)[:1])


def is_given_away(words: str, secret: Sequence[str]) -> bool:
    """Tell whether *words* share a telling word with one of *secret*, or hold a part of one: "cores", "multicore"."""
    told = content_words(words) - _SHARED
    return any(
        told & theirs or any(_is_part_of(word, other) for word in told for other in theirs)
        for each in secret
        if (theirs := (content_words(each) | content_words(" ".join(names_of(each))) - _BODY) - _SHARED)
    )


def _is_part_of(word: str, other: str) -> bool:
    """Tell whether *word*, in the singular, is a part of the word *other*; a short one is by chance."""
    stem = word.removesuffix("s")
    return len(stem) >= _LEAST_PART and stem not in _BODY | _SHARED and other not in _NO_PARTS and stem in other
