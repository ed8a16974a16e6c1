"""The deck file: what is written is read back, and what is no sound deck is refused with its name and place."""

import json
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.deckfile import dumps, loads
from decks.model import (
    ArticleError,
    Basic,
    Cell,
    Cloze,
    Content,
    Deck,
    Distractor,
    Item,
    ListCard,
    Mcq,
    Section,
    SectionCoverage,
    SectionKind,
    Source,
    Span,
    Synthetic,
    Unused,
    Vignette,
)
from decks.pictures import Picture
from tests.printing import picture
from tests.small_deck import small_deck

Json = dict[str, Any]
DECK_KEYS = ["format", "deck_id", "title", "source", "text", "sections", "items", "coverage"]
OUTER_KEYS = ["item_id", "kind", "section_id"]
INNER_KEYS = ["explanation", "evidence", "synthetic", "case_id", "step", "tags"]
CONTENT_KEYS = {
    "basic": ["front", "back"],
    "list": ["front", "back"],
    "cloze": ["text"],
    "mcq": ["stem", "lead_in", "key", "distractors"],
    "vignette": ["stem", "lead_in", "key", "distractors"],
}

words = st.text(st.characters(codec="utf-8"), max_size=12)
names = st.text("0123456789abcdef", min_size=1, max_size=6)
options = st.lists(st.builds(Distractor, words, words), max_size=3).map(tuple)
contents: st.SearchStrategy[Content] = st.one_of(
    st.builds(Basic, words, words),
    st.builds(Cloze, words, words),
    st.builds(ListCard, words, st.lists(words, max_size=4).map(tuple)),
    st.builds(Mcq, words, words, words, options),
    st.builds(
        Vignette,
        words,
        words,
        words,
        options,
        st.lists(st.builds(Synthetic, words, st.sampled_from(["slot", "script"])), max_size=2).map(tuple),
        st.none() | names,
        st.none() | st.integers(1, 9),
    ),
)
pngs = st.builds(picture, width=st.integers(1, 99), height=st.integers(1, 99))
sources = st.builds(Source, words, st.none() | words, st.none() | words, words)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    text = draw(st.text(st.characters(codec="utf-8"), max_size=40))
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = offsets.map(lambda pair: Span(*pair))
    section_ids = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    known = st.sampled_from(section_ids)
    paths = st.lists(words, min_size=1, max_size=3).map(tuple)
    sections = tuple(
        Section(section_id, draw(paths), draw(st.sampled_from(SectionKind)), *draw(offsets))
        for section_id in section_ids
    )
    items = tuple(
        Item(
            item_id,
            draw(known),
            draw(contents),
            draw(words),
            tuple(draw(st.lists(spans, max_size=2))),
            tuple(draw(st.lists(words, max_size=2))),
        )
        for item_id in draw(st.lists(names, max_size=4, unique=True))
    )
    left_out = st.builds(lambda pair, reason: Unused(*pair, reason), offsets, words)
    counts = st.integers(0, 9)
    coverage = st.builds(SectionCoverage, known, counts, counts, st.lists(left_out, max_size=2).map(tuple))
    deck_id, title, source = draw(names), draw(words), draw(sources)
    rows = st.lists(st.lists(st.builds(Cell, spans, st.none() | spans), min_size=1, max_size=3).map(tuple), max_size=2)
    covered, rows_drawn = tuple(draw(st.lists(coverage, max_size=2))), tuple(draw(rows))
    pictures = st.builds(Picture, known, st.integers(0, len(text)), st.just("image/png"), pngs, words)
    shown = tuple(draw(st.lists(pictures, max_size=2)))
    return Deck(deck_id, title, source, text, sections, items, covered, rows_drawn, shown)


@given(decks())
def test_what_is_written_is_read_back(deck: Deck) -> None:
    assert loads(dumps(deck)) == deck


@settings(max_examples=30)
@given(decks())
def test_writing_what_was_read_gives_the_same_text(deck: Deck) -> None:
    assert dumps(loads(dumps(deck))) == dumps(deck)


