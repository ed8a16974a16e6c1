"""The patient of a vignette: age, sex, setting and duration from the article, else from the illness script."""

import hashlib
import math
import random
import re
from dataclasses import dataclass

from decks.facts import Findings
from decks.grammar import with_indefinite
from decks.knowledge import Condition, TimeRange, condition, fits, in_years
from decks.model import SectionKind, Synthetic

_UNDER = re.compile(
    r"\b(?:children|infants|babies|toddlers) (?:who are )?(?:under|younger than|below|less than) (?:the age of )?"
    r"(?P<age>\d+|two|three|four|five|six|ten)\b(?! months)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:people|persons|individuals|patients|adults|women|men) (?:who are |aged )?(?:over|older than|above|after) "
    r"(?:the age of )?(?P<age>[2-8]\d)\b(?! (?:months|weeks|days))",
    re.IGNORECASE,
)
_ON_WHOM = (SectionKind.OVERVIEW, SectionKind.EPIDEMIOLOGY, SectionKind.RISK_FACTORS)
_AGES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_CHILD = re.compile(r"\b(?:child|children|pa?ediatric|boys?|girls?)\b", re.IGNORECASE)
_ADULT = re.compile(r"\badults?\b", re.IGNORECASE)
_WOMAN = re.compile(r"\b(?:wom[ae]n|pregnan\w+|females?|girls?)\b", re.IGNORECASE)
_MAN = re.compile(r"\b(?:men|males?|boys?)\b", re.IGNORECASE)
CHILD, ADULT = TimeRange(3, 10, "years"), TimeRange(32, 58, "years")
# The ages of a population; the first row that names it holds. Children and adults in general depend on the article.
AGES: tuple[tuple[re.Pattern[str], TimeRange], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), ages)
    for words, ages in (
        ("newborn|neonat|preterm", TimeRange(2, 27, "days")),
        ("young infant", TimeRange(3, 10, "weeks")),
        ("infant|bab(?:y|ies)", TimeRange(4, 11, "months")),
        ("toddler", TimeRange(13, 35, "months")),
        ("young child", TimeRange(2, 5, "years")),
        ("adolescen|teen", TimeRange(13, 17, "years")),
        ("older child", TimeRange(7, 12, "years")),
        ("pregnan|breastfeeding|premenopausal|women of childbearing", TimeRange(22, 38, "years")),
        ("postmenopausal", TimeRange(54, 75, "years")),
        ("middle-aged", TimeRange(42, 60, "years")),
        ("older|elderly", TimeRange(68, 85, "years")),
        ("young", TimeRange(19, 35, "years")),
    )
)
_GROWN_UP = 18
_OLDEST = 92
_SPAN = 20  # years after "over the age of"
_INFANT_MONTHS = 24
_HALF_A_DAY = 12  # hours


@dataclass(frozen=True, slots=True)
class Patient:
    """Who a vignette is about. *person* reads "2-year-old girl"; what is in *synthetic* is ours, not the article's."""

    person: str
    subject: str
    possessive: str
    is_child: bool
    synthetic: tuple[Synthetic, ...]

    @property
    def years(self) -> float:
        """Return the patient's age in years."""
        n, unit, _ = self.person.split("-")
        return in_years(int(n), unit)

    def can_have(self, words: str) -> bool:
        """Tell whether *words* may be said of a patient of this age and sex."""
        return fits(words, age_years=self.years, sex="female" if self.subject == "She" else "male")

    @property
    def indefinite(self) -> str:
        """Return the patient with "a" or "an"."""
        return with_indefinite(self.person)


def script_of(findings: Findings) -> Condition | None:
    """Return the illness script of the article's condition, under any of its names."""
    return next((script for name in findings.topic.names if (script := condition(name))), None)


def chance(seed: str) -> random.Random:
    """Return a source of chance that gives the same for the same *seed* on every machine."""
    return random.Random(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]))  # noqa: S311 - no secret


