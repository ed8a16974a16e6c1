"""What a page says about itself: disclaimers, review dates, navigation, pointers to other pages."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_MAX_LINE = 200  # characters; a longer line is prose
_MAX_SENTENCE = 1000  # characters of a sentence that are looked at
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"')\]]?\s+(?=[“\"'(\[]?[A-Z0-9])")


def _rows(table: str) -> list[str]:
    rows: list[str] = tomllib.loads(files(__package__).joinpath("boilerplate.toml").read_text(encoding="utf-8"))[table]
    return rows


def _any_of(rows: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


@cache
def _lines() -> re.Pattern[str]:
    return _any_of(_rows("lines"))


@cache
def _sentences() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a sentence begins with, and what is anywhere in it: looking only where words begin is faster."""
    rows = _rows("sentences")
    opening = [row for row in rows if row.startswith("^")]
    in_words = [row for row in rows if row.startswith(("\\b", "(?:")) or row[0].isalpha()]
    others = [row for row in rows if row not in {*opening, *in_words}]
    return _any_of(opening), _any_of((rf"\b(?:{'|'.join(in_words)})", *others))


def is_boilerplate_line(line: str) -> bool:
    """Tell whether *line*, standing alone, speaks of the page and not of medicine: "Medically Reviewed", "Share"."""
    stripped = line.strip()
    return len(stripped) <= _MAX_LINE and _lines().match(stripped) is not None


def is_boilerplate_sentence(text: str) -> bool:
    """Tell whether the sentence *text* speaks of the page or its publisher: a disclaimer, a pointer elsewhere."""
    opening, anywhere = _sentences()
    sentence = " ".join(text[:_MAX_SENTENCE].split())
    return opening.match(sentence) is not None or anywhere.search(sentence) is not None


def is_boilerplate_paragraph(text: str) -> bool:
    """Tell whether every sentence of *text* is boilerplate."""
    sentences = _SENTENCE_END.split(text.strip())
    return all(is_boilerplate_line(sentence) or is_boilerplate_sentence(sentence) for sentence in sentences)
