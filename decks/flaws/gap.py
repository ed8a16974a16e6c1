"""A gap with what stands around it, and how surely the sentence speaks of it: outright, of one thing."""

import re
from dataclasses import dataclass

from decks.hints import is_pair
from decks.knowledge import find_terms

_BREAK = re.compile(r"[;:]\s|,\s(?:and|but|although|while|whereas)\s")
JOINED = re.compile(r"\b(?:and|or)\b|/|,")
UNSURE = re.compile(
    r"\b(?:may|might|can|could|sometimes|some|occasionally|possibly|perhaps|certain|such as|for example|including|like|"
    r"also|other|others|another|one of|any|seem|seems|suspect\w*|either|often|rarely|tends?)\b",
    re.IGNORECASE,
)
_UNSURE_AFTER = re.compile(r"\s(?:may|might|can|could|sometimes|also|often|rarely|or|and)\b|, (?:or|and)\b|\s?/")


@dataclass(frozen=True, slots=True)
class Gap:
    """The *answer* that a sentence hides, what stands *before* it there, and what *after*; its *hint*, if any."""

    before: str
    answer: str
    after: str
    hint: str = ""

    @property
    def clause(self) -> str:
        """Return the words of the gap's own clause that stand before it."""
        return _BREAK.split(self.before)[-1]

    @property
    def kinds(self) -> frozenset[str]:
        """Return what the answer is one of: "drug", "test"; its last term tells."""
        return frozenset(f.type.kind for f in find_terms(self.answer) if f.end == len(self.answer))


def is_sure(gap: Gap) -> bool:
    """Tell whether the sentence says its thing of one answer outright: no "may", no list, no example."""
    return not (UNSURE.search(gap.clause) or _UNSURE_AFTER.match(gap.after) or is_listed(gap))


def is_listed(gap: Gap) -> bool:
    """Tell whether the answer is one of several, or several; two of a class that the hint names are one answer."""
    is_several = JOINED.search(gap.answer) is not None and not is_pair(gap.hint)
    return is_several or re.match(r",? (?:and|or) \w", gap.after) is not None
