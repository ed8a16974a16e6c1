"""Truths about reading an article file: its outline, its words, and what cannot be read."""

import json
import time
from hashlib import sha256

import pytest

from decks.model import Article, ArticleError, BlockKind, SectionKind
from decks.reading import read_article
from tests.outlines import ARTICLES, SAMPLES, golden_path, outline_of, read_sample


@pytest.fixture(scope="module")
def hypothyroidism() -> Article:
    return read_sample("hypothyroidism.txt")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_its_golden_outline(name: str) -> None:
    assert outline_of(read_sample(name)) == json.loads(golden_path(name).read_text(encoding="utf-8"))


def test_the_title_is_the_first_line_that_is_not_boilerplate(hypothyroidism: Article) -> None:
    assert hypothyroidism.title == "Primary hypothyroidism"


def test_only_well_known_headings_stand_at_the_top(hypothyroidism: Article) -> None:
    top = [section.title for section in hypothyroidism.sections if len(section.path) == 1]
    clinical = ["Overview", "Causes", "Symptoms", "Diagnosis", "Treatment", "Prognosis"]
    assert [title for title in top if title in clinical] == clinical
    assert set(top) - set(clinical) == {"You May Also See", "Medically Reviewed", "Tagline", "Medical Disclaimer"}


def test_a_subsection_is_of_its_parents_kind(hypothyroidism: Article) -> None:
    kinds = {section.path: section.kind for section in hypothyroidism.sections}
    assert kinds["Symptoms", "In Children"] is SectionKind.SYMPTOMS
    assert kinds["Treatment", "Hormone Replacement"] is SectionKind.TREATMENT
    assert all(kinds[path] is kinds[path[:1]] for path in kinds)


def test_boilerplate_is_kept_in_the_text_and_marked(hypothyroidism: Article) -> None:
    marked = [section for section in hypothyroidism.sections if section.kind is SectionKind.BOILERPLATE]
    assert [section.title for section in marked] == [
        "You May Also See",
        "Medically Reviewed",
        "Tagline",
        "Medical Disclaimer",
    ]
    assert "not a substitute" in hypothyroidism.text[marked[-1].start_char : marked[-1].end_char]


def test_offsets_refer_to_the_file_where_its_characters_are_normal(hypothyroidism: Article) -> None:
    assert hypothyroidism.text == (ARTICLES / "hypothyroidism.txt").read_text(encoding="utf-8")


def test_the_source_is_remembered() -> None:
    content = b"Gout is a form of arthritis."
    article = read_article("gout.txt", content, address="https://example.org", licence="CC0")
    assert article.source.name == "gout.txt"
    assert (article.source.address, article.source.licence) == ("https://example.org", "CC0")
    assert article.source.sha256 == sha256(content).hexdigest()


def test_a_text_without_headings_is_one_overview() -> None:
    article = read_article("gout.txt", b"Gout is a form of arthritis.\n\nIt is caused by crystals.")
    assert [(section.path, section.kind) for section in article.sections] == [(("Overview",), SectionKind.OVERVIEW)]
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 2


def test_equal_headings_keep_both_sections_apart() -> None:
    article = read_article("gout.txt", b"Gout\n\nOverview\n\nIt hurts a lot.\n\nOverview\n\nIt comes back.")
    assert [section.section_id for section in article.sections] == ["overview", "overview-2"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("gout.txt", b"", "gout.txt: the file is empty"),
        ("gout.txt", b" \r\n\t\xc2\xa0\n", "gout.txt: the file holds nothing but blank space"),
        ("gout.txt", b"\x00\x01\x02\x03", "gout.txt: this is a binary file"),
        ("gout.txt", b"\x89PNG\r\n", "gout.txt: this is a picture"),
        ("gout.txt", b"{\\rtf1 gout}", "gout.txt: this is a rich-text"),
        ("gout.docx", b"\xd0\xcf\x11\xe0", "gout.docx: this is an old Word"),
        (
            "gout.docx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "gout.docx: this is an Office document that is locked by a password, which cannot be read; open it, take",
        ),
        ("gout.png", b"\x89PNG\r\n", "gout.png: this is a picture, which cannot be read; run text recognition (OCR)"),
        (
            "gout.rtf",
            b"{\\rtf1 gout}",
            "gout.rtf: this is a rich-text (RTF) document, which cannot be read; open it in a",
        ),
        ("gout.txt", b"Gout\n\nReferences\n\n1. A book.", "gout.txt: the file holds no clinical text"),
        ("gout.md", b"# Gout\n\n## Causes\n", "gout.md: the file holds no clinical text"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(ArticleError) as raised:
        read_article(name, content)
    assert str(raised.value).startswith(reason)


def test_a_file_above_the_limit_is_refused_and_one_at_it_is_read() -> None:
    content = b"Gout is a form of arthritis."
    assert read_article("gout.txt", content, max_bytes=len(content)).blocks
    with pytest.raises(ArticleError, match="the limit is"):
        read_article("gout.txt", content, max_bytes=len(content) - 1)


@pytest.mark.parametrize("name", ["St. Vitus dance", "gout", "gout.2024", "notes on gout.rst"])
def test_a_name_without_a_known_suffix_is_read_as_plain_text(name: str) -> None:
    assert read_article(name, b"Gout is a form of arthritis.").blocks


@pytest.mark.parametrize(
    "text",
    [
        "gout " * 600_000,
        "a - " * 250_000,
        "• gout " * 300_000,
        "Overview\n\nIt hurts.\n\n" * 40_000,
        "# Gout\n\n" * 100_000,
        "**" * 500_000,
        "[a](" * 250_000,
        "e" + "\u0301\u0316" * 300_000,
        "\u202egout " * 200_000,
        "What is gout? " * 70_000,
        " #a" * 300_000,
        "gout\n" * 500_000,
    ],
    ids=lambda text: repr(text[:12]),
)
@pytest.mark.parametrize("name", ["hostile.txt", "hostile.md"])
def test_hostile_text_is_read_or_refused_in_bounded_time(name: str, text: str) -> None:
    start = time.process_time()
    try:
        article = read_article(name, f"Gout is a disease. {text}\nIt hurts.".encode())
    except ArticleError as error:
        assert str(error).startswith(name)  # noqa: PT017 - either outcome is right
    else:
        assert article.blocks
    assert time.process_time() - start < 30
