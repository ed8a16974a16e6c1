"""The clause that proves: a sentence without the gloss beside the gap and the tail that explains it."""

import re

from decks.language import sentences
from decks.phrases import has_clause
from decks.wording import as_sentence

Clause = tuple[str, str, str]  # what stands before, in and after a gap
MAX_WORDS = 30
MIN_WORDS = 6
LONG = 20  # words; a longer sentence loses its afterthought
# Where a sentence only explains what it said.
_MEANS = re.compile(r",?\s+(?:(?:which means|meaning|i\.e\.|in other words)\b|that is,).*$", re.IGNORECASE)
_WHICH = re.compile(r",\s+(?:which|who|where|such as|including|especially|particularly)\s[^;:]*$", re.IGNORECASE)
# "Sinusitis, an infection of the sinuses": beside the gap, it gives the gap away.
_THAT_IS = re.compile(
    r",\s+(?:an?|the|or)\s(?![^,;:]*\b(?:is|are|was|were|can|may|has|have|will)\b)[^,;:]*?(?=\.?$)", re.IGNORECASE
)
_OPENS_WITH_CLAUSE = re.compile(
    r"(?:if|when|as|although|though|because|while|once|after|before|since|unless)\b", re.IGNORECASE
)
_VERB = r"(?:is|are|can|may|has|have|was|were|do|does|will|should)"
_GOES_ON = re.compile(
    rf"(?:;\s|,\s+(?:and|but|so|while|whereas|although)\s+(?=(?:\w+\s){{1,5}}?{_VERB}\b)).*$|"
    r"\s+compared (?:with|to)\b.*$"
)
_AND_SAID = re.compile(r";\s.*$")  # what stands behind a semicolon is another thing
_HALVES = re.compile(r"[;:]\s+(?:however, |and |but )?|,\s+(?:and|but)\s+")
_PRONOUN = re.compile(
    r"(?:it|they|he|she|this|these|those|its|their|the|which|that|then|so|such|others?)\b", re.IGNORECASE
)
# What is brought about is told by what it does in turn: "risk of (colon polyps), which may become cancer".
_BROUGHT = re.compile(
    r"\b(?:risk (?:of|for)(?: developing)?|causing|leads? to|leading to|results? in|resulting in|called) (?:an? |"
    r"the )?[^,;]{3,40}$"
)
_DESCRIBED = re.compile(r", which (?!(?:is|are) (?:called|known|also))(?:[^\s,;]+ ){3,}")
_GLOSS = re.compile(r"\s\([^()]*\)")


def without_meaning(text: str) -> str:
    """Return *text* without the end that only says what the rest means: "…, which means one copy is enough"."""
    return as_sentence(_MEANS.sub("", text)) if _MEANS.search(text) else text


def main_clause(text: str) -> str | None:
    """Return *text* without the clause that goes on from its main clause, or None where nothing can be cut."""
    if _OPENS_WITH_CLAUSE.match(text):
        return None
    for tail in (_WHICH, _GOES_ON):
        cut = tail.search(text)
        if cut and cut.start() >= _said_by(text) and len(text[: cut.start()].split()) >= MIN_WORDS:
            return as_sentence(text[: cut.start()])
    return None


def clause_around(text: str, start: int, end: int) -> Clause | None:
    """Return what stands before, in and after the gap from *start* to *end* of *text*, cut to the clause that proves.

    None where it stays too long.
    """
    first = _half_from(text, start)
    before, hidden, after = text[first:start], text[start:end], text[end:]
    gloss = _GLOSS.match(after)
    after = after[gloss.end() :] if gloss else after
    is_whole = first > 0 or (_said_by(text) <= end and not _OPENS_WITH_CLAUSE.match(text))
    if is_whole:
        after = _without_tails(before + hidden, after)
    if len(f"{before}{hidden}{after}".split()) > MAX_WORDS:
        before, after = _GLOSS.sub("", before), _GLOSS.sub("", after)
    return (before, hidden, after) if len(f"{before}{hidden}{after}".split()) <= MAX_WORDS else None


def _half_from(text: str, start: int) -> int:
    """Return where the half of a long sentence that holds character *start* begins, if it stands alone; else 0."""
    cut = max((m.end() for m in _HALVES.finditer(text, 0, start)), default=0)
    half = text[cut:]
    is_alone = (
        cut
        and not _PRONOUN.match(half)
        and not re.search(r"\bthem\b", half)
        and len(text.split()) > LONG
        and has_clause(half)
    )
    return cut if is_alone else 0


def _without_tails(before: str, after: str) -> str:
    """Return *after*, the end of a sentence whose verb stands before it, without what only explains."""
    if _BROUGHT.search(before) and _DESCRIBED.match(after):
        return after
    is_explained = _WHICH.match(after) or (_THAT_IS.match(after) and not re.search(r"\b(?:and|or)\b", after))
    after = _AND_SAID.sub("", "" if is_explained else after)
    for tail in (_WHICH, _GOES_ON):
        if len(f"{before}{after}".split()) > LONG:
            after = tail.sub("", after)
    return after


def _said_by(text: str) -> int:
    """Return the character by which the main verb of *text* is said."""
    sentence = sentences(text)[0]
    return sentence.tokens[sentence.root].end_char
