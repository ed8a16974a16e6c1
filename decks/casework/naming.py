"""Where the article names a thing so that it proves a case's key, and whether it names it at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decks.facts import Findings, Statement
from decks.knowledge import (
    Found,
    find_terms,
    finding,
    hedge_strength,
    hedges_in,
    in_years,
    is_broader,
    is_negative,
    is_same,
    normal,
    population_in,
    synonyms,
)
from decks.model import SectionKind

MAX_PROOF_WORDS = 110
_MAX_LAY_WORDS = 4
MIN_PROOF_WORDS = 5  # a shorter one, a bullet's term, proves only where no longer one does
# Said of research, of other diseases, of the past, or on a condition: it proves nothing of a patient.
_UNFIT = re.compile(
    r"\?\s*$|\b(?:research\w*|scientists?|stud(?:y|ies|ied)|trials?|investigat\w+|experimental\w*|in the past|"
    r"used to be|instead of|rather than|rule[ds]? out|ruling out|exclude[sd]?|similar to|mistaken|confused with|unlike|"
    r"other (?:conditions|diseases|disorders|causes)|differential|"
    r"(?:little|limited|poor|no) (?:improvement|effect|benefit|evidence|response)|reaction to|relatives|animals?|"
    r"no more than|over the counter|available)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(r"\b(?:unless|until|except|before|if|when other|fails?)\b", re.IGNORECASE)
_WEAK = frozenset(("uncommon", "rare", "uncertain"))
_WIDE_CLASSES = frozenset(
    "microorganism;bacterium;virus;fungus;parasite;medical imaging;laboratory test;blood test;urine test;stool test;"
    "hormone test;serologic test;genetic test;surgery;abdominal surgery;diet therapy;lifestyle measure".split(";")
)
# The ends of words that name a method of examination.
_METHODS = ("metry", "graphy", "scopy", "ultrasound", "mri")
_CHILD = re.compile(r"child|infant|bab|newborn|neonat|boys|girls|adolesc|teen|toddler|pa?ediatric", re.IGNORECASE)
_ADULT = re.compile(r"adult|older|elderly", re.IGNORECASE)
_OF_SEX = re.compile(r"\b(?:fe)?males?\b", re.IGNORECASE)  # of whatever age
_SEXES = {"women": "f", "men": "m"}


_YOUNGER = ("younger than", "under", "below")
_FROM_AGE = re.compile(
    r"\b(?P<n>\d{1,2}) years(?: of age| old)?,? (?:and|or) (?P<than>older|over|above|younger)\b", re.IGNORECASE
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_AGE_BOUND = re.compile(
    r"\b(?P<than>younger than|under|below|older than|over|above) (?:the age of |age )?"
    rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month|year)s?\b(?! (?:ago|of treatment|period))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a *statement* names affirmatively, in its own *words*; *term* is what the tables call it."""

    statement: Statement
    term: str
    words: str


@lru_cache(maxsize=4096)
def terms_in(text: str) -> tuple[Found, ...]:
    """Return the terms of *text*; most statements are asked for many."""
    return find_terms(text)


@dataclass(frozen=True, slots=True)
class Leave:
    """What a sound statement may do: *deny* something, or hold on a *condition* ("if blood tests suggest it")."""

    deny: bool = False
    condition: bool = False


NONE = Leave()


def is_sound(statement: Statement, leave: Leave = NONE) -> bool:
    """Tell whether *statement* says plainly, of patients in general, that something is so; *leave* allows for more."""
    text = statement.text
    weak = {hedge_strength(hedge) for hedge in hedges_in(text)} & _WEAK
    return (
        not statement.is_boilerplate
        and len(text.split()) <= MAX_PROOF_WORDS
        and not _UNFIT.search(text)
        and (leave.condition or not _ON_CONDITION.search(text))
        and (leave.deny or not is_negative(text))
        and not (weak - {"uncertain"} if leave.condition else weak)
    )


def is_of_group(statement: Statement, *, is_child: bool, sex: str) -> bool:
    """Tell whether *statement* is about all patients, or about a group that this one may belong to."""
    who = population_in(statement.text)
    if who is None:
        return True
    if _CHILD.search(who):
        return is_child
    if _OF_SEX.search(statement.text) and who in _SEXES:
        return _SEXES[who] == sex
    return not is_child and bool(_ADULT.search(who) or (sex == "f" and who == "women") or (sex == "m" and who == "men"))


