"""How sentences and the leads of lists open that count up what patients have."""

import re
from dataclasses import dataclass
from functools import lru_cache

from decks.model import SectionKind

OPENER = (
    r"(?:(?:in addition(?: to [^,]{3,60})?|additionally|also|moreover|typically|usually|often|sometimes|frequently|"
    r"commonly|in (?:most|many|some) (?:cases|people|patients|individuals)),?\s+)?"
)
_ADVERB = (
    r"(?:also|often|usually|typically|commonly|frequently|sometimes|generally|mainly|mostly|additionally|"
    r"most often|most commonly)"
)
_AUX = rf"(?:(?:{_ADVERB}|may|can|might|could|be|tend to)\s+)*"
FORM = r"(?:(?P<form>acute|chronic|severe|mild|advanced|early|untreated|active|classic|congenital|infantile)\s+)?"
ITSELF = r"(?:the|this) (?:condition|disorder|disease|syndrome|illness|infection)"
PEOPLE = (
    r"(?:people|individuals|patients|persons|children|infants|babies|newborns|adults|males|females|men|women|boys|"
    r"girls|those)"
)
# "Other features of this condition include": what the sentences before began with.
FURTHER = re.compile(
    rf"(?:other|additional|further) (?:[\w-]+ ){{0,2}}?(?:signs|symptoms|features|findings|manifestations)"
    rf"(?: and (?:signs|symptoms))?(?P<of> (?:of|in) {ITSELF})? {_AUX}include\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence opens that lists features, in sections of *kinds*: *words*, a pattern.

    In it CONDITION stands for the condition. *is_headed* lets bullets be listed by a heading of the first kind alone.
    *hedge* softens what is listed where the opening does not.
    """

    words: str
    kinds: tuple[SectionKind, ...]
    is_headed: bool = False
    hedge: str = ""


TELLING = (SectionKind.SYMPTOMS, SectionKind.OVERVIEW, SectionKind.OTHER)
OPENINGS: tuple[Opening, ...] = (
    Opening(
        r"(?:[\w-]+,? ){0,4}?(?:signs?|symptoms?|features?|findings?|manifestations?|characteristics|abnormalities|"
        r"problems(?= (?:of|in)\b))"
        r"(?: and (?:signs|symptoms))?"
        rf"(?: (?:of|in|associated with|seen in|caused by) (?:{PEOPLE} with )?CONDITION)? {_AUX}"
        r"(?:includes?|are|is|consist of)\s+",
        (SectionKind.SYMPTOMS, SectionKind.OVERVIEW),
        is_headed=True,
    ),
    Opening(
        rf"(?:(?:most|many|some|all|both|almost all|nearly all) )?(?:of )?"
        rf"(?:affected {PEOPLE}|(?:older |young |younger )?{PEOPLE} (?:with|who have|affected by|born with) "
        r"CONDITION) "
        rf"{_AUX}(?:have|has|develop|experience|show|exhibit|display|present with|suffer from|are born with)\s+",
        TELLING,
    ),
    Opening(
        r"CONDITION (?:is|are) (?:an? )?(?:[\w'’-]+,? ){1,9}?(?:(?:that|which) (?:is|are) )?"
        r"(?:characterized by|marked by|(?:that|which) causes?)\s+",
        TELLING,
    ),
    Opening(
        rf"CONDITION {_AUX}(?:(?:is|are) )?{_AUX}(?:characterized by|causes?|marked by|presents? (?:with|as)|produces?)"
        r"\s+",
        TELLING,
    ),
    Opening(r"Signs and Symptoms Approximate number of patients\b.*", TELLING, hedge="may"),
    Opening(r"[^.:;]{3,80} \d+(?:\.\d+)?%\s*$", TELLING, hedge="may"),
    Opening(rf"(?:a person|{PEOPLE}) {_AUX}(?:have|has|experience|develop|notice)\s+", (SectionKind.SYMPTOMS,)),
    Opening(
        r"(?:check with|see|call|contact|talk (?:to|with)|tell) [\w’' ]{0,24}?(?:doctor|provider)s? if "
        r"(?:you|your child|he or she) (?:has|have|had)\s+",
        (SectionKind.SYMPTOMS,),
        hedge="may",
    ),
    Opening(
        r"(?:if|when) (?:you have symptoms|(?:signs and )?symptoms (?:are present|occur|develop|appear)),? they "
        rf"{_AUX}(?:include|are)\s+",
        TELLING,
    ),
)


@lru_cache(maxsize=64)  # asked for at every sentence; few articles are read at once
def pattern_of(opening: Opening, mention: str) -> re.Pattern[str]:
    """Return *opening* as a pattern, with *mention*, of the condition's names, in it."""
    condition = rf"(?:{FORM}{mention}|{ITSELF})"
    return re.compile(OPENER + opening.words.replace("CONDITION", condition), re.IGNORECASE)
