"""Lists that are not closed, or hold what their front does not ask for. Each is True where an item breaks it."""

import re

from decks.flaws.views import Setting, evidence_text
from decks.knowledge import find_terms, normal
from decks.model import Item, ListCard

# "Possible symptoms", "what may treatment include", "tests that may be used": there are others.
_OPEN = re.compile(
    r"\bpossible\b(?![^?]*\b(?:early|main|first|common|typical|most|major)\b)|"
    r"\b(?:may|can|could|might) [^?.]*\(name \w+\)|"
    r"\bthat (?:may|can|could|might) (?:be used|help)\b|\bmay be (?:used|done|given|ordered)\b|"
    r"\bmay (?:an? |the )?(?:health care|doctors?)|\badditional\b|"
    r"\badvise\b|^Which part of the body\b|\b(?:have|experience|develop)\?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:some )?(?:other|additional|less common|rarer) ", re.IGNORECASE)
_SAYS_OTHERS = re.compile(r"\b(?:other|besides|less common|rarer)\b", re.IGNORECASE)
_CHARACTERIZES = re.compile(
    r"(?:In [^,]+, )?[Ww]hich \w+ features [^?]*characteri[sz]e (?P<what>[^?]+?)(?: in [^?]+)?\?$"
)
# What a front asks for, and the kinds of terms that answer.
_KINDS = (
    (r"\b(?:lab |laboratory |blood |imaging )?(?:tests|studies)\b", ("test", "imaging", "procedure", "lab_value")),
    (r"\b(?:drugs|medicines|medications)\b", ("drug", "drug_class", "therapy", "vaccine")),
)
_CELLS = re.compile(r"\b(?:cells|platelets|vessels)$")  # what a test counts is no test
_TEST = re.compile(
    r"\b(?:tests?|scans?|studies|biops\w+|counts?|imaging|x[- ]rays?|exam\w*|levels?|panels?)\b", re.IGNORECASE
)
# What is asked, seen and done in every condition.
_ROUTINE = re.compile(
    r"(?:(?:an?|the|their|his or her|complete|careful|thorough|standard|medical|family|personal|clinical|specific|"
    r"other|specialized|various|evaluation|review|results?|of|combination|laboratory|lab|blood|imaging|genetic|physical|"
    r"patient['’]?s?|patients|and|or|radiation|detailed) )*"
    r"(?:history|histories|exam(?:ination)?s?|symptoms|signs|observation|evaluation|findings|tests?|testing|studies|"
    r"imaging|surgery|chemotherapy|therapy|radiation|medicines?|medications?|drugs|procedures?|lifestyle changes|"
    r"supportive care)",
    re.IGNORECASE,
)
_STAGE = re.compile(r"(?:stage|grade|class|type|phase) [\dIVX]+[A-Z]?(?: .*)?", re.IGNORECASE)
# A front put together from a heading that is torn itself.
_TORN = re.compile(
    r"\s[-–—]\s|\b(?:which|name|the) \d (?:and|or|in|on|for|to|with|is|are|may|can)\b|\bdoes? \w+ing\?$",
    re.IGNORECASE,
)


def has_an_open_list(item: Item, setting: Setting) -> bool:
    """Tell whether a list may have other members that are as right: what is asked for, or "other types" in the text."""
    if not isinstance(item.content, ListCard):
        return False
    front = item.content.front
    is_of_others = _OTHERS.match(evidence_text(item, setting)) is not None and not _SAYS_OTHERS.search(front)
    return is_of_others or _OPEN.search(front) is not None


def lists_what_is_not_asked(item: Item, setting: Setting) -> bool:
    """Tell whether a list's points are none of what its front names, stand in each other, or describe another thing."""
    if not isinstance(item.content, ListCard):
        return False
    front, points = item.content.front, item.content.back
    told = [normal(point) for point in points]
    overlaps = any(a != b and f" {a} " in f" {b} " for a in told for b in told)
    other = _CHARACTERIZES.match(front)
    is_of_other = other is not None and not setting.mentions(other["what"]) and bool(find_terms(other["what"]))
    return overlaps or is_of_other or _is_of_another_kind(front, points)


def _is_of_another_kind(front: str, points: tuple[str, ...]) -> bool:
    """Tell whether a front asks for tests or drugs and no point is one."""
    kinds = next((kinds for noun, kinds in _KINDS if re.search(noun, front)), ())
    known = {found.type.kind for point in points for found in find_terms(point)}
    is_named = any(_TEST.search(point) for point in points)
    is_cells = all(_CELLS.search(point) for point in points)
    return bool(kinds) and (is_cells or not (known & set(kinds) or is_named))


def lists_the_routine(item: Item, setting: Setting) -> bool:
    """Tell whether a list is the same in every condition: history, examination and tests, or the stages' numbers."""
    if not isinstance(item.content, ListCard):
        return False
    plain = [re.sub(r"\s*\([^()]*\)", "", point) for point in item.content.back]
    return all(map(_ROUTINE.fullmatch, plain)) or all(map(_STAGE.fullmatch, plain))


def has_a_torn_front(item: Item, setting: Setting) -> bool:
    """Tell whether a list's front was put together from half a heading: "What are the 4 - stools of gout?"."""
    return isinstance(item.content, ListCard) and _TORN.search(item.content.front) is not None
