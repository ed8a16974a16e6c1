"""Decks as Anki packages (.apkg). The only user of genanki; what a note says is `export.anki_notes`' own."""

import io
import itertools
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import genanki

from decks.model import Deck
from export.anki_cards import COLLAPSED, NOTE_TYPES, NoteType, style, template
from export.anki_notes import AnkiNote, deck_name, notes
from export.anki_text import field

# The start of every GUID: with a new schema of note types it becomes 2, so that new notes come beside the old ones.
_SCHEMA = "casebook1"
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PackagePreview:
    """What a package will hold, before it is made. *n_bytes* is its size, a few bytes more or less.

    *subdecks* are names and numbers of cards, in the article's order; *tags* are all tags, in order of first use.
    """

    n_notes_by_kind: tuple[tuple[str, int], ...]
    n_notes: int
    n_cards: int
    subdecks: tuple[tuple[str, int], ...]
    tags: tuple[str, ...]
    n_bytes: int


def package(deck: Deck | Sequence[Deck], *, modified_at: datetime) -> bytes:
    """Return *deck*, or several, as the bytes of one .apkg; the same decks and time give the same bytes.

    *modified_at* (aware) is when the wording last changed: on a second import Anki updates the notes it has if this is
    later, to the second, than its own, and so keeps what a student has edited since. Raises ArticleError where an item
    cannot be asked by Anki, ValueError for a time without a zone.
    """
    if modified_at.tzinfo is None:
        raise ValueError("modified_at needs a time zone")
    decks = _as_sequence(deck)
    return _package(decks, list(notes(decks)), modified_at)


def preview(deck: Deck | Sequence[Deck]) -> PackagePreview:
    """Return what the package of *deck*, or of several, will hold; ArticleError as `package`."""
    decks = _as_sequence(deck)
    found = list(notes(decks))
    by_kind, by_subdeck = Counter(note.kind for note in found), Counter[str]()
    for note in found:
        by_subdeck[note.subdeck] += len(note.ordinals)
    return PackagePreview(
        n_notes_by_kind=tuple((kind, by_kind[kind]) for kind in NOTE_TYPES if by_kind[kind]),
        n_notes=len(found),
        n_cards=by_subdeck.total(),
        subdecks=tuple(by_subdeck.items()),
        tags=tuple(dict.fromkeys(tag for note in found for tag in note.tags)),
        n_bytes=len(_package(decks, found, _SOME_DAY)),
    )


def _as_sequence(deck: Deck | Sequence[Deck]) -> Sequence[Deck]:
    return (deck,) if isinstance(deck, Deck) else deck


def _package(decks: Sequence[Deck], found: Sequence[AnkiNote], modified_at: datetime) -> bytes:
    seconds = int(modified_at.timestamp())
    with closing(sqlite3.connect(":memory:")) as connection:
        genanki.Package(_anki_decks(decks, found)).write_to_db(
            connection.cursor(), seconds, itertools.count(seconds * 1000)
        )
        connection.commit()
        collection = connection.serialize()
    return _zipped({"collection.anki2": collection, "media": b"{}"})


def _anki_decks(decks: Sequence[Deck], found: Sequence[AnkiNote]) -> list[genanki.Deck]:
    """Return Anki's decks with their notes. Articles of one title share a deck: Anki knows decks by name."""
    models = {kind: _model(note_type) for kind, note_type in NOTE_TYPES.items()}
    by_name: dict[str, genanki.Deck] = {}
    for deck in decks:
        name = deck_name(deck)
        by_name.setdefault(name.casefold(), genanki.Deck(_deck_number(name), name, _description(deck)))
    for position, note in enumerate(found, start=1):
        subdeck = by_name.setdefault(note.subdeck.casefold(), genanki.Deck(_deck_number(note.subdeck), note.subdeck))
        subdeck.add_note(_anki_note(note, models[note.kind], position))
    return list(by_name.values())


def _deck_number(name: str) -> int:
    """Return Anki's id of a deck, from its name: a number as large as the milliseconds of a date, as Anki's own are."""
    return (1 << 40) + int.from_bytes(sha256(name.casefold().encode()).digest()[:5], "big")


def _description(deck: Deck) -> str:
    """Return what Anki shows above the deck's "Study now", as HTML."""
    origin = [f"Made with Casebook from “{field(deck.title)}” ({field(deck.source.name)})."]
    if deck.source.licence:
        origin.append(f"{field(deck.source.licence)}.")
    return " ".join([*origin, "Under each answer stands the sentence of the article that proves it."])


def _anki_note(note: AnkiNote, model: genanki.Model, position: int) -> genanki.Note:
    """Return *note* for Anki. Its GUID is the item's alone, so rewording an item never makes a second note."""
    anki_note = genanki.Note(
        model=model,
        fields=list(note.fields),
        guid=f"{_SCHEMA}-{note.item_id}",
        tags=note.tags,
        due=position,
    )
    # Our own detection: genanki's finds gaps that Anki does not, and makes no card at all for some notes.
    anki_note.cards = [genanki.Card(ordinal) for ordinal in note.ordinals]
    return anki_note


def _model(note_type: NoteType) -> genanki.Model:
    return genanki.Model(
        model_id=note_type.model_id,
        name=note_type.name,
        fields=[_field(name) for name in note_type.fields],
        templates=[{"name": "Card", "qfmt": template(note_type.front), "afmt": template(note_type.back)}],
        css=style(),
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
        sort_field_index=note_type.fields.index(note_type.sort_field),
    )


def _field(name: str) -> dict[str, object]:
    about = "Casebook finds this note again by it: leave it as it is." if name == "ItemID" else ""
    return {"name": name, "collapsed": name in COLLAPSED, "description": about, "preventDeletion": True}


def _zipped(members: dict[str, bytes]) -> bytes:
    """Return *members* as a compressed ZIP without times, users or a system's name in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, members[name])
    return buffer.getvalue()
