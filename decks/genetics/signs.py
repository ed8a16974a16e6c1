"""What the article says that patients with its condition have, as a case can tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.distractors import content_words
from decks.facts.genetics import Genetics
from decks.facts.statements import Statement
from decks.knowledge import find_terms, finding, is_negative, normal
from decks.model import Fact, Relation, SectionKind, Span
from decks.phrases import is_plural

_KINDS = (SectionKind.OVERVIEW, SectionKind.SYMPTOMS)
# Sentences that tell of something else than what most patients have.
_OF_OTHERS = re.compile(
    r"\b(?:carriers?|unlike|rarely|occasionally|uncommon|less common\w*|rare cases|a few|forms?|"
    r"trigger\w*|worse\w*|aggravat\w+|exposure|"
    r"types? (?:\d|I|V|X)\w*|other (?:conditions|disorders)|proteins?|genes?|cells?|enzymes?|normally|typically used|"
    r"treatment|diagnos\w+|without|risk|study|studies|some (?:affected|people|individuals|patients|cases)|in some|"
    r"can (?:lead|result|cause)|may (?:lead|result|cause)|untreated|death|die)\b",
    re.IGNORECASE,
)
_OF_PATIENTS = re.compile(
    r"\b(?:people|individuals|patients|infants|babies|children|newborns|males|females|boys|girls|signs and symptoms|"
    r"features?|characteri[sz]ed|they|adults|symptoms|abnormalities|problems)\b",
    re.IGNORECASE,
)
# Nouns that need no article.
_MASS = re.compile(
    r"\b(?:\w+(?:ness|ity|tion|sion|ing|ment|ance|ence)|loss|tone|pain|pressure|growth|vision|sight|"
    r"difficulty|swelling|skin|hair)\b"
)
# Too broad to tell conditions apart.
_BROAD = frozenset(
    map(normal, ("weakness", "pain", "fatigue", "swelling", "infection", "inflammation", "mass", "lesion"))
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A finding of the article: its *words* at the bedside, its technical *term*, and the statement that proves it.

    *is_ours* tells that the words are not the article's.
    """

    words: str
    term: str
    evidence: Span
    is_ours: bool


def signs_of(genetics: Genetics) -> tuple[Sign, ...]:
    """Return the findings that the article gives to patients in general, each once, in its order."""
    findings = genetics.findings
    found: dict[str, Sign] = {}
    for statement in findings.statements:
        if not _is_of_patients(statement):
            continue
        here = [fact for fact in genetics.of(Relation.IS_TERMED) if fact.evidence[0] == statement.span]
        for sign in (*_glossed(here), *_named(statement, here)):
            is_name = content_words(f"{sign.words} {sign.term}") & content_words(" ".join(findings.topic.names))
            if not is_name and normal(sign.term) not in _BROAD:
                found.setdefault(normal(sign.term), sign)
    return _apart(tuple(found.values()))


def _is_of_patients(statement: Statement) -> bool:
    text = statement.text
    is_about = statement.section.kind in _KINDS and _OF_PATIENTS.search(text) is not None
    return is_about and not statement.is_boilerplate and not is_negative(text) and _OF_OTHERS.search(text) is None


def _glossed(glosses: list[Fact]) -> Iterator[Sign]:
    """Yield the findings that the article tells in plain words and in a term."""
    for fact in glosses:
        known = finding(fact.subject)
        words = f"{fact.setting} {fact.object}".strip()
        if fact.setting or is_plural(fact.object) or _MASS.search(fact.object):
            yield Sign(words, fact.subject, fact.evidence[0], is_ours=False)
        elif known is not None:
            yield Sign(known.bedside, fact.subject, fact.evidence[0], is_ours=True)


def _named(statement: Statement, glosses: list[Fact]) -> Iterator[Sign]:
    """Yield the findings that *statement* only names, in the words of our table."""
    glossed = " ".join(f"{fact.subject} {fact.object}" for fact in glosses)
    for found in find_terms(statement.text):
        known = finding(found.term) if found.type.kind in ("finding", "symptom") else None
        is_explained = re.match(r"\s*\(", statement.text[found.end :]) or normal(found.term) in normal(glossed)
        is_inner = statement.text[: found.start].count("(") > statement.text[: found.start].count(")")
        if known is not None and not is_explained and not is_inner:
            yield Sign(known.bedside, known.name, statement.span, is_ours=True)


def _apart(signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
    """Return *signs* without those that repeat most of an earlier one's words."""
    kept: list[Sign] = []
    for sign in signs:
        words = content_words(sign.words)
        repeats = any(len(words & content_words(other.words)) * 2 > min(len(words), 3) for other in kept if words)
        if words and not repeats:
            kept.append(sign)
    return tuple(kept)
