"""Any PDF, Word document or slides, however broken or hostile: an article or an ArticleError, and soon."""

import os
import zipfile
import zlib
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decks.model import Article, ArticleError
from decks.reading import read_article
from tests.printing import printed
from tests.test_reading_slides import lecture
from tests.word_files import handout, word_file

MAX_SECONDS = 30
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SAMPLES = {
    "gout.docx": word_file(handout),
    "gout.pptx": lecture(),
}


def pdf_sample() -> bytes:
    return printed("<h1>Gout</h1><h2>Causes</h2><p>Urate crystals cause gout.</p><ul><li>thiazides</li></ul>")


def read(name: str, content: bytes) -> Article | str:
    """Return the article, or the sentence that says why there is none."""
    start = sum(os.times()[:4])
    try:
        return read_article(name, content)
    except ArticleError as error:
        return str(error)
    finally:
        assert sum(os.times()[:4]) - start < MAX_SECONDS  # of processors, those of ended child processes too


def with_member(content: bytes, member: str, text: bytes) -> bytes:
    """Return the zipped file *content* with *text* as its *member*."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, text if name == member else source.read(name))
    return buffer.getvalue()


def pdf_of(*objects: bytes) -> bytes:
    """Return a PDF of *objects*, numbered from 1; the first is the catalogue. PDFium finds them without a table."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def pdf_page(stream: bytes, *, filters: bytes = b"") -> bytes:
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        b" /XObject << /X 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 5 0 R >> >> /Length 4 >>\n"
        b"stream\n/X Do\nendstream",
    )


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=30)), min_size=1, max_size=8))
def test_a_mutated_pdf_reads_or_says_why_not(changes: list[tuple[float, bytes]]) -> None:
    read("gout.pdf", mutated(pdf_sample(), changes))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.sampled_from(("", "main", "styles", "rels")),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=30)), min_size=1, max_size=8),
)
def test_a_mutated_office_file_reads_or_says_why_not(name: str, part: str, changes: list[tuple[float, bytes]]) -> None:
    content = SAMPLES[name]
    members = {
        "main": {"gout.docx": "word/document.xml", "gout.pptx": "ppt/slides/slide3.xml"}[name],
        "styles": {"gout.docx": "word/styles.xml", "gout.pptx": "ppt/presentation.xml"}[name],
        "rels": "_rels/.rels",
    }
    if part == "":
        read(name, mutated(content, changes))
        return
    with zipfile.ZipFile(BytesIO(content)) as archive:
        text = archive.read(members[part])
    read(name, with_member(content, members[part], mutated(text, changes)))


def mutated(content: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    for place, written in changes:
        start = int(place * len(content))
        content = content[:start] + written + content[start + len(written) :]
    return content


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", ["gout.pdf", *SAMPLES])
def test_a_truncated_file_reads_or_says_why_not(name: str, share: float) -> None:
    content = SAMPLES.get(name) or pdf_sample()
    read(name, content[: int(share * len(content))])


def test_a_pdf_that_is_protected_by_a_password_is_refused_with_advice() -> None:
    """A standard security handler with a password that nobody gives."""
    locked = pdf_page(b"BT /F 12 Tf (Gout) Tj ET").replace(
        b"trailer\n<< /Root 1 0 R >>",
        b"trailer\n<< /Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> >>"
        % (b"11" * 32, b"22" * 32),
    )
    assert "protected by a password" in str(read("gout.pdf", locked))


def test_a_pdf_of_10_000_pages_is_refused() -> None:
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(10_000):
            document.new_page(10, 10)
        buffer = BytesIO()
        document.save(buffer)
    assert "more than 1,000 pages" in str(read("gout.pdf", buffer.getvalue()))


@pytest.mark.parametrize(
    "content",
    [
        pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        pdf_page(b"/X Do"),
        pdf_page(zlib.compress(b"\0" * 400_000_000, 9), filters=b"/Filter /FlateDecode"),
        pdf_page(b"q " * 2_000_000),
        pdf_page(b"BT /F 12 Tf " + b"(gout) Tj " * 300_000 + b"ET"),
        pdf_page(b"BT /F 99999999999 Tf 1e30 0 0 1e30 0 0 Tm (gout) Tj ET"),
        b"%PDF-1.7",
    ],
    ids=["pages in a loop", "a form in itself", "bomb", "deep states", "one long line", "vast letters", "only a head"],
)
def test_a_hostile_pdf_reads_or_says_why_not(content: bytes) -> None:
    read("gout.pdf", content)


def word_xml(body: bytes, *, head: bytes = b"") -> bytes:
    return head + b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (W.encode(), body)


ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"gout") for n in range(12))
PARAGRAPH = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "text",
    [
        word_xml(PARAGRAPH % b"&e11;", head=b"<!DOCTYPE d [%s]>" % ENTITIES),
        word_xml(PARAGRAPH % b"&x;", head=b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        b"<a>" * 100_000,
        b" " * 150_000_000,
        word_xml(b"<w:tbl><w:tr><w:tc>" * 80 + PARAGRAPH % b"Gout" + b"</w:tc><w:tc/></w:tr></w:tbl>" * 80),
        word_xml(PARAGRAPH % b"Gout hurts." * 200_000),
        b"",
    ],
    ids=["entities", "outer entity", "deep", "bomb", "tables in tables", "long", "empty"],
)
def test_a_hostile_document_reads_or_says_why_not(text: bytes) -> None:
    result = read("gout.docx", with_member(SAMPLES["gout.docx"], "word/document.xml", text))
    assert "root:" not in (result if isinstance(result, str) else result.text)
