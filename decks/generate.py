"""An article in, a deck out: the loop over facts, generators and the gate."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from decks.balance import left_out
from decks.casework import asked_of, numbered, recalled_questions, scripted_cases
from decks.choosing import asked_at_the_bedside, choices_of
from decks.clozes import clozes_of, spare_clozes_of
from decks.coverage import coverage_of
from decks.enumerated import enumerated_items
from decks.facts import Findings, facts_of
from decks.facts.topic import topic_of
from decks.flashcards import flashcards_of
from decks.flaws import Act, Setting, deck_breaches, flaws_of, warnings_of
from decks.framing import Candidate
from decks.gate import Json, digest, gated, log_entry
from decks.genetics import genetics_items
from decks.lists import spare_lists_of
from decks.mcq import mcqs_of
from decks.model import (
    Article,
    Basic,
    Cloze,
    Deck,
    Fact,
    Item,
    ListCard,
    Section,
    SectionKind,
)
from decks.refusals import Refusal
from decks.verbs import verb_questions
from decks.vignettes import vignettes_of

# A generator may also yield why it proposes nothing of a statement.
Generator = Callable[[Fact, Findings], Iterator[Candidate | Refusal]]
# In this order: of two that ask the same of a fact, the first is kept.
GENERATORS: tuple[Generator, ...] = (mcqs_of, flashcards_of, clozes_of, vignettes_of)

MAX_SPARE = 2  # items of lesser worth in a section that has none else


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: *n_done* of *n_sections*, the next one being *title*."""

    n_done: int
    n_sections: int
    title: str


def deck_id_of(article: Article) -> str:
    """Return the deck's id, 16 hex digits: it follows the article's title and source, not its wording."""
    return digest(article.title, article.source.address or article.source.name)


def build_deck(
    article: Article,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_proposal: Callable[[Json], None] | None = None,
) -> Deck:
    """Return the deck of *article*: the same bytes of article, the same deck.

    *on_proposal* is called for every proposed item, with what was proposed and why it was left out, if it was.
    """
    clinical = [section for section in article.sections if section.kind is not SectionKind.BOILERPLATE]
    asked_ids = {section.section_id for section in clinical}
    n_done = 0

    def watch(section: Section) -> None:
        nonlocal n_done
        if on_progress is not None:
            on_progress(Progress(n_done, len(clinical), section.title))
        n_done += 1

    findings = facts_of(article, on_section=watch)
    proposals, refusals = gated(
        _candidates(findings),
        findings,
        deck_id_of(article),
        spare=lambda kept: _spare(findings, kept),
    )
    dropped = left_out([proposal.item for proposal in proposals if proposal.is_kept])
    if on_proposal is not None:
        for proposal in proposals:
            on_proposal(log_entry(proposal, dropped.get(proposal.item.item_id, proposal.reason)))
    items = [proposal.item for proposal in proposals if proposal.is_kept and proposal.item.item_id not in dropped]
    order = {section.section_id: place for place, section in enumerate(article.sections)}
    items.sort(key=lambda item: (order[item.section_id], item.evidence[0].start_char))
    if on_progress is not None:
        on_progress(Progress(len(clinical), len(clinical), article.title))
    return Deck(
        deck_id=deck_id_of(article),
        title=article.title,
        source=article.source,
        text=article.text,
        sections=article.sections,
        items=tuple(numbered(items)),
        coverage=coverage_of(findings, proposals, refusals, dropped),
        rows=tuple(block.cells for block in article.blocks if block.cells),
        pictures=tuple(picture for picture in article.pictures.kept if picture.section_id in asked_ids),
    )


def _candidates(findings: Findings) -> Iterator[Candidate | Refusal]:
    asked = asked_of(findings)
    # A case that a script tells is asked before one that heredity alone tells.
    yield from scripted_cases((*asked, *asked_at_the_bedside(findings)), findings)
    yield from recalled_questions(asked, findings)
    yield from choices_of(findings)
    yield from genetics_items(findings)
    yield from enumerated_items(findings)
    for fact in findings.facts:
        here = findings.under(fact.section_id)
        for generator in GENERATORS:
            yield from generator(fact, here)


def _spare(findings: Findings, kept: Sequence[Item]) -> Iterator[Candidate]:
    """Yield what is asked of sentences that no item of *kept* asks about, then of sections that have no flashcard.

    For those sections clozes and lists of lesser worth, at most two each.
    """
    yield from verb_questions(findings, [span for item in kept for span in item.evidence])
    asked = frozenset(item.section_id for item in kept if isinstance(item.content, Basic | Cloze | ListCard))
    by_section: dict[str, list[Candidate]] = {}
    for fact in findings.facts:
        if fact.section_id not in asked:
            here = findings.under(fact.section_id)
            spare = (*spare_clozes_of(fact, here), *spare_lists_of(fact, here))
            by_section.setdefault(fact.section_id, []).extend(spare)
    for candidates in by_section.values():
        yield from candidates[:MAX_SPARE]


def breaches(deck: Deck) -> tuple[str, ...]:
    """Return every breach of a rule in *deck*, each naming its item; () for a sound deck. Spans are read again."""
    return (*_said_of_items(deck, flaws_of), *deck_breaches(deck, Act.HARD, Act.REPAIR))


def warnings(deck: Deck) -> tuple[str, ...]:
    """Return what an editor of *deck* should look at: breaches of rules that forbid nothing."""
    return (*_said_of_items(deck, warnings_of), *deck_breaches(deck, Act.WARN))


def settings_of(deck: Deck) -> dict[str, Setting]:
    """Return what the rules need to judge an item of *deck*, by section."""
    names = topic_of(Article(deck.title, deck.source, deck.text, deck.sections, ())).names
    return {section.section_id: Setting(deck.text, names, section.kind, section.path) for section in deck.sections}


def _said_of_items(deck: Deck, says: Callable[[Item, Setting], tuple[str, ...]]) -> Iterator[str]:
    settings = settings_of(deck)
    for item in deck.items:
        for said in says(item, settings[item.section_id]):
            yield f"item {item.item_id} ({item.kind}): {said}"
