"""A treatment that the article names, among those of conditions that this one is confused with."""

import re
from collections.abc import Iterator
from itertools import cycle

from decks.casework.naming import is_sound, terms_in
from decks.casework.rivals import rivals
from decks.choosing.hedging import lead_in_of
from decks.choosing.listed import Asked, Listed, whole_terms
from decks.distractors import MAX_DISTRACTORS, content_words, is_option
from decks.facts import Findings, Statement
from decks.facts.bullets import names_harm
from decks.grammar import capitalised
from decks.knowledge import (
    Condition,
    condition,
    hedges_in,
    is_category_term,
    is_negative,
    is_same,
    population_in,
    purpose,
    term_type,
)
from decks.model import Distractor, Mcq, SectionKind
from decks.patients import chance

_NOUNS = {"drug": "drugs", "drug_class": "classes of drugs", "procedure": "procedures", "device": "devices"}
_ROLES = ("part of the treatment of", "used to treat", "given for")
_MIN_SHARED = 8  # findings of a condition beside the confusables whose treatment may be thought of
_POOL = 5  # options of which three are drawn, so that questions of a deck differ
_MAX_BARE = 4  # words of a bullet that only names a treatment
# Given in so many conditions that no patient would be wrong to have it.
_EVERYWHERE = frozenset(
    "supportive care;surgery;physical therapy;occupational therapy;speech therapy;analgesic;acetaminophen;ibuprofen;"
    "aspirin;naproxen;corticosteroid;prednisone;antibacterial;vitamin;mechanical ventilation;intravenous fluids;"
    "supplemental oxygen;blood transfusion;chemotherapy;anti-inflammatory drug;diuretic;biopsy".split(";")
)
_TREATS = re.compile(
    r"\b(?:treat\w*|prescrib\w+|recommend\w*|therap\w+|used|manag\w+|control\w*|options?|includ\w+|medicines?)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_THING = re.compile(
    r"\b(?:side effects?|instead|rather|other conditions?|avoid\w*|allerg\w*|research\w*|stud(?:y|ies)|trials?|new|"
    r"experimental|no longer|rarely|prevent\w*|caused by|result of|before|after|during|complications?|diagnos\w+)\b",
    re.IGNORECASE,
)


def treatment_questions(findings: Findings) -> Iterator[Asked]:
    """Yield the questions on the treatment of a condition that has a script."""
    script = next((known for name in (findings.topic.name, *findings.topic.names) if (known := condition(name))), None)
    if script is None or findings.topic.is_several:
        return
    roles = cycle(_ROLES)
    for statement in findings.statements:
        if statement.section.kind is SectionKind.TREATMENT and _is_plain(statement):
            for one, term in _named(statement, findings):
                options = _options(term, findings, script)
                noun = _NOUNS[kind] if (kind := _kind(term)) in _NOUNS else "treatments"
                lead_in = lead_in_of(one, findings, noun=noun, role=next(roles)) if options else None
                if lead_in is not None:
                    yield one, term, Mcq("", lead_in, capitalised(one.words), options)


def _is_plain(statement: Statement) -> bool:
    """Tell whether *statement* says of patients in general that something is given."""
    title = statement.section.title
    if statement.cells or statement.glued or statement.is_repeated or not is_sound(statement):
        return False
    if is_negative(title) or names_harm(title):  # "Drugs to avoid", "Adverse effects"
        return False
    said = f"{statement.lead} {statement.text}"
    is_bare = statement.is_bullet and len(statement.text.split()) <= _MAX_BARE
    is_of_all = population_in(said) is None and not _OF_ANOTHER_THING.search(said)
    return is_of_all and (is_bare or _TREATS.search(said) is not None)


def _named(statement: Statement, findings: Findings) -> Iterator[tuple[Listed, str]]:
    """Yield the treatments that *statement* names, but for what every patient may have and what the name tells."""
    telling = content_words(" ".join(findings.topic.names))
    hedges = tuple(hedge.lower() for hedge in hedges_in(statement.text))
    for found in whole_terms(statement.text):
        words = statement.text[found.start : found.end]
        is_one = found.type.kind in _NOUNS and found.term not in _EVERYWHERE and not is_category_term(words)
        if is_one and is_option(words) and not content_words(words) & telling:
            yield Listed("treatment", words, statement, (statement.span,), "", hedges, None), found.term


def _options(term: str, findings: Findings, script: Condition) -> tuple[Distractor, ...]:
    """Return three treatments of other conditions that could not stand in for *term*; none if there are fewer."""
    others = rivals(
        term,
        lambda other: other.treatments,
        "treats",
        findings,
        script,
        is_fit=lambda other: other not in _EVERYWHERE and not _may_stand_in(other, term, script),
        is_alike=True,
        n_each=3,
        min_shared=_MIN_SHARED,
        is_near=True,
    )
    pool = sorted(others.options[:_POOL], key=lambda option: chance(f"{option.text}|{term}").random())
    return tuple(pool[:MAX_DISTRACTORS]) if len(pool) >= MAX_DISTRACTORS else ()


def _may_stand_in(other: str, term: str, script: Condition) -> bool:
    """Tell whether *other* is of the class of a treatment of *script*, or is for the condition by our tables."""
    known = term_type(other)
    ours = [own for each in (term, *script.treatments) if (own := term_type(each)) is not None]
    is_of_class = known is None or any(own.family == known.family or own.group == known.group for own in ours)
    names = (script.name, *script.synonyms)
    return is_of_class or any(is_same(f.term, name) for f in terms_in(purpose(other) or "") for name in names)


def _kind(term: str) -> str | None:
    known = term_type(term)
    return known.kind if known else None
