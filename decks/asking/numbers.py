"""Fronts whose answer is a number: shares, counts, ages, times; and those that compare two groups."""

import re
from collections.abc import Iterator

from decks.asking.questions import MOST_IN, Asked, question_of, singular_verb_of, told
from decks.facts import Findings
from decks.facts.comparisons import are_sexes
from decks.facts.measures import SHARE_OF
from decks.framing import anchored, inside
from decks.grammar import wh_question
from decks.knowledge import find_terms
from decks.model import Fact
from decks.wording import with_the

_IN_PEOPLE = re.compile(r" (?:in|among) (?:individuals|people|patients|persons|those)$")

# "within 5 years after surgery": from when is part of the question.
COUNTED_FROM = re.compile(r"(?P<time>within \S+(?: to \S+)? \w+) (?P<after>after \w[^,]*)")
_TIMES = (
    (r"for\b", "For how long"),
    (r"within\b", "Within what time"),
    (r"over\b", "Over what time"),
    (r"in\b", "In what time"),
    (r"after\b", "After what time"),
    (r"", "How long"),
)


def _unit(fact: Fact) -> str:
    return "percentage" if re.search(r"%|percent|per cent", fact.object) else "proportion"


def share(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask for the share of those of whom something holds."""
    predicate = re.sub(r"^not (?=\w)", "do not ", fact.predicate)
    question = f"What {_unit(fact)} of {fact.subject} {predicate}?"
    yield Asked("share", told(question, fact, findings), fact.object)


def in_share(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask in which share of cases something holds; in which it does not, is asked better of those in which it does."""
    if re.search(r"\b(?:not|never|no)\b", fact.predicate):
        return
    wh = f"In what {_unit(fact)} of {fact.setting}"
    question = wh_question(wh, with_the(inside(fact.subject, findings)), fact.predicate)
    if question:
        yield Asked("share", anchored(question, findings), fact.object)


def count(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask how many people something holds of."""
    yield Asked("count", told(f"How many {fact.subject} {fact.predicate}?", fact, findings), fact.object)


def age(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask at what age, or when in life."""
    if MOST_IN.search(fact.predicate):
        return
    people = _IN_PEOPLE.search(fact.predicate)
    predicate = fact.predicate[: people.start()] if people else ""
    wh = "At what age" if re.search(r"\d|[a-z]ties\b", fact.object) else "When in life"
    question = question_of(wh, fact, findings, predicate=predicate)
    if question:
        yield Asked("age", question, fact.object)


def time(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask how long something takes, or within what time it happens."""
    wh = next(asks for opening, asks in _TIMES if re.match(opening, fact.object, re.IGNORECASE))
    predicate = re.sub(r"\bonly ", "", fact.predicate)
    kinds = {found.type.kind for found in find_terms(fact.subject)}
    if SHARE_OF.match(fact.subject):
        return  # the share is what is told
    is_test = kinds & {"test", "imaging"} or re.search(r"\b(?:tests?|scans?|exams?|procedure)$", fact.subject)
    question = None if is_test else question_of(wh, fact, findings, predicate=predicate)
    counted = COUNTED_FROM.fullmatch(fact.object)
    if question and counted and wh == "Within what time":
        yield Asked("time", f"{question.removesuffix('?')} {counted['after']}?", counted["time"])
    elif question:
        yield Asked("time", question, fact.object)


def more_common(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask in which sex or in whom a thing is more common, or which of the sexes is more likely to have it."""
    predicate, _, other = fact.predicate.partition(" than ")
    if re.match(r"(?i)(?:found|seen|diagnosed|reported|common)\b", fact.object):
        return
    if fact.object == fact.subject:
        if are_sexes(fact.object, other):
            yield Asked("compared", told(f"Which sex {singular_verb_of(predicate)}?", fact, findings), fact.object)
        return
    is_direct = re.match(r"(?i)affects?\b", predicate) is not None
    wh = (
        ("Which sex" if is_direct else "In which sex")
        if are_sexes(fact.object, other)
        else ("Whom" if is_direct else "In whom")
    )
    said = predicate if are_sexes(fact.object, other) else fact.predicate
    question = question_of(wh, fact, findings, predicate=said)
    if question:
        yield Asked("compared", question, fact.object)


def times(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask how much more likely one group is than another: "twice as likely"."""
    question = f"How much more likely are {inside(fact.subject, findings)} {fact.predicate}?"
    yield Asked("times", told(question, fact, findings), fact.object)


def number_of(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask "How many phases does treatment have?"."""
    found = re.match(r"(?P<n>\w+) (?P<what>(?:[\w-]+ ){0,2}[a-z]+s)\b(?P<rest>.*)$", fact.object)
    if (
        found is not None
        and not found["rest"]
        and (question := question_of(f"How many {found['what']}", fact, findings))
    ):
        yield Asked("count", question, found["n"])
