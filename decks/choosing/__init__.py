"""One-best-answer questions on facts that have many right answers: one of these, among options that are not."""

from collections import Counter
from collections.abc import Iterator

from decks.choosing import features
from decks.choosing.bedside import asked_at_the_bedside
from decks.choosing.combined import combination_questions
from decks.choosing.discerned import discerning_questions
from decks.choosing.listed import Listed
from decks.choosing.spaced import spaced_questions
from decks.choosing.treated import treatment_questions
from decks.facts import Findings
from decks.framing import Candidate
from decks.knowledge import normal
from decks.model import Fact, Relation

__all__ = ["asked_at_the_bedside", "choices_of"]

_MOST = (2, 3)  # questions of a statement, and of one way in a section


def choices_of(findings: Findings) -> Iterator[Candidate]:
    """Yield the questions on what the article says of its condition, the most telling first."""
    asked: set[str] = set()
    n_asked: Counter[object] = Counter()
    for one, term, content in (
        *spaced_questions(findings),
        *discerning_questions(findings),
        *features.feature_questions(findings),
        *treatment_questions(findings),
        *combination_questions(findings),
    ):
        places = (one.statement.span, (one.way, one.statement.section.section_id))
        is_spare = any(n_asked[place] >= most for place, most in zip(places, _MOST, strict=True))
        if normal(term) in asked or is_spare:
            continue
        asked.add(normal(term))
        n_asked.update(places)
        yield Candidate(_fact(one, findings), f"choice {one.way}", content, one.proof)


def _fact(one: Listed, findings: Findings) -> Fact:
    return Fact(
        section_id=one.statement.section.section_id,
        relation=Relation.STATES,
        subject=findings.topic.name,
        object=one.words,
        evidence=one.proof,
        group=one.statement.section.title,
    )
