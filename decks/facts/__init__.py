"""Facts: what an article says, typed, each with the characters that prove it."""

from collections.abc import Callable
from dataclasses import dataclass

from decks.facts.anaphora import is_about, self_contained
from decks.facts.bullets import facts_of_groups, facts_of_term
from decks.facts.prose import facts_of_sentence
from decks.facts.statements import Statement, statements_of
from decks.facts.topic import Topic, heading_in_running_text, topic_of
from decks.language import has_clause, sentences
from decks.model import Article, Fact, Relation, Section

__all__ = ["Findings", "Statement", "Topic", "facts_of"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in *article*: its *topic*, its *statements* in order, and the *facts* that they prove."""

    article: Article
    topic: Topic
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]


def facts_of(article: Article, *, on_section: Callable[[Section], None] | None = None) -> Findings:
    """Return the facts of *article*; every fact's evidence is one or more of the statements.

    *on_section* is called with each section before its sentences are read.
    """
    topic = topic_of(article)
    statements = statements_of(article)
    facts = [*_names(article, topic, statements), *facts_of_groups(statements, article.text, topic)]
    follows_topic = False
    previous: Statement | None = None
    for statement in statements:
        if on_section is not None and (previous is None or previous.section != statement.section):
            on_section(statement.section)
        follows_topic = follows_topic and previous is not None and _continues(previous, statement, article.text)
        if not statement.is_boilerplate:
            facts += _facts_of(statement, article.text, topic, follows_topic=follows_topic)
        about = self_contained(sentences(statement.text)[0], topic, follows_topic=follows_topic)
        follows_topic = about is not None and is_about(about, topic)
        previous = statement
    return Findings(article, topic, statements, tuple(facts))


def _continues(previous: Statement, statement: Statement, text: str) -> bool:
    """Tell whether *statement* goes on from *previous* in one paragraph of *text*."""
    between = text[previous.span.end_char : statement.span.start_char]
    return not statement.is_bullet and previous.section == statement.section and "\n\n" not in between


def _facts_of(statement: Statement, text: str, topic: Topic, *, follows_topic: bool) -> list[Fact]:
    if statement.term is not None:
        return facts_of_term(statement, text, topic)
    alone = self_contained(sentences(statement.text)[0], topic, follows_topic=follows_topic)
    is_sentence = statement.text.rstrip().endswith((".", "!")) and len(statement.text.split()) > 4
    section = statement.section
    if alone is None or not is_sentence or not has_clause(alone) or "example" in section.title.lower():
        return []
    return facts_of_sentence(
        alone,
        statement.span,
        section_id=section.section_id,
        group=heading_in_running_text(section.title, topic),
        topic=topic,
    )


def _names(article: Article, topic: Topic, statements: tuple[Statement, ...]) -> list[Fact]:
    """Return the facts of the topic's other names."""
    named = ((Relation.STANDS_FOR, topic.abbreviation_at), (Relation.KNOWN_AS, topic.synonym_at))
    facts = []
    for relation, at in named:
        inside = next((s for s in statements if at is not None and s.span.overlaps(at)), None)
        if at is None or inside is None:
            continue
        section = inside.section
        facts.append(Fact(section.section_id, relation, topic.name, at.of(article.text), (inside.span,), section.title))
    return facts