def test_keys_stand_in_a_fixed_order() -> None:
    document = json.loads(dumps(small_deck()))
    assert list(document) == DECK_KEYS
    assert list(document["source"]) == ["name", "address", "licence", "sha256"]
    assert list(document["sections"][0]) == ["section_id", "path", "kind", "start_char", "end_char"]
    assert list(document["coverage"][0]) == ["section_id", "n_statements", "n_used", "unused", "no_vignette"]
    assert {item["kind"] for item in document["items"]} == set(CONTENT_KEYS)
    for item in document["items"]:
        assert list(item) == [*OUTER_KEYS, *CONTENT_KEYS[item["kind"]], *INNER_KEYS]


def test_a_deck_without_tables_and_pictures_has_the_file_that_it_had_before_there_were_any() -> None:
    document = json.loads(dumps(small_deck()))
    assert not {"rows", "pictures"} & document.keys()
    assert loads(json.dumps(document | {"rows": [], "pictures": []})) == small_deck()


def test_the_file_is_readable_text_that_ends_with_a_line() -> None:
    text = dumps(small_deck())
    assert text.endswith("}\n")
    assert "  • Bleeding gums" in json.loads(text)["text"]
    assert "•" in text
    assert len(text.splitlines()) > 100


def broken(change: Callable[[Json], object]) -> str:
    """Return the small deck's file after *change* was made to its document."""
    document = json.loads(dumps(small_deck()))
    change(document)
    return json.dumps(document)


def with_row(*cells: Json) -> Callable[[Json], object]:
    """Return the change that gives the deck a table of one row."""
    return lambda document: document.update(rows=[{"cells": list(cells)}])


def with_picture(**changed: object) -> Callable[[Json], object]:
    """Return the change that gives the deck a picture, with some fields *changed*."""
    content = b64encode(picture(width=99, height=99)).decode()

    def change(document: Json) -> None:
        first = document["sections"][0]["section_id"]
        sound = {"section_id": first, "place_char": 0, "media_type": "image/png", "content": content, "alt": ""}
        document.update(pictures=[sound | changed])

    return change


UNSOUND: dict[str, tuple[Callable[[Json], object], str]] = {
    "a span beyond the text": (lambda d: d["items"][0]["evidence"][0].update(end_char=99_999), "not within the text"),
    "a span before the text": (lambda d: d["items"][0]["evidence"][0].update(start_char=-1), "not within the text"),
    "a span that ends before it starts": (
        lambda d: d["items"][0]["evidence"].append({"start_char": 5, "end_char": 4}),
        "5-4 .* not within",
    ),
    "a section beyond the text": (lambda d: d["sections"][0].update(end_char=99_999), "not within the text"),
    "an unused span beyond the text": (
        lambda d: d["coverage"][1]["unused"][0].update(end_char=99_999),
        "not within the text",
    ),
    "an item of an unknown section": (lambda d: d["items"][0].update(section_id="none"), "'none' is unknown"),
    "coverage of an unknown section": (lambda d: d["coverage"][0].update(section_id="none"), "'none' is unknown"),
    "two items of one id": (lambda d: d["items"].append(d["items"][0]), "same item_id"),
    "two sections of one id": (lambda d: d["sections"].append(d["sections"][0]), "same section_id"),
    "a key that is missing": (lambda d: d.pop("title"), "title is missing"),
    "an item's key that is missing": (lambda d: d["items"][0].pop("back"), "back is missing"),
    "a number for a text": (lambda d: d.update(title=3), "title should be text, not 3"),
    "a text for a number": (lambda d: d["sections"][0].update(start_char="3"), "start_char should be a whole number"),
    "a truth for a number": (lambda d: d["sections"][0].update(start_char=True), "start_char should be a whole number"),
    "a fraction for a number": (lambda d: d["sections"][0].update(start_char=0.5), "whole number"),
    "a text for a list": (lambda d: d.update(items="none"), "items should be a list"),
    "a list for an object": (lambda d: d.update(source=[]), "source should be an object"),
    "a text for an item": (lambda d: d.update(items=["none"]), "items should be an object"),
    "nothing for an item": (lambda d: d.update(items=[None]), "items should be an object"),
    "a number for an address": (lambda d: d["source"].update(address=3), "address should be text"),
    "a number for a tag": (lambda d: d["items"][0].update(tags=[1]), "tags should be text"),
    "a text for a list's points": (lambda d: d["items"][2].update(back="one"), "back should be a list"),
    "a cell beyond the text": (
        with_row({"start_char": 0, "end_char": 99_999, "heading": None}),
        "0-99999 of a table is not within",
    ),
    "a column's heading beyond the text": (
        with_row({"start_char": 0, "end_char": 1, "heading": {"start_char": -1, "end_char": 1}}),
        "of a table is not within",
    ),
    "a picture of another format than it says": (with_picture(media_type="image/gif"), "a picture is missing, damaged"),
    "a script that calls itself a picture": (with_picture(content="PHNjcmlwdD4="), "a picture is missing, damaged"),
    "a picture that is no data": (with_picture(content="@@@@"), "base64"),
    "a picture beyond the text": (with_picture(place_char=99_999), "of a picture is not within"),
    "a picture of an unknown section": (with_picture(section_id="gone"), "the section 'gone' is unknown"),
    "a picture of a type of its own": (with_picture(media_type="image/svg+xml"), "a picture is missing, damaged"),
    "a row without cells": (with_row(), "a row of a table has no cells"),
    "an unknown kind of item": (lambda d: d["items"][0].update(kind="essay"), "kind should be one of basic, .*'essay'"),
    "an unknown kind of section": (lambda d: d["sections"][0].update(kind="gossip"), "gossip"),
}


