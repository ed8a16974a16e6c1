"""Facts: what an article says, typed, each with the characters that prove it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from decks.facts.anaphora import Before, is_about, likely_readings, self_contained
from decks.facts.antecedents import names_another
from decks.facts.bullets import facts_of_term
from decks.facts.form_told import form_spoken_of
from decks.facts.forms import at_heading
from decks.facts.groups import fact_of_group, groups_of, is_member
from decks.facts.joined import joined
from decks.facts.prose import facts_of_sentence
from decks.facts.rows import facts_of_tables
from decks.facts.run_in import under_head
from decks.facts.scope import is_out_of_scope
from decks.facts.silence import SURE, why_silent
from decks.facts.stand_ins import plainly_named
from decks.facts.statements import Statement, statements_of
from decks.facts.topic import Topic, abbreviates, heading_in_running_text, topic_of
from decks.grammar import capitalised
from decks.knowledge import find_terms
from decks.language import read_ahead, sentences
from decks.model import Article, Fact, Relation, Section, SectionKind, Span
from decks.phrases import has_clause
from decks.refusals import Reason, Refusal

_STOP = re.compile(r"[.!](?:\d{1,2})?$")  # a footnote's number may stand behind it
MIN_SENTENCE_WORDS = 5
MIN_OPEN_WORDS = 8  # of a bullet without a full stop

__all__ = ["Findings", "Statement", "Topic", "facts_of"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in *article*: its *topic*, its *statements* in order, and the *facts* that they prove.

    *refusals* say why nothing can be asked about a statement.
    """

    article: Article
    topic: Topic
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    refusals: tuple[Refusal, ...] = ()

    @property
    def kinds(self) -> dict[str, SectionKind]:
        """Return the kind of each section of the article, by section id."""
        return {section.section_id: section.kind for section in self.article.sections}

    def under(self, section_id: str) -> "Findings":
        """Return the same findings as read in a section: about the form of the condition that its heading names."""
        headings = next(s.path for s in self.article.sections if s.section_id == section_id)
        form = at_heading(self.topic, headings, self.article.text)
        return self if form == self.topic else replace(self, topic=replace(form, names=(form.name,)))


def facts_of(article: Article, *, on_section: Callable[[Section], None] | None = None) -> Findings:
    """Return the facts of *article*; every fact's evidence is one or more of the statements.

    *on_section* is called with each section before its sentences are read.
    """
    topic = topic_of(article)
    statements = statements_of(article)
    _read_ahead(statements, topic)
    lists, uneven = _lists(statements, article.text, topic)
    rows, refusals = facts_of_tables(statements, article.text, topic)
    facts = [*_names(article, topic, statements), *lists]
    before = Before()
    previous: Statement | None = None
    for statement in statements:
        if on_section is not None and (previous is None or previous.section != statement.section):
            on_section(statement.section)
        if statement.cells:
            facts += rows.get(statement.span, []) if not statement.is_boilerplate else []
            before, previous = Before(), statement
            continue
        before = before if previous and _continues(previous, statement, article.text) else Before()
        is_first = previous is None or previous.section != statement.section
        here = at_heading(topic, statement.section.path, article.text)
        alone = _alone(statement, here, before, heading=statement.section.title if is_first else "")
        if not statement.is_boilerplate:
            made = _facts_of(statement, alone, article.text, here)
            told_at = before.tells(statement.text) if made else None
            if before.is_joined_by(statement.text):  # the facts of the sentence before are its own
                made = [fact for fact in made if fact.relation in (Relation.STATES, Relation.IS_BECAUSE)]
            facts += [replace(fact, evidence=(told_at, *fact.evidence)) for fact in made] if told_at else made
            if not made:
                reason = why_silent(statement, alone)
                refusals.append(
                    Refusal(statement.span, reason if reason in SURE else uneven.get(statement.span, reason))
                )
        before = _after(statement, alone, here, before)
        previous = statement
    return Findings(article, topic, statements, tuple(facts), tuple(refusals))


def _read_ahead(statements: tuple[Statement, ...], topic: Topic) -> None:
    """Parse together what is likely to be asked of *statements*: most of it stands alone as it is."""
    prose = [statement.text for statement in statements if not statement.cells]
    alone = [reading for text in prose for reading in likely_readings(text, topic)]
    named = (plainly_named(capitalised(text), topic) for text in alone)
    read_ahead([*(statement.text for statement in statements), *alone, *named])


