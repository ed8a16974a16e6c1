"""Truths about Anki packages, judged by Anki's own engine."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from decks.model import Deck
from export.anki import package, preview
from export.anki_cards import NOTE_TYPES, style, template
from tests import anki_judge
from tests.deck_samples import HOSTILE, HOSTILE_WORDS, SAMPLE, many

AT = datetime(2025, 1, 6, 12, tzinfo=UTC)
BOTH = pytest.mark.parametrize("deck", [SAMPLE, HOSTILE], ids=["sample", "hostile"])


def _tables(apkg: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(BytesIO(apkg)).read("collection.anki2"))
    return connection


@BOTH
def test_anki_takes_every_note_without_a_conflict_or_a_fault(deck: Deck, tmp_path: Path) -> None:
    n_items = len(deck.items)
    with anki_judge.collection(tmp_path) as student:
        assert anki_judge.import_package(student, package(deck, modified_at=AT)) == (n_items, n_items, 0, 0, 0)
        assert anki_judge.faults(student) == []


@BOTH
def test_every_card_renders_with_every_field_resolved(deck: Deck, tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(deck, modified_at=AT))
        for card in anki_judge.cards(student):
            sides = card.question() + card.answer()
            assert "{{" not in sides
            assert "}}" not in sides
            assert "No cloze" not in sides
            assert ('class="cloze" data-cloze=' in card.question()) == ("Cloze" in card.note_type()["name"])


def test_hostile_words_reach_anki_as_words_alone(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(HOSTILE, modified_at=AT))
        for card in anki_judge.cards(student):
            assert re.search(r"<script>(?!\n/\* What a Casebook)", card.answer()) is None
            assert re.search(r"<(?:b|u|i)>", card.answer()) is None
            assert card.question_av_tags() == card.answer_av_tags() == []
            assert "latex" not in re.sub(r"&#91;/?latex\]", "", card.answer())


@pytest.mark.parametrize("words", HOSTILE_WORDS)
def test_no_hostile_word_makes_genanki_warn(words: str) -> None:
    items = tuple(item for item in HOSTILE.items if item.explanation == words)
    assert package(replace(HOSTILE, items=items), modified_at=AT)  # warnings are errors here


def test_cards_keep_the_articles_order_and_their_sections(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        cards = anki_judge.cards(student)
        assert [card.due for card in cards] == [1, 2, 2, 3, 4, 5, 6]
        assert [card.note()["ItemID"] for card in cards if card.ord == 0] == [item.item_id for item in SAMPLE.items]
        found = [student.decks.name(card.did).removeprefix("Casebook::Myasthenia gravis::") for card in cards]
        assert found == ["Overview"] * 3 + ["Causes"] + ["Symptoms"] * 2 + ["Treatment"]


def test_the_deck_says_what_it_was_made_from(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package([SAMPLE, HOSTILE], modified_at=AT))
        said = {deck.name: student.decks.get(deck.id)["desc"] for deck in student.decks.all_names_and_ids()}
        assert "“Myasthenia gravis” (myasthenia_gravis.txt). CC BY 4.0." in said["Casebook::Myasthenia gravis"]
        assert any("“A &lt;b&gt;" in each for each in said.values())


def test_tags_nest_below_casebook_and_the_title(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package([SAMPLE, HOSTILE], modified_at=AT))
        tags = {note["ItemID"]: note.tags for note in anki_judge.notes(student)}
        assert tags[SAMPLE.items[2].item_id] == ["Casebook::Myasthenia_gravis::Causes::Thymic_Causes"]
        hostile = 'Casebook::A_<b>"title"</b>:_with_&_{{all}}_of_it::Wide_space_and_tab_line_end::Leaf_<b>'
        assert tags[HOSTILE.items[0].item_id] == [hostile]


def test_names_that_anki_keeps_for_itself_are_safe_below_ours(tmp_path: Path) -> None:
    """Anki drops the tags "leech" and "marked", and renames a deck "Default"."""
    items = tuple(replace(item, tags=("leech", "marked")) for item in SAMPLE.items)
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(replace(SAMPLE, title="Default", items=items), modified_at=AT))
        assert anki_judge.notes(student)[0].tags == ["Casebook::Default::leech", "Casebook::Default::marked"]
        assert student.decks.id_for_name("Casebook::Default::Overview") is not None


def test_anki_lists_notes_by_what_they_ask(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        sorted_by = dict(student.db.execute("select id, sfld from notes"))
        for note in anki_judge.notes(student):
            kind = next(kind for kind, each in NOTE_TYPES.items() if each.name == note.note_type()["name"])
            words = re.sub(r"\{\{c\d::(.+?)\}\}", r"\1", note[NOTE_TYPES[kind].sort_field])
            assert re.sub(r"\{\{c\d::(.+?)\}\}", r"\1", str(sorted_by[note.id])) == words


def test_nothing_but_words_is_in_a_package(tmp_path: Path) -> None:
    assert zipfile.ZipFile(BytesIO(package(SAMPLE, modified_at=AT))).read("media") == b"{}"
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, package(SAMPLE, modified_at=AT))
        assert list(Path(student.media.dir()).iterdir()) == []


def test_cards_load_nothing_from_elsewhere() -> None:
    sides = [template(parts) for each in NOTE_TYPES.values() for parts in (each.front, each.back)]
    for words in (style(), *sides):
        assert re.search(r"https?:|//\w|url\(|@import|\bsrc\b|fetch\(|XMLHttp", words) is None


def test_two_decks_of_one_title_share_a_deck_of_anki_and_lose_nothing(tmp_path: Path) -> None:
    twin = replace(many(4), deck_id="twin", title="MYASTHENIA gravis")
    with anki_judge.collection(tmp_path) as student:
        assert anki_judge.import_package(student, package([SAMPLE, twin], modified_at=AT)) == (10, 10, 0, 0, 0)
        names = {student.decks.name(card.did).split("::")[1] for card in anki_judge.cards(student)}
        assert names == {"Myasthenia gravis"}


def test_packages_of_one_second_do_not_disturb_each_other(tmp_path: Path) -> None:
    with anki_judge.collection(tmp_path) as student:
        assert anki_judge.import_package(student, package(SAMPLE, modified_at=AT)) == (6, 6, 0, 0, 0)
        assert anki_judge.import_package(student, package(many(20), modified_at=AT)) == (20, 20, 0, 0, 0)
        assert anki_judge.faults(student) == []


_BUILD = """
import hashlib, sys
from datetime import UTC, datetime
from export.anki import package
from tests.deck_samples import HOSTILE, SAMPLE
apkg = package([SAMPLE, HOSTILE], modified_at=datetime(2025, 1, 6, 12, tzinfo=UTC))
sys.stdout.write(hashlib.sha256(apkg).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
    built = subprocess.run([sys.executable, "-c", _BUILD], capture_output=True, text=True, check=True, env=environment)
    assert built.stdout == sha256(package([SAMPLE, HOSTILE], modified_at=AT)).hexdigest()


def test_a_package_is_compressed_and_carries_no_time_of_its_own() -> None:
    entries = zipfile.ZipFile(BytesIO(package(many(200), modified_at=AT))).infolist()
    assert [entry.filename for entry in entries] == ["collection.anki2", "media"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
    assert entries[0].compress_size < entries[0].file_size / 5


@BOTH
def test_a_preview_tells_what_anki_will_find(deck: Deck, tmp_path: Path) -> None:
    apkg, told = package(deck, modified_at=AT), preview(deck)
    assert told.n_bytes == pytest.approx(len(apkg), rel=0.01)
    with anki_judge.collection(tmp_path) as student:
        anki_judge.import_package(student, apkg)
        cards, notes = anki_judge.cards(student), anki_judge.notes(student)
        names = {each.name: kind for kind, each in NOTE_TYPES.items()}
        assert dict(told.n_notes_by_kind) == Counter(names[note.note_type()["name"]] for note in notes)
        assert (told.n_notes, told.n_cards) == (len(notes), len(cards))
        assert dict(told.subdecks) == Counter(student.decks.name(card.did) for card in cards)
        assert set(told.tags) == {tag for note in notes for tag in note.tags}


def test_a_deck_without_items_is_an_empty_package() -> None:
    empty = replace(SAMPLE, items=())
    assert preview(empty).n_cards == 0
    assert package(empty, modified_at=AT)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        package(SAMPLE, modified_at=datetime(2025, 1, 6))  # noqa: DTZ001 - the very fault


_TAIL = "Context Explanation Source Section Article ArticleURL Licence DeckID ItemURL Difficulty Extra1 Extra2 Extra3"
FROZEN = {
    1787000000001: ("Casebook Basic", f"ItemID Front Back {_TAIL}"),
    1787000000002: ("Casebook Cloze", f"ItemID Text {_TAIL}"),
    1787000000003: ("Casebook List", f"ItemID Front Points {_TAIL}"),
    1787000000004: ("Casebook MCQ", f"ItemID Stem LeadIn Options Key Others {_TAIL}"),
    1787000000005: (
        "Casebook Vignette",
        f"ItemID Stem LeadIn Options Key Others Invented Scripted CaseID Step {_TAIL}",
    ),
}


def test_note_types_guids_and_deck_ids_never_change() -> None:
    """Each of these is in students' collections: another value here and their next import makes a second copy."""
    with closing(_tables(package(SAMPLE, modified_at=AT))) as connection:
        models, decks = map(json.loads, connection.execute("select models, decks from col").fetchone())
        found = {
            int(key): (each["name"], " ".join(field["name"] for field in each["flds"]), len(each["tmpls"]))
            for key, each in models.items()
        }
        assert found == {model_id: (*known, 1) for model_id, known in FROZEN.items()}
        guids = [guid for (guid,) in connection.execute("select guid from notes order by id")]
        assert guids == [f"casebook1-{item.item_id}" for item in SAMPLE.items]
        assert {each["name"]: each["id"] for each in decks.values() if each["id"] != 1} == {
            "Casebook::Myasthenia gravis": 1411371905510,
            "Casebook::Myasthenia gravis::Causes": 1679323707854,
            "Casebook::Myasthenia gravis::Overview": 1482662874513,
            "Casebook::Myasthenia gravis::Symptoms": 1775207163769,
            "Casebook::Myasthenia gravis::Treatment": 1832048479076,
        }
