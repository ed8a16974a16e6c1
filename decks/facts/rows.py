"""Facts from the rows of tables: what each column's heading makes of a cell, said of the first cell of its row."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decks.facts.columns import Column, Role, first_column, other_column
from decks.facts.statements import Statement
from decks.facts.table_cells import is_dose, is_share, note_in, said_in, says_nothing, with_unit
from decks.facts.table_titles import narrowed_by
from decks.facts.topic import Topic, heading_in_running_text
from decks.grammar import capitalised
from decks.knowledge import hedges_in, is_aspect, is_negative, normal, term_type
from decks.model import Fact, Relation, Section, Span
from decks.phrases import PhraseClass, phrase_class
from decks.refusals import Reason, Refusal
from decks.wording import inner

_MAX_NARROWING_WORDS = 6
_SEVERAL = re.compile(r"/|\bor\b|\band/or\b|;")
_CAPTION = re.compile(r"table\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_RELATIONS = {Role.RESULT: Relation.SHOWS, Role.USE: Relation.IS_USED_FOR, Role.DESCRIPTION: Relation.DESCRIBED_AS}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell after the first: its *column*, its *words* with their unit, and the *notes* on it or on its heading."""

    column: Column
    words: str
    notes: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose every cell has a heading: what it is of, and the rest. *over* are the titles that stand over it."""

    statement: Statement
    kind: Column
    subject: str
    notes: tuple[tuple[str, Span], ...]
    cells: tuple[_Cell, ...]
    over: tuple[Statement, ...]

    def of(self, role: Role) -> _Cell | None:
        """Return the cell of the one column of *role*, None where there is none or several."""
        cells = [cell for cell in self.cells if cell.column.role is role]
        return cells[0] if len(cells) == 1 else None


def facts_of_tables(
    statements: Sequence[Statement], text: str, topic: Topic
) -> tuple[dict[Span, list[Fact]], list[Refusal]]:
    """Return what the rows among *statements* say, by the row's span, and why the other rows say nothing.

    Where two rows answer the same question differently, neither is a fact.
    """
    facts: list[Fact] = []
    refusals: list[Refusal] = []
    for table in _tables(statements):
        for found in _rows_of(table, statements, text):
            if isinstance(found, Refusal):
                refusals.append(found)
                continue
            made = [fact for fact in _facts_of_row(found, topic) if not says_nothing(fact.object)]
            facts += made
            refusals += [] if made else [Refusal(found.statement.span, Reason.NO_COLUMN)]
    told = Counter((_question(fact), normal(fact.object)) for fact in facts)
    answers = Counter(question for question, _ in told)
    kept: dict[Span, list[Fact]] = {}
    for fact in facts:
        if answers[_question(fact)] == 1 and told[_question(fact), normal(fact.object)] > 0:
            kept.setdefault(fact.evidence[0], []).append(fact)
            told[_question(fact), normal(fact.object)] = 0
    refusals += [Refusal(f.evidence[0], Reason.UNCLEAR_ROW) for f in facts if f.evidence[0] not in kept]
    return kept, refusals


def _question(fact: Fact) -> tuple[str, ...]:
    return (fact.relation, normal(fact.subject), normal(fact.column), normal(fact.setting))


def _tables(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Yield the rows of each table: those that follow each other in a section, until the first column is another."""
    table: list[Statement] = []
    before: Statement | None = None
    for statement in statements:
        is_next = bool(table) and before is table[-1] and before.section == statement.section
        if table and not (statement.cells and is_next and _goes_on(table, statement)):
            yield table
            table = []
        if statement.cells:
            table.append(statement)
        before = statement
    if table:
        yield table


def _goes_on(table: Sequence[Statement], row: Statement) -> bool:
    """Tell whether *row* has the columns of *table*, or is a title in it."""
    headings = {heading for above in table for heading in _headings(above)}
    return not headings or not set(_headings(row)) or not headings.isdisjoint(_headings(row))


def _headings(row: Statement) -> tuple[str, ...]:
    return tuple(row.words_of(cell.heading) for cell in row.cells if cell.heading is not None)


def _rows_of(table: Sequence[Statement], statements: Sequence[Statement], text: str) -> Iterator[_Row | Refusal]:
    """Yield the rows of *table* that read in one way, and why the others do not."""
    first = next((cell.heading for row in table if len(row.cells) > 1 for cell in row.cells[:1]), None)
    opening = first.of(text) if first else None
    notes = _notes_after(table, statements)
    over: tuple[Statement, ...] = _caption(table, statements, text)
    is_clear = True
    for row in table:
        if len(row.cells) == 1 and row.cells[0].heading is None:
            yield Refusal(row.span, Reason.LEADS_IN)
            if note_in(row.text) is None:
                over = (*(title for title in over if title not in table or title is table[0]), row)
            continue
        is_clear = is_clear and len(row.cells) > 1  # a title in a cell of its own, or a row of which the rest is empty
        yield _read(row, opening, over, notes) if is_clear else Refusal(row.span, Reason.UNCLEAR_ROW)


