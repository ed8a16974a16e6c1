"""Wrong options that are plausible and provably not right, each with what speaks against it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from decks.facts import Findings
from decks.grammar import capitalised
from decks.knowledge import (
    condition,
    find_terms,
    is_aspect,
    is_broader,
    is_same,
    lines_in,
    normal,
    purpose,
    siblings,
    term_type,
)
from decks.model import Distractor, Fact, Relation
from decks.wording import as_sentence

MAX_DISTRACTORS = 3
MIN_DISTRACTORS = 2
STEM_LETTERS = 7
OVERLAP_LIMIT = 0.34  # share of the asked predicate's content words that a distractor's own description may have
_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = frozenset(
    "with from that this these those such following often usually usual rarely sometimes most more also used using "
    "which when into over under other others some many cases case patients patient people symptoms treatment "
    "especially".split()
)
# What a name ends in and many share.
_GENERIC_HEADS = frozenset(map(normal, "syndrome disease disorder deficiency condition".split()))
_MOST = re.compile(r"\b(?:most|highest|greatest|strongest|commonest|largest|leading|main|best|first)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_COMPOUND = re.compile(r"/|\b(?:and/or|or)\b|,(?!\d{3}\b)", re.IGNORECASE)
# Kinds that a clinician would offer side by side.
_FAMILIES = (
    frozenset(("test", "imaging")),
    frozenset(("drug", "drug_class")),
    frozenset(("therapy", "procedure")),
    frozenset(("symptom", "finding")),
    frozenset(("condition", "tumor")),
)
# Only where one answer excludes all others may an option come from outside the article.
_EXCLUSIVE = (Relation.IS_THE_MOST, Relation.CAUSED_BY, Relation.DESCRIBED_AS)


@lru_cache(maxsize=16_384)
def content_words(text: str) -> frozenset[str]:
    """Return the content words of *text*, folded: of four letters or more, without stop words."""
    return frozenset(normal(word) for word in _WORD.findall(text) if word.lower() not in _STOP)


def overlap(asked: str, description: str) -> float:
    """Return the share of the content words of *asked* that *description* has too, 0 to 1."""
    words, theirs = _stems(asked), _stems(description)
    return len(words & theirs) / len(words) if words else 0.0


def _stems(text: str) -> frozenset[str]:
    """Return the beginnings of the content words of *text*, so that "intestine" meets "intestinal"."""
    return frozenset(word[:STEM_LETTERS] for word in content_words(text))


def also_fits(asked: str, said: str) -> bool:
    """Tell whether what is *said* of another term may make *asked* true of it too.

    That is so where they share words, a clinical term, the line of therapy ("refractory" and "steroid-resistant"), or
    where both say that something is the most.
    """
    named = {found.term for found in find_terms(asked) if found.type.kind not in ("anatomical", "symptom")}
    shares_a_term = bool(named & {found.term for found in find_terms(said)})
    shares_a_line = bool(set(lines_in(asked)) & set(lines_in(said)))
    both_most = bool(_MOST.search(asked) and _MOST.search(said))
    return shares_a_term or shares_a_line or both_most or overlap(asked, said) >= OVERLAP_LIMIT


def is_of_asked_class(asked: str, term: str) -> bool:
    """Tell whether *asked* names a class that *term* belongs to: "an immunosuppressive agent", of corticosteroids."""
    return any(is_broader(found.term, term) for found in find_terms(asked))


def is_option(term: str) -> bool:
    """Tell whether *term* can stand among options: no category, no compound, eight words at most."""
    return not is_aspect(term) and not _COMPOUND.search(term) and len(term.split()) <= 8


def are_apart(a: str, b: str) -> bool:
    """Tell whether *a* and *b* cannot both be right by being the same thing, or one a kind of the other."""
    if _FIGURE.search(a) and _FIGURE.sub("", a) == _FIGURE.sub("", b):
        return normal(a) != normal(b)  # "1 in 1,000", "1 in 100,000"
    words_a, words_b = _telling_words(a), _telling_words(b)
    nested = bool(words_a and words_b) and (words_a <= words_b or words_b <= words_a)
    return not (nested or is_same(a, b) or is_broader(a, b) or is_broader(b, a))


@lru_cache(maxsize=65_536)  # a name is compared with many others
def _telling_words(name: str) -> frozenset[str]:
    """Return the words that tell one name from another: not "syndrome" or "disease", unless there are no others."""
    words = content_words(name)
    rest = frozenset(re.findall(r"[\w-]+", normal(name))) - _GENERIC_HEADS
    return (words - _GENERIC_HEADS) or rest or words


def described(findings: Findings, subject: str, section_id: str) -> str:
    """Return all that the article's bullet on *subject* in that section says of it."""
    said = (fact.object for fact in findings.facts if fact.subject == subject and fact.section_id == section_id)
    return "; ".join(dict.fromkeys(said))


