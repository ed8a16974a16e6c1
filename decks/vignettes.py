"""Facts to case vignettes: a patient, a problem, one best answer."""

import re
from collections.abc import Callable, Iterator

from decks.cases import Story, story_of
from decks.distractors import content_words, distractors_for, is_option, overlap
from decks.facts import Findings
from decks.framing import Candidate, kind_of
from decks.grammar import capitalised
from decks.knowledge import condition, find_terms, finding
from decks.model import Fact, Relation, SectionKind, Span, Synthetic, Vignette
from decks.patients import Patient
from decks.phrases import PhraseClass, phrase_class
from decks.wording import common_noun, inner, listed, plural, without_stop

# What a case asks: words that end the stem, and the lead-in.
Asked = tuple[str, str]
CaseFrame = Callable[[Fact, Findings, Patient, str], Asked | None]
_MOST = re.compile(r"(?i)^the (?:single )?most (?:common|frequent) (?:underlying )?(?:cause|trigger)(?P<rest>.*)$")
_MODAL = re.compile(r"(?i)\b(?:may|can|might|could) ")
_CASES = re.compile(r"(?i)\b(?:in|for) (?P<which>[a-z\-]+(?: or [a-z\-]+)?) cases$")
_PEOPLE_WITH = re.compile(
    r"(?i)\b(?:in|for) (?:patients|people|women|men|children|adults|those) (?:with|who have) (?P<what>.+)$"
)
_WHEN = re.compile(r"(?i)\b(?:if|when) (?P<what>.+)$")
# Another illness that a treatment is for, or comes after, at the end of what is said of it.
_ILLNESS = re.compile(r"(?i)\b(?P<how>in|for|after) (?P<what>[^,;]+)$")
_OF_CHOICE = re.compile(r"(?i)\b(?:preferred|of choice|urgent\w*|indicated|required|reserved|performed|started)\b")
_MOST_BEFORE = 3  # words before the illness's name: "permanent", "recurrent"
# Words that say to whom a finding belongs, not what it is.
_APPLIES_TO = re.compile(
    r"(?i),?\s+(?:in (?:women|men|children|infants|adults|people|patients)|seen in|such as|typical of)\b.*$|"
    r",\s+(?:often|usually|typically|sometimes|mostly|mainly)\b.*$"
)
# Before a purpose, whom the case's patient is one of; any other group is another patient's.
_FOR_ALL = re.compile(r"(?i)^in (?:adults|children|infants|most patients), ")
_NO_SIGN = re.compile(r"(?i)(?:symptoms?|no|none|signs?|the most|usually|often|a (?:mild|milder|severe))\b")
# One patient has one of them: "cravings or yawning", but "jerks of the limbs or the face".
_EITHER = re.compile(r"(?i)^(?:(?!\b(?:of|in|on|at|when|standing|with) ).)*\bor\b")
_DEFINES = re.compile(r"(?i)^(?:an? )?\w+ (?:that|which|in which)\b")  # what it is, not how it looks in a patient
_ONE_OF_TWO = re.compile(r"\b(?:or|unless|except|if)\b")  # "severe renal or neuropsychiatric disease"
_OF_PEOPLE = re.compile(r"(?i)\b(?:patients?|people|adults|children|infants|women|men|those|individuals|cases)\b")
_DURATION = re.compile(r"\d+ (?:hours|days|weeks|months|years)")
_TELLS_NO_ONE = (_DURATION, _EITHER, _DEFINES)
# When an outcome shows: ours, not the article's.
_LATER = ("In the years after treatment", "Two years after treatment")


