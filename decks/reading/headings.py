"""The table of headings: which kind of section a heading names, and whether it stands at the top of an article."""

import csv
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from decks.model import SectionKind
from decks.reading.questions import question_label_length

_STAR = "*"
_MAX_TOPIC_WORDS = 10
_MAX_HEADING = 400  # characters that are looked at
_NUMBERING = re.compile(r"^(?:(?:\d{1,2}\.)+\d{0,2}|\d{1,2}\)|\d{1,2}(?=\s)|[IVX]{1,5}\.|[A-Z]\.)\s+(?=\S)")
_ASIDE = re.compile(r"\([^()]*\)")
_REPEATED_QUESTION_MARK = re.compile(r"\s*\?(?:\s*\?)*\s*$")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class HeadingRank(StrEnum):
    """How much a heading of the table says."""

    TOP = "top"  # it usually stands at the top of an article
    SUB = "sub"  # it usually stands below another, and speaks of its kind even there
    HINT = "hint"  # it speaks of its kind where no heading above says more: "Family history" may be a risk factor


@dataclass(frozen=True, slots=True)
class Heading:
    """What the table says of a heading. *topic* are the words that a row's "*" stood for, such as the disease."""

    kind: SectionKind
    rank: HeadingRank
    topic: tuple[str, ...] | None = None

    @property
    def is_top(self) -> bool:
        """Tell whether the heading usually stands at the top of an article."""
        return self.rank is HeadingRank.TOP


@dataclass(frozen=True, slots=True)
class _Row:
    before: tuple[str, ...]
    after: tuple[str, ...]
    heading: Heading

    @property
    def n_words(self) -> int:
        """Return how many words the row fixes."""
        return len(self.before) + len(self.after)

    def fits(self, words: tuple[str, ...]) -> bool:
        """Tell whether *words* begin and end as the row does, with a topic between."""
        n_topic = len(words) - self.n_words
        return (
            1 <= n_topic <= _MAX_TOPIC_WORDS
            and words[: len(self.before)] == self.before
            and words[len(words) - len(self.after) :] == self.after
        )


def heading_words(heading: str) -> tuple[str, ...]:
    """Return the words that the table is read by: lower case, without numbering, asides in brackets, and "the"."""
    line = heading[:_MAX_HEADING]
    plain = _ASIDE.sub(" ", _NUMBERING.sub("", line[question_label_length(line) :])).replace("&", " and ").lower()
    return tuple(word for word in _WORD.findall(plain.replace("’", "'")) if word != "the")


def heading_wording(heading: str) -> str:
    """Return *heading* as a path shows it: without numbering, a "Q:" label, a closing colon, or doubled marks."""
    line = " ".join(_NUMBERING.sub("", heading).split())
    line = _REPEATED_QUESTION_MARK.sub("?", line[question_label_length(line) :])
    return line.rstrip(":").rstrip() or " ".join(heading.split())


@cache
def _table() -> tuple[dict[tuple[str, ...], Heading], dict[str, tuple[_Row, ...]]]:
    """Return the rows without a star by their words, and the others by their first word ("" where the star leads)."""
    exact: dict[tuple[str, ...], Heading] = {}
    starred: dict[str, tuple[_Row, ...]] = {}
    lines = files(__package__).joinpath("headings.csv").read_text(encoding="utf-8").splitlines()
    for line in csv.DictReader(lines):
        before, star, after = line["phrase"].partition(_STAR)
        start = heading_words(before)
        heading = Heading(SectionKind(line["kind"]), HeadingRank(line["rank"]))
        if star:
            first = start[0] if start else ""
            starred[first] = (*starred.get(first, ()), _Row(start, heading_words(after), heading))
        else:
            exact[start] = heading
    return exact, starred


@lru_cache(maxsize=4096)  # one line is looked up several times on its way into the outline
def find_heading(heading: str) -> Heading | None:
    """Return what the table says of *heading*: the row of its words, else the longest row with a star, else None."""
    words = heading_words(heading)
    exact, starred = _table()
    if not words or words in exact:
        return exact.get(words)
    rows = (*starred.get(words[0], ()), *starred.get("", ()))
    fitting = [row for row in rows if row.fits(words)]
    if not fitting:
        return None
    row = max(fitting, key=lambda row: row.n_words)
    return replace(row.heading, topic=words[len(row.before) : len(words) - len(row.after)])


def names_its_kind(heading: str) -> bool:
    """Tell whether *heading* says what its section speaks of, and nothing more: "Treatment", not "… in children"."""
    found = find_heading(heading)
    return found is not None and not found.topic
