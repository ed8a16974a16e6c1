"""Why: what a clause with "because" or "since" says of the clause that it hangs on."""

import re
from collections.abc import Iterator
from dataclasses import replace

from decks.asking.questions import Asked, question_of
from decks.facts import Findings
from decks.facts.backs import before_more
from decks.facts.patterns import PERSON
from decks.facts.prose import clause_of
from decks.knowledge import is_negative
from decks.model import Fact, Relation
from decks.verbs.clause import LEANS, names_another
from decks.verbs.wording import n_told

_BEHIND = re.compile(
    r"(?P<main>[^;:]{15,200}?),? (?:because|due to the fact that|since(?! (?:\d|then|the (?:age|early|late))))"
    r" (?P<why>[^;:]{12,140})",
)
_BEFORE = re.compile(
    r"(?:Because|Since(?! (?:\d|then))|Due to the fact that) (?P<why>[^,;:]{12,130}), (?P<main>[^;:]{15,200})"
)
_CUT = re.compile(r",? (?:which|who|and (?:so|thus|therefore)|so that|although|but|while)\b.*$")
_POINTS = re.compile(
    r"\b(?:this|these|those|such|here|you|your|we|above|below|following|other|others|he|she|his|her|former|latter|both)\b",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:it|its|they|their|them)\b", re.IGNORECASE)
_PAST = re.compile(r"(?:has|have|had|was|were|should|must)\b", re.IGNORECASE)  # a story, or advice
_NEEDS = re.compile(r"\b(?:not|n['’]t|only|unless|if)\b")
MAX_WHY_WORDS = 15
MIN_TOLD_OF_A_REASON = 2


def reason(fact: Fact, findings: Findings) -> Iterator[Asked]:
    """Ask why something is so, of which the sentence gives the reason in a clause of its own."""
    said = re.sub(r"\s*\([^()]*\)", "", fact.object).strip(" .")
    found = _BEFORE.fullmatch(said) or _BEHIND.fullmatch(said)
    if found is None or PERSON.search(said) or said.count(" because ") > 1:
        return
    why = _CUT.sub("", found["why"]).strip(" ,")
    clause = clause_of(f"{found['main'][:1].upper()}{found['main'][1:]}.", findings.topic)
    rest = before_more(clause.rest) if clause is not None else None
    if (
        clause is None
        or rest is None
        or _PAST.match(rest)
        or names_another(clause.setting, findings)
        or LEANS.search(found["main"])
        or _POINTS.search(why)
        or findings.topic.mention.search(why)
        or len(why.split()) > MAX_WHY_WORDS
    ):
        return
    is_first = said.startswith(("Because", "Since", "Due"))
    if _ITS.search(why) and (is_first or not _ITS.match(why)):
        return
    told = replace(
        fact,
        relation=Relation.IS_BECAUSE,
        subject=clause.subject,
        setting=clause.setting,
        predicate=rest,
        object=why,
    )
    asked = question_of("Why", told, findings)
    if asked and n_told(found["main"], findings) >= MIN_TOLD_OF_A_REASON and is_negative(why) == is_negative(said):
        yield Asked("reason", asked, f"Because {why[:1].lower() if not why[:2].isupper() else why[:1]}{why[1:]}")
