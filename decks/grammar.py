"""English words put together: questions, agreement, capitals, articles, lists."""

import re
from functools import lru_cache

from decks.language import sentences

NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AUXILIARIES = frozenset(
    "is are was were can cannot could may might should would must will has have had do does did".split()
)
_JOINT = re.compile(r",\s*(?:and|or|and/or)\s+|\s+(?:and|or|and/or)\s+|,(?!\d)\s*|;\s*(?:and|or)?\s*")


def decapitalised(phrase: str, *, proper: bool = False) -> str:
    """Return *phrase* as inside a sentence: its first letter lowered, unless it is an acronym or a *proper* name."""
    first = re.match(r"[^\s,;:]+", phrase)
    if first is None or proper:
        return phrase
    word = first.group()
    letters = [letter for letter in word if letter.isalpha()]
    is_acronym = (
        sum(letter.isupper() for letter in letters) > 1
        or re.match(r"[A-Z]-", word) is not None
        or (len(letters) == 1 and word[:1] not in ("A", "I"))
    )
    has_digit = any(letter.isdigit() for letter in word)
    return phrase if is_acronym or has_digit else phrase[:1].lower() + phrase[1:]


def capitalised(phrase: str) -> str:
    """Return *phrase* with its first letter in upper case, unless it is a symbol: "hSPCA1", "mRNA"."""
    if re.match(r"[a-z]{1,3}[A-Z]", phrase):
        return phrase
    return phrase[:1].upper() + phrase[1:]


def with_indefinite(phrase: str) -> str:
    """Return *phrase* after "a" or "an", by the sound of its first word."""
    word = re.split(r"[\s-]", phrase.strip())[0]
    vowels = "AEFHILMNORSX" if word.isupper() else "aeiouAEIOU"
    exceptions = (
        re.match(r"(?i)(hour|honest|heir|8|1[18](?!\d))", word),
        re.match(r"(?i)(uni(?![nm]|dent)|use|usu|ur[ei]|eu|one$|once$|u$)", word),
    )
    is_vowel = bool(exceptions[0]) or (word[:1] in vowels and not exceptions[1])
    return f"{'an' if is_vowel else 'a'} {phrase}"


@lru_cache(maxsize=4096)
def wh_question(wh: str, subject: str, predicate: str) -> str:
    """Return the question that *wh* opens about the object of "*subject* *predicate* …": "What may X lead to?"."""
    first, _, rest = predicate.strip().partition(" ")
    main_follows = first not in ("has", "have", "had", "do", "does", "did") or _starts_with_participle(rest)
    if first in _AUXILIARIES and main_follows:
        return f"{wh} {first} {subject} {rest}?".replace(" ?", "?")
    sentence = sentences(f"{subject} {predicate} them.")[0]
    start = sentence.start_char + len(subject)
    verb = next((t for t in sentence.tokens if t.start_char >= start and t.tag in ("VBZ", "VBP", "VBD", "VB")), None)
    if verb is None:
        return ""
    support = {"VBZ": "does", "VBD": "did"}.get(verb.tag, "do")
    offset = len(subject) + 1
    inner = predicate[: verb.start_char - offset] + verb.lemma + predicate[verb.end_char - offset :]
    return f"{wh} {support} {subject} {inner}?"


def _starts_with_participle(phrase: str) -> bool:
    word = next((w for w in phrase.split() if not w.endswith("ly") and w not in ("not", "also", "often")), "")
    return word.endswith(("ed", "en", "own")) or word == "been"


def singular_verb(predicate: str) -> str:
    """Return *predicate* with its main verb in the third person singular: "significantly improve" to "… improves"."""
    sentence = sentences(f"They {predicate} them.")[0]
    if any(token.tag == "MD" for token in sentence.tokens):
        return predicate
    verb = next((t for t in sentence.tokens if t.tag in ("VB", "VBP")), None)
    if verb is None:
        return predicate
    stop = verb.end_char - len("They ")
    return f"{_third_person(predicate[:stop])}{predicate[stop:]}"


def coordinates(phrase: str) -> tuple[str, ...]:
    """Return the members of the list *phrase* ("a, b, or c"), split outside brackets; () where it is no list."""
    members: list[str] = []
    start = depth = at = 0
    while at < len(phrase):
        depth += (phrase[at] in "([") - (phrase[at] in ")]")
        joint = _JOINT.match(phrase, at) if depth == 0 else None
        if joint:
            members.append(phrase[start:at])
            start = at = joint.end()
        else:
            at += 1
    members = [member.strip(" .") for member in [*members, phrase[start:]]]
    return tuple(members) if len(members) > 1 and all(members) else ()


def _third_person(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "ch", "sh", "o")) else f"{verb}s"
