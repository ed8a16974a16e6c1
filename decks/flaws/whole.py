"""Rules of a whole deck: what its items do to each other. Each yields a sentence for every breach."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from decks.distractors import content_words
from decks.flaws.views import answers_of, asked_of, has_strictly_longest_key, options_of
from decks.knowledge import normal
from decks.model import Basic, Cloze, Deck, Item, ListCard, SectionKind, Vignette

MAX_LONGEST_KEYS = 0.35
MIN_QUESTIONS = 6  # fewer have no share to speak of
INTERFERENCE = 0.85
MAX_STEM_USES = 2
MAX_POINTS = 4
MIN_SECTION_WORDS = 12


def keys_that_stand_out(deck: Deck) -> Iterator[str]:
    """Yield a breach where over 35 % of the keys are strictly the longest option."""
    n_questions = sum(bool(options_of(item)) for item in deck.items)
    n_longest = sum(map(has_strictly_longest_key, deck.items))
    if n_questions >= MIN_QUESTIONS and n_longest > MAX_LONGEST_KEYS * n_questions:
        yield f"the key is the longest option in {n_longest} of {n_questions} questions (rule 12)"


def keys_in_other_stems(deck: Deck) -> Iterator[str]:
    """Yield a breach for each key that another case tells in its stem, of the same section."""
    cases = [item for item in deck.items if isinstance(item.content, Vignette) and item.content.case_id is None]
    for item in cases:
        key = normal(answers_of(item.content)[0])
        for other in cases:
            is_told = f" {key} " in f" {normal(asked_of(other.content))} "
            if other is not item and other.section_id == item.section_id and is_told:
                yield f"item {item.item_id} ({item.kind}): its key stands in the stem of {other.item_id} (rule 23)"
                break


def fronts_that_interfere(deck: Deck) -> Iterator[str]:
    """Yield a breach for each card whose front is so like another's that it brings that one's back to mind."""
    cards = [item for item in deck.items if isinstance(item.content, Basic)]
    fronts = [Counter(content_words(asked_of(item.content))) for item in cards]
    n_holding = Counter(word for front in fronts for word in front)
    weights = [{word: math.log(1 + len(cards) / n_holding[word]) for word in front} for front in fronts]
    for place, item in enumerate(cards):
        for before in range(place):
            is_other = answers_of(item.content) != answers_of(cards[before].content)
            if is_other and _cosine(weights[place], weights[before]) > INTERFERENCE:
                yield f"item {item.item_id} ({item.kind}): its front is nearly {cards[before].item_id}'s (rule 28)"
                break


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    sizes = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return sum(weight * b[word] for word, weight in a.items() if word in b) / sizes if sizes else 0.0


def long_lists_without_gaps(deck: Deck) -> Iterator[str]:
    """Yield a breach for each list of over four points that no gap asks about one by one."""
    gaps = [item for item in deck.items if isinstance(item.content, Cloze)]
    for item in deck.items:
        if isinstance(item.content, ListCard) and len(item.content.back) > MAX_POINTS and not _shares(item, gaps):
            yield f"item {item.item_id} ({item.kind}): no gap asks about its {len(item.content.back)} points (rule 29)"


def _shares(item: Item, gaps: Sequence[Item]) -> bool:
    return any(span.overlaps(other) for gap in gaps for other in gap.evidence for span in item.evidence)


def repeated_questions(deck: Deck) -> Iterator[str]:
    """Yield a breach for each item that asks the same as one before it, for the same answer."""
    seen: dict[tuple[str, str], str] = {}
    for item in deck.items:
        asked = (asked_of(item.content), " ".join(answers_of(item.content)))
        if asked in seen:
            yield f"item {item.item_id} ({item.kind}): asks the same as {seen[asked]} (rule 30)"
        seen[asked] = item.item_id


def repeated_stems(deck: Deck) -> Iterator[str]:
    """Yield a breach for each stem that more than two items have word for word; steps of one case may."""
    stems = Counter(normal(item.content.stem) for item in deck.items if isinstance(item.content, Vignette))
    for stem, n in stems.items():
        first = next(i for i in deck.items if isinstance(i.content, Vignette) and normal(i.content.stem) == stem)
        if n > MAX_STEM_USES:
            yield f"item {first.item_id} ({first.kind}): {n} items have its stem (rule 30)"


def sections_without_items(deck: Deck) -> Iterator[str]:
    """Yield a breach for each section with a statement to ask about, of twelve words or more, and no item."""
    asked = {item.section_id for item in deck.items}
    for section in deck.sections:
        n_words = len(re.findall(r"\w+", deck.text[section.start_char : section.end_char]))
        is_due = section.kind is not SectionKind.BOILERPLATE and n_words >= MIN_SECTION_WORDS
        if is_due and section.section_id not in asked:
            yield f"the section “{' > '.join(section.path)}” has no item (rule 33)"
