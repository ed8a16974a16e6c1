"""Fronts that ask for the subject: what does it, what is done, what is used."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.asking.questions import (
    ALSO,
    MANY,
    PERSON,
    Asked,
    question_of,
    singular_verb_of,
    subject_of,
    told,
    wh_of,
    what_follows,
)
from decks.facts import Findings
from decks.facts.backs import is_vague
from decks.framing import kind_of, place
from decks.knowledge import find_terms, is_category_term
from decks.model import Fact, Relation, SectionKind
from decks.phrases import has_verb
from decks.wording import be, choice, term_noun, with_the, without_stop

MAX_AGENT_WORDS = 9
MIN_SAID_WORDS = 2  # beyond the condition's name
_DOING = (Relation.CAUSES, Relation.CHANGES)  # what does it is no test, though a count may be named for one
_OPEN = re.compile(
    r"\b(?:may|can|could|might|will|should|other|certain|various|different|several|such|this|these)\b|, or both$",
    re.IGNORECASE,
)

_NOTHING = re.compile(
    r"(?:an? |the )?(?:special )?(?:substances?|materials?|things?|machines?|devices?)", re.IGNORECASE
)
# What every test and treatment is for.
_TO_DO = re.compile(
    r"(?:help )?(?:(?:treat|diagnose|detect|manage|control|confirm|prevent|identify|find|make|relieve)"
    r"(?: and | or |, )?(?:\([^()]*\) (?:and )?)?)+ (?:the |an? )?",
    re.IGNORECASE,
)
_HELPS_TO = re.compile(
    r"(?P<verb>(?:to )?(?:prevent|reduce|control|relieve|lower|slow|protect|improve|treat|diagnose|confirm|ease|keep|"
    r"correct|manage|restore|remove|shrink|detect|identify|determine|exclude|rule out)) (?=\w)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:an?|the) (?:[\w-]+ ){0,2}?(?:tests?|procedures?|drugs?|medicines?|medications?|operations?|"
    r"devices?|exams?|scans?) "
    r"(?:called|known as|named) (?:an? |the )?(?=\w)",
    re.IGNORECASE,
)
_CARE = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT, SectionKind.PREVENTION, SectionKind.COMPLICATIONS)
_NARROWED = re.compile(r"\b(?:if|when|who|whose|after|before|during|unless)\b", re.IGNORECASE)


def sign(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask which finding suggests the condition."""
    yield from _agent(fact, findings, may_be_the_condition=True)


def _agent(fact: Fact, findings: Findings, *, may_be_the_condition: bool = False) -> Iterator[Asked]:
    """Ask for the subject: "What relieves the pain of a flare?"; it must say more than the condition's name."""
    subject, said = without_stop(fact.subject), without_stop(fact.object)
    is_known = bool(find_terms(subject))
    n_words = len(re.sub(r"(?i)^(?:an?|the) ", "", subject).split())
    if _is_one_of_many(fact):
        return
    if (
        findings.topic.mention.search(subject)
        or PERSON.match(subject)
        or MANY.match(subject)
        or n_words > MAX_AGENT_WORDS
    ):
        return
    is_known = is_known or sum(letter.isupper() for letter in subject) > 1
    head = re.split(r" (?:that|which|who|to|for|of) ", subject)[0]
    if (n_words < 2 and not is_known) or is_category_term(head) or is_vague(subject):
        return
    if not (may_be_the_condition or _is_specific(said, findings)):
        return
    if _names_the_condition(subject, findings):
        return
    plain = ("symptom", "condition", "test", "imaging study") if fact.relation in _DOING else ("symptom", "condition")
    wh = wh_of(subject) if term_noun(subject) not in plain else "What"
    is_many = wh != "What" and be(subject) == "are"
    predicate = fact.predicate if is_many else singular_verb_of(fact.predicate)
    predicate = ALSO.sub("", predicate)
    yield Asked("agent", told(f"{wh} {predicate} {said}?", fact, findings), subject)


def _is_one_of_many(fact: Fact) -> bool:
    """Tell whether what the subject only may do, others may do as well: no condition narrows it."""
    may = re.match(r"(?i)(?:may|can|could|might)\b", fact.predicate) is not None
    return may and not fact.setting and _NARROWED.search(fact.object) is None


def _names_the_condition(subject: str, findings: Findings) -> bool:
    """Tell whether *subject* is the condition in other letters: half of its words are the name's."""
    words, named = (set(name.lower().replace("-", " ").split()) for name in (subject, findings.topic.name))
    return 2 * len(words & named) > len(words)


