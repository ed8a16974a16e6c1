"""The frames that cards and questions share: what a fact says as a predicate, and where it holds."""

import re
from dataclasses import dataclass

from decks.facts import Findings
from decks.grammar import capitalised
from decks.knowledge import find_terms, normal
from decks.model import Content, Fact, Relation, SectionKind, Span
from decks.phrases import PhraseClass, phrase_class, starts_with_verb
from decks.wording import be, common_noun, counted, inner, plural, without_stop

_IN_POPULATION = re.compile(r"^(?P<who>in [^,;:]{3,70}), (?P<rest>to .+)$", re.IGNORECASE)
# "a cause of gout", but "a drug, in gout"
OF_CONDITION = (
    SectionKind.CAUSES,
    SectionKind.RISK_FACTORS,
    SectionKind.SYMPTOMS,
    SectionKind.COMPLICATIONS,
    SectionKind.PROGNOSIS,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that a generator proposes: what it asks, by which *frame*, of which *fact*; the flaw gate decides.

    *frame* names the way of asking, not its wording, so that a reworded item keeps its identity. *evidence* spans prove
    the answer; they are the fact's own unless more is needed.
    """

    fact: Fact
    frame: str
    content: Content
    evidence: tuple[Span, ...]


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


def whom(fact: Fact, findings: Findings) -> str:
    """Return the condition, or "children with *condition*" where the heading narrows whom the fact is about."""
    name, population = condition_name(fact, findings), fact.population
    is_said = population is None or population.lower() in fact.object.lower()
    return name if is_said or population is None else f"{population.lower()} with {name}"


def where(fact: Fact, findings: Findings) -> str:
    """Return "in *condition*", or "in children with *condition*"."""
    return f"in {whom(fact, findings)}"


def anchored(question: str, findings: Findings) -> str:
    """Return *question*, after the condition's name where it does not name it."""
    topic = findings.topic
    if topic.mention.search(question):
        return question
    return f"{capitalised(topic.name)}: {inside(question, findings)}"


def which(fact: Fact, findings: Findings, *, options: tuple[str, ...] = ()) -> str | None:
    """Return the question that asks for the fact's subject by what is said of it, None where it makes no predicate.

    With *options* it reads "Which of the following …?", and names what they all are.
    """
    predicate = predicate_of(fact)
    if predicate is None:
        return None
    kind = kind_of(fact, findings)
    noun = common_noun(options or (fact.subject,), kind)
    asks = f"Which of the following {plural(noun)}" if options else f"Which {counted(noun, fact.subject)}"
    placed = _placed_cases(predicate, fact, findings)
    if placed is not None:
        return f"{asks} {placed}?"
    if kind in OF_CONDITION:
        of = "in" if " with " in whom(fact, findings) else "for" if noun == "risk factor" else "of"
        return f"{asks} {of} {whom(fact, findings)} {predicate}?"
    return f"{capitalised(where(fact, findings))}, {asks[0].lower()}{asks[1:]} {predicate}?"


def _placed_cases(predicate: str, fact: Fact, findings: Findings) -> str | None:
    """Return "is used in severe cases of *condition*" where the predicate itself takes the condition."""
    return f"{predicate} of {whom(fact, findings)}" if predicate.endswith(" cases") else None


def predicate_of(fact: Fact) -> str | None:
    """Return what is said of the fact's subject as the predicate of "Which drug …?": "is used to rule out seizures"."""
    said, verb = inner(without_stop(fact.object)), be(fact.subject)
    if not said[:1].isalpha():
        return None
    match fact.relation:
        case Relation.DESCRIBED_AS:
            return f"{verb} described as “{said}”" if not fact.points else None
        case Relation.IS_USED_TO:
            grouped = _IN_POPULATION.match(said)
            purpose = f"{grouped['rest']} {grouped['who']}" if grouped else re.sub(r"^used ", "", said)
            return f"{verb} used {purpose}"
        case Relation.IS_USED_FOR:
            return f"{verb} used {said}"
        case Relation.IS_USED_WHEN if phrase_class(said) is PhraseClass.PARTICIPLE:
            return f"{verb} {said}"
        case Relation.IS_A if not fact.predicate:
            return f"{verb} {said}"
        case Relation.SHOWS | Relation.IS | Relation.DOES:
            shows = "show" if verb == "are" else "shows"
            return _plain_predicate(said, shows if fact.relation is Relation.SHOWS else verb, verb)
    return None


def _plain_predicate(said: str, noun_verb: str, verb: str) -> str | None:
    """Return *said* as a predicate: as it is if a verb begins it, a thing after *noun_verb*, else after *verb*."""
    match phrase_class(said):
        case PhraseClass.FINITE:
            names_first = any(found.start == 0 for found in find_terms(said))
            return said if starts_with_verb(said) and not names_first else None
        case PhraseClass.NOUN:
            return f"{noun_verb} {said}"
        case _:
            return f"{verb} {said}"
