"""Truths about EPUB books and XML documents: chapters and topics become articles, in the book's order."""

import pytest

from decks.model import ArticleError
from decks.reading import read_article, read_articles
from tests.outlines import ARTICLES
from tests.zips import zip_of

CONTAINER = '<container xmlns="urn:c"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body{}>{}</body></html>'
GOUT = PAGE.format("", "<h1>Gout</h1><h2>Causes</h2><p>Urate causes gout.</p>")
SCURVY = PAGE.format("", "<h1>Scurvy</h1><p>Scurvy is a lack of vitamin C.</p>")
COVER = PAGE.format(' epub:type="cover"', "<p>Medicine for all</p>")
MIMETYPE = ("mimetype", "application/epub+zip")


def package(*names: str) -> str:
    """Return the package of a book whose pages *names* are read in this order."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in sorted(names))
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'


def book(*pages: tuple[str, str], **others: str) -> bytes:
    """Return a book of *pages*, their names and contents, and of *others* beside them."""
    return zip_of(
        MIMETYPE,
        ("META-INF/container.xml", others.pop("container", CONTAINER)),
        ("OEBPS/book.opf", others.pop("package", package(*(name for name, _ in pages)))),
        *((f"OEBPS/{name}", content) for name, content in pages),
        *(("META-INF/encryption.xml", content) for content in others.values()),
    )


def test_chapters_are_articles_in_the_order_of_reading() -> None:
    content = book(("b.xhtml", SCURVY), ("cover.xhtml", COVER), ("a.xhtml", GOUT))
    articles = read_articles("book.epub", content)
    assert [article.title for article in articles] == ["Scurvy", "Gout"]
    assert [section.path for section in articles[1].sections] == [("Causes",)]


def test_a_chapter_with_only_a_small_heading_is_named_by_it() -> None:
    page = PAGE.format("", "<h2>Gout</h2><p>Urate causes gout.</p>")
    assert read_article("book.epub", book(("a.xhtml", page))).title == "Gout"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zip_of(MIMETYPE, ("a", "b")), "lacks its part “META-INF/container.xml”"),
        (book(container="<container/>"), "does not say where its chapters are"),
        (book(package=package("gone.xhtml")), "lacks its part “OEBPS/gone.xhtml”"),
        (book(("a.xhtml", COVER)), "holds no article"),
        (book(container="<container>"), "the XML is damaged"),
        (
            book(("a.xhtml", GOUT), lock='<encryption><CipherReference URI="OEBPS/a.xhtml"/></encryption>'),
            "protected against copying",
        ),
    ],
)
def test_a_book_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_articles("book.epub", content)


def test_a_path_in_a_book_leads_nowhere_else() -> None:
    evil = package("../../../../etc/passwd")
    with pytest.raises(ArticleError, match="lacks its part “etc/passwd”"):
        read_articles("book.epub", book(package=evil))


def test_locked_fonts_do_no_harm() -> None:
    lock = '<encryption><CipherReference URI="OEBPS/font.otf"/></encryption>'
    assert read_article("book.epub", book(("a.xhtml", GOUT), lock=lock)).title == "Gout"


def test_topics_of_one_file_are_articles_those_in_english() -> None:
    content = (ARTICLES / "topics_health.xml").read_bytes()
    articles = read_articles("topics_health.xml", content)
    assert [(article.title, article.source.address) for article in articles] == [
        ("Scurvy", "https://clinic.example/scurvy"),
        ("Beriberi", "https://clinic.example/beriberi"),
    ]
    assert [section.title for section in articles[0].sections] == [
        "What is scurvy?",
        "What are the symptoms of scurvy?",
    ]


def test_a_condition_of_texts_with_their_parts_is_read() -> None:
    xml = (
        "<health-condition-summary><name>Gout</name><ghr-page>https://clinic.example/gout</ghr-page><text-list>"
        "<text><text-role>causes</text-role><html><![CDATA[<p>Urate causes gout.</p>]]></html></text>"
        "</text-list></health-condition-summary>"
    )
    article = read_article("x.xml", xml.encode())
    assert (article.title, article.sections[0].path, article.text) == (
        "Gout",
        ("Causes",),
        "Gout\n\nCauses\n\nUrate causes gout.",
    )


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY a "gout">]><a>&a;</a>', "defines entities of its own"),
        ('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>', "defines entities of its own"),
        ("<?xml version='1.0'?><a><b></a>", r"line 1: the XML is damaged"),
        ("<?xml version='1.0'?>" + "<a>" * 300 + "</a>" * 300, "the XML is damaged"),
        ("<?xml version='1.0'?><a/>", "no clinical text"),
    ],
)
def test_xml_that_cannot_be_read_says_why(xml: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_articles("x.xml", xml.encode())


def test_nothing_is_included_from_elsewhere() -> None:
    xml = (
        '<?xml version="1.0"?><article xmlns:xi="http://www.w3.org/2001/XInclude"><title>Gout</title><p>It hurts.</p>'
        '<xi:include href="file:///etc/passwd" parse="text"/></article>'
    )
    assert read_article("x.xml", xml.encode()).text == "Gout\n\nIt hurts."


def test_named_characters_of_html_are_known_without_their_definition() -> None:
    xml = "<?xml version='1.0'?><article><title>Gout</title><p>&beta;-blockers &lt; 5&nbsp;mg &amp; more.</p></article>"
    assert read_article("x.xml", xml.encode()).text == "Gout\n\nβ-blockers < 5 mg & more."
