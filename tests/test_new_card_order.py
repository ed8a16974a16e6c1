"""Truths about siblings, and about the order in which new cards are met."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from decks.model import Basic, Deck, Item, Span, Vignette
from quiz.scheduling import new_card_order, siblings
from tests.study_samples import deck_of

N_SECTIONS, N_FACTS, N_WAYS = 7, 5, 4
DECK = deck_of(N_SECTIONS, N_FACTS)
ORDER = new_card_order(DECK)

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 12))


def section_of(item_id: str) -> str:
    """Return the section of a sample item."""
    return item_id.split(".")[1]


def fact_of(item_id: str) -> str:
    """Return the fact of a sample item, with its section."""
    return ".".join(item_id.split(".")[1:3])


def kind_of(item_id: str) -> str:
    """Return the kind of a sample item."""
    return item_id.split(".")[3]


def deck_with(evidence: list[list[Span]]) -> Deck:
    """Return a deck of one section whose items are proven by these spans."""
    deck = deck_of(1, 1)
    items = (Item(f"i{n}", "s0", Basic("f", "b"), "", tuple(spans), ()) for n, spans in enumerate(evidence))
    return replace(deck, items=tuple(items))


def test_items_of_one_fact_are_siblings() -> None:
    assert siblings(DECK)["deck.s2.3.0"] == {"deck.s2.3.1", "deck.s2.3.2", "deck.s2.3.3"}


def test_items_that_touch_without_sharing_a_character_are_no_siblings() -> None:
    assert siblings(deck_with([[Span(0, 5)], [Span(5, 9)]])) == {"i0": frozenset(), "i1": frozenset()}


def test_a_case_is_a_sibling_by_the_proof_of_its_key_not_by_its_findings() -> None:
    deck = deck_with([[Span(0, 5), Span(10, 15)], [Span(0, 5)], [Span(10, 15)]])
    case, *flashcards = deck.items
    case = replace(case, content=Vignette("A patient has it.", "What is it?", "key", (), ()))
    related = siblings(replace(deck, items=(case, *flashcards)))
    assert related == {"i0": frozenset({"i1"}), "i1": frozenset({"i0"}), "i2": frozenset()}


@given(st.lists(st.lists(SPANS, max_size=3), max_size=12))
def test_siblings_are_the_items_whose_evidence_overlaps(evidence: list[list[Span]]) -> None:
    deck = deck_with(evidence)
    for item in deck.items:
        expected = {
            other.item_id
            for other in deck.items
            if other is not item and any(one.overlaps(two) for one in item.evidence for two in other.evidence)
        }
        assert siblings(deck)[item.item_id] == expected


def test_every_item_comes_once() -> None:
    assert sorted(ORDER) == sorted(item.item_id for item in DECK.items)


@given(st.lists(st.lists(SPANS, max_size=3), max_size=12))
def test_every_item_comes_once_whatever_proves_it(evidence: list[list[Span]]) -> None:
    deck = deck_with(evidence)
    assert sorted(new_card_order(deck)) == sorted(item.item_id for item in deck.items)


def test_each_round_asks_each_fact_once() -> None:
    a_round = N_SECTIONS * N_FACTS
    for start in range(0, len(ORDER), a_round):
        assert len({fact_of(item_id) for item_id in ORDER[start : start + a_round]}) == a_round


def test_a_round_follows_the_article_three_sections_at_a_time() -> None:
    sections = [section_of(item_id) for item_id in ORDER]
    assert set(sections[:15]) == {"s0", "s1", "s2"}
    assert set(sections[15:30]) == {"s3", "s4", "s5"}
    assert set(sections[30:35]) == {"s6"}


def test_neighbours_come_from_different_sections() -> None:
    assert all(section_of(one) != section_of(other) for one, other in pairwise(ORDER[:30]))


def test_kinds_are_mixed_from_the_start() -> None:
    assert {kind_of(item_id) for item_id in ORDER[:8]} == {"0", "1", "2", "3"}


def test_a_long_section_is_spread_over_a_short_one() -> None:
    """Four facts beside two: the short section's are not used up at the beginning."""
    long, short = deck_of(2, 4), {f"deck.s1.{fact}.{way}" for fact in (2, 3) for way in range(N_WAYS)}
    deck = replace(long, items=tuple(item for item in long.items if item.item_id not in short))
    assert [section_of(item_id) for item_id in new_card_order(deck)[:6]] == ["s0", "s1", "s0", "s0", "s1", "s0"]


def test_a_deck_without_items_has_no_order() -> None:
    assert new_card_order(replace(DECK, items=())) == ()


def test_the_steps_of_an_unfolding_case_are_met_in_their_own_order() -> None:
    numbers = (3, 1, 2)
    steps = {
        item_id: Vignette("A 9-year-old boy has it.", "What next?", "key", (), (), case_id="case", step=step)
        for item_id, step in zip(ORDER[4:40:12], numbers, strict=True)
    }
    items = tuple(replace(item, content=steps.get(item.item_id, item.content)) for item in DECK.items)
    order = new_card_order(replace(DECK, items=items))
    assert [steps[item_id].step for item_id in order if item_id in steps] == [1, 2, 3]
    assert sorted(order) == sorted(ORDER)