@pytest.mark.parametrize(("change", "reason"), UNSOUND.values(), ids=UNSOUND.keys())
def test_an_unsound_deck_is_refused_with_its_name_and_reason(change: Callable[[Json], object], reason: str) -> None:
    with pytest.raises(ArticleError, match=rf"^scurvy\.deck\.json: not a sound deck file: .*{reason}"):
        loads(broken(change), name="scurvy.deck.json")


@pytest.mark.parametrize("document", ["[]", "3", "null", '"casebook-deck/1"', "{}", '{"format": "casebook-deck/2"}'])
def test_another_format_is_refused(document: str) -> None:
    with pytest.raises(ArticleError, match=r"a\.json: not a casebook-deck/1 deck file \(its format is "):
        loads(document, name="a.json")


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("not json", 1), ('{\n "format": "casebook-deck/1",\n', 3), ("{\n\n,}", 3)]
)
def test_text_that_is_not_json_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(ArticleError, match=rf"a\.json, line {line}: not a deck file"):
        loads(text, name="a.json")


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_huge_nesting_is_refused(opening: str) -> None:
    with pytest.raises(ArticleError, match="nested too deeply"):
        loads(opening * 200_000, name="a.json")


@pytest.mark.parametrize("number", ["NaN", "1e999", "9" * 5_000])
def test_a_number_that_is_no_offset_is_refused(number: str) -> None:
    text = broken(lambda d: d["sections"][0].update(start_char=-77)).replace("-77", number)
    with pytest.raises(ArticleError, match=r"a\.json: not a "):
        loads(text, name="a.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
PLACES = [(key,) for key in DECK_KEYS[1:]] + [
    ("source", "name"),
    ("sections", 0),
    ("sections", 0, "path"),
    ("items", 0),
    ("items", 0, "evidence"),
    ("items", 0, "evidence", 0),
    ("items", 3, "distractors"),
    ("items", 5, "synthetic"),
    ("items", 5, "case_id"),
    ("coverage", 0),
    ("coverage", 1, "unused", 0),
]


@given(st.sampled_from(PLACES), json_values)
def test_any_value_in_any_place_is_read_or_refused_and_never_breaks(place: tuple[Any, ...], value: object) -> None:
    def change(document: Json) -> None:
        at: Any = document
        for step in place[:-1]:
            at = at[step]
        at[place[-1]] = value

    text = broken(change)
    with suppress(ArticleError):
        assert isinstance(loads(text), Deck)


def test_a_deck_file_from_before_there_were_reasons_for_no_vignette_is_read() -> None:
    document = json.loads(dumps(small_deck()))
    for row in document["coverage"]:
        del row["no_vignette"]
    assert [row.no_vignette for row in loads(json.dumps(document)).coverage] == [None] * len(document["coverage"])
