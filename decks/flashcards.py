"""Facts to flashcards with a front and a back."""

from collections.abc import Iterator

from decks.asking import asked_of_sentence
from decks.distractors import also_fits, others_described
from decks.facts import Findings
from decks.framing import Candidate, which
from decks.fronts import asked_of_bullet
from decks.grammar import capitalised
from decks.knowledge import is_aspect
from decks.lists import list_card
from decks.model import Basic, Fact, ListCard
from decks.wording import without_stop

MIN_REVERSE_WORDS = 3  # a description of fewer words fits too much


def flashcards_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the fronts and backs and the lists that *fact* allows; what is yielded may still break a rule."""
    if fact.points:
        yield from list_card(fact, findings)
    elif fact.predicate:
        for asked in asked_of_sentence(fact, findings):
            listed = ListCard(asked.front, tuple(capitalised(point) for point in asked.points))
            yield Candidate(
                fact, asked.frame, listed if asked.points else _card(asked.front, asked.back), fact.evidence
            )
    elif (told := asked_of_bullet(fact, findings)) is not None:
        yield Candidate(fact, "forward", _card(*told), fact.evidence)
    if not fact.predicate and (front := _reverse(fact, findings)) is not None:
        yield Candidate(fact, "term", Basic(front, capitalised(fact.subject)), fact.evidence)


def _card(front: str, back: str) -> Basic:
    return Basic(capitalised(front), capitalised(without_stop(back)))


def _reverse(fact: Fact, findings: Findings) -> str | None:
    """Return the front that gives the description and asks for the term; None where it may fit another term too."""
    if is_aspect(fact.subject) or len(without_stop(fact.object).split()) < MIN_REVERSE_WORDS:
        return None
    if any(also_fits(fact.object, says) for says in others_described(fact, findings)):
        return None
    return which(fact, findings)
