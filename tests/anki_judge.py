"""Anki's own engine as the judge of our packages. AGPL: for tests only, never imported by what we ship."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import anki.collection  # before its parts: they import one another in a circle
from anki.cards import Card
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER
from anki.models import MODEL_CLOZE
from anki.notes import Note

Collection = anki.collection.Collection


class Outcome(NamedTuple):
    """How many notes an import found, and what became of them."""

    found: int
    new: int = 0
    updated: int = 0
    duplicate: int = 0
    conflicting: int = 0


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """Open the collection in *folder*, made anew if there is none, as the profile of one student."""
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def import_package(student: Collection, package: bytes) -> Outcome:
    """Import *package* with the choices that a fresh Anki offers: update if newer, no merging, no learning progress."""
    path = Path(student.path).with_name("deck.apkg")
    path.write_bytes(package)
    options = anki.collection.ImportAnkiPackageOptions(
        merge_notetypes=False,
        update_notes=IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
        update_notetypes=IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
        with_scheduling=False,
        with_deck_configs=False,
    )
    log = student.import_anki_package(
        anki.collection.ImportAnkiPackageRequest(package_path=str(path), options=options)
    ).log
    student.models._clear_cache()  # the Python side would go on showing the note types of before
    return Outcome(log.found_notes, len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))


def notes(student: Collection) -> list[Note]:
    """Return all notes, oldest first."""
    return [student.get_note(note_id) for note_id in sorted(student.find_notes(""))]


def cards(student: Collection) -> list[Card]:
    """Return all cards, in the order in which new ones come."""
    return sorted(
        (student.get_card(card_id) for card_id in student.find_cards("")), key=lambda card: (card.due, card.ord)
    )


def faults(student: Collection) -> list[str]:
    """Return what the engine holds against any note: cards missing or not asked for, bad or double fields."""
    found: list[str] = []
    for note in notes(student):
        is_cloze = note.note_type()["type"] == MODEL_CLOZE
        asked = sorted(number - 1 for number in note.cloze_numbers_in_fields()) if is_cloze else [0]
        made = sorted(card.ord for card in note.cards())
        if made != asked:
            found.append(f"{note.guid}: cards {made}, asked {asked}")
        if note.fields_check() != 0:
            found.append(f"{note.guid}: fields check says {note.fields_check()}")
    found += [f"note {each.note_id} has empty cards" for each in student.get_empty_cards().notes]
    report, is_sound = student.fix_integrity()
    return found if is_sound else [*found, report]
