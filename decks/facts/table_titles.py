"""What the titles over a table narrow its rows to: "Doses in children", "Prophylaxis"."""

import re
from collections.abc import Iterable, Iterator

from decks.facts.topic import Topic, heading_in_running_text
from decks.grammar import decapitalised
from decks.model import Section, SectionKind
from decks.reading import names_its_kind

_LABEL = re.compile(r"^table\s+[A-Z]?\d[\d.]*[.:]?\s*|^table[.:]\s*|[.:]$", re.IGNORECASE)
# What a caption may say without narrowing anything: what its columns are.
_PLAIN = frozenset(
    "a an and by common commonly comparison comparing causes clinical diagnosis differential disease dosage dosages"
    " dose doses dosing drug drugs features finding findings for frequency from in investigations laboratory main"
    " medication medications medicine medicines of on or other overview recommended regimens results signs summary"
    " symptoms syndrome table test tests the their treatment treatments typical usual used with patients people cases"
    " symptom sign characteristics distinguishing between versus vs how percentage proportion management"
    " therapy".split()
)


def narrowed_by(section: Section, titles: Iterable[str], topic: Topic) -> tuple[str, ...]:
    """Return what the headings of *section* and the *titles* over a table narrow it to; plain ones narrow nothing."""
    prevention = ("prevention",) if section.kind is SectionKind.PREVENTION else ()
    headings = (heading for heading in section.path if not names_its_kind(heading))
    return (*prevention, *_narrowing((*headings, *titles), topic))


def _narrowing(titles: Iterable[str], topic: Topic) -> Iterator[str]:
    for title in titles:
        plain = _LABEL.sub("", title).strip()
        words = re.findall(r"[^\W_][\w'’-]*", topic.mention.sub(" ", plain))
        if any(word.lower() not in _PLAIN for word in words):
            yield heading_in_running_text(decapitalised(plain), topic)
