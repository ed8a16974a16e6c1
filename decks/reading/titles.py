"""The title of an article: what its first lines, its front matter or its file name call it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import PurePath

from decks.reading.draft import Draft, Form, Piece, Rank, Tier
from decks.reading.forms import Dress, dress_of, is_boilerplate_heading, is_capitals
from decks.reading.headings import find_heading, heading_words

_MAX_TITLE = 150  # characters
_MAX_CANDIDATES = 40
_LEAD = re.compile(
    r"^(?:(?:title|condition|disease|topic)\s*:\s*|what (?:i|you) need to know about\s+|(?:all )?about\s+"
    r"|facts about\s+|understanding\s+|(?:an? )?(?:introduction to|overview of)\s+"
    r"|what (?:is|are)(?: \(are\))?\s+)(?=\S)",
    re.IGNORECASE,
)
_FIRST_LEVEL = ((Tier.MARKED, 1), (Tier.UNDERLINED, 0))
_ALIAS = re.compile(r"\s*\((?:also|formerly|previously|sometimes) (?:known as|called)\b[^()]*\)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"\s+[|–—-]\s+|\s+::\s+")
_FILE_WORDS = frozenset(  # say what the file is, not what it is about
    {"article", "chapter", "document", "draft", "file", "handout", "lecture", "note", "notes", "paste", "pasted", "qa"}
    | {"summary", "text", "untitled"}
)


def find_title(draft: Draft, name: str) -> tuple[str, Piece | None]:
    """Return the article's title and the piece that carries it, None if the title comes from elsewhere.

    The title is the first line that is not boilerplate; where links to other pages stand before it, the line that the
    file's *name* or the article's first words repeat. Without such a line it is the front matter's or the file's name.
    """
    stem = _stem_words(name)
    candidates = _candidates(draft)
    opening = _opening(draft)
    if not candidates:
        return _clean(draft.title or " ".join(stem).capitalize() or name, opening), None
    words = " ".join(heading_words(opening))
    best = _given(draft) or max(candidates, key=lambda piece: _score(piece.of(draft.text), stem, words))
    return _clean(draft.title or best.of(draft.text), opening), best


def _given(draft: Draft) -> Piece | None:
    """Return the line that says the title that the format carries, None if it carries none or no line says it."""
    title = heading_words(draft.title or "")
    lines = (piece for piece in draft.pieces[:_MAX_CANDIDATES] if piece.form is not Form.BULLET)
    return next((piece for piece in lines if title and heading_words(piece.of(draft.text)) == title), None)


def _stem_words(name: str) -> tuple[str, ...]:
    words = heading_words(re.sub(r"[_\-]+", " ", PurePath(name).stem))
    return tuple(word for word in words if word not in _FILE_WORDS) or words


def _candidates(draft: Draft) -> list[Piece]:
    """Return the lines before the article's first content that may be its title.

    A heading of the first level that is the only one and comes before all others is the title, whatever stands before
    it. In a text without marked headings the first line that is not boilerplate may be it, whatever its dress.
    """
    text = draft.text
    headings = [piece for piece in draft.pieces if piece.form is Form.HEADING and not _is_boilerplate(piece, text)]
    is_first = [piece.rank in _FIRST_LEVEL for piece in headings]
    if is_first[:1] == [True] and sum(is_first) == 1 and _may_be_title(headings[0].of(text)):
        return headings[:1]
    asked = _asked_ranks(headings, text)
    lines = [
        piece
        for piece in draft.pieces[:_MAX_CANDIDATES]
        if piece.rank not in asked and not _is_boilerplate(piece, text)
    ]
    opening = takewhile(lambda piece: (piece == lines[0] and not headings) or not _is_content(piece, text), lines)
    return [piece for piece in opening if piece.form is not Form.BULLET and _may_be_title(piece.of(text))]


def _asked_ranks(headings: Sequence[Piece], text: str) -> frozenset[Rank | None]:
    """Return the ranks at which the format marks several questions: these head sections, the first too."""
    ranks = Counter(piece.rank for piece in headings if piece.rank is not None and piece.of(text).endswith("?"))
    return frozenset(rank for rank, n_questions in ranks.items() if n_questions > 1)


def _is_boilerplate(piece: Piece, text: str) -> bool:
    return is_boilerplate_heading(piece.of(text)[:_MAX_TITLE])


def _may_be_title(line: str) -> bool:
    is_line = len(line) <= _MAX_TITLE and "\n" not in line and not line.endswith((".", ":", ";", ","))
    known = find_heading(line)
    return is_line and (known is None or known.topic is not None or not known.is_top)


def _is_content(piece: Piece, text: str) -> bool:
    """Tell whether the article itself begins with *piece*: prose, or a heading of a section."""
    if piece.form is Form.BULLET:
        return False
    if piece.form is Form.HEADING:
        return not _may_be_title(piece.of(text))
    return dress_of(piece.of(text)) in {Dress.PROSE, Dress.TOP, Dress.ITEM}


def _opening(draft: Draft) -> str:
    """Return the article's first 20,000 characters of prose."""
    prose = (piece.of(draft.text) for piece in draft.pieces[:200] if dress_of(piece.of(draft.text)) is Dress.PROSE)
    return " ".join(prose)[:20_000]


def _score(line: str, stem: tuple[str, ...], opening: str) -> tuple[bool, bool]:
    words = heading_words(line)
    return words == stem, bool(words) and " ".join(words) in opening


def _clean(title: str, opening: str) -> str:
    """Return *title* without a site's name, a publisher's phrase, a question around the condition, or an alias."""
    plain = _ALIAS.sub("", title)
    lower = opening.lower()
    parts = [part for part in _PARTS.split(plain) if part]
    if len(parts) > 1 and plain.lower() not in lower:
        plain = max(parts, key=lambda part: (lower.count(_ASIDE.sub("", part).strip().lower()), len(part)))
    plain = _LEAD.sub("", " ".join(plain.split()).rstrip(" ?:"))
    plain = plain[:1].upper() + plain[1:] if _LEAD.match(title) else plain
    return (_uncapitalised(plain, opening) if is_capitals(plain) else plain) or title


def _uncapitalised(title: str, opening: str) -> str:
    """Return a *title* in CAPITALS as the article's own text writes it; abbreviations stay."""
    start = opening.lower().find(title.lower())
    if start >= 0:
        as_written = opening[start : start + len(title)]
        return as_written[:1].upper() + as_written[1:]
    words = [word if re.search(rf"\b{re.escape(word)}\b", opening) else word.lower() for word in title.split()]
    return " ".join((words[0][:1].upper() + words[0][1:], *words[1:]))
