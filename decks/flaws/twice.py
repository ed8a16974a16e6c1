"""When two flashcards ask for one answer by one statement: one is enough, whatever the other's wording."""

import re

from decks.flaws.views import answers_of
from decks.model import Basic, Cloze, Item

# "About 60 percent" and "60%" are one answer; so are "BRAF" and "mutations in the BRAF gene".
_DRESS = frozenset(
    "a an the about approximately around roughly almost nearly estimated up to in by at within of on after "
    "before during between from for until per".split()
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+(?:['’][a-z]+)?", re.IGNORECASE)
_UNITS = frozenset("year years month months week weeks day days hour hours minute minutes percent age ages old".split())


def asks_the_same(item: Item, other: Item) -> bool:
    """Tell whether *item* and *other*, both basic cards or clozes, have one proof and one answer."""
    if not isinstance(item.content, Basic | Cloze) or not isinstance(other.content, Basic | Cloze):
        return False
    if not (set(item.evidence) <= set(other.evidence) or set(other.evidence) <= set(item.evidence)):
        return False
    mine, theirs = _core(item.content), _core(other.content)
    return mine == theirs and _says_something(mine)


def _core(content: Basic | Cloze) -> tuple[str, ...]:
    """Return the words of the answer, in order, without those that only dress it."""
    said = " ".join(answers_of(content)).lower().replace("%", " percent")
    return tuple(word for word in _WORD.findall(said) if word not in _DRESS)


def _says_something(words: tuple[str, ...]) -> bool:
    return any(word not in _UNITS for word in words)
