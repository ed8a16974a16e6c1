"""Truths about words as Anki's text."""

import html
import re
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.model import Basic, Cloze, Item, ListCard, Span
from export.anki import package
from export.anki_text import (
    clean,
    cloze_field,
    cloze_ordinals,
    field,
    hidden_words,
    listed,
    name_part,
    source_field,
    tag,
    web_address,
)
from tests import anki_judge
from tests.deck_samples import HOSTILE_WORDS, SAMPLE, TEXT, span

# Every character, and more often than by chance those that Anki, HTML or LaTeX read as more than words.
WORDS = st.text(
    st.one_of(st.characters(), st.sampled_from("{}[]<>&:;c1\\\"'\n\r\t\x1f\u3000 ")), max_size=40
) | st.sampled_from(
    ["{{c1::", "}}", "::", "{{c1::a {{c2::b}} c}}", "{{c0::x}}", "{{C1::x}}", "{{c1,2::x}}", "<br>", *HOSTILE_WORDS]
)


def _shown(field_html: str) -> str:
    """Return what a browser shows of a field that holds no markup but line breaks."""
    assert set(re.findall(r"<[^>]*>", field_html)) <= {"<br>"}
    return html.unescape(field_html.replace("<br>", "\n"))


@given(WORDS)
def test_a_field_shows_its_words_and_nothing_else(words: str) -> None:
    assert _shown(field(words)) == clean(words)


@given(WORDS)
def test_clean_words_hold_no_control_character_and_stay_clean(words: str) -> None:
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", clean(words)) is None
    assert clean(clean(words)) == clean(words)


@given(WORDS, WORDS, WORDS.filter(lambda words: clean(words) and not re.search("[{}]", words)))
def test_a_gap_hides_its_answer_whatever_stands_around_it(before: str, after: str, answer: str) -> None:
    made = cloze_field(f"{before} {{{{c3::{answer}}}}} {after}")
    assert 2 in cloze_ordinals(made)
    assert clean(answer) in [_shown(hidden) for hidden in re.findall(r"\{\{c3::(.*?)\}\}", made)]


@settings(max_examples=12)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=25))
def test_anki_agrees_on_cards_and_words_for_any_text(pairs: list[tuple[str, str]]) -> None:
    contents = [Basic(f"Q {front}", f"A {back}") for front, back in pairs]
    contents += [ListCard(f"Q {front}", (f"A {back}", "second")) for front, back in pairs]
    clozes = [Cloze(f"{front} {back} {{{{c1::sure}}}}") for front, back in pairs]
    items = tuple(
        Item(f"{count:016x}", "s0", content, back, (Span(0, 20),), (back,))
        for count, (content, (_, back)) in enumerate(zip([*contents, *clozes], pairs * 3, strict=True))
    )
    with tempfile.TemporaryDirectory() as folder, anki_judge.collection(Path(folder)) as student:
        apkg = package(replace(SAMPLE, items=items), modified_at=datetime(2025, 1, 6, tzinfo=UTC))
        assert anki_judge.import_package(student, apkg) == (len(items), len(items), 0, 0, 0)
        assert anki_judge.faults(student) == []
        for note, (front, back) in zip(anki_judge.notes(student)[: len(pairs)], pairs, strict=True):
            assert (_shown(note["Front"]), _shown(note["Back"])) == (clean(f"Q {front}"), clean(f"A {back}"))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("A {{c1::b}} c", "A {{c1::b}} c"),
        ("{{c1::a}} {{c2::b}} {{c1::c}}", "{{c1::a}} {{c2::b}} {{c1::c}}"),
        (r"{{c1::\frac{a}{b}}}", r"{{c1::\frac&#123;a&#125;&#123;b&#125;}}"),
        ("{{c1::HLA-B::27}}", "{{c1::HLA-B&#58;&#58;27}}"),
        ("{{c1::a {{c2::b}} c}}", "&#123;&#123;c1::a {{c2::b}} c&#125;&#125;"),
        ("{{c1::<3}}", "{{c1::&lt;3}}"),
        ("{{c1:: }} {{c2::b}}", "&#123;&#123;c1:: &#125;&#125; {{c2::b}}"),
    ],
)
def test_only_well_formed_gaps_are_markup(text: str, made: str) -> None:
    assert cloze_field(text) == made


