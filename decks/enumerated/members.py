"""The members of an enumeration within a sentence: each whole, none torn from the words that it shares with others."""

import re

from decks.facts.bullets import share_a_head
from decks.grammar import capitalised
from decks.phrases import PhraseClass, has_clause, names_a_thing, phrase_class

MAX_MEMBER_WORDS = 10
_BRACKETED = re.compile(r"\([^()]*\)")
_LAST_AND = re.compile(r"\s+and\s+")
# What makes one member of two, or goes on after the last: no split is sure then.
_UNSURE = re.compile(
    r"\b(?:such as|including|like|e\.g|for example|which|who|whose|where|because|but|although|while|as well as|"
    r"depending|other|others|more|etc|between|both|sometimes|often|also)\b|[;:]",
    re.IGNORECASE,
)
_BARE_START = re.compile(
    r"(?:of|in|on|to|with|from|by|for|at|into|is|are|can|may|has|have|not|the same)\b", re.IGNORECASE
)
# "Gabapentin, a drug for seizures, and aspirin": what the member before it is.
_APPOSITION = re.compile(
    r"an? (?:[\w'’]+[ -]){0,4}?(?:medications?|medicine|drug|disease|disorder|condition|type|form|kind|procedure|test|"
    r"virus|bacterium|hormone|protein|enzyme|substance|chemical|organ|gland|part|device|treatment|operation|technique)\b",
    re.IGNORECASE,
)


def members_in(said: str, *, n: int = 0) -> tuple[str, ...]:
    """Return the members that *said*, "a, b, and c", counts up, capitalised; () where they cannot be told surely.

    Where their number *n* is said, not 0, as many commas tell them: "pain, loss of sight and smell, and fever".
    """
    bare = _BRACKETED.sub(lambda found: "\0" * len(found.group()), said.strip().rstrip("."))
    cuts = _cuts(bare, n)
    if cuts is None:
        return ()
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(bare)]
    members = tuple(said.strip()[a:b].strip(" ,") for a, b in zip(starts, ends, strict=True))
    return (
        tuple(capitalised(re.sub(r"(?i)^the ", "", member)) for member in members) if _are_whole(members, bare) else ()
    )


def _cuts(bare: str, n: int) -> list[tuple[int, int]] | None:
    """Return where *bare*, without what stands in brackets, is to be cut; None where that is not sure."""
    commas = [found.span() for found in re.finditer(r",\s+(?:and\s+)?", bare)]
    ands = [found.span() for found in _LAST_AND.finditer(bare)]
    if not commas:
        return ands if len(ands) == 1 else None
    last = bare[commas[-1][0] :]
    is_oxford = re.match(r",\s+and\s", last) is not None
    inside = [span for span in ands if span[0] > commas[-1][1]]
    if is_oxford:
        return commas if len(ands) == 1 or len(commas) + 1 == n else None
    return [*commas, inside[0]] if len(inside) == 1 == len(ands) else None


def _are_whole(members: tuple[str, ...], bare: str) -> bool:
    """Tell whether each of *members* can be an answer: a noun phrase with nothing that belongs to another."""
    plain = tuple(_BRACKETED.sub("", member).strip() for member in members)
    if _UNSURE.search(bare) or not all(plain) or share_a_head(plain):
        return False
    return not any(map(_APPOSITION.match, members[1:])) and all(map(_is_a_name, members))


def _is_a_name(member: str) -> bool:
    n_words = len(_BRACKETED.sub("", member).split())
    member = re.split(r" (?:that|who) ", member)[0]
    if n_words > MAX_MEMBER_WORDS or _BARE_START.match(member):
        return False
    is_alone = n_words == 1 or phrase_class(member) in (PhraseClass.NOUN, PhraseClass.ADJECTIVE)
    return names_a_thing(member) or (is_alone and not has_clause(f"{member}."))
