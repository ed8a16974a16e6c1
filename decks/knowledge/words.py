"""Small word tables that the item rules ask: hedges, populations, lines of therapy, polarity, absolutes, vague words.

Each table is one file, data/words/NAME.tsv, of phrases with one value each. The longest phrase wins, so a phrase with
the value "neutral" ("not only") shields the shorter one in it.
"""

import re
from functools import cache, lru_cache

from decks.knowledge.folding import Word, normal, word_key, words_of
from decks.knowledge.tables import DATA, read_table

_STRENGTHS = frozenset(("always", "usual", "common", "possible", "uncommon", "rare", "uncertain", "neutral"))
_ALLOWED_VALUES: dict[str, frozenset[str] | None] = {
    "hedges": _STRENGTHS,
    "populations": None,
    "lines": frozenset(
        ("first-line", "adjunct", "second-line", "refractory", "last-line", "maintenance", "prevention")
    ),
    "negatives": frozenset(("negation", "warning", "failure", "neutral")),
    "absolutes": frozenset(("absolute", "neutral")),
    "vague": frozenset(("vague", "neutral")),
    "categories": frozenset(("category",)),
}


@cache
def _phrases(table: str) -> dict[tuple[str, ...], str]:
    """Return the values of the phrases of *table* by their keys."""
    path, allowed = DATA / "words" / f"{table}.tsv", _ALLOWED_VALUES[table]
    phrases: dict[tuple[str, ...], str] = {}
    for row in read_table(path, ("phrase", "value")):
        if allowed is not None and row.cells["value"] not in allowed:
            raise ValueError(f"{row.where}: “{row.cells['value']}” is none of {', '.join(sorted(allowed))}")
        for phrase in _openings(row.cells["phrase"], table):
            key = tuple(word.key for word in words_of(phrase))
            if key in phrases:
                raise ValueError(f"{row.where}: “{phrase}” is already in the table")
            phrases[key] = row.cells["value"]
    return phrases


@cache
def _longest(table: str) -> dict[str, int]:
    """Return how many words the longest phrase of *table* has, by the key of its first."""
    longest: dict[str, int] = {}
    for phrase in _phrases(table):
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return longest


def _openings(phrase: str, table: str) -> tuple[str, ...]:
    """Return *phrase*, a population's "in …" with each preposition that says the same."""
    if table == "populations" and phrase.startswith("in "):
        return tuple(phrase.replace("in ", opening, 1) for opening in ("in ", "among ", "for ", "of ", "affecting "))
    return (phrase,)


@lru_cache(maxsize=16_384)
def _matches(text: str, table: str) -> tuple[tuple[str, str], ...]:
    """Return the phrases of *table* in *text*, as they stand there, with their values; neutral ones left out."""
    phrases, longest = _phrases(table), _longest(table)
    words, found, at = words_of(text), [], 0
    while at < len(words):
        n_words = _n_words_at(words, at, phrases, longest.get(words[at].key, 0))
        if n_words:
            value = phrases[tuple(word.key for word in words[at : at + n_words])]
            if value != "neutral":
                found.append((text[words[at].start : words[at + n_words - 1].end], value))
        at += max(n_words, 1)
    return tuple(found)


def _n_words_at(words: tuple[Word, ...], at: int, phrases: dict[tuple[str, ...], str], longest: int) -> int:
    """Return how many words the longest phrase has that begins with word *at*; 0 if none does."""
    for n_words in range(min(longest, len(words) - at), 0, -1):
        part = words[at : at + n_words]
        if tuple(word.key for word in part) in phrases and all(word.joins for word in part[:-1]):
            return n_words
    return 0


def hedges_in(text: str) -> tuple[str, ...]:
    """Return the hedges of *text* in order ("often", "may", "in some patients")."""
    return tuple(phrase for phrase, _ in _matches(text, "hedges"))


def hedge_strength(hedge: str) -> str | None:
    """Return how often *hedge* says ("usual", "common", "possible", "uncommon", "rare", "uncertain"), or None."""
    return _phrases("hedges").get(tuple(word.key for word in words_of(hedge)))


def population_in(text: str) -> str | None:
    """Return the first population that *text* restricts itself to ("children", "pregnant women"), or None."""
    return next((value for _, value in _matches(text, "populations")), None)


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines of therapy that *text* names ("first-line", "refractory"), in order, each once."""
    return tuple(dict.fromkeys(value for _, value in _matches(text, "lines")))


def negations_in(text: str) -> tuple[str, ...]:
    """Return the words of *text* that deny, warn against or report failure ("not", "avoid", "ineffective")."""
    return tuple(phrase for phrase, _ in _matches(text, "negatives"))


def is_negative(text: str) -> bool:
    """Tell whether *text* denies something, warns against it or calls it ineffective."""
    return bool(_matches(text, "negatives"))


def absolutes_in(text: str) -> tuple[str, ...]:
    """Return the absolute words of *text* ("always", "never", "only")."""
    return tuple(phrase for phrase, _ in _matches(text, "absolutes"))


def vague_in(text: str) -> tuple[str, ...]:
    """Return the words of *text* too vague for an option ("often", "several", "significant")."""
    return tuple(phrase for phrase, _ in _matches(text, "vague"))


@cache
def _category_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the categories as whole keys, and the words that make any phrase of only such words a category."""
    keys = frozenset(" ".join(key) for key in _phrases("categories"))
    return keys, frozenset(key for key in keys if " " not in key)


def is_category_term(text: str) -> bool:
    """Tell whether *text* only names a category and so may never be an answer ("other tumors", "key features")."""
    keys, single = _category_words()
    key = normal(text)
    words = key.split(" ")
    if not key or key in keys or words[0] in _OPENERS:
        return True
    return all(word in single for word in words)


_OPENERS = frozenset(map(word_key, ("other", "others", "another", "various", "certain", "miscellaneous", "such")))


_PEOPLE = re.compile(
    r"(?:(?:older|younger|young|elderly|pregnant|immunocompromised|unvaccinated|most|some|other|high-risk) )*"
    r"(?:adults?|children|infants|newborns|patients|people|women|men|adolescents|athletes|pregnancy|breastfeeding)\b",
    re.IGNORECASE,
)


def is_aspect(text: str) -> bool:
    """Tell whether *text* heads what is said of an aspect or of a group of people, and so names no thing to ask for."""
    return is_category_term(text) or _PEOPLE.match(text) is not None
