"""Why a statement gives no fact, or none that is asked about: question, advice, a pointer to what stands elsewhere."""

import re
from collections.abc import Sequence

from decks.facts.glued import lost_letters
from decks.facts.statements import Statement
from decks.knowledge import find_terms
from decks.model import Fact
from decks.phrases import has_clause
from decks.refusals import Reason

_MIN_WORDS = 5
MAX_WORDS = 45
_EXAMPLE = re.compile(r"example|\bcase (?:story|study|report)\b|\b(?:my|'s|’s) story\b", re.IGNORECASE)
_OPENING = r"^(?:please |always |never |do not |don['’]t |be sure to |if [^,]{3,80}, )?"
_NO_VERB_AFTER = r"\b(?! (?:is|are|was|were|has|have|can|may|of)\b)"
# To a doctor, a page, a group: nothing that a learner of medicine could be asked.
_ADVICE = re.compile(
    rf"{_OPENING}(?:ask|talk|speak|tell|call|see|visit|contact|consult|read|learn|find|click|discuss|look|download|watch|"
    rf"share|join|note|remember|check with|let){_NO_VERB_AFTER}|"
    r"\b(?:ask|talk (?:to|with)|speak (?:to|with)|tell|see|call|contact|check with) (?:your|a|their) "
    r"(?:own )?(?:doctor|GP|nurse|pharmacist|physician|midwife|health ?care|health|care|medical)\b|"
    r"\byou(?:['’]ll| will| should| may| might| can| could) (?:want to|need to|wish to|also want to|find it helpful)\b",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    rf"{_OPENING}(?:make sure|try|avoid|keep|take|use|seek|get|go|eat|drink|wear|wash|follow|choose|consider|limit|"
    rf"stop|start|stay|rest|apply|cover|put|do|have|ensure){_NO_VERB_AFTER}",
    re.IGNORECASE,
)
_TOLD = ((_ADVICE, Reason.ADVICE), (_INSTRUCTION, Reason.INSTRUCTION))


# Reasons that hold of a statement whatever list it stands in.
SURE = (Reason.SAID_BEFORE, Reason.GLUED, Reason.LOST, Reason.QUESTION, Reason.EXAMPLE, Reason.ADVICE)


def why_silent(statement: Statement, alone: str | None) -> Reason:
    """Return why nothing was found in *statement*; *alone* is its sentence made to stand alone, None if it cannot."""
    text = statement.text.strip()
    torn = Reason.LOST if lost_letters(text) else Reason.GLUED if statement.glued else None
    spoilt = Reason.SAID_BEFORE if statement.is_repeated else torn
    if spoilt is not None or text.endswith("?"):
        return spoilt or Reason.QUESTION
    if _EXAMPLE.search(statement.section.title):
        return Reason.EXAMPLE
    # A bullet in lower case goes on from its lead: "People who … have diabetes".
    told = next((reason for pattern, reason in _TOLD if text[:1].isupper() and pattern.search(text)), None)
    if told is not None:
        return told
    if text.endswith(":"):
        return Reason.LEADS_IN
    return Reason.REFERS_BACK if alone is None else _why_not_said(statement, alone)


def _why_not_said(statement: Statement, alone: str) -> Reason:
    has_stop = statement.text.rstrip().endswith((".", "!"))
    if has_stop and has_clause(alone):
        return Reason.TOO_SHORT if len(alone.split()) < _MIN_WORDS else Reason.NO_FACT
    return Reason.ONLY_NAMES if statement.is_bullet else Reason.FRAGMENT


def why_unasked(statement: Statement, facts: Sequence[Fact]) -> Reason:
    """Return why nothing is asked of *statement* although it proves *facts*."""
    text = statement.text.strip()
    if text.endswith("?"):
        return Reason.QUESTION
    if any(pattern.search(text) for pattern, reason in _TOLD if reason is Reason.ADVICE):
        return Reason.ADVICE
    if len(text.split()) > MAX_WORDS:
        return Reason.TOO_LONG
    if all(fact.is_negative for fact in facts):
        return Reason.DENIES
    return Reason.NO_ANSWER if find_terms(text) else Reason.NAMES_NOTHING