def _lists(statements: tuple[Statement, ...], text: str, topic: Topic) -> tuple[list[Fact], dict[Span, Reason]]:
    """Return the lists among *statements*, and why the others make none, by the spans of their members."""
    facts: list[Fact] = []
    reasons: dict[Span, Reason] = {}
    for group in groups_of(tuple(s for s in statements if not s.is_repeated)):
        made = fact_of_group(group, text, topic)
        if isinstance(made, Fact):
            said = f"{made.subject} {made.group} {made.setting}"
            heading = group.members[0].section.title
            facts += [] if is_out_of_scope(said, heading, topic) else [made]
        else:
            names = (member for member in group.members if is_member(member, text))
            reasons |= {member.span: made for member in names}
    return facts, reasons


def _alone(statement: Statement, topic: Topic, before: Before, *, heading: str) -> str | None:
    """Return *statement* as a sentence that stands alone: joined with its lead, or with the name of its head.

    "This procedure" is the one that the *heading* right before it names.
    """
    named = heading if find_terms(heading) and not statement.head else ""
    head = statement.head or heading_in_running_text(named, topic)
    text = joined(statement) or under_head(statement.text, head, is_next=statement.is_next and bool(statement.head))
    return self_contained(sentences(text)[0], topic, before)


def _continues(previous: Statement, statement: Statement, text: str) -> bool:
    """Tell whether *statement* goes on from *previous* in one paragraph of *text*."""
    between = text[previous.span.end_char : statement.span.start_char]
    return not statement.is_bullet and previous.section == statement.section and "\n\n" not in between


def _after(statement: Statement, alone: str | None, topic: Topic, before: Before) -> Before:
    """Return what the sentence after *statement* has before it."""
    is_topic = alone is not None and is_about(alone, topic)
    is_other = names_another(statement.text, topic) or (before.is_other and not is_topic)
    said = "" if statement.is_bullet else alone or ""  # what follows in a bullet stands under its head
    form = form_spoken_of(alone or statement.text, topic, is_topic=is_topic, before=before.form)
    return Before(is_topic, is_other, said, statement.span, form)


def _facts_of(statement: Statement, alone: str | None, text: str, topic: Topic) -> list[Fact]:
    """Return the facts of *statement*; *alone* is its sentence made to stand alone, None where it cannot."""
    if statement.glued or statement.is_repeated:
        return []
    told = facts_of_term(statement, text, topic)
    if told or statement.term is not None:
        return told
    section = statement.section
    is_joined = joined(statement) is not None
    has_stop = is_joined or _STOP.search(statement.text.rstrip()) is not None
    fewest = MIN_SENTENCE_WORDS if has_stop else MIN_OPEN_WORDS
    if alone is None or not (has_stop or statement.is_bullet) or len(alone.split()) < fewest:
        return []
    if not has_clause(alone) and not has_clause(plainly_named(alone, topic)):
        return []
    if "example" in section.title.lower() or is_out_of_scope(alone, f"{section.title}. {statement.head or ''}", topic):
        return []
    facts = facts_of_sentence(
        alone,
        statement.span,
        section_id=section.section_id,
        group=heading_in_running_text(statement.head or section.title, topic),
        topic=topic,
    )
    proof = (statement.lead_at, statement.span) if is_joined and statement.lead_at else (statement.span,)
    return [replace(fact, evidence=proof) for fact in facts]


def _names(article: Article, topic: Topic, statements: tuple[Statement, ...]) -> list[Fact]:
    """Return the facts of the topic's other names."""
    is_abbreviation = topic.synonym is not None and abbreviates(topic.synonym, topic.name)
    synonym = None if is_abbreviation else topic.synonym_at
    abbreviation = topic.abbreviation_at or (topic.synonym_at if is_abbreviation else None)
    named = ((Relation.STANDS_FOR, abbreviation), (Relation.KNOWN_AS, synonym))
    facts = []
    for relation, at in named:
        inside = next((s for s in statements if at is not None and s.span.overlaps(at)), None)
        if at is None or inside is None:
            continue
        section = inside.section
        facts.append(Fact(section.section_id, relation, topic.name, at.of(article.text), (inside.span,), section.title))
    return facts
