"""Cases that end in a diagnosis: which condition, which further finding, which test."""

import re
from collections.abc import Iterator

from decks.casework.asked import DIAGNOSIS, FINDING, READING, TEST, Asked
from decks.casework.naming import (
    MIN_PROOF_WORDS,
    is_sound,
    named_in,
    once_a_section,
    shown_as,
    statements_of_kinds,
    where_named,
    where_test_named,
)
from decks.casework.rivals import near_and_further, rivals
from decks.distractors import MIN_DISTRACTORS, content_words, overlap
from decks.facts import Findings, Statement
from decks.grammar import capitalised
from decks.knowledge import Condition, Confusable, finding, is_same, normal, term_type
from decks.model import Distractor, SectionKind
from decks.wording import as_sentence

_MIN_PROVEN = 2
_N_TOLD = 4  # findings that a case has told, which the next puts last
_MIN_SHARED = 3  # findings, or a group and one: of another condition, for what it has to be thought of
_UNEXPLAINED = "{} does not explain the whole picture."
_MAX_ALIKE = 0.34  # share of a finding's words that the article's symptoms may have
_TELLING_KINDS = (SectionKind.OVERVIEW, SectionKind.SYMPTOMS)
# Tests that many patients get, whatever they have, and names of whole families of tests: no wrong option.
_ROUTINE = tuple(
    "complete blood count;urinalysis;chest X-ray;blood glucose;C-reactive protein;erythrocyte sedimentation rate;"
    "liver function tests;serum creatinine;serum electrolytes;electrocardiogram;blood culture;X-ray;MRI;CT scan;"
    "magnetic resonance imaging;polymerase chain reaction;serologic test;genetic testing;enzyme activity assay;"
    "lysosomal enzyme assay;serum bilirubin;peripheral blood smear;ultrasound;abdominal ultrasound;serum lactate;"
    "arterial blood gas analysis;thyroid-stimulating hormone;creatine kinase;psychiatric interview;abdominal X-ray;"
    "urine culture;stool culture;wound culture;serum ferritin;lipid panel;serum calcium;pulse oximetry;Gram stain;"
    "lactate;blood lactate;CSF analysis;echocardiography;CT of the abdomen;CT of the chest;MRI of the spine;"
    "upper endoscopy;"
    "colonoscopy;abdominal CT;chest CT;CT angiography;Mini-Mental State Examination;tympanometry;lumbar puncture;"
    "hemoglobin A1c;flow cytometry;fundoscopy;kidney function tests;biopsy;CT of the head;MRI of the brain".split(";")
)
_TELLS = re.compile(
    r"\b(?:diagnos|confirm|show|reveal|detect|find|found|identif|used? to|look|"
    r"order|perform|done|need|recommend|includ|measur|check|see|elevat|raised|positive)",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(r"\b(?:confirm\w*|definit\w+|gold standard|establish\w*|proves?|make the diagnosis)\b", re.I)
_COMES_FIRST = re.compile(r"\b(?:first|initial\w*|screen\w*|begins? with|starts? with)\b", re.IGNORECASE)
_TEST_WORDS = frozenset(("test", "antibody", "acute", "chronic", "disease", "syndrome"))
_EXCLUDES = re.compile(r"(?:no|normal|a normal|negative|an? absence)\b", re.IGNORECASE)


def which_diagnosis(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the article's condition, once in each section that names its findings.

    One finding at least must be named; two where the script is of another form of the condition.
    """
    naming = _naming(findings)
    proven = {f.name: s for f in script.findings if (s := _where(f.name, findings)) is not None}
    distractors, of = _other_diagnoses(findings, script)
    own = {normal(name) for name in (script.name, *script.synonyms)}
    enough = 1 if any(normal(name) in own for name in findings.topic.names) else _MIN_PROVEN
    if naming is None or len(proven) < enough or len(distractors) < MIN_DISTRACTORS:
        return
    before: set[str] = set()
    for section_id in dict.fromkeys(s.section.section_id for s in statements_of_kinds(findings, *_TELLING_KINDS)):
        here = [s for s in findings.statements if s.section.section_id == section_id]
        named = {f.name: s for f in script.findings for s in here if named_in(f.name, s) and is_sound(s)}
        if named or naming.section.section_id == section_id:
            first = tuple(sorted(dict.fromkeys((*named, *proven)), key=before.__contains__))
            before = {*before, *first[:_N_TOLD]}
            proof = tuple(dict.fromkeys((*(s.span for s in named.values()), naming.span)))
            whole = sorted(named.values(), key=lambda s: not s.text.rstrip().endswith("."))
            at = naming if naming.section.section_id == section_id else whole[0]
            more = proof if len(named) >= _MIN_PROVEN else (*proof, *(s.span for s in proven.values()))
            yield Asked(
                DIAGNOSIS,
                "diagnosis",
                at,
                "Which of the following is the most likely diagnosis?",
                capitalised(findings.topic.name),
                distractors,
                of=of,
                proof=tuple(dict.fromkeys(more)),
                first=first,
                has_result=False,
            )


def _other_diagnoses(findings: Findings, script: Condition) -> tuple[tuple[Distractor, ...], tuple[Confusable, ...]]:
    """Return the conditions that *script* is confused with, then others like it, as options and as what they are."""
    near, others = near_and_further(findings, script)
    options = (
        *(Distractor(capitalised(c.name), as_sentence(f"{c.name} {c.separating}")) for c in near),
        *(Distractor(capitalised(c.name), _UNEXPLAINED.format(capitalised(c.name))) for c in others),
    )
    return options, (*near, *others)


def _naming(findings: Findings) -> Statement | None:
    """Return the first sentence that says what the condition is, else the first that names it."""
    naming = [s for s in findings.statements if not s.is_boilerplate and findings.topic.mention.search(s.text)]
    plain = [s for s in naming if s.text.rstrip().endswith(".")]
    defining = [s for s in plain if findings.topic.mention.match(s.text)]
    return next(iter((*defining, *plain, *naming)), None)


def _where(name: str, findings: Findings) -> Statement | None:
    kinds = (*_TELLING_KINDS, SectionKind.COMPLICATIONS, SectionKind.DIAGNOSIS)
    return next((named.statement for named in where_named(name, statements_of_kinds(findings, *kinds))), None)


def which_finding(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for one more finding, one that the confusables do not have."""
    here = statements_of_kinds(findings, SectionKind.SYMPTOMS)
    said = (s.text for s in statements_of_kinds(findings, *_TELLING_KINDS, SectionKind.COMPLICATIONS))
    told = " ".join((*said, *script.complaints, *(f.bedside for f in script.findings)))
    for wanted in script.findings:
        known = finding(wanted.name)
        named = next(where_named(wanted.name, here), None)
        complaint = content_words(" ".join(script.complaints))
        if known is not None and content_words(f"{known.lay or ''} {wanted.bedside}") & complaint:
            continue
        if known is None or known.system in ("general", "mental", "laboratory") or named is None:
            continue
        kind = known.kind
        others = rivals(
            wanted.name,
            lambda s: tuple(f.name for f in s.findings),
            "points to",
            findings,
            script,
            is_fit=lambda name, kind=kind: _is_telling(name, kind, script, told),  # type: ignore[misc]
            wide=lambda s: tuple(f.name for f in s.findings if f.name in script.negatives),
            min_shared=_MIN_SHARED,
        )
        if others.options:
            lead_in = (
                "Which of the following additional symptoms is this patient most likely to have?"
                if kind == "symptom"
                else "Further examination is most likely to show which of the following findings?"
            )
            key = shown_as(named)
            yield Asked(
                FINDING,
                "finding",
                named.statement,
                lead_in,
                key,
                others.options,
                of=others.of,
                has_result=False,
                answer=wanted.name,
            )


def _is_telling(name: str, kind: str, script: Condition, told: str) -> bool:
    """Tell whether the finding *name*, of *kind*, speaks for another condition than that of *script*.

    It does where the script denies it, where it is the contrary of what the script has, and where it is what separates
    a confusable, in words, and nothing that is *told* in other words already.
    """
    known = finding(name)
    if known is None or known.kind != kind or known.system == "laboratory":
        return False
    contrary = {other.opposite for f in script.findings if (other := finding(f.name)) is not None}
    if name in script.negatives or name in contrary:
        return True
    words = content_words(name)
    separates = any(words and words <= content_words(c.separating) for c in script.confusables)
    is_vague = known.system in ("general", "mental") or "pain" in name or "tenderness" in name
    ours = {other.system for f in script.findings if (other := finding(f.name)) is not None}
    is_vague = is_vague or known.system in ours
    return separates and not is_vague and overlap(f"{name} {known.lay or ''} {known.bedside}", told) < _MAX_ALIKE


def which_test(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask for the test that settles the diagnosis."""
    here = tuple(s for s in statements_of_kinds(findings, SectionKind.DIAGNOSIS) if _tells_of_a_test(s))
    own = content_words(" ".join((script.name, *script.synonyms, *(c.name for c in script.causes)))) - _TEST_WORDS
    for wanted in script.tests[:1]:
        named = next(where_test_named(wanted.test, here), None)
        if named is None or _EXCLUDES.match(wanted.result):
            continue
        others = rivals(
            wanted.test,
            lambda s: tuple(t.test for t in s.tests[:2]),
            "is used to diagnose",
            findings,
            script,
            is_fit=lambda test: not _is_routine(test) and not content_words(test) & own,
            min_shared=_MIN_SHARED,
            is_near=_is_routine(wanted.test),
        )
        if others.options:
            yield Asked(
                TEST,
                "test",
                named.statement,
                _asks_for_a_test(named.statement.text),
                shown_as(named),
                others.options,
                of=others.of,
                has_result=False,
                answer=wanted.test,
            )


def _asks_for_a_test(said: str) -> str:
    """Return the lead-in to a test in the article's own strength: it confirms, or comes first, or is what is done."""
    if _CONFIRMS.search(said):
        return "Which of the following investigations is most likely to confirm the diagnosis?"
    if _COMES_FIRST.search(said):
        return "Which of the following is the most appropriate initial investigation?"
    return "Which of the following investigations is most useful in establishing the diagnosis?"


def _tells_of_a_test(statement: Statement) -> bool:
    """Tell whether *statement* says what a test is for or that it is done, as a bullet that only names it does."""
    return len(statement.text.split()) < MIN_PROOF_WORDS or bool(_TELLS.search(statement.text))


def _is_routine(test: str) -> bool:
    """Tell whether *test* is one that many patients get, or one of the genes, of which one may stand for another."""
    known = term_type(test)
    is_genetic = known is not None and "genetic test" in (known.group, known.family)
    return is_genetic or any(is_same(test, routine) for routine in _ROUTINE)


def which_reading(findings: Findings, script: Condition) -> Iterator[Asked]:
    """Ask what the result of a test means, where the article says that the test is done; the settling test first."""
    here = tuple(s for s in statements_of_kinds(findings, SectionKind.DIAGNOSIS) if _tells_of_a_test(s))
    naming = _naming(findings)
    distractors, of = _other_diagnoses(findings, script)
    if naming is None or len(distractors) < MIN_DISTRACTORS:
        return
    for test in script.tests:
        for named in once_a_section(where_test_named(test.test, here)):
            yield Asked(
                READING,
                "reading",
                named.statement,
                "Which of the following is the most likely diagnosis?",
                capitalised(findings.topic.name),
                distractors,
                of=of,
                proof=(naming.span,),
                result=test,
                answer=f"{findings.topic.name} by {test.test}",
            )


FRAMES = (which_diagnosis, which_finding, which_test, which_reading)
