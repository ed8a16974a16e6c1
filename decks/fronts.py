"""The fronts of flashcards: for each relation, the question that a clinician would ask and the answer to it."""

import re
from collections.abc import Callable

from decks.facts import Findings
from decks.framing import OF_CONDITION, anchored, condition_name, inside, kind_of, where
from decks.grammar import singular_verb, wh_question, with_indefinite
from decks.knowledge import find_terms, is_category_term
from decks.model import Fact, Relation, SectionKind
from decks.phrases import PhraseClass, has_verb, phrase_class
from decks.wording import be, category_noun, choice, inner, with_the, without_stop

# A front and a back, or None where the fact's words do not fit the question.
Asked = tuple[str, str]
Frame = Callable[[Fact, Findings], Asked | None]
_PERSON = re.compile(
    r"^(?:\w+ ){0,4}(?:people|persons?|individuals?|patients?|children|adults?|women|men|males?|females?|infants?|"
    r"babies)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:approximately|about|nearly|almost|up to|at least|over|half|most|some|many|\d|one|two)\b", re.IGNORECASE
)
_MANY = re.compile(
    r"(?:about |nearly |over |more than )?(?:millions|thousands|hundreds|many|some|most)\b", re.IGNORECASE
)
_SUPERLATIVE = re.compile(
    r"(?i)^(?P<most>(?:the|a) (?:\w+ ){1,3}?(?:cause|type|form|symptom|sign|complication|treatment|feature|finding|"
    r"trigger|test)s?)\b(?P<rest>.*)$"
)
_RESULT_VERB = re.compile(r"(?i)^(?:shows?|reveals?|demonstrates?|finds?) ")
_USE = re.compile(
    r"(?i)^(?P<verb>used|given|indicated|recommended|preferred|reserved|prescribed|needed)(?P<how> \w+ly)?"
    r"(?= (?:in|for|when|if|after|during|before) )"
)
MIN_MENTIONS = 2
_SEEN = (SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.OVERVIEW)


# From bullets -------------------------------------------------------------------------------------------------------


def _result(fact: Fact, findings: Findings) -> Asked | None:
    subject, said = inner(fact.subject), fact.object
    modal = re.match(r"(?i)(may|can|might|could) (\w+) ", said)
    if modal and phrase_class(said) is PhraseClass.FINITE:
        return f"What {modal[1].lower()} {subject} {modal[2]} {where(fact, findings)}?", said[modal.end() :]
    return f"What is the typical result of {subject} {where(fact, findings)}?", _RESULT_VERB.sub("", said)


def _purpose(fact: Fact, findings: Findings) -> Asked | None:
    subject = inner(fact.subject)
    frames = (
        f"What is the purpose of {subject} {where(fact, findings)}?",
        f"Why {be(fact.subject)} {subject} used {where(fact, findings)}?",
    )
    said = re.sub(r"(?i)^used (?=to )", "", fact.object)
    return choice(frames, fact.subject + fact.object), said


def _use(fact: Fact, findings: Findings) -> Asked | None:
    said = re.sub(r"(?i)^for ", "", fact.object)
    return f"What {be(fact.subject)} {inner(fact.subject)} used for {where(fact, findings)}?", said


def _indication(fact: Fact, findings: Findings) -> Asked | None:
    used = _USE.match(fact.object)
    verb = f"{used['verb'].lower()}{used['how'] or ''}" if used else "used"
    question = f"When {be(fact.subject)} {inner(fact.subject)} {verb} {where(fact, findings)}?"
    return question, _USE.sub("", fact.object).strip()


def _dose(fact: Fact, findings: Findings) -> Asked | None:
    return f"How {be(fact.subject)} {inner(fact.subject)} dosed {where(fact, findings)}?", fact.object


def _regimen(fact: Fact, findings: Findings) -> Asked | None:
    return f"How {be(fact.subject)} {inner(fact.subject)} used {where(fact, findings)}?", fact.object


def _kind_of_thing(fact: Fact, findings: Findings) -> Asked | None:
    kind, subject = kind_of(fact, findings), inner(fact.subject)
    noun = category_noun(fact.subject, kind)
    if kind in OF_CONDITION:
        as_what = f"As {with_indefinite(noun)} of {condition_name(fact, findings)}"
        return f"{as_what}, what {be(fact.subject)} {subject}?", fact.object
    return f"What kind of {noun} {be(fact.subject)} {subject}, as used {where(fact, findings)}?", fact.object


def _most(fact: Fact, findings: Findings) -> Asked | None:
    superlative = _SUPERLATIVE.match(without_stop(fact.object))
    if superlative is None or is_category_term(fact.subject):
        return None
    to = "for" if re.search(r"(?:test|treatment)s?$", superlative["most"]) else "of"
    of = "" if re.match(r" (?:of|for) ", superlative["rest"]) else f" {to} {condition_name(fact, findings)}"
    most = inner(superlative["most"])
    return anchored(f"What {be(most)} {most}{of}{superlative['rest']}?", findings), fact.subject


def _description(fact: Fact, findings: Findings) -> Asked | None:
    if phrase_class(fact.subject) is not PhraseClass.NOUN or kind_of(fact, findings) not in _SEEN:
        return None
    return f"What {be(fact.subject)} {inner(fact.subject)}, as seen {where(fact, findings)}?", fact.object


# From sentences -----------------------------------------------------------------------------------------------------


def _other_name(fact: Fact, findings: Findings) -> Asked | None:
    return f"By what other name is {findings.topic.name} known?", fact.object


def _abbreviation(fact: Fact, findings: Findings) -> Asked | None:
    return f"What does the abbreviation {fact.object} stand for?", fact.subject


