"""The patient of an inherited condition: old enough to have it, by what the article says of its onset."""

import re

from decks.facts.genetics import Genetics
from decks.knowledge import TimeRange
from decks.model import Relation
from decks.patients import CHILD, Patient, ages_in_common, patient_for, script_of

# The ages at which a condition shows that begins as late as the words say; the latest onset that is told holds.
_LATEST_FIRST: tuple[tuple[re.Pattern[str], TimeRange], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), ages)
    for words, ages in (
        (
            r"sixties|seventies|late adulthood|old(?:er)? age|ages? (?:of |\d+ (?:and|to|or) )?[67]\d",
            TimeRange(72, 80, "years"),
        ),
        (r"fifties|sixth decade|ages? (?:of |\d+ (?:and|to|or) )?5\d", TimeRange(61, 70, "years")),
        (
            (
                r"forties|fifth decade|middle age|ages? (?:of |\d+ (?:and|to|or) )?4\d|(?<!early )adulthood|"
                r"(?<!young )adults?"
            ),
            TimeRange(50, 60, "years"),
        ),
        (r"thirties|fourth decade|ages? (?:of |\d+ (?:and|to|or) )?3\d", TimeRange(41, 55, "years")),
        (
            r"twenties|third decade|early adulthood|young adults?|ages? (?:of |\d+ (?:and|to|or) )?2\d",
            TimeRange(31, 45, "years"),
        ),
        (
            r"adolescence|adolescents?|teens|teenage\w*|puberty|second decade|ages? (?:of |\d+ (?:and|to|or) )?1\d",
            TimeRange(20, 32, "years"),
        ),
        (r"childhood|children|first decade|ages? (?:of |\d+ (?:and|to|or) )?\d", TimeRange(11, 15, "years")),
    )
)
_EARLY = re.compile(
    r"\b(?:birth|newborns?|infan\w+|bab(?:y|ies)|early childhood|early in life|"
    r"first (?:few )?(?:weeks|months|years?))\b"
)
_OF_CHILDREN = re.compile(r"\b(?:juvenile|infantile|child\w*|neonatal|congenital|early-onset)\b", re.IGNORECASE)
_OPENING_CHARS = 1500  # of an article, in which it says whom it is about
_WITH_PARENTS = TimeRange(0, 55, "years")  # of the age at which a patient's parents are spoken of
_SEXES = {"boy": "male", "girl": "female", "any": None}


def patient_of(genetics: Genetics, sex: str, seed: str) -> Patient:
    """Return a patient in whom the condition shows by now, a *sex* of "boy", "girl" or "any"."""
    findings, population = genetics.findings, _SEXES[sex]
    if any(_OF_CHILDREN.search(name) for name in findings.topic.names):
        return patient_for(findings, population=population, seed=seed, ages=CHILD)
    script = script_of(findings)
    if script is not None:
        young = next((span for ages in script.ages if (span := ages_in_common(ages, _WITH_PARENTS)) is not None), None)
        return patient_for(findings, population=population, seed=seed, ages=young)
    return patient_for(findings, population=population, seed=seed, ages=ages_of(genetics))


def ages_of(genetics: Genetics) -> TimeRange:
    """Return the ages at which every patient has the condition, by the onset that the article tells."""
    told = " ".join(fact.object for fact in genetics.of(Relation.BEGINS))
    if not told:
        told = genetics.findings.article.text[:_OPENING_CHARS]
        if _EARLY.search(told):
            return CHILD
    later = re.sub(r"\bearly childhood\b", "", told, flags=re.IGNORECASE)
    return next((ages for words, ages in _LATEST_FIRST if words.search(later)), CHILD)