def patient_for(findings: Findings, *, population: str | None, seed: str, ages: TimeRange | None = None) -> Patient:
    """Return a patient of *population* ("children"), of *ages*, else of the article's usual age, else the script's."""
    luck = chance(seed)
    n, unit = _age(ages or ages_of(findings, population or "", luck), luck)
    sex = _sex(findings, population, luck)
    is_child = unit != "year" or n < _GROWN_UP
    noun = {("f", True): "girl", ("m", True): "boy", ("f", False): "woman", ("m", False): "man"}[sex, is_child]
    person = f"{n}-{unit}-old {noun}"
    subject, possessive = ("She", "her") if sex == "f" else ("He", "his")
    return Patient(person, subject, possessive, is_child, (Synthetic(person, "slot"),))


def ages_in_common(one: TimeRange, other: TimeRange) -> TimeRange | None:
    """Return the ages that are both of *one* and of *other*, in the unit in which they are told; None without any."""
    low = max(one.years[0], other.years[0])
    high = min(one.years[1], other.years[1])
    for unit, least_years in (("years", 2.0), ("months", in_years(3, "month")), ("weeks", in_years(2, "week"))):
        whole = TimeRange(_whole(low, unit, up=True), _whole(high, unit, up=False), unit)
        if high >= least_years and whole.low <= whole.high:
            return whole
    days = TimeRange(_whole(low, "days", up=True), _whole(high, "days", up=False), "days")
    return days if low <= high and days.low <= days.high else None


def _whole(age_years: float, unit: str, *, up: bool) -> int:
    """Return *age_years* in whole *unit*, rounded *up* or down."""
    n = round(age_years / in_years(1, unit), 6)
    return math.ceil(n) if up else math.floor(n)


def lasting(n: int, unit: str) -> int:
    """Return *n*, in *unit*, as people say it: beyond half a day hours are told by the half day."""
    return max(1, round(n / _HALF_A_DAY)) * _HALF_A_DAY if unit == "hour" and n > _HALF_A_DAY else n


def _age(ages: TimeRange, luck: random.Random) -> tuple[int, str]:
    """Return a number of *ages* and its unit, "month" or "year" (or shorter, as the script has it)."""
    n, unit = luck.randint(max(ages.low, 1), max(ages.high, 1)), ages.unit.removesuffix("s")
    return (n // 12, "year") if unit == "month" and n >= _INFANT_MONTHS else (n, unit)


def ages_of(findings: Findings, who: str, luck: random.Random) -> TimeRange:
    """Return the ages of the population *who*, else those that the article gives, else the illness script's."""
    script = script_of(findings)
    usual = _usual(findings)
    under, over = _UNDER.search(usual), _OVER.search(usual)
    known = next((ages for named, ages in AGES if named.search(who)), None)
    if known is not None:
        return known
    if under and (_CHILD.search(who) or not who):
        limit = _AGES.get(under["age"].lower()) or int(under["age"])
        return TimeRange(6 * limit, 12 * limit - 3, "months")
    if _CHILD.search(who):
        return CHILD
    if over:
        return TimeRange(int(over["age"]) + 1, min(int(over["age"]) + _SPAN, _OLDEST), "years")
    return _script_ages(script, luck, is_adult=bool(_ADULT.search(who)))


def _usual(findings: Findings) -> str:
    """Return what the article says of whom the condition affects."""
    return " ".join(s.text for s in findings.statements if s.section.kind in _ON_WHOM)


def _script_ages(script: Condition | None, luck: random.Random, *, is_adult: bool) -> TimeRange:
    ages = script.ages if script else ()
    if is_adult:
        ages = tuple(span for span in ages if span.unit == "years" and span.low >= _GROWN_UP)[:1]
    return luck.choice(ages) if ages else ADULT


def _sex(findings: Findings, population: str | None, luck: random.Random) -> str:
    script = script_of(findings)
    usual = script.sex if script else "any"
    if (population and _WOMAN.search(population)) or usual in ("female", "mostly female"):
        return "f"
    if (population and _MAN.search(population)) or usual in ("male", "mostly male"):
        return "m"
    return luck.choice("fm")
