"""Gaps that would hide two things: one of them is hidden, the other stays in sight as a crutch."""

import re
from collections.abc import Iterator

from decks.clozes.constituents import Place
from decks.clozes.telling import is_telling, terms_of
from decks.facts import Findings
from decks.facts.bullets import share_a_head
from decks.grammar import coordinates


def one_of_a_pair(text: str, place: Place, findings: Findings) -> Place | None:
    """Return *place* of *text*, or where it holds "a and b" the better of the two; None where neither stands alone."""
    words = text[place[0] : place[1]]
    members = coordinates(words)
    if not members:
        return place
    if share_a_head(members):
        return None
    telling = [found for found in _places(words, place[0], members) if is_telling(text, found, findings)]
    known = (found for found in telling if terms_of(text[found[0] : found[1]]))
    return next(known, next(iter(telling), None))


def first_name(text: str, place: Place) -> Place:
    """Return *place* of *text*, or the first of the two names there: "CACNA1S" of "CACNA1S and RYR1"."""
    words = text[place[0] : place[1]]
    if re.fullmatch(r"[\dXY]+ and [\dXY]+", words):
        return place  # of a translocation
    return next(_places(words, place[0], coordinates(words)), place)


def _places(words: str, start: int, members: tuple[str, ...]) -> Iterator[Place]:
    """Yield where each of *members* stands, *words* beginning at character *start*."""
    at = 0
    for member in members:
        at = words.index(member, at)
        yield start + at, start + at + len(member)
        at += len(member)
