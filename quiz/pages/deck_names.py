"""What decks and sections are called where several stand side by side: no two of them alike."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from decks.model import Deck
from quiz.pages.sources import section_name

Key = TypeVar("Key", str, int)


def called_apart(names: Mapping[Key, str]) -> dict[Key, str]:
    """Return *names*, those that are alike numbered in the order of their keys: "Asthma (1)", "Asthma (2)".

    So two decks keep their numbers on every page that has both, whatever else it has and in whatever order.
    """
    n_of_name = Counter(names.values())
    number: Counter[str] = Counter()
    numbered: dict[Key, str] = {}
    for key in sorted(names):
        name = names[key]
        number[name] += 1
        numbered[key] = name if n_of_name[name] == 1 else f"{name} ({number[name]})"
    return {key: numbered[key] for key in names}


def deck_names(decks: Iterable[Deck]) -> dict[str, str]:
    """Return what each of *decks* is called, by deck."""
    return called_apart({deck.deck_id: deck.title for deck in decks})


def section_names(deck: Deck) -> dict[str, str]:
    """Return what each section of *deck* is called: by its heading, or by those above it too where two are alike."""
    n_of_title = Counter(section.title for section in deck.sections)
    names = [section.title if n_of_title[section.title] == 1 else section_name(section) for section in deck.sections]
    apart = called_apart(dict(enumerate(names)))  # in the order of the article
    return {section.section_id: apart[place] for place, section in enumerate(deck.sections)}


def names_of_all(decks: Iterable[Deck]) -> dict[tuple[str, str], str]:
    """Return what each section is called by deck and section: after its deck's name where there are several decks."""
    decks = tuple(decks)
    titles = deck_names(decks)
    return {
        (deck.deck_id, section_id): name if len(decks) == 1 else f"{titles[deck.deck_id]}: {name}"
        for deck in decks
        for section_id, name in section_names(deck).items()
    }
