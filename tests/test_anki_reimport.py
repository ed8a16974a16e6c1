"""Truths about a second import into a collection that a student has used, judged by Anki's own engine."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from decks.model import Basic, Cloze, Deck, Item
from export.anki import package
from tests import anki_judge
from tests.deck_samples import HOSTILE, SAMPLE

AT = datetime(2025, 1, 6, 12, tzinfo=UTC)
LATER = AT + timedelta(seconds=1)
FRONT = "What grows with use and eases with rest in this disease?"
REWORDED = Basic(FRONT, "Weakness")


def _reworded(*, index: int = 0, content: Basic | Cloze = REWORDED) -> Deck:
    """Return the sample with one item's content replaced, as an instructor's edit leaves it: same id, other words."""
    items = list(SAMPLE.items)
    items[index] = replace(items[index], content=content)
    return replace(SAMPLE, items=tuple(items))


def _changed(apkg: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """Return *apkg* with *change* made to each of its note types."""
    archive, changed = zipfile.ZipFile(io.BytesIO(apkg)), io.BytesIO()
    connection = sqlite3.connect(":memory:")
    connection.deserialize(archive.read("collection.anki2"))
    models = json.loads(connection.execute("select models from col").fetchone()[0])
    for model in models.values():
        change(model)
    connection.execute("update col set models = ?", (json.dumps(models),))
    connection.commit()
    with zipfile.ZipFile(changed, "w") as out:
        out.writestr("collection.anki2", connection.serialize())
        out.writestr("media", "{}")
    connection.close()
    return changed.getvalue()


@pytest.mark.parametrize("deck", [SAMPLE, HOSTILE], ids=["sample", "hostile"])
def test_a_second_import_adds_nothing(deck: Deck, tmp_path: Path) -> None:
    apkg, n_items = package(deck, modified_at=AT), len(deck.items)
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, apkg)
        n_cards = student.card_count()
        assert anki_judge.import_package(student, apkg) == (n_items, 0, 0, n_items, 0)
        assert (student.note_count(), student.card_count()) == (n_items, n_cards)


def test_a_later_edit_updates_its_note_and_duplicates_nothing(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        assert anki_judge.import_package(student, package(_reworded(), modified_at=LATER)) == (6, 0, 6, 0, 0)
        note = student.get_note(student.find_notes(f"ItemID:{SAMPLE.items[0].item_id}")[0])
        assert note["Front"] == FRONT
        assert (student.note_count(), student.card_count()) == (6, 7)
        assert anki_judge.faults(student) == []


def test_an_edit_within_the_same_second_waits_for_the_next(tmp_path: Path) -> None:
    """Anki compares whole seconds, and of equals it keeps its own."""
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        edited = package(_reworded(), modified_at=AT + timedelta(milliseconds=900))
        assert anki_judge.import_package(student, edited) == (6, 0, 0, 6, 0)


def test_an_update_leaves_the_students_progress(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        card = anki_judge.cards(student)[0]
        card.type, card.queue, card.ivl, card.reps, card.due = 2, 2, 12, 3, 40
        student.update_card(card)
        anki_judge.import_package(student, package(_reworded(), modified_at=LATER))
        card = student.get_card(card.id)
        assert (card.type, card.ivl, card.reps, card.due) == (2, 12, 3, 40)
        assert card.note()["Front"] == FRONT


def test_a_students_own_later_edit_is_kept(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        note = anki_judge.notes(student)[0]
        note["Front"] = "My own words"
        student.update_note(note)
        assert anki_judge.import_package(student, package(_reworded(), modified_at=LATER)) == (6, 0, 5, 1, 0)
        assert student.get_note(note.id)["Front"] == "My own words"


def test_a_changed_tag_replaces_the_old_one(tmp_path: Path) -> None:
    """Anki takes all tags of an updated note from the package: a student's own go too, and we cannot keep them."""
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        moved = replace(SAMPLE, items=tuple(replace(item, tags=("Moved",)) for item in SAMPLE.items))
        anki_judge.import_package(student, package(moved, modified_at=LATER))
        assert {tag for note in anki_judge.notes(student) for tag in note.tags} == {
            "Casebook::Myasthenia_gravis::Moved"
        }


def test_cards_stay_where_the_student_has_put_them(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        own = student.decks.id("My own deck")
        student.set_deck([card.id for card in anki_judge.cards(student)], own)
        anki_judge.import_package(student, package(_reworded(), modified_at=LATER))
        assert {card.did for card in anki_judge.cards(student)} == {own}


def test_a_renamed_article_moves_and_doubles_nothing(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        renamed = replace(SAMPLE, title="Myasthenia")
        assert anki_judge.import_package(student, package(renamed, modified_at=LATER)) == (6, 0, 6, 0, 0)
        names = {student.decks.name(card.did).split("::")[1] for card in anki_judge.cards(student)}
        assert names == {"Myasthenia gravis"}


def test_an_item_that_left_the_deck_stays_with_the_student_and_a_new_one_comes(tmp_path: Path) -> None:
    new = Item("f" * 16, "s0", Basic("Which organ is often abnormal?", "The thymus"), "", (), ())
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        changed = replace(SAMPLE, items=(*SAMPLE.items[1:], new))
        assert anki_judge.import_package(student, package(changed, modified_at=LATER)) == (6, 1, 5, 0, 0)
        assert student.note_count() == 7


def test_a_removed_gap_leaves_the_other_gaps_number_and_card(tmp_path: Path) -> None:
    left = Cloze("About 85 % of patients have antibodies against the {{c2::acetylcholine receptor}}.")
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        first, second = (card for card in anki_judge.cards(student) if card.due == 2)
        anki_judge.import_package(student, package(_reworded(index=1, content=left), modified_at=LATER))
        assert "[...]" in student.get_card(second.id).question()
        emptied = student.get_empty_cards().notes
        assert [list(each.card_ids) for each in emptied] == [[first.id]]  # what Anki's "Empty Cards" offers to remove
        assert not emptied[0].will_delete_note


def test_a_new_look_reaches_the_cards_that_are_there(tmp_path: Path) -> None:
    def restyle(model: dict[str, Any]) -> None:
        model["css"] += "/* new */"
        model["mod"] += 1

    apkg = package(SAMPLE, modified_at=AT)
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, apkg)
        assert anki_judge.import_package(student, _changed(apkg, restyle)) == (6, 0, 0, 6, 0)
        assert all("/* new */" in card.question() for card in anki_judge.cards(student))


def test_one_field_more_would_cut_every_student_off(tmp_path: Path) -> None:
    """Why the note types are frozen: Anki updates no note of a type whose fields differ."""

    def widen(model: dict[str, Any]) -> None:
        model["flds"].append(dict(model["flds"][-1], name="Extra4", ord=len(model["flds"])))
        model["mod"] += 1

    later = package(_reworded(), modified_at=LATER)
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        assert anki_judge.import_package(student, _changed(later, widen)) == (6, 0, 0, 0, 6)
        assert anki_judge.notes(student)[0]["Front"] != FRONT
