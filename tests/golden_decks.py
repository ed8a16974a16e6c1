"""Decks of the sample articles as they should be; `python -m tests.golden_decks` writes the golden ones anew."""

from pathlib import Path

from decks.deckfile import dumps
from decks.generate import build_deck
from decks.model import Deck
from decks.reading import read_article

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = Path(__file__).parent / "articles"
SAMPLES = ("gen_giant_cell_arteritis.txt", "gen_pertussis.txt")


def golden_path(name: str) -> Path:
    """Return where the golden deck of the article *name* is kept."""
    return GOLDEN / f"{Path(name).stem}.deck.json"


def deck_of_sample(name: str) -> Deck:
    """Return the deck of the sample article *name*, built now."""
    return build_deck(read_article(name, (ARTICLES / name).read_bytes()))


def main() -> None:
    """Write the golden decks anew; what changed is for the eyes of whoever commits them."""
    for name in SAMPLES:
        golden_path(name).write_text(dumps(deck_of_sample(name)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
