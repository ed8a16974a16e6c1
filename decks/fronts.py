"""The fronts of bullets and names: for each relation, the question that a clinician would ask and its answer."""

import re
from collections.abc import Callable

from decks.facts import Findings
from decks.framing import OF_CONDITION, anchored, condition_name, kind_of, names_no_thing, where
from decks.grammar import with_indefinite
from decks.knowledge import body_part, find_terms, is_category_term, term_type
from decks.model import Fact, Relation, SectionKind
from decks.phrases import PhraseClass, has_clause, is_adjective, is_plural, phrase_class
from decks.wording import be, category_noun, choice, inner, term_noun, without_stop

# A front and a back, or None where the fact's words do not fit the question.
Asked = tuple[str, str]
Frame = Callable[[Fact, Findings], Asked | None]
_SUPERLATIVE = re.compile(
    r"(?i)^(?P<most>(?:the|a) (?:\w+ ){1,3}?(?:cause|type|form|symptom|sign|complication|treatment|feature|finding|"
    r"trigger|test)s?)\b(?P<rest>.*)$"
)
_RESULT_VERB = re.compile(r"(?i)^(?:shows?|reveals?|demonstrates?|finds?) ")
_USE = re.compile(
    r"(?i)^(?P<verb>used|given|indicated|recommended|preferred|reserved|prescribed|needed)(?P<how> \w+ly)?"
    r"(?= (?:in|for|when|if|after|during|before) )"
)
# A bullet that tells how a test is done, not what it shows.
TOLD_AS_A_TEST = re.compile(
    r"(?:an?|the) (?:\w+ )?(?:procedure|test|exam|scan|method|x-ray|treatment|removal|use)\b", re.IGNORECASE
)
# What kind of drug a drug is, in the plural: "Serotonin agonists".
_CLASS_OF_DRUGS = re.compile(
    r"(?i)^(?:(?!(?:in|with|used|to|for|of|and|or|after|by|on)\b)[\w/+-]+ ){0,5}?"
    r"(?:agonist|antagonist|inhibitor|blocker|agent|analog|analogue|modulator|sequestrant|"
    r"stimulant|diuretic|hormone|steroid|corticosteroid|antibiotic|antiviral|antifungal|antidepressant|"
    r"anticonvulsant|anticoagulant|antihistamine|bronchodilator|immunosuppressant)s?\b(?! (?:of|or|and)\b)"
)
_LINE = re.compile(
    r"(?i)^(?P<line>(?:first|second|third|last)-line)(?: (?:treatment|therapy|option|choice|agents?|drugs?))? "
    r"(?:for|in) (?P<what>.+)$"
)
_LINE_ALONE = re.compile(
    r"(?i)^(?:first|second|third|last)-line(?: (?:treatment|therapy|option|choice|agents?|drugs?))?\.?$"
)
_OF_CHOICE = re.compile(
    r"(?i)^(?P<the>the )?(?:(?:drug|treatment|therapy|agent|antibiotic|test|imaging study) of choice|antidote|"
    r"cornerstone|mainstay|backbone)\b"
)
# Not how it is used: what it spares, what is to be done first, how good it is.
_NO_WAY = re.compile(
    r"(?i)\bthan\b|^(?:one of|among) |^(?:screen|check|monitor|avoid|start|stop|consider|watch|measure|test) "
)
_HOW_MUCH = re.compile(r"(?i)(?:at least|about|up to|\d+(?: to \d+)?) (?:\d+ )?(?:minutes|hours)\b")
_HOW_GOOD = re.compile(r"(?i)(?:high(?:ly)? |low )?(?:sensitiv|specific)")
_DONE = re.compile(
    r"(?i)^(?P<verb>(?:\w+ly )?(?:given|taken|administered|injected|inhaled|recommended|indicated|reserved|preferred|"
    r"considered|prescribed|advised|offered|useful|effective|needed|required|performed|started|continued)) "
    r"(?P<rest>.+)$"
)
_HOW_OFTEN = re.compile(r"(?i)(?:once|twice|every|each|daily|weekly|monthly|yearly|annually|\w+ times)\b")
_IN_WHOM = re.compile(
    r"(?i)(?P<to>in|for) (?=(?:\w+ ){0,3}?(?:patients?|people|adults|children|infants|women|men|those|individuals)\b)"
)
_IF = re.compile(r"(?i)\b(?:when|if|once|after|before|until)\b(?! (?:daily|weekly|monthly|every|a|per|in every)\b)")
_BY = re.compile(r"(?i)(?:by|as|via|through|with|orally|intravenously|subcutaneously)\b")
_ACT = re.compile(r"(?:surgical )?(?:removal|destruction|replacement|injection|insertion|repair) of\b", re.IGNORECASE)
_TYPE = re.compile(r"(?i)\b(?:type|form)s?$")
_TYPES_OF = re.compile(r"(?i)(?:types|forms|kinds) of (?P<what>.+)$")
_FORMS = frozenset(("types", "forms", "classification", "subtypes", "types and forms", "causes", "overview"))
_HOW_FREQUENT = re.compile(
    r"(?i)\b(?:common|rare|frequent|unusual|typical|possible|present|absent|prominent|more|less|than)\b"
)
_GIVEN = ("drug", "drug class", "vaccine", "procedure", "device", "therapy", "test", "imaging study")
_DRUGS = ("drug", "drug_class", "therapy")
_STEP = re.compile(r"(?:step|stage|phase|level|grade) [\dIVX]+", re.IGNORECASE)
_USED_IN = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT, SectionKind.PREVENTION)
_SEEN = (SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.OVERVIEW)


