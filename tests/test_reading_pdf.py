"""Truths about reading PDFs, most of them printed by Chromium: order, running heads, divided words, lists, tables."""

from base64 import b64encode
from io import BytesIO

import pypdfium2
import pytest

from decks.model import Article, ArticleError
from decks.reading import read_article
from tests.printing import TWO_COLUMNS, picture, printed

SENTENCES = tuple(
    f"Sentence {number} says that the inflammation of the affected joint settles within about {number + 2} weeks."
    for number in range(1, 90)
)
LONG_ITEM = (
    "chlortalidone, which acts for longer than hydrochlorothiazide does and is therefore taken every other day by some"
)
LONG_DOSE = (
    "500 mg twice daily until the flare of gout has settled for at least two days and the joint has its full range of"
    " movement again"
)
TABLE = (
    "<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>Colchicine</td><td>0.5 mg twice daily</td></tr>"
    f"<tr><td>Naproxen</td><td>{LONG_DOSE}</td></tr></table>"
)
PICTURE = b64encode(picture(width=20, height=20)).decode()
PADDED = "td, th { padding: 2px 8px; text-align: left }"
RULES = "table { border-collapse: collapse } td, th { border: 1px solid black; padding: 2px 6px; text-align: left }"


def read_printed(body: str, *, style: str = "", is_headed: bool = True) -> Article:
    return read_article("gout.pdf", printed(f"<h1>Gout</h1>{body}", style=style, is_headed=is_headed))


def wordings(article: Article) -> list[str]:
    return ["• " * block.depth + block.span.of(article.text) for block in article.blocks]


@pytest.mark.parametrize("style", ["", TWO_COLUMNS, TWO_COLUMNS + "body { columns: 3; font-size: 9pt }"])
def test_sentences_stay_in_order_across_lines_columns_and_pages(style: str) -> None:
    article = read_printed(f"<p>{' '.join(SENTENCES)}</p>", style=style)
    text = " ".join(" ".join(wordings(article)).split())
    assert text == " ".join(SENTENCES)


def test_a_paragraph_that_runs_over_a_column_and_a_page_is_one() -> None:
    paragraphs = "".join(f"<p>{' '.join(SENTENCES[start : start + 9])}</p>" for start in range(0, 81, 9))
    article = read_printed(paragraphs, style=TWO_COLUMNS)
    torn = [wording for wording in wordings(article) if not wording.endswith(".")]
    assert torn == []


def test_running_heads_and_page_numbers_are_left_out() -> None:
    article = read_printed(f"<p>{' '.join(SENTENCES)}</p>", style="body { line-height: 2.2 }")
    assert "Handouts" not in article.text
    assert "Page" not in article.text


def test_running_heads_of_a_single_page_are_left_out() -> None:
    assert wordings(read_printed("<p>Gout hurts a lot.</p>")) == ["Gout hurts a lot."]


def test_the_size_and_weight_of_headings_tell_their_rank() -> None:
    body = "".join(
        f"<h{level}>{heading}</h{level}><p>It is a sentence about gout, and one about urate.</p>"
        for level, heading in ((2, "Causes"), (3, "Rare Enzyme Defects"), (4, "Lesch–Nyhan syndrome"), (2, "Treatment"))
    )
    assert [section.path for section in read_printed(body).sections] == [
        ("Causes",),
        ("Causes", "Rare Enzyme Defects"),
        ("Causes", "Rare Enzyme Defects", "Lesch–Nyhan syndrome"),
        ("Treatment",),
    ]


def test_a_heading_of_several_lines_is_one() -> None:
    heading = "What patients and their families should know about the long-term treatment of gout and hyperuricaemia"
    article = read_printed(f"<h2>{heading}</h2><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>")
    assert [section.title for section in article.sections] == [heading]


def test_bold_words_in_a_sentence_are_no_heading() -> None:
    article = read_printed("<p>Give <b>colchicine</b> early.</p><p><b>Never give it with clarithromycin.</b></p>")
    assert wordings(article) == ["Give colchicine early.", "Never give it with clarithromycin."]


def test_lists_keep_their_depth_whether_their_signs_are_drawn_or_written() -> None:
    body = (
        "<h2>Causes</h2><p>Such drugs cause it:</p><ul><li>thiazides<ul><li>hydrochlorothiazide</li>"
        f"<li>{LONG_ITEM}</li></ul></li>"
        "<li>aspirin</li></ul><ol><li>first</li><li>second</li></ol><p>That is all.</p>"
    )
    assert wordings(read_printed(body)) == [
        "Such drugs cause it:",
        "• thiazides",
        "• • hydrochlorothiazide",
        f"• • {LONG_ITEM}",
        "• aspirin",
        "• first",
        "• second",
        "That is all.",
    ]


@pytest.mark.parametrize("style", [PADDED, RULES])
def test_a_table_gives_its_rows_with_the_headings_of_their_columns(style: str) -> None:
    rows = TABLE.replace("</table>", "<tr><td>Prednisolone</td><td>30 mg daily</td></tr></table>")
    assert wordings(read_printed(f"<p>These drugs are used.</p>{rows}<p>They work.</p>", style=style)) == [
        "These drugs are used.",
        "Drug: Colchicine; Dose: 0.5 mg twice daily",
        f"Drug: Naproxen; Dose: {LONG_DOSE}",
        "Drug: Prednisolone; Dose: 30 mg daily",
        "They work.",
    ]


def test_an_item_whose_words_are_spread_to_the_width_of_a_narrow_column_is_one() -> None:
    items = ("Corticosteroid injection relieves pain for about four weeks.", "Stretching of the calf comes first.")
    listed = "".join(f"<li>{item}</li>" for item in items)
    article = read_printed(f"<p>{SENTENCES[0]}</p><ol style='width: 205px; text-align: justify'>{listed}</ol>")
    assert wordings(article)[1:] == [f"• {item}" for item in items]


def test_marks_of_notes_go_and_exponents_stay() -> None:
    article = read_printed("<p>Gout is common.<sup>1,2</sup> A body-mass index of 30 kg/m<sup>2</sup> is a risk.</p>")
    assert wordings(article) == ["Gout is common. A body-mass index of 30 kg/m² is a risk."]


def test_a_page_that_is_turned_reads_as_any_other() -> None:
    with pypdfium2.PdfDocument(printed(f"<h1>Gout</h1><p>{SENTENCES[0]}</p>", is_headed=False)) as document:
        document[0].set_rotation(90)
        turned = document_bytes(document)
    assert wordings(read_article("gout.pdf", turned)) == [SENTENCES[0]]


def test_a_scanned_pdf_is_refused_with_advice() -> None:
    scanned = printed(
        f"<img width=600 height=800 src='data:image/png;base64,{PICTURE}'>",
        is_headed=False,
    )
    with pytest.raises(ArticleError, match=r"scan\.pdf: the PDF holds pictures of pages \(a scan\).*OCR"):
        read_article("scan.pdf", scanned)


def document_bytes(document: pypdfium2.PdfDocument) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
