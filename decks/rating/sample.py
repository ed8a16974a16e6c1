"""Which items are put on a rating sheet: of every kind alike, spread over decks and sections, in no telling order."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from decks.model import Deck, Item, Section, Span

_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels, so no words, and no digits, so no numbers for a spreadsheet to change
_ID_LETTERS = 5
# A sentence or line: from its first word's character to its full stop or the line's end.
_SENTENCE = re.compile(r"\w[^\n]*?(?:[.!?][)\"”’]?(?=\s+[A-Z0-9“(])|(?=\s*(?:\n|\Z)))")


@dataclass(frozen=True, slots=True)
class Source:
    """A deck to sample from; *origin* is told only by the key file: "generated" or "by hand"."""

    deck: Deck
    origin: str


@dataclass(frozen=True, slots=True)
class Sampled:
    """An item on a sheet under the opaque *row_id*, with the section and the source that it is from."""

    row_id: str
    item: Item
    section: Section
    source: Source


def sample(sources: Sequence[Source], *, n: int, seed: int, kinds: Sequence[str]) -> tuple[Sampled, ...]:
    """Return *n* items of each origin in *sources*, of *kinds* alike as far as there are enough, in shuffled order."""
    rng = random.Random(f"{seed}:{':'.join(source.deck.deck_id for source in sources)}")  # noqa: S311 - no secret
    picked = []
    for origin in dict.fromkeys(source.origin for source in sources):
        picked += _picked([source for source in sources if source.origin == origin], n=n, kinds=kinds, rng=rng)
    rng.shuffle(picked)
    ids: dict[str, None] = {}
    while len(ids) < len(picked):
        ids["".join(rng.choice(_CONSONANTS) for _ in range(_ID_LETTERS))] = None
    return tuple(
        Sampled(row_id, item, _section(source.deck, item), source)
        for row_id, (source, item) in zip(ids, picked, strict=True)
    )


def _picked(
    sources: Sequence[Source], *, n: int, kinds: Sequence[str], rng: random.Random
) -> list[tuple[Source, Item]]:
    """Return up to *n* items: in turn of each kind, from the deck and then the section picked from least so far."""
    left = {kind: [(s, item) for s in sources for item in s.deck.items if item.kind == kind] for kind in kinds}
    for items in left.values():
        rng.shuffle(items)
    from_deck: Counter[int] = Counter()
    from_section: Counter[tuple[int, str]] = Counter()
    picked: list[tuple[Source, Item]] = []
    while len(picked) < n and any(left.values()):
        for kind in [kind for kind in kinds if left[kind]][: n - len(picked)]:
            source, item = min(left[kind], key=lambda p: (from_deck[id(p[0])], from_section[id(p[0]), p[1].section_id]))
            left[kind].remove((source, item))
            from_deck[id(source)] += 1
            from_section[id(source), item.section_id] += 1
            picked.append((source, item))
    return picked


def _section(deck: Deck, item: Item) -> Section:
    return next(section for section in deck.sections if section.section_id == item.section_id)


def context_of(deck: Deck, item: Item) -> str:
    """Return the sentences that prove *item*, between ⟦ and ⟧, with a sentence before and after each."""
    proofs = sorted(set(item.evidence))
    windows: list[Span] = []
    for window in sorted(_window(deck, proof) for proof in proofs):
        if windows and window.start_char <= windows[-1].end_char:
            last = windows.pop()
            windows.append(Span(last.start_char, max(last.end_char, window.end_char)))
        else:
            windows.append(window)
    return " … ".join(_marked(deck.text, window, proofs) for window in windows)


def _window(deck: Deck, proof: Span) -> Span:
    """Return the characters from the sentence or line before *proof* to the one after, within the section."""
    section = next((s for s in deck.sections if s.start_char <= proof.start_char < s.end_char), None)
    first, last = (section.start_char, section.end_char) if section else (0, len(deck.text))
    before = [found.start() for found in _SENTENCE.finditer(deck.text, first, max(first, proof.start_char))]
    after = [found.end() for found in _SENTENCE.finditer(deck.text, proof.end_char, max(last, proof.end_char))]
    return Span(before[-1] if before else proof.start_char, after[0] if after else proof.end_char)


def _marked(text: str, window: Span, proofs: Sequence[Span]) -> str:
    """Return the characters of *window* with its *proofs* between ⟦ and ⟧."""
    marks = [(p.start_char, "⟦") for p in proofs if p.overlaps(window)]
    marks += [(p.end_char, "⟧") for p in proofs if p.overlaps(window)]
    words, place = [], window.start_char
    for at, mark in sorted(marks, key=lambda pair: (pair[0], pair[1] == "⟦")):
        words += [text[place:at], mark]
        place = at
    return "".join((*words, text[place : window.end_char])).strip()
