"""Cases of a family's genetic counseling: who carries the gene, where the mutation comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.facts.genetics import Genetics
from decks.framing import Candidate
from decks.genetics.families import dies_early, sex_of
from decks.genetics.onset import patient_of
from decks.genetics.pedigrees import pedigree_cases
from decks.genetics.questions import sole_pattern
from decks.grammar import capitalised
from decks.knowledge import TimeRange
from decks.model import Distractor, Fact, Relation, Synthetic, Vignette
from decks.patients import Patient, chance, patient_for
from decks.wording import choice

_INFANT = TimeRange(1, 5, "months")
_GENE = r"(?P<altered>mutated|altered|changed|abnormal|defective|faulty) gene"
_OF_PARENTS = re.compile(
    rf"\bparents\b[^.;]*\brecessive (?:condition|disorder|disease)\b[^.;]*\beach carry one copy of the {_GENE}",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"^(?:most|all|nearly all|almost all|all known|nearly all known) (?:reported |known |such )?cases (?:of [\w\- ]+ )?"
    r"(?:result from|are caused by) new (?:gene )?mutations in the gene\b",
    re.IGNORECASE,
)
_BOTH_COPIES = re.compile(
    r"\b(?:recessive (?:pattern|manner|fashion|condition|disorder|disease|trait))\b[^.;]*\b(?:both|two) copies of the "
    r"[^.;]*\bgene\b[^.;]*\b(?:mutations|mutated|altered|changed|variants?)|"
    r"\brecessive (?:pattern|manner|fashion)\b[^.;]*\b(?:mutations|variants) in both copies of the [^.;]*\bgene\b",
    re.IGNORECASE,
)
_PARENTS_ALONE = (
    (
        "{His} mother, {his} father, and {his} older sister are healthy, and no one else in either family is known to "
        "be affected. Genetic testing of the patient is planned, and the parents ask what it is expected to find."
    ),
    (
        "{His} parents, who are healthy, have one other child, who is healthy too. They ask what the laboratory is "
        "expected to find when a sample of the patient's blood is sent for genetic testing."
    ),
)
_ALONE = (
    (
        "{His} mother and father are healthy and unrelated, and no one else in either family is affected. The "
        "family is offered testing."
    ),
    (
        "No one else in the family is affected. {His} mother and father, who are healthy, ask what testing "
        "of the family would find."
    ),
    (
        "{His} mother, {his} father, and {his} two older brothers are healthy. Before another pregnancy, the couple "
        "want the family to be tested."
    ),
)
_HEALTHY = (
    (
        "{His} parents and {his} two older sisters are healthy, and no one in the family has had anything like it. "
        "The parents ask how it came about."
    ),
    (
        "The family history is unremarkable: {his} parents, grandparents, and three brothers are healthy. "
        "The parents ask how this could happen."
    ),
)
_OPENINGS = (
    "{Patient} is diagnosed with {condition}.",
    "{Patient} with {condition} is seen in the clinic together with {his} family.",
    "{Condition} has been confirmed in {patient}.",
)


@dataclass(frozen=True, slots=True)
class _Ask:
    """What is asked where the article's sentence *says* it of an inheritance by *pattern*; *told* is the family."""

    pattern: str
    says: re.Pattern[str]
    told: tuple[str, ...]
    lead_in: str
    key: str
    others: tuple[tuple[str, str], ...]


_ASKS = (
    _Ask(
        "autosomal recessive",
        _OF_PARENTS,
        _ALONE,
        "Which of the following relatives is most likely to carry one copy of the {altered} gene?",
        "Each of the parents",
        (
            ("The mother alone", "Healthy mothers alone carry the gene of X-linked recessive conditions."),
            (
                "The father alone",
                "A child is affected only if the other copy is altered too, and that is the mother's.",
            ),
            (
                "No healthy relative",
                "Dominant conditions that begin with a new mutation leave the relatives free of it.",
            ),
        ),
    ),
    _Ask(
        "autosomal recessive",
        _BOTH_COPIES,
        _PARENTS_ALONE,
        "Genetic testing of this patient is most likely to show which of the following?",
        "Mutations in both copies of the gene",
        (
            ("A mutation in the maternal copy alone", "One altered copy makes a healthy carrier."),
            ("A new mutation in one copy alone", "New mutations in one copy bring about dominant conditions."),
            ("A mutation in mitochondrial DNA", "Mitochondrial conditions pass from mothers to all of their children."),
        ),
    ),
    _Ask(
        "autosomal dominant",
        _NEW,
        _HEALTHY,
        "Which of the following is the origin of most cases like this one?",
        "New mutation in the gene",
        (
            ("Copies handed on by two carriers", "Two healthy carriers are the origin of recessive conditions."),
            ("X-linked inheritance from the mother", "Healthy mothers hand on X-linked recessive conditions."),
            ("Mitochondrial inheritance", "Mitochondrial conditions pass from mothers to all of their children."),
        ),
    ),
)


def family_cases(genetics: Genetics) -> Iterator[Candidate]:
    """Yield a pedigree or a counseling, whichever is told; of two that both tell the pattern one, by chance."""
    pedigrees, counseling = list(pedigree_cases(genetics)), list(counseling_cases(genetics))
    by_pattern = [one for one in pedigrees if one.frame == "pedigree"]
    yield from (one for one in pedigrees if one not in by_pattern)
    both = [*by_pattern, *counseling]
    if both:
        yield both[chance(f"family|{genetics.findings.topic.name}").randrange(len(both))]


def counseling_cases(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the case of the first question that the article answers, where it states one pattern of inheritance."""
    pattern = sole_pattern(genetics)
    if pattern is None:
        return
    stated = [fact for fact in genetics.findings.facts if fact.relation is Relation.STATES]
    for ask in _ASKS:
        found = next(((f, said) for f in stated if (said := ask.says.search(f.object))), None)
        if found is not None and ask.pattern == pattern.object:
            yield _case(ask, *found, genetics)
            return


def _case(ask: _Ask, fact: Fact, said: re.Match[str], genetics: Genetics) -> Candidate:
    name = genetics.findings.topic.name
    patient = _patient(genetics, f"counseling|{name}")
    words = {"his": patient.possessive, "His": capitalised(patient.possessive), "Subject": patient.subject}
    told = choice(ask.told, name).format(**words)
    opening = choice(_OPENINGS, f"opening|{name}").format(
        Patient=capitalised(patient.indefinite),
        patient=patient.indefinite,
        condition=name,
        Condition=capitalised(name),
        **words,
    )
    altered = said.groupdict().get("altered") or ""
    content = Vignette(
        f"{opening} {told}",
        ask.lead_in.format(altered=altered),
        ask.key,
        tuple(Distractor(text, why) for text, why in ask.others),
        (*patient.synthetic, Synthetic(told, "slot")),
    )
    return Candidate(fact, "counseling", content, fact.evidence)


def _patient(genetics: Genetics, seed: str) -> Patient:
    """Return a patient who has the condition by now and is still alive."""
    if dies_early(genetics):
        return patient_for(genetics.findings, population=None, seed=seed, ages=_INFANT)
    return patient_of(genetics, sex_of(genetics), seed)
