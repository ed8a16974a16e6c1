"""Articles for the tests of the generator: two files of their own, and whatever a test writes in a line or two."""

from functools import cache
from pathlib import Path
from typing import TypeVar

from decks.facts import Findings, facts_of
from decks.generate import build_deck
from decks.model import Article, Content, Deck, Fact, Relation
from decks.reading import read_article

C = TypeVar("C", bound=Content)
PLAIN = "Gout is a kind of arthritis."
FOLDER = Path(__file__).with_name("articles")
FILES = ("gen_giant_cell_arteritis.txt", "gen_pertussis.txt")


@cache
def article_of(name: str) -> Article:
    """Return the article in the test file *name*."""
    return read_article(name, (FOLDER / name).read_bytes())


@cache
def findings_of(name: str) -> Findings:
    """Return what is found in the test file *name*."""
    return facts_of(article_of(name))


@cache
def deck_of(name: str) -> Deck:
    """Return the deck of the test file *name*."""
    return build_deck(article_of(name))


@cache
def written(title: str, *parts: str) -> Findings:
    """Return what is found in an article on *title*; *parts* are headings and paragraphs, each a block of its own."""
    return facts_of(_written(title, parts))


@cache
def made(title: str, *parts: str) -> Deck:
    """Return the deck of an article on *title*; *parts* are as in `written`."""
    return build_deck(_written(title, parts))


def _written(title: str, parts: tuple[str, ...]) -> Article:
    return read_article("written.txt", "\n\n".join((title, *parts, "")).encode())


def contents(deck: Deck, kind: type[C]) -> list[C]:
    """Return what the items of *kind* hold, in order."""
    return [item.content for item in deck.items if isinstance(item.content, kind)]


def around(sentence: str, *, heading: str = "Causes", title: str = "Gout") -> Findings:
    """Return what is found in an article on *title* in which *sentence* is a paragraph of its own."""
    return written(title, "Overview", PLAIN.replace("Gout", title), heading, sentence)


def said_by(sentence: str, *, heading: str = "Causes", title: str = "Gout") -> list[Fact]:
    """Return the typed facts that *sentence* proves, without the one that it states itself."""
    findings = around(sentence, heading=heading, title=title)
    proven = [f for f in findings.facts if f.evidence[0].of(findings.article.text) == sentence]
    return [fact for fact in proven if fact.relation is not Relation.STATES]
