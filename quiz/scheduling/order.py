"""Which items are siblings, and in which order a deck's new cards are met."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from decks.model import ITEM_KINDS, Deck, Item, Section, Span, Vignette

MAX_DECKS = 64  # whose order and siblings are kept: every press asks for them again
WINDOW = 3  # neighbouring sections that are mixed: enough to interleave, few enough to follow the article


@lru_cache(MAX_DECKS)
def siblings(deck: Deck) -> Mapping[str, frozenset[str]]:
    """Return, for every item of *deck*, the other items that the same characters of the article prove.

    Seeing one gives the other away, so that siblings are not shown on one study day. Of a case only the proof of its
    key counts: its findings, which most cases of an article share, give nothing away.
    """
    spans = sorted((span, item.item_id) for item in deck.items for span in _proof(item))
    found: dict[str, set[str]] = {item.item_id: set() for item in deck.items}
    for position, (span, item_id) in enumerate(spans):
        for later, other_id in spans[position + 1 :]:
            if later.start_char >= span.end_char:
                break
            if other_id != item_id and span.overlaps(later):
                found[item_id].add(other_id)
                found[other_id].add(item_id)
    return {item_id: frozenset(others) for item_id, others in found.items()}


@lru_cache(MAX_DECKS)
def new_card_order(deck: Deck) -> tuple[str, ...]:
    """Return the ids of all items of *deck* in the order in which their new cards are met.

    The article is gone through in rounds. A round asks each fact at most once, so that siblings are as far apart as the
    deck allows, and takes the kinds of item in turn. Within a round three neighbouring sections at a time are mixed
    evenly: interleaving topics helps telling them apart, and the article's own course stays recognisable.
    """
    related = siblings(deck)
    by_section = [_rounds(deck, section, related, turn) for turn, section in enumerate(deck.sections)]
    with_items = [rounds for rounds in by_section if rounds]
    order: list[str] = []
    for number in range(max(map(len, with_items), default=0)):
        for start in range(0, len(with_items), WINDOW):
            window = with_items[start : start + WINDOW]
            order += _mixed([rounds[number] for rounds in window if number < len(rounds)])
    return _steps_in_turn(order, deck)


def _steps_in_turn(order: Sequence[str], deck: Deck) -> tuple[str, ...]:
    """Return *order* with the steps of each unfolding case, wherever they stand in it, in their own order."""
    cases: dict[str, list[tuple[int, str]]] = {}
    for item in deck.items:
        if isinstance(item.content, Vignette) and item.content.case_id and item.content.step:
            cases.setdefault(item.content.case_id, []).append((item.content.step, item.item_id))
    turned: dict[int, str] = {}
    for steps in cases.values():
        places = sorted(order.index(item_id) for _, item_id in steps)
        turned |= {place: item_id for place, (_, item_id) in zip(places, sorted(steps), strict=True)}
    return tuple(turned.get(place, item_id) for place, item_id in enumerate(order))


def _proof(item: Item) -> tuple[Span, ...]:
    """Return what proves the answer; a case's evidence begins with it and goes on with the findings of its stem."""
    return item.evidence[:1] if isinstance(item.content, Vignette) else item.evidence


def _rounds(deck: Deck, section: Section, related: Mapping[str, frozenset[str]], turn: int) -> list[list[str]]:
    """Return the items of *section* in rounds without siblings; *turn* says which kind begins."""
    kinds = tuple(ITEM_KINDS.values())
    pending = {
        kind: [item for item in deck.items if item.section_id == section.section_id and item.kind == kind]
        for kind in kinds[turn % len(kinds) :] + kinds[: turn % len(kinds)]
    }
    rounds: list[list[str]] = []
    while any(pending.values()):
        rounds.append(_round(pending, related))
    return rounds


def _round(pending: dict[str, list[Item]], related: Mapping[str, frozenset[str]]) -> list[str]:
    """Take items out of *pending*, kinds in turn, until all that is left are siblings of those taken; return these."""
    taken: list[str] = []
    has_more = True
    while has_more:
        has_more = False
        for items in pending.values():
            item = _first_unrelated(items, related, taken)
            if item is not None:
                items.remove(item)
                taken.append(item.item_id)
                has_more = True
    return taken


def _first_unrelated(items: Iterable[Item], related: Mapping[str, frozenset[str]], taken: Sequence[str]) -> Item | None:
    return next((item for item in items if related[item.item_id].isdisjoint(taken)), None)


def _mixed(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return the lists as one, each spread evenly over the whole and in its own order."""
    places = [
        ((position + 0.5) / len(ids), number, item_id)
        for number, ids in enumerate(lists)
        for position, item_id in enumerate(ids)
    ]
    return [item_id for _, _, item_id in sorted(places)]
