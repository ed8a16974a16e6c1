"""Headings that only their type tells: larger or bolder than the text, where no format marks them as headings."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decks.reading.draft import Rank, Tier
from decks.reading.forms import Dress, dress_of

_LARGER = 1.07  # times the text's size
_MUCH_LARGER = 1.3
_SMALLER = 0.8  # of the text's size; smaller bold print is a label in a figure
_MAX_LARGE_HEADING = 200  # characters
_ENDS = (".", ",", ";")
_CONTINUED = "([,;–-"  # no heading begins so
_CAPTION = re.compile(r"(?:fig(?:ure|\.)?|table|box|panel|scheme|algorithm)\s+[A-Z]?\d", re.IGNORECASE)
_FIRST_LEVEL = 1


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """How words are set: their *size* in points, to the half point, and whether all of them are bold."""

    size: float
    is_bold: bool

    @classmethod
    def of(cls, size: float, *, is_bold: bool) -> "Look":
        """Return the look of words of *size* points."""
        return cls(round(2 * size) / 2, is_bold)


def usual_look(weights: Iterable[tuple[Look, int]]) -> Look:
    """Return the look of the text itself: that of most characters. Each of *weights* is a look and its characters."""
    counts: Counter[Look] = Counter()
    for look, n_characters in weights:
        counts[look] += n_characters
    return max(counts, key=lambda look: (counts[look], look), default=Look(0.0, is_bold=False))


def stands_out(look: Look, wording: str, *, usual: Look) -> bool:
    """Tell whether *wording*, a paragraph that looks so, is a heading of a text that usually looks otherwise."""
    if not any(map(str.isalpha, wording)) or wording.endswith(_ENDS) or _CAPTION.match(wording):
        return False
    if look.size > _MUCH_LARGER * usual.size:
        return len(wording) <= _MAX_LARGE_HEADING
    is_bolder = look.is_bold and not usual.is_bold and look.size >= _SMALLER * usual.size
    is_larger = look.size > _LARGER * usual.size
    return (is_bolder or is_larger) and dress_of(wording) <= Dress.ITEM and wording[0] not in _CONTINUED


def looks_of_headings(parts: Iterable[tuple[Look, str]], *, usual: Look) -> frozenset[Look]:
    """Return the looks that tell headings among *parts*, the look and the wording of each paragraph.

    A look that sets mostly prose, such as that of a summary or a box, tells none.
    """
    heading: Counter[Look] = Counter()
    other: Counter[Look] = Counter()
    for look, wording in parts:
        (heading if stands_out(look, wording, usual=usual) else other)[look] += 1
    return frozenset(look for look in heading if heading[look] >= other[look])


def ranks_by_look(looks: Iterable[Look], *, first_level: int = _FIRST_LEVEL) -> Mapping[Look, Rank]:
    """Return the rank of headings that have these *looks*: the larger above the smaller, the bold above the plain."""
    ordered = sorted(set(looks), reverse=True)
    return {look: (Tier.MARKED, first_level + place) for place, look in enumerate(ordered)}