# From bullets -------------------------------------------------------------------------------------------------------


def _result(fact: Fact, findings: Findings) -> Asked | None:
    subject, said = inner(fact.subject), fact.object
    if TOLD_AS_A_TEST.match(said) or _HOW_GOOD.match(said) or _is_an_illness(fact.subject):
        return None
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
    people = _IN_WHOM.match(fact.object)
    if people is not None:
        is_used = f"{be(fact.subject)} {inner(fact.subject)} used {where(fact, findings)}?"
        return f"For which patients {is_used}", fact.object[people.end() :]
    said = re.sub(r"(?i)^for ", "", fact.object)
    return f"What {be(fact.subject)} {inner(fact.subject)} used for {where(fact, findings)}?", said


def _indication(fact: Fact, findings: Findings) -> Asked | None:
    if kind_of(fact, findings) not in _USED_IN:  # what else a drug is for that is named as a cause
        return None
    done = _done(fact, findings)
    if done is not None:
        return done
    used = _USE.match(fact.object)
    verb = f"{used['verb'].lower()}{used['how'] or ''}" if used else "used"
    question = f"When {be(fact.subject)} {inner(fact.subject)} {verb} {where(fact, findings)}?"
    return question, _USE.sub("", fact.object).strip()


def _dose(fact: Fact, findings: Findings) -> Asked | None:
    return f"How {be(fact.subject)} {inner(fact.subject)} dosed {where(fact, findings)}?", fact.object


def _regimen(fact: Fact, findings: Findings) -> Asked | None:
    if phrase_class(fact.object) is PhraseClass.CLAUSE or _is_an_illness(fact.subject) or _NO_WAY.search(fact.object):
        return None
    if _ACT.match(fact.object):
        return f"What {be(fact.subject)} {inner(fact.subject)}, as used {where(fact, findings)}?", fact.object
    if _HOW_MUCH.match(fact.object):
        return f"How much {inner(fact.subject)} is advised {where(fact, findings)}?", fact.object
    told = _place_in_care(fact, findings) or _given_for(fact, findings) or _done(fact, findings)
    if told is not None or has_clause(fact.object) or _LINE_ALONE.match(fact.object):
        return told  # what it does is not how it is given; first of what, nothing says
    return f"How {be(fact.subject)} {inner(fact.subject)} used {where(fact, findings)}?", fact.object


def _is_an_illness(subject: str) -> bool:
    """Tell whether *subject* is an illness or a sign, which nobody uses and which has no result."""
    known = term_type(subject)
    return known is not None and known.kind in ("condition", "finding", "symptom", "tumor")


