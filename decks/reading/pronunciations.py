"""How a word is said, which pages for patients put behind it: "atherosclerosis (ath-er-o-skler-O-sis)"."""

import re

_WORD = r"[A-Za-z]{1,9}(?:-[A-Za-z]{1,9}){1,9}"
# What follows a semicolon in the same parentheses is an explanation, and stays.
_GUIDE = re.compile(rf"(?<=\w) \((?P<said>{_WORD}(?: {_WORD}){{0,3}})(?P<end>\)|; ?)")
_LAST_WORD = re.compile(r"\w{1,40}$")
MIN_SYLLABLES = 3  # which no compound word has in syllables of one case each, as "(HIV-positive)" and "(DNA-binding)"


def without_pronunciations(text: str) -> str:
    """Return *text* without the guides that say how the word before them is spoken."""
    return _GUIDE.sub(_left, text) if "-" in text else text


def _left(match: re.Match[str]) -> str:
    if not _is_guide(match["said"], match.string[max(match.start() - 40, 0) : match.start()]):
        return match[0]
    return "" if match["end"] == ")" else " ("


def _is_guide(said: str, before: str) -> bool:
    """Tell whether *said* is in syllables of one case each, the stressed ones in capitals and the others small."""
    syllables = re.split("[- ]", said)
    n_stressed = sum(syllable.isupper() for syllable in syllables)
    is_of_cases = n_stressed + sum(syllable.islower() for syllable in syllables) == len(syllables)
    if not is_of_cases or not 0 < n_stressed < len(syllables):
        return False
    return len(syllables) >= MIN_SYLLABLES or _sounds_alike(said.casefold(), before.casefold())


def _sounds_alike(said: str, before: str) -> bool:
    """Tell whether the last word of *before* begins and ends as *said* does: "asthma (AZ-ma)", not "HIV (HIV-like)"."""
    word = _LAST_WORD.search(before)
    return word is not None and (word[0][0], word[0][-1]) == (said[0], said[-1])
