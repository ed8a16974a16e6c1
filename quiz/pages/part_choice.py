"""Ask which decks or sections something is about: to assign, to compose a quiz of, to be examined in."""

from collections.abc import Mapping, Sequence

import streamlit as st

from decks.model import Deck, Item
from quiz.model import DeckPart
from quiz.pages.deck_names import deck_names
from quiz.quizzing import askable

Choices = Mapping[str, tuple[DeckPart, ...]]


def part_choices(decks: Sequence[Deck], *, is_for_quiz: bool = False) -> Choices:
    """Return what can be chosen, by name: each deck whole, and each of its top headings with all below it.

    With *is_for_quiz* only what has questions or cases is.
    """
    choices: dict[str, tuple[DeckPart, ...]] = {}
    titles = deck_names(decks)
    for deck in decks:
        items = askable(deck) if is_for_quiz else deck.items
        if items:
            choices[f"{titles[deck.deck_id]}: all"] = (DeckPart(deck.deck_id),)
            for heading, parts in _by_heading(deck, items).items():
                choices[_free(f"{titles[deck.deck_id]}: {heading}", choices)] = parts
    return choices


def choose_parts(label: str, choices: Choices, *, key: str, default: Sequence[str] = ()) -> tuple[DeckPart, ...]:
    """Ask for one or more of *choices*."""
    chosen = st.multiselect(label, tuple(choices), default=default, key=key)
    return tuple(dict.fromkeys(part for name in chosen for part in choices[name]))


def parts_words(parts: Sequence[DeckPart], decks: Mapping[str, Deck]) -> str:
    """Say which decks and headings *parts* are."""
    names: dict[str, None] = {}
    titles = deck_names(decks.values())
    for part in parts:
        deck = decks.get(part.deck_id)
        if deck is None:
            names["a deck that was removed"] = None
        elif part.section_id is None:
            names[titles[deck.deck_id]] = None
        else:
            path = next((s.path for s in deck.sections if s.section_id == part.section_id), ("a section",))
            names[f"{titles[deck.deck_id]}: {path[0]}"] = None
    return "; ".join(names)


def _by_heading(deck: Deck, items: Sequence[Item]) -> dict[str, tuple[DeckPart, ...]]:
    """Return the parts under each top heading of *deck* that has *items*."""
    asked = {item.section_id for item in items}
    headings: dict[str, list[DeckPart]] = {}
    for section in deck.sections:
        if section.section_id in asked:
            headings.setdefault(section.path[0], []).append(DeckPart(deck.deck_id, section.section_id))
    return {heading: tuple(parts) for heading, parts in headings.items()}


def _free(name: str, taken: Choices) -> str:
    """Return *name*, with a number after it where a heading is called "all"."""
    number = 1
    candidate = name
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate
