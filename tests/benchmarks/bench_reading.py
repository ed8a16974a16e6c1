"""How many files of each family are read and built into decks, why the others are not, and how long a file takes.

CASEBOOK_ARTICLES names a folder of articles to take instead of those written for the tests.
"""

import os
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from decks.generate import breaches, build_deck
from decks.model import Article, ArticleError
from decks.reading import read_articles, unzipped
from decks.reading.families import Family, family_of

TITLE = (
    "Articles read, by family, and built (peer: files that are refused or decks with a breach, the causes below); "
    "CASEBOOK_ARTICLES=FOLDER takes others"
)
OWN = Path(__file__).parent.parent / "articles"
MAX_BYTES = 10**9  # an archive of articles may be larger than an upload


def rows() -> list[tuple[str, str, str, str]]:
    """Return, for each family, (its slowest file, files read, files refused, seconds a file), the decks, the causes."""
    folder = Path(os.environ.get("CASEBOOK_ARTICLES", OWN))
    seconds: defaultdict[Family, list[tuple[float, str]]] = defaultdict(list)
    n_failed: Counter[Family] = Counter()
    causes: Counter[str] = Counter()
    articles: list[Article] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for name, content in unzipped(path.name, path.read_bytes(), max_bytes=MAX_BYTES):
            family = family_of(name, content)
            start = time.perf_counter()
            try:
                articles += read_articles(name, content)
            except ArticleError as error:
                n_failed[family] += 1
                causes[f"not read: {_cause(name, error)}"] += 1
            seconds[family].append((time.perf_counter() - start, name))
    families = [_row(family, times, n_failed[family]) for family, times in sorted(seconds.items())]
    decks = _decks_row(articles, causes)
    return [*families, decks, *((cause, "", str(n), "") for cause, n in causes.most_common())]


def _decks_row(articles: list[Article], causes: Counter[str]) -> tuple[str, str, str, str]:
    """Return the row of the decks that *articles* make; what breaks a rule is counted in *causes*."""
    seconds: list[tuple[float, str]] = []
    n_items = n_broken = 0
    for article in articles:
        start = time.perf_counter()
        deck = build_deck(article)
        seconds.append((time.perf_counter() - start, article.source.name))
        broken = breaches(deck)
        n_items, n_broken = n_items + len(deck.items), n_broken + bool(broken)
        causes.update(f"breach: {_named_nothing(breach)}" for breach in broken)
    slowest, name = max(seconds, default=(0.0, "none"))
    mean = sum(taken for taken, _ in seconds) / max(len(seconds), 1)
    what = f"decks of {n_items} items (slowest {slowest:.2f} s: {name})"
    return what, str(len(seconds) - n_broken), str(n_broken), f"{mean:.3f} s"


def _row(family: Family, times: list[tuple[float, str]], n_failed: int) -> tuple[str, str, str, str]:
    slowest, name = max(times)
    mean = sum(taken for taken, _ in times) / len(times)
    return f"{family} (slowest {slowest:.2f} s: {name})", str(len(times) - n_failed), str(n_failed), f"{mean:.3f} s"


def _cause(name: str, error: ArticleError) -> str:
    """Return why a file could not be read, in the words that such errors share."""
    return _named_nothing(re.sub(r"^(?:, line \d+)?: ", "", str(error).removeprefix(name)))


def _named_nothing(said: str) -> str:
    """Return what was *said* of one file or item in the words that hold for all of the kind."""
    return re.sub(r"“[^”]*”|\b[0-9a-f]{16}\b|\d[\d,.]*", "…", said)
