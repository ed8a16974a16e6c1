"""The fronts of lists that only a heading introduces: "What are the 3 causes of gout?"."""

import re

from decks.facts import Findings
from decks.framing import condition_name, kind_of
from decks.grammar import NUMBER_WORDS, capitalised
from decks.knowledge import term_type
from decks.model import Fact, SectionKind
from decks.phrases import PhraseClass, is_noun_phrase, names_several, phrase_class
from decks.wording import category_noun, inner, plural

_RELATIONAL = re.compile(
    r"\b(?:complications|causes|symptoms|signs|types|stages|features|forms|effects|goals|phases|triggers|problems|examples)$"
)
_NO_HEADING = re.compile(
    r"/|^(?:in|on|at|after|before|during|for|with|without|by|when|if)\b|\b(?:in|on|of|for|to|with|and|or|by)$",
    re.IGNORECASE,
)
# What is treated or examined under such a heading, not the treatments themselves.
_SITUATIONS = re.compile(
    r"\b(?:exacerbations|attacks|episodes|flares|relapses|crises|emergencies|complications|symptoms)$"
)
_DOING = re.compile(
    r"(?:managing|treating|inducing|maintaining|slowing|preventing|controlling|reducing|relieving|restoring|lowering)\b"
)
_CARE_OF = re.compile(r"(?:treatment|management|therapy|care) of (?:the )?(?P<what>.+)$")
_ADJECTIVES = frozenset("general maternal fetal neonatal local systemic early late acute chronic common other".split())
_AIMS = re.compile(
    r"\b(?:protection|prevention|relief|control|support|prophylaxis|maintenance|induction|stabilization)$"
)
_LOOKED_FOR = re.compile(r"\b(?:red flags|warning signs|danger signs|alarm (?:signs|symptoms|features))$")
_USED_IN = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT, SectionKind.PREVENTION)


def headed_front(fact: Fact, findings: Findings) -> str | None:
    """Return the front for a list that only a heading introduces; None where the heading is no name of its points."""
    n, name, kind = len(fact.points), condition_name(fact, findings), kind_of(fact, findings)
    nouns = _nouns(fact, kind)
    if re.match(r"(?i)in \w+$", fact.subject):
        return f"Name the {n} {nouns} described {inner(fact.subject)} with {name}."
    if not is_noun_phrase(fact.subject) or _NO_HEADING.search(fact.subject) or _are_what_is_treated(fact, kind):
        return None
    subject = inner(uncounted(fact))
    of_what = _CARE_OF.match(subject)
    if of_what is not None:
        return f"Name {n} {nouns} for {of_what['what']} in {name}."
    if re.fullmatch(r"(?:diagnosis|treatment|management|prevention|investigation|work-?up)", subject):
        return f"Name {n} {nouns} in the {subject} of {name}."
    if _DOING.match(subject):
        return f"Name {n} {nouns} for {subject} in {name}."
    if nouns == "alternative diagnoses":
        return f"Name the {n} {nouns} to consider in {name}."
    return _several_front(subject, fact, findings) if names_several(subject) else _one_front(subject, fact, findings)


def _are_what_is_treated(fact: Fact, kind: SectionKind) -> bool:
    """Tell whether the points of a list on treatment are illnesses or signs, each with its own treatment."""
    types = [term_type(point) for point in fact.points]
    n_treated = sum(type_ is not None and type_.kind in ("condition", "finding", "symptom") for type_ in types)
    return kind is SectionKind.TREATMENT and 2 * n_treated >= len(types)


def _one_front(subject: str, fact: Fact, findings: Findings) -> str | None:
    """Return the front for the points under *subject*, a singular: "general", "imaging", "seizure prevention"."""
    n, name, kind = len(fact.points), condition_name(fact, findings), kind_of(fact, findings)
    nouns = _nouns(fact, kind)
    if phrase_class(subject) is PhraseClass.ADJECTIVE or subject in _ADJECTIVES:
        return f"Name {n} {subject} {nouns} of {name}."
    if subject in nouns:
        return f"Name {n} {nouns} used in {name}." if kind in _USED_IN else None
    if plural(subject.rsplit(maxsplit=1)[-1]) == nouns.split()[-1]:
        return f"Name {n} {plural(subject)} for {name}."
    if nouns == "steps" or re.fullmatch(r"[\w-]+ and [\w-]+", subject):
        return None
    if _AIMS.search(subject):
        return f"Name {n} {nouns} for {subject} in {name}."
    what = "parts" if nouns.rstrip("s") in subject else nouns
    return f"Name the {n} {what} of {subject} in {name}."


def _several_front(subject: str, fact: Fact, findings: Findings) -> str | None:
    """Return the front for the points that *subject*, a plural, names: "What are the 3 causes of gout?"."""
    n, name, kind = len(fact.points), condition_name(fact, findings), kind_of(fact, findings)
    if _LOOKED_FOR.search(subject):
        return f"Name {n} {subject} to look for in {name}."
    if kind in _USED_IN and _SITUATIONS.search(subject):
        return f"Name {n} {_nouns(fact, kind)} for {subject} in {name}."
    if kind is SectionKind.PROGNOSIS and subject.endswith("factors") and "prognos" not in subject:
        subject = f"{subject} for the prognosis"
    if findings.topic.mention.search(subject):
        return f"What are the {n} {subject}?"
    if not placed(subject, subject, fact, findings):
        return f"{capitalised(name)}: what are the {n} {subject}?"
    is_of = kind not in _USED_IN or _RELATIONAL.search(subject)
    to = "for" if subject.endswith("factors") else "of" if is_of else "in"
    return f"What are the {n} {subject} {to} {name}?"


def _nouns(fact: Fact, kind: SectionKind) -> str:
    """Return what the points of a list are together: "drugs" where each is one, else what the section is about."""
    shared = shared_nouns(fact, kind)
    if shared is not None:
        return shared
    return "steps" if kind is SectionKind.DIAGNOSIS else plural(category_noun("", kind))


def shared_nouns(fact: Fact, kind: SectionKind) -> str | None:
    """Return what each point of a list is, as a plural: "drugs"; None where they differ."""
    nouns = {category_noun(point, kind) for point in fact.points}
    return plural(nouns.pop()) if len(nouns) == 1 else None


def uncounted(fact: Fact) -> str:
    """Return what the list's points are, without the article or the number before it."""
    number = NUMBER_WORDS[len(fact.points)]
    return re.sub(rf"(?i)^(?:(?:the|some|other|many|these|following|several|{number})\s+)+", "", fact.subject)


def placed(subject: str, head: str, fact: Fact, findings: Findings) -> str:
    """Return "of gout" or its like; "" where *subject* names the condition or its kind, which then stands before."""
    kind_of_condition = findings.topic.name.split()[-1].lower()
    if findings.topic.mention.search(subject) or re.search(rf"\b{re.escape(kind_of_condition)}s?\b", subject.lower()):
        return ""
    is_bare = head.endswith(subject.removeprefix("possible "))
    to = "for" if subject.endswith("risk factors") else "of" if is_bare and _RELATIONAL.search(subject) else "in"
    return f" {to} {condition_name(fact, findings)}"
