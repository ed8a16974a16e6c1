"""The same article saved in several formats by real tools is the same article, and gives the same items."""

import re

import pytest

from decks.generate import build_deck
from decks.model import Article, BlockKind, Item, SectionKind
from decks.reading import read_article
from tests.outlines import ARTICLES
from tests.printing import RULED, TWO_COLUMNS, printed, saved

NAMES = ("acute_gout.md", "sinusitis_tables.md", "threadworm_tables.md")
OUTLINED = (*NAMES, "giardiasis_questions.md")
NESTED = "frontal_sinusitis_nested.md"
SAVED = ("txt", "md", "html", "docx", "pdf", "two columns")


def article_saved_as(name: str, form: str) -> Article:
    markdown = (ARTICLES / name).read_text(encoding="utf-8")
    stem = name.removesuffix(".md")
    if form not in {"pdf", "two columns"}:
        return read_article(f"{stem}.{form}", saved(markdown, form))
    body = re.search(r"<body>.*</body>", saved(markdown, "html").decode(), re.DOTALL)
    assert body
    style = RULED + (TWO_COLUMNS if form == "two columns" else "")
    return read_article(f"{stem}.pdf", printed(body[0], style=style))


def headings(article: Article) -> list[tuple[tuple[str, ...], SectionKind]]:
    """Return the headings of what is asked about; a web page's references are left out with its furniture."""
    kinds = ((section.path, section.kind) for section in article.sections)
    return [(path, kind) for path, kind in kinds if kind is not SectionKind.BOILERPLATE]


def bullets(article: Article) -> list[str]:
    listed = (block for block in article.blocks if block.kind is BlockKind.BULLET)
    return [" ".join(block.span.of(article.text).split()) for block in listed]


def wording(item: Item) -> tuple[str, ...]:
    """Return what a learner reads of *item*, but for its distractors."""
    names = ("front", "back", "text", "stem", "lead_in", "key")
    return (item.kind, *(" ".join(str(getattr(item.content, name, "")).split()) for name in names))


@pytest.mark.parametrize("form", SAVED)
def test_a_definition_list_is_read_alike_in_every_format(form: str) -> None:
    name = "plantar_fasciitis_definitions.md"
    written = read_article(name, (ARTICLES / name).read_bytes())
    article = article_saved_as(name, form)
    assert headings(article) == headings(written)
    assert bullets(article) == bullets(written)
    assert bullets(written)[0].startswith("Obesity: Excess weight loads")


@pytest.mark.parametrize("form", SAVED)
@pytest.mark.parametrize("name", OUTLINED)
def test_an_article_has_the_same_outline_in_every_format(name: str, form: str) -> None:
    written = read_article(name, (ARTICLES / name).read_bytes())
    article = article_saved_as(name, form)
    assert article.title == written.title
    assert headings(article) == headings(written)


@pytest.mark.parametrize("form", [form for form in SAVED if form != "txt"])
def test_headings_below_headings_stay_where_they_are(form: str) -> None:
    written = read_article(NESTED, (ARTICLES / NESTED).read_bytes())
    assert max(len(path) for path, _ in headings(written)) == 3
    assert headings(article_saved_as(NESTED, form)) == headings(written)


def test_plain_text_loses_nothing_of_nested_headings_but_the_levels_it_does_not_show() -> None:
    written = headings(read_article(NESTED, (ARTICLES / NESTED).read_bytes()))
    shown = headings(article_saved_as(NESTED, "txt"))
    assert [(path[0], path[-1], kind) for path, kind in shown] == [(path[0], path[-1], kind) for path, kind in written]


@pytest.mark.parametrize("form", SAVED)
@pytest.mark.parametrize("name", NAMES)
def test_an_article_gives_at_least_95_percent_the_same_items_in_every_format(name: str, form: str) -> None:
    written = {wording(item) for item in build_deck(read_article(name, (ARTICLES / name).read_bytes())).items}
    items = {wording(item) for item in build_deck(article_saved_as(name, form)).items}
    assert len(written) >= 10
    assert len(items & written) >= 0.95 * max(len(items), len(written)), items ^ written
