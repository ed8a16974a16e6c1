"""Page furniture: the elements of a web page that are no part of its article, by their names, roles and classes."""

import re
from collections.abc import Iterator

from lxml import etree

from decks.reading.markup import INLINE, local_name

_LEFT_OUT = frozenset(
    "applet aside audio base canvas datalist dialog embed footer head iframe input link map"
    " meta nav noscript object option script select style svg template textarea title video".split()
)
_ROLES = frozenset(
    "alert alertdialog banner complementary contentinfo dialog doc-backlink doc-noteref menu menubar navigation"
    " search toolbar tooltip".split()
)
_CLASSES = frozenset(
    "ad addthis ads advert advertisement advertising adverts author authors banner breadcrumb breadcrumbs byline"
    " catlinks citation comments consent cookie cookiebar cookies copyright dateline disclaimer dropdown"
    " editsection feedback footer footnotes gdpr hatnote jumplink lightbox masthead menu metadata modal nav navbar"
    " navbox navigation newsletter noprint pager pagination popup printfooter promo promos rating ratings"
    " recommended reference references reflist related rss search share sharebar sharing sidebar signup sitemap"
    " skip skiplink skiplinks social sociallinks sponsor sponsored subscribe tags toc toolbar".split()
)
_INLINE_CLASSES = frozenset({"editsection"})
_HIDDEN_CLASSES = ("screen-reader-text", "sr-only", "visually-hidden")
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_MAX_SHARE = 0.4  # of the page; what holds more of its text is a frame around the article, whatever its class says
# A caption of sentences that are true without the picture says more than what it shows.
_SHOWS = re.compile(
    r"\b(?:fig(?:ure|\.)|photo\w*|images?|pictures?|pictured|illustrations?|diagrams?|drawings?|micrographs?|credits?|courtesy"
    r"|sources?|shown|shows?|this (?:x-ray|scan|patient)|copyright)\b|©|\((?:left|right|top|bottom|[a-d])\)",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_MAX_TEASER = 600  # characters
_MAX_CLASSES = 500  # characters that are looked at


def is_furniture(element: etree._Element, *, n_characters: int) -> bool:
    """Tell whether *element* is no part of the article; *n_characters* is the length of the whole page's text."""
    name = local_name(element)
    if name == "button":
        return not _is_heading(element)
    if name in _LEFT_OUT or element.get("hidden") == "" or element.get("role", "").lower() in _ROLES:
        return True
    if name == "figcaption":
        words = " ".join("".join(element.itertext()).split())
        return not words.endswith(".") or _SHOWS.search(words) is not None
    if name in INLINE:  # a word of a sentence, whatever its class says
        return not _INLINE_CLASSES.isdisjoint(_classes(element)) or _is_hidden(element)
    is_named = not _CLASSES.isdisjoint(_classes(element)) or _is_hidden(element)
    return bool(is_named and element.xpath("string-length()") <= _MAX_SHARE * n_characters)


def _is_heading(button: etree._Element) -> bool:
    """Tell whether *button* is the whole of a heading, whose part it folds and unfolds."""
    heading = button.getparent()
    return local_name(heading) in ("h1", *_HEADINGS) and _has_same_text(button, heading)


def is_link_elsewhere(element: etree._Element) -> bool:
    """Tell whether *element* is a link to another page, and not to a place on this one."""
    address = element.get("href", "")
    return bool(address) and "#" not in address


def teasers_in(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the parts of *root* that tease another page: a heading that is a link, and a few words around it."""
    for heading in root.iter(*_HEADINGS):
        around = next(heading.iterancestors("a"), None)
        link = next(heading.iter("a"), None) if around is None else around
        if link is None or not is_link_elsewhere(link) or (around is None and not _has_same_text(link, heading)):
            continue
        part = next((element for element in heading.iterancestors() if element.tag != "a"), None)
        if part is not None and part is not root and part.xpath("string-length()") <= _MAX_TEASER:
            yield part


def _has_same_text(link: etree._Element, heading: etree._Element) -> bool:
    return "".join(link.itertext()).split() == "".join(heading.itertext()).split()


def _classes(element: etree._Element) -> Iterator[str]:
    """Yield the words that the classes and the id of *element* are made of: "siteNav-list" is "site", "nav", "list"."""
    for attribute in ("class", "id"):
        yield from map(str.lower, _WORD.findall(element.get(attribute, "")[:_MAX_CLASSES]))


def _is_hidden(element: etree._Element) -> bool:
    """Tell whether only those hear *element* who have a page read to them."""
    return str(element.get("class", "")).lower().endswith(_HIDDEN_CLASSES)
