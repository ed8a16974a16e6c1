"""Lines into paragraphs and list items: by the space between them, their look, their indentation."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from decks.reading.bullets import Sign, follows
from decks.reading.pdf.lines import Line, look_of
from decks.reading.typography import Look, usual_look

_SENTENCE_ENDS = re.compile(r"[.!?:;][”\"')\]]?$")
_LEADING = 1.3  # of the font size, where the text shows no other
_MAX_LEADING = 2.4  # of the font size; more space parts paragraphs
_LOOSE = 1.2  # of the leading
_INDENT = 0.7  # of the font size
_LETTER_WIDTH = 0.5  # of the font size, on average
_SAME_SIZE = 0.06


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; *sign* is that of a list item, None for any other paragraph or a heading."""

    lines: tuple[Line, ...]
    sign: Sign | None = None

    @property
    def look(self) -> Look:
        """Return the look of the paragraph: bold if all of it is."""
        return Look.of(self.lines[0].size, is_bold=all(line.is_bold for line in self.lines))


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in this PDF: the look of its text, and by look how far below a line the next one stands."""

    look: Look
    leadings: dict[Look, float]

    def leading(self, line: Line) -> float:
        """Return how far below *line* the next one of its paragraph stands, in points."""
        return self.leadings.get(look_of(line), _LEADING * line.size)


def measured(lines: Sequence[Line]) -> Measure:
    """Return what is usual among *lines*, in reading order."""
    distances: dict[Look, Counter[float]] = {}
    for before, line in pairwise(lines):
        distance = line.y - before.y
        is_next = (before.page, before.column) == (line.page, line.column) and _same_look(before, line)
        if is_next and 0.9 * line.size < distance < _MAX_LEADING * line.size:
            distances.setdefault(look_of(line), Counter())[round(2 * distance) / 2] += 1
    usual = usual_look((look_of(line), len(line.words)) for line in lines)
    return Measure(usual, {look: _closest(counts) for look, counts in distances.items()})


def _closest(counts: Counter[float]) -> float:
    """Return the smallest distance that is common: lines of one paragraph stand closer than paragraphs do."""
    most = max(counts.values())
    return min(distance for distance, count in counts.items() if count >= most / 3)


def paragraphs(lines: Sequence[Line], measure: Measure) -> Iterator[Paragraph]:
    """Yield the paragraphs that *lines*, those of all pages in reading order, make up; a table is one of its own."""
    current: Paragraph | None = None
    last_signs: dict[str, Sign] = {}
    for line in lines:
        sign = _sign_of(line, current, last_signs, measure)
        if current is not None and sign is None and _continues(current, line, measure):
            current = replace(current, lines=(*current.lines, line))
            continue
        if current is not None:
            yield current
        if sign is not None:
            last_signs[sign.style] = sign
        current = Paragraph((line,), sign)
    if current is not None:
        yield current


def _sign_of(line: Line, current: Paragraph | None, last_signs: dict[str, Sign], measure: Measure) -> Sign | None:
    """Return the sign of a list item that *line* begins; a number or letter that is out of order is a word."""
    sign = line.sign
    if sign is None or sign.ordinal is None:
        return sign
    is_next = sign.ordinal == 1 or follows(sign, last_signs.get(sign.style))
    runs_on = current is not None and current.sign is None and _continues(current, line, measure)
    is_sentence = runs_on and current is not None and not _SENTENCE_ENDS.search(current.lines[-1].words)
    return sign if is_next and not is_sentence else None


def _continues(current: Paragraph, line: Line, measure: Measure) -> bool:
    """Tell whether *line* runs on from the paragraph in the making."""
    last = current.lines[-1]
    if last.rows or line.rows or not _same_look(last, line):
        return False
    if (last.page, last.column) != (line.page, line.column):
        return _continues_elsewhere(current, line, measure)
    if not 0 < line.y - last.y <= _LOOSE * measure.leading(line):
        return False
    if look_of(line) != measure.look and current.sign is None:
        return True  # a heading of several lines
    return not _is_outdented(current, line) and not _begins_anew(current, line)


def _same_look(before: Line, line: Line) -> bool:
    """Tell whether two lines may be of one paragraph; words in bold inside a list item or a sentence change nothing."""
    is_same_size = abs(before.size - line.size) <= _SAME_SIZE * before.size
    runs_on = line.words[:1].islower() or before.words.endswith((",", "\u00ad", "-"))
    return is_same_size and (before.is_bold == line.is_bold or runs_on)


def _is_outdented(current: Paragraph, line: Line) -> bool:
    """Tell whether *line* stands left of the text of the list item above it, and so begins what follows the list."""
    if current.sign is None:
        return False
    first = current.lines[0]
    if len(current.lines) > 1:
        return line.x0 < current.lines[1].x0 - _INDENT * line.size
    return line.x0 <= first.sign_x + 1 and not line.words[:1].islower()


def _begins_anew(current: Paragraph, line: Line) -> bool:
    """Tell whether *line* begins a paragraph although no wider space stands above it."""
    last, first = current.lines[-1], current.lines[0]
    if line.words[:1].islower():
        return False
    has_ended = _SENTENCE_ENDS.search(last.words) is not None
    if has_ended and current.sign is None and line.x0 > last.x0 + _INDENT * line.size and last.x0 <= first.x0 + 1:
        return True  # a first line that is indented
    return _had_room(last, line)


def _had_room(last: Line, line: Line) -> bool:
    """Tell whether the first word of *line* would have fitted on the line above: that one ended a paragraph."""
    first_word = line.words.split(" ", 1)[0]
    width = (line.x1 - line.x0) / max(len(line.words), 1) * (len(first_word) + 2)
    return last.x1 + max(width, 2 * _LETTER_WIDTH * line.size) < last.right


def _continues_elsewhere(current: Paragraph, line: Line, measure: Measure) -> bool:
    """Tell whether *line*, the first of a column or a page, runs on from the last one of the column before."""
    last = current.lines[-1]
    if look_of(line) != measure.look or _SENTENCE_ENDS.search(last.words):
        return False
    return line.words[:1].islower() or not _had_room(replace(last, right=max(last.right, last.x1)), line)
