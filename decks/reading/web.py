"""Web pages: the main content of a whole saved page, and its title."""

import email
import email.policy
import logging
from collections.abc import Iterable, Iterator, Mapping
from email.message import Message
from functools import partial
from urllib.parse import urljoin

import trafilatura
from lxml import etree

from decks.model import ArticleError
from decks.pictures import PictureAt, either, no_picture
from decks.reading.draft import Draft, Form, Words, lay_out
from decks.reading.elements import FIRST_LEVEL, words_of
from decks.reading.embedded import with_short_addresses
from decks.reading.headings import heading_words
from decks.reading.markup import html_source, parsed_html

_MAIN = (  # where a page says what its article is, the surest first
    "//main | //*[@role='main']",
    "//*[@itemprop='articleBody']",
    "//*[@id='mw-content-text']",
    "//article[not(ancestor::article)]",
)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page without much prose
_MIN_MAIN = 300  # characters; a shorter part is not the article
_MAX_EXTRACTED_TAGS = 30_000  # an extractor looks at every tag many times
_MAX_TITLES = 20
_MAX_PARTS = 2000  # of a page saved in one file, its pictures too
_MAX_NESTED_PARTS = 20
_ADDRESSES = ("Content-ID", "Content-Location")  # of a part: the fields that say what its page calls it


def web_drafts(name: str, content: bytes, picture_at: PictureAt = no_picture) -> tuple[Draft]:
    """Return the article of a web page, a whole saved one or only its article, as a draft.

    Its pictures are within itself, or *picture_at* finds them by their addresses; none are fetched.
    """
    source, embedded_at = with_short_addresses(html_source(name, content))
    page = parsed_html(name, source)
    words = _words(name, page)
    headings = [word.wording for word in words if word.form is Form.HEADING and word.rank == FIRST_LEVEL]
    title = None if len(headings) == 1 else _title(page)
    return (lay_out(words, title=title, address=_address(page), picture_at=either(embedded_at, picture_at)),)


def archived_web_drafts(name: str, content: bytes) -> tuple[Draft]:
    """Return the article of a page that a browser saved with all its parts in one file (MHTML)."""
    lower = content.lower()
    if lower.count(b"content-type:") > _MAX_PARTS or lower.count(b"multipart/") > _MAX_NESTED_PARTS:
        raise ArticleError(name, "the saved page has too many parts; save it again as “HTML only”")
    message = email.message_from_bytes(content, policy=email.policy.default)
    parts = {str(part[field]).strip("<> "): part for field in _ADDRESSES for part in message.walk() if part[field]}
    for part in message.walk():
        payload = _payload(part) if part.get_content_type() in {"text/html", "application/xhtml+xml"} else None
        if payload:
            return web_drafts(name, payload, partial(_picture, parts, str(part["Content-Location"] or "")))
    raise ArticleError(name, "the saved page holds no HTML; save it again as “HTML only”")


def _picture(parts: Mapping[str, Message], base: str, address: str) -> bytes | None:
    """Return the part that a page, which was saved from *base*, calls *address*."""
    try:
        whole = urljoin(base, address)
    except ValueError:
        return None
    return _payload(parts.get(address.removeprefix("cid:"), parts.get(whole)))


def _payload(part: Message | None) -> bytes | None:
    payload = None if part is None else part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else None


def _words(name: str, page: etree._Element) -> tuple[Words, ...]:
    """Return the words of the part of *page* that is its article: as the page marks it, else as an extractor judges."""
    for path in _MAIN:
        parts = page.xpath(path)
        if len(parts) == 1 and _n_letters(parts[0]) >= _MIN_MAIN:
            return tuple(words_of(parts[0]))
    n_tags = int(page.xpath("count(//*)"))
    extracted = _extracted(page) if n_tags <= _MAX_EXTRACTED_TAGS else None
    if extracted is not None:
        part = parsed_html(name, extracted)
        if _n_letters(part) >= _MIN_MAIN:
            return tuple(_with_pictures(words_of(part), words_of(page)))
    return tuple(words_of(_around(_title_heading(page), page)))


def _with_pictures(words: Iterable[Words], words_of_page: Iterable[Words]) -> Iterator[Words]:
    """Yield *words*, which an extractor took from a page without its pictures, each below the words it stood below."""
    below: dict[str, list[Words]] = {}
    above = ""
    for word in words_of_page:
        if word.sketch is None:
            above = word.wording
        else:
            below.setdefault(above, []).append(word)
    for word in words:
        yield word
        yield from below.pop(word.wording, ())


def _n_letters(part: etree._Element) -> int:
    return int(part.xpath("string-length(normalize-space())"))


def _around(heading: etree._Element | None, page: etree._Element) -> etree._Element:
    """Return the smallest part of *page* around *heading*, its title, that is long enough for an article."""
    ancestors = () if heading is None else heading.iterancestors()
    return next((part for part in ancestors if _n_letters(part) >= _MIN_MAIN), page)


def _extracted(page: etree._Element) -> str | None:
    """Return as HTML what trafilatura takes for the main content of *page*."""
    found: str | None = trafilatura.extract(
        page,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        favor_recall=True,
        deduplicate=False,
    )
    return found


def _title(page: etree._Element) -> str | None:
    """Return the title of *page*: its title heading, else the title of its window."""
    heading = _title_heading(page)
    return _line(page.xpath("//head/title[1]//text()")) if heading is None else _line(heading.itertext())


def _title_heading(page: etree._Element) -> etree._Element | None:
    """Return the top heading that the title of the window repeats first, else the first, None where there is none."""
    window = " ".join(heading_words(_line(page.xpath("//head/title[1]//text()")) or ""))
    headings = [heading for heading in page.xpath("//h1")[:_MAX_TITLES] if _line(heading.itertext())]
    places = [window.find(" ".join(heading_words(_line(heading.itertext()) or ""))) for heading in headings]
    named = [(place, number) for number, place in enumerate(places) if place >= 0]
    return headings[min(named)[1] if named else 0] if headings else None


def _line(texts: Iterable[str]) -> str | None:
    return " ".join("".join(texts).split()) or None


def _address(page: etree._Element) -> str | None:
    """Return the address that *page* gives for itself."""
    found = page.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((address for address in map(str, found) if address.startswith(("http://", "https://"))), None)
