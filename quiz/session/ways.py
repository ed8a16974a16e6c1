"""What a sitting goes through, and in which order: what is due, new cards only, weak spots, or all before tomorrow."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from decks.model import Deck
from quiz.memory import Model, retrievability
from quiz.model import Card, CardState, DeckPart, Way
from quiz.scheduling import new_card_order

STEP_STATES = (CardState.LEARNING, CardState.RELEARNING)
WEAK_INTERVAL_DAYS = (
    21  # a card that was forgotten is a weak spot until it comes at intervals as long as a mature one's
)


def part_of(deck: Deck, parts: Sequence[DeckPart]) -> Deck:
    """Return *deck* with the items of *parts* only; whole if there are no parts."""
    if not parts or DeckPart(deck.deck_id) in parts:
        return deck
    items = (item for item in deck.items if DeckPart(deck.deck_id, item.section_id) in parts)
    return replace(deck, items=tuple(items))


def is_weak(card: Card) -> bool:
    """Tell whether *card* is a weak spot: forgotten before, and not yet secure again."""
    return card.n_lapses > 0 and card.interval_days < WEAK_INTERVAL_DAYS


def in_order(
    cards: Iterable[Card], decks: Sequence[Deck], *, way: Way, today: date, seen: Collection[str], model: Model
) -> list[Card]:
    """Return those of *cards* that *way* goes through: same-day steps by their time, then reviews, then new cards.

    Reviews come by lowest retrievability, new cards in the decks' own order, the decks in turn. What is not due and was
    *seen* in this sitting does not come twice.
    """
    cards = list(cards)
    goes = _WAYS[way]
    steps = [(card.due_at, card.item_id, card) for card in cards if card.due_at and _is_step(card, way)]
    reviews = [
        (_recall(card, today, model), card.item_id, card)
        for card in cards
        if card.state is CardState.REVIEW and goes(card, today) and (_is_due(card, today) or card.item_id not in seen)
    ]
    new: list[tuple[tuple[int, int], str, Card]] = []
    if way is not Way.WEAK:
        places = _places(decks)
        new = [(places[card.item_id], card.item_id, card) for card in cards if card.state is CardState.NEW]
    return [card for ordered in (sorted(steps), sorted(reviews), sorted(new)) for *_, card in ordered]


def in_chosen_order(cards: Iterable[Card], item_ids: Sequence[str], *, seen: Collection[str]) -> list[Card]:
    """Return same-day steps by their time, then those of *cards* that were chosen, in the order of *item_ids*.

    What was *seen* in this sitting comes again only as a step.
    """
    cards = list(cards)
    place = {item_id: number for number, item_id in enumerate(item_ids)}
    steps = sorted((card.due_at, card.item_id, card) for card in cards if card.due_at and card.state in STEP_STATES)
    chosen = [
        card for card in cards if card.item_id in place and card.item_id not in seen and card.state not in STEP_STATES
    ]
    return [card for *_, card in steps] + sorted(chosen, key=lambda card: place[card.item_id])


def _is_step(card: Card, way: Way) -> bool:
    """Tell whether *card* is in its same-day steps; where only new cards are met, in their first ones."""
    return card.state is CardState.LEARNING or (card.state is CardState.RELEARNING and way is not Way.NEW)


def _is_due(card: Card, today: date) -> bool:
    return card.due_day is not None and card.due_day <= today


# Which reviewed cards a way goes through on a study day.
_WAYS: dict[Way, Callable[[Card, date], bool]] = {
    Way.TODAY: _is_due,
    Way.NEW: lambda _card, _today: False,
    Way.WEAK: lambda card, _today: is_weak(card),
    Way.CRAM: lambda _card, _today: True,
}


def _recall(card: Card, today: date, model: Model) -> float:
    """Return the probability that a reviewed *card* is recalled on the study day *today*."""
    if card.memory is None or card.last_review_day is None:
        return 0.0
    return retrievability(card.memory, (today - card.last_review_day).days, model=model)


def _places(decks: Sequence[Deck]) -> dict[str, tuple[int, int]]:
    """Return the place of each item among its deck's new cards, and its deck's among *decks*."""
    orders = [new_card_order(deck) for deck in decks]
    return {item_id: (place, turn) for turn, order in enumerate(orders) for place, item_id in enumerate(order)}
