"""Files of the formats that tests write, and their outlines; `python -m tests.written_files` writes the golden anew."""

import json
import re
from collections.abc import Callable

from decks.reading import read_articles
from tests.outlines import ARTICLES, GOLDEN, outline_of
from tests.printing import RULED, TWO_COLUMNS, printed, saved
from tests.test_reading_books import book
from tests.test_reading_hostile import MHTML
from tests.test_reading_slides import lecture
from tests.word_files import handout, word_file
from tests.zips import zip_of

GOLDEN_PATH = GOLDEN / "outlines_of_written_files.json"
CHAPTERS = (
    ("a.xhtml", "<h1>Measles</h1><p>A virus causes it.</p>"),
    ("b.xhtml", "<h1>Mumps</h1><p>It causes fever.</p>"),
)


def _own(name: str) -> bytes:
    return (ARTICLES / name).read_bytes()


def _printed(name: str, *, style: str) -> bytes:
    body = re.search(r"<body>.*</body>", saved(_own(name).decode(), "html").decode(), re.DOTALL)
    assert body
    return printed(body[0], style=RULED + style)


FORMATS: dict[str, Callable[[], bytes]] = {
    "handout.docx": lambda: word_file(handout),
    "acute_gout.docx": lambda: saved(_own("acute_gout.md").decode(), "docx"),
    "sinusitis.pdf": lambda: _printed("sinusitis_tables.md", style=""),
    "two_columns.pdf": lambda: _printed("sinusitis_tables.md", style=TWO_COLUMNS),
    "lecture.pptx": lecture,
    "book.epub": lambda: book(*CHAPTERS),
    "topics_health.xml": lambda: _own("topics_health.xml"),
    "saved.mhtml": lambda: (
        MHTML + b"--x\nContent-Type: text/html; charset=utf-8\n\n" + _own("anaphylaxis_saved_page.html") + b"\n--x--\n"
    ),
    "folder.zip": lambda: zip_of(
        ("a/topics.xml", _own("topics_health.xml")), ("a/gout.md", _own("acute_gout.md")), ("a/logo.png", b"x")
    ),
}


def outlines(name: str) -> list[dict[str, object]]:
    """Return the outline of each article in the file *name*."""
    return [outline_of(article) for article in read_articles(name, FORMATS[name]())]


if __name__ == "__main__":
    found = json.dumps({name: outlines(name) for name in FORMATS}, ensure_ascii=False, indent=1)
    GOLDEN_PATH.write_text(found + "\n", encoding="utf-8")
