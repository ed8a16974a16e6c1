"""Fronts of what a thing is: definitions, roles, superlatives, the aspects that every condition has."""

import re
from collections.abc import Iterator

from decks.asking.questions import PERSON, Asked, subject_of, told
from decks.facts import Findings
from decks.framing import anchored, inside, place, with_article
from decks.knowledge import find_terms, is_category_term
from decks.model import Fact
from decks.phrases import PhraseClass, phrase_class
from decks.wording import be, inner

SUPERLATIVE = re.compile(
    r"(?i)^(?P<most>(?:(?:the )?(?:\w+ )?(?:most \w+|main|leading|primary|first(?:-line)?|first-line|standard|"
    r"preferred|recommended|classic|"
    r"best|usual|initial|definitive|only|principal|major|earliest|mainstay of|hallmark)|an? (?:early|first|late|"
    r"characteristic|cardinal|classic|rare|hallmark|key|main|major|serious|common)) (?:[\w-]+ ){0,2}?(?:cause|"
    r"type|form|"
    r"symptom|sign|complication|treatment|feature|finding|trigger|test|therapy|option|method|drug|medication|"
    r"procedure|"
    r"organism|site|manifestation|predictor|source|risk factor|reason|consequence|step|choice|of choice)s?|"
    r"the (?:treatment|drug|test|procedure|method|imaging \w+) of choice|the mainstay)\b(?P<rest>.*)$"
)

_KIND_OF = re.compile(
    r"(?i)^an? (?P<what>(?:[\w-]+,? ){1,4})(?P<noun>disorder|disease|condition|cancer|tumou?r|infection|syndrome|"
    r"illness)$"
)

_COMMON = re.compile(
    r"(?i)(?:very |relatively |fairly |most |more |quite )?(?:type of|form of|kind of|common|"
    r"rare|serious|chronic|complex|medical|severe|"
    r"uncommon|life-threatening|lifelong|benign|inherited|genetic|hereditary|similar|different|separate|single|"
    r"manageable|treatable)[ ,]*"
)

_THE_MANY = re.compile(r"^[Tt]he (?=[a-z]+s (?:of|in)\b)")
_OF_CARE = re.compile(r"\b(?:treatment|inheritance|choice|mechanism|diagnosis|complication|side effect)s?\b")
# With an organ alone, a kind tells nothing: "a rare neurological disorder".
# How often it was seen, among whom, and how it is inherited define nothing.
_NO_DEFINITION = re.compile(
    r"^one of |^the most (?:common|frequent)\b|\b(?:identified|reported|described|found) in\b|"
    r"\b(?:this|that|these|those) (?:population|group|region|area|condition)s?\b|"
    r"^an? (?:autosomal|X-linked)(?:[ -]\w+){0,2} (?:condition|disorder|disease)$",
    re.IGNORECASE,
)
# "The prevalence of all forms of microcephaly" is none of one form's.
_RATE_OF_OTHERS = re.compile(
    r"(?:the )?(?:[\w-]+ )?(?:prevalence|incidence|frequency|mortality(?: rate)?) of ", re.IGNORECASE
)
# "Slightly increased because of infections" is no rate.
_IS_CHANGED = re.compile(
    r"(?:\w+ly |somewhat |also |much )*(?:increased|decreased|reduced|raised|lowered|higher|lower|greater|"
    r"better|worse)\b",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"(?:sleep|late-onset|early-onset|adult-onset|childhood|progressive|degenerative|chromosome|neurological|neurologic|neuromuscular|genetic|metabolic|skin|blood|bleeding|heart|eye|kidney|liver|lung|bone|"
    r"brain|muscle|movement|mental|congenital|digestive|endocrine|developmental)[ ,]*",
    re.IGNORECASE,
)
MIN_MENTIONS = 2
MIN_WORDS_OF_A_KIND = 3
MIN_DEFINITION_WORDS = 5


