"""The story of a vignette: who came, with what, and what was found; and the case that asks for the diagnosis."""

import re
from dataclasses import dataclass

from decks.distractors import also_fits, are_apart, is_option
from decks.facts import Findings
from decks.framing import condition_name, kind_of
from decks.grammar import capitalised, with_indefinite
from decks.knowledge import Condition, finding
from decks.model import Fact, Relation, SectionKind, Span, Synthetic
from decks.patients import Patient, chance, lasting, patient_for, script_of
from decks.phrases import PhraseClass, phrase_class
from decks.wording import choice, inner, listed

_TOO_YOUNG = re.compile(r"\d+-(?:day|week|month)-old|[1-3]-year-old")


@dataclass(frozen=True, slots=True)
class Story:
    """The opening of a stem. *evidence* spans prove its findings; *synthetic* lists what it says beyond the article."""

    patient: Patient
    text: str
    evidence: tuple[Span, ...]
    synthetic: tuple[Synthetic, ...]


# How a story opens where there is no illness script; each tells the patient, the condition and what was found.
_OPENINGS = (
    "{Patient} is found to have {condition}. {Subject} has {signs}.",
    "{Patient} with {condition} is seen because of {signs}.",
    "{Patient} is being cared for because of {condition}, with {signs}.",
)


# How the condition is named after the arrival.
_DIAGNOSED = (
    "{Condition} is diagnosed.",
    "The evaluation leads to the diagnosis of {condition}.",
    "The diagnosis is {condition}.",
)


def story_of(findings: Findings, *, fact: Fact, options: tuple[str, ...]) -> Story:
    """Return a patient in whom the article's condition was diagnosed, with signs that are none of the *options*."""
    seed = f"{fact.section_id}|{fact.subject}|{fact.object}"
    patient = patient_for(findings, population=fact.population, seed=seed)
    is_about_signs = kind_of(fact, findings) in (SectionKind.SYMPTOMS, SectionKind.CAUSES)
    needs_signs = is_about_signs or script_of(findings) is None
    signs = [
        sign for sign in _signs(findings) if needs_signs and all(are_apart(sign.subject, option) for option in options)
    ]
    told = sorted(chance(seed).sample(signs, min(2, len(signs))), key=signs.index)
    named = listed([inner(sign.subject) for sign in told]) if told else ""
    condition = condition_name(fact, findings)
    arrival = _arrival(findings, patient, seed)
    if arrival is not None and not also_fits(f"{fact.subject} {fact.object}", arrival.text):
        found = choice(_DIAGNOSED, seed).format(Condition=capitalised(condition), condition=condition)
        found = f"{found} {patient.subject} has {named}." if named else found
        text, slots = f"{arrival.text} {found}", arrival.synthetic
    elif named:
        text, slots = (
            choice(_OPENINGS, seed).format(
                Patient=capitalised(patient.indefinite), Subject=patient.subject, condition=condition, signs=named
            ),
            patient.synthetic,
        )
    else:
        text, slots = f"{capitalised(patient.indefinite)} is found to have {condition}.", patient.synthetic
    return Story(patient, text, tuple(span for sign in told for span in sign.evidence), slots)


def _arrival(findings: Findings, patient: Patient, seed: str) -> Story | None:
    """Return how the patient came, by the illness script: where to, with what, since when; None without a script."""
    script = script_of(findings)
    if script is None or not script.complaints:
        return None
    duration, slots = _duration(script, seed)
    complaint = chance(f"complaint|{seed}").choice(script.complaints)
    coming = "is brought" if patient.is_child else "comes"
    text = f"{capitalised(patient.indefinite)} {coming} to the {script.setting} because of {duration}{complaint}."
    synthetic = (*patient.synthetic, *slots, Synthetic(script.setting, "slot"), Synthetic(complaint, "script"))
    return Story(patient, text, (), synthetic)


def _signs(findings: Findings) -> list[Fact]:
    """Return the facts on the symptoms that the article describes first, those of any patient, without a hedge."""
    kinds = findings.kinds
    symptoms = [fact for fact in findings.facts if kinds[fact.section_id] is SectionKind.SYMPTOMS]
    first = next((fact.section_id for fact in symptoms if fact.relation is Relation.DESCRIBED_AS), None)
    return [
        fact
        for fact in symptoms
        if fact.section_id == first
        and fact.relation is Relation.DESCRIBED_AS
        and fact.population is None
        and fact.hedge is None
        and not fact.is_negative
        and is_option(fact.subject)
        and finding(fact.subject) is not None
        and phrase_class(fact.subject) is PhraseClass.NOUN
    ]


def _duration(script: Condition, seed: str) -> tuple[str, tuple[Synthetic, ...]]:
    if script.duration is None:
        return "", ()
    unit = script.duration.unit.removesuffix("s")
    n = lasting(chance(f"duration|{seed}").randint(script.duration.low, script.duration.high), unit)
    words = f"{n}-{unit}"
    return f"{with_indefinite(words)} history of ", (Synthetic(words, "slot"),)