def _caption(table: Sequence[Statement], statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """Return the paragraph right before *table* where it is its caption: "Table 2. Doses in children"."""
    caption: list[Statement] = []
    after = table[0]
    for before in reversed(statements[: statements.index(table[0])]):
        is_apart = caption and "\n\n" in text[before.span.end_char : after.span.start_char]
        if is_apart or before.cells or before.is_bullet or before.section != after.section:
            break
        caption.insert(0, before)
        after = before
    paragraph = text[: after.span.end_char].rpartition("\n\n")[2]
    return tuple(caption) if caption and (_CAPTION.match(paragraph) or caption[-1].text.endswith(":")) else ()


def _notes_after(table: Sequence[Statement], statements: Sequence[Statement]) -> dict[str, tuple[str, Span]]:
    """Return the notes of *table* by their marks: what its own last rows say, and the section's text after it."""
    start = statements.index(table[0])
    after = [s for s in statements[start:] if s.section == table[0].section]
    found = ((note_in(statement.text), statement.span) for statement in after)
    return {note[0]: (note[1], span) for note, span in reversed([(note, span) for note, span in found if note])}


def _read(
    row: Statement, opening: str | None, over: tuple[Statement, ...], notes: dict[str, tuple[str, Span]]
) -> _Row | Refusal:
    """Return *row* with its columns told, or why it cannot be read: a heading is missing or is there twice."""
    headings = [said_in(row.words_of(cell.heading)) if cell.heading else None for cell in row.cells]
    first = row.words_of(row.cells[0].heading) if row.cells[0].heading else None
    if first != opening or any(heading is None for heading in headings[1:]):
        return Refusal(row.span, Reason.UNCLEAR_ROW if opening else Reason.NO_COLUMN)
    subject = said_in(row.words_of(row.cells[0].words))
    told = [said_in(row.words_of(cell.words)) for cell in row.cells[1:]]
    marks = {mark for said in (subject, *told, *filter(None, headings)) for mark in said.marks}
    if not marks <= notes.keys():
        return Refusal(row.span, Reason.LOST_NOTE)
    cells = [
        _Cell(column, with_unit(said.words, column.unit), tuple(notes[m] for m in (*said.marks, *heading.marks)))
        for heading, said in zip(headings[1:], told, strict=True)
        if heading is not None
        for column in [other_column(heading.words)]
    ]
    head = headings[0]
    return _Row(
        statement=row,
        kind=first_column(head.words if head else ""),
        subject=subject.words,
        notes=tuple(notes[mark] for mark in (*subject.marks, *(head.marks if head else ()))),
        cells=tuple(cells),
        over=over,
    )


def _facts_of_row(row: _Row, topic: Topic) -> Iterator[Fact]:
    if is_aspect(row.subject) and row.kind.role is not Role.FEATURE:
        return
    if _names_several(row.subject) or phrase_class(row.subject) is not PhraseClass.NOUN:
        return
    if row.kind.role is Role.FEATURE and (apart := _tells_apart(row, topic)) is not None:
        yield apart
        return
    yield from _dosed(row, topic)
    for cell in row.cells:
        if (relation := _relation(cell, row, topic)) is not None:
            yield _fact(row, cell, relation, cell.words, topic, narrowing=_narrowing(row, Role.NARROWS) or ())


def _names_several(subject: str) -> bool:
    return _SEVERAL.search(_BRACKETED.sub("", subject)) is not None


def _dosed(row: _Row, topic: Topic) -> Iterator[Fact]:
    """Yield the dose of the row's drug, with how often it is given, and for how long; all that narrows them is said."""
    dose, times, length = row.of(Role.DOSE), row.of(Role.SHARE) or row.of(Role.TIMES), row.of(Role.LENGTH)
    narrowing = _narrowing(row, Role.NARROWS, Role.USE, Role.UNKNOWN)
    if narrowing is None or row.kind.role not in (Role.DRUG, Role.UNKNOWN):
        return
    for cell in (c for c in row.cells if c.column.role is Role.DOSE):
        often = times.words if times is not None and not says_nothing(times.words) else ""
        words = f"{cell.words}, {inner(often)}" if often else cell.words
        if is_dose(cell.words):
            yield _fact(row, cell, Relation.HAS_DOSE, words, topic, narrowing=narrowing)
    if length is not None and (dose is not None or row.kind.role is Role.DRUG) and re.search(r"\d", length.words):
        yield _fact(row, length, Relation.LASTS, length.words, topic, narrowing=narrowing)


def _narrowing(row: _Row, *roles: Role) -> tuple[str, ...] | None:
    """Return what the cells of *roles* narrow the row to, None where one of them says too much for a question."""
    words = [cell.words for cell in row.cells if cell.column.role in roles and not says_nothing(cell.words)]
    is_short = all(len(said.split()) <= _MAX_NARROWING_WORDS and re.search(r"[^\W\d_]{2}", said) for said in words)
    is_noted = any(cell.notes for cell in row.cells if cell.column.role in roles)
    return tuple(map(inner, words)) if is_short and not is_noted else None


def _relation(cell: _Cell, row: _Row, topic: Topic) -> Relation | None:
    """Return what the column of *cell* makes of it, None where nothing sure."""
    role, kind = cell.column.role, row.kind.role
    if _narrowing(row, Role.NARROWS) is None:
        return None
    if role is Role.SHARE:
        shares = {Role.FINDING: Relation.HAS_FREQUENCY, Role.FEATURE: Relation.HAS_FREQUENCY}
        causes = {Role.CAUSE: Relation.CAUSES_A_SHARE}
        return (shares | causes).get(kind) if is_share(cell.words) else None
    is_other = kind is Role.CONDITION and not topic.mention.search(row.subject)
    if kind is Role.CONDITION:
        tells = role is Role.DIFFERENCE or (role is Role.ATTRIBUTE and "feature" in cell.column.name.lower())
        return Relation.DISTINGUISHES if is_other and tells and _is_on_differences(row, role) else None
    if role is Role.ATTRIBUTE:
        return Relation.HAS_ATTRIBUTE
    if role is Role.RESULT and kind not in (Role.TEST, Role.UNKNOWN):
        return None
    return _RELATIONS.get(role)


def _is_on_differences(row: _Row, role: Role) -> bool:
    return role is Role.DIFFERENCE or "differential" in " ".join(row.statement.section.path).lower()


def _tells_apart(row: _Row, topic: Topic) -> Fact | None:
    """Return what tells the two conditions that *row* has a column each of apart; None where nothing does."""
    cells = sorted(row.cells, key=lambda cell: topic.mention.search(cell.column.name) is None)
    if len(cells) != 2 or not all(_is_condition(cell.column, topic) for cell in cells):
        return None
    first, second = (heading_in_running_text(cell.column.name, topic) for cell in cells)
    said = [inner(_plain(cell.words)) for cell in cells]
    if any(map(says_nothing, said)) or normal(said[0]) == normal(said[1]):
        return None
    words = f"{capitalised(said[0])} ({second}: {said[1]})"
    notes = tuple(note for cell in cells for note in cell.notes)
    both = _Cell(Column(f"{first} apart from {second}", Role.UNKNOWN), words, notes)
    return _fact(row, both, Relation.TELLS_APART, words, topic, narrowing=())


def _is_condition(column: Column, topic: Topic) -> bool:
    known = term_type(column.name)
    is_known = known is not None and known.kind in ("condition", "tumor")
    return column.role is Role.UNKNOWN and (is_known or topic.mention.search(column.name) is not None)


def _plain(words: str) -> str:
    """Return *words* of a cell as one answer, what semicolons part parted by commas."""
    return words.replace(";", ",").rstrip(" .,")


def _fact(row: _Row, cell: _Cell, relation: Relation, words: str, topic: Topic, *, narrowing: tuple[str, ...]) -> Fact:
    """Return the fact that *words* of *cell* make; notes on it or on its row are said with it, and titles narrow it."""
    section: Section = row.statement.section
    notes = tuple(dict.fromkeys((*row.notes, *cell.notes)))
    aside = f" ({', '.join(inner(said) for said, _ in notes)})" if notes else ""
    titles = narrowed_by(section, [title.text for title in row.over], topic)
    column = cell.column
    settings = dict.fromkeys((*titles, *((column.narrows,) if column.narrows else ()), *narrowing))
    said_over = tuple(title.span for title in row.over if narrowed_by(section, [title.text], topic))
    return Fact(
        section_id=section.section_id,
        relation=relation,
        subject=row.subject,
        object=f"{_plain(words)}{aside}",
        evidence=(row.statement.span, *said_over, *(span for _, span in notes)),
        group=heading_in_running_text(section.title, topic),
        setting=", ".join(map(inner, settings)),
        column=heading_in_running_text(column.name, topic),
        hedge=next(iter(hedges_in(words)), None),
        is_negative=is_negative(words),
    )