def test_a_hint_stands_in_the_gap_as_anki_writes_it() -> None:
    assert cloze_field("A {{c1::b}} c", "drug class") == "A {{c1::b::drug class}} c"
    assert cloze_field("A {{c1::b}} c", "a::b }}") == "A {{c1::b::a&#58;&#58;b &#125;&#125;}} c"


@pytest.mark.parametrize(
    "text", ["no gap", "{{c0::a}}", "{{C1::a}}", "{{c1,2::a}}", "{{c1::}}", "{{c1:: \x07}}", "{{c1:a}}"]
)
def test_text_without_a_gap_is_no_cloze(text: str) -> None:
    assert cloze_field(text) == ""


def test_gaps_are_counted_once_a_number() -> None:
    assert cloze_ordinals(cloze_field("{{c4::a}} {{c2::b}} {{c4::c}}")) == (1, 3)
    assert hidden_words("{{c4:: a }} {{c2::b}}") == ("a", "b")


def test_a_list_is_one_row_a_point() -> None:
    assert listed(["a & b", "c\nd"]) == "<ol><li>a &amp; b</li><li>c<br>d</li></ol>"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (None, ""),
        ("javascript:alert(1)", ""),
        ("ftp://a.example", ""),
        ("https://a.example/b?c=1&d=%20#e", "https://a.example/b?c=1&amp;d=%20#e"),
        ('HTTP://a.example/"><b>ü', "HTTP://a.example/%22%3E%3Cb%3E%C3%BC"),
    ],
)
def test_only_web_addresses_become_links(address: str | None, link: str) -> None:
    assert web_address(address) == link


def test_the_whole_proving_sentence_is_marked_with_its_neighbours() -> None:
    assert source_field(TEXT, [span("eases with rest")]) == (
        "<p>Myasthenia gravis is an autoimmune disease of the neuromuscular junction. "
        "<mark>Weakness grows with use and eases with rest.</mark> About 85 % of patients with generalised disease "
        "have antibodies against the acetylcholine receptor, e.g. the binding type. …</p>"
    )


def test_proof_in_a_bullet_stays_within_it() -> None:
    assert source_field(TEXT, [span("10 to 15 %")]) == (
        "<p><mark>Thymoma: found in 10 to 15 % of patients.</mark> A chest CT looks for it.</p>"
    )
    assert source_field(TEXT, [span("hyperplasia")]) == (
        "<p><mark>Thymic hyperplasia: the usual finding in young women.</mark></p>"
    )


def test_proof_over_several_lines_is_one_paragraph_a_line() -> None:
    assert source_field(TEXT, [span("signs:\n• Ptosis\n• Diplopia")]) == (
        "<p><mark>Early signs:</mark></p><p><mark>Ptosis</mark></p><p><mark>Diplopia</mark></p>"
    )


def test_spans_of_one_paragraph_share_it_and_keep_its_order() -> None:
    made = source_field(TEXT, [span("The thymus"), span("Weakness grows"), span("an autoimmune disease")])
    assert made.count("<p>") == 1
    assert re.findall(r"<mark>(\w+ \w+)", made) == ["Myasthenia gravis", "The thymus"]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 80)), max_size=4))
def test_every_proving_character_is_in_a_mark(starts: list[tuple[int, int]]) -> None:
    spans = [Span(start, min(start + length, len(TEXT))) for start, length in starts]
    marked = " ".join(html.unescape(each) for each in re.findall(r"<mark>(.*?)</mark>", source_field(TEXT, spans)))
    words = re.compile(r"\w+")
    for each in spans:
        assert set(words.findall(each.of(TEXT))[1:-1]) <= set(words.findall(marked))


def test_names_and_tags_nest_only_where_meant() -> None:
    assert name_part(" Neuro::blastoma:\x1f\u3000stage\n4 :") == "Neuro:blastoma: stage 4"
    assert name_part(":: \x07") == ""
    assert tag("Casebook", "A b", "c::\u3000::d\te") == "Casebook::A_b::c::d_e"
