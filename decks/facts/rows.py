"""Facts from the rows of a table, which the reader writes as "Drug: colchicine; Dose: 0.5 mg twice daily"."""

import re

from decks.facts.statements import Statement
from decks.facts.topic import Topic, heading_in_running_text
from decks.knowledge import hedges_in, is_aspect, is_negative, population_in
from decks.model import Fact, Relation, Span
from decks.phrases import PhraseClass, phrase_class

_CELL = re.compile(r"(?P<label>[^:;]{2,40}): (?P<cell>[^;]+?)(?:; |$)")
_MIN_CELLS = 2
# What a column's heading makes of its cells; the first that holds.
_COLUMNS: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (re.compile(r"\b(?:doses?|dosage|dosing)\b", re.IGNORECASE), Relation.HAS_DOSE),
    (re.compile(r"\b(?:indications?|uses?|used for|purpose)\b", re.IGNORECASE), Relation.IS_USED_FOR),
    (re.compile(r"\b(?:results?|findings?|shows)\b", re.IGNORECASE), Relation.SHOWS),
    (re.compile(r"\b(?:descriptions?|definitions?|meaning|features?)\b", re.IGNORECASE), Relation.DESCRIBED_AS),
)


def cells_of(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the labels and the cells' spans of the row *text*; () where it is none."""
    found = tuple((cell["label"].strip(), Span(*cell.span("cell"))) for cell in _CELL.finditer(text))
    whole = "; ".join(f"{label}: {span.of(text)}" for label, span in found)
    return found if len(found) >= _MIN_CELLS and whole == text.strip() else ()


def facts_of_row(statement: Statement, topic: Topic) -> list[Fact]:
    """Return what the row *statement* says of its first cell, a fact a column; [] where it is no row."""
    cells = cells_of(statement.text)
    if not cells or any(len(label.split()) > 4 for label, _ in cells):
        return []
    (_, first), *others = cells
    subject = first.of(statement.text).strip()
    if is_aspect(subject) or phrase_class(subject) is not PhraseClass.NOUN:
        return []
    facts = []
    for label, span in others:
        cell = span.of(statement.text).strip()
        relation = next((relation for column, relation in _COLUMNS if column.search(label)), Relation.STATES)
        facts.append(
            Fact(
                section_id=statement.section.section_id,
                relation=relation,
                subject=subject,
                object=f"{label}: {cell}" if relation is Relation.STATES else cell,
                evidence=(statement.span,),
                group=heading_in_running_text(statement.section.title, topic),
                hedge=next(iter(hedges_in(cell)), None),
                population=population_in(cell) or population_in(statement.section.title),
                is_negative=is_negative(cell),
            )
        )
    return facts
