"""Fronts whose answer follows the predicate: causes, places, populations, features, uses."""

import re
from collections.abc import Iterator

from decks.asking.questions import MANY, PERSON, Asked, question_of, subject_of, told, what_follows
from decks.facts import Findings
from decks.knowledge import find_terms, term_type
from decks.model import Fact
from decks.phrases import PhraseClass, has_verb, phrase_class
from decks.wording import with_the

_SHARE = re.compile(
    r"(?:approximately|about|nearly|almost|up to|at least|over|half|most|some|many|\d|one|two)\b", re.IGNORECASE
)

_CAUSED = re.compile(
    r"(?i)^(?P<modal>may |can |could |might )?(?:also )?(?:(?:is|are|be|was|were|has been|have been) )?"
    r"(?P<how>(?:also |often |usually |sometimes |commonly |typically |generally |most often |most commonly |rarely |"
    r"frequently |mainly |primarily )*)(?P<said>thought to be |believed to be |known to be )?"
    r"(?P<verb>caused(?: in part)? by|triggered by|due to|brought on by|the result of|produced by|results? from|"
    r"arises? from|stems? from|(?:occurs?|develops?) (?:because of|as a result of|due to))$"
)

_AGED = re.compile(r"(?i)\d.*\b(?:age|ages|years?|months?)\b|\bover \d|\bages?\b")

_TWO = re.compile(r"^(?P<a>[^,;()]{3,60}) and (?P<b>[^,;()]{3,60})$")


def affected(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask whom or what part of the body the condition affects."""
    if re.search(r"(?i)\bany\b", fact.object) or MANY.match(fact.object):
        return
    type_ = term_type(re.sub(r"^(?:the|an?) ", "", fact.object))
    is_part = type_ is not None and type_.kind == "anatomical"
    wh = "Whom" if PERSON.match(fact.object) else "Which part of the body" if is_part else "What"
    question = question_of(wh, fact, findings)
    if question:
        yield Asked("forward", question, fact.object)


def caused(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask "What causes gout?" for "Gout is caused by …"."""
    how = _CAUSED.match(fact.predicate)
    if how is None:
        yield from what_follows("What")(fact, findings)
        return
    verb = "triggers" if how["verb"].startswith("triggered") else "causes"
    modal, often = (how["modal"] or "").lower(), how["how"].lower()
    said = f"is {how['said'].replace('to be ', 'to ').lower()}" if how["said"] else ""
    verb = verb[:-1] if modal or said else verb
    part = " in part" if "in part" in how["verb"] else ""
    subject = with_the(subject_of(fact, findings))
    question = f"What {modal}{said}{often}{verb} {subject}{part}?"
    yield Asked("forward", told(question, fact, findings), fact.object)


def indication(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask for whom or when a measure is used, as its answer says."""
    group = re.match(
        r"(?i)(?:only )?(?P<prep>for|in) (?=(?:\w+ ){0,3}(?:people|patients|children|adults|women|men|"
        r"individuals|infants|those|anyone|newborns)\b)",
        fact.object,
    )
    wh = f"{group['prep'].capitalize()} whom" if group and not group[0].lower().startswith("only") else "When"
    question = question_of(wh, fact, findings)
    if question:
        yield Asked("forward", question, fact.object)


def population(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask in whom, or in which age group, something occurs."""
    said = re.sub(r"(?i)^(?:in|among) ", "", fact.object)
    if not PERSON.match(said) or _SHARE.match(said) or " been " in fact.predicate:
        return
    wh = (
        "In which age group"
        if _AGED.search(said) or re.match(r"(?i)(?:\w+[- ])?(?:aged|older|young)", said)
        else "In whom"
    )
    question = question_of(wh, fact, findings)
    if question:
        yield Asked("forward", question, said)


def experience(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what those who have the condition get, where that is one thing."""
    if re.match(r"(?i)(?:no|little|few|trouble|difficulty|problems)\b", fact.object) and not find_terms(fact.object):
        return
    is_thing = phrase_class(fact.object) is PhraseClass.NOUN and not has_verb(fact.object)
    is_topic = findings.topic.mention.fullmatch(fact.subject) is not None
    is_narrow = bool(fact.setting) or fact.subject.lower() == "patients"
    is_narrow = is_narrow or re.search(r"\b(?:with|who|infected|born|of)\b", fact.subject) is not None
    if not is_thing or not (is_topic or (is_narrow and PERSON.match(fact.subject))):
        return
    yield from what_follows("What")(fact, findings)


def features(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what characterises the subject; two features are counted."""
    hedge = re.search(r"(?i)\b(?:usually|often|typically|generally|sometimes|primarily|mainly)\b", fact.predicate)
    two = _TWO.match(fact.object)
    subject = with_the(subject_of(fact, findings))
    how = f"{hedge[0].lower()} " if hedge else ""
    if re.search(r"(?i)(?:made up|composed) of$", fact.predicate):
        yield from what_follows("What")(fact, findings)
        return
    question = f"Which two features {how}characterize {subject}?" if two else f"What {how}characterizes {subject}?"
    yield Asked("forward", told(question, fact, findings), fact.object)


def divided(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask into which forms a thing is divided."""
    into = re.search(r"(?i)\binto (?P<what>.+)$", fact.predicate)
    if into is None:
        yield from what_follows("Into what")(fact, findings)
        return
    predicate = fact.predicate[: into.start()].strip()
    question = question_of(f"Into which {into['what']}", fact, findings, predicate=predicate)
    if question:
        yield Asked("forward", question, fact.object)


def used_for(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a measure is used for."""
    said = re.sub(r"(?i)^for ", "", fact.object)
    wh, predicate = ("What", f"{fact.predicate} for") if said != fact.object else ("When", fact.predicate)
    question = question_of(wh, fact, findings, predicate=predicate)
    if question:
        yield Asked("forward", question, said)


def act(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a part of the body or the disease acts on, where the sentence itself names the disease."""
    said = f"{fact.setting} {fact.subject} {fact.predicate}"
    if findings.topic.mention.search(said) or fact.predicate.endswith(" by"):
        yield from what_follows("What")(fact, findings)


def result(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a test shows."""
    kinds = {found.type.kind for found in find_terms(fact.subject)}
    if kinds & {"test", "imaging", "procedure"}:
        yield from what_follows("What", is_typed=False)(fact, findings)


def risk(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what one is at risk of, or what raises a risk that is not the condition's alone."""
    if " than " not in fact.object:
        yield from what_follows("What")(fact, findings)


def called(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what a thing is called, or, where it has a name already, by what other name it is known."""
    stems = {word[:5].lower() for word in re.findall(r"\w{4,}", fact.subject)}
    if any(word[:5].lower() in stems for word in re.findall(r"\w{4,}", fact.object)):
        return
    is_other = re.search(r"\balso\b", fact.predicate) is not None
    wh, predicate = ("By what other name", f"{fact.predicate.split()[0]} known") if is_other else ("What", "")
    question = question_of(wh, fact, findings, predicate=predicate)
    if question:
        yield Asked("forward", question, fact.object)
