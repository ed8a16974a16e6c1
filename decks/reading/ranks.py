"""How high a heading stands, where the format does not say: numbering, then CAPITALS, then the well-known headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decks.model import SectionKind
from decks.reading.draft import Form, Piece, Rank, Tier
from decks.reading.forms import is_capitals
from decks.reading.headings import Heading, find_heading, heading_words
from decks.reading.questions import question_label_length

_NUMBER = re.compile(r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,5})[.)]?\s|(?P<roman>[IVX]{1,5})\.\s|(?P<letter>[A-Z])\.\s")


@dataclass(frozen=True, slots=True)
class _Habits:
    """How this article dresses its headings: what the rank of one depends on beside itself."""

    title_words: frozenset[str]
    number_styles: tuple[str, ...]
    ranks_capitals: bool
    asks_only: bool


def rank_headings(text: str, pieces: Sequence[Piece], *, title: str) -> tuple[Piece, ...]:
    """Return *pieces* with a rank for every heading that has none; boilerplate stands as high as the highest."""
    lines = {piece: whole_line(text, piece) for piece in pieces if piece.form is Form.HEADING}
    habits = _habits(tuple(lines.values()), title)
    ranks = {piece: piece.rank or _rank(line, habits) for piece, line in lines.items() if not _is_boilerplate(line)}
    highest = min(ranks.values(), default=(Tier.KNOWN, 0))
    return tuple(
        replace(piece, rank=piece.rank or ranks.get(piece, highest)) if piece in lines else piece for piece in pieces
    )


def section_number(text: str, piece: Piece) -> int | None:
    """Return the plain number ("3." or "C.") that *piece* begins with, None if it has none."""
    match = _NUMBER.match(whole_line(text, piece))
    if match is None or match["roman"] or "." in (match["decimal"] or ""):
        return None
    return int(match["decimal"]) if match["decimal"] else ord(match["letter"])


def whole_line(text: str, piece: Piece) -> str:
    """Return the words of *piece*, with the number that a reader took for a bullet sign."""
    start = text.rfind("\n", 0, piece.start_char) + 1 if piece.sign else piece.start_char
    return text[start : piece.end_char].strip()


def _habits(lines: Sequence[str], title: str) -> _Habits:
    capitals = [line for line in lines if is_capitals(line)]
    return _Habits(
        title_words=frozenset(heading_words(title)),
        number_styles=tuple(dict.fromkeys(style for style in map(_number_style, lines) if style)),
        ranks_capitals=any(find_heading(line) for line in capitals),
        asks_only=all(line.endswith("?") or _is_boilerplate(line) for line in lines),
    )


def _number_style(line: str) -> str:
    match = _NUMBER.match(line)
    return match.lastgroup or "" if match else ""


def _is_boilerplate(line: str) -> bool:
    found = find_heading(line)
    return found is not None and found.kind is SectionKind.BOILERPLATE


def _rank(line: str, habits: _Habits) -> Rank:
    number = _NUMBER.match(line)
    if number is not None and number.lastgroup is not None:
        return Tier.NUMBERED, 10 * habits.number_styles.index(number.lastgroup) + number[0].rstrip(". )\t").count(".")
    is_top = _is_top(line, find_heading(line), habits)
    if habits.ranks_capitals and is_capitals(line):
        return Tier.CAPITALS, 0 if is_top else 1
    return (Tier.KNOWN, 0) if is_top else (Tier.OTHER, 0)


def _is_top(line: str, found: Heading | None, habits: _Habits) -> bool:
    """Tell whether a well-known heading speaks of the article as a whole and not of a part of it."""
    if line.endswith("?"):
        return question_label_length(line) > 0 or habits.asks_only or (found is not None and found.is_top)
    if found is None:
        return False
    if found.topic is None:
        return found.is_top or habits.ranks_capitals  # below CAPITALS "Symptoms" and "Signs" stand side by side
    return habits.title_words.issuperset(found.topic)
