"""EPUB books: every chapter an article, by the book's own order of reading."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from decks.model import ArticleError
from decks.pictures import PictureAt
from decks.reading.archive import Archive, address_from, beside
from decks.reading.draft import Draft, Form, Words, lay_out
from decks.reading.elements import FIRST_LEVEL, words_of
from decks.reading.markup import MAX_TAGS, html_tree, xml_tree

_CONTAINER = "META-INF/container.xml"
_LOCK = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_PAGE_ELEMENTS = "//html | //body | //body/section | //body/div"
_MAX_CHAPTERS = 500
_BESIDE = frozenset(
    "backmatter bibliography colophon copyright-page cover dedication frontmatter imprint index landmarks loi lot"
    " titlepage toc".split()
)


def book_drafts(name: str, content: bytes) -> tuple[Draft, ...]:
    """Return the chapters of an EPUB book as drafts, those that hold a heading or a paragraph.

    Raises ArticleError for a book that is damaged, protected against copying, or without chapters.
    """
    archive = Archive(name, content)
    root = xml_tree(name, archive.read(_CONTAINER))
    package = next((file.get("full-path", "") for file in root.iter("{*}rootfile")), "")
    if not package:
        raise ArticleError(name, "the book does not say where its chapters are; save or download it again")
    paths = list(dict.fromkeys(_chapters(xml_tree(name, archive.read(package)), posixpath.dirname(package))))
    if len(paths) > _MAX_CHAPTERS:
        raise ArticleError(name, f"the book has more than {_MAX_CHAPTERS} chapters; upload it in parts")
    if _LOCK in archive.members and _is_locked(xml_tree(name, archive.read(_LOCK)), paths):
        raise ArticleError(name, "the book is protected against copying; Casebook cannot read it")
    pages = [archive.read(path) for path in paths]
    if sum(page.count(b"<") for page in pages) > MAX_TAGS:
        raise ArticleError(name, f"the book has more than {MAX_TAGS:,} tags; upload its chapters one by one")
    return tuple(
        draft
        for path, page in zip(paths, pages, strict=True)
        for draft in _draft(html_tree(name, page), beside(path, archive.picture))
    )


def _chapters(package: etree._Element, folder: str) -> Iterator[str]:
    """Yield the paths of the pages of a book in the order of reading; *folder* is where its *package* lies."""
    items = {
        item.get("id"): item
        for item in package.iter("{*}item")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    for place in package.iter("{*}itemref"):
        item = items.pop(place.get("idref"), None)
        if item is not None and place.get("linear") != "no":
            yield address_from(folder, item.get("href", ""))


def _is_locked(encryption: etree._Element, paths: list[str]) -> bool:
    """Tell whether a chapter is encrypted; fonts often are, and do no harm."""
    locked = {unquote(part.get("URI", "")) for part in encryption.iter("{*}CipherReference")}
    return not locked.isdisjoint(paths)


def _draft(page: etree._Element, picture_at: PictureAt) -> Iterator[Draft]:
    """Yield the chapter that *page* is, unless it is a cover, a table of contents or the like."""
    types = {word for part in page.xpath(_PAGE_ELEMENTS) for word in _types(part)}
    words = tuple(words_of(page))
    if types & _BESIDE or not any(word.wording and word.form is not Form.HEADING for word in words):
        return
    title = None if any(word.rank == FIRST_LEVEL for word in words) else _title(page, words)
    yield lay_out(words, title=title, picture_at=picture_at)


def _types(part: etree._Element) -> list[str]:
    """Return the types of *part* in EPUB's vocabulary."""
    found = (value for key, value in part.attrib.items() if str(key).rpartition("}")[2].rpartition(":")[2] == "type")
    return [word for value in found for word in str(value).split()]


def _title(page: etree._Element, words: tuple[Words, ...]) -> str | None:
    """Return the chapter's first heading, else the title of its page."""
    heading = next((word.wording for word in words if word.form is Form.HEADING), None)
    return heading or " ".join("".join(page.xpath("//head/title[1]//text()")).split()) or None
