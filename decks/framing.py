"""The frames that cards and questions share: what a fact says as a predicate, and where it holds."""

import re

from decks.facts import Findings
from decks.knowledge import normal
from decks.language import PhraseClass, capitalised, phrase_class
from decks.model import Fact, Relation, SectionKind
from decks.wording import be, inner, without_stop

_IN_POPULATION = re.compile(r"^(?P<who>in [^,]{3,40}), (?P<rest>to .+)$", re.IGNORECASE)


def kind_of(fact: Fact, findings: Findings) -> SectionKind:
    """Return the kind of the section that *fact* stands in."""
    return next(s.kind for s in findings.article.sections if s.section_id == fact.section_id)


def condition_name(fact: Fact, findings: Findings) -> str:
    """Return the condition's name, or its abbreviation where the name would give the fact's subject away."""
    topic = findings.topic
    answers = (fact.subject, *fact.points)
    is_told = any(f" {normal(answer)} " in f" {normal(topic.name)} " for answer in answers)
    return topic.abbreviation if is_told and topic.abbreviation else topic.name


def inside(phrase: str, findings: Findings) -> str:
    """Return *phrase* as it stands inside a sentence; a name of the condition keeps its case."""
    return phrase if findings.topic.mention.match(phrase) else inner(phrase)


def where(fact: Fact, findings: Findings) -> str:
    """Return "in *condition*", or "in children with *condition*" where the heading narrows whom the fact is about."""
    name, population = condition_name(fact, findings), fact.population
    if (
        population is None
        or population.lower() in fact.object.lower()
        or not re.match(r"(?i)in (?:the )?\w+$", population)
    ):
        return f"in {name}"
    return f"{population.lower()} with {name}"


def anchored(question: str, findings: Findings) -> str:
    """Return *question*, after the condition's name where it does not name it."""
    topic = findings.topic
    if topic.mention.search(question):
        return question
    return f"{capitalised(topic.name)}: {inside(question, findings)}"


def predicate_of(fact: Fact, findings: Findings) -> str | None:
    """Return what is said of the fact's subject as the predicate of "Which drug …?": "is used in … cases of …"."""
    said, verb = inner(without_stop(fact.object)), be(fact.subject)
    place = where(fact, findings)
    match fact.relation:
        case Relation.DESCRIBED_AS:
            return f"{verb} described as “{said}” {place}" if not fact.points else None
        case Relation.IS_USED_TO:
            grouped = _IN_POPULATION.match(said)
            if grouped:
                return f"{verb} used {grouped['rest']} {grouped['who']} with {condition_name(fact, findings)}"
            return f"{verb} used {re.sub(r'^used ', '', said)} {place}"
        case Relation.IS_USED_FOR:
            return f"{verb} used {said} {place}"
        case Relation.IS_USED_WHEN if phrase_class(said) is PhraseClass.PARTICIPLE:
            return f"{verb} {said} {'of ' + condition_name(fact, findings) if said.endswith('cases') else place}"
        case Relation.IS_A if not fact.predicate:
            return f"{verb} {said}"
        case Relation.SHOWS | Relation.IS | Relation.DOES:
            return f"{said} {place}" if phrase_class(said) is PhraseClass.FINITE else f"{verb} {said} {place}"
    return None
