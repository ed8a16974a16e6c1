"""Facts to one-best-answer questions: of which of these is it true?"""

import re
from collections.abc import Callable, Iterator

from decks.distractors import MAX_DISTRACTORS, content_words, distractors_for, is_option
from decks.facts import Findings
from decks.framing import Candidate, anchored, condition_name, inside, kind_of, predicate_of, where, which
from decks.grammar import capitalised
from decks.knowledge import INHERITANCE, find_terms, inheritance_in, is_category_term
from decks.model import Distractor, Fact, Mcq, Relation
from decks.wording import as_sentence, common_noun, inner, plural, without_stop

# A stem, which may be "", and a lead-in.
Asked = tuple[str, str]
Frame = Callable[[Fact, Findings, tuple[str, ...]], Asked | None]
# What the result of nearly every test may be.
_ANY_RESULT = content_words(
    "normal nonspecific abnormal negative positive unremarkable raised elevated increased high reduced decreased above "
    "below nearly most patients people often usually always present fewer half mild moderate severe common rare "
    "frequent chronic acute standard"
)
MAX_LEAD_IN_WORDS = 25
MIN_PREDICATE_WORDS = 2  # content words without which a predicate tells nothing apart
_MOST = re.compile(r"(?i)^the (?:\w+ ){1,3}?(?:cause|trigger|type|form|complication|symptom|sign)\b(?P<rest>.*)$")


def mcqs_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the questions whose key is the fact's subject, or the one cause that it names."""
    if fact.is_negative:
        return
    if fact.relation is Relation.CAUSED_BY and fact.predicate:
        yield from _cause(fact, findings)
    elif fact.relation is Relation.IS_GIVEN_AS and fact.predicate.endswith("inherited"):
        yield from _inheritance(fact, findings)
    elif fact.relation is Relation.IS_THE_MOST and fact.predicate:
        yield from _question(fact.object, fact, findings, _named)
    elif fact.relation is Relation.IS_THE_MOST:
        yield from _question(fact.subject, fact, findings, _superlative)
    elif len(content_words(fact.object) - _ANY_RESULT) >= MIN_PREDICATE_WORDS:
        yield from _question(fact.subject, fact, findings, _described)


def _question(key: str, fact: Fact, findings: Findings, frame: Frame) -> Iterator[Candidate]:
    distractors = distractors_for(key, fact, findings, fact.object) if is_option(key) else ()
    asked = frame(fact, findings, (key, *(d.text for d in distractors))) if distractors else None
    if asked is None:
        return
    stem, lead_in = asked
    lead_in = lead_in if stem else anchored(lead_in, findings)
    yield Candidate(fact, "term", Mcq(stem, lead_in, capitalised(key), distractors), fact.evidence)


def _superlative(fact: Fact, findings: Findings, options: tuple[str, ...]) -> Asked | None:
    said = without_stop(fact.object)
    most = _MOST.match(said)
    if most is None:
        return None
    of = "" if most["rest"].startswith(" of ") else f" of {findings.topic.name}"
    return "", f"Which of the following is {inner(said[: most.start('rest')])}{of}{most['rest']}?"


def _described(fact: Fact, findings: Findings, options: tuple[str, ...]) -> Asked | None:
    if fact.relation is Relation.DESCRIBED_AS and not fact.points:
        noun = common_noun(options, kind_of(fact, findings))
        stem = f"In {condition_name(fact, findings)}, one {noun} is described as “{inner(without_stop(fact.object))}”."
        return stem, f"Which of the following {plural(noun)} is this?"
    lead_in = which(fact, findings, options=options)
    if lead_in is None or len(lead_in.split()) <= MAX_LEAD_IN_WORDS:
        return None if lead_in is None else ("", lead_in)
    noun, predicate = common_noun(options, kind_of(fact, findings)), predicate_of(fact)
    return (
        f"{capitalised(where(fact, findings))}, one {noun} {predicate}.",
        f"Which of the following {plural(noun)} is this?",
    )


def _named(fact: Fact, findings: Findings, options: tuple[str, ...]) -> Asked | None:
    return "", f"Which of the following {fact.predicate} {inner(fact.subject)}?"


def _inheritance(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the question for the pattern of inheritance, where the article names no other pattern."""
    patterns = inheritance_in(findings.article.text)
    said = inheritance_in(fact.object)
    if len(patterns) != 1 or said != patterns or fact.hedge is not None:
        return
    (key,) = said
    others = [name for name in INHERITANCE if name != key][:MAX_DISTRACTORS]
    distractors = tuple(
        Distractor(capitalised(name), as_sentence(f"{name} inheritance {INHERITANCE[name]}")) for name in others
    )
    lead_in = anchored(
        f"Which of the following is the pattern of inheritance of {inside(fact.subject, findings)}?", findings
    )
    yield Candidate(fact, "pattern", Mcq("", lead_in, capitalised(key), distractors), fact.evidence)


def _cause(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield "Which organism causes …?" where the article names exactly one, without a hedge."""
    causes = [
        term for term in find_terms(fact.object) if term.type.kind == "organism" and not is_category_term(term.term)
    ]
    is_one = len(causes) == 1 and not re.search(r"\b(?:and|or)\b", fact.object)
    if not is_one or fact.hedge is not None or fact.setting:
        return
    key = fact.object[causes[0].start : causes[0].end]
    lead_in = f"Which of the following organisms is the cause of {inside(fact.subject, findings)}?"
    yield from _question(key, fact, findings, lambda *_: ("", lead_in))
