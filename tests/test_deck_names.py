"""Truths about names that stand side by side."""

from dataclasses import replace

from decks.model import Deck, Section, SectionKind
from quiz.pages.deck_names import called_apart, deck_names, names_of_all, section_names
from tests.study_samples import deck_of


def with_sections(deck_id: str, *paths: tuple[str, ...]) -> Deck:
    """Return a deck called "Asthma" with sections under *paths*."""
    sections = tuple(Section(f"s{n}", path, SectionKind.OTHER, n, n + 1) for n, path in enumerate(paths))
    return replace(deck_of(1, 1, deck_id=deck_id), title="Asthma", sections=sections, items=())


CHILDREN, ADULTS = ("Children", "Treatment"), ("Adults", "Treatment")


def test_a_name_of_its_own_stays_as_it_is() -> None:
    assert called_apart({"a": "Asthma", "b": "Scurvy"}) == {"a": "Asthma", "b": "Scurvy"}


def test_names_alike_are_numbered_the_same_in_any_order() -> None:
    names = {"a": "Asthma", "s": "Scurvy", "b": "Asthma"}
    expected = {"a": "Asthma (1)", "b": "Asthma (2)", "s": "Scurvy"}
    assert called_apart(names) == expected
    backwards = called_apart(dict(reversed(names.items())))
    assert backwards == expected
    assert list(backwards) == ["b", "s", "a"]


def test_sections_of_one_heading_are_told_apart_by_what_is_above_them_then_by_number() -> None:
    deck = with_sections("a", ("Causes",), CHILDREN, ADULTS, ADULTS)
    expected = ["Causes", "Children › Treatment", "Adults › Treatment (1)", "Adults › Treatment (2)"]
    assert list(section_names(deck).values()) == expected


def test_decks_of_one_title_keep_their_sections_apart() -> None:
    decks = [with_sections("b", ("Causes",)), with_sections("a", ("Causes",))]
    assert deck_names(decks) == {"a": "Asthma (1)", "b": "Asthma (2)"}
    assert names_of_all(decks) == {("a", "s0"): "Asthma (1): Causes", ("b", "s0"): "Asthma (2): Causes"}
    assert names_of_all(decks[:1]) == {("b", "s0"): "Causes"}