def _is_specific(said: str, findings: Findings) -> bool:
    """Tell whether *said* is more than the condition or a category, so that few things do it."""
    bare = re.sub(r"(?i)^(?:the|an?|your|to) ", "", said)
    bare = _TO_DO.sub("", bare)
    if findings.topic.mention.search(bare) and len(findings.topic.mention.sub("", bare).split()) < MIN_SAID_WORDS:
        return False
    is_empty = _OPEN.search(said) is not None or is_category_term(bare) or is_clausal(said) or is_vague(bare)
    return not is_empty and findings.topic.mention.fullmatch(bare) is None and len(said.split()) >= 2


def is_clausal(said: str) -> bool:
    """Tell whether a verb goes on in *said* behind a comma: "the cells, block their growth, or …"."""
    return "," in said and not said.startswith("to ") and has_verb(said)


def changes(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what does it, or what the condition does; of what "helps prevent" a thing, what it helps prevent."""
    helps = _HELPS_TO.match(fact.object) if re.search(r"\bhelps?$", fact.predicate) else None
    if helps is not None:
        fact = replace(fact, predicate=f"{fact.predicate} {helps['verb']}", object=fact.object[helps.end() :])
    keeps_from = re.match(r"(?i)(?:an? |the )?(?:person|people|patients?|child|children|body)\b.* from\b", fact.object)
    if findings.topic.mention.search(fact.subject) and keeps_from is None and not PERSON.match(fact.subject):
        yield from what_follows("What")(fact, findings)
    yield from _agent(fact, findings)


def effect(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what something causes; what the condition does, or what a thing only may do, has too many right answers."""
    may = re.match(r"(?i)(?:may|can|could|might)\b", fact.predicate)
    bare = re.sub(r"(?i)^(?:the|an?|untreated|severe) ", "", fact.subject)
    is_topic = findings.topic.mention.fullmatch(bare) is not None
    if not may and not is_topic and not has_verb(fact.object):
        yield from what_follows("What")(fact, findings)
    if not findings.topic.mention.search(fact.subject):
        yield from _agent(fact, findings)


def use(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a measure is for, and by which measure that is done."""
    head = re.split(r" (?:that|which|who|to|for|of|made|known|called) ", fact.subject)[0]
    if not _is_of_care(fact, findings):
        return
    if _NOTHING.fullmatch(head) or is_category_term(head) or is_vague(fact.subject) or PERSON.match(fact.subject):
        return
    fact = replace(fact, subject=_CALLED.sub("", fact.subject))
    subject = with_the(subject_of(fact, findings))
    verb = re.fullmatch(r"(?i)(?:is|are) (?P<often>(?:\w+ )*)(?:used|done|performed)", fact.predicate)
    if verb is not None and not verb["often"] and not fact.setting:
        frames = (
            f"What is the purpose of {subject} {place(findings)}?",
            f"Why {be(fact.subject)} {subject} used {place(findings)}?",
        )
        if findings.topic.mention.search(subject):
            frames = (f"What is the purpose of {subject}?", f"Why {be(fact.subject)} {subject} used?")
        yield Asked("forward", choice(frames, fact.subject + fact.object), fact.object)
    elif question := question_of("Why", fact, findings):
        yield Asked("forward", question, fact.object)
    yield from _agent(fact, findings)


def _is_of_care(fact: Fact, findings: Findings) -> bool:
    """Tell whether what is used is used for the condition: its section is of care, or the sentence names it."""
    said = " ".join(fact.evidence[0].of(findings.article.text).split())
    return kind_of(fact, findings) in _CARE or findings.topic.mention.search(said) is not None


def done_if(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what is done where the sentence says on which condition."""
    subject = without_stop(fact.subject)
    if not PERSON.match(subject) and not is_category_term(subject) and _measure_in(subject):
        wh = wh_of(subject)
        predicate = fact.predicate if wh != "What" and be(subject) == "are" else singular_verb_of(fact.predicate)
        yield Asked("agent", told(f"{wh} {ALSO.sub('', predicate)}?", fact, findings), subject)


def _measure_in(subject: str) -> bool:
    """Tell whether *subject* is a drug, a test or an operation."""
    kinds = {found.type.kind for found in find_terms(subject)}
    return bool(kinds & {"drug", "drug_class", "procedure", "therapy", "test", "imaging", "device", "vaccine"})


def avoided(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask which drug or measure is to be avoided."""
    yield from _agent(fact, findings)
