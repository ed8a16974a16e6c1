"""Abbreviations that an article explains once and then uses: on a card of its own each is spelled out.

An abbreviation is found by the letters that the words before its brackets begin with (Schwartz & Hearst, 2003).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from decks.facts.topic import Topic, abbreviates
from decks.grammar import capitalised, with_indefinite
from decks.wording import inner, plural

_SHORT = re.compile(r"\((?P<short>(?=[^\s()]*[A-Z][^\s()]*[A-Z])[A-Z][A-Za-z0-9/-]{1,8}?)s?\)")
MAX_LONG_WORDS = 8
# Nobody needs these spelled out.
_KNOWN = frozenset(
    "AIDS HIV DNA RNA mRNA MRI CT PET EEG ECG EKG EMG CSF PCR COPD ICU IV IgA IgE IgG IgM NSAID TB HPV ADHD LDL HDL "
    "BMI UV ATP US UK CDC NIH FDA X-ray pH HLA ACE DEET BCG MMR CPR GI IQ".split()
)


def spelled_out(text: str, article: str, topic: Topic) -> str:
    """Return *text* with the first use of each abbreviation that *article* explains written as what it stands for.

    One whose words stand in *text* already is left as it is.
    """
    if "'" in topic.name:  # some of the article's apostrophes may be lost
        text = re.sub(rf"\b{re.escape(topic.name.replace(chr(39), ''))}\b", topic.name, text)
    for short, long in _all_of(article, topic):
        prefix = f"{capitalised(topic.name)}: "
        if text.startswith(prefix) and long in (topic.name, _without_kind(topic.name)):
            named = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", topic.name, text[len(prefix) :], count=1)
            text = named if named != text[len(prefix) :] else text
        whole = rf"(?<![\w/-])(?P<short>{re.escape(short)})(?P<s>s?)(?!\w|/|-(?!related|associated)|\))"
        found = re.search(rf"(?P<a>\b[Aa]n? )?{whole}", text)
        if found is None or long.lower() in text.lower():
            continue
        name = plural(long) if found["s"] and not long.endswith("s") else long
        words = f"{found['a'][0]}{with_indefinite(name)[1:]}" if found["a"] else name
        text = f"{_without_opening(text[: found.start()], words)}{words}{_without_end(text[found.end() :], words)}"
    return f"{text[:1].upper()}{text[1:]}" if text[:1].islower() and not re.match(r"[a-z]{1,2}[A-Z]", text) else text


def _without_opening(before: str, words: str) -> str:
    """Return *before* without the word at its end that opens *words*, too: "adult" before "adult leukemia"."""
    first = words.split(maxsplit=1)[0]
    return before[: -len(first) - 1] if before.lower().endswith(f"{first.lower()} ") else before


def _without_end(after: str, words: str) -> str:
    """Return *after* without its own first words where *words* end in them: " II deficiency"."""
    parts = words.split()
    for first in range(1, len(parts)):
        ending = " " + " ".join(parts[first:])
        if after.lower().startswith(ending.lower()) and not after[len(ending) : len(ending) + 1].isalnum():
            return after[len(ending) :]
    return after


def _all_of(article: str, topic: Topic) -> tuple[tuple[str, str], ...]:
    """Return each abbreviation of the topic and of *article* with what it stands for, the longest first."""
    own = {name: topic.name for name in topic.names if abbreviates(name, topic.name) and name not in _KNOWN}
    own |= {topic.abbreviation: topic.name} if topic.abbreviation and topic.abbreviation not in _KNOWN else {}
    return tuple(sorted({**_explained(article), **own}.items(), key=lambda pair: (-len(pair[0]), pair)))


def _without_kind(name: str) -> str:
    """Return *name* without the "syndrome" or the like at its end."""
    return re.sub(r" (?:syndrome|disease|disorder)$", "", name)


@lru_cache(maxsize=4)  # asked for at every card; few articles are read at once
def _explained(article: str) -> Mapping[str, str]:
    """Return each abbreviation that *article* gives in brackets, with the words before it that it stands for."""
    said: dict[str, str] = {}
    for found in _SHORT.finditer(article):
        long = _long_form(found["short"], article[max(0, found.start() - 120) : found.start()].rstrip())
        if long is not None and found["short"] not in _KNOWN:
            said.setdefault(found["short"], long if _is_title(long) else inner(long))
    return MappingProxyType(said)


def _is_title(long: str) -> bool:
    """Tell whether *long* is the name of one thing, all its words with capitals: "Gout Care Program"."""
    words = [word for word in long.split() if len(word) > 3]
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _long_form(short: str, before: str) -> str | None:
    """Return the words at the end of *before* that hold the letters of *short* in order, the first beginning a word."""
    before = re.split(r"[.;:()\n]", before)[-1]
    at = len(before)
    for place, letter in reversed(tuple(enumerate(re.sub(r"[^A-Za-z0-9]", "", short).lower()))):
        at -= 1
        while at >= 0 and not (before[at].lower() == letter and (place > 0 or _begins_a_word(before, at))):
            at -= 1
        if at < 0:
            return None
    long = " ".join(before[at:].split())
    is_sound = len(long.split()) <= min(MAX_LONG_WORDS, 2 * len(short))
    return long if is_sound and len(long) > len(short) + 2 else None


def _begins_a_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