def nature(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask what the condition is, what is the most common or the first of its kind, what a measure is."""
    bare = re.sub(r"(?i)^(?:the|an?) ", "", fact.subject)
    if findings.topic.mention.fullmatch(bare):
        yield from _definition(fact, bare, findings)
    elif (superlative := SUPERLATIVE.match(fact.object)) is not None:
        yield from _most(fact, superlative, findings)
    elif _has_a_role(fact, findings):
        yield Asked("forward", f"What is the role of {subject_of(fact, findings)} {place(findings)}?", fact.object)
    elif _is_own_term(fact, findings):
        question = f"What {be(fact.subject)} {subject_of(fact, findings)}?"
        yield Asked("forward", anchored(question, findings), fact.object)


def _definition(fact: Fact, name: str, findings: Findings) -> Iterator[Asked]:
    kind = _KIND_OF.match(fact.object)
    is_empty = kind is not None and not _SYSTEM.sub("", _COMMON.sub("", kind["what"])).strip()
    is_empty = is_empty or (kind is None and len(fact.object.split()) <= MIN_WORDS_OF_A_KIND)
    if fact.setting or is_empty or _NO_DEFINITION.search(fact.object):
        return
    if kind is not None:
        yield Asked(
            "forward", f"What kind of {kind['noun']} {be(fact.subject)} {subject_of(fact, findings)}?", fact.object
        )
        return
    is_own = name.lower() == findings.topic.name.lower() or name == findings.topic.abbreviation
    named = with_article(findings) if is_own else inside(name, findings)
    yield Asked("forward", f"What {be(fact.subject)} {named}?", fact.object)


def _most(fact: Fact, superlative: re.Match[str], findings: Findings) -> Iterator[Asked]:
    """Ask for the subject where it is the most common, first or best of its kind."""
    if is_category_term(fact.subject) or PERSON.match(fact.subject):
        return
    most, rest = inner(superlative["most"]), re.split(r",|\bbut\b", superlative["rest"].rstrip(" ."))[0].rstrip()
    to = "for" if re.search(r"(?:test|treatment|therapy|procedure|choice)s?$", most) else "of"
    of = (
        ""
        if re.match(r" (?:of|for|in|to) ", rest) or findings.topic.mention.search(rest)
        else f" {to} {with_article(findings)}"
    )
    often = re.sub(r"(?i)^(?:is|are) ?", "", fact.predicate)
    question = f"What {be(most)} {f'{often} ' if often else ''}{most}{of}{rest}?"
    bare = _THE_MANY.sub("", fact.subject)  # "the clumps of pigment": which, only the article tells
    yield Asked("forward", told(question, fact, findings), bare)


def _has_a_role(fact: Fact, findings: Findings) -> bool:
    """Tell whether the subject is a test or a treatment, and what it is is told by the condition."""
    kinds = {found.type.kind for found in find_terms(fact.subject)}
    return bool(kinds & {"test", "imaging", "drug", "drug_class", "procedure", "therapy"}) and (
        findings.topic.mention.search(fact.object) is not None and findings.topic.mention.search(fact.subject) is None
    )


def _is_own_term(fact: Fact, findings: Findings) -> bool:
    """Tell whether the subject is a finding or a measure that the article keeps naming, told in other words."""
    if len(fact.subject.split()) > 4 or len(fact.object.split()) < MIN_DEFINITION_WORDS:
        return False
    kinds = {found.type.kind for found in find_terms(fact.subject)}
    stems = {word[:5].lower() for word in re.findall(r"\w{5,}", fact.subject)}
    repeats = any(word[:5].lower() in stems for word in re.findall(r"\w{5,}", fact.object))
    n_mentions = sum(fact.subject.lower() in s.text.lower() for s in findings.statements)
    return bool(kinds & {"finding", "symptom", "drug", "drug_class", "organism", "tumor"}) and (
        not repeats and n_mentions >= MIN_MENTIONS
    )


def superlative(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask "What is the most common cause of gout?" where that is the subject of the sentence."""
    said = re.sub(r"(?i)^(?:called|known as|termed|that|by(?! \w+ing\b)) ", "", fact.object)
    if phrase_class(said) in (PhraseClass.PARTICIPLE, PhraseClass.ADJECTIVE) or (
        said.startswith("to ") and "," in said
    ):
        return
    subject = re.sub(r" that (?:is|are) seen$", "", inner(fact.subject))
    yield Asked("forward", told(f"What {fact.predicate} {subject}?", fact, findings), said)


def attribute(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask "What is the goal of treatment?"."""
    subject = re.sub(r"(?i)^the ", "", subject_of(fact, findings))
    the = "" if re.match(r"an? ", subject) else "the "
    predicate = re.sub(r"(?i)^(?:ranges?|varies)\b", be(subject), fact.predicate)
    predicate, n_estimated = re.subn(r" (?:estimated|thought|believed)$", "", predicate)
    the = f"{the}estimated " if n_estimated else the
    said = re.sub(r"^to be ", "", fact.object) if n_estimated else fact.object
    said = re.sub(r"(?i)^from (?=\d)", "", said)
    about = re.search(r" (?:of|for|in) (?:the )?[^,;]+$", said)
    if about and findings.topic.mention.search(about.group()) and re.match(r"[\d.]+", said):
        said = said[: about.start()]
    is_of_others = _RATE_OF_OTHERS.match(subject) and not findings.topic.mention.search(subject)
    if is_of_others or re.match(r"(?i)(?:an? )?(?:possible|alternative|other|additional)\b", subject):
        return
    if re.match(r"(?i)(?:different|similar|the same)\b", said) or _IS_CHANGED.match(said):
        return
    if re.fullmatch(r"\w+", said) and not _OF_CARE.search(subject):
        return  # "abrupt", "good": one of two
    if re.match(r"(?i)(?:is|are|may be|can be)\b", predicate):
        yield Asked("forward", told(f"What {predicate} {the}{subject}?", fact, findings), said)
