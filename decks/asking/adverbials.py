"""Fronts that keep a whole clause and ask for its last words: why it holds, how, what for, when."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.asking.questions import PERSON, Asked, question_of
from decks.facts import Findings
from decks.knowledge import find_terms
from decks.model import Fact, Relation

_ASKS = {
    Relation.IS_BECAUSE: "Why",
    Relation.WORKS_BY: "How",
    Relation.IS_DONE_TO: "Why",
    Relation.HOLDS_IF: "When",
}
_MAY = re.compile(r"(?:may|can|could|might)\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"not (?:\w+ly )?(?P<verb>(?:appear|begin|start|develop|occur)s?|becomes? (?:apparent|evident|noticeable))"
)
_IS_A = re.compile(  # that it is an emergency has its reasons
    r"(?:is|are|was|were) (?:\w+ly )?(?:an?|the)\b(?! (?:\w+ )?(?:emergency|concern|threat|challenge)\b)", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:(?:may|can|could|might) )?(?:begins?|starts?|appears?|occurs?|develops?)\b", re.IGNORECASE)
_CAUSED = re.compile(r"(?:is|are|was|were) (?:\w+ly )?(?:caused by|due to)\b", re.IGNORECASE)  # the cause of a cause
_PICTURE = re.compile(r"\b(?:pictures?|images?|photos?)\b", re.IGNORECASE)
_UNTIL = re.compile(r"until (?=\w)", re.IGNORECASE)


def adverbial(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask why, how, what for or when what the clause says holds."""
    wh, said = _ASKS[fact.relation], fact.object
    if _has_no_reason(wh, fact):
        return
    until = _UNTIL.match(said)
    if until is not None:
        wh, said = "Until when", said[until.end() :]
        appears = _NOT_BEFORE.fullmatch(fact.predicate)
        if appears is not None:
            wh, fact = "When at the earliest", replace(fact, predicate=appears["verb"])
        elif re.search(r"\bnot\b", fact.predicate):
            return
    elif wh == "When" and PERSON.match(fact.subject):
        return
    question = question_of(wh, fact, findings)
    if question:
        yield Asked(fact.relation.value, question, said)


def _has_no_reason(wh: str, fact: Fact) -> bool:
    """Tell whether why or how it is so is no fact of medicine: a definition, an onset, a picture, one of many ways."""
    if wh == "Why" and any(pattern.match(fact.predicate) for pattern in (_IS_A, _BEGINS, _CAUSED)):
        return True
    is_one_way = wh == "How" and _MAY.match(fact.predicate) is not None and not _is_a_drug(fact.subject)
    return is_one_way or _PICTURE.search(fact.subject) is not None


def _is_a_drug(subject: str) -> bool:
    return any(found.type.kind in ("drug", "drug_class", "vaccine", "procedure") for found in find_terms(subject))
