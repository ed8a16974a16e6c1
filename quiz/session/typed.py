"""How near a typed answer is to the right one: spelling is forgiven and synonyms count, another meaning is not.

The learner has the last word: what is said here only suggests a rating.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from decks.knowledge import find_terms, is_same, normal

MIN_LIKENESS = 0.8  # share of letters in common, by which a word is a misspelt other one
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_][\w'’-]*|[%<>≥≤]")
_FILLERS = frozenset(map(normal, "a an the of to in by is are was its their with and".split()))
_NEGATIVES = frozenset("no not never without non".split())
# A letter or two apart, and another meaning.
_OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in "hypo/hyper intra/inter ante/anti brady/tachy ab/ad supra/infra pre/post macro/micro endo/exo "
    "afferent/efferent proximal/distal uria/emia penia/philia itis/osis ectomy/otomy".split()
)


class Match(StrEnum):
    """How near a typed answer is."""

    RIGHT = "right"
    CLOSE = "close"  # right but for the spelling
    WRONG = "wrong"


class Mark(StrEnum):
    """What a word of the comparison is."""

    SAME = "same"
    MISSPELT = "misspelt"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed against the right answer: *words* are the answer's, then those that were typed beside it."""

    match: Match
    words: tuple[tuple[str, Mark], ...]


def compare(typed: str, answer: str) -> Typed:
    """Return how near *typed* is to *answer*."""
    words = tuple(_marked(typed, answer))
    if normal(typed) == normal(answer) or is_same(typed.strip(), answer.strip()):
        return Typed(Match.RIGHT, words)
    marks = {mark for word, mark in words if mark is not Mark.EXTRA and normal(word) not in _FILLERS}
    extras = [word for word, mark in words if mark is Mark.EXTRA]
    if Mark.MISSING in marks or not marks or any(map(_changes_the_meaning, extras)):
        return Typed(Match.WRONG, words)
    return Typed(Match.CLOSE if Mark.MISSPELT in marks else Match.RIGHT, words)


def _marked(typed: str, answer: str) -> Iterator[tuple[str, Mark]]:
    """Yield the words of *answer*, each marked by the typed word that is nearest to it, then those left over."""
    left = _WORD.findall(typed)
    for word in _WORD.findall(answer):
        found = next((other for other in left if normal(other) == normal(word)), None)
        is_exact = found is not None
        found = found or next((other for other in left if _is_misspelt(other, word)), None)
        if found is None:
            yield word, Mark.MISSING
            continue
        left.remove(found)
        yield word, Mark.SAME if is_exact else Mark.MISSPELT
    for word in left:
        yield word, Mark.EXTRA


def _is_misspelt(typed: str, word: str) -> bool:
    """Tell whether *typed* is *word* with a slip: a long word with most of its letters, and no other word's meaning."""
    a, b = typed.lower(), word.lower()
    if len(b) <= 3 or not (a[0].isalpha() and b[0].isalpha()):
        return False
    if any(_stand_opposed(a, b, *pair) for pair in _OPPOSITES) or _names_another_thing(a, b):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= MIN_LIKENESS


def _stand_opposed(a: str, b: str, one: str, other: str) -> bool:
    return (one in a and other in b and one not in b) or (other in a and one in b and other not in b)


def _names_another_thing(a: str, b: str) -> bool:
    """Tell whether *a* is a clinical term of its own, and not *b*'s."""
    named = {found.term for found in find_terms(a)}
    return bool(named) and not named & {found.term for found in find_terms(b)}


def _changes_the_meaning(word: str) -> bool:
    return word.lower() in _NEGATIVES or word[0].isdigit()
