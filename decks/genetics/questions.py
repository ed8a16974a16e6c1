"""Facts of heredity to one-best-answer questions: which gene, which product, which pattern."""

import re
from collections.abc import Iterator

from decks.distractors import MAX_DISTRACTORS, is_option
from decks.facts.genetics import Genetics
from decks.framing import Candidate
from decks.genetics.cards import cause_of, is_the_only_gene, spelled, tells_its_product
from decks.genetics.rivals import rival_enzymes, rival_genes, rival_products
from decks.grammar import capitalised
from decks.knowledge import INHERITANCE, inheritance_in, is_named_after, other_patterns
from decks.model import Distractor, Fact, Mcq, Relation
from decks.wording import as_sentence

# A name that tells how its condition is inherited.
_PATTERN_NAMED = re.compile(r"\b(?:dominant|recessive|X-linked|mitochondrial)\b", re.IGNORECASE)


def gene_questions(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the questions on gene, enzyme and pattern of the article's condition."""
    yield from _genes(genetics)
    yield from _enzymes(genetics)
    yield from _pattern(genetics)


def _genes(genetics: Genetics) -> Iterator[Candidate]:
    """Yield "Mutations in which of these genes cause …?" where the article names one gene for it."""
    for fact in genetics.of(Relation.CAUSED_BY_GENE):
        is_told = is_named_after(genetics.findings.topic.name, fact.object)
        is_fit = is_the_only_gene(fact, genetics) and not is_told
        distractors = rival_genes(fact.object, genetics.findings) if is_fit else ()
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


def product_questions(genetics: Genetics) -> Iterator[Candidate]:
    """Yield the question for the protein, no enzyme, that the condition's one gene encodes."""
    name = genetics.findings.topic.name
    for fact in genetics.of(Relation.ENCODES):
        is_sole = genetics.genes == (fact.subject,) and fact.object.upper() != fact.object and is_option(fact.object)
        if not is_sole or fact.predicate == "enzyme" or tells_its_product(fact, genetics):
            continue
        distractors = rival_products(fact.subject, fact.object, genetics.findings)
        if distractors:
            lead_in = f"In {name}, mutations affect the gene for which of the following proteins?"
            yield Candidate(fact, "product", Mcq("", lead_in, capitalised(fact.object), distractors), fact.evidence)


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
