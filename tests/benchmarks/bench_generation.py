"""How long a deck takes to build, beside the parse of the same text alone, and what the deck covers."""

import time
from collections import Counter
from pathlib import Path

from decks.generate import breaches, build_deck
from decks.language import forget, sentences
from decks.model import ITEM_KINDS, Article
from decks.reading import read_article

TITLE = "Decks from the articles written for the tests (peer: spaCy's parse of the same paragraphs alone)"
ARTICLES = Path(__file__).parent.parent / "articles"


def rows() -> list[tuple[str, str, str, str]]:
    """Return, for each readable article, (name and counts, seconds to build, seconds to parse, ratio)."""
    sentences("A first sentence loads the model.")
    return [_row(read_article(path.name, path.read_bytes())) for path in sorted(ARTICLES.glob("gen_*"))]


def _row(article: Article) -> tuple[str, str, str, str]:
    forget()
    start = time.perf_counter()
    for block in article.blocks:
        sentences(block.span.of(article.text))
    parsed = time.perf_counter() - start
    forget()
    start = time.perf_counter()
    deck = build_deck(article)
    built = time.perf_counter() - start
    kinds = Counter(item.kind for item in deck.items)
    counts = ", ".join(f"{kinds[kind]} {kind}" for kind in ITEM_KINDS.values() if kinds[kind])
    used = sum(coverage.n_used for coverage in deck.coverage)
    asked = sum(coverage.n_statements for coverage in deck.coverage)
    name = f"{article.source.name}: {counts}; {used} of {asked} statements; {len(breaches(deck))} breaches"
    return name, f"{built:.2f} s", f"{parsed:.2f} s", f"{built / parsed:.1f}"
