"""Facts to flashcards with a front and a back."""

import re
from collections.abc import Iterator

from decks.asking import asked_of_cell, asked_of_sentence
from decks.distractors import also_fits, others_described
from decks.facts import Findings
from decks.facts.outlines import is_outline
from decks.framing import Candidate, kind_of, which
from decks.fronts import TOLD_AS_A_TEST, asked_of_bullet
from decks.grammar import capitalised
from decks.knowledge import is_aspect, term_type
from decks.lists import list_card
from decks.model import Basic, Fact, ListCard, Relation, SectionKind
from decks.wording import without_stop

# "A childhood cancer called rhabdomyosarcoma" is told by its name.
_CALLED = re.compile(
    r"^(?:an? (?:[\w-]+ ){0,4}?|(?:abnormalities|conditions|disorders|problems|tumors|defects) )"
    r"(?:called|known as|termed|named) (?=\w)",
    re.IGNORECASE,
)
_IS_A_KIND = re.compile(
    r"\b[Ww]hich (?:test|investigation|treatment|imaging study|measure|therapy|procedure) is an? "
    r"(?P<noun>(?:[\w-]+ ){0,2}?(?:test|procedure|process|technique|method|exam|treatment|operation|surgery))"
    r" (?P<how>used (?:to|for) .*|in which .*|that .*)$"
)
_OF_ORIGIN = (SectionKind.CAUSES, SectionKind.RISK_FACTORS)
_CARE = (SectionKind.TREATMENT, SectionKind.PREVENTION)
# What nobody would call a treatment, though it is told of among the treatments.
_NO_MEASURE = ("condition", "finding", "symptom", "tumor", "organism", "specialist", "anatomical")
MIN_REVERSE_WORDS = 3  # a description of fewer words fits too much


def flashcards_of(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield the fronts and backs and the lists that *fact* allows; what is yielded may still break a rule."""
    if fact.relation is Relation.INVOLVES:
        yield from _involved(fact, findings)
        return
    if fact.points and not _is_of_notes(fact, findings):
        yield from list_card(fact, findings)
    if fact.predicate and (not fact.points or fact.relation is Relation.HAS_MEMBERS):
        for asked in asked_of_sentence(fact, findings):
            listed = ListCard(asked.front, tuple(capitalised(point) for point in asked.points))
            yield Candidate(
                fact, asked.frame, listed if asked.points else _card(asked.front, asked.back), fact.evidence
            )
    elif not fact.points and (told := asked_of_cell(fact, findings) or asked_of_bullet(fact, findings)) is not None:
        yield Candidate(fact, "forward", _card(*told), fact.evidence)
    if not fact.predicate and (front := _reverse(fact, findings)) is not None:
        yield Candidate(fact, "term", Basic(front, capitalised(fact.subject)), fact.evidence)


def _involved(fact: Fact, findings: Findings) -> Iterator[Candidate]:
    """Yield what the condition does to a part of the body: a list where the bullet counts it up."""
    asked = asked_of_bullet(fact, findings)
    if asked is not None:
        front, back = asked
        listed = ListCard(front, tuple(capitalised(point) for point in fact.points))
        yield Candidate(fact, "involved", listed if fact.points else _card(front, back), fact.evidence)


def _is_of_notes(fact: Fact, findings: Findings) -> bool:
    """Tell whether *fact* is a list of notes in outline form whose outer bullet alone says what it holds."""
    is_led = bool(fact.predicate) or fact.relation is not Relation.HAS_MEMBERS or len(fact.evidence) < 2
    return not is_led and is_outline(findings.statements)


def _card(front: str, back: str) -> Basic:
    front, back = (" ".join(text.split()) for text in (front, back))
    return Basic(capitalised(front), capitalised(_CALLED.sub("", without_stop(back))))


def _reverse(fact: Fact, findings: Findings) -> str | None:
    """Return the front that gives the description and asks for the term; None where it may fit another term too."""
    has_remark = "\n" in fact.object  # a line that stands below it
    if (
        has_remark
        or fact.is_narrowed
        or is_aspect(fact.subject)
        or len(without_stop(fact.object).split()) < MIN_REVERSE_WORDS
    ):
        return None
    if fact.relation is Relation.SHOWS and TOLD_AS_A_TEST.match(fact.object):
        return None
    if fact.relation in (Relation.IS_A, Relation.DOES) and kind_of(fact, findings) in _OF_ORIGIN:
        known = term_type(fact.subject)
        if known is None or known.kind not in ("drug", "organism", "drug_class"):
            return None
    if _is_out_of_place(fact.subject, kind_of(fact, findings)):
        return None
    if re.match(r"(?i)(?:may|can|could|might)\b", fact.object):
        return None  # others may, too
    if any(also_fits(fact.object, says) for says in others_described(fact, findings)):
        return None
    asked = which(fact, findings)
    return _by_its_kind(asked) if asked else None


def _by_its_kind(front: str) -> str:
    """Return *front* with one noun for what is asked: "which procedure is used", not "which test is a procedure"."""
    kind = _IS_A_KIND.search(front)
    if kind is None:
        return front
    used = kind["how"].startswith("used")
    asks = f"which {kind['noun']} is " if used else f"what is the {kind['noun']} called "
    return f"{front[: kind.start()]}{asks if kind.start() else capitalised(asks)}{kind['how']}"


def _is_out_of_place(term: str, kind: SectionKind) -> bool:
    """Tell whether *term*, in a section of *kind*, is none of what the section is of; a plain symptom is no term."""
    found = term_type(term)
    if found is None:
        return False
    return found.kind == "symptom" or (kind in _CARE and found.kind in _NO_MEASURE)
