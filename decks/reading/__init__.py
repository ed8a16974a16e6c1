"""An article file into an Article: read the format, tell the headings, build the outline.

A further family of formats is one module that makes a `Draft` of a file, and one row in `_FORMATS`; all that follows is
the same for every format.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from decks.model import Article, Source
from decks.reading.boilerplate import is_boilerplate_sentence
from decks.reading.draft import Draft
from decks.reading.encoding import decode, normal_text
from decks.reading.flattened import with_lists
from decks.reading.markdown import looks_like_markdown, markdown_draft
from decks.reading.outline import outline
from decks.reading.plain import plain_draft
from decks.reading.refusals import refuse_article, refuse_bytes, refuse_draft, refuse_text, suffix_of
from decks.reading.run_in import without_questions
from decks.reading.runs import with_headings
from decks.reading.titles import find_title

__all__ = ["DEFAULT_MAX_BYTES", "READABLE_SUFFIXES", "is_boilerplate_sentence", "read_article"]

DEFAULT_MAX_BYTES = 20_000_000


def _read_plain(name: str, content: bytes) -> Draft:
    """Read plain text; text with headings marked as in Markdown is Markdown, whatever its file is called."""
    text = _text_of(name, content)
    return markdown_draft(text) if looks_like_markdown(text) else plain_draft(text)


def _read_markdown(name: str, content: bytes) -> Draft:
    return markdown_draft(_text_of(name, content))


def _text_of(name: str, content: bytes) -> str:
    text = normal_text(decode(name, content))
    refuse_text(name, text)
    return text


@dataclass(frozen=True, slots=True)
class _Format:
    """A family of formats: the suffixes of its files, and the function that reads one by its name and bytes."""

    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Draft]


_PLAIN_TEXT = _Format((".txt", ".text"), _read_plain)
_FORMATS = (_PLAIN_TEXT, _Format((".md", ".markdown", ".mdown", ".mkd"), _read_markdown))

READABLE_SUFFIXES = tuple(suffix for row in _FORMATS for suffix in row.suffixes)


def read_article(
    name: str,
    content: bytes,
    *,
    address: str | None = None,
    licence: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Article:
    """Read *content*, the bytes of the file *name*, as an article; *address* and *licence* are kept with its source.

    Raises ArticleError for a file that is empty, too large, of another format, not text, or without clinical text.
    """
    refuse_bytes(name, content, max_bytes=max_bytes)
    draft = _format_of(name).read(name, content)
    refuse_draft(name, draft)
    draft = replace(draft, pieces=tuple(with_lists(draft.text, draft.pieces)))
    title, title_piece = find_title(draft, name)
    draft = with_headings(draft, title=title, title_piece=title_piece)
    draft = replace(draft, pieces=tuple(without_questions(draft.text, draft.pieces, title_piece=title_piece)))
    sections, blocks = outline(draft, title=title, title_piece=title_piece)
    source = Source(name, address, licence, hashlib.sha256(content).hexdigest())
    article = Article(title, source, draft.text, sections, blocks)
    refuse_article(article)
    return article


def _format_of(name: str) -> _Format:
    """Return the format that the suffix of *name* says; a suffix that nobody knows is plain text."""
    suffix = suffix_of(name)
    return next((row for row in _FORMATS if suffix in row.suffixes), _PLAIN_TEXT)
