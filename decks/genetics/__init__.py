"""The items of an inherited condition: questions, cases and flashcards from what the article says of its heredity."""

from collections.abc import Iterator

from decks.facts import Findings
from decks.facts.genetics import genetics_of
from decks.framing import Candidate
from decks.genetics.cards import heredity_cards
from decks.genetics.counseling import family_cases
from decks.genetics.questions import gene_questions, product_questions

__all__ = ["family_cases", "gene_questions", "genetics_items", "product_questions"]


def genetics_items(findings: Findings) -> Iterator[Candidate]:
    """Yield the items that heredity, occurrence and technical terms allow; what is yielded may still break a rule."""
    if not findings.topic.is_named:
        return
    genetics = genetics_of(findings)
    yield from gene_questions(genetics)
    yield from family_cases(genetics)
    yield from heredity_cards(genetics)
