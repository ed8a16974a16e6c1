"""Truths about the pictures of an article: each format keeps them where they stand, and no word moves by them."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO

import pytest
from docx.document import Document
from docx.shared import Inches
from pptx import Presentation

from decks.deckfile import dumps
from decks.generate import build_deck
from decks.model import Article
from decks.pictures import MAX_BYTES, Picture
from decks.reading import pictures_in, read_article, read_articles, unzipped
from tests.printing import picture
from tests.word_files import word_file
from tests.zips import zip_of

JOINT, TOPHUS = picture(width=120, height=90), picture(width=90, height=120)
PROSE = (
    "Gout is an arthritis that is caused by urate crystals. It affects one joint at a time, most often the big toe. "
    "Men have it more often than women. Without treatment an attack lasts about a week."
)
JOINTS = (
    "The symptoms of gout include severe pain, swelling, redness and warmth of the joint. The pain begins at night. "
    "Fever occurs in 10 % of attacks."
)


def data_of(content: bytes) -> str:
    """Return *content* as an address that holds it."""
    return f"data:image/png;base64,{b64encode(content).decode()}"


def page(*, joint: str, tophus: str, frame: str = "main") -> str:
    """Return a page with two pictures, at these addresses, among its words."""
    return (
        f"<html><body><{frame}><h1>Gout</h1><p>{PROSE}</p><h2>Symptoms</h2>"
        f'<figure><img src="{joint}" alt="A swollen joint"></figure><p>{JOINTS}</p>'
        f'<h2>Signs</h2><p>A tophus is a firm nodule of urate crystals under the skin.</p><img src="{tophus}" alt="">'
        f"<h2>Treatment</h2><p>Colchicine treats gout.</p></{frame}></body></html>"
    )


def markdown(*, joint: str, tophus: str) -> str:
    """Return the same article as Markdown."""
    return (
        f"# Gout\n\n{PROSE}\n\n## Symptoms\n\n![A swollen joint]({joint})\n\n{JOINTS}\n\n"
        f"## Signs\n\nA tophus is a firm nodule of urate crystals under the skin.\n![]({tophus} 'urate')\n\n"
        "## Treatment\n\nColchicine treats gout.\n"
    )


def saved_page() -> bytes:
    """Return the page as a browser saves it with its parts in one file."""
    parts = (
        ("text/html", "https://example.org/gout/", page(joint="joint.png", tophus="cid:tophus@saved").encode()),
        ("image/png", "https://example.org/gout/joint.png", JOINT),
        ("image/png", "cid:", TOPHUS),
    )
    lines = [b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="cut"\r\n']
    for kind, location, content in parts:
        place = "Content-ID: <tophus@saved>" if location == "cid:" else f"Content-Location: {location}"
        head = f"--cut\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{place}\r\n"
        lines.append(head.encode() + b"\r\n" + b64encode(content) + b"\r\n")
    return b"\r\n".join((*lines, b"--cut--\r\n"))


def document(*pictures: bytes) -> bytes:
    """Return the article as a Word document, with *pictures*."""
    contents = iter(pictures)

    def draw(written: Document, alt: str) -> None:
        content = next(contents, None)
        if content is not None:
            shape = written.add_picture(BytesIO(content), width=Inches(2))
            shape._inline.docPr.set("descr", alt)

    def write(written: Document) -> None:
        written.add_paragraph("Gout", style="Title")
        written.add_paragraph(PROSE)
        written.add_heading("Symptoms", 1)
        draw(written, "A swollen joint")
        written.add_paragraph(JOINTS)
        written.add_heading("Signs", 1)
        written.add_paragraph("A tophus is a firm nodule of urate crystals under the skin.")
        draw(written, "")
        written.add_heading("Treatment", 1)
        written.add_paragraph("Colchicine treats gout.")

    return word_file(write)


def slides(*pictures: bytes) -> bytes:
    """Return the article as slides, with *pictures*."""
    show, contents = Presentation(), iter(pictures)
    for title, words, alt in (
        ("Gout", PROSE, None),
        ("Symptoms", JOINTS, "A swollen joint"),
        ("Signs", "A tophus is a firm nodule of urate crystals under the skin.", ""),
        ("Treatment", "Colchicine treats gout.", None),
    ):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text_frame.text = title, words
        content = None if alt is None else next(contents, None)
        if content is not None:
            slide.shapes.add_picture(BytesIO(content), 0, 0)._element.nvPicPr.cNvPr.set("descr", alt)
    buffer = BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def book(**members: bytes) -> bytes:
    """Return the article as the chapter of a book, with *members* in its folder of pictures."""
    container = '<container xmlns="urn:c"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    item = '<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>'
    package = f'<package><manifest>{item}</manifest><spine><itemref idref="a"/></spine></package>'
    return zip_of(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("OEBPS/book.opf", package),
        ("OEBPS/text/a.xhtml", page(joint="../pictures/joint", tophus="../pictures/tophus", frame="div")),
        *((f"OEBPS/pictures/{name}", content) for name, content in members.items()),
    )


def folder(name: str, content: str, **pictures: bytes) -> bytes:
    """Return a zipped folder of an article and of *pictures* in a folder beside it."""
    return zip_of(
        (f"week 1/{name}", content), *((f"week 1/its files/{each}.png", held) for each, held in pictures.items())
    )


BESIDE = {"joint": "its%20files/joint.png", "tophus": "./its%20files/tophus.png"}
EMBEDDED = {"joint": data_of(JOINT), "tophus": data_of(TOPHUS)}
ELSEWHERE = {"joint": "https://example.org/joint.png", "tophus": "//example.org/tophus.png"}
BOTH = {"joint": JOINT, "tophus": TOPHUS}
FORMS: dict[str, tuple[str, Callable[[], bytes], Callable[[], bytes]]] = {  # with its pictures, and without
    "a page": ("gout.html", lambda: page(**EMBEDDED).encode(), lambda: page(**ELSEWHERE).encode()),
    "a page with furniture": (
        "gout.html",
        lambda: page(**EMBEDDED, frame="div").encode(),
        lambda: page(**ELSEWHERE, frame="div").encode(),
    ),
    "a page in UTF-16": (
        "gout.html",
        lambda: page(**EMBEDDED).encode("utf-16"),
        lambda: page(**ELSEWHERE).encode("utf-16"),
    ),
    "Markdown": ("gout.md", lambda: markdown(**EMBEDDED).encode(), lambda: markdown(**ELSEWHERE).encode()),
    "a page in a zipped folder": (
        "course.zip",
        lambda: folder("gout.html", page(**BESIDE), **BOTH),
        lambda: folder("gout.html", page(**BESIDE)),
    ),
    "Markdown in a zipped folder": (
        "course.zip",
        lambda: folder("gout.md", markdown(joint="<its files/joint.png>", tophus=BESIDE["tophus"]), **BOTH),
        lambda: folder("gout.md", markdown(joint="<its files/joint.png>", tophus=BESIDE["tophus"])),
    ),
    "a saved page": (
        "gout.mhtml",
        saved_page,
        lambda: saved_page().replace(b"gout/joint.png", b"x").replace(b"<tophus@saved>", b"<y>"),
    ),
    "Word": ("gout.docx", lambda: document(JOINT, TOPHUS), document),
    "slides": ("gout.pptx", lambda: slides(JOINT, TOPHUS), slides),
    "a book": ("gout.epub", lambda: book(**BOTH), book),
}


def shown(article: Article) -> list[tuple[str, str, bytes]]:
    """Return of each picture the section it stands in, what it shows, and its bytes."""
    titles = {section.section_id: section.title for section in article.sections}
    return [(titles[each.section_id], each.alt, each.content) for each in article.pictures.kept]


@pytest.mark.parametrize(("name", "drawn", "bare"), FORMS.values(), ids=FORMS)
def test_pictures_are_kept_in_their_sections_and_move_no_word(
    name: str, drawn: Callable[[], bytes], bare: Callable[[], bytes]
) -> None:
    article, without = read_article(name, drawn()), read_article(name, bare())
    assert shown(article) == [("Symptoms", "A swollen joint", JOINT), ("Signs", "", TOPHUS)]
    assert article.pictures.n_left_out == 0
    assert (article.text, article.sections, article.blocks) == (without.text, without.sections, without.blocks)
    for each in article.pictures.kept:
        assert_stands_in_its_section(article, each)


def assert_stands_in_its_section(article: Article, each: Picture) -> None:
    """Tell that a picture stands between the heading of its section and the next one."""
    section = next(section for section in article.sections if section.section_id == each.section_id)
    heading = article.text.index(section.title)
    assert heading + len(section.title) <= each.place_char <= section.end_char


def test_a_picture_on_the_web_or_missing_is_left_out_and_counted() -> None:
    article = read_article("gout.html", page(**ELSEWHERE).encode())
    assert (article.pictures.kept, article.pictures.n_left_out) == ((), 2)
    assert read_article("course.zip", folder("gout.md", markdown(**BESIDE))).pictures.n_left_out == 2


@pytest.mark.parametrize(
    "address",
    [
        "../../../etc/passwd",
        "file:///etc/passwd",
        "https://[example.org/a.png",
        "#embedded-0",
        "#embedded-999999999",
        "data:image/png;base64,@@@@",
        f"data:image/png;base64,{'A' * 200}",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PjwvczwvPg==",
        "javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("form", [page, markdown])
def test_an_address_that_leads_elsewhere_or_holds_garbage_gives_no_picture(
    form: Callable[..., str], address: str
) -> None:
    name = "gout.html" if form is page else "gout.md"
    article = read_article(name, form(joint=address, tophus=data_of(TOPHUS)).encode())
    assert {content for _, _, content in shown(article)} <= {TOPHUS}
    assert article.pictures.n_left_out <= 1
    assert "embedded" not in article.text


def test_a_picture_is_told_by_its_bytes_whatever_it_is_called() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    content = zip_of(("gout.html", page(joint="a.svg", tophus="b.png")), ("a.svg", JOINT), ("b.png", svg))
    article = read_article("course.zip", content)
    assert [(each.media_type, each.content) for each in article.pictures.kept] == [("image/png", JOINT)]
    assert article.pictures.n_left_out == 1


def test_a_huge_picture_in_a_zipped_file_costs_nothing_but_itself() -> None:
    article = read_article("gout.epub", book(joint=JOINT.ljust(60_000_000, b"\0"), tophus=TOPHUS))
    assert shown(article) == [("Signs", "", TOPHUS)]
    assert article.pictures.n_left_out == 1


def test_each_file_of_a_zipped_folder_has_the_pictures_beside_it() -> None:
    content = zip_of(
        ("a/gout.md", markdown(joint="x.png", tophus="x.png")),
        ("b/gout.md", markdown(joint="x.png", tophus="../a/x.png")),
        ("a/x.png", JOINT),
        ("b/x.png", TOPHUS),
    )
    picture_at = pictures_in("course.zip", content)
    both = [read_articles(*file, picture_at=picture_at)[0] for file in unzipped("course.zip", content)]
    assert [[held for _, _, held in shown(article)] for article in both] == [[JOINT], [TOPHUS, JOINT]]
    assert pictures_in("gout.md", b"# Gout")("x.png") is None


def test_pictures_in_cells_stand_below_their_table() -> None:
    rows = (
        f"<tr><th>Sign</th><th>Looks</th></tr><tr><td>Tophus</td><td>a nodule <img src='{data_of(TOPHUS)}'></td></tr>"
    )
    source = page(joint="", tophus="").replace("<h2>Treatment", f"<table>{rows}</table><h2>Treatment")
    article = read_article("gout.html", source.encode())
    assert shown(article) == [("Signs", "", TOPHUS)]
    assert article.text[: article.pictures.kept[0].place_char].endswith("Looks: a nodule")


def test_a_page_with_thousands_of_pictures_is_read_and_keeps_few() -> None:
    images = "".join(f"<p>Sign {n} is common.</p><img src='#{n}'><img src='{data_of(JOINT)}'>" for n in range(3_000))
    article = read_article("gout.html", page(joint="", tophus="").replace("<h2>Treatment", f"{images}<h2>T").encode())
    assert (len(article.pictures.kept), article.pictures.n_left_out) == (1, 3_000)


def test_a_deck_keeps_the_pictures_of_the_sections_that_it_asks_about() -> None:
    source = page(**EMBEDDED).replace("Signs", "References")
    article = read_article("gout.html", source.encode())
    deck = build_deck(article)
    assert [each.content for each in deck.pictures] == [JOINT]
    assert len(dumps(deck)) < MAX_BYTES
