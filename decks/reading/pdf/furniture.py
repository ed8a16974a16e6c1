"""Running heads, running feet and page numbers: what stands at the edge of the pages and is no part of the text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from decks.reading.pdf.lines import Line, level_rows, look_of
from decks.reading.typography import usual_look

_EDGE = 0.12  # of the page's height: where running heads stand
_MARGIN = 0.075  # of the page's height: where nothing but running heads stands
_MIN_SHARE = 0.2  # of the pages: a line that returns on so many is a running head
_SAME_PLACE = 4.0  # points
_MAX_ROWS = 3  # of a running head
_LOOSE = 1.25  # times the usual distance of lines: more sets a running head apart
_SMALLER = 0.95  # of the text's size: small print
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|pg\.?|slide)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—|]?(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE
)

_Place = tuple[str, int]


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of *pages*, whose *heights* are in points, without what returns at the edge of page after page.

    A line goes that stands apart from the text at the edge and says the same, numbers aside, on a fifth of the pages
    (two at least), or is nothing but a page number; so does small print in the margin.
    """
    sized = tuple(zip(pages, heights, strict=True))
    inner = (line for page, height in sized for line in page if not _is_in_margin(line, height))
    usual = usual_look((look_of(line), len(line.words)) for line in inner).size
    edges = [_apart_at_edges(page, height) for page, height in sized]
    seen: Counter[_Place] = Counter()
    for edge in edges:
        seen.update({place for line in edge for place in _places(line)})
    often = max(2, _MIN_SHARE * len(pages))
    return tuple(
        tuple(line for line in page if line not in edge or not _is_furniture(line, height, usual, seen, often))
        for (page, height), edge in zip(sized, edges, strict=True)
    )


def _apart_at_edges(page: Sequence[Line], height: float) -> frozenset[Line]:
    """Return the lines at the upper and the lower edge of *page* that stand in blocks of three rows at most."""
    rows = tuple(level_rows(page))
    leading = median([below[0].y - row[0].y for row, below in pairwise(rows)] or [0.0])
    blocks: list[list[tuple[Line, ...]]] = []
    for row in rows:
        if blocks and row[0].y - blocks[-1][-1][0].y <= _LOOSE * leading:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    small = (row for block in blocks if len(block) <= _MAX_ROWS for row in block)
    return frozenset(line for row in small for line in row if _is_at_edge(line, height))


def _is_at_edge(line: Line, height: float) -> bool:
    return line.y < _EDGE * height or line.y > (1 - _EDGE) * height


def _is_in_margin(line: Line, height: float) -> bool:
    return line.y < _MARGIN * height or line.y > (1 - _MARGIN) * height


def _places(line: Line) -> Iterable[_Place]:
    """Return what *line* says, numbers aside, with where it stands; two places, so that none falls between."""
    words = _NUMBER.sub("#", line.words.casefold())
    row = line.y / _SAME_PLACE
    return (words, 2 * round(row)), (words, 2 * round(row - 0.5) + 1)


def _is_furniture(line: Line, height: float, usual: float, seen: Counter[_Place], often: float) -> bool:
    if _PAGE_NUMBER.fullmatch(line.words) or any(seen[place] >= often for place in _places(line)):
        return True
    return _is_in_margin(line, height) and line.size < _SMALLER * usual
