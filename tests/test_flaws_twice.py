"""One fact is asked once: of two flashcards of one statement with one answer the second adds nothing."""

import pytest

from decks.flaws import repeated
from decks.model import Basic, Cloze, Content, Item, Span

PROOF, ELSEWHERE = Span(0, 40), Span(50, 90)
SHARE = Cloze("About {{c1::60%}} of people with gout are men.")


def item(number: int, content: Content, proof: Span = PROOF) -> Item:
    """Return *content* as the item of that *number*, proven by *proof*."""
    return Item(str(number), "s", content, "", (proof,), ())


@pytest.mark.parametrize(
    ("front", "back", "is_same"),
    [
        ("What percentage of people with gout are men?", "About 60 percent", True),
        ("Which sex are most people with gout?", "Men", False),
        ("What percentage of people with gout are men over age 6?", "6 percent", False),
    ],
)
def test_one_answer_in_other_words_asks_the_same(front: str, back: str, is_same: bool) -> None:  # noqa: FBT001
    first = item(0, SHARE)
    assert (repeated(item(1, Basic(front, back)), [first]) == first.item_id) is is_same


def test_another_statement_may_have_the_same_answer() -> None:
    first = item(0, SHARE)
    elsewhere = item(1, Basic("What percentage of flares of gout settle alone?", "60 percent"), ELSEWHERE)
    assert repeated(elsewhere, [first]) is None


def test_a_unit_alone_is_no_answer_that_two_cards_share() -> None:
    first = item(0, Basic("For how many years did the gout last?", "Years"))
    assert repeated(item(1, Cloze("Gout lasted {{c1::5 years}}.")), [first]) is None
