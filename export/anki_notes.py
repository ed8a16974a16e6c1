"""Items as notes of Anki: their fields, cards, tags and subdeck. Pure: nothing here imports genanki."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.model import ArticleError, Basic, Cloze, Deck, Item, ListCard, Mcq, Section, Synthetic, Vignette
from export import anki_text
from export.anki_cards import NOTE_TYPES

ROOT = "Casebook"
# The fields that no note may lack, as the reader knows them.
_NEEDED = {
    "Front": "front",
    "Back": "back",
    "Text": "gaps",
    "Points": "list",
    "LeadIn": "lead-in",
    "Key": "key",
    "Others": "distractors",
}


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """One item as Anki holds it: *fields* as HTML, in its note type's order; *ordinals* of its cards, from 0."""

    kind: str
    item_id: str
    fields: tuple[str, ...]
    ordinals: tuple[int, ...]
    tags: tuple[str, ...]
    subdeck: str


def deck_name(deck: Deck) -> str:
    """Return the name of the Anki deck that holds all of *deck*; ArticleError where its title leaves none."""
    return f"{ROOT}::{_component(deck, deck.title, 'the title')}"


def notes(decks: Sequence[Deck]) -> Iterator[AnkiNote]:
    """Yield the note of every item of *decks*, in their order.

    ArticleError where an item would make a note without a card or without an answer, or comes twice.
    """
    seen: set[str] = set()
    for deck in decks:
        sections = {section.section_id: section for section in deck.sections}
        for item in deck.items:
            if item.item_id in seen:
                raise ArticleError(deck.source.name, f"item {item.item_id} is there twice; give each deck once")
            seen.add(item.item_id)
            yield _note(deck, sections[item.section_id], item)


def _note(deck: Deck, section: Section, item: Item) -> AnkiNote:
    note_type = NOTE_TYPES[item.kind]
    asked = _asked(item)
    for lack in (_NEEDED[name] for name, value in asked.items() if name in _NEEDED and not value):
        reason = f"item {item.item_id} has nothing in its {lack}, so Anki could not ask it; mend or remove it"
        raise ArticleError(deck.source.name, reason)
    title = anki_text.name_part(deck.title)
    values = {"ItemID": anki_text.field(item.item_id), **asked, **_tail(deck, section, item)}
    return AnkiNote(
        kind=item.kind,
        item_id=anki_text.clean(item.item_id),
        fields=tuple(values.get(name, "") for name in note_type.fields),
        ordinals=anki_text.cloze_ordinals(asked["Text"]) if note_type.is_cloze else (0,),
        tags=tuple(dict.fromkeys(anki_text.tag(ROOT, title, each) for each in item.tags or ("",))),
        subdeck=f"{deck_name(deck)}::{_component(deck, section.path[0], 'a heading')}",
    )


def _asked(item: Item) -> dict[str, str]:
    """Return the fields in which the five kinds differ."""
    match item.content:
        case Basic(front, back):
            return {"Front": anki_text.field(front), "Back": anki_text.field(back)}
        case Cloze(text, hint):
            return {"Text": anki_text.cloze_field(text, hint)}
        case ListCard(front, points):
            return {"Front": anki_text.field(front), "Points": anki_text.listed(points)}
        case Mcq() as question:
            return _question(question)
        case Vignette() as case:
            return _question(case) | {
                "Invented": _details(case.synthetic, is_slot=True),
                "Scripted": _details(case.synthetic, is_slot=False),
                "CaseID": anki_text.field(case.case_id or ""),
                "Step": "" if case.step is None else str(case.step),
            }


def _question(question: Mcq | Vignette) -> dict[str, str]:
    """Return the fields of a question; its options in a neutral order, for a card whose script does not run."""
    others = sorted(question.distractors, key=lambda option: _place(option.text))
    reasons = (f"<dt>{anki_text.field(each.text)}</dt><dd>{anki_text.field(each.why)}</dd>" for each in others)
    return {
        "Stem": anki_text.field(question.stem),
        "LeadIn": anki_text.field(question.lead_in),
        "Options": anki_text.listed(sorted((question.key, *(each.text for each in others)), key=_place)),
        "Key": anki_text.field(question.key),
        "Others": f"<dl>{''.join(reasons)}</dl>" if others else "",
    }


def _place(option: str) -> tuple[bool, float, str]:
    """Return what options are sorted by: numbers first, by size, then words by the alphabet."""
    number = re.match(r"\s*[<>≤≥~]?\s*(\d+(?:\.\d+)?)", option)
    return number is None, float(number[1]) if number else 0.0, option.casefold()


def _details(synthetic: Sequence[Synthetic], *, is_slot: bool) -> str:
    texts = (each.text for each in synthetic if (each.origin == "slot") is is_slot)
    return anki_text.field("; ".join(dict.fromkeys(texts)))


def _tail(deck: Deck, section: Section, item: Item) -> dict[str, str]:
    """Return the fields that all kinds share. An explanation that only repeats the marked source is left out."""
    source = anki_text.source_field(deck.text, item.evidence)
    explanation = anki_text.field(item.explanation)
    return {
        "Context": anki_text.field(_context(deck.title, item)),
        "Explanation": "" if explanation in source else explanation,
        "Source": source,
        "Section": anki_text.field(" › ".join(section.path)),
        "Article": anki_text.field(deck.title),
        "ArticleURL": anki_text.web_address(deck.source.address),
        "Licence": anki_text.field(deck.source.licence or ""),
        "DeckID": anki_text.field(deck.deck_id),
    }


def _context(title: str, item: Item) -> str:
    """Return *title* for a flashcard's front; "" where that says it already, or where it would give the answer away."""
    asked: str
    answers: tuple[str, ...]
    match item.content:
        case Basic(asked, back):
            answers = (back,)
        case Cloze(asked):
            answers = anki_text.hidden_words(asked)
        case ListCard(asked, answers):
            pass
        case _:
            return ""
    words = _words(title)
    is_told = any(words in _words(each) for each in (asked, *answers))
    return "" if is_told or any(_words(answer) in words for answer in answers) else title


def _words(text: str) -> str:
    """Return the words of *text*, lower case, one space around each, so that `in` compares whole words."""
    return " ".join(["", *re.findall(r"\w+", text.casefold()), ""])


def _component(deck: Deck, text: str, what: str) -> str:
    name = anki_text.name_part(text)
    if not name:
        raise ArticleError(deck.source.name, f"{what} of “{deck.title}” leaves no name for an Anki deck")
    return name
