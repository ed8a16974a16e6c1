"""The goals of treatment are asked as a list where bullets count them up."""

from decks.model import ListCard
from tests.gen_articles import contents, made

AIMS = (
    "  • lower uric acid in the blood to normal levels",
    "  • relieve the pressure that a swollen joint may be putting on the nearby nerves and skin",
)


def fronts(lead: str, *more: str) -> list[str]:
    deck = made("Gout", "Overview", "Flares of gout hurt.", "Treatment", lead, *AIMS, *more)
    return [card.front for card in contents(deck, ListCard)]


def test_goals_under_their_lead_are_asked_with_their_number() -> None:
    assert fronts("Goals of treatment are to") == ["What are the two goals of treatment of gout?"]


def test_goals_that_are_some_of_all_are_not_asked_as_all() -> None:
    some = ["Name two goals of gout treatment."]
    assert fronts("The goals of gout treatment may include:") == some
    assert fronts("The goals of gout treatment include:") == some
    assert fronts("The goals of gout treatment are to:", "  • allow you to walk") == some


def test_bullets_under_another_lead_are_no_goals() -> None:
    assert not [front for front in fronts("People with gout often try to") if "goals" in front]
