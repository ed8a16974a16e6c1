"""The fronts of bullets and names: for each relation, the question that a clinician would ask and its answer."""

import re
from collections.abc import Callable

from decks.care_fronts import (
    USED_IN,
    Asked,
    done_to,
    dose,
    indication,
    is_an_illness,
    purpose,
    regimen,
    use,
    warned,
)
from decks.facts import Findings
from decks.framing import OF_CONDITION, anchored, condition_name, kind_of, names_no_thing, where
from decks.grammar import with_indefinite
from decks.knowledge import body_part, is_category_term, is_negative, term_type
from decks.model import Fact, Relation, SectionKind
from decks.phrases import PhraseClass, is_adjective, is_plural, phrase_class
from decks.wording import PARTS, be, category_noun, heading_noun, inner, term_noun, without_stop

Frame = Callable[[Fact, Findings], Asked | None]
_SUPERLATIVE = re.compile(
    r"(?i)^(?P<most>(?:the|a) (?:\w+ ){1,3}?(?:cause|type|form|symptom|sign|complication|treatment|feature|finding|"
    r"trigger|test)s?)\b(?P<rest>.*)$"
)
_RESULT_VERB = re.compile(r"(?i)^(?:shows?|reveals?|demonstrates?|finds?) ")
# A bullet that tells how a test is done, not what it shows.
TOLD_AS_A_TEST = re.compile(
    r"(?:an?|the) (?:\w+ )?(?:procedure|test|exam|scan|method|x-ray|treatment|removal|use)\b", re.IGNORECASE
)
_HOW_GOOD = re.compile(r"(?i)(?:high(?:ly)? |low )?(?:sensitiv|specific)")
_TYPE = re.compile(r"(?i)\b(?:type|form)s?$")
_TYPES_OF = re.compile(r"(?i)(?:types|forms|kinds) of (?P<what>.+)$")
_FORMS = frozenset(("types", "forms", "classification", "subtypes", "types and forms", "causes", "overview"))
_HOW_FREQUENT = re.compile(
    r"(?i)\b(?:common|rare|frequent|unusual|typical|possible|present|absent|prominent|more|less|than)\b"
)
_NO_FINDING = re.compile(
    r"(?i)(?:usually|often|typically|sometimes|mostly|the|an?|may|can|larger|smaller|at least)\b|\d"
)
# By whom it is reported, and what to think of it, are not what it is.
_NO_DESCRIPTION = re.compile(
    r"(?i)(?:reported|seen|found|noted|felt|present) (?:by|in)\b|(?:suspect|consider|think of|look for)\b"
)
_SEEN = (SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.OVERVIEW)


# From bullets -------------------------------------------------------------------------------------------------------


def _result(fact: Fact, findings: Findings) -> Asked | None:
    subject, said = inner(fact.subject), fact.object
    if TOLD_AS_A_TEST.match(said) or _HOW_GOOD.match(said) or is_an_illness(fact.subject):
        return None
    if heading_noun(fact.group) in PARTS:
        return None  # a stage is no test
    modal = re.match(r"(?i)(may|can|might|could) (\w+) ", said)
    if modal and phrase_class(said) is PhraseClass.FINITE:
        return f"What {modal[1].lower()} {subject} {modal[2]} {where(fact, findings)}?", said[modal.end() :]
    if phrase_class(said) is PhraseClass.FINITE and not _RESULT_VERB.match(said):
        return None  # what it detects or confirms
    return f"What is the typical result of {subject} {where(fact, findings)}?", _RESULT_VERB.sub("", said)


def _kind_of_thing(fact: Fact, findings: Findings) -> Asked | None:
    kind, subject = kind_of(fact, findings), inner(fact.subject)
    noun = category_noun(fact.subject, kind)
    if kind in USED_IN and (term_noun(fact.subject) != noun or TOLD_AS_A_TEST.match(fact.object)):
        return None  # a doctor or a disease that is named beside the treatments
    if kind in (SectionKind.CAUSES, SectionKind.RISK_FACTORS):
        return None  # what a drug or a habit is beside being a cause
    if kind in OF_CONDITION:
        as_what = f"As {with_indefinite(noun)} of {condition_name(fact, findings)}"
        return f"{as_what}, what {be(fact.subject)} {subject}?", fact.object
    return f"What kind of {noun} {be(fact.subject)} {subject}, as used {where(fact, findings)}?", fact.object


def _whole_of(fact: Fact, findings: Findings) -> str | None:
    """Return what a "most common type" is a type of: what its heading says, else the condition it stands for itself."""
    told = _TYPES_OF.match(fact.group)
    if told is not None:
        return f"{inner(told['what'])} {where(fact, findings)}"
    names = findings.topic.mention.search(fact.subject) or not fact.group or fact.group.lower() in _FORMS
    return condition_name(fact, findings) if names else None


