"""HTML and XML parsed with care: nothing is fetched, run or expanded, in bounded time and memory."""

import html
import re

from lxml import etree

from decks.model import ArticleError
from decks.reading.encoding import decode, normal_characters
from decks.reading.refusals import refuse_text

INLINE = frozenset(  # names of elements inside a sentence
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr".split()
)

_OF_A_HEAD = frozenset("base link meta noscript script style template title".split())

MAX_TAGS = 200_000  # a long page of an encyclopaedia has 60,000
_MAX_ATTRIBUTES = 4000  # characters; many attributes in one tag take quadratic time, and none is needed
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding=["']([\w-]{1,40})|<meta[^>]{0,300}?charset=["']?([\w-]{1,40})""", re.IGNORECASE
)
_HEAD = 4096  # bytes in which an encoding is declared
_DATA = re.compile(r"data:[\w/+.;=-]{1,100},[^\"'\s<>)]{100,}", re.IGNORECASE)
_TAG = re.compile(r"""<([A-Za-z][\w:.-]*+)((?:[^<>"']|"[^"]*+"|'[^']*+')*+)>""")
_XML_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>\s*")
_OWN_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_NAMED_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def html_tree(name: str, content: bytes) -> etree._Element:
    """Return the page *content* as a tree, in whatever state its tags are.

    Raises ArticleError for a page that is blank, nested beyond measure, or has too many tags.
    """
    return parsed_html(name, html_source(name, content))


def parsed_html(name: str, source: str) -> etree._Element:
    """Return the HTML *source*, a page or a part of one, as a tree; an empty body where there is nothing."""
    _refuse_tags(name, source)
    source = _TAG.sub(_without_many_attributes, _DATA.sub("", source))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<!DOCTYPE html>{source}".encode(), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ArticleError(
            name, "its tags are nested too deeply, or a paragraph has millions of characters; paste the text"
        )
    return etree.fromstring(b"<html><body></body></html>", parser) if root is None else _with_body(root)


def _with_body(root: etree._Element) -> etree._Element:
    """Return *root* with what a page that leaves <body> out has in its head, such as <main>, in a body."""
    head, body = root.find("head"), root.find("body")
    first = None if head is None else next((part for part in head if local_name(part) not in _OF_A_HEAD), None)
    if first is not None:
        body = etree.SubElement(root, "body") if body is None else body
        body[:0] = (first, *first.itersiblings())
    return root


def xml_tree(name: str, content: bytes) -> etree._Element:
    """Return the XML file *content* as a tree.

    Entities that HTML knows stand for their characters. Raises ArticleError for a file that is damaged, nested beyond
    measure, or defines entities of its own: those are how a small file becomes a huge one, or reads other files.
    """
    source = _XML_DECLARATION.sub("", html_source(name, content), count=1)
    _refuse_tags(name, source)
    if _OWN_ENTITY.search(source):
        raise ArticleError(
            name, "the file defines entities of its own, which may be an attack, so it is not opened; paste its text"
        )
    source = _NAMED_ENTITY.sub(_as_character, _TAG.sub(_without_many_attributes, source))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(
            name, f"the XML is damaged ({error.msg}); save or download it again", line=error.lineno
        ) from error


def local_name(element: etree._Element) -> str:
    """Return the element's name in lower case, without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def html_source(name: str, content: bytes) -> str:
    """Return the source of the page *content*: its encoding told, its characters normal."""
    declared = _DECLARED.search(content[:_HEAD])
    encoding = (declared[1] or declared[2]).decode("ascii") if declared else None
    text = normal_characters(decode(name, content, declared=encoding))
    refuse_text(name, text)
    return text


def _refuse_tags(name: str, source: str) -> None:
    if source.count("<") > MAX_TAGS:
        raise ArticleError(name, f"the file has more than {MAX_TAGS:,} tags; upload it in parts")


def _without_many_attributes(match: re.Match[str]) -> str:
    return match[0] if len(match[2]) <= _MAX_ATTRIBUTES else f"<{match[1]}>"


def _as_character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _XML_ENTITIES else html.escape(html.unescape(match[0]))
