"""What a clinician knows by heart, as readable tables (data/) and look-ups: the only clinical knowledge in the program.

All of it was written for this project. The tables are read on first use, once, and checked while they are read: a
ValueError names file and line of a row that is wrong. Every decision that a table drives changes with one row.
"""

from decks.knowledge.body import body_part
from decks.knowledge.findings import Finding, finding
from decks.knowledge.folding import normal
from decks.knowledge.frequencies import as_common_as
from decks.knowledge.genes import Gene, family_of, gene, is_named_after
from decks.knowledge.hallmarks import hallmark_of
from decks.knowledge.index import TermType
from decks.knowledge.inheritance import INHERITANCE, inheritance_in, other_patterns
from decks.knowledge.limits import fits
from decks.knowledge.scripts import (
    Condition,
    Confusable,
    ScriptFinding,
    ScriptTest,
    all_conditions,
    condition,
    confusables,
)
from decks.knowledge.terms import (
    Found,
    canonical,
    find_terms,
    is_broader,
    is_same,
    purpose,
    siblings,
    synonyms,
    term_type,
)
from decks.knowledge.times import TimeRange, in_years
from decks.knowledge.words import (
    absolutes_in,
    hedge_strength,
    hedges_in,
    is_aspect,
    is_category_term,
    is_negative,
    lines_in,
    negations_in,
    population_in,
    vague_in,
)

__all__ = [
    "INHERITANCE",
    "Condition",
    "Confusable",
    "Finding",
    "Found",
    "Gene",
    "ScriptFinding",
    "ScriptTest",
    "TermType",
    "TimeRange",
    "absolutes_in",
    "all_conditions",
    "as_common_as",
    "body_part",
    "canonical",
    "condition",
    "confusables",
    "family_of",
    "find_terms",
    "finding",
    "fits",
    "gene",
    "hallmark_of",
    "hedge_strength",
    "hedges_in",
    "in_years",
    "inheritance_in",
    "is_aspect",
    "is_broader",
    "is_category_term",
    "is_named_after",
    "is_negative",
    "is_same",
    "lines_in",
    "negations_in",
    "normal",
    "other_patterns",
    "population_in",
    "purpose",
    "siblings",
    "synonyms",
    "term_type",
    "vague_in",
]
