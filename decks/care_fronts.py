"""The fronts of bullets on tests and treatments: what for, when, how, how often, in whom, of which kind."""

import re

from decks.facts import Findings
from decks.framing import anchored, condition_name, kind_of, where
from decks.knowledge import find_terms, term_type
from decks.model import Fact, Relation, SectionKind
from decks.phrases import PhraseClass, has_clause, is_plural, phrase_class
from decks.wording import be, choice, inner, term_noun, without_stop

# A front and a back, or None where the fact's words do not fit the question.
Asked = tuple[str, str]
USED_IN = (SectionKind.DIAGNOSIS, SectionKind.TREATMENT, SectionKind.PREVENTION)
_USE = re.compile(
    r"(?i)^(?P<verb>used|given|indicated|recommended|preferred|reserved|prescribed|needed|considered|started|added|"
    r"offered|advised)(?P<how> \w+ly)?"
    r"(?= (?:in|for|when|if|after|during|before) )"
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
_OF_CHOICE = re.compile(
    r"(?i)^(?P<the>the )?(?:(?:drug|treatment|therapy|agent|antibiotic|test|imaging study) of choice|antidote|"
    r"cornerstone|mainstay|backbone)\b"
)
# Not how it is used: what it spares, what is to be done first, how good it is.
_NO_WAY = re.compile(
    r"(?i)\bthan\b|^(?:one of|among|cure rates?|survival|success) |"
    r"^(?:screen|check|monitor|avoid|start|stop|consider|watch|measure|test) "
)
# What tells how something is given: a dose, a route, a course, what goes with it.
_WAY = re.compile(
    r"(?i)\b(?:\d+ ?(?:mg|g|mcg|mL|units)|doses?|daily|weekly|monthly|hourly|days|weeks|infusions?|injections?|drips?|"
    r"intravenous(?:ly)?|oral(?:ly)?|topical(?:ly)?|subcutaneous(?:ly)?|intramuscular(?:ly)?|inhaled|nasal|sprays?|creams?|"
    r"tablets?|regimens?|courses?|taper\w*|combin\w+|conjunction|alone|together|followed|mouth|vein)\b|-dose\b"
)
_HOW_MUCH = re.compile(r"(?i)(?:at least|about|up to|\d+(?: to \d+)?) (?:\d+ )?(?:minutes|hours)\b")
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
_GIVEN = ("drug", "drug class", "vaccine", "procedure", "device", "therapy", "test", "imaging study")
_DRUGS = ("drug", "drug_class", "therapy")
_STEP = re.compile(r"(?:step|stage|phase|level|grade) [\dIVX]+", re.IGNORECASE)


def purpose(fact: Fact, findings: Findings) -> Asked | None:
    """Ask what a test or a treatment is for: "To detect stones"."""
    subject = inner(fact.subject)
    frames = (
        f"What is the purpose of {subject} {where(fact, findings)}?",
        f"Why {be(fact.subject)} {subject} used {where(fact, findings)}?",
    )
    said = re.sub(r"(?i)^used (?=to )", "", fact.object)
    return choice(frames, fact.subject + fact.object), said


def use(fact: Fact, findings: Findings) -> Asked | None:
    """Ask what, or for which patients, something is used for: "For severe pain"."""
    people = _IN_WHOM.match(fact.object)
    if people is not None:
        is_used = f"{be(fact.subject)} {inner(fact.subject)} used {where(fact, findings)}?"
        return f"For which patients {is_used}", fact.object[people.end() :]
    said = re.sub(r"(?i)^for ", "", fact.object)
    return f"What {be(fact.subject)} {inner(fact.subject)} used for {where(fact, findings)}?", said


def indication(fact: Fact, findings: Findings) -> Asked | None:
    """Ask when something is used, or how often, how or in whom it is recommended."""
    if kind_of(fact, findings) not in USED_IN:  # what else a drug is for that is named as a cause
        return None
    done = done_to(fact, findings)
    if done is not None:
        return done
    used = _USE.match(fact.object)
    verb = f"{used['verb'].lower()}{used['how'] or ''}" if used else "used"
    question = f"When {be(fact.subject)} {inner(fact.subject)} {verb} {where(fact, findings)}?"
    return question, _USE.sub("", fact.object).strip()


def dose(fact: Fact, findings: Findings) -> Asked | None:
    """Ask for the dose."""
    return f"How {be(fact.subject)} {inner(fact.subject)} dosed {where(fact, findings)}?", fact.object


def regimen(fact: Fact, findings: Findings) -> Asked | None:
    """Ask for what, as what or how something is given, by the grammar of what is said; None where it says none."""
    if phrase_class(fact.object) is PhraseClass.CLAUSE or is_an_illness(fact.subject) or _NO_WAY.search(fact.object):
        return None
    if _ACT.match(fact.object):
        return f"What {be(fact.subject)} {inner(fact.subject)}, as used {where(fact, findings)}?", fact.object
    if _HOW_MUCH.match(fact.object):
        return f"How much {inner(fact.subject)} is advised {where(fact, findings)}?", fact.object
    told = _place_in_care(fact, findings) or _given_for(fact, findings) or done_to(fact, findings)
    if told is not None or has_clause(fact.object) or not _WAY.search(fact.object):
        return told  # what it does, or does amiss, is not how it is given
    return f"How {be(fact.subject)} {inner(fact.subject)} used {where(fact, findings)}?", fact.object


def is_an_illness(subject: str) -> bool:
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
    bare = re.sub(r"\s*\([^()]*\)", "", fact.subject)
    if not is_step and (not gives_a_drug or term_noun(bare) in _GIVEN):
        return None
    given = f"what is given {'at' if is_step else 'for'} {inner(fact.subject)}"
    return f"In the treatment of {condition_name(fact, findings)}, {given}?", fact.object


def done_to(fact: Fact, findings: Findings) -> Asked | None:
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


def warned(fact: Fact, findings: Findings) -> Asked | None:
    """Ask why what stands under "Drugs to avoid" is to be avoided, where the bullet says what it does."""
    is_told = fact.relation is Relation.DOES and kind_of(fact, findings) in USED_IN
    return (f"Why should {inner(fact.subject)} be avoided {where(fact, findings)}?", fact.object) if is_told else None
