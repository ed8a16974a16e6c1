"""Clinical terms: what kind of thing each one is, what it may be swapped with, and where it stands in a text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from decks.knowledge.findings import finding
from decks.knowledge.folding import Word, normal, words_of
from decks.knowledge.index import Term, TermType, term_index
from decks.knowledge.scripts import confusables


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a running text: its characters *start* to *end*, the name its table gives it, and its type."""

    start: int
    end: int
    term: str
    type: TermType


@lru_cache(maxsize=65_536)
def _named(surface: str) -> tuple[Term, ...]:
    """Return the terms that *surface* names exactly; an abbreviation must be written in capitals."""
    index, key = term_index(), normal(surface)
    if key in index.abbreviations and sum(map(str.isupper, surface)) < min(2, len(surface)):
        return ()
    return index.by_key.get(key, ())


@lru_cache(maxsize=8192)
def find_terms(text: str) -> tuple[Found, ...]:
    """Return the longest terms in *text*, in order, never overlapping, at word bounds, within one sentence."""
    words, found, at = words_of(text), [], 0
    while at < len(words):
        hit, n_words = _longest_at(text, words, at)
        if hit:
            found.append(hit)
        at += n_words
    return tuple(found)


def _longest_at(text: str, words: tuple[Word, ...], at: int) -> tuple[Found | None, int]:
    """Return the longest term that begins with word *at* of *text*, and how many words to go on."""
    index = term_index()
    reach = min(index.longest.get(words[at].key, 0), len(words) - at)
    for n_words in range(reach, 0, -1):
        part = words[at : at + n_words]
        start, end = part[0].start, part[-1].end
        key = " ".join(word.key for word in part)
        if _cuts_a_word(text, start, end) or not _hangs_together(part, has_marks=key in index.with_marks):
            continue
        terms = _named(text[start:end]) if key in index.abbreviations else index.by_key.get(key, ())
        if terms:
            return Found(start, end, terms[0].name, terms[0].type), n_words
    return None, 1


