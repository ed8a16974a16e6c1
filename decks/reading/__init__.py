"""A file into articles: tell its family, read its format, tell the headings, build the outline.

A further family of formats is one module that makes drafts of a file, one for each article in it, and one row in
`_FORMATS`; all that follows is the same for every format.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from decks.model import Article, ArticleError, Source
from decks.pictures import PictureAt, either, kept_of
from decks.reading.archive import beside, pictures_in, unzipped
from decks.reading.boilerplate import is_boilerplate_sentence
from decks.reading.books import book_drafts
from decks.reading.conditions import by_condition
from decks.reading.doubled import without_doubles
from decks.reading.draft import Draft
from decks.reading.embedded import with_short_addresses
from decks.reading.encoding import decode, normal_text
from decks.reading.families import Family, advice_for, family_of, is_markdown_name
from decks.reading.flattened import with_lists
from decks.reading.fused import with_fused_headings
from decks.reading.headings import names_its_kind
from decks.reading.markdown import looks_like_markdown, markdown_draft
from decks.reading.office.slides import slide_drafts
from decks.reading.office.word import word_drafts
from decks.reading.outline import outline, placed
from decks.reading.pdf import pdf_drafts
from decks.reading.plain import plain_draft
from decks.reading.records import record_drafts
from decks.reading.refusals import (
    DEFAULT_MAX_BYTES,
    MAX_BYTES_VARIABLE,
    refuse_article,
    refuse_draft,
    refuse_text,
)
from decks.reading.run_in import without_questions
from decks.reading.runs import with_headings
from decks.reading.titles import find_title
from decks.reading.web import archived_web_drafts, web_drafts
from decks.reading.xml_documents import xml_drafts

__all__ = [
    "DEFAULT_MAX_BYTES",
    "MAX_BYTES_VARIABLE",
    "READABLE_SUFFIXES",
    "is_boilerplate_sentence",
    "names_its_kind",
    "pictures_in",
    "read_article",
    "read_articles",
    "unzipped",
]


def _read_text(name: str, content: bytes, picture_at: PictureAt) -> tuple[Draft]:
    """Read plain text; text with headings marked as in Markdown is Markdown, whatever its file is called."""
    source, embedded_at = with_short_addresses(decode(name, content))
    text = normal_text(source)
    refuse_text(name, text)
    is_markdown = is_markdown_name(name) or looks_like_markdown(text)
    return (markdown_draft(text, picture_at=either(embedded_at, picture_at)) if is_markdown else plain_draft(text),)


def _whole(read: Callable[[str, bytes], tuple[Draft, ...]]) -> Callable[[str, bytes, PictureAt], tuple[Draft, ...]]:
    """Return *read* for a format with no pictures beside its file: they are in it, or it has none."""
    return lambda name, content, _: read(name, content)


@dataclass(frozen=True, slots=True)
class _Format:
    """How a family is read: a draft for each article in the file of a name and bytes; the usual suffixes of such files.

    A file's pictures may lie beside it.

    *read* raises ArticleError for a file that it cannot read. What has nothing to ask about may be left to it or to us.
    """

    family: Family
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes, PictureAt], tuple[Draft, ...]]


_FORMATS = (
    _Format(Family.TEXT, (".txt", ".text", ".md", ".markdown", ".mdown", ".mkd"), _read_text),
    _Format(Family.HTML, (".html", ".htm", ".xhtml"), web_drafts),
    _Format(Family.MHTML, (".mhtml", ".mht"), _whole(archived_web_drafts)),
    _Format(Family.JSON, (".json", ".jsonld"), _whole(record_drafts)),
    _Format(Family.XML, (".xml", ".nxml", ".cnxml"), _whole(xml_drafts)),
    _Format(Family.EPUB, (".epub",), _whole(book_drafts)),
    _Format(Family.PDF, (".pdf",), _whole(pdf_drafts)),
    _Format(Family.DOCX, (".docx", ".docm", ".dotx"), _whole(word_drafts)),
    _Format(Family.PPTX, (".pptx", ".pptm", ".ppsx"), _whole(slide_drafts)),
)

_MAX_ARTICLES = 500  # of one file

READABLE_SUFFIXES = tuple(suffix for row in _FORMATS for suffix in row.suffixes)


def read_article(
    name: str,
    content: bytes,
    *,
    address: str | None = None,
    licence: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Article:
    """Read the one article that *content*, the bytes of the file *name*, holds; see `read_articles`.

    Raises ArticleError where `read_articles` does, and for a file that holds several articles.
    """
    articles = read_articles(name, content, address=address, licence=licence, max_bytes=max_bytes)
    if len(articles) > 1:
        raise ArticleError(name, f"the file holds {len(articles)} articles, and one is asked for; upload it in parts")
    return articles[0]


def read_articles(
    name: str,
    content: bytes,
    *,
    address: str | None = None,
    licence: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    picture_at: PictureAt | None = None,
) -> tuple[Article, ...]:
    """Read every article that *content*, the bytes of the file *name*, holds; their titles differ.

    *content* may be a zipped folder; its first file that cannot be read raises. Where each file is to have its own
    error, give this function each of `unzipped`, and as *picture_at* the `pictures_in` the folder.
    *address* and *licence* are kept with the source, in place of what the file itself says of them. Parts of the file
    without clinical text, such as a book's title page, are passed over. Raises ArticleError for a file that is empty,
    too large, of a format that is not readable, damaged, or without clinical text.
    """
    files = unzipped(name, content, max_bytes=max_bytes)
    picture_at = picture_at or pictures_in(name, content)
    articles = [
        article
        for file in files
        for article in _articles_of(*file, address=address, licence=licence, picture_at=picture_at)
    ]
    return tuple(_with_own_titles(articles))


def _articles_of(
    name: str, content: bytes, *, address: str | None, licence: str | None, picture_at: PictureAt
) -> Iterator[Article]:
    """Yield the articles of one file that is no zipped folder, at least one."""
    source = Source(name, address, licence, hashlib.sha256(content).hexdigest())
    error: ArticleError | None = None
    n_articles = 0
    read = _format_of(name, content).read
    drafts = [part for draft in read(name, content, beside(name, picture_at)) for part in by_condition(draft)]
    if len(drafts) > _MAX_ARTICLES:
        raise ArticleError(name, f"the file holds {len(drafts):,} articles, at most {_MAX_ARTICLES} are read at once")
    for draft in drafts:
        try:
            yield _article(draft, source)
            n_articles += 1
        except ArticleError as draft_error:
            error = error or draft_error
    if not n_articles:
        raise error or ArticleError(name, "the file holds no article")


def _format_of(name: str, content: bytes) -> _Format:
    """Return the row of the file's family; a zipped folder is none, as it was inside another."""
    family = family_of(name, content)
    if family is Family.ZIP:
        raise ArticleError(name, "this is a zipped folder inside another; unpack it and upload its files")
    row = next((row for row in _FORMATS if row.family is family), None)
    if row is None:
        raise ArticleError(name, f"this is {family}, which cannot be read; {advice_for(family)}")
    return row


