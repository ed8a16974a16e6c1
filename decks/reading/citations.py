"""Marks of citations in the text: "[12]", "[3–5]", "[citation needed]"."""

import re

_MARKS = r"(?:\[(?:\d{1,3}|[a-z]|note \d{1,2})(?:\s?[,;–-]\s?\d{1,3}){0,20}\]){1,20}(?![(\[:])"  # "[1](", "[1]:": links
_NEEDED = (
    r"\[(?:citation|clarification|page|better source|medical citation|verification|dubious|when"
    r"|who|why|by whom|according to whom)(?: needed| –? ?discuss)?\??\]"
)
_MARK = re.compile(
    rf"(?:(?<=[a-z])|(?<=[A-Z]{{3}})){_MARKS}"  # right after a word, no symbol: "B[12]"
    rf"|(?<=[.,;:!?)%”’\"]){_MARKS}(?=\s|$|[.,;:)])"
    rf"|(?<=[^\W\d_]) {_MARKS}(?=[.,;:])"  # "a form of arthritis [12]."
)
_REQUEST = re.compile(rf"\s?{_NEEDED}", re.IGNORECASE)


def without_citations(text: str) -> str:
    """Return *text* without the marks of citations; brackets that say something stay: "45 [30–60] years"."""
    return text if "[" not in text else _REQUEST.sub("", _MARK.sub("", text))
