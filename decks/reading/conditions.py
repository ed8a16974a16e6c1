"""Several conditions in one file: headings of one rank, each above sections of its own such as symptoms, treatment."""

import re
from itertools import pairwise

from decks.model import SectionKind
from decks.reading.draft import Draft, Form, Piece, Rank, cut_out
from decks.reading.forms import Dress, dress_of, is_boilerplate_heading
from decks.reading.headings import find_heading, heading_words

_MIN_KINDS = 2  # of sections below a condition's heading: one alone is a part of an article


def by_condition(draft: Draft) -> tuple[Draft, ...]:
    """Return the parts of *draft* that each speak of a condition of their own; the whole where it speaks of one.

    Headings that the format ranks alike stand over well-known sections, and each is named in its own sentences. The
    parts of one condition, such as "In adults" and "In children", speak of the title that stands above them all.
    What precedes the first condition is a part as well where it has a sentence.
    """
    rank, collective = _shared_rank(draft)
    starts = [n for n, piece in enumerate(draft.pieces) if piece.rank == rank and _is_heading(draft.text, piece)]
    if len(starts) < 2:
        return (draft,)
    parts = [cut_out(draft, start, end) for start, end in pairwise((*starts, len(draft.pieces)))]
    if not all(map(_is_condition, parts)) or (collective and all(_speaks_of(part, collective) for part in parts)):
        return (draft,)
    preface = cut_out(draft, 0, starts[0])
    has_preface = any(dress_of(piece.of(preface.text)) is Dress.PROSE for piece in preface.pieces)
    return (preface, *parts) if has_preface else tuple(parts)


def _shared_rank(draft: Draft) -> tuple[Rank | None, str]:
    """Return the highest rank that several headings have, and the title above them, "" if there is none."""
    headings = [piece for piece in draft.pieces if _is_heading(draft.text, piece)]
    ranks = sorted(piece.rank for piece in headings if piece.rank is not None)
    if len(ranks) > 2 and ranks[0] < ranks[1]:
        top = next(piece for piece in headings if piece.rank == ranks[0])
        return ranks[1], top.of(draft.text)
    return (ranks[0] if ranks else None), draft.title or ""


def _is_heading(text: str, piece: Piece) -> bool:
    return piece.form is Form.HEADING and piece.rank is not None and not is_boilerplate_heading(piece.of(text))


def _is_condition(part: Draft) -> bool:
    """Tell whether *part* begins with the name of a condition, which its sentences repeat, and has its sections."""
    name, *below = part.pieces
    found = (find_heading(piece.of(part.text)) for piece in below if piece.form is Form.HEADING)
    kinds = {heading.kind for heading in found if heading is not None and heading.is_top}
    is_name = find_heading(name.of(part.text)) is None
    return is_name and len(kinds - {SectionKind.BOILERPLATE}) >= _MIN_KINDS and _speaks_of(part, name.of(part.text))


def _speaks_of(part: Draft, name: str) -> bool:
    """Tell whether the sentences and lists of *part* have the words of *name*."""
    words = r"\W+".join(map(re.escape, heading_words(name)))
    prose = " ".join(piece.of(part.text) for piece in part.pieces if piece.form is not Form.HEADING)
    return bool(words) and re.search(rf"\b{words}\b", prose, re.IGNORECASE) is not None
