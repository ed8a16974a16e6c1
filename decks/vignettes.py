"""Facts to case vignettes: a patient, a problem, one best answer."""

import re
from collections.abc import Callable, Iterator

from decks.cases import Story, diagnosis_case, story_of
from decks.distractors import content_words, distractors_for, is_option, overlap
from decks.facts import Findings
from decks.framing import Candidate, kind_of
from decks.grammar import capitalised
from decks.language import PhraseClass, phrase_class
from decks.model import Fact, Relation, SectionKind, Span, Synthetic, Vignette
from decks.patients import Patient
from decks.wording import common_noun, inner, listed, plural, without_stop

# What a case asks: words that end the stem, and the lead-in.
Asked = tuple[str, str]
CaseFrame = Callable[[Fact, Findings, Patient, str], Asked | None]
_MOST = re.compile(r"(?i)^the (?:single )?most (?:common|frequent) (?:underlying )?(?:cause|trigger)(?P<rest>.*)$")
_MODAL = re.compile(r"(?i)\b(?:may|can|might|could) ")
_CASES = re.compile(r"(?i)^used (?:in|for) (?P<which>[a-z\-]+(?: or [a-z\-]+)?) cases$")
# When an outcome shows: ours, not the article's.
_LATER = ("In the years after treatment", "Two years after treatment")
_PATIENTS = re.compile(r"(?i)^used (?:in|for|when|if) (?P<rest>.+)$")


def vignettes_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the cases whose answer *fact* proves; none where nothing tells its subject from the others."""
    if fact.is_negative or not findings.topic.is_named:
        return
    frame = FRAMES.get((kind_of(fact, findings), fact.relation))
    if frame is not None and is_option(fact.subject) and len(content_words(fact.object)) >= 1:
        yield from _case(frame, fact, findings)


def diagnosis_vignettes(findings: Findings) -> Iterator[Candidate]:
    """Yield the case whose answer is the article's condition, where an illness script tells it from its likes."""
    found = diagnosis_case(findings)
    if found is None:
        return
    fact, story, key, distractors, evidence = found
    lead_in = "Which of the following is the most likely diagnosis?"
    yield Candidate(fact, "diagnosis", Vignette(story.text, lead_in, key, distractors, story.synthetic), evidence)


def _case(frame: CaseFrame, fact: Fact, findings: Findings) -> Iterator[Candidate]:
    story = story_of(findings, fact=fact)
    distractors = distractors_for(fact.subject, fact, findings, fact.object)
    options = plural(common_noun((fact.subject, *(d.text for d in distractors)), kind_of(fact, findings)))
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
    is_told = fact.points or fact.hedge is not None  # what is often so need not be so in this patient
    if is_told or re.match(r"(?i)(?:symptoms?|no|pain|signs?) (?:that|response)\b", fact.object):
        return None
    return (
        f"On further examination, {patient.subject.lower()} has the following: {inner(without_stop(fact.object))}.",
        "Which of the following terms describes this finding?",
    )


def _purpose(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    wanted = re.sub(r"(?i)^(?:in [a-z ]+, )?(?:used )?(?=to )", "", without_stop(fact.object))
    return f"The next step is {inner(wanted)}.", f"Which of the following {options} serves this purpose?"


def _use(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    need = re.sub(r"(?i)^for ", "", without_stop(fact.object))
    return (
        f"{patient.subject} now needs help with {inner(need)}.",
        f"Which of the following {options} is aimed at this need?",
    )


def _indication(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    said = without_stop(fact.object)
    cases, people = _CASES.match(said), _PATIENTS.match(said)
    kind = next((other.object for other in findings.facts if _describes(other, fact)), None)
    if cases:
        state = f"{patient.possessive.capitalize()} disease has proved {inner(cases['which'])}."
    elif people and phrase_class(people["rest"]) is PhraseClass.CLAUSE:
        state = f"It is now found that {inner(people['rest'])}."
    else:
        return None
    if kind is None:
        return state, f"Which of the following {options} is used in this situation?"
    return (
        f"{state} The team decides to add {inner(without_stop(kind))}.",
        f"Which of the following {options} fits this description?",
    )


def _describes(other: Fact, fact: Fact) -> bool:
    """Tell whether *other* says what kind of thing the subject of *fact* is."""
    return other.subject == fact.subject and other.section_id == fact.section_id and other.relation is Relation.IS_A


def _nature(fact: Fact, findings: Findings, patient: Patient, options: str) -> Asked | None:
    said = re.split(r"\s+used (?:in|for) ", without_stop(fact.object))
    state = ""
    if len(said) > 1:
        which = re.match(r"(?P<which>[a-z\-]+(?: or [a-z\-]+)?) cases$", said[1])
        state = f"{patient.possessive.capitalize()} disease has proved {which['which']}. " if which else ""
    return (
        f"{state}The team decides to add {inner(said[0])}.",
        f"Which of the following {options} fits this description?",
    )


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
    (SectionKind.TREATMENT, Relation.IS_A): _nature,
    (SectionKind.PROGNOSIS, Relation.STATES): _outcome,
    (SectionKind.PROGNOSIS, Relation.HAS_EXAMPLES): _residue,
}
