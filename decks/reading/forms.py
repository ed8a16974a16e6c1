"""The dress of a line: how much a short line of its own looks like a heading."""

import re
from enum import IntEnum

from decks.model import SectionKind
from decks.reading.boilerplate import is_boilerplate_line
from decks.reading.headings import HeadingRank, find_heading
from decks.reading.questions import question_end

_MAX_WORDS = 10
_MAX_QUESTION_WORDS = 20
_MAX_ITEM = 200  # characters without asides
_MAX_LINE = 600  # characters
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"(?:(?P<deep>\d{1,2}(?:\.\d{1,2}){1,5}\.?)|\d{1,2}[.)]|[IVX]{1,5}\.|[A-Z]\.)\s+(?=[^\Wa-z])")
_SENTENCE_MARK = re.compile(r"[.!?;]\s+\S")
_PREDICATE = re.compile(
    r"(?!(?:how|what|who|why|when|where|which|if|is|are|do|does|can)\b).*"
    r"\s(?:includes?|involves?|can|may|should|must|will|have|has|is|are|was|were)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"\s(?:includes?|including|are|is|may|to|by|with|as|of|if|when|who|that|which|for|or|and)$")
_STOPS = (".", ",", ";", "!")
SMALL_WORDS = frozenset(
    "a after against among an and are as at be before between but by de do does due during for from how if in into is "
    "its la nor not of on or over per that the their through to under up upon versus via vs what when with within "
    "without you your".split()
)


class Dress(IntEnum):
    """How a piece is dressed, the surest heading first."""

    GIVEN = 0  # the format itself says that it is a heading
    TOP = 1  # a heading of the table that stands at the top of articles
    QUESTION = 2
    STRONG = 3  # CAPITALS, Title Case of several words, or a lesser heading of the table
    WORD = 4  # one capitalised word
    SHORT = 5  # short and without a full stop, as headings and list items are
    ITEM = 6  # longer, without a full stop
    PROSE = 7


def dress_of(line: str) -> Dress:
    """Return how *line*, a piece of the article without its bullet sign, is dressed; several lines are prose."""
    if len(line) > _MAX_LINE or "\n" in line or len(_ASIDE.sub("", line)) > _MAX_ITEM:
        return Dress.PROSE
    number = _NUMBER.match(line)
    dress = _dress_of_words(line[number.end() :] if number else line)
    is_numbered_heading = number is not None and (
        dress is Dress.WORD or (dress is Dress.SHORT and bool(number["deep"]))
    )
    return Dress.STRONG if is_numbered_heading else dress


def _dress_of_words(line: str) -> Dress:
    n_words = len(line.split())
    if line.endswith("?"):
        is_question = n_words <= _MAX_QUESTION_WORDS and question_end(line) == len(line)
        return Dress.QUESTION if is_question else Dress.PROSE
    if line.endswith(_STOPS) or _SENTENCE_MARK.search(_ASIDE.sub("", line)) or _LEAD_IN.search(line):
        return Dress.PROSE
    if line.endswith(":"):
        label = line[:-1]
        dress = _dress_of_label(label)
        return dress if dress is Dress.TOP or (dress is Dress.STRONG and _is_title_case(label)) else Dress.PROSE
    return _dress_of_label(line) if n_words <= _MAX_WORDS else Dress.ITEM


def _dress_of_label(label: str) -> Dress:
    known = find_heading(label) if label[:1].isupper() or label[:1].isdigit() else None
    if known is not None and known.is_top and known.topic is None:
        return Dress.TOP
    if is_boilerplate_line(label):
        return Dress.PROSE
    is_hint = known is not None and known.topic is not None and known.rank is HeadingRank.HINT
    if known is not None and not is_hint and not _PREDICATE.match(label):
        return Dress.STRONG
    return _dress_by_case(label)


def _dress_by_case(label: str) -> Dress:
    if not _is_title_case(label):
        return Dress.SHORT
    if label.isupper():
        return Dress.STRONG if is_capitals(label) else Dress.SHORT
    return Dress.STRONG if len(label.split()) > 1 else Dress.WORD


def _is_title_case(label: str) -> bool:
    words = [word for word in _WORD.findall(label) if word.lower() not in SMALL_WORDS]
    return bool(words) and all(word[0].isupper() for word in words)


def announces_list(wording: str) -> bool:
    """Tell whether a list may follow *wording*: it ends in a colon or, like "Signs include", without its object."""
    return wording.endswith(":") or _LEAD_IN.search(wording) is not None


def is_capitals(label: str) -> bool:
    """Tell whether *label* is written in CAPITALS and is more than an abbreviation."""
    return label.isupper() and any(len(word) >= 4 for word in _WORD.findall(label))


def is_boilerplate_heading(label: str) -> bool:
    """Tell whether *label* heads or is boilerplate: "References", "Medically Reviewed"."""
    known = find_heading(label)
    return (known is not None and known.kind is SectionKind.BOILERPLATE) or is_boilerplate_line(label)
