"""What hostile and odd files cost: each is read by a process of its own, against the limits of 30 s and 1 GB."""

import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from decks.reading import DEFAULT_MAX_BYTES
from tests.printing import picture
from tests.test_reading_hostile import HOSTILE, MAX_SECONDS, XML
from tests.test_reading_hostile_files import ENTITIES, PARAGRAPH, SAMPLES, pdf_of, pdf_page, with_member, word_xml
from tests.zips import zip_of

TITLE = (
    f"Hostile and odd files (ours: processor time; peer: the limit, {MAX_SECONDS} s; last: greatest memory, of 1 GB)"
)
OUTER = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
TEXT = b"Gout\n\nGout is a form of arthritis.\n\n"
PROGRAM = """
import os, resource, sys
from decks.model import ArticleError
from decks.reading import read_articles
try:
    outcome = f"{len(read_articles(sys.argv[1], open(sys.argv[2], 'rb').read()))} read"
except ArticleError as error:
    outcome = str(error)
status = open("/proc/self/status").read()  # getrusage tells of the program that started this one too
own = int(status.partition("VmHWM:")[2].split()[0])
kilobytes = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(sum(os.times()[:4]), kilobytes // 1000, outcome, sep="\\t")
"""


def _word(body: bytes, *, head: bytes = b"") -> tuple[str, bytes]:
    return "x.docx", with_member(SAMPLES["gout.docx"], "word/document.xml", word_xml(body, head=head))


FILES: dict[str, tuple[str, bytes]] = {
    **HOSTILE,
    "19 MB of text on one line": ("x.txt", TEXT + b"It hurts. " * 1_900_000),
    "100,000 headings in Markdown": ("x.md", TEXT + b"## Causes\n\n" * 100_000),
    "49,000 headings with a line each": ("x.md", TEXT + b"## Causes\n\nIt hurts.\n\n" * 24_500),
    "49,000 bullets": ("x.txt", TEXT + b"- it hurts at night\n" * 49_000),
    "control characters": ("x.txt", TEXT + bytes(range(1, 32)) * 300_000),
    "marks from right to left": ("x.txt", TEXT + "\u202e\u200f\u2067It hurts. ".encode() * 500_000),
    "nothing": ("x.txt", b""),
    "more than the limit": ("x.txt", b"a" * (DEFAULT_MAX_BYTES + 1)),
    "a picture that calls itself text": ("x.txt", picture(width=3_000, height=3_000)),
    "a PDF that calls itself a Word document": ("x.docx", pdf_page(b"BT /F 12 Tf (Gout) Tj ET")),
    "a Word document that calls itself a PDF": ("x.pdf", SAMPLES["gout.docx"]),
    "a zip bomb in a zip": ("x.zip", zip_of(("a.zip", zip_of(("a.txt", b"0" * 19_000_000))))),
    "Word: 49,000 paragraphs": _word(b"".join(PARAGRAPH % b"Gout hurts, says line %d." % n for n in range(49_000))),
    "Word: 99,000 paragraphs": _word(b"".join(PARAGRAPH % b"Gout hurts, says line %d." % n for n in range(99_000))),
    "Word: a billion laughs": _word(PARAGRAPH % b"&e11;", head=b"<!DOCTYPE d [%s]>" % ENTITIES),
    "Word: another file by entity": _word(PARAGRAPH % b"&x;", head=OUTER),
    "Word: 150 MB of spaces": ("x.docx", with_member(SAMPLES["gout.docx"], "word/document.xml", b" " * 150_000_000)),
    "XML: another file by entity": ("x.xml", XML + OUTER + b"<a>&x;</a>"),
    "PDF: pages in a loop": (
        "x.pdf",
        pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    ),
    "PDF: a form in itself": ("x.pdf", pdf_page(b"/X Do")),
    "PDF: 400 MB in 400 kB": (
        "x.pdf",
        pdf_page(zlib.compress(b"\0" * 400_000_000, 9), filters=b"/Filter /FlateDecode"),
    ),
    "PDF: 300,000 words on one line": ("x.pdf", pdf_page(b"BT /F 12 Tf " + b"(gout) Tj " * 300_000 + b"ET")),
}


def rows() -> list[tuple[str, str, str, str]]:
    """Return, for each file, (what it is and what comes of it, processor seconds, the limit, greatest memory)."""
    with tempfile.TemporaryDirectory() as folder:
        return [_row(what, name, content, Path(folder) / "file") for what, (name, content) in FILES.items()]


def _row(what: str, name: str, content: bytes, path: Path) -> tuple[str, str, str, str]:
    path.write_bytes(content)
    command = (sys.executable, "-c", PROGRAM, name, str(path))
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, megabytes, outcome = told.strip().split("\t", 2)
    return f"{what}: {outcome[:100]}", f"{float(seconds):.1f} s", f"{MAX_SECONDS} s", f"{megabytes} MB"
