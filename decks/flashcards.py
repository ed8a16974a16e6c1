"""Facts to flashcards with a front and a back."""

from collections.abc import Iterator

from decks.distractors import also_fits, others_described
from decks.facts import Findings
from decks.framing import Candidate, which
from decks.fronts import asked_of_fact
from decks.grammar import capitalised
from decks.knowledge import is_aspect
from decks.lists import list_card
from decks.model import Basic, Fact
from decks.wording import without_stop

MIN_REVERSE_WORDS = 3  # a description of fewer words fits too much


def flashcards_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the fronts and backs and the lists that *fact* allows; what is yielded may still break a rule."""
    if fact.points:
        yield from list_card(fact, findings)
    elif (asked := asked_of_fact(fact, findings)) is not None:
        yield Candidate(fact, "forward", Basic(asked[0], capitalised(without_stop(asked[1]))), fact.evidence)
    if not fact.predicate and (front := _reverse(fact, findings)) is not None:
        yield Candidate(fact, "term", Basic(front, capitalised(fact.subject)), fact.evidence)


def _reverse(fact: Fact, findings: Findings) -> str | None:
    """Return the front that gives the description and asks for the term; None where it may fit another term too."""
    if is_aspect(fact.subject) or len(without_stop(fact.object).split()) < MIN_REVERSE_WORDS:
        return None
    if any(also_fits(fact.object, says) for says in others_described(fact, findings)):
        return None
    return which(fact, findings)
