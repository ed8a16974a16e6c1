"""A lead and a bullet that together are one sentence: "Reactive gastritis" and "may be acute or chronic"."""

import re

from decks.facts.statements import Statement
from decks.grammar import decapitalised
from decks.language import sentences
from decks.phrases import has_bare_verb, has_clause, names_a_thing, starts_with_verb

_MODAL_END = re.compile(r"\b(?:to|should|must|can|may|might|will|cannot)$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"\b(?:when|if|whether|because|that|who|which)$", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:when|if|whether|because)(?: the| an?)? [\w-]+(?: [\w-]+)?$", re.IGNORECASE)
_SETTING = re.compile(r"(?:in|during|for|with|after|before)\b[^,]+,\s+", re.IGNORECASE)


def joined(statement: Statement) -> str | None:
    """Return the sentence that the bullet makes with its lead, None where it makes none."""
    lead, said = statement.lead, " ".join(statement.text.split()).rstrip(" .;,")
    said = re.sub(r"[,;]? (?:and|or)$", "", said)
    if not lead or statement.term is not None or not said or not _completes(lead, decapitalised(said)):
        return None
    text = f"{lead} {decapitalised(said)}."
    return text if has_clause(text) and len(sentences(text)) == 1 else None


def _completes(lead: str, said: str) -> bool:
    """Tell whether *said* is what *lead* lacks: a verb after "should" or "to", a clause after "when", a predicate."""
    if _MODAL_END.search(lead):
        return has_bare_verb(said)
    if _CLAUSE_END.search(lead):
        return has_clause(f"{said}.") or starts_with_verb(said)
    if _SUBORDINATE.search(lead):
        return starts_with_verb(said)
    subject = _SETTING.sub("", lead)
    return not has_clause(f"{subject}.") and names_a_thing(subject) and starts_with_verb(said)