def _kind(term: str) -> str | None:
    found = term_type(term)
    return found.kind if found else None


def others_described(fact: Fact, findings: Findings) -> list[str]:
    """Return what the article says, in sections of the same kind, of each other subject than the fact's."""
    kinds = findings.kinds
    kind = kinds[fact.section_id]
    others = {
        (o.subject, o.section_id)
        for o in findings.facts
        if kinds[o.section_id] is kind and not o.predicate and not o.points
    }
    return [
        described(findings, *other) for other in sorted(others) if other[0] not in (fact.subject, findings.topic.name)
    ]


def distractors_for(key: str, fact: Fact, findings: Findings, asked: str) -> tuple[Distractor, ...]:
    """Return two or three distractors to *key* as the one that *asked* is true of, by *fact*; () where there are not.

    First the article's own siblings, whose descriptions must not share the predicate asked; then, where the relation
    has one right answer only, terms of the same fine type that the article does not name. Where the key's kind is
    known, siblings of another or an unknown kind come last.
    """
    chosen: list[Distractor] = []
    siblings_here = tuple(
        d for d in _article_siblings(fact, findings, asked) if not _stems(key) & _stems(d.why.partition(":")[2])
    )
    alike = tuple(d for d in siblings_here if _kind(key) in (None, _kind(d.text)))
    others = tuple(d for d in siblings_here if d not in alike)
    for candidate in (*alike, *_table_siblings(key, fact, findings), *others):
        if all(are_apart(candidate.text, other) for other in (key, *(d.text for d in chosen))):
            chosen.append(candidate)
        if len(chosen) == MAX_DISTRACTORS:
            break
    return tuple(chosen) if len(chosen) >= MIN_DISTRACTORS else ()


def _article_siblings(fact: Fact, findings: Findings, asked: str) -> Iterator[Distractor]:
    """Yield the other subjects of the section's bullets, then of its kind's, that *asked* is not true of."""
    kinds = findings.kinds
    others = [
        other
        for other in findings.facts
        if kinds[other.section_id] is kinds[fact.section_id]
        and other.relation is not Relation.HAS_MEMBERS
        and (not other.column or other.relation is fact.relation)  # what two rows of a table are of is alike
        and not other.predicate
        and other.subject != findings.topic.name
        and other.subject != fact.subject
    ]
    near = [other for other in others if other.section_id == fact.section_id]
    seen: set[str] = set()
    far = [other for other in others if other.section_id != fact.section_id and term_type(other.subject)]
    for other in (*near, *(far if term_type(fact.subject) else ())):
        if other.subject in seen or not is_option(other.subject) or not share_a_kind((fact.subject, other.subject)):
            continue
        seen.add(other.subject)
        says = described(findings, other.subject, other.section_id)
        if not also_fits(asked, f"{other.subject}: {says}") and not is_of_asked_class(asked, other.subject):
            yield Distractor(capitalised(other.subject), as_sentence(f"{other.subject}: {says}"))


def share_a_kind(terms: tuple[str, ...]) -> bool:
    """Tell whether *terms* may stand among one question's options: of one family of kinds, as far as they are known."""
    kinds = {found.kind for term in terms if (found := term_type(term)) is not None}
    return len(kinds) < 2 or any(kinds <= family for family in _FAMILIES)


def _table_siblings(key: str, fact: Fact, findings: Findings) -> Iterator[Distractor]:
    if fact.relation not in _EXCLUSIVE or (fact.hedge is not None and fact.relation is Relation.CAUSED_BY):
        return
    for name in siblings(key):
        against = purpose(name)
        if against and is_option(name) and not is_named(name, findings):
            yield Distractor(capitalised(name), as_sentence(f"{name} {against}"))


def is_named(term: str, findings: Findings) -> bool:
    """Tell whether the article names *term* or its head word, or the illness script does, so that it may be right."""
    text = findings.article.text.lower()
    in_article = term.lower() in text or any(word in text for word in content_words(term) if len(word) > 6)
    return in_article or _is_in_script(term, findings)


def _is_in_script(term: str, findings: Findings) -> bool:
    """Tell whether the condition's illness script names *term*, so that it may be right beyond the article."""
    script = condition(findings.topic.name)
    if script is None:
        return False
    names = (*script.treatments, *(f.name for f in script.findings), *(t.test for t in script.tests))
    return any(not are_apart(term, name) for name in names)
