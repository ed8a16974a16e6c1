"""Words that a conversion wrote twice: a sentence after itself, a list once more at the end of its last item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from decks.reading.draft import Form, Piece

_MIN_TWICE, _MAX_TWICE = 20, 2000  # characters of what is said twice
_MIN_REPEATED = 3  # pieces that stand a second time; fewer may mean it
_MAX_REPEATED = 12
_MIN_ECHO, _MAX_ECHO = 12, 4000  # characters of a list that is said again


def without_doubles(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return *pieces* without what a conversion wrote twice; the words that differ all stay."""
    once = (_said_once(text, piece) for piece in pieces)
    runs = ((form, tuple(run)) for form, run in groupby(once, lambda piece: piece.form))
    parted = (part for form, run in runs for part in (_without_echoes(text, run) if form is Form.BULLET else run))
    return _without_repetition(text, tuple(parted))


def _said_once(text: str, piece: Piece) -> Piece:
    """Return *piece*, or its first half where the second says the same again."""
    length = piece.end_char - piece.start_char
    if piece.cells or not 2 * _MIN_TWICE <= length <= 2 * _MAX_TWICE:
        return piece
    wording, middle = piece.of(text), length // 2
    ends = (end for end in range(middle - 2, middle + 1) if _are_halves(wording[:end], wording[end:]))
    end = next(ends, None)
    return piece if end is None else replace(piece, end_char=piece.start_char + end)


def _are_halves(first: str, second: str) -> bool:
    """Tell whether *second* is the sentence *first* again."""
    return first.endswith((".", "!", "?")) and second[:1].isspace() and second.split() == first.split()


def _without_echoes(text: str, bullets: Sequence[Piece]) -> Iterator[Piece]:
    """Yield *bullets*; one that goes on with the words of those before it ends there, and what follows is prose."""
    said = [bullet.of(text) for bullet in bullets]
    for place, bullet in enumerate(bullets):
        firsts = range(max(place - _MAX_REPEATED, 0), place - _MIN_REPEATED + 2)
        lists = (said[first:place] for first in firsts)
        echo = next((found for listed in lists if (found := _echo(said[place], listed)) is not None), None)
        if echo is None:
            yield bullet
            continue
        rest = _after(echo)
        said[place] = echo.string[: echo.start()].rstrip()
        yield replace(bullet, end_char=bullet.start_char + len(said[place]))
        if rest:
            yield Piece(Form.PARAGRAPH, bullet.end_char - len(rest), bullet.end_char, indent=bullet.indent)


def _echo(wording: str, listed: Sequence[str]) -> re.Match[str] | None:
    """Return where *wording*, after words of its own, says all that is *listed*; most bullets have no room for it."""
    if not _MIN_ECHO <= sum(map(len, listed)) < min(len(wording), _MAX_ECHO):
        return None
    found = re.search(r"(?<=\s)" + _pattern(" ".join(listed)), wording)
    return found if found is not None and wording[: found.start()].strip() else None


def _after(echo: re.Match[str]) -> str:
    """Return what follows *echo*, and after it the bullet's own words said again."""
    again = re.compile(r"\s*" + _pattern(echo.string[: echo.start()])).match(echo.string, echo.end())
    return echo.string[again.end() if again else echo.end() :].lstrip()


def _pattern(wording: str) -> str:
    """Return the pattern of the words of *wording*, with any space between them."""
    return r"\s+".join(map(re.escape, wording.split()))


def _without_repetition(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return *pieces* without those of a run that stands word for word right before it."""
    words = tuple(" ".join(piece.of(text).split()) for piece in pieces)
    kept: list[int] = []
    place = 0
    while place < len(pieces):
        n_again = _n_repeated([words[at] for at in kept[-_MAX_REPEATED:]], words[place : place + _MAX_REPEATED])
        if not n_again:
            kept.append(place)
        place += n_again or 1
    return tuple(pieces[at] for at in kept)


def _n_repeated(said: Sequence[str], words: Sequence[str]) -> int:
    """Return how many of *words* repeat the last that were *said*, 0 where too few do."""
    if words[0] not in said:
        return 0
    lengths = range(len(words), _MIN_REPEATED - 1, -1)
    return next((n for n in lengths if (*said[-n:],) == words[:n] and len(set(words[:n])) >= _MIN_REPEATED), 0)
