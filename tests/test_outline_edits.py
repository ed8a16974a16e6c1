"""Truths about edits of an outline: they change what is asked about and what it is called, never the text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from decks.generate import build_deck
from decks.model import SectionKind
from decks.outline_edits import (
    MAX_TITLE,
    OutlineEdits,
    dropped,
    is_asked,
    of_kind,
    retitled,
    taken_up,
    with_outline,
)
from tests.gen_articles import FILES, article_of
from tests.outlines import read_sample

ARTICLE = read_sample("coeliac_disease.md")
IDS = [section.section_id for section in ARTICLE.sections]
PARENT = next(s for s in ARTICLE.sections if any(s.path == o.path[:-1] for o in ARTICLE.sections))
BELOW = [s.section_id for s in ARTICLE.sections if s.path[:1] == PARENT.path[:1]]
edits_of_any_kind = st.builds(
    OutlineEdits,
    st.none() | st.text(max_size=20),
    st.dictionaries(st.sampled_from([*IDS, "gone"]), st.sampled_from(SectionKind)),
)


@given(edits_of_any_kind)
def test_no_edit_moves_a_character(edits: OutlineEdits) -> None:
    after = with_outline(ARTICLE, edits)
    assert (after.text, after.blocks, after.source) == (ARTICLE.text, ARTICLE.blocks, ARTICLE.source)
    assert [replace(s, kind=SectionKind.OTHER) for s in after.sections] == [
        replace(s, kind=SectionKind.OTHER) for s in ARTICLE.sections
    ]
    assert after.title


@given(edits_of_any_kind)
def test_only_sections_that_were_edited_change_their_kind(edits: OutlineEdits) -> None:
    for before, after in zip(ARTICLE.sections, with_outline(ARTICLE, edits).sections, strict=True):
        assert after.kind is edits.kinds.get(before.section_id, before.kind)


@given(st.sampled_from(IDS))
def test_dropping_and_taking_up_again_leaves_every_section_as_read_unless_it_was_boilerplate(section_id: str) -> None:
    edits = taken_up(dropped(OutlineEdits(), ARTICLE, section_id), ARTICLE, section_id)
    was_asked = {section.section_id: is_asked(section) for section in ARTICLE.sections}
    assert edits.kinds == ({} if was_asked[section_id] else {section_id: SectionKind.OTHER})


def test_a_heading_takes_those_below_it_along() -> None:
    edits = dropped(OutlineEdits(), ARTICLE, PARENT.section_id)
    assert len(BELOW) > 1
    assert set(edits.kinds) == set(BELOW)


def test_a_dropped_section_is_never_asked_about() -> None:
    article = article_of(FILES[0])
    full = build_deck(article)
    section_id = full.items[0].section_id
    after = build_deck(with_outline(article, dropped(OutlineEdits(), article, section_id)))
    assert after.items
    assert section_id not in {item.section_id for item in after.items}
    assert section_id not in {coverage.section_id for coverage in after.coverage}
    section = next(s for s in article.sections if s.section_id == section_id)
    spans = [span for item in after.items for span in item.evidence]
    assert not any(section.start_char <= span.start_char < section.end_char for span in spans)


def test_a_kind_set_by_hand_is_not_inferred() -> None:
    guessed = replace(ARTICLE, inferred_ids=frozenset(IDS[:2]))
    edits = of_kind(OutlineEdits(), IDS[0], SectionKind.CAUSES)
    assert with_outline(guessed, edits).inferred_ids == {IDS[1]}


@given(st.text())
def test_a_title_is_one_line_and_a_blank_one_keeps_what_was_read(title: str) -> None:
    edits = retitled(OutlineEdits(), title)
    assert edits.title is None or (0 < len(edits.title) <= MAX_TITLE and len(edits.title.splitlines()) == 1)
    assert with_outline(ARTICLE, edits).title == (" ".join(title.split())[:MAX_TITLE].strip() or ARTICLE.title)
