"""Raised characters: the marks of notes and citations, which are no part of the sentence, and exponents, which are."""

import re

_MARK = re.compile(r"[\d\s,;–*†‡§¶\[\]-]{1,20}|[a-z]")
_AFTER_WORD = re.compile(r"(?:[^\W\d_]{3,}|[.,;:)\]”’\"'%])\s*$")
_EXPONENT = re.compile(r"[-−+]?\d{1,3}[+-]?|[+-]")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_RAISED_LETTERS = str.maketrans("abcdefghijklmnop", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ")


def raised(characters: str, *, before: str) -> str:
    """Return what a reader takes from *characters* set high after *before*: nothing for a note, "²" for an exponent."""
    if is_note_mark(characters, before=before):
        return ""
    return characters.translate(_RAISED) if _EXPONENT.fullmatch(characters.strip()) else characters


def raised_mark(characters: str) -> str:
    """Return *characters* set high, for where a mark is told from an exponent later on: "†", "ᵃ", "¹"."""
    inner = characters.strip("[]() ").translate(_RAISED)
    return inner.translate(_RAISED_LETTERS) if len(inner) == 1 else inner


def is_note_mark(characters: str, *, before: str) -> bool:
    """Tell whether *characters*, set high after *before*, mark a note, and are no exponent, as in "kg/m²"."""
    return _MARK.fullmatch(characters.strip()) is not None and _AFTER_WORD.search(before[-40:]) is not None
