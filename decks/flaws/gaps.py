"""Whether the rest of a sentence determines what it hides, as one of the constructions that have one answer."""

import re

from decks.flaws.constructions import DETERMINED, NUMBER
from decks.flaws.gap import Gap
from decks.flaws.hinted import HINTED
from decks.flaws.views import CLOZE, Setting
from decks.model import Cloze, Item

_BULLET = re.compile(r"^[^{}]* – ")
# What no construction redeems: a piece of a word, a whole bracket without a word that asks, a torn aside.
_SPOILT_BEFORE = re.compile(r"[-–/]$|\(\s*$")
_TORN = re.compile(r"\s--\s|\w\s--\w|,\s*\(|,\[|\bcan can\b|,\{|\w,\w\{")


def gap_of(cloze: Cloze) -> Gap | None:
    """Return the one gap of *cloze*; None where it has none or several."""
    text, found = cloze.text, list(CLOZE.finditer(cloze.text))
    if len(found) != 1:
        return None
    return Gap(text[: found[0].start()], found[0]["answer"], text[found[0].end() :], cloze.hint)


def leaves_its_gap_open(item: Item, setting: Setting) -> bool:
    """Tell whether a sentence hides what the rest of it does not determine; a term's own line is judged elsewhere."""
    if not isinstance(item.content, Cloze) or _BULLET.match(item.content.text):
        return False
    gap = gap_of(item.content)
    if gap is None:
        return False
    return _is_spoilt(gap) or not any(determines(gap) for determines in (*DETERMINED, *HINTED))


def _is_spoilt(gap: Gap) -> bool:
    is_whole_bracket = gap.before.endswith("(") and gap.after.startswith(")")
    is_piece = _SPOILT_BEFORE.search(gap.before) is not None and not _is_number_in_brackets(gap)
    return is_whole_bracket or is_piece or _TORN.search(f"{gap.before}{{{gap.after}") is not None


def _is_number_in_brackets(gap: Gap) -> bool:
    return gap.before.endswith("(") and NUMBER.search(gap.answer) is not None
