"""Truths about reading that hold for any text whatsoever."""

import codecs
import re

from hypothesis import example, given
from hypothesis import strategies as st

from decks.model import Article, ArticleError, BlockKind, SectionKind, Span
from decks.reading import read_article
from decks.reading.boilerplate import is_boilerplate_paragraph
from decks.reading.bullets import bullet_sign, without_signs
from decks.reading.questions import answer_label_length, question_end

FRAGMENTS = (
    *("Overview", "Causes", "SYMPTOMS", "Diagnosis:", "Core Symptoms", "2.1 Treatment", "II. Outlook", "References"),
    *(
        "Gout is an arthritis.",
        "Signs include",
        "Types are:",
        "What causes gout? Uric acid does.",
        "How is it treated?",
    ),
    *(
        "• Fever",
        "- cough - rash - pain - chills - sweats",
        "  * deep",
        "1. first",
        "2) second",
        "a) letter",
        "- - twice",
    ),
    *("o\tround", "E. coli is a rod.", "Q: Why?", "A: Because.", "Medically Reviewed", "Share this page", "© 2024 Us"),
    *(
        "# Title",
        "## Treatment",
        "- ## Listed",
        "**Bold**",
        "*a **b** c*",
        "[[link|text]]",
        "| a | b |",
        "|--|--|",
        "> quote",
    ),
    *(
        "===",
        "---",
        "```",
        "key:: value",
        "<b>x</b>",
        "&lt;p&gt;",
        "![x](y)",
        "{{c1::z}}",
        "$\\geq 3$",
        "\\*",
        "#tag #tag2",
    ),
    *(
        "",
        "",
        " ",
        "\t",
        "Fever   Cough is common in all of the patients who come here",
        "a" * 130,
        "word " * 14,
        "•",
        "-",
    ),
)
LINES = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=30))
INDENTED = st.builds(lambda indent, line: " " * indent + line, st.integers(0, 6), LINES)
TEXTS = st.lists(INDENTED, max_size=14).map("\n".join)
NAMES = st.sampled_from(("gout.txt", "gout.md", "gout"))


WORD = re.compile(r"[^\W\d_]{2,}")
NUMBERING = re.compile(r"^(?:[-•*o]\s+)*(?:[\d.]+[.)]?|[IVX]+\.|\(?[A-Za-z0-9]{1,2}[.):])\s+")


def read(name: str, text: str) -> Article | None:
    """Return the article, None where the reader says why it cannot be read."""
    return read_bytes(name, text.encode("utf-8", "ignore"))


def read_bytes(name: str, content: bytes) -> Article | None:
    try:
        return read_article(name, content)
    except ArticleError:
        return None


@given(NAMES, TEXTS)
def test_sections_are_disjoint_in_order_and_trimmed(name: str, text: str) -> None:
    article = read(name, text)
    position = 0
    for section in article.sections if article else ():
        assert position <= section.start_char <= section.end_char <= len(article.text)
        own = article.text[section.start_char : section.end_char]
        assert own == own.strip()
        position = section.end_char


@given(NAMES, TEXTS)
def test_blocks_lie_in_their_sections_disjoint_in_order_and_trimmed(name: str, text: str) -> None:
    article = read(name, text)
    sections = {section.section_id: section for section in article.sections} if article else {}
    position = 0
    for block in article.blocks if article else ():
        section = sections[block.section_id]
        assert max(position, section.start_char) <= block.start_char < block.end_char <= section.end_char
        wording = block.span.of(article.text)
        assert wording == wording.strip()
        assert (block.depth == 0) is (block.kind is not BlockKind.BULLET)
        position = block.end_char


@given(NAMES, TEXTS)
def test_no_block_begins_with_a_bullet_sign(name: str, text: str) -> None:
    article = read(name, text)
    for block in article.blocks if article else ():
        sign = bullet_sign(block.span.of(article.text))
        assert sign is None or sign.ordinal is not None


@given(NAMES, TEXTS)
def test_section_ids_differ_and_every_article_has_clinical_text(name: str, text: str) -> None:
    article = read(name, text)
    if article is not None:
        ids = [section.section_id for section in article.sections]
        assert len(set(ids)) == len(ids)
        clinical = {section.section_id for section in article.sections if section.kind is not SectionKind.BOILERPLATE}
        assert any(block.section_id in clinical for block in article.blocks)
        assert article.title.strip()


@given(NAMES, TEXTS)
def test_reading_twice_gives_the_same_article(name: str, text: str) -> None:
    assert read(name, text) == read(name, text)


@given(TEXTS)
@example("What causes gout? Uric acid does.\nWhat causes gout? Uric acid does.")
def test_every_word_of_plain_text_is_in_a_section_or_in_a_heading(text: str) -> None:
    article = read("gout.txt", text)
    if article is None:
        return
    headings = " ".join((article.title, *(heading for section in article.sections for heading in section.path)))
    known = set(WORD.findall(headings.casefold()))
    kept = [f"{s.path[-1]} {article.text[s.start_char : s.end_char]}" for s in article.sections]
    position = 0
    for section in (*article.sections, None):
        start = section.start_char if section else len(article.text)
        for line in article.text[position:start].split("\n"):
            unnumbered = NUMBERING.sub("", line.strip())
            is_said_twice = any(unnumbered in words for words in kept)  # and read once
            assert is_said_twice or set(WORD.findall(unnumbered.casefold())) <= known, line
        position = section.end_char if section else start


@given(TEXTS)
def test_every_line_of_a_section_is_in_a_block_or_known_to_be_left_out(text: str) -> None:
    article = read("gout.txt", text)
    for section in article.sections if article else ():
        position = section.start_char
        own = [block.span for block in article.blocks if block.section_id == section.section_id]
        for span in (*own, Span(section.end_char, section.end_char)):
            left_out = article.text[position : span.start_char]
            assert is_boilerplate_paragraph(left_out) or all(map(is_left_out, left_out.split("\n"))), left_out
            position = span.end_char


def is_left_out(line: str) -> bool:
    """Tell whether *line* holds no statement: a bullet sign, a label, a question, or boilerplate."""
    plain = without_signs(line.strip())
    sign = bullet_sign(plain + "\t\tx")
    plain = plain[sign.length :].strip() if sign else plain
    plain = plain[question_end(plain) or 0 :].strip()
    plain = plain[answer_label_length(plain) :]
    return not any(map(str.isalpha, plain)) or is_boilerplate_paragraph(plain)


@given(NAMES, TEXTS)
def test_line_ends_and_encodings_change_no_block(name: str, text: str) -> None:
    text = text.replace("\r", "").replace("\0", "")
    article = read(name, text)
    variants = (
        text.replace("\n", "\r\n").encode("utf-8", "ignore"),
        codecs.BOM_UTF8 + text.encode("utf-8", "ignore"),
        codecs.BOM_UTF16_LE + text.encode("utf-16-le", "ignore"),
        codecs.BOM_UTF16_BE + text.encode("utf-16-be", "ignore"),
    )
    for content in variants:
        again = read_bytes(name, content)
        assert (again is None) is (article is None)
        if article and again:
            assert (again.text, again.sections, again.blocks) == (article.text, article.sections, article.blocks)


@given(NAMES, st.binary(max_size=200))
def test_any_bytes_read_or_give_an_article_error(name: str, content: bytes) -> None:
    article = read_bytes(name, content)
    assert article is None or article.blocks