def _article(draft: Draft, source: Source) -> Article:
    """Return the article that *draft* becomes once its lists, title, headings and questions are told."""
    name = source.name
    refuse_draft(name, draft)
    draft = replace(draft, pieces=without_doubles(draft.text, tuple(with_lists(draft.text, draft.pieces))))
    title, title_piece = find_title(draft, name)
    pieces = with_fused_headings(draft.text, draft.pieces, title=title, title_piece=title_piece)
    draft = replace(draft, pieces=tuple(pieces))
    draft = with_headings(draft, title=title, title_piece=title_piece)
    draft = replace(draft, pieces=tuple(without_questions(draft.text, draft.pieces, title_piece=title_piece)))
    found = outline(draft, title=title, title_piece=title_piece)
    pictures = kept_of(placed(draft, found.sections), draft.picture_at)
    source = replace(source, address=source.address or draft.address, licence=source.licence or draft.licence)
    article = Article(title, source, draft.text, found.sections, found.blocks, found.inferred_ids, pictures)
    refuse_article(article)
    return article


def _with_own_titles(articles: Sequence[Article]) -> Iterator[Article]:
    """Yield *articles*, a title that an earlier one has with a number: a deck is told by its title."""
    taken: set[str] = set()
    for article in articles:
        choices = (article.title, *(f"{article.title} ({n})" for n in range(2, len(articles) + 1)))
        title = next(choice for choice in choices if choice not in taken)
        taken.add(title)
        yield replace(article, title=title)
