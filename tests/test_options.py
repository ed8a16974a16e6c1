"""Truths about the options of a question: their order on screen, and which one is right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.model import Basic, Distractor, Item, Mcq
from quiz.session import grade, option_order

TEXTS = st.lists(st.text(min_size=1, max_size=8), min_size=2, max_size=6, unique=True)


def question(key: str, *others: str) -> Item:
    """Return an MCQ with these options."""
    distractors = tuple(Distractor(other, "fits another case") for other in others)
    return Item("item", "section", Mcq("", "Which one?", key, distractors), "", (), ())


@given(TEXTS, st.integers(1, 100))
def test_every_option_is_shown_once(texts: list[str], rep: int) -> None:
    assert sorted(option_order(question(*texts), rep)) == sorted(texts)


def test_a_repetition_always_shows_the_same_order_and_another_one_another() -> None:
    item = question("Rituximab", "Ketotifen", "Propranolol", "Warfarin", "Aspirin")
    orders = [option_order(item, rep) for rep in range(20)]
    assert orders == [option_order(item, rep) for rep in range(20)]
    assert len({order.index("Rituximab") for order in orders}) == 5


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["10 mg", "2.5 mg", "5 mg"], ("2.5 mg", "5 mg", "10 mg")),
        (["2 to 4 weeks", "1 to 4 weeks", "10 to 12 weeks"], ("1 to 4 weeks", "2 to 4 weeks", "10 to 12 weeks")),
        (["About 30 %", "About 8 %", "About 75 %"], ("About 8 %", "About 30 %", "About 75 %")),
    ],
)
def test_quantities_ascend(texts: list[str], order: tuple[str, ...]) -> None:
    assert option_order(question(*texts), rep=1) == order


def test_options_that_only_contain_a_number_are_shuffled() -> None:
    item = question("Type 1 diabetes", "Type 2 diabetes mellitus", "Coeliac disease")
    assert len({option_order(item, rep) for rep in range(20)}) > 1


def test_a_flashcard_has_no_options() -> None:
    assert option_order(replace(question("A", "B"), content=Basic("front", "back")), rep=1) == ()


def test_only_the_key_is_right() -> None:
    item = question("Rituximab", "Ketotifen", "Warfarin")
    assert [grade(item, choice) for choice in ("Rituximab", "Ketotifen", "Warfarin")] == [True, False, False]


def test_what_is_no_option_cannot_be_chosen() -> None:
    with pytest.raises(ValueError, match="“Aspirin” is not an option"):
        grade(question("Rituximab", "Ketotifen"), "Aspirin")
