"""Facts to one-best-answer questions: of which of these is it true?"""

import re
from collections.abc import Callable, Iterator

from decks.contrasts import contrasts_of
from decks.distractors import content_words, distractors_for, is_option
from decks.facts import Findings
from decks.framing import Candidate, anchored, condition_name, kind_of, names_no_thing, told_of, which
from decks.grammar import capitalised
from decks.knowledge import term_type
from decks.lookalikes import lookalikes
from decks.model import Fact, Mcq, Relation, SectionKind
from decks.wording import PARTS, common_noun, heading_noun, inner, plural, without_stop

# A stem, which may be "", and a lead-in.
Asked = tuple[str, str]
Frame = Callable[[Fact, Findings, tuple[str, ...]], Asked | None]
# What the result of nearly every test may be.
_ANY_RESULT = content_words(
    "normal nonspecific abnormal negative positive unremarkable raised elevated increased high reduced decreased above "
    "below nearly most patients people often usually always present fewer half mild moderate severe common rare "
    "frequent chronic acute standard"
)
# A definition of the test or the treatment itself, whatever it is done for here.
_DEFINES = re.compile(
    r"(?i)(?:(?:an?|the|any|one) )?(?:\w+ )?(?:procedures?|exam(?:ination)?s?|tests?|treatments?|removal|use|surgery|"
    r"method|technique|way|series|type|kind|form|picture|record|measurement|condition|disease|disorder)\b"
)
_OF_CARE = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT)
# Where a disease among the options is of another kind than what is asked for.
_FELT = re.compile(r"\bmost (?:\w+ )?(?:symptom|sign)\b")
_TYPE = re.compile(r"(?i)\b(?:types?|forms?)$")
MAX_LEAD_IN_WORDS = 25
MIN_PREDICATE_WORDS = 2  # content words without which a predicate tells nothing apart
_MOST = re.compile(r"(?i)^the (?:\w+ ){1,3}?(?:cause|trigger|type|form|complication|symptom|sign)\b(?P<rest>.*)$")


def mcqs_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the questions whose key is the fact's subject, or the one cause that it names."""
    if fact.is_negative or fact.is_narrowed:
        return
    if fact.relation is Relation.STATES and fact.subject == findings.topic.name:
        yield from _contrasted(fact, findings)
    elif fact.relation is Relation.IS_THE_MOST and fact.predicate:
        yield from _question(fact.object, fact, findings, _named)
    elif fact.relation is Relation.IS_THE_MOST:
        yield from _question(fact.subject, fact, findings, _superlative)
    elif _is_of_the_condition(fact, findings) and len(content_words(fact.object) - _ANY_RESULT) >= MIN_PREDICATE_WORDS:
        yield from _question(fact.subject, fact, findings, _described)


def _is_of_the_condition(fact: Fact, findings: Findings) -> bool:
    """Tell whether the fact says how its subject bears on the condition, not what a cause or risk factor is itself."""
    kind = findings.kinds[fact.section_id]
    is_cause = kind in (SectionKind.CAUSES, SectionKind.RISK_FACTORS) and fact.relation is Relation.IS_A
    is_state = kind in (SectionKind.CAUSES, SectionKind.RISK_FACTORS) and fact.relation is Relation.IS
    return not is_cause and not is_state and not (kind in _OF_CARE and _DEFINES.match(fact.object))


def _question(key: str, fact: Fact, findings: Findings, frame: Frame) -> Iterator[Candidate]:
    distractors = distractors_for(key, fact, findings, fact.object) if is_option(key) else ()
    if heading_noun(fact.group) in PARTS:  # another stage, and nothing else, may stand beside a stage
        siblings = {other.subject for other in findings.facts if other.section_id == fact.section_id}
        distractors = tuple(option for option in distractors if option.text in siblings)
    asked = frame(fact, findings, (key, *(d.text for d in distractors))) if distractors else None
    if asked is None:
        return
    stem, lead_in = asked
    if _FELT.search(lead_in) and any(_is_a_disease(option.text) for option in distractors):
        return
    lead_in = lead_in if stem else anchored(lead_in, findings)
    yield Candidate(fact, "term", Mcq(stem, lead_in, capitalised(key), distractors), fact.evidence)


def _is_a_disease(option: str) -> bool:
    known = term_type(option)
    return known is not None and known.kind in ("condition", "tumor")


def _superlative(fact: Fact, findings: Findings, options: tuple[str, ...]) -> Asked | None:
    said = without_stop(fact.object)
    most = _MOST.match(said)
    if most is None:
        return None
    if _TYPE.search(said) and not fact.predicate:
        return None  # of what it is a type, its heading tells
    of = "" if most["rest"].startswith(" of ") else f" of {findings.topic.name}"
    return "", f"Which of the following is {inner(said[: most.start('rest')])}{of}{most['rest']}?"


def _described(fact: Fact, findings: Findings, options: tuple[str, ...]) -> Asked | None:
    if names_no_thing(fact):
        return None
    if fact.relation is Relation.DESCRIBED_AS and not fact.points:
        return _recognised(fact, findings, options)
    lead_in = which(fact, findings, options=options)
    return ("", lead_in) if lead_in is not None and len(lead_in.split()) <= MAX_LEAD_IN_WORDS else None


def _recognised(fact: Fact, findings: Findings, options: tuple[str, ...]) -> Asked | None:
    """Ask which feature is described, in the lead-in where that is short, else of a patient who has it."""
    noun = heading_noun(fact.group) or common_noun(options, kind_of(fact, findings))
    said = inner(without_stop(fact.object))
    if noun == "term":  # its kind is unknown: only the word is asked for
        return None
    asks = f"Which of the following {plural(noun)}"
    lead_in = told_of(asks, noun, f"is described as “{said}”", fact, findings)
    if len(lead_in.split()) <= MAX_LEAD_IN_WORDS:
        return "", lead_in
    if kind_of(fact, findings) is not SectionKind.SYMPTOMS or fact.hedge is not None:
        return None
    return (
        f"A patient with {condition_name(fact, findings)} has {said}.",
        "Which of the following terms describes this?",
    )


def _named(fact: Fact, findings: Findings, options: tuple[str, ...]) -> Asked | None:
    return "", f"Which of the following {fact.predicate} {inner(fact.subject)}?"


def _contrasted(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the questions for the terms that a sentence tells from their likes."""
    for contrast in contrasts_of(fact, findings):
        distractors = lookalikes(contrast, findings)
        if distractors and is_option(contrast.key):
            lead_in = anchored(contrast.lead_in, findings)
            yield Candidate(fact, contrast.way, Mcq("", lead_in, capitalised(contrast.key), distractors), fact.evidence)
