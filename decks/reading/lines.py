"""The lines of a plain text, also those whose breaks a conversion turned into gaps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.reading.forms import announces_list

_TAB = 4
_SIGNS = "-–—*•▪◦●"
_BREAK = re.compile(
    r"(?<![ \t])[ \t]{2,}+(?=[-–—*•▪◦●][ \t]+\S)"  # a bullet sign in a gap
    r"|(?<=[.:;!?])[ \t]+(?=[-–—•][ \t]+[A-Z])"  # a bullet sign after a sentence
    r"|(?<=\S)[ \t]+(?=[•▪◦●][ \t]+\S)"  # a sign that is never anything else
    r"|(?<=\S)[ \t]{3,}+(?=\S)"  # a wide gap
)
_FIRST_SIGN = re.compile(r"(?<=\S)[ \t](?=[-–—][ \t]+\S)")  # of a list whose other signs stand in gaps
_MIN_UNWRAPPED = 120  # characters; a shorter line with wide gaps is rather the row of a table
_MIN_PROSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its indentation and trailing space; *indent* is its column, tabs every four.

    *is_run_on* says that a conversion had joined it to the line before.
    """

    start_char: int
    end_char: int
    indent: int
    wording: str
    is_run_on: bool = False


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of *text*; one that lost its breaks as several, with a blank line where a wide gap stood."""
    start = 0
    for raw in text.split("\n"):
        lead = len(raw) - len(raw.lstrip())
        indent = len(raw[:lead].expandtabs(_TAB))
        line = Line(start + lead, start + len(raw.rstrip()), indent, raw.strip())
        yield from _unjoined(line)
        start += len(raw) + 1


def _unjoined(line: Line) -> Iterator[Line]:
    begin = 0
    has_signs = False
    for match in _BREAK.finditer(line.wording):
        after = line.wording[match.end()]
        is_gap = after not in _SIGNS
        ends_list = has_signs and after.isupper()
        if is_gap and not ends_list and not _is_prose_around(line.wording, begin, match):
            continue
        first = 0 if is_gap else _first_sign(line.wording[begin : match.start()])
        if first:
            yield _part(line, begin, begin + first)
            begin += first + 1
        has_signs = not is_gap
        yield _part(line, begin, match.start())
        if is_gap:
            yield Line(line.start_char + match.end(), line.start_char + match.end(), line.indent, "")
        begin = match.end()
    yield _part(line, begin, len(line.wording))


def _first_sign(before: str) -> int:
    """Return where the first item begins in what stands *before* a second one, 0 where the words announce no list."""
    places = (match.start() for match in _FIRST_SIGN.finditer(before))
    announced = (at for at in places if before[at - 1] in ".:;!?" or announces_list(before[max(at - 40, 0) : at]))
    return next(announced, 0)


def _part(line: Line, begin: int, end: int) -> Line:
    wording = line.wording[begin:end]
    return Line(line.start_char + begin, line.start_char + end, line.indent, wording, is_run_on=begin > 0)


def _is_prose_around(wording: str, begin: int, gap: re.Match[str]) -> bool:
    """Tell whether a wide gap parts prose, and not the columns of a table."""
    after = wording[gap.end() : gap.end() + _MIN_UNWRAPPED].split("   ", 1)[0]
    n_words = max(len(wording[begin : gap.start()].split()), len(after.split()))
    return len(wording) > _MIN_UNWRAPPED and n_words >= _MIN_PROSE_WORDS
