"""Words that a line's end divides: joined again, their hyphen kept where it is the word's own."""

import re
from collections.abc import Sequence

_SOFT = "\u00ad"
_DIVIDED = re.compile(r"([^\W_]+)[-\u00ad\u2010]$")
_HEAD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"(?:[^\s]/|\d[–-])$")  # "and/or", "10–20"
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_FIRST_PARTS = frozenset(  # of compounds that are written with a hyphen
    "age alcohol beta blood broad calcium cross dose drug early evidence first food full gluten half hard health high"
    " hospital immune iron large last late life light long low non office one two three four five six seven eight nine"
    " ten population rapid risk self sex short side single skin slow small soft sub sugar tick water weight well wide"
    " year".split()
)
_SECOND_PARTS = frozenset(
    "acting associated based blocking bound confirmed controlled dependent derived drug effective energy induced"
    " inflammatory like limiting linked lowering mediated negative onset pain positive producing related releasing"
    " resistant sectional sensitive shaped sided specific strength stimulating sweetened term threatening tract".split()
)
_ENDINGS = (
    "ness",
    "less",
    "ment",
    "ship",
    "hood",
    "ened",
    "ening",
    "ward",
    "care",
    "burn",
    "stream",
    "ly",
    "er",
    "est",
)


def words_in(lines: Sequence[str]) -> frozenset[str]:
    """Return the words, compounds whole, that *lines* hold away from their ends, in lower case."""
    return frozenset(word for line in lines for word in _WORD.findall(line.casefold())[:-1])


def joined(lines: Sequence[str], *, written: frozenset[str]) -> str:
    """Return *lines* as one, a word that was divided whole again; *written* are words found elsewhere in the text."""
    text = ""
    for line in lines:
        text = _joined(text, line, written) if text else line
    return text.replace(_SOFT, "-")


def _joined(text: str, line: str, written: frozenset[str]) -> str:
    divided, head = _DIVIDED.search(text), _HEAD.match(line)
    if divided is None or head is None:
        return text + line if _UNSPACED.search(text) else f"{text} {line}"
    if _keeps_hyphen(divided[1], head[0], written):
        return f"{text[:-1]}-{line}"
    return text[:-1] + line


def _keeps_hyphen(first: str, second: str, written: frozenset[str]) -> bool:
    """Tell whether the hyphen is the word's own: as the text writes it elsewhere, else by the word's two parts."""
    whole, compound = (first + second).casefold(), f"{first}-{second}".casefold()
    if (whole in written) != (compound in written):
        return compound in written
    is_name = not second[0].islower() or not first.isalpha() or len(first) == 1 or first.isupper()
    is_ending = len(second) < 3 or second.startswith(_ENDINGS)
    return is_name or second in _SECOND_PARTS or (first.casefold() in _FIRST_PARTS and not is_ending)
