"""The patient of a vignette: age, sex, setting and duration from the article, else from the illness script."""

import hashlib
import random
import re
from dataclasses import dataclass

from decks.facts import Findings
from decks.grammar import with_indefinite
from decks.knowledge import Condition, condition
from decks.model import Synthetic

_UNDER = re.compile(
    r"\b(?:children|infants|babies|toddlers) (?:who are )?(?:under|younger than|below|less than) (?:the age of )?"
    r"(?P<age>\d+|two|three|four|five|six|ten)\b(?! months)",
    re.IGNORECASE,
)
_AGES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_CHILD = re.compile(r"\b(?:child|children|pa?ediatric|toddlers?)\b", re.IGNORECASE)
_INFANT = re.compile(r"\b(?:infants?|bab(?:y|ies)|newborns?)\b", re.IGNORECASE)
_ADULT = re.compile(r"\badults?\b", re.IGNORECASE)
_WOMAN = re.compile(r"\b(?:women|woman|pregnan\w+|females?|girls?)\b", re.IGNORECASE)
_MAN = re.compile(r"\b(?:men|males?|boys?)\b", re.IGNORECASE)
CHILD_YEARS = (3, 10)
ADULT_YEARS = (32, 58)
_GROWN_UP = 18
_INFANT_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Patient:
    """Who a vignette is about. *person* reads "2-year-old girl"; what is in *synthetic* is ours, not the article's."""

    person: str
    subject: str
    possessive: str
    is_child: bool
    synthetic: tuple[Synthetic, ...]

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


def patient_for(findings: Findings, *, population: str | None, seed: str) -> Patient:
    """Return a patient of *population* ("children"), else of the article's usual age, else of the script's."""
    luck = chance(seed)
    months = _age_in_months(findings, population, luck)
    sex = _sex(findings, population, luck)
    is_child = months < _GROWN_UP * 12
    age = f"{months}-month-old" if months < _INFANT_MONTHS else f"{months // 12}-year-old"
    noun = {("f", True): "girl", ("m", True): "boy", ("f", False): "woman", ("m", False): "man"}[sex, is_child]
    person = f"{age} {noun}"
    subject, possessive = ("She", "her") if sex == "f" else ("He", "his")
    return Patient(person, subject, possessive, is_child, (Synthetic(person, "slot"),))


def _age_in_months(findings: Findings, population: str | None, luck: random.Random) -> int:
    who = population or ""
    script = script_of(findings)
    if _ADULT.search(who):
        return 12 * luck.randint(*_grown_up_years(script))
    if _INFANT.search(who):
        return luck.randint(4, 11)
    under = _UNDER.search(findings.article.text)
    if under and (_CHILD.search(who) or not who):
        limit = _AGES.get(under["age"].lower()) or int(under["age"])
        return luck.randint(6 * limit, 12 * limit - 3)
    if _CHILD.search(who):
        return 12 * luck.randint(*CHILD_YEARS)
    if script is not None and script.ages:
        span = luck.choice(script.ages)
        low, high = max(span.low, 1), max(span.high, 1)
        return luck.randint(low, high) * (12 if span.unit == "years" else 1)
    return 12 * luck.randint(*ADULT_YEARS)


def _grown_up_years(script: Condition | None) -> tuple[int, int]:
    spans = [span for span in script.ages if span.unit == "years" and span.low >= _GROWN_UP] if script else []
    return (spans[0].low, spans[0].high) if spans else ADULT_YEARS


def _sex(findings: Findings, population: str | None, luck: random.Random) -> str:
    script = script_of(findings)
    usual = script.sex if script else "any"
    if (population and _WOMAN.search(population)) or usual in ("female", "mostly female"):
        return "f"
    if (population and _MAN.search(population)) or usual in ("male", "mostly male"):
        return "m"
    return luck.choice("fm")
