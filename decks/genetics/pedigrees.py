"""Cases of a family: who is affected, and how the condition is inherited; what a further child risks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from decks.facts.genetics import Genetics
from decks.framing import Candidate
from decks.genetics.families import is_possible_family
from decks.genetics.onset import patient_of
from decks.genetics.questions import pattern_distractors, sole_pattern
from decks.grammar import capitalised
from decks.model import Distractor, Fact, Relation, Span, Synthetic, Vignette
from decks.patients import chance
from decks.wording import choice


class Family(NamedTuple):
    """What is told of a patient's family; {His} and {his} stand for the patient, of *sex*."""

    sex: str
    told: str


# Who is affected in the family, by pattern.
_FAMILIES: dict[str, tuple[Family, ...]] = {
    "autosomal recessive": (
        Family(
            "girl",
            "{His} parents are healthy and are first cousins. {His} older brother has the same condition, and {his} "
            "two sisters are healthy. No one in earlier generations of either parent's family is known to "
            "have been affected.",
        ),
        Family(
            "girl",
            "{His} parents are healthy. One of {his} three brothers and one of {his} two sisters have the same "
            "condition. None of {his} grandparents, aunts, uncles, or cousins is affected.",
        ),
    ),
    "autosomal dominant": (
        Family(
            "boy",
            "{His} father, {his} father's sister, and {his} father's father have the same condition, whereas "
            "{his} mother's relatives are healthy. Of the four children of the affected aunt, "
            "a son and a daughter are affected.",
        ),
        Family(
            "girl",
            "{His} father and one of {his} two brothers have the same condition, as had {his} father's mother. "
            "The relatives of {his} mother are healthy, as is {his} other brother.",
        ),
    ),
    "X-linked recessive": (
        Family(
            "boy",
            "{His} parents and {his} two sisters are healthy. {His} mother's brother has the same condition, "
            "and so has the son of {his} mother's sister. No female relative is affected, and {his} "
            "father's relatives are healthy.",
        ),
    ),
    "X-linked dominant": (
        Family(
            "girl",
            "{His} father has the same condition, and so have both of {his} sisters, but none of {his} three brothers. "
            "No one in the family of {his} mother is affected. {His} father's mother had it too.",
        ),
    ),
    "mitochondrial": (
        Family(
            "boy",
            "{His} mother, {his} mother's brother, and {his} mother's mother have the same condition, as "
            "have {his} two "
            "sisters. The three children of the affected uncle are healthy, and so are all of {his} father's "
            "relatives.",
        ),
    ),
}
_OLDEST_YEARS = 60  # of a patient whose parents are seen
_RISK = re.compile(
    r"\beach (?:child|of their children|pregnancy)[^.;]{0,30}? (?:has|have|carries) an? "
    r"(?P<risk>25 ?(?:%|percent)(?: \(1 in 4\))?) (?:chance|risk)(?! (?:of|to) (?:not|be unaffected))",
    re.IGNORECASE,
)


def pedigree_cases(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the case that asks for the pattern of inheritance, and the one that asks what a further child risks."""
    fact = sole_pattern(genetics)
    if fact is not None:
        yield from _pattern_case(fact, genetics)
    yield from _risk_case(genetics)


def _pattern_case(fact: Fact, genetics: Genetics) -> Iterator[Candidate]:
    pattern, name = fact.object, genetics.findings.topic.name
    families = _FAMILIES.get(pattern, ())
    if not families or not is_possible_family(pattern, genetics):
        return
    sex, family = families[chance(name).randrange(len(families))]
    patient = patient_of(genetics, sex, f"pedigree|{name}")
    if patient.years > _OLDEST_YEARS:
        return
    told = family.format(His=patient.possessive.capitalize(), his=patient.possessive)
    opening = choice(
        (
            "{Patient} is seen in the genetics clinic because of {condition}.",
            "{Patient} with {condition} is referred to the genetics clinic with {his} family.",
            "{Patient} has recently been diagnosed with {condition}, and {his} family seeks genetic counseling.",
        ),
        name,
    ).format(Patient=capitalised(patient.indefinite), condition=name, his=patient.possessive)
    content = Vignette(
        f"{opening} {told}",
        "Which of the following patterns of inheritance best explains the findings in this family?",
        capitalised(pattern),
        pattern_distractors(pattern),
        (*patient.synthetic, Synthetic("genetic", "slot"), Synthetic(told, "slot")),
    )
    yield Candidate(fact, "pedigree", content, fact.evidence)


def _risk_case(genetics: Genetics) -> Iterator[Candidate]:
    found = next(((f, m) for f in _stated(genetics) if (m := _RISK.search(f.object))), None)
    fact = sole_pattern(genetics)
    is_recessive = fact is not None and fact.object == "autosomal recessive"
    if found is None or not is_recessive or not is_possible_family("autosomal recessive", genetics):
        return
    name = genetics.findings.topic.name
    patient = patient_of(genetics, "any", f"risk|{name}")
    told = (
        "Genetic testing shows that both parents, who are healthy, are carriers. They plan to have another child and "
        "ask about the risk that this child will have the condition too."
    )
    distractors = (
        Distractor("50%", "50% is the chance that a child of two carriers is a healthy carrier."),
        Distractor("67%", "67% is the chance that a healthy brother or sister is a carrier."),
        Distractor("75%", "75% is the chance that a child of two carriers does not have the condition."),
    )
    stem = f"{capitalised(patient.indefinite)} is diagnosed with {name}. {told}"
    content = Vignette(
        stem,
        "Which of the following is the risk that their next child will be affected?",
        "25%",
        distractors,
        (*patient.synthetic, Synthetic(told, "slot")),
    )
    yield Candidate(found[0], "risk", content, _clause(*found))


def _clause(fact: Fact, said: re.Match[str]) -> tuple[Span, ...]:
    """Return where the article states the risk: up to the clause's end, since the rest gives the other chances."""
    (first, *rest) = fact.evidence
    if first.end_char - first.start_char < said.end():
        return fact.evidence
    stop = fact.object.find(",", said.end())
    return (Span(first.start_char, first.start_char + stop), *rest) if stop > 0 else fact.evidence


def _stated(genetics: Genetics) -> Iterator[Fact]:
    """Yield the sentences of the article as facts."""
    yield from (fact for fact in genetics.findings.facts if fact.relation is Relation.STATES)
