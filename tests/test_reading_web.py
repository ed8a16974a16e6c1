"""Truths about web pages: the article comes out, the page around it does not, and no word of a sentence is lost."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from decks.model import Article, ArticleError, SectionKind
from decks.reading import read_article
from tests.outlines import read_sample

SENTENCES = "".join(f"<p>Gout is a form of arthritis, and this is fact {n} of its crystals.</p>" for n in range(8))


def blocks(html: str, name: str = "gout.html") -> list[str]:
    """Return the wording of every block of the page *html*."""
    article = read_article(name, html.encode())
    return [block.span.of(article.text) for block in article.blocks]


def paths(article: Article) -> list[tuple[str, ...]]:
    return [section.path for section in article.sections]


@pytest.fixture(scope="module")
def page() -> Article:
    return read_sample("anaphylaxis_saved_page.html")


@pytest.mark.parametrize(
    "words",
    [
        "cookies",
        "Popular pages",
        "Hay fever",
        "Asthma",
        "Facebook",
        "rights reserved",
        "Book an",
        "[edit]",
        "[1]",
        "red",
    ],
)
def test_nothing_around_the_article_gets_in(page: Article, words: str) -> None:
    assert words not in page.text


def test_what_the_page_says_of_itself_is_boilerplate(page: Article) -> None:
    kinds = {section.title: section.kind for section in page.sections}
    assert kinds["References"] is SectionKind.BOILERPLATE


def test_the_title_and_the_address_are_those_of_the_page(page: Article) -> None:
    assert (page.title, page.source.address) == ("Anaphylaxis", "https://clinic.example/allergy/anaphylaxis")


def test_a_title_outside_the_article_is_found() -> None:
    html = f"<title>Gout – Our Clinic</title><header><h1>Our Clinic</h1></header><h1>Gout</h1><main>{SENTENCES}</main>"
    assert read_article("x.html", html.encode()).title == "Gout"


def test_a_title_is_taken_from_the_window_where_no_heading_says_it() -> None:
    assert read_article("x.html", f"<title>Gout | Our Clinic</title><main>{SENTENCES}</main>".encode()).title == "Gout"


def test_skipped_levels_of_headings_nest() -> None:
    html = "<h1>Gout</h1><h2>Treatment</h2><h4>Drugs</h4><p>Colchicine helps.</p><h3>Diet</h3><p>Less beer helps.</p>"
    article = read_article("x.html", html.encode())
    assert paths(article) == [("Treatment",), ("Treatment", "Drugs"), ("Treatment", "Diet")]


def test_a_heading_of_bold_type_is_one() -> None:
    article = read_article("x.html", b"<h2>Symptoms</h2><p><b>In Children</b></p><p>Fever is common.</p>")
    assert paths(article) == [("Symptoms", "In Children")] or ("Symptoms", "In Children") in paths(article)


@pytest.mark.parametrize(
    ("html", "wording"),
    [
        ("<p>A count of 10<sup>9</sup>/L is <b>very</b> high.</p>", "A count of 10⁹/L is very high."),
        ("<p>CO<sub>2</sub> rises.</p>", "CO2 rises."),
        ("<p>Gout hurts<sup>3</sup>.</p>", "Gout hurts."),
        ("<p>Gout<sup><a href='#n1'>[1]</a></sup> hurts.</p>", "Gout hurts."),
        ("<p>Gout hurts.[1][2]</p>", "Gout hurts."),
        ("<p>Gout hurts.<sup>[<i>citation needed</i>]</sup></p>", "Gout hurts."),
        ("<p>Serum <span class='tooltip'>urate</span> is raised.</p>", "Serum urate is raised."),
        ("<p>Take <span aria-hidden='true'>≥</span> 3 doses a day.</p>", "Take ≥ 3 doses a day."),
        ("<p><span class='nhsuk-u-visually-hidden'>Warning: </span>Gout hurts.</p>", "Gout hurts."),
        ("<p>Gout&shy;y joints&nbsp;hurt &ndash; often.</p>", "Gouty joints hurt – often."),
        ("<p>Gout<br>is a disease.</p>", "Gout is a disease."),
        ("<p>One half<wbr>life is <em>5</em>&thinsp;hours.</p>", "One halflife is 5 hours."),
        ("<p>Gout hurts.</p><script>alert('x')</script><noscript>No script.</noscript>", "Gout hurts."),
        ("<p>Gout hurts.</p><p hidden>Not this.</p><template><p>Nor this.</p></template>", "Gout hurts."),
        ("<div>Gout hurts.<div class='CookieBanner'>Accept?</div></div>", "Gout hurts."),
    ],
)
def test_a_sentence_keeps_its_words_and_loses_the_rest(html: str, wording: str) -> None:
    assert blocks(f"<html><h2>Overview</h2>{html}<p>{'It is a form of arthritis. ' * 20}</p></html>")[0] == wording


def test_lists_keep_their_depth_and_a_definition_its_term() -> None:
    html = "<h2>Symptoms</h2><ul><li>pain<ol><li>at night</ol></ul><dl><dt>Tophi</dt><dd>lumps of urate</dd></dl>"
    article = read_article("x.html", html.encode())
    found = [(block.depth, block.span.of(article.text)) for block in article.blocks]
    assert found == [(1, "pain"), (2, "at night"), (1, "Tophi: lumps of urate")]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><th>Drug<th>Dose<tr><td>Colchicine<td>0.5 mg", ["Drug: Colchicine; Dose: 0.5 mg"]),
        ("<tr><th>Onset<td>sudden<tr><th>Course<td>short", ["Onset: sudden", "Course: short"]),
        (
            "<tr><th>Drug<th>Dose<tr><td rowspan=2>Colchicine<td>0.5 mg<tr><td>1 mg",
            ["Drug: Colchicine; Dose: 0.5 mg", "Drug: Colchicine; Dose: 1 mg"],
        ),
        ("<tr><th>Drug<th>Use<tr><td>NSAID<td><ul><li>pain<li>fever</ul>", ["Drug: NSAID; Use: pain, fever"]),
        (
            "<tr><td><h3>Diet</h3><p>Less beer helps.</p><td><p>So does water.</p>",
            ["Less beer helps.", "So does water."],
        ),
    ],
)
def test_tables_are_read_by_their_headers_and_layout_is_not_a_table(rows: str, lines: list[str]) -> None:
    assert blocks(f"<h2>Treatment</h2><table>{rows}</table>") == lines


@pytest.mark.parametrize("suffix", [".html", ".txt", ".docx", ""])
def test_a_page_is_a_page_whatever_its_suffix_says(suffix: str) -> None:
    assert blocks("<!DOCTYPE html><h2>Causes</h2><p>Urate causes gout.</p>", f"gout{suffix}") == ["Urate causes gout."]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset='windows-1252'>", "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-15'>", "iso-8859-15"),
        ("<?xml version='1.0' encoding='windows-1250'?>", "cp1250"),
        ("<meta charset='utf-8'>", "utf-16"),
        ("", "utf-8-sig"),
        ("<meta charset='no-such'>", "utf-8"),
    ],
)
def test_the_encoding_that_a_page_declares_is_believed(head: str, encoding: str) -> None:
    html = f"{head}<html><h2>Overview</h2><p>Sjögren disease is an illness of the glands.</p></html>"
    article = read_article("x.html", html.encode(encoding))
    assert "Sjögren disease" in article.text


def test_a_page_saved_with_its_parts_in_one_file_is_read() -> None:
    message = MIMEMultipart("related")
    message.attach(MIMEText("<h2>Causes</h2><p>Urate – causes gout.</p>", "html", "utf-8"))
    message.attach(MIMEText("p { color: red }", "css"))
    article = read_article("gout.mhtml", message.as_bytes())
    assert article.text == "Causes\n\nUrate – causes gout."


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(ArticleError, match="no clinical text"):
        read_article("x.html", b"<html><script>run()</script><nav>Home</nav></html>")


def test_a_caption_that_is_true_without_its_picture_is_read_and_one_that_describes_it_is_not() -> None:
    captions = (
        "The rash appears as red blotches on one side of the body.",
        "A tophus (left) and its crystals (right).",
        "Photo of a swollen toe. Credit: The Society.",
        "Gout of the big toe",
    )
    figures = "".join(f"<figure><img src='a.png'><figcaption>{caption}</figcaption></figure>" for caption in captions)
    assert blocks(f"<main><h1>Gout</h1>{SENTENCES}{figures}</main>")[8:] == [captions[0]]