def _most(fact: Fact, findings: Findings) -> Asked | None:
    superlative = _SUPERLATIVE.match(without_stop(fact.object))
    if superlative is None or is_category_term(fact.subject):
        return None
    if _TYPE.search(superlative["most"]) and not superlative["rest"]:
        whole = _whole_of(fact, findings)
        return (f"What is {inner(superlative['most'])} of {whole}?", fact.subject) if whole else None
    to = "for" if re.search(r"(?:test|treatment)s?$", superlative["most"]) else "of"
    of = "" if re.match(r" (?:of|for) ", superlative["rest"]) else f" {to} {condition_name(fact, findings)}"
    most = inner(superlative["most"])
    return anchored(f"What {be(most)} {most}{of}{superlative['rest']}?", findings), fact.subject


def _character(fact: Fact, findings: Findings) -> Asked | None:
    """Ask what a finding is like: "progressive, at first on exertion"; not how frequent it is; of care, in whom."""
    if kind_of(fact, findings) in USED_IN:
        return done_to(fact, findings)
    is_told = kind_of(fact, findings) in _SEEN and phrase_class(fact.object) is PhraseClass.ADJECTIVE
    known = term_type(fact.subject)
    if (
        not is_told
        or known is None
        or known.kind not in ("finding", "symptom")
        or _HOW_FREQUENT.search(fact.object)
        or fact.is_negative
    ):
        return None
    return f"What {be(fact.subject)} {inner(fact.subject)} like {where(fact, findings)}?", fact.object


def _description(fact: Fact, findings: Findings) -> Asked | None:
    if _NO_DESCRIPTION.match(fact.object):
        return None
    if (
        phrase_class(fact.subject) is not PhraseClass.NOUN
        or names_no_thing(fact)
        or kind_of(fact, findings) not in _SEEN
    ):
        return None
    if term_type(fact.subject) is None and not is_plural(fact.subject):  # "a pink puffer", or "aura" without "an"
        return f"What does “{inner(fact.subject)}” refer to {where(fact, findings)}?", fact.object
    return f"What {be(fact.subject)} {inner(fact.subject)}, as seen {where(fact, findings)}?", fact.object


def _involved(fact: Fact, findings: Findings) -> Asked | None:
    part, kind, name = body_part(fact.subject), kind_of(fact, findings), condition_name(fact, findings)
    if any(_NO_FINDING.match(point) for point in fact.points):
        return None  # "usually single, 1.5 cm or larger" tells of one finding
    if part is None or fact.is_negative or (fact.points and is_adjective(fact.subject)):
        return None  # "Psychiatric: …" is a list of psychiatric features
    noun = "complications" if kind is SectionKind.COMPLICATIONS else "signs or symptoms"
    listed = f"Name {len(fact.points)} {noun} of {name} that involve {part}."
    return listed if fact.points else f"How may {name} affect {part}?", fact.object


_FORMERLY = re.compile(r"\b(?:formerly|previously|once) (?:known as|called|named|termed) (?:the )?$")


# Names ---------------------------------------------------------------------------------------------------------------


def _other_name(fact: Fact, findings: Findings) -> Asked | None:
    before = findings.article.text[: findings.topic.synonym_at.start_char] if findings.topic.synonym_at else ""
    if _FORMERLY.search(before):
        return f"By what other name was {findings.topic.name} formerly known?", fact.object
    return f"By what other name is {findings.topic.name} known?", fact.object


FROM_BULLETS: dict[Relation, Frame] = {
    Relation.IS_A: _kind_of_thing,
    Relation.KNOWN_AS: _other_name,
    Relation.DESCRIBED_AS: _description,
    Relation.INVOLVES: _involved,
    Relation.IS: _character,
    Relation.IS_THE_MOST: _most,
    Relation.SHOWS: _result,
    Relation.IS_USED_TO: purpose,
    Relation.IS_USED_FOR: use,
    Relation.IS_USED_WHEN: indication,
    Relation.IS_GIVEN_AS: regimen,
    Relation.HAS_DOSE: dose,
}


def asked_of_bullet(fact: Fact, findings: Findings) -> Asked | None:
    """Return the front that asks what *fact*, of a bullet, says of its subject, and its back; None where none fits."""
    if phrase_class(fact.subject) in (PhraseClass.PREPOSITION, PhraseClass.CONDITION):
        return None  # "Without severe features: delivery at 37 weeks" names no thing
    if is_negative(fact.group):
        return warned(fact, findings)
    frame = FROM_BULLETS.get(fact.relation)
    return frame(fact, findings) if frame else None
