"""Facts of heredity to one-best-answer questions: which gene, which product, which pattern, which term."""

import re
from collections.abc import Iterator

from decks.distractors import MAX_DISTRACTORS, MIN_DISTRACTORS, are_apart, is_option, share_a_kind
from decks.facts.genetics import Genetics
from decks.framing import Candidate
from decks.genetics.cards import cause_of, is_the_only_gene, spelled, tells_its_product
from decks.genetics.rivals import rival_enzymes, rival_genes
from decks.grammar import capitalised
from decks.knowledge import INHERITANCE, inheritance_in, normal, other_patterns
from decks.model import Distractor, Fact, Mcq, Relation
from decks.wording import as_sentence

MAX_TERM_QUESTIONS = 3
# A name that tells how its condition is inherited.
_PATTERN_NAMED = re.compile(r"\b(?:dominant|recessive|X-linked|mitochondrial)\b", re.IGNORECASE)


def gene_questions(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the questions on gene, enzyme, pattern and terms of the article's condition."""
    yield from _genes(genetics)
    yield from _enzymes(genetics)
    yield from _pattern(genetics)
    yield from _terms(genetics)


def _genes(genetics: Genetics) -> Iterator[Candidate]:
    """Yield "Mutations in which of these genes cause …?" where the article names one gene for it."""
    for fact in genetics.of(Relation.CAUSED_BY_GENE):
        distractors = rival_genes(fact.object, genetics.findings) if is_the_only_gene(fact, genetics) else ()
        if distractors:
            lead_in = f"Mutations in which of the following genes {cause_of(fact)} {spelled(fact.subject, genetics)}?"
            yield Candidate(fact, "gene", Mcq("", lead_in, fact.object, distractors), fact.evidence)


def _enzymes(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the question for the enzyme that the condition's one gene encodes."""
    name = genetics.findings.topic.name
    for fact in genetics.of(Relation.ENCODES):
        is_acronym = fact.object.upper() == fact.object
        if fact.predicate != "enzyme" or is_acronym or genetics.genes != (fact.subject,) or not is_option(fact.object):
            continue
        distractors = rival_enzymes(fact.subject, fact.object, genetics.findings)
        if distractors and not tells_its_product(fact, genetics):
            lead_in = f"In {name}, mutations affect the gene for which of the following enzymes?"
            yield Candidate(fact, "enzyme", Mcq("", lead_in, capitalised(fact.object), distractors), fact.evidence)


def sole_pattern(genetics: Genetics) -> Fact | None:
    """Return the fact that states the pattern of inheritance, where the article names no other and does not hedge."""
    said = genetics.of(Relation.INHERITED_AS)
    patterns = inheritance_in(genetics.findings.article.text)
    is_told = _PATTERN_NAMED.search(genetics.findings.topic.name) is not None
    if len(patterns) != 1 or not said or is_told or any(fact.predicate for fact in said):
        return None
    return said[-1] if {said[-1].object} == patterns else None


def pattern_distractors(pattern: str) -> tuple[Distractor, ...]:
    """Return the patterns that exclude *pattern*, each with how it would show."""
    others = other_patterns(pattern)[:MAX_DISTRACTORS]
    return tuple(
        Distractor(capitalised(name), as_sentence(f"{capitalised(name)} inheritance {INHERITANCE[name]}"))
        for name in others
    )


def _pattern(genetics: Genetics) -> Iterator[Candidate]:
    fact = sole_pattern(genetics)
    if fact is None:
        return
    lead_in = f"Which of the following is the pattern of inheritance of {genetics.findings.topic.name}?"
    content = Mcq("", lead_in, capitalised(fact.object), pattern_distractors(fact.object))
    yield Candidate(fact, "pattern", content, fact.evidence)


def _terms(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the questions that ask for the technical term of plain words; its likes are the other terms.

    There is no card: without options it asks for a word, not about the condition.
    """
    glosses = [fact for fact in genetics.of(Relation.IS_TERMED) if is_option(fact.subject)]
    seen: set[str] = set()
    n_questions = 0
    for fact in glosses:
        if normal(fact.subject) in seen:
            continue
        seen.add(normal(fact.subject))
        plain = f"{fact.setting} {fact.object}".strip()
        distractors = _other_terms(fact, glosses)
        name = genetics.findings.topic.name
        if len(distractors) >= MIN_DISTRACTORS and n_questions < MAX_TERM_QUESTIONS:
            n_questions += 1
            lead_in = f"Which of the following is the medical term for {plain}, as it can occur in {name}?"
            content = Mcq("", lead_in, capitalised(fact.subject), distractors)
            yield Candidate(fact, "termed", content, fact.evidence)


def _other_terms(fact: Fact, glosses: list[Fact]) -> tuple[Distractor, ...]:
    """Return other terms that the article explains, in other sentences than *fact* stands in."""
    chosen: dict[str, Distractor] = {}
    for other in glosses:
        is_apart = all(are_apart(other.subject, name) for name in (fact.subject, *chosen))
        is_apart = is_apart and share_a_kind((fact.subject, other.subject))
        is_elsewhere = fact.subject not in other.object and other.evidence != fact.evidence
        if is_apart and is_elsewhere and not _shares_words(other.object, fact.object):
            chosen[other.subject] = Distractor(
                capitalised(other.subject), as_sentence(f"{other.subject} is {other.object}")
            )
    return tuple(chosen.values())[:MAX_DISTRACTORS]


def _shares_words(a: str, b: str) -> bool:
    """Tell whether one of two descriptions says most of what the other says."""
    words_a, words_b = set(normal(a).split()), set(normal(b).split())
    return len(words_a & words_b) / min(len(words_a), len(words_b)) > 0.6
