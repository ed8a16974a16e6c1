"""The cells of a table as values: marks of notes, cells that say nothing, bare numbers and their units."""

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"(?<=[\w)\]%.])\s?(?P<mark>\*{1,3}|[†‡§¶]{1,2}|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲ])(?=$|[\s,;:.(])"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[)\]%]))(?P<number>[¹²³⁴⁵⁶⁷⁸⁹])(?=$|[\s,;:.(])"
)
_NOTE = re.compile(r"(?P<mark>\*{1,3}|[†‡§¶]{1,2}|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲ¹²³⁴⁵⁶⁷⁸⁹])\s?(?P<said>\w.*)", re.DOTALL)
_NOTHING = re.compile(
    r"[^\w]*|n/?[ad]|n\.a\.|nil|none|not (?:applicable|available|known|reported|stated|done|specified)|unknown|"
    r"unclear|variable|varies|uncertain|tbc|ditto|as above|same|(?:see|as in|refer to)\b.*|x",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:[<>≤≥~≈]|up to |about |approximately |over |under )?\s?\d[\d.,]*(?:\s?(?:[-–—]|to)\s?\d[\d.,]*)?\+?"
)
# After a bare number: nothing, or how often.
_ENDS_BARE = re.compile(
    r"$|,? (?:once|twice|one|two|three|four|every|daily|each|\d (?:to \d )?times|times|a day|per day)\b"
)
_SHARE = re.compile(r"\d\s?(?:%|percent\b|per cent\b)|\b(?:1|one) in \d")
_QUANTITY = re.compile(
    r"\d\s?(?:mg|mcg|µg|μg|microg|milligram|g\b|gram|mL\b|ml\b|L\b|IU\b|units?\b|mmol|mEq|drops?\b|tablets?\b|puffs?\b|"
    r"capsules?\b|million|doses?\b|sachets?\b|U/)|\b(?:one|two|a single|half a) (?:drop|tablet|puff|capsule|dose)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell or a heading says, and the *marks* of notes that stood in it."""

    words: str
    marks: tuple[str, ...] = ()


def said_in(cell: str) -> Said:
    """Return what *cell* says without the marks of notes."""
    marks = tuple(found["mark"] or found["number"] for found in _MARK.finditer(cell))
    return Said(" ".join(_MARK.sub("", cell).split()), marks)


def note_in(text: str) -> tuple[str, str] | None:
    """Return the mark and the words of the note that *text* is, None where it is none."""
    note = _NOTE.fullmatch(text.strip())
    return (note["mark"], note["said"].strip().rstrip(".")) if note else None


def says_nothing(words: str) -> bool:
    """Tell whether a cell's *words* leave open what the value is: a dash, "n/a", "see text"."""
    return _NOTHING.fullmatch(words) is not None


def with_unit(words: str, unit: str) -> str:
    """Return the value *words*, a bare number or range with the *unit* that its column's heading gives."""
    bare = _BARE.match(words) if unit else None
    if bare is None or not _ENDS_BARE.match(words, bare.end()):
        return words
    value = bare.group().rstrip()
    return f"{value}{'' if unit == '%' else ' '}{unit}{words[len(value) :]}"


def is_share(words: str) -> bool:
    """Tell whether *words* say how many of a hundred, or one in how many."""
    return _SHARE.search(words) is not None


def is_dose(words: str) -> bool:
    """Tell whether *words* say how much of something, with a unit."""
    return _QUANTITY.search(words) is not None