def _nature(fact: Fact, findings: Findings) -> Asked | None:
    bare = re.sub(r"(?i)^(?:the|an?) ", "", fact.subject)
    if findings.topic.mention.fullmatch(bare):
        return f"What {be(fact.subject)} {inside(bare, findings)}?", fact.object
    if _SUPERLATIVE.match(fact.object):
        return _most(fact, findings)
    if len(fact.subject.split()) > 4 or not _is_own_term(fact.subject, findings):
        return None
    return anchored(f"What {be(fact.subject)} {inside(fact.subject, findings)}?", findings), fact.object


def _is_own_term(subject: str, findings: Findings) -> bool:
    """Tell whether *subject* is a clinical term that the article keeps speaking of, no word of general biology."""
    known = any(found.type.kind != "anatomical" for found in find_terms(subject))
    return known and sum(subject.lower() in s.text.lower() for s in findings.statements) >= MIN_MENTIONS


def _asked(wh: str) -> Frame:
    """Return the frame that asks with *wh* for what follows the predicate."""

    def frame(fact: Fact, findings: Findings) -> Asked | None:
        if re.search(r"(?i)\bany\b", fact.object):
            return None
        if fact.relation is Relation.AFFECTS and _MANY.match(fact.object):
            return None
        asks = "Whom" if fact.relation is Relation.AFFECTS and _PERSON.match(fact.object) else wh
        question = wh_question(asks, with_the(inside(fact.subject, findings)), fact.predicate)
        question = f"{fact.setting}, {question[0].lower()}{question[1:]}" if fact.setting and question else question
        return (anchored(question, findings), fact.object) if question else None

    return frame


def _population(fact: Fact, findings: Findings) -> Asked | None:
    question = wh_question("In whom", with_the(inside(fact.subject, findings)), fact.predicate)
    said = re.sub(r"(?i)^(?:in|among) ", "", fact.object)
    if not question or fact.setting or not _PERSON.match(said) or _SHARE.match(said):
        return None
    return anchored(question, findings), said


def _agent(fact: Fact, findings: Findings) -> Asked | None:
    """Ask for the subject: "What improves outcomes?"; it must say more than the condition's name."""
    subject = without_stop(fact.subject)
    if findings.topic.mention.search(subject) or fact.setting or not 2 <= len(subject.split()) <= 8:
        return None
    return f"What {singular_verb(fact.predicate)} {without_stop(fact.object)} in {findings.topic.name}?", subject


def _experience(fact: Fact, findings: Findings) -> Asked | None:
    is_nothing = re.match(r"(?i)(?:no|little|few)\b", fact.object)
    is_thing = not is_nothing and phrase_class(fact.object) is PhraseClass.NOUN and not has_verb(fact.object)
    is_narrow = bool(fact.setting) or re.search(r"\b(?:with|who|infected|born|of)\b", fact.subject) is not None
    return _asked("What")(fact, findings) if is_thing and is_narrow and _PERSON.match(fact.subject) else None


def _effect(fact: Fact, findings: Findings) -> Asked | None:
    """Ask what something causes; what other things than the condition may cause has too many right answers."""
    may = re.match(r"(?i)(?:may|can|could|might)\b", fact.predicate)
    return None if may and not findings.topic.mention.search(fact.subject) else _asked("What")(fact, findings)


def _superlative(fact: Fact, findings: Findings) -> Asked | None:
    """Ask "What is the most common cause of gout?" where that is the subject of the sentence."""
    question = f"What {fact.predicate} {inner(fact.subject)}?"
    question = f"{fact.setting}, {question[0].lower()}{question[1:]}" if fact.setting else question
    return anchored(question, findings), fact.object


FROM_BULLETS: dict[Relation, Frame] = {
    Relation.IS_A: _kind_of_thing,
    Relation.KNOWN_AS: _other_name,
    Relation.STANDS_FOR: _abbreviation,
    Relation.DESCRIBED_AS: _description,
    Relation.IS_THE_MOST: _most,
    Relation.SHOWS: _result,
    Relation.IS_USED_TO: _purpose,
    Relation.IS_USED_FOR: _use,
    Relation.IS_USED_WHEN: _indication,
    Relation.IS_GIVEN_AS: _regimen,
    Relation.HAS_DOSE: _dose,
}
FROM_SENTENCES: dict[Relation, Frame] = {
    Relation.CAUSED_BY: _asked("What"),
    Relation.CAUSES: _effect,
    Relation.IS_THE_MOST: _superlative,
    Relation.HAS_PARTS: _asked("By what"),
    Relation.OCCURS_AT: _asked("Where"),
    Relation.AFFECTS: _asked("What"),
    Relation.IS_GIVEN_AS: _asked("How"),
    Relation.IS_USED_TO: _asked("Why"),
    Relation.IS_USED_WHEN: _asked("When"),
    Relation.IS_A: _nature,
    Relation.OCCURS_IN: _population,
    Relation.IS_BASED_ON: _asked("What"),
    Relation.IS_BECAUSE: _asked("Why"),
    Relation.CHANGES: _agent,
    Relation.EXPERIENCES: _experience,
    Relation.IS_CALLED: _asked("What"),
    Relation.REQUIRES: _asked("What"),
    Relation.IS_ACQUIRED: _asked("How"),
    Relation.OCCURS_WHEN: _asked("When"),
}


def asked_of_fact(fact: Fact, findings: Findings) -> Asked | None:
    """Return the front that asks what *fact* says of its subject, and its back; None where no frame fits."""
    frame = (FROM_SENTENCES if fact.predicate else FROM_BULLETS).get(fact.relation)
    return frame(fact, findings) if frame else None
