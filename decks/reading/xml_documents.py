"""XML: topics of MedlinePlus, questions and answers, journal articles (JATS), textbook modules (CNXML), their kin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from decks.reading.draft import Draft, Form, Tier, Words, lay_out, row_of
from decks.reading.elements import words_of
from decks.reading.fragments import fragment_words
from decks.reading.markup import local_name, xml_tree
from decks.reading.web import web_drafts

_FIRST = (Tier.MARKED, 1)
_SECOND = (Tier.MARKED, 2)

# What the elements of documents are in HTML; "" leaves an element out, one that is not named here is a frame.
_HTML = {
    **dict.fromkeys("para p simpara formalpara".split(), "p"),
    **dict.fromkeys("list itemizedlist orderedlist".split(), "ul"),
    **dict.fromkeys("item list-item listitem".split(), "li"),
    **dict.fromkeys("def-list variablelist deflist".split(), "dl"),
    **dict.fromkeys("tr row".split(), "tr"),
    **dict.fromkeys("td entry".split(), "td"),
    **dict.fromkeys(
        "emphasis term italic link xref ext-link uri underline named-content sc styled-content a i".split(), "span"
    ),
    **dict.fromkeys("newline break br".split(), "br"),
    **dict.fromkeys("bold strong b".split(), "b"),
    **dict.fromkeys("superscript sup".split(), "sup"),
    **dict.fromkeys("subscript sub".split(), "sub"),
    **{name: name for name in ("table", "thead", "th", "ul", "ol", "li", "dl", "dt", "dd", "span", "pre")},
    **dict.fromkeys(
        "metadata label figure fig media image graphic caption footnote fn footnote-ref fn-group ref-list references"
        " exercise problem solution glossary ack app-group bibliography contrib-group aff permissions inline-graphic"
        " object-id supplementary-material related-article script style processing-instruction".split(),
        "",
    ),
}
# The title and the notes of a table, by the elements around them.
_OF_TABLES = {
    ("table-wrap", "caption"): "caption",
    ("table", "title"): "caption",
    ("caption", "title"): "span",
    ("caption", "p"): "span",
    ("table-wrap-foot", "fn"): "p",
    ("fn", "label"): "sup",
    ("fn", "p"): "span",
}
_PARTS_OF_TEXTS = frozenset({"p", "li", "tr"})
_SECTIONS = frozenset(
    {"section", "sec", "sect1", "sect2", "sect3", "sect4", "chapter", "boxed-text", "abstract", "note"}
)
_NOTES = frozenset({"note", "boxed-text"})
_TITLES = frozenset({"title", "article-title"})
_NOT_TOLD = frozenset({"learning-objectives", "check-your-understanding", "clinical-focus"})  # asked, or of one patient
_FRONT = frozenset({"front", "article-meta"})  # what a journal says of its article, of which these are read:
_TOLD_IN_FRONT = frozenset({"article-meta", "abstract"})
_BESIDE = frozenset({"back", "floats-group", "sub-article", "response"})
_LOOSE_STOP = re.compile(r" +(?=[.,;](?:\s|$))")  # where a reference stood
_EMPTY_BRACKETS = re.compile(r"\s?\((?:[\s,;]|and|see|or)*\)")  # where a link to a picture stood
_MAX_HEADING_LEVEL = 6


def xml_drafts(name: str, content: bytes) -> tuple[Draft, ...]:
    """Return the articles of an XML file as drafts, by the vocabulary that its elements are of."""
    root = xml_tree(name, content)
    if local_name(root) == "html":
        return web_drafts(name, content)
    names = {local_name(element) for element in root.iter(etree.Element)}
    return next(tuple(read(name, root)) for marks, read in _VOCABULARIES if marks <= names)


def _topics(name: str, root: etree._Element) -> Iterator[Draft]:
    """Yield the topics of MedlinePlus, whose summaries are HTML in a field."""
    for topic in _all(root, "health-topic"):
        summary = "".join(_text(part) for part in _all(topic, "full-summary"))
        title = topic.get("title", "")
        words = (Words(Form.HEADING, title, rank=_FIRST), *fragment_words(name, summary))
        if topic.get("language", "English") == "English":
            yield lay_out(words, address=topic.get("url"))


def _found_topics(name: str, root: etree._Element) -> Iterator[Draft]:
    """Yield the topics that a search of MedlinePlus found, whose titles and summaries are HTML in fields."""
    for document in _all(root, "document"):
        fields = {part.get("name"): _text(part, is_whole=True) for part in _all(document, "content")}
        title = " ".join(word.wording for word in fragment_words(name, fields.get("title", "")))
        words = fragment_words(name, fields.get("FullSummary", ""))
        yield lay_out((Words(Form.HEADING, title, rank=_FIRST), *words), address=document.get("url"))


def _conditions(name: str, root: etree._Element) -> Iterator[Draft]:
    """Yield the conditions of MedlinePlus Genetics: texts with the part they play, each HTML in a field."""
    for condition in (root, *_all(root, "health-condition-summary")):
        texts = [part for part in _all(condition, "text") if _all(part, "text-role")]
        if texts and (condition is not root or not _all(root, "health-condition-summary")):
            words = [Words(Form.HEADING, _first(condition, "name"), rank=_FIRST)]
            for part in texts:
                words.append(Words(Form.HEADING, _first(part, "text-role").capitalize(), rank=_SECOND))
                words += fragment_words(name, _first(part, "html"))
            yield lay_out(words, address=_first(condition, "ghr-page") or None)


def _answers(name: str, root: etree._Element) -> Iterator[Draft]:
    """Yield the one article that questions and answers make, or one for each document of a collection."""
    documents = [root] if local_name(root) == "document" else _all(root, "document") or [root]
    for document in documents:
        title = _first(document, "focus") or _first(document, "title")
        words = [Words(Form.HEADING, title, rank=_FIRST)] if title else []
        for element in document.iter(etree.Element):
            if local_name(element) == "question":
                words.append(Words(Form.HEADING, _text(element), rank=_SECOND))
            elif local_name(element) == "answer":
                words += _answer(name, element)
        yield lay_out(words, address=document.get("url"))


def _answer(name: str, element: etree._Element) -> Iterator[Words]:
    """Yield the words of an answer, a text of lines or of HTML, or one that has paragraphs as elements."""
    if any(_HTML.get(local_name(part)) in _PARTS_OF_TEXTS for part in element.iterdescendants(etree.Element)):
        page = etree.Element("html")
        _copy(element, page, level=3, title="")
        yield from words_of(page)
    else:
        yield from fragment_words(name, _text(element, is_whole=True))


def _document(name: str, root: etree._Element) -> Iterator[Draft]:
    """Yield the article of a document of sections, titles and paragraphs, whatever they are called."""
    articles = _all(root, "article") if local_name(root) != "article" else []
    for article in articles or [root]:
        title = _first(article, "article-title") or _first(article, "title")
        page = etree.Element("html")
        _copy(article, page, level=1, title=title)
        words = map(_mended, words_of(page))
        yield lay_out((Words(Form.HEADING, title, rank=_FIRST), *words))


def _mended(word: Words) -> Words:
    """Return *word* without what is left where a reference or a link to a picture was left out."""
    if word.cells:
        return row_of((_without_gaps(heading), _without_gaps(words)) for heading, words in word.cells)
    return replace(word, wording=_without_gaps(word.wording))


def _without_gaps(wording: str) -> str:
    return _LOOSE_STOP.sub("", _EMPTY_BRACKETS.sub("", wording))


# The names of elements that together tell a vocabulary, and how its files are read; the first that fits.
_VOCABULARIES: tuple[tuple[frozenset[str], Callable[[str, etree._Element], Iterator[Draft]]], ...] = (
    (frozenset({"health-topic", "full-summary"}), _topics),
    (frozenset({"nlmsearchresult", "content"}), _found_topics),
    (frozenset({"text-role", "html"}), _conditions),
    (frozenset({"question", "answer"}), _answers),
    (frozenset(), _document),
)


def _copy(element: etree._Element, parent: etree._Element, *, level: int, title: str) -> None:
    """Write *element* below *parent* as HTML; its sections' titles are headings from *level* on."""
    _append(parent, element.text)
    for child in sorted(element, key=_place):
        name = local_name(child)
        as_html = _name_in_html(child, name, level)
        if as_html and not (name in _TITLES and _text(child) == title):
            copied = etree.SubElement(parent, as_html)
            _copy(child, copied, level=level + (name in _SECTIONS), title=title)
        _append(parent, child.tail)


