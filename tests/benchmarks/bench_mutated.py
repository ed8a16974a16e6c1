"""What comes of files whose bytes went wrong: articles, or an error that says so; anything else is counted as a fault.

CASEBOOK_ARTICLES names a folder of files to take besides those written for the tests, CASEBOOK_SECONDS how long.
"""

import os
import random
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from decks.model import ArticleError
from decks.reading import read_articles, unzipped
from decks.reading.families import Family, family_of
from tests.outlines import ARTICLES
from tests.test_reading_books import GOUT, book
from tests.test_reading_hostile import SAVED_WHOLE
from tests.test_reading_hostile_files import SAMPLES, pdf_sample
from tests.test_reading_slides import lecture
from tests.zips import zip_of

TITLE = (
    "Mutated files, by family (ours: read or refused; peer: faults; last: slowest); CASEBOOK_ARTICLES=FOLDER takes more"
)
SECONDS = 20
MAX_CHANGES = 8
LENGTHS = (0, 1, 3, 40, 400, 4000)  # bytes that a change takes away
SNIPPETS = (
    *(b"<ul>", b"</ul>", b"<table>", b"</td>", b"<dl><dt>Why?", b"<h2><button>", b"<![CDATA[", b"&lt;", b"<question>"),
    *(b"- ", b"\n\n", b"# ", b"|", b"A: ", b"{", b"]", b'"@type":', b"\x00", b"\x0c", b"\t", "\u202e".encode()),
)
File = tuple[str, bytes]


def files() -> list[File]:
    """Return a file or more of every family, and those of the folder that was named."""
    folders = [ARTICLES, *([Path(os.environ["CASEBOOK_ARTICLES"])] if "CASEBOOK_ARTICLES" in os.environ else [])]
    found = [
        (path.name, path.read_bytes()) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()
    ]
    pages = [("x.epub", book(("a.xhtml", GOUT))), ("x.zip", zip_of(*found[:3])), SAVED_WHOLE]
    return [*found, *SAMPLES.items(), ("x.pdf", pdf_sample()), ("x.pptx", lecture()), *pages]


def mutated(chance: random.Random, content: bytes) -> bytes:
    """Return *content* with bytes lost, doubled, replaced, or with a mark-up of any format put in."""
    for _ in range(chance.randint(1, MAX_CHANGES)):
        start = chance.randint(0, len(content))
        end = min(start + chance.choice(LENGTHS), len(content))
        written = chance.choice((b"", 2 * content[start:end], chance.randbytes(6), chance.choice(SNIPPETS)))
        content = content[:start] + written + content[end:]
    return content


def mutated_inside(chance: random.Random, content: bytes) -> bytes:
    """Return the zipped *content* with one of its members mutated: the folder itself stays whole."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(buffer, "w") as written:
        names = archive.namelist()
        chosen = chance.choice(names)
        for name in names:
            member = archive.read(name)
            written.writestr(name, mutated(chance, member) if name == chosen else member)
    return buffer.getvalue()


def outcome(name: str, content: bytes) -> str:
    """Return "read", "refused" or, of a fault, what it is: nothing but an ArticleError may come of a file."""
    try:
        for file in unzipped(name, content):
            for article in read_articles(*file):
                _check(article.text, [(block.start_char, block.end_char) for block in article.blocks])
    except ArticleError:
        return "refused"
    except Exception as error:  # noqa: BLE001 - whatever else is raised is what is looked for
        return repr(error)[:80]
    return "read"


def _check(text: str, spans: Sequence[tuple[int, int]]) -> None:
    """Raise ValueError unless *spans*, at least one, follow each other in *text*."""
    places = [place for span in spans for place in span]
    if not spans or places != sorted(places) or places[-1] > len(text):
        raise ValueError("blocks do not follow each other in the text")


def rows() -> list[tuple[str, str, str, str]]:
    """Return, for each family, (its seed and faults, files read or refused, number of faults, slowest)."""
    seed = time.time_ns()
    chance = random.Random(seed)  # noqa: S311 - no secret
    end = time.monotonic() + float(os.environ.get("CASEBOOK_SECONDS", SECONDS))
    outcomes: defaultdict[Family, Counter[str]] = defaultdict(Counter)
    slowest: defaultdict[Family, float] = defaultdict(float)
    samples = files()
    while time.monotonic() < end:
        name, content = chance.choice(samples)
        is_inside = zipfile.is_zipfile(BytesIO(content)) and chance.random() < 0.8
        changed = mutated_inside(chance, content) if is_inside else mutated(chance, content)
        start, family = time.perf_counter(), family_of(name, content)
        outcomes[family][outcome(name, changed)] += 1
        slowest[family] = max(slowest[family], time.perf_counter() - start)
    return [_row(family, found, slowest[family], seed) for family, found in sorted(outcomes.items())]


def _row(family: Family, found: Counter[str], slowest: float, seed: int) -> tuple[str, str, str, str]:
    faults = {what: n for what, n in found.items() if what not in {"read", "refused"}}
    said = "; ".join((f"seed {seed}", *faults))
    return f"{family} ({said})", f"{found['read']} / {found['refused']}", str(sum(faults.values())), f"{slowest:.2f} s"