def vignettes_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the cases whose answer *fact* proves; none where nothing tells its subject from the others."""
    if fact.is_negative or not findings.topic.is_named:
        return
    frame = FRAMES.get((kind_of(fact, findings), fact.relation))
    if frame is not None and is_option(fact.subject) and len(content_words(fact.object)) >= 1:
        yield from _case(frame, fact, findings)


def _case(frame: CaseFrame, fact: Fact, findings: Findings) -> Iterator[Candidate]:
    distractors = distractors_for(fact.subject, fact, findings, fact.object)
    shown = (fact.subject, *(d.text for d in distractors))
    story = story_of(findings, fact=fact, options=shown)
    options = plural(common_noun(shown, kind_of(fact, findings)))
    asked = frame(fact, findings, story.patient, options) if distractors else None
    if asked is None:
        return
    ending, lead_in = asked
    later = tuple(Synthetic(words, "slot") for words in _LATER if words in ending)
    synthetic = (*story.synthetic, *later)
    content = Vignette(f"{story.text} {ending}", lead_in, capitalised(fact.subject), distractors, synthetic)
    yield Candidate(fact, "case", content, (*fact.evidence, *_proof(story, fact)))


def _proof(story: Story, fact: Fact) -> tuple[Span, ...]:
    """Return the statements that the story's findings come from, beside the fact's own."""
    return tuple(span for span in story.evidence if span not in fact.evidence)


# Frames: the first words tell what has been found or is wanted, the lead-in asks --------------------------------------


def _cause(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    most = _MOST.match(without_stop(fact.object))
    if most is None or (most["rest"] and most["rest"].strip().lower() != f"in {fact.population}".lower()):
        return None
    return (
        f"{patient.possessive.capitalize()} family asks what has brought this on.",
        "Which of the following is the most likely underlying cause of this patient's condition?",
    )


def _finding(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    said = _APPLIES_TO.sub("", without_stop(fact.object))
    if fact.points or _NO_SIGN.match(said) or any(p.search(said) for p in _TELLS_NO_ONE):
        return None
    found = finding(fact.subject)
    is_seen = found is not None and found.kind == "finding"
    tells = "Examination also shows" if is_seen else f"{patient.subject} also has"
    return f"{tells} {inner(said)}.", "Which of the following terms describes this finding?"


def _purpose(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    said = _FOR_ALL.sub("", without_stop(fact.object))
    wanted = re.sub(r"(?i)^used (?=to )", "", said)
    if not wanted.lower().startswith("to ") or re.match(r"(?i)to (?:prevent|protect|avoid)\b", wanted):
        return None
    if kind_of(fact, findings) is SectionKind.DIAGNOSIS:
        return (
            f"The team now needs {inner(wanted)}.",
            f"Which of the following {options} is most suited to this purpose?",
        )
    return f"The team now aims {inner(wanted)}.", f"Which of the following {options} is most suited to this aim?"


def _use(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    need = re.sub(r"(?i)^for ", "", without_stop(fact.object))
    if _OF_PEOPLE.search(need) or _ONE_OF_TWO.search(need):
        return None
    if re.match(r"(?i)(?:mild|moderate|severe|acute|active|persistent)\b", need):
        return f"{patient.subject} has {inner(need)}.", f"Which of the following {options} is used in this situation?"
    return (
        f"{patient.subject} now needs help with {inner(need)}.",
        f"Which of the following {options} is aimed at this need?",
    )


def _indication(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    said = without_stop(fact.object)
    situation = _situation(said, patient) or _other_illness(said, findings, patient)
    how = "preferred" if "prefer" in said.lower() else "used"
    return (situation, f"Which of the following {options} is {how} in this situation?") if situation else None


def _situation(said: str, patient: Patient) -> str | None:
    """Return the state of this patient that makes what was *said* apply: "used in severe cases", "if sight is lost"."""
    cases, people, clause = _CASES.search(said), _PEOPLE_WITH.search(said), _WHEN.search(said)
    if cases:
        return f"{patient.possessive.capitalize()} disease has proved {inner(cases['which'])}."
    if people and " or " not in people["what"]:
        return f"{patient.subject} also has {inner(people['what'])}."
    if clause and phrase_class(clause["what"]) is PhraseClass.CLAUSE:
        return f"{capitalised(clause['what'])}."
    return None


def _other_illness(said: str, findings: Findings, patient: Patient) -> str | None:
    """Return that this patient has another illness, for which or after which the treatment is *said* to be of choice.

    None where it is the condition itself, whatever its form, or nobody of this age has it.
    """
    found = _ILLNESS.search(said) if _OF_CHOICE.search(said) else None
    terms = find_terms(found["what"]) if found else ()
    name = next((term for term in terms if term.type.kind == "condition"), None)
    if found is None or name is None or len(found["what"][: name.start].split()) > _MOST_BEFORE:
        return None
    other = condition(name.term)
    is_of_age = other is None or any(low <= patient.years <= high for low, high in (a.years for a in other.ages))
    if not is_of_age or findings.topic.mention.search(found["what"]):
        return None
    has = "has had" if found["how"].lower() == "after" else "now has"
    return f"{patient.subject} {has} {inner(found['what'])}."


def _outcome(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    """Tell the course that the article describes as the course of this patient."""
    said = re.sub(r"(?i)^in (?:a )?\w+ of (?:cases|patients|people), ", "", without_stop(fact.object))
    if phrase_class(said) is not PhraseClass.CLAUSE or not re.match(r"(?i)(?:the )?symptoms ", said):
        return None
    course = _MODAL.sub("", re.sub(r"(?i)^(?:the )?symptoms ", "", said), count=1)
    return (
        f"{_LATER[0]}, {patient.possessive} symptoms {course}.",
        "Which of the following outcomes does this course represent?",
    )


def _residue(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    """Tell the examples that the article gives of an outcome as what is left in this patient."""
    others = (o.object for o in findings.facts if o.section_id == fact.section_id and o.subject != fact.subject)
    if len(fact.points) < 2 or any(overlap("symptoms persist remain", other) for other in others):
        return None
    left = listed([inner(point) for point in fact.points])
    return (
        f"{_LATER[1]}, {patient.subject.lower()} still has {left}.",
        "Which of the following outcomes does this represent?",
    )


FRAMES: dict[tuple[SectionKind, Relation], CaseFrame] = {
    (SectionKind.CAUSES, Relation.IS_THE_MOST): _cause,
    (SectionKind.SYMPTOMS, Relation.DESCRIBED_AS): _finding,
    (SectionKind.COMPLICATIONS, Relation.DESCRIBED_AS): _finding,
    (SectionKind.DIAGNOSIS, Relation.IS_USED_TO): _purpose,
    (SectionKind.TREATMENT, Relation.IS_USED_TO): _purpose,
    (SectionKind.PREVENTION, Relation.IS_USED_TO): _purpose,
    (SectionKind.TREATMENT, Relation.IS_USED_FOR): _use,
    (SectionKind.TREATMENT, Relation.IS_USED_WHEN): _indication,
    (SectionKind.DIAGNOSIS, Relation.IS_USED_WHEN): _indication,
    (SectionKind.PREVENTION, Relation.IS_USED_WHEN): _indication,
    (SectionKind.TREATMENT, Relation.IS_A): _indication,
    (SectionKind.TREATMENT, Relation.IS_GIVEN_AS): _indication,
    (SectionKind.TREATMENT, Relation.IS): _indication,
    (SectionKind.PROGNOSIS, Relation.STATES): _outcome,
    (SectionKind.PROGNOSIS, Relation.HAS_EXAMPLES): _residue,
}
