"""The story of a vignette: who came, with what, and what was found; and the case that asks for the diagnosis."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS, also_fits, are_apart, is_option, overlap
from decks.facts import Findings
from decks.framing import condition_name, kind_of
from decks.grammar import capitalised, with_indefinite
from decks.knowledge import Condition, ScriptFinding, finding
from decks.model import Distractor, Fact, Relation, SectionKind, Span, Synthetic
from decks.patients import Patient, chance, patient_for, script_of
from decks.phrases import PhraseClass, phrase_class
from decks.wording import as_sentence, choice, inner, listed

_SAID_ALREADY = 0.5  # share of a finding's words that the complaint has too
_TOO_YOUNG = re.compile(r"\d+-(?:day|week|month)-old|[1-3]-year-old")
_MAX_FINDINGS = 4
_MIN_FINDINGS = 3
_MIN_PROVEN_FINDINGS = 2


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
        and phrase_class(fact.subject) is PhraseClass.NOUN
    ]


Diagnosis = tuple[Fact, Story, str, tuple[Distractor, ...], tuple[Span, ...]]


def diagnosis_case(findings: Findings) -> Diagnosis | None:
    """Return the case that asks for the article's condition: fact, story, key, distractors and evidence.

    The findings come from the illness script; at least two of them must be named by the article, and what is said in
    other words than the article's is marked as the script's. None without a script, or without two confusable
    conditions that a finding separates.
    """
    script = script_of(findings)
    fact = _naming_fact(findings)
    if script is None or fact is None:
        return None
    options = [c for c in script.confusables if all(are_apart(c.name, name) for name in findings.topic.names)]
    story = _presentation(findings, script)
    if story is None or len(options) < MIN_DISTRACTORS:
        return None
    distractors = tuple(
        Distractor(capitalised(c.name), as_sentence(f"{c.name} {c.separating}")) for c in options[:MAX_DISTRACTORS]
    )
    return fact, story, capitalised(findings.topic.name), distractors, (*fact.evidence, *story.evidence)


def _naming_fact(findings: Findings) -> Fact | None:
    """Return the fact that says what the condition is, else the first sentence that names it."""
    facts = [
        f
        for f in findings.facts
        if f.evidence and findings.topic.mention.search(f.evidence[0].of(findings.article.text))
    ]
    best = [f for f in facts if f.relation is Relation.IS_A and f.predicate] or [
        f for f in facts if f.relation is Relation.STATES
    ]
    return best[0] if best else None


def _presentation(findings: Findings, script: Condition) -> Story | None:
    """Return the story of the diagnosis case: arrival, history, complaints, findings, what is absent."""
    seed = findings.article.title
    patient = patient_for(findings, population=None, seed=seed)
    arrival = _arrival(findings, patient, seed)
    if arrival is None:
        return None
    new = [f for f in script.findings if overlap(f.bedside, arrival.text) < _SAID_ALREADY]
    named = [(f, _where_named(f.name, findings)) for f in new]
    proven = [(f, span) for f, span in named if span is not None][:_MAX_FINDINGS]
    n_named = sum(_where_named(f.name, findings) is not None for f in script.findings)
    if n_named < _MIN_PROVEN_FINDINGS or not proven:
        return None
    beyond = [f for f, span in named if span is None][: max(0, _MIN_FINDINGS - len(proven))]
    told = [f for f, _ in proven] + beyond
    history = f"{patient.subject} {script.history[0]}." if script.history else ""
    absent = _absent(script)
    text = " ".join(part for part in (arrival.text, history, _seen(told, patient), absent) if part)
    ours = (f.bedside for f in told if not _is_said(f.bedside, findings))
    added = (*ours, *script.history[:1], absent)
    synthetic = (*arrival.synthetic, *(Synthetic(words, "script") for words in added if words))
    return Story(patient, text, tuple(dict.fromkeys(span for _, span in proven)), synthetic)


def _is_said(words: str, findings: Findings) -> bool:
    """Tell whether the article has these very words, but for the article before them."""
    return re.sub(r"^(?:an?|the) ", "", words).lower() in findings.article.text.lower()


def _seen(told: Sequence[ScriptFinding], patient: Patient) -> str:
    """Return what the patient reports and what the examination shows, each in a sentence of its own."""
    felt = [f.bedside for f in told if (found := finding(f.name)) is not None and found.kind == "symptom"]
    seen = [f.bedside for f in told if f.bedside not in felt]
    who = "The parents also report" if _TOO_YOUNG.match(patient.person) else f"{patient.subject} also reports"
    reports = f"{who} {listed(felt)}." if felt else ""
    shows = f"Examination shows {listed(seen)}." if seen else ""
    return f"{reports} {shows}".strip()


def _duration(script: Condition, seed: str) -> tuple[str, tuple[Synthetic, ...]]:
    if script.duration is None:
        return "", ()
    n = chance(f"duration|{seed}").randint(script.duration.low, script.duration.high)
    unit = script.duration.unit.removesuffix("s")
    words = f"{n}-{unit}"
    return f"{with_indefinite(words)} history of ", (Synthetic(words, "slot"),)


def _absent(script: Condition) -> str:
    names = [name for name in script.negatives[:2] if (found := finding(name)) is not None and found.bedside]
    return f"There is no {' or '.join(inner(name) for name in names)}." if names else ""


def _where_named(name: str, findings: Findings) -> Span | None:
    """Return the first statement that names the finding *name*, or a synonym of it, without denying it."""
    found = finding(name)
    words = (name, *(found.synonyms if found else ()))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?:e?s)?(?!\w)", re.IGNORECASE)
    kinds = (SectionKind.OVERVIEW, SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.DIAGNOSIS)
    return next(
        (
            s.span
            for s in findings.statements
            if s.section.kind in kinds
            and pattern.search(s.text)
            and not re.search(r"(?i)\b(?:no|not|without)\b", s.text)
        ),
        None,
    )
