"""Words that a conversion ran together , tore apart or tore from: "the mucosais", "magni fied", "-myosin"."""

import re
from collections import Counter

from decks.knowledge import term_type
from decks.language import is_english

_WORD = re.compile(r"(?<![\w./@-])[A-Za-z]?[a-z]{5,}(?![\w./@-]\w)")
_TORN = re.compile(r"(?<![\w-])(?P<first>[a-z]*f[fil]) (?P<second>[a-z]+)\b")
# A Greek letter was lost before it: "cardiac -myosin", "the altered 1 subunit".
_LOST = re.compile(
    r"(?<=[\w,(] )-[a-z]{3,}[\w-]*|\((?=-[a-z]{3})-[a-z]+|"
    r"\b(?:altered|abnormal|defective|normal|the|an?) (?:-?\d{1,2}|and) (?:subunit|chain|globin)s?\b|"
    r"\bthe and (?:subunits?|chains?)\b"
)
_LIGATURES = ("fi", "fl", "ff")
_MIN_PART = 4  # letters
_MIN_BEFORE_A = 6  # letters of a word, not said elsewhere, that an "a" was glued to
_MAX_SAID = 2  # a glued word does not come back, but in a paragraph that does
# What follows a lost dash or comma: "a gastroenterologista doctor", "the liningor ulcers".
_ENDINGS = ("a", "an", "the", "is", "are", "was", "or", "and", "to", "of", "which", "that", "with", "such", "also")
_BEFORE_OR = re.compile(r"(?:ing|er|or|le|ed|ion|k|y)$")  # "conductor", "sensor" and "flexor" are words
# Inflected words do not open a compound as "head" opens "headache".
_INFLECTED = re.compile(r"(?:[^s]s|ing|tions?|ments?|ness|ity|osis|itis|ia|emia|[a-z]{4}ly)$")
# A technical word, whole though its first letters are one: "microscopy", "hydrometry", "fluorescent".
_LEARNED = re.compile(r"(?:scop|graph|metr|log|tom|path)(?:y|ic|ies)$|escent$")
_PREFIXES = frozenset(("trans",))
_SUFFIXES = frozenset(("itis", "osis", "algia", "emia", "uria", "pathy", "plasty", "ectomy", "genic"))


def glued_words(text: str, said: Counter[str]) -> tuple[str, ...]:
    """Return the words of *text* that are two, or half a word; *said* counts the article's words, in lower case."""
    torn = (found.group() for found in _TORN.finditer(text) if _is_torn(found["first"], found["second"]))
    return (*(word for word in _WORD.findall(text) if _is_glued(word, said)), *torn)


def lost_letters(text: str) -> tuple[str, ...]:
    """Return the words of *text* that lost a Greek letter."""
    return tuple(found.group() for found in _LOST.finditer(text))


def words_said(text: str) -> Counter[str]:
    """Return how often each word stands in *text*, in lower case."""
    return Counter(word.lower() for word in re.findall(r"[A-Za-z]+", text))


def _is_torn(first: str, second: str) -> bool:
    """Tell whether the words are one that a ligature broke: "refi ned", "infl amed"."""
    whole = first + second
    is_word = is_english(whole) or term_type(whole) is not None or _is_inflected(whole)
    return first in _LIGATURES or (is_word and not (is_english(first) and is_english(second)))


def _is_glued(word: str, said: Counter[str]) -> bool:
    lower = word.lower()
    if is_english(lower) or said[lower] > _MAX_SAID or term_type(word) is not None or _is_inflected(lower):
        return False
    is_latin = word[0].isupper() and word.endswith("a")  # a genus
    if is_latin or _LEARNED.search(lower):
        return False
    return any(_are_two_words(lower[:at], lower[at:], said) for at in range(_MIN_PART, len(lower)))


def _is_inflected(word: str) -> bool:
    """Tell whether *word* is a form of a word that is known: "biopsies", "relapsed"."""
    endings = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))
    stems = (word[: -len(end)] + new for end, new in endings if word.endswith(end))
    return any(is_english(stem) or term_type(stem) is not None for stem in stems)


def _are_two_words(first: str, second: str, said: Counter[str]) -> bool:
    if first in _PREFIXES or second in _SUFFIXES or not _is_known(first, said):
        return False
    if second in _ENDINGS:
        is_long = len(first) >= _MIN_BEFORE_A or said[first] > 0
        return bool(_BEFORE_OR.search(first)) if second == "or" else is_long
    return len(second) >= _MIN_PART and bool(_INFLECTED.search(first)) and _is_known(second, said)


def _is_known(word: str, said: Counter[str]) -> bool:
    return is_english(word) or said[word] > 0 or term_type(word) is not None or _is_inflected(word)
