"""An article in, a deck out: the loop over facts, generators and the flaw gate; the coverage report."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from decks.clozes import clozes_of
from decks.facts import Findings, Statement, facts_of
from decks.facts.topic import topic_of
from decks.flashcards import flashcards_of
from decks.flaws import Setting, answers_of, asked_of, flaws_of, repeats
from decks.framing import Candidate
from decks.knowledge import normal
from decks.mcq import mcqs_of
from decks.model import (
    Article,
    Deck,
    Fact,
    Item,
    Section,
    SectionCoverage,
    SectionKind,
    Span,
    Unused,
)
from decks.vignettes import diagnosis_vignettes, vignettes_of

Generator = Callable[[Fact, Findings], Iterator[Candidate]]
# In this order: of two that ask the same of a fact, the first is kept.
GENERATORS: tuple[Generator, ...] = (mcqs_of, flashcards_of, clozes_of, vignettes_of)
# A fact and a frame, or a proof and an answer.
Asked = tuple[Fact, str] | tuple[tuple[Span, ...], str]
_NO_FACT = "no fact of a kind that can be asked about"
_BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: *n_done* of *n_sections*, the next one being *title*."""

    n_done: int
    n_sections: int
    title: str


def deck_id_of(article: Article) -> str:
    """Return the deck's id, 16 hex digits: it follows the article's title and source, not its wording."""
    return _digest(article.title, article.source.address or article.source.name)


def build_deck(article: Article, *, on_progress: Callable[[Progress], None] | None = None) -> Deck:
    """Return the deck of *article*: the same bytes of article, the same deck."""
    clinical = [section for section in article.sections if section.kind is not SectionKind.BOILERPLATE]
    n_done = 0

    def watch(section: Section) -> None:
        nonlocal n_done
        if on_progress is not None:
            on_progress(Progress(n_done, len(clinical), section.title))
        n_done += 1

    findings = facts_of(article, on_section=watch)
    items, rejected = _gated(findings, deck_id_of(article))
    if on_progress is not None:
        on_progress(Progress(len(clinical), len(clinical), article.title))
    return Deck(
        deck_id=deck_id_of(article),
        title=article.title,
        source=article.source,
        text=article.text,
        sections=article.sections,
        items=tuple(items),
        coverage=tuple(_coverage(section, findings, items, rejected) for section in clinical),
    )


def _gated(findings: Findings, deck_id: str) -> tuple[list[Item], dict[Span, str]]:
    """Return the items without a flaw, in the order of the article, and why each other proposal was left out."""
    sections = {section.section_id: section for section in findings.article.sections}
    items: list[Item] = []
    rejected: dict[Span, str] = {}
    asked: set[Asked] = set()
    for candidate in _candidates(findings):
        section = sections[candidate.fact.section_id]
        item = _item(candidate, section, deck_id, findings.article.text)
        flaws = flaws_of(item, Setting(findings.article.text, findings.topic.names, section.kind))
        ways = _ways_of_asking(candidate, item)
        is_new = not ways & asked and not repeats(item, items)
        if not flaws and is_new:
            items.append(item)
            asked |= ways
        for span in candidate.evidence:
            rejected.setdefault(span, flaws[0] if flaws else "an item asks this already")
    order = {section.section_id: place for place, section in enumerate(findings.article.sections)}
    items.sort(key=lambda item: (order[item.section_id], item.evidence[0].start_char))
    return items, rejected


def _ways_of_asking(candidate: Candidate, item: Item) -> frozenset[Asked]:
    """Return what must not be asked twice: a fact in one way, and one answer of a statement, but in cases and lists."""
    by_frame: Asked = (candidate.fact, candidate.frame)
    if item.kind in ("vignette", "list"):
        return frozenset((by_frame,))
    return frozenset((by_frame, (item.evidence, normal(" ".join(answers_of(item.content))))))


def _candidates(findings: Findings) -> Iterator[Candidate]:
    yield from diagnosis_vignettes(findings)
    for fact in findings.facts:
        for generator in GENERATORS:
            yield from generator(fact, findings)


def _item(candidate: Candidate, section: Section, deck_id: str, text: str) -> Item:
    content = candidate.content
    proof = " ".join(span.of(text) for span in candidate.fact.evidence)
    kind = type(content).__name__.lower()
    return Item(
        item_id=_digest(deck_id, *section.path, _normal(proof), kind, candidate.frame, candidate.fact.object),
        section_id=section.section_id,
        content=content,
        explanation=_normal(candidate.evidence[0].of(text)),
        evidence=candidate.evidence,
        tags=("::".join(section.path),),
    )


def _normal(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _coverage(section: Section, findings: Findings, items: list[Item], rejected: dict[Span, str]) -> SectionCoverage:
    statements = [s for s in findings.statements if s.section.section_id == section.section_id]
    used = [span for item in items for span in item.evidence]
    unused = tuple(
        Unused(s.span.start_char, s.span.end_char, _reason(s, rejected))
        for s in statements
        if not any(s.span.overlaps(span) for span in used)
    )
    return SectionCoverage(section.section_id, len(statements), len(statements) - len(unused), unused)


def _reason(statement: Statement, rejected: dict[Span, str]) -> str:
    return _BOILERPLATE if statement.is_boilerplate else rejected.get(statement.span, _NO_FACT)


def breaches(deck: Deck) -> tuple[str, ...]:
    """Return every breach of a rule in *deck*, each naming its item; () for a sound deck. Spans are read again."""
    names = topic_of(Article(deck.title, deck.source, deck.text, deck.sections, ())).names
    sections = {section.section_id: section for section in deck.sections}
    found = []
    for item in deck.items:
        flaws = flaws_of(item, Setting(deck.text, names, sections[item.section_id].kind))
        found += [f"item {item.item_id} ({item.kind}): {flaw}" for flaw in flaws]
    seen: dict[tuple[str, str], str] = {}
    for item in deck.items:
        asked = (asked_of(item.content), " ".join(answers_of(item.content)))
        if asked in seen:
            found.append(f"item {item.item_id} ({item.kind}): asks the same as {seen[asked]} (rule 30)")
        seen[asked] = item.item_id
    return tuple(found)
