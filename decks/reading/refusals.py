"""What cannot be read, said so that a teacher knows what to do."""

import re
from pathlib import PurePath

from decks.model import Article, ArticleError, SectionKind
from decks.reading.draft import MAX_PIECES, Draft

ADVICE = "save it as plain text (.txt) or Markdown (.md)"

DEFAULT_MAX_BYTES = 20_000_000  # of a file
MAX_BYTES_VARIABLE = "CASEBOOK_MAX_ARTICLE_BYTES"  # the environment variable that sets another limit

_MAX_LINES = 500_000
_MAX_LOOKED_AT = 20_000  # characters
_MIN_NOISE = 100  # characters: less may be a table of signs
_MIN_LETTERS = 0.75  # of the characters but spaces; prose has 0.95, a table of doses 0.6 and words between
_MIN_IN_WORDS = 0.2  # of the characters but spaces
_WORD = re.compile(r"[(\[\"'“‘]?[^\W\d_]{2,}(?:['’-][^\W\d_]+)*[)\]\"'”’.,;:!?]{0,3}")


def suffix_of(name: str) -> str:
    """Return the suffix of the file *name* in lower case, "" if its last dot begins none ("St. Vitus dance")."""
    suffix = PurePath(name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z][a-z0-9]{0,7}", suffix) else ""


def refuse_bytes(name: str, content: bytes, *, max_bytes: int) -> None:
    """Raise ArticleError if the file *name* is empty or larger than *max_bytes*."""
    if not content:
        raise ArticleError(name, "the file is empty")
    if len(content) > max_bytes:
        size, limit = len(content) / 1_000_000, max_bytes / 1_000_000
        raise ArticleError(name, f"the file has {size:.1f} MB, the limit is {limit:g} MB; upload it in parts")


def refuse_text(name: str, text: str) -> None:
    """Raise ArticleError if *text* is blank or has more lines than any article."""
    if not text.strip():
        raise ArticleError(name, "the file holds nothing but blank space")
    if text.count("\n") > _MAX_LINES:
        raise ArticleError(name, f"the file has more than {_MAX_LINES:,} lines; upload it in parts")


def refuse_draft(name: str, draft: Draft) -> None:
    """Raise ArticleError if *draft* falls into more pieces than any article has."""
    if len(draft.pieces) > MAX_PIECES:
        raise ArticleError(name, f"the file has more than {MAX_PIECES:,} paragraphs and list items; upload it in parts")


def refuse_article(article: Article) -> None:
    """Raise ArticleError if *article* holds no word outside its headings and boilerplate."""
    clinical = {section.section_id for section in article.sections if section.kind is not SectionKind.BOILERPLATE}
    wording = " ".join(block.span.of(article.text) for block in article.blocks if block.section_id in clinical)
    if not any(map(str.isalpha, wording)):
        reason = "the file holds no clinical text, only headings, page furniture or nothing that can be read"
        raise ArticleError(article.source.name, reason)
    if _is_noise(wording[:_MAX_LOOKED_AT]):
        raise ArticleError(article.source.name, f"the file holds signs that make no words; open it and {ADVICE}")


def _is_noise(wording: str) -> bool:
    """Tell whether *wording* is long, has many characters that are no letters, and hardly a word."""
    parts = wording.split()
    n_characters = sum(map(len, parts))
    if n_characters < _MIN_NOISE:
        return False
    n_letters = sum(map(str.isalpha, wording))
    n_in_words = sum(len(part) for part in parts if _WORD.fullmatch(part))
    return n_letters < _MIN_LETTERS * n_characters and n_in_words < _MIN_IN_WORDS * n_characters
