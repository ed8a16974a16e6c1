"""Facts to flashcards with a front and a back, and to closed lists."""

import re
from collections.abc import Iterator

from decks.distractors import also_fits, others_described
from decks.facts import Findings
from decks.framing import Candidate, anchored, condition_name, inside, kind_of, where, which
from decks.fronts import asked_of_fact
from decks.grammar import capitalised, wh_question
from decks.knowledge import is_aspect
from decks.model import Basic, Fact, ListCard, Relation, SectionKind
from decks.phrases import is_noun_phrase, is_plural, names_several
from decks.wording import category_noun, inner, plural, with_the, without_stop

LIST_POINTS = (2, 7)
_RELATIVE = re.compile(r",\s+(?:which|who)\b.*$")
MIN_REVERSE_WORDS = 3  # a description of fewer words fits too much
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven")
_USED_IN = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT, SectionKind.PREVENTION)


def flashcards_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the fronts and backs and the lists that *fact* allows; what is yielded may still break a rule."""
    if fact.points:
        yield from _list_card(fact, findings)
    elif (asked := asked_of_fact(fact, findings)) is not None:
        yield Candidate(fact, "forward", Basic(asked[0], capitalised(without_stop(asked[1]))), fact.evidence)
    if not fact.predicate and (front := _reverse(fact, findings)) is not None:
        yield Candidate(fact, "term", Basic(front, capitalised(fact.subject)), fact.evidence)


def _reverse(fact: Fact, findings: Findings) -> str | None:
    """Return the front that gives the description and asks for the term; None where it may fit another term too."""
    if is_aspect(fact.subject) or len(without_stop(fact.object).split()) < MIN_REVERSE_WORDS:
        return None
    if any(also_fits(fact.object, says) for says in others_described(fact, findings)):
        return None
    return which(fact, findings)


def _list_card(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    front = _list_front(fact, findings) if LIST_POINTS[0] <= len(fact.points) <= LIST_POINTS[1] else None
    if front is not None:
        points = tuple(capitalised(_RELATIVE.sub("", point)) for point in fact.points)
        card = ListCard(anchored(front, findings), points)
        yield Candidate(fact, "list", card, fact.evidence)


def _list_front(fact: Fact, findings: Findings) -> str | None:
    n, name = len(fact.points), condition_name(fact, findings)
    match fact.relation:
        case Relation.HAS_PARTS if fact.predicate:
            return f"Which {n} features characterize {inside(fact.subject, findings)}?"
        case Relation.HAS_PARTS:
            return f"Which {fact.subject} characterizes {name}?"
        case Relation.IS_BASED_ON:
            question = wh_question("What", with_the(inside(fact.subject, findings)), fact.predicate)
            return f"{question[:-1]} (name {n})?" if question else None
        case Relation.HAS_EXAMPLES:
            nouns = plural(category_noun(fact.subject, kind_of(fact, findings)))
            return f"Name the {n} examples of {inner(fact.subject)} given among the {nouns} of {name}."
        case Relation.DESCRIBED_AS:
            described = f"Name the {n} {inner(fact.subject)} described {where(fact, findings)}."
            return described if is_plural(fact.subject) else None
    if fact.predicate:
        return _said_front(fact, findings)
    return _headed_front(fact, findings)


def _said_front(fact: Fact, findings: Findings) -> str:
    """Return the front for a list that a sentence introduces: "Symptoms may include …"."""
    subject = _counted(fact)
    softened = re.match(r"(?i)(may|can|might|could)\b", fact.predicate)
    may = f" that {softened[1].lower()} occur" if softened else ""
    place = "" if findings.topic.mention.search(subject) else f" in {condition_name(fact, findings)}"
    of_the = "of the " if re.match(r"(?i)(?:most|first|main|major)\b", subject) else ""
    front = f"name {len(fact.points)} {of_the}{inside(subject, findings)}{may}{place}."
    return f"{fact.setting}, {front}" if fact.setting else capitalised(front)


def _headed_front(fact: Fact, findings: Findings) -> str | None:
    """Return the front for a list that only a heading introduces; None where the heading is no name of its points."""
    n, name, kind = len(fact.points), condition_name(fact, findings), kind_of(fact, findings)
    if not is_noun_phrase(fact.subject) and not re.match(r"(?i)in \w+$", fact.subject):
        return None
    subject = inner(_counted(fact))
    nouns = _nouns(fact, kind)
    if re.match(r"(?i)in \w+$", fact.subject):
        return f"Name the {n} {nouns} described {inner(fact.subject)} with {name}."
    if re.fullmatch(r"(?:diagnosis|treatment|management|prevention|investigation|work-?up)", subject):
        return f"Name {n} {nouns} in the {subject} of {name}."
    if nouns == "alternative diagnoses":
        return f"Name the {n} {nouns} to consider in {name}."
    if not names_several(subject):
        what = "parts" if nouns.rstrip("s") in subject else nouns
        return f"Name the {n} {what} of {subject} in {name}."
    if kind is SectionKind.PROGNOSIS and subject.endswith("factors") and "prognos" not in subject:
        subject = f"{subject} for the prognosis"
    if findings.topic.mention.search(subject):
        return f"What are the {n} {subject}?"
    to = "in" if kind in _USED_IN else "for" if subject.endswith("factors") else "of"
    return f"What are the {n} {subject} {to} {name}?"


def _nouns(fact: Fact, kind: SectionKind) -> str:
    """Return what the points of a list are together: "drugs" where each is one, else what the section is about."""
    nouns = {category_noun(point, kind) for point in fact.points}
    if len(nouns) == 1:
        return plural(nouns.pop())
    return "steps" if kind is SectionKind.DIAGNOSIS else plural(category_noun("", kind))


def _counted(fact: Fact) -> str:
    """Return what the list's points are, without the article or the number before it."""
    number = _NUMBERS[len(fact.points)]
    return re.sub(rf"(?i)^(?:(?:the|some|other|many|common|these|following|{number})\s+)+", "", fact.subject)