def is_of_stated_age(text: str, age_years: float) -> bool:
    """Tell whether a patient of *age_years* is within each bound of age that *text* states: "under one month"."""
    for bound in _AGE_BOUND.finditer(text):
        limit = in_years(_NUMBERS.get(bound["n"].lower()) or int(bound["n"]), bound["unit"])
        is_young = bound["than"].lower() in _YOUNGER
        if (age_years >= limit) if is_young else (age_years < limit):
            return False
    from_ages = ((int(m["n"]), m["than"].lower() == "younger") for m in _FROM_AGE.finditer(text))
    return all(age_years < n + 1 if is_upper else age_years >= n for n, is_upper in from_ages)


def mentioned(names: tuple[str, ...], statement: Statement) -> str | None:
    """Return the words by which *statement* names one of *names*, None if it does not."""
    for found in terms_in(statement.text):
        if any(is_same(found.term, name) for name in names):
            return statement.text[found.start : found.end]
    words = f" {normal(statement.text)} "
    return next((name for name in names if f" {normal(name)} " in words), None)


def named_in(term: str, statement: Statement) -> str | None:
    """Return the words by which *statement* names *term*, if need be a patient's words for it."""
    said = mentioned(names_of(term), statement)
    words = f" {normal(statement.text)} "
    return said or next((lay for lay in lay_names(term) if f" {normal(lay)} " in words), None)


@lru_cache(maxsize=16_384)  # a finding is looked for in many texts
def names_of(term: str) -> tuple[str, ...]:
    """Return *term* with every name that the tables have for it."""
    found = finding(term)
    return tuple(dict.fromkeys((term, *sorted(synonyms(term)), *(found.synonyms if found else ()))))


@lru_cache(maxsize=16_384)
def lay_names(term: str) -> tuple[str, ...]:
    """Return the few words that a patient or an examiner has for the finding *term*; () for what is none."""
    found = finding(term)
    lay = [re.sub(r"^(?:an?|the) ", "", words) for words in (found.lay, found.bedside) if words] if found else []
    return tuple(words for words in lay if len(words.split()) <= _MAX_LAY_WORDS)


def where_test_named(test: str, statements: tuple[Statement, ...]) -> Iterator[Named]:
    """Yield where *test* is named, if need be by its method alone: "manometry", "MRI"."""
    leave = Leave(condition=True)
    yield from where_named(test, statements, leave)
    words = re.sub(r"(?i)^(MRI)\b.*$", r"\1", test).split()
    if words[-1].lower().endswith(_METHODS) and words[-1] != test:
        for named in where_named(words[-1], statements, leave):
            yield Named(named.statement, words[-1], named.words)


def where_named(term: str, statements: tuple[Statement, ...], leave: Leave = NONE) -> Iterator[Named]:
    """Yield each sound one of *statements* that names *term*; mere bullet terms last."""
    for statement in sorted(statements, key=lambda s: len(s.text.split()) < MIN_PROOF_WORDS):
        words = named_in(term, statement)
        if words is not None and is_sound(statement, leave):
            yield Named(statement, term, words)


def once_a_section(named: Iterator[Named]) -> Iterator[Named]:
    """Yield the first of *named* in each section of the highest level."""
    seen: set[str] = set()
    for one in named:
        top = one.statement.section.path[0]
        if top not in seen:
            seen.add(top)
            yield one


def statements_of_kinds(findings: Findings, *kinds: SectionKind) -> tuple[Statement, ...]:
    """Return the statements of the sections of *kinds*, in order."""
    return tuple(s for s in findings.statements if s.section.kind in kinds)


@lru_cache(maxsize=8192)
def is_anywhere(term: str, text: str) -> bool:
    """Tell whether *text*, an article's, names *term*, a member of it, or a class that it belongs to, in whatever way.

    That the article speaks of bacteria or of blood tests says nothing of any one of them.
    """
    words = f" {_normal(text)} "
    if any(f" {normal(name)} " in words for name in (*names_of(term), *lay_names(term))):
        return True
    return any(
        is_same(named, term) or is_broader(term, named) or (named not in _WIDE_CLASSES and is_broader(named, term))
        for named in _all_terms(text)
    )


@lru_cache(maxsize=8)
def _normal(text: str) -> str:
    return normal(text)


@lru_cache(maxsize=8)
def _all_terms(text: str) -> tuple[str, ...]:
    kinds = ("anatomical", "specialist", "lab_value")
    return tuple(dict.fromkeys(found.term for found in find_terms(text) if found.type.kind not in kinds))


def shown_as(named: Named) -> str:
    """Return the tables' word for what was *named* where the statement has its words, else the statement's own."""
    said = set(normal(named.statement.text).split())
    words = named.term if set(normal(named.term).split()) <= said else named.words
    return words[:1].upper() + words[1:]
