"""Stages by their criteria: "Which stage of neuroblastoma is it when the tumor is in one area?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.distractors import content_words
from decks.facts import Findings, Statement
from decks.facts.topic import heading_in_running_text
from decks.framing import Candidate
from decks.knowledge import normal
from decks.model import Basic, Fact, Relation

MAX_WORDS = 30
MAX_SHARED = 0.75  # of the words of a stage's criterion with another stage's
_LABEL = r"stages? (?:[0-9]{1,2}|[IVX]{1,4})(?:[A-E][1-3]?|[1-3])?S?"
_STAGED = re.compile(
    rf"(?:{_LABEL}(?: \([^()]*\))?[:.] )?(?:in )?(?P<stage>{_LABEL})(?: \([^()]*\))?(?: [^,:.]{{3,60}}?)?[,:] "
    r"(?P<subject>(?:the )?(?:cancer|tumou?r|lymphoma|leukemia|disease))(?: cells)? (?P<verb>is|has|was|have|are) "
    r"(?P<said>[^:;]+)$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bfollowing\b|\bdivided\b|\bor stage\b|\b(?:this|these|it|they|same)\b", re.IGNORECASE)
_GLOSS = re.compile(r" \((?:[^()]*\s){4}[^()]*\)")
# A heading that says which cancer its stages are of.
_OF_A_CANCER = re.compile(
    r"\b(?:cancers?|tumou?rs?|sarcomas?|lymphomas?|leuk\w+|\w+omas?|carcinomas?)\b", re.IGNORECASE
)
_NO_CANCER = re.compile(r"\b(?:stages?|staging|treatment|options|key points|diagnosis|information)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Staged:
    """A stage's *label*, what cancer it is *of*, what is *said* there, a clause, and the *statement*."""

    label: str
    of: str
    said: str
    statement: Statement


def stages_by_criteria(findings: Findings) -> Iterator[Candidate]:
    """Yield for each stage whose criterion no other stage has the card that asks for it."""
    staged = tuple(one for one in _staged(findings) if not _is_divided(one.label, findings.article.text))
    for one in staged:
        others = [other for other in staged if other.of == one.of and other is not one]
        if not others or any(_is_like(one, other) for other in others):
            continue
        label = one.label[:1].upper() + one.label[1:]
        fact = Fact(
            section_id=one.statement.section.section_id,
            relation=Relation.STATES,
            subject=label,
            object=one.statement.text,
            evidence=(one.statement.span,),
            group=one.statement.section.title,
        )
        front = f"Which stage of {one.of} is it when {one.said}?"
        yield Candidate(fact, "stage", Basic(front, label), fact.evidence)


def _staged(findings: Findings) -> Iterator[_Staged]:
    for statement in findings.statements:
        found = _STAGED.match(" ".join(statement.text.split()).rstrip(" ."))
        if found is None or statement.is_boilerplate or _OPEN.search(found["said"]):
            continue
        subject = found["subject"].lower()
        subject = subject if subject.startswith("the ") else f"the {subject}"
        said = _GLOSS.sub("", f"{subject} {found['verb'].lower()} {found['said']}")
        if len(said.split()) <= MAX_WORDS:
            yield _Staged(found["stage"], _cancer_of(statement, findings), said, statement)


def _cancer_of(statement: Statement, findings: Findings) -> str:
    """Return which cancer the stage is of: the one that a heading above it names, else the article's."""
    for heading in reversed(statement.section.path[1:]):
        if _OF_A_CANCER.search(heading) and not _NO_CANCER.search(heading):
            return heading_in_running_text(heading, findings.topic)
    return findings.topic.name


def _is_divided(label: str, text: str) -> bool:
    """Tell whether *label* is also the name of one part of its stage, "divided into stage III and stage IIIE"."""
    own = re.escape(label)
    parts = re.findall(rf"{own}\b[^.:]* is divided into (stages? [^.:]+)", text, re.IGNORECASE)
    number = re.escape(label.rsplit(maxsplit=1)[-1])
    return any(re.search(rf"(?<![\w+]){number}(?![\w+])", part) is not None for part in parts)


def _is_like(one: _Staged, other: _Staged) -> bool:
    """Tell whether what is said of *one* stage is said of the *other*, or both have one label."""
    if normal(one.label) == normal(other.label):
        return True
    said = content_words(one.said)
    return not said or len(said & content_words(other.said)) / len(said) > MAX_SHARED
