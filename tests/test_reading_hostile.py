"""Truths about hostile files of every family: articles or an ArticleError, soon and in little memory."""

import json
import random
import string
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decks.model import Article, ArticleError
from decks.reading import read_articles
from tests.outlines import ARTICLES
from tests.test_reading_books import GOUT, book
from tests.zips import zip_of

HTML = b"<!DOCTYPE html><title>Gout</title><h1>Gout</h1><p>Gout is a disease.</p>"
XML = b"<?xml version='1.0'?>"
MHTML = b'Content-Type: multipart/related; boundary="x"\n\n'
MAX_SECONDS = 30
MAX_BYTES = 1_000_000_000

HOSTILE: dict[str, tuple[str, bytes]] = {
    "tags nested 100,000 deep": ("x.html", HTML + b"<div>" * 50_000 + b"Gout."),
    "lists nested 120 deep, often": ("x.html", HTML + (b"<ul><li>x" * 110 + b"</ul>" * 110) * 400),
    "10 MB on one line": ("x.html", HTML + b"<p>" + b"It hurts. " * 1_000_000),
    "19 MB on one line": ("x.html", HTML + b"<p>" + b"It hurts. " * 1_900_000),
    "100,000 headings": ("x.html", HTML + b"<h2>Causes</h2>" * 100_000),
    "90,000 headings": ("x.html", HTML + b"<h2>Causes" * 90_000),
    "as many paragraphs as tags allow": ("x.html", HTML + b"<p>a" * 190_000),
    "200,000 attributes": ("x.html", HTML + b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">Gout.</p>"),
    "quotes that nothing closes": ("x.html", HTML + b'<a "' * 190_000),
    "cells that span much": ("x.html", HTML + b"<table>" + b"<tr><td rowspan=50 colspan=50>a<td>b" * 40_000),
    "frames of furniture": ("x.html", HTML + (b"<div class=nav>" * 200 + b"x" + b"</div>" * 200) * 400),
    "breaks": ("x.html", HTML + b"<p>" + b"gout<br>" * 190_000),
    "garbled letters": ("x.html", HTML + b"<p>" + "Ã©â€™".encode() * 400_000),
    "citations": ("x.txt", b"It hurts." + b"[1,1,1" * 1_000_000),
    "a billion laughs": ("x.xml", XML + b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
    "sections nested 200 deep": ("x.xml", XML + b"<sec><title>Gout</title><p>It hurts.</p>" * 200 + b"</sec>" * 200),
    "60,000 sections": ("x.xml", XML + b"<a>" + b"<sec><title>Gout</title><p>x</p></sec>" * 30_000 + b"</a>"),
    "10,000 articles": (
        "x.json",
        json.dumps([{"name": f"Gout {n}", "text": "It hurts."} for n in range(10_000)]).encode(),
    ),
    "records nested 100,000 deep": ("x.json", b'{"a":' * 100_000),
    "200,000 records": (
        "x.json",
        json.dumps({"name": "Gout", **{f"k{n}": f"It hurts {n}." for n in range(200_000)}}).encode(),
    ),
    "100,000 parts": ("x.mhtml", MHTML + b"--x\nContent-Type: text/plain\n\na\n" * 100_000),
    "parts in parts": ("x.mhtml", MHTML + b"".join(b"--x\n" + MHTML for _ in range(1000))),
    "a zip bomb": ("x.zip", zip_of(*((f"{n}.txt", b"0" * 19_000_000) for n in range(5)))),
    "a book of bombs": ("x.epub", book(*((f"{n}.xhtml", GOUT + "<p>x" * 9_000) for n in range(30)))),
}


def read(name: str, content: bytes) -> tuple[Article, ...] | None:
    """Return the articles, None where the reader says why there are none."""
    try:
        return read_articles(name, content)
    except ArticleError as error:
        assert str(error).startswith(name)  # noqa: PT017 - either outcome is right
        return None


@pytest.mark.parametrize(("name", "content"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_read_or_refused_soon(name: str, content: bytes) -> None:
    start = time.process_time()
    read(name, content)
    assert time.process_time() - start < MAX_SECONDS


@pytest.mark.parametrize("case", ["as many paragraphs as tags allow", "10 MB on one line", "a zip bomb"])
def test_a_hostile_file_is_read_or_refused_in_a_gigabyte(case: str, tmp_path: Path) -> None:
    name, content = HOSTILE[case]
    (tmp_path / name).write_bytes(content)
    program = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({MAX_BYTES}, {MAX_BYTES}))\n"
        "from decks.reading import read_articles; from decks.model import ArticleError\n"
        "try: read_articles(sys.argv[1], open(sys.argv[2], 'rb').read())\n"
        "except ArticleError: pass"
    )
    subprocess.run([sys.executable, "-c", program, name, str(tmp_path / name)], check=True)


@given(st.randoms(use_true_random=True), st.sampled_from(("gout.txt", "gout.md", "gout")))
def test_random_bytes_are_no_article(chance: random.Random, name: str) -> None:
    assert read(name, chance.randbytes(2_000)) is None


@given(st.randoms(use_true_random=True))
def test_random_signs_are_no_article(chance: random.Random) -> None:
    signs = chance.choices(string.printable[:94] + " ", k=2_000)
    assert read("gout.txt", "".join(signs).encode()) is None


def test_a_table_of_numbers_is_an_article() -> None:
    rows = "\n".join(f"| {2 * n} kg | {n}.5 mg | 0.{n} mL |" for n in range(10, 60))
    assert read("gout.md", f"# Gout\n\n| Weight | Dose | Volume |\n|---|---|---|\n{rows}".encode())


SAMPLES = tuple(
    (path.name, path.read_bytes())
    for path in sorted(ARTICLES.iterdir())
    if path.suffix in {".html", ".json", ".xml", ".cnxml", ".md", ".txt"}
)
SAVED_WHOLE = ("x.mhtml", MHTML + b"--x\nContent-Type: text/html\n\n" + HTML + b"\n--x--\n")
ZIPPED = (("x.epub", book(("a.xhtml", GOUT))), ("x.zip", zip_of(*SAMPLES[:2])))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a file of ours with a few bytes lost, doubled or replaced."""
    name, content = draw(st.sampled_from((*SAMPLES, SAVED_WHOLE, *ZIPPED)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(start + draw(st.sampled_from((0, 1, 3, 40, 400))), len(content))
        middle = draw(st.one_of(st.just(b""), st.just(2 * content[start:end]), st.binary(max_size=6)))
        content = content[:start] + middle + content[end:]
    return name, content


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_mutated_file_is_read_or_refused(file: tuple[str, bytes]) -> None:
    for article in read(*file) or ():
        assert article.blocks
        position = 0
        for block in article.blocks:
            assert position <= block.start_char < block.end_char <= len(article.text)
            position = block.end_char


FRAGMENTS = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
            "</table>",
            "<h2>",
            "<h1>Gout</h1>",
        ),
        *(
            "<br>",
            "<sup>2</sup>",
            "<b>",
            "</b>",
            "<a href='x'>",
            "</a>",
            "<div class='nav'>",
            "</div>",
            "<dl><dt>",
            "<dd>",
        ),
        *(
            "Gout hurts.",
            "It is a disease of the toe.",
            "[12]",
            "&nbsp;",
            "&#x202e;",
            "<main>",
            "<article>",
            "<pre>",
            "\n",
        ),
        *(
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<sec>",
            "<title>",
            "</title>",
            "</sec>",
            "<question>",
            "</question>",
        ),
    )
)


@settings(max_examples=150)
@given(st.sampled_from(("x.html", "x.xml", "x.txt", "x.md")), st.lists(FRAGMENTS, max_size=25).map("".join))
def test_any_mixture_of_tags_is_read_or_refused_and_reads_the_same_again(name: str, source: str) -> None:
    content = source.encode()
    assert read(name, content) == read(name, content)
