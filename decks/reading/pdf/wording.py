"""Paragraphs of a PDF into words: their wording, their form, and how high a heading stands."""

import re
from collections.abc import Iterator, Sequence

from decks.reading.bullets import Level, nest
from decks.reading.draft import Form, Words
from decks.reading.encoding import normal_text
from decks.reading.pdf.hyphens import joined, words_in
from decks.reading.pdf.lines import Line
from decks.reading.pdf.paragraphs import Measure, Paragraph, measured, paragraphs
from decks.reading.tables import table_words
from decks.reading.typography import looks_of_headings, ranks_by_look, stands_out

_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$|…\s*\d{1,4}$")  # a line of a table of contents
_MAX_HEADING_LINES = 3
_SAME_COLUMN = 4.0  # points


def title_of(words: Sequence[Words]) -> str | None:
    """Return the title among *words*: the heading that is set as no other is, None if several are set so."""
    ranks = [word.rank for word in words if word.rank is not None]
    highest = [word.wording for word in words if word.rank is not None and word.rank == min(ranks)]
    return highest[0] if len(highest) == 1 and len(ranks) > 1 else None


def words_of(lines: Sequence[Line]) -> Iterator[Words]:
    """Yield the words of *lines*, those of all pages in reading order, with their form and the rank of headings."""
    lines = [line for line in lines if not _CONTENTS.search(line.words)]
    measure = measured(lines)
    written = words_in([line.words for line in lines])
    worded = [(part, _wording(part, written)) for part in paragraphs(lines, measure)]
    looks = looks_of_headings(((part.look, wording) for part, wording in worded), usual=measure.look)
    headings = {part for part, wording in worded if part.look in looks and _is_heading(part, wording, measure)}
    ranks = ranks_by_look(heading.look for heading in headings)
    levels: tuple[Level, ...] = ()
    for part, wording in worded:
        if part in headings:
            levels = ()
            yield Words(Form.HEADING, wording, rank=ranks[part.look])
        elif part.sign is not None:
            levels = nest(levels, Level(_column_of(part), ""))
            yield Words(Form.BULLET, wording[part.sign.length :], depth=len(levels))
        else:
            levels = () if levels and _column_of(part) < levels[0].indent else levels
            yield from (
                _table_words(part) if part.lines[0].rows else (Words(Form.PARAGRAPH, wording, indent=_indent_of(part)),)
            )


def _table_words(part: Paragraph) -> Iterator[Words]:
    table = part.lines[0]
    return table_words([[normal_text(cell) for cell in row] for row in table.rows], has_header=table.has_header)


def _wording(part: Paragraph, written: frozenset[str]) -> str:
    return normal_text(joined([line.words for line in part.lines], written=written))


def _is_heading(part: Paragraph, wording: str, measure: Measure) -> bool:
    may_head = (part.sign is None or part.sign.ordinal is not None) and not part.lines[0].rows
    return may_head and len(part.lines) <= _MAX_HEADING_LINES and stands_out(part.look, wording, usual=measure.look)


def _indent_of(part: Paragraph) -> int:
    """Return where all lines of *part* begin or have begun, as steps from their columns' left edges."""
    return max(round(min(line.text_x - line.left for line in part.lines) / _SAME_COLUMN), 0)


def _column_of(part: Paragraph) -> int:
    """Return where the text of *part* begins, as steps from its column's left edge; nearly the same is the same."""
    first = part.lines[0]
    return round((first.text_x - first.left) / _SAME_COLUMN)
