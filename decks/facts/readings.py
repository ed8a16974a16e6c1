"""Sentences read for what stands behind their words: "this condition", "this gene" and "it" are named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.facts.anaphora import is_about, is_of_a_form
from decks.facts.form_told import form_spoken_of, of_form
from decks.facts.statements import Statement
from decks.facts.topic import Topic
from decks.knowledge import find_terms, hedges_in, is_negative
from decks.model import Fact, Relation

GENE = r"[A-Z][A-Z0-9]{1,9}(?:orf\d+)?[A-Z0-9]*(?:-[A-Z0-9]{1,4})?"
GENES = rf"{GENE}(?:(?:, (?:and |or )?| and | or | and/or ){GENE})*"
_NAMED_GENES = re.compile(rf"\b(?P<genes>{GENES})(?= genes?\b)|\bgenes? (?:called|known as|named) (?P<called>{GENE})")
_THIS_CONDITION = re.compile(
    r"\b[Tt]h(?:is|e) (?:condition|disorder|disease|syndrome)\b"
    r"(?! (?:of|that|which|who|called|known|caused|characterized|with|process)\b)"
)
_IT = re.compile(r"^It(?= (?:is|can|may|affects?|occurs?|has been|usually|often|results?)\b)|\b[Ii]t(?= affects\b)")
_ITS = re.compile(r"\b[Ii]ts(?= (?:(?:exact|overall|estimated|worldwide) )?(?:prevalence|incidence|frequency)\b)")
_NAMES_ANOTHER = re.compile(
    r"\b(?:condition|disorder|disease|syndrome|form|defect|tumou?r)s? (?:called|known as|named)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence of an article as it is meant: *text* names the condition where it says "this condition".

    *gene* is the one gene that was named last in the section, for "this gene"; None where there is none, or several.
    """

    statement: Statement
    text: str
    gene: str | None


def genes_in(text: str) -> tuple[str, ...]:
    """Return the genes that *text* names as genes, each once, in order: "the BRAF and NRAS genes"."""
    found = (match["genes"] or match["called"] for match in _NAMED_GENES.finditer(text))
    return tuple(dict.fromkeys(gene for names in found for gene in re.findall(GENE, names)))


def readings_of(statements: tuple[Statement, ...], topic: Topic) -> Iterator[Reading]:
    """Yield the sentences of *statements*, boilerplate left out, each with what it refers back to."""
    section, gene, is_other, form = "", None, False, ""
    for statement in statements:
        if statement.section.section_id != section:
            section, gene, is_other, form = statement.section.section_id, None, False, ""
        text = re.sub(r"\s+", " ", statement.text).strip()
        form = form_spoken_of(text, topic, is_topic=is_about(text, topic), before=form)
        if not (statement.is_boilerplate or statement.is_bullet or statement.glued):
            yield Reading(statement, _as_meant(text, topic, form=form, is_other=is_other), gene)
        named = genes_in(text)
        gene = named[0] if len(named) == 1 else None if named else gene
        is_other = _speaks_of_another(text, topic, is_other=is_other)


def _as_meant(text: str, topic: Topic, *, form: str, is_other: bool) -> str:
    """Return *text* with its condition named, or as that of the *form* spoken of; as it is where it is of another."""
    if form and not topic.mention.search(text):
        return of_form(text, form)
    return text if is_other else _named(text, topic)


def _named(text: str, topic: Topic) -> str:
    """Return *text* with the condition's name for "this condition", and for "it" where nothing else is named."""
    if not topic.is_named or not topic.is_single:
        return text
    text = _THIS_CONDITION.sub(topic.name, text)
    if topic.mention.search(text):
        return text
    return _ITS.sub(f"{topic.name}'s", _IT.sub(topic.name, text))


def _speaks_of_another(text: str, topic: Topic, *, is_other: bool) -> bool:
    """Tell whether, after *text*, "this condition" may mean another one than the article's."""
    if topic.mention.match(text) or _THIS_CONDITION.match(text):
        return bool(_NAMES_ANOTHER.search(text)) or (is_other and not topic.mention.match(text))
    others = (found.term for found in find_terms(text) if found.type.kind in ("condition", "tumor"))
    is_named = any(not topic.mention.search(name) for name in others)
    return bool(_NAMES_ANOTHER.search(text)) or is_named or is_of_a_form(text) or is_other


def stated_by(reading: Reading, topic: Topic) -> Fact:
    """Return the fact that *reading* states itself, of which each fact read from it is a copy with words of its own."""
    statement = reading.statement
    return Fact(
        section_id=statement.section.section_id,
        relation=Relation.STATES,
        subject=topic.name,
        object=reading.text,
        evidence=(statement.span,),
        group=statement.section.title,
        hedge=next(iter(hedges_in(reading.text)), None),
        is_negative=is_negative(reading.text),
    )
