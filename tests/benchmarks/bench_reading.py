"""How many files of each family are read, why the others are not, and how long a file takes.

CASEBOOK_ARTICLES names a folder of articles to read instead of those written for the tests.
"""

import os
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from decks.model import ArticleError
from decks.reading import read_articles, unzipped
from decks.reading.families import Family, family_of

TITLE = (
    "Articles read, by family (peer: files that are refused, the reasons below); CASEBOOK_ARTICLES=FOLDER reads others"
)
OWN = Path(__file__).parent.parent / "articles"
MAX_BYTES = 10**9  # an archive of articles may be larger than an upload


def rows() -> list[tuple[str, str, str, str]]:
    """Return, for each family, (its slowest file, files read, files refused, seconds a file), then the reasons."""
    folder = Path(os.environ.get("CASEBOOK_ARTICLES", OWN))
    seconds: defaultdict[Family, list[tuple[float, str]]] = defaultdict(list)
    n_failed: Counter[Family] = Counter()
    causes: Counter[str] = Counter()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for name, content in unzipped(path.name, path.read_bytes(), max_bytes=MAX_BYTES):
            family = family_of(name, content)
            start = time.perf_counter()
            try:
                read_articles(name, content)
            except ArticleError as error:
                n_failed[family] += 1
                causes[_cause(name, error)] += 1
            seconds[family].append((time.perf_counter() - start, name))
    families = [_row(family, times, n_failed[family]) for family, times in sorted(seconds.items())]
    return families + [(f"not read: {cause}", "", str(n), "") for cause, n in causes.most_common()]


def _row(family: Family, times: list[tuple[float, str]], n_failed: int) -> tuple[str, str, str, str]:
    slowest, name = max(times)
    mean = sum(taken for taken, _ in times) / len(times)
    return f"{family} (slowest {slowest:.2f} s: {name})", str(len(times) - n_failed), str(n_failed), f"{mean:.3f} s"


def _cause(name: str, error: ArticleError) -> str:
    """Return why a file could not be read, in the words that such errors share."""
    return re.sub(r"“[^”]*”|\d[\d,.]*", "…", re.sub(r"^(?:, line \d+)?: ", "", str(error).removeprefix(name)))
