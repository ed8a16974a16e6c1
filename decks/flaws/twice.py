"""When two flashcards ask the same fact of one statement: one is enough, whatever the other's wording."""

import re

from decks.distractors import content_words
from decks.flaws.views import answers_of
from decks.model import Basic, Cloze, Item

# "About 60 percent" and "60%" are one answer; so are "BRAF" and "mutations in the BRAF gene".
_DRESS = frozenset(
    "a an the about approximately around roughly almost nearly estimated up to in by at within of on after "
    "before during between from".split()
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+(?:['’][a-z]+)?", re.IGNORECASE)
_STEM = 5  # letters by which "treats" and "treating" are one word
_SHARE = re.compile(r"\d|%|\b(?:half|third|quarter|most|majority|thirds|quarters)\b", re.IGNORECASE)
_UNITS = frozenset("year years month months week weeks day days hour hours minute minutes percent age ages old".split())


def asks_the_same(item: Item, other: Item) -> bool:
    """Tell whether *item* and *other*, both basic cards or clozes, have one proof, and one answer holds the other."""
    if not isinstance(item.content, Basic | Cloze) or not isinstance(other.content, Basic | Cloze):
        return False
    if not (set(item.evidence) <= set(other.evidence) or set(other.evidence) <= set(item.evidence)):
        return False
    if isinstance(item.content, Basic) and isinstance(other.content, Basic) and _mirror(item.content, other.content):
        return True
    mine, theirs = _core(item.content), _core(other.content)
    short, long = sorted((mine, theirs), key=len)
    return _says_something(short) and f" {' '.join(short)} " in f" {' '.join(long)} "


def _mirror(card: Basic, other: Basic) -> bool:
    """Tell whether each card's answer stands in the other's front: "Which drug treats …?" and "What is … for?".

    A share is another fact than its cause: "What causes 60 percent?" and "What share has this cause?" may both be.
    """
    if _SHARE.search(card.back) or _SHARE.search(other.back):
        return False
    return _stands_in(card.back, other.front) and _stands_in(other.back, card.front)


def _stands_in(back: str, front: str) -> bool:
    words = content_words(back)
    return bool(words) and {word[:_STEM] for word in words} <= {word[:_STEM] for word in content_words(front)}


def _core(content: Basic | Cloze) -> tuple[str, ...]:
    """Return the words of the answer, in order, without those that only dress it."""
    said = " ".join(answers_of(content)).lower().replace("%", " percent")
    return tuple(word for word in _WORD.findall(said) if word not in _DRESS)


def _says_something(words: tuple[str, ...]) -> bool:
    return any(word not in _UNITS for word in words)
