"""Fronts that keep a whole clause and ask for its last words: why it holds, how, what for, when."""

import re
from collections.abc import Iterator

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
_UNTIL = re.compile(r"until (?=\w)", re.IGNORECASE)


def adverbial(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask why, how, what for or when what the clause says holds."""
    wh, said = _ASKS[fact.relation], fact.object
    until = _UNTIL.match(said)
    if until is not None:
        wh, said = "Until when", said[until.end() :]
    elif wh == "When" and PERSON.match(fact.subject):
        return
    if wh == "How" and _MAY.match(fact.predicate) and not _is_a_drug(fact.subject):
        return  # there are other ways
    question = question_of(wh, fact, findings)
    if question:
        yield Asked(fact.relation.value, question, said)


def _is_a_drug(subject: str) -> bool:
    return any(found.type.kind in ("drug", "drug_class", "vaccine", "procedure") for found in find_terms(subject))
