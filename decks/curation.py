"""Curating a deck by hand: reword or retire an item, see what the rules say of it, compare two versions of a deck."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from decks.distractors import are_apart, is_option
from decks.flaws import Setting, broken_rules
from decks.generate import settings_of
from decks.grammar import capitalised
from decks.knowledge import purpose, siblings
from decks.model import Content, Deck, Distractor, Item, Mcq, Vignette
from decks.wording import as_sentence

# What no editor can wave through: two options that are one, and an answer that the article does not prove.
TRUTH_RULES = frozenset((1, 2))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of an item: why it is *refused*, and what its editor should think over, a sentence each."""

    refused: tuple[str, ...]
    advice: tuple[str, ...]


class Change(StrEnum):
    """What became of an item between two versions of a deck."""

    KEPT = "kept"
    UPDATED = "updated"  # asks the same fact in other words
    NEW = "new"
    RETIRED = "retired"  # asked no more


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item in two versions of a deck; *before* is None for a new one, *after* for a retired one."""

    change: Change
    before: Item | None
    after: Item | None


def verdict(deck: Deck, item: Item) -> Verdict:
    """Return what the rules say of *item* as an item of *deck*; its proof is read again."""
    return _verdict(item, settings_of(deck)[item.section_id])


def verdicts(deck: Deck) -> dict[str, Verdict]:
    """Return what the rules say of each item of *deck*, by item."""
    settings = settings_of(deck)
    return {item.item_id: _verdict(item, settings[item.section_id]) for item in deck.items}


def _verdict(item: Item, setting: Setting) -> Verdict:
    broken = broken_rules(item, setting)
    return Verdict(
        tuple(rule.sentence for rule in broken if rule.number in TRUTH_RULES),
        tuple(rule.sentence for rule in broken if rule.number not in TRUTH_RULES),
    )


def reworded(item: Item, content: Content, explanation: str) -> Item:
    """Return *item* with other words and its own id; what a case no longer says is struck from its ledger."""
    if isinstance(content, Vignette):
        content = replace(content, synthetic=tuple(part for part in content.synthetic if part.text in content.stem))
    return replace(item, content=content, explanation=explanation)


def with_item(deck: Deck, item: Item) -> Deck:
    """Return *deck* with *item* in the place of the one with its id, or, if it has none, where its proof stands."""
    others = [other for other in deck.items if other.item_id != item.item_id]
    if len(others) < len(deck.items):
        return replace(deck, items=tuple(item if other.item_id == item.item_id else other for other in deck.items))
    start = item.evidence[0].start_char
    place = next((n for n, other in enumerate(others) if other.evidence[0].start_char > start), len(others))
    return replace(deck, items=(*others[:place], item, *others[place:]))


def without_item(deck: Deck, item_id: str) -> Deck:
    """Return *deck* without the item."""
    return replace(deck, items=tuple(item for item in deck.items if item.item_id != item_id))


def changes(before: Sequence[Item], after: Sequence[Item]) -> tuple[ItemChange, ...]:
    """Compare the items of two versions by what a learner reads, wherever in the article it stands.

    Those of *after* in their order, then the retired ones in theirs.
    """
    old = {item.item_id: item for item in before}
    ids = {item.item_id for item in after}
    retired = (ItemChange(Change.RETIRED, item, None) for item in before if item.item_id not in ids)
    return (*(_change(old.get(item.item_id), item) for item in after), *retired)


def _change(before: Item | None, after: Item) -> ItemChange:
    if before is None:
        return ItemChange(Change.NEW, None, after)
    is_same = (before.content, before.explanation) == (after.content, after.explanation)
    return ItemChange(Change.KEPT if is_same else Change.UPDATED, before, after)


def carried_over(
    built: Deck, by_hand: Mapping[str, Item], retired: Collection[str], written: Sequence[Item] = ()
) -> Deck:
    """Return a newly *built* deck with the wording that items were given *by_hand*, without those *retired* by hand.

    An item whose words the newer article does not prove keeps what was built; one *written* by hand, its proof where
    the newer text has it, joins only if they are proven.
    """
    items = tuple(_as_by_hand(built, item, by_hand) for item in built.items if item.item_id not in retired)
    deck = replace(built, items=items)
    for item in written:
        deck = deck if verdict(deck, item).refused else with_item(deck, item)
    return deck


def _as_by_hand(built: Deck, item: Item, by_hand: Mapping[str, Item]) -> Item:
    edited = by_hand.get(item.item_id)
    if edited is None:
        return item
    candidate = replace(item, content=edited.content, explanation=edited.explanation)
    return item if verdict(built, candidate).refused else candidate


def spare_distractors(deck: Deck, item: Item) -> Iterator[Distractor]:
    """Yield options that could stand in for one of *item*'s, closest to its key first; none for a flashcard.

    They are of the key's fine type in our tables, and the article, which might make them right, does not name them.
    """
    question = item.content
    if not isinstance(question, Mcq | Vignette):
        return
    options = (question.key, *(option.text for option in question.distractors))
    text = deck.text.lower()
    for name in siblings(question.key):
        against = purpose(name)
        is_sound = is_option(name) and name.lower() not in text and all(are_apart(name, option) for option in options)
        if against and is_sound:
            yield Distractor(capitalised(name), as_sentence(f"{name} {against}"))
