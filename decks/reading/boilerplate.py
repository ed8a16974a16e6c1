"""What a page says about itself: disclaimers, review dates, navigation, pointers to other pages."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_MAX_LINE = 200  # characters; a longer line is prose
_MAX_SENTENCE = 1000  # characters of a sentence that are looked at
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"')\]]?\s+(?=[“\"'(\[]?[A-Z0-9])")


@cache
def _patterns(table: str) -> re.Pattern[str]:
    rows = tomllib.loads(files(__package__).joinpath("boilerplate.toml").read_text(encoding="utf-8"))[table]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


def is_boilerplate_line(line: str) -> bool:
    """Tell whether *line*, standing alone, speaks of the page and not of medicine: "Medically Reviewed", "Share"."""
    stripped = line.strip()
    return len(stripped) <= _MAX_LINE and _patterns("lines").match(stripped) is not None


def is_boilerplate_sentence(text: str) -> bool:
    """Tell whether the sentence *text* speaks of the page or its publisher: a disclaimer, a pointer elsewhere."""
    return _patterns("sentences").search(" ".join(text[:_MAX_SENTENCE].split())) is not None


def is_boilerplate_paragraph(text: str) -> bool:
    """Tell whether every sentence of *text* is boilerplate."""
    sentences = _SENTENCE_END.split(text.strip())
    return all(is_boilerplate_line(sentence) or is_boilerplate_sentence(sentence) for sentence in sentences)
