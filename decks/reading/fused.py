"""Headings that a conversion ran into the sentence after them, as in "Risk Factors These add to the risk"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from decks.reading.draft import Form, Piece, Tier
from decks.reading.forms import SMALL_WORDS
from decks.reading.headings import find_heading, heading_words
from decks.reading.questions import answer_label_length, question_end

_RANK = (Tier.FUSED, 0)
_SENTENCE_START = re.compile(r"(?<=[.!?])[”\"')]?\s+(?=[A-Z])")
_WORD = re.compile(r"(?P<word>[^\W_][\w'’/-]*)(?P<mark>\?|,)?(?:\s+|$)")
_MAX_WORDS = 12  # of a heading
_MIN_NAMES = 2  # words of a heading with a capital
_MIN_FUSED = 2  # headings of an article; one alone may be a name, if the table of headings does not know it
_MAX_PARAGRAPH = 100_000  # characters
# Words that a sentence begins with and a heading seldom ends in.
_OPENERS = frozenset(
    "a adults after all although an another any as at because before both by certain children despite doctors "
    "during each early even every experts for from generally he health however if in infants it its many men "
    "most no not often on once one other our over patients people researchers several she since some sometimes "
    "studies such symptoms the their there these they this those though to treatment two until usually we what "
    "when whether while with without women you your".split()
)


def with_fused_headings(text: str, pieces: Sequence[Piece], *, title: str, title_piece: Piece | None) -> list[Piece]:
    """Return *pieces*, paragraphs cut at the headings in Title Case that a conversion ran into their sentences.

    A heading ends where a word with a capital opens a sentence: one that sentences often begin with, a word of the
    *title*, or one of the heading's own.
    """
    named = tuple(heading_words(title))
    cut = [
        (piece, tuple(_heads(piece.of(text), named)) if piece.form is Form.PARAGRAPH and piece != title_piece else ())
        for piece in pieces
    ]
    heads = [piece.of(text)[start:end] for piece, found in cut for start, end in found]
    if len(heads) < _MIN_FUSED and not any(map(find_heading, heads)):
        return list(pieces)
    return [part for piece, found in cut for part in _parts(text, piece, found)]


def _heads(wording: str, named: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the characters of each fused heading in the paragraph *wording*."""
    if len(wording) > _MAX_PARAGRAPH:
        return
    for start in (answer_label_length(wording), *(match.end() for match in _SENTENCE_START.finditer(wording))):
        end = _head_end(wording, start, named)
        if end is not None:
            yield start, end


def _head_end(wording: str, start: int, named: tuple[str, ...]) -> int | None:
    """Return where the heading that begins at *start* ends, None where none does."""
    words: list[str] = []
    names: set[str] = set()
    at = start
    is_question = _asks_in_title_case(wording[start:])
    while (found := _WORD.match(wording, at)) is not None and len(words) <= _MAX_WORDS:
        word, following = found["word"], wording[found.end() : found.end() + 1]
        is_name = word[0].isupper() or word[0].isdigit()
        is_inside = bool(words) and (words[-1].lower(), word.lower()) in pairwise(named)  # "Gout Attack Syndrome is"
        opening = names | set(named) if not is_inside else names
        is_opening = not is_question and is_name and _opens_sentence(word, following, opening)
        if words and is_opening and _is_head(words, names):
            return start + len(wording[start:at].rstrip())
        if not is_name and word not in SMALL_WORDS:
            return None
        words.append(word)
        names |= {word.lower()} if is_name else set()
        if found["mark"] == "?":
            return found.end("mark") if _is_head(words, names) and following.isupper() else None
        at = found.end()
    return None


def _asks_in_title_case(wording: str) -> bool:
    """Tell whether *wording* begins with a question whose words have capitals, whatever sentence one might open."""
    asked = wording[: question_end(wording) or 0]
    words = asked.rstrip("?").split()
    return bool(words) and all(word[0].isupper() or word in SMALL_WORDS for word in words)


def _opens_sentence(word: str, following: str, named: set[str]) -> bool:
    return (word.lower() in _OPENERS or word.lower() in named) and following.islower()


def _is_head(words: Sequence[str], names: set[str]) -> bool:
    """Tell whether *words*, of which *names* have a capital, make a heading: not one that wants another word."""
    is_known = find_heading(" ".join(words)) is not None
    return words[-1].lower() not in SMALL_WORDS and (len(names - SMALL_WORDS) >= _MIN_NAMES or is_known)


def _parts(text: str, piece: Piece, heads: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Yield *piece* cut into what stands before, between and after *heads*, and these as headings."""
    begin = 0
    for start, end in heads:
        yield from _prose(text, piece, begin, start)
        yield replace(
            piece, form=Form.HEADING, start_char=piece.start_char + start, end_char=piece.start_char + end, rank=_RANK
        )
        begin = end
    yield from _prose(text, piece, begin, piece.end_char - piece.start_char)


def _prose(text: str, piece: Piece, begin: int, end: int) -> Iterator[Piece]:
    wording = piece.of(text)[begin:end]
    if wording.strip():
        first = piece.start_char + end - len(wording.lstrip())
        yield replace(piece, start_char=first, end_char=piece.start_char + begin + len(wording.rstrip()))