def _hangs_together(part: tuple[Word, ...], *, has_marks: bool) -> bool:
    """Tell whether the words of *part* may be one term; across a comma only if the term *has_marks* itself."""
    return all(word.joins or (has_marks and word.joins_by_mark) for word in part[:-1])


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a letter or digit stands right before *start* or after *end* of *text*."""
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


# A term that one of these opens is about what follows ("a course of prednisone"); what one of the second group closes
# is still the term before it ("prednisone therapy").
_LIGHT_HEADS = frozenset(
    "administration combination course dose infusion injection initiation pulse therapy treatment use".split()
)
_LIGHT_TAILS = frozenset(
    "capsule course cream drip drop infusion inhaler injection lotion monotherapy ointment patch prophylaxis pulse "
    "regimen spray syrup tablet taper therapy treatment".split()
)
_PREPOSITIONS = frozenset(
    "after against at before by during for from if in of on to using via when with without".split()
)


def term_type(term: str) -> TermType | None:
    """Return the type of *term*, or of its head where the whole is not in the tables; None if that is not known.

    "High-dose intravenous methylprednisolone" has its drug's type, "penicillin allergy" has none.
    """
    if named := _named(term):
        return named[0].type
    head = _head(term)
    return head.type if head else None


def _head(term: str) -> Found | None:
    """Return the known term that is the head of the noun phrase *term*, or None."""
    words = words_of(term)
    found = find_terms(term)
    cut = next((w.start for w in words if w.key in _PREPOSITIONS and not _within(w, found)), len(term))
    before = tuple(word for word in words if word.start < cut)
    if before and before[-1].key in _LIGHT_HEADS and cut < len(term) and not any(f.start < cut for f in found):
        rest = term[cut:].split(" ", 1)[-1]
        return _head(rest) if rest != term else None
    heads = [hit for hit in found if hit.end <= cut]
    if not heads:
        return None
    tail = [word.key for word in before if word.start >= heads[-1].end]
    return heads[-1] if all(key in _LIGHT_TAILS for key in tail) else None


def _within(word: Word, found: Iterable[Found]) -> bool:
    """Tell whether *word* is part of one of *found*."""
    return any(hit.start <= word.start < hit.end for hit in found)


def synonyms(term: str) -> frozenset[str]:
    """Return the other names of *term* that the tables know: synonyms, abbreviations, brands."""
    key = normal(term)
    names = {name for found in _named(term) for name in (found.name, *found.synonyms)}
    return frozenset(name for name in names if normal(name) != key)


def canonical(term: str) -> str | None:
    """Return the name under which the tables list *term*, or None."""
    named = _named(term)
    return named[0].name if named else None


def purpose(term: str) -> str | None:
    """Return what *term* is for, as a verb phrase ("is used for gout flares", "looks for gallstones"), or None."""
    return next((found.purpose for found in _named(term) if found.purpose), None)


def is_same(a: str, b: str) -> bool:
    """Tell whether *a* and *b* name one thing: the same key, or synonyms in one row of a table."""
    return normal(a) == normal(b) or any(term in _named(b) for term in _named(a))


def is_broader(a: str, b: str) -> bool:
    """Tell whether *a* is a class that *b* belongs to ("virus", "influenza"), or the bare head of *b* ("anemia")."""
    names_a, names_b = _names(a), _names(b)
    if not normal(a) or not names_a.keys.isdisjoint(names_b.keys):
        return False
    return not (
        names_a.mains.isdisjoint(names_b.heads)
        and names_a.keys.isdisjoint(names_b.openings)
        and names_a.listed.isdisjoint(names_b.above)
    )


class _Names(NamedTuple):
    """What a term is compared by."""

    keys: frozenset[str]  # of all its names
    mains: frozenset[str]  # the keys of the term as written and as listed
    heads: frozenset[str]  # what those end in: "hemolytic anemia" in "anemia"
    openings: frozenset[str]  # what they open with before "of": "cancer of the colon" with "cancer"
    listed: frozenset[str]  # the names of its rows in the tables
    above: frozenset[str]  # the classes it belongs to


@lru_cache(maxsize=65_536)  # a term is compared with many others
def _names(term: str) -> _Names:
    """Return what *term* is compared by."""
    named, ancestors = _named(term), term_index().ancestors
    mains = frozenset((normal(term), normal(canonical(term) or term)))
    return _Names(
        keys=frozenset((normal(term), *(normal(name) for row in named for name in (row.name, *row.synonyms)))),
        mains=mains,
        heads=frozenset(main[at + 1 :] for main in mains for at in _places_of(" ", main)),
        openings=frozenset(main[:at] for main in mains for at in _places_of(" of ", main)),
        listed=frozenset(row.name for row in named),
        above=frozenset(up for row in named for name in row.classes for up in (name, *ancestors.get(name, ()))),
    )


def _places_of(mark: str, text: str) -> Iterator[int]:
    """Yield where *mark* stands in *text*."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _mistaken_for(name: str) -> tuple[str, ...]:
    """Return the opposite of the finding *name*, or what the condition *name* is confused with."""
    found = finding(name)
    opposite = (found.opposite,) if found and found.opposite else ()
    return tuple(canonical(other) or other for other in (*opposite, *(c.name for c in confusables(name))))


def siblings(term: str) -> tuple[str, ...]:
    """Return what *term* may be taken for, closest first: its opposite or its confusables, its family, its group.

    Neither its synonyms, its classes nor its subtypes are among them.
    """
    named = _named(term)
    if not named:
        head = _head(term)
        return siblings(head.term) if head else ()
    own = named[0]
    groups = dict.fromkeys((own.type.family, own.type.group, *own.classes))
    alike = (
        other.name
        for group in groups
        for other in term_index().members.get(group, ())
        if other.type.kind == own.type.kind and other is not own
    )
    near = dict.fromkeys((*_mistaken_for(own.name), *alike))
    return tuple(name for name in near if not is_broader(name, own.name) and not is_broader(own.name, name))