def _place_in_care(fact: Fact, findings: Findings) -> Asked | None:
    """Ask what a drug is first-line or of choice for, or what kind of drug it is; None if neither is said."""
    line, subject, verb = _LINE.match(fact.object), inner(fact.subject), be(fact.subject)
    choice_of = _OF_CHOICE.match(fact.object)
    if choice_of is not None:
        the = "" if choice_of["the"] else "the "
        return anchored(f"What is {the}{inner(without_stop(fact.object))}?", findings), fact.subject
    if line is not None:
        asks = f"For what {verb} {subject} {line['line'].lower()} treatment {where(fact, findings)}?"
        return asks, line["what"]
    if _CLASS_OF_DRUGS.match(fact.object):
        noun = "drugs" if is_plural(fact.subject) else "drug"
        return f"What kind of {noun} {verb} {subject}, as used {where(fact, findings)}?", fact.object
    return None


def _given_for(fact: Fact, findings: Findings) -> Asked | None:
    """Ask what is given at a step or for what is treated: "Step 2: salbutamol", "Prosthetic valve: vancomycin"."""
    gives_a_drug = any(found.type.kind in _DRUGS for found in find_terms(fact.object))
    is_step = _STEP.match(fact.subject) is not None
    if not is_step and (not gives_a_drug or term_noun(fact.subject) in _GIVEN):
        return None
    given = f"what is given {'at' if is_step else 'for'} {inner(fact.subject)}"
    return f"In the treatment of {condition_name(fact, findings)}, {given}?", fact.object


def _done(fact: Fact, findings: Findings) -> Asked | None:
    """Ask how often, how or in whom something is done or of use; None where the bullet does not say."""
    done = _DONE.match(fact.object)
    if done is None or _IF.search(fact.object):
        return None
    rest = done["rest"]
    is_done = f"{be(fact.subject)} {inner(fact.subject)} {done['verb'].lower()} {where(fact, findings)}?"
    people = _IN_WHOM.match(rest)
    if people is not None:
        return f"{people['to'].capitalize()} which patients {is_done}", rest[people.end() :]
    for wh, pattern in (("How often", _HOW_OFTEN), ("How", _BY)):
        if pattern.match(rest):
            return f"{wh} {is_done}", rest
    return None


def _kind_of_thing(fact: Fact, findings: Findings) -> Asked | None:
    kind, subject = kind_of(fact, findings), inner(fact.subject)
    noun = category_noun(fact.subject, kind)
    if kind in _USED_IN and (term_noun(fact.subject) != noun or TOLD_AS_A_TEST.match(fact.object)):
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
    if kind_of(fact, findings) in _USED_IN:
        return _done(fact, findings)
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
    if part is None or fact.is_negative or (fact.points and is_adjective(fact.subject)):
        return None  # "Psychiatric: …" is a list of psychiatric features
    noun = "complications" if kind is SectionKind.COMPLICATIONS else "signs or symptoms"
    listed = f"Name {len(fact.points)} {noun} of {name} that involve {part}."
    return listed if fact.points else f"How may {name} affect {part}?", fact.object


# Names ---------------------------------------------------------------------------------------------------------------


def _other_name(fact: Fact, findings: Findings) -> Asked | None:
    return f"By what other name is {findings.topic.name} known?", fact.object


FROM_BULLETS: dict[Relation, Frame] = {
    Relation.IS_A: _kind_of_thing,
    Relation.KNOWN_AS: _other_name,
    Relation.DESCRIBED_AS: _description,
    Relation.INVOLVES: _involved,
    Relation.IS: _character,
    Relation.IS_THE_MOST: _most,
    Relation.SHOWS: _result,
    Relation.IS_USED_TO: _purpose,
    Relation.IS_USED_FOR: _use,
    Relation.IS_USED_WHEN: _indication,
    Relation.IS_GIVEN_AS: _regimen,
    Relation.HAS_DOSE: _dose,
}


def asked_of_bullet(fact: Fact, findings: Findings) -> Asked | None:
    """Return the front that asks what *fact*, of a bullet, says of its subject, and its back; None where none fits."""
    if phrase_class(fact.subject) in (PhraseClass.PREPOSITION, PhraseClass.CONDITION):
        return None  # "Without severe features: delivery at 37 weeks" names no thing
    frame = FROM_BULLETS.get(fact.relation)
    return frame(fact, findings) if frame else None
