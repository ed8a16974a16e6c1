"""Facts to closed lists: how many points there are, of what, and in which condition."""

import re
from collections.abc import Iterator

from decks.facts import Findings
from decks.framing import Candidate, anchored, condition_name, inside, kind_of, where
from decks.grammar import capitalised, wh_question
from decks.model import Fact, ListCard, Relation, SectionKind
from decks.phrases import is_noun_phrase, is_plural, names_several
from decks.wording import category_noun, inner, plural, with_the

LIST_POINTS = (2, 7)
_RELATIVE = re.compile(r",\s+(?:which|who)\b.*$")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven")
_USED_IN = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT, SectionKind.PREVENTION)


def list_card(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the list that *fact* makes with its points; what is yielded may still break a rule."""
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