def _place(element: etree._Element) -> int:
    """Return what *element* stands after in its section: a box stands after the text, a section after both."""
    name = local_name(element)
    return 1 if name in _NOTES else 2 if name in _SECTIONS and name != "abstract" else 0


def _name_in_html(element: etree._Element, name: str, level: int) -> str:
    parent = local_name(element.getparent())
    if (parent, name) in _OF_TABLES:
        return _OF_TABLES[parent, name]
    if name == "xref" and element.get("ref-type") == "table-fn":
        return "sup"
    if name in _TITLES:
        return f"h{min(level, _MAX_HEADING_LEVEL)}"
    if name in _BESIDE or (parent in _FRONT and name not in _TOLD_IN_FRONT):
        return ""
    if not name or not _NOT_TOLD.isdisjoint(element.get("class", "").split()) or _is_citation(element, name):
        return ""
    if name in _SECTIONS and any(local_name(part) == "exercise" for part in element):
        return ""
    return _HTML.get(name, "div")


def _is_citation(element: etree._Element, name: str) -> bool:
    return name == "xref" and element.get("ref-type") in {"bibr", "fn"}


def _append(parent: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    return [part for part in element.iterdescendants(etree.Element) if local_name(part) == name]


def _first(element: etree._Element, name: str) -> str:
    """Return the words of the first element called *name* in *element*, "" if there is none."""
    return next((_text(part) for part in element.iterdescendants(etree.Element) if local_name(part) == name), "")


def _text(element: etree._Element, *, is_whole: bool = False) -> str:
    text = "".join(element.itertext())
    return text if is_whole else " ".join(text.split())
