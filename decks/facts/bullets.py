"""Facts from bullets of the form `Term: description`."""

import re
from collections.abc import Callable

from decks.facts.statements import Statement
from decks.facts.topic import Topic, heading_in_running_text
from decks.grammar import coordinates
from decks.knowledge import body_part, hedges_in, is_aspect, is_negative, population_in, term_type
from decks.model import Fact, Relation, SectionKind, Span
from decks.phrases import PhraseClass, is_plural, phrase_class

# Where a description turns to another thing: "a monoclonal antibody …; used in …", "usually normal, used to …".
_CLAUSE_BREAK = re.compile(
    r";\s+|\.\s+(?=[A-Z])|,\s+(?=(?:used|given|reserved|recommended|indicated)\s+(?:to|for|in|when|as|if)\b)"
)
_SUPERLATIVE = re.compile(
    r"(?:the|a) (?:single )?(?:most \w+|leading|commonest|main|usual|first|largest|best|preferred|gold|\w+est) ",
    re.IGNORECASE,
)
_RESULT_WORDS = re.compile(
    r"\b(?:normal|abnormal|elevated|raised|increased|decreased|reduced|low|high|positive|negative|absent|present|"
    r"nonspecific|unremarkable|prolonged|shortened)\b",
    re.IGNORECASE,
)
_RESULT_VERBS = re.compile(
    r"\b(?:shows?|reveals?|demonstrates?|confirms?|detects?|identif(?:y|ies)|finds?)\b", re.IGNORECASE
)
_VALUE = re.compile(r"[<>≥≤~]?\s*\d")
_IS_A_VALUE = re.compile(
    r"(?:an? )?(?:[\w.-]+ ){0,3}(?:value|level|ratio|count|score|titer|concentration) (?:of|above|below)", re.I
)
_DOSE = re.compile(
    r"(?:an? (?:loading|single|daily|starting|low|high) dose of )?\d[\d.,]*(?:\s?(?:to|-|–)\s?\d[\d.,]*)?\s?"
    r"(?:mg|g|mcg|µg|mL|units?|IU|mmol)\b",
    re.IGNORECASE,
)
_USED = re.compile(
    r"(?:\w+ly |often |usually )?(?:used|given|reserved|recommended|indicated|prescribed|considered|preferred)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:in|for|when|if|after|during) ", re.IGNORECASE)

_TOLD_MORE = re.compile(r"\b(?:that|which|who)\b.* \w", re.IGNORECASE)
_UNFINISHED = re.compile(r"\b(?:the following|such as|including|as follows):?$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|of|on|to|under|around) (?:the |your )?[\w-]+$", re.IGNORECASE)
# What the next member may hang on too: "nerves connecting the brain, spinal cord to muscles".
_LINKING = re.compile(r"\b(?:connecting|linking|joining) (?:the )?[\w-]+$", re.IGNORECASE)
# One word that is an answer by itself: a sign, an illness, more than one of anything; but "measles (vaccine)".
_WHOLE_ALONE = ("finding", "symptom", "condition", "tumor")
_PLURAL = re.compile(r"[^suiS]s$")
_SHARED_HEAD = re.compile(
    r"\b(?:vaccin\w+|tests?|virus(?:es)?|infections?|symptoms|attacks?|episodes?|medicines?|medications?|drugs|treatments?|"
    r"types?|forms?|cells?|syndromes?|disease|disorders?|cancers?)$",
    re.IGNORECASE,
)

_THAN = re.compile(r"\bthan (?:in |among )?\w+", re.IGNORECASE)  # whom others are compared with
# What another illness is like, is or does, in the words of each phrase.
_OF_ANOTHER = {
    PhraseClass.FINITE: Relation.DOES,
    PhraseClass.ADJECTIVE: Relation.IS,
    PhraseClass.PARTICIPLE: Relation.IS,
}
_HARM = re.compile(r"\b(?:(?:adverse|side|unwanted) effects?|toxicit(?:y|ies))\b", re.IGNORECASE)
# Where articles sort findings by the part of the body.
_SORTED = (SectionKind.SYMPTOMS, SectionKind.COMPLICATIONS, SectionKind.OVERVIEW)

Rule = Callable[[SectionKind, str, PhraseClass], bool]


def _is_kind(*kinds: SectionKind) -> Callable[[SectionKind], bool]:
    return lambda kind: kind in kinds


_is_diagnosis = _is_kind(SectionKind.DIAGNOSIS)
_is_treatment = _is_kind(SectionKind.TREATMENT, SectionKind.PREVENTION)

# The first rule that holds types a clause of a description.
RELATIONS: tuple[tuple[Relation, Rule], ...] = (
    (Relation.SHOWS, lambda kind, text, _: _is_diagnosis(kind) and bool(_VALUE.match(text))),
    (Relation.HAS_DOSE, lambda kind, text, _: _is_treatment(kind) and bool(_DOSE.match(text))),
    (Relation.IS_THE_MOST, lambda _, text, cls: cls is PhraseClass.NOUN and bool(_SUPERLATIVE.match(text))),
    (Relation.HAS_EXAMPLES, lambda _, __, cls: cls is PhraseClass.EXAMPLES),
    (
        Relation.IS_USED_TO,
        lambda kind, __, cls: cls is PhraseClass.PURPOSE and (_is_diagnosis(kind) or _is_treatment(kind)),
    ),
    (Relation.IS_USED_TO, lambda _, text, cls: cls is PhraseClass.PARTICIPLE and bool(re.match(r"(?i)used to ", text))),
    (Relation.IS_USED_WHEN, lambda kind, _, cls: cls is PhraseClass.CONDITION and _is_treatment(kind)),
    (
        Relation.IS_USED_WHEN,
        lambda _, text, cls: (
            cls is PhraseClass.PARTICIPLE
            and bool(_USED.match(text))
            and bool(_WHEN.search(text))
            and "conjunction" not in text
        ),
    ),
    (
        Relation.IS_GIVEN_AS,
        lambda kind, text, cls: cls is PhraseClass.PARTICIPLE and _is_treatment(kind) and bool(_USED.match(text)),
    ),
    (
        Relation.IS_USED_FOR,
        lambda kind, text, cls: cls is PhraseClass.PREPOSITION and text[:4].lower() == "for " and _is_treatment(kind),
    ),
    (
        Relation.SHOWS,
        lambda kind, text, cls: cls is PhraseClass.FINITE and _is_diagnosis(kind) and bool(_RESULT_VERBS.search(text)),
    ),
    (
        Relation.SHOWS,
        lambda kind, text, cls: (
            cls is PhraseClass.ADJECTIVE and _is_diagnosis(kind) and bool(_RESULT_WORDS.search(text))
        ),
    ),
    (
        Relation.SHOWS,
        lambda kind, text, cls: cls is PhraseClass.NOUN and _is_diagnosis(kind) and bool(_RESULT_WORDS.search(text)),
    ),
    (Relation.SHOWS, lambda kind, text, _: _is_diagnosis(kind) and _IS_A_VALUE.match(text) is not None),
    (
        Relation.IS_A,
        lambda kind, text, cls: (
            cls is PhraseClass.NOUN and bool(re.match(r"(?i)an? ", text)) and kind is not SectionKind.SYMPTOMS
        ),
    ),
    (Relation.IS_GIVEN_AS, lambda kind, _, cls: cls is PhraseClass.NOUN and _is_treatment(kind)),
    (Relation.DESCRIBED_AS, lambda _, __, cls: cls is PhraseClass.NOUN),
    (Relation.DOES, lambda _, __, cls: cls is PhraseClass.FINITE),
    (Relation.IS, lambda _, __, cls: cls in (PhraseClass.ADJECTIVE, PhraseClass.PARTICIPLE)),
    (Relation.STATES, lambda _, __, ___: True),
)


def _are_drugs(text: str) -> bool:
    """Tell whether *text* only names drugs: "Salmeterol or formoterol"."""
    types = [term_type(name) for name in coordinates(text) or (text,)]
    return all(type_ is not None and type_.kind == "drug" for type_ in types)


def clauses_of(text: str) -> list[Span]:
    """Return the spans, within *text*, of the clauses that say one thing each."""
    starts = [0, *(found.end() for found in _CLAUSE_BREAK.finditer(text))]
    ends = [*(found.start() for found in _CLAUSE_BREAK.finditer(text)), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip(" .")]


def facts_of_term(statement: Statement, text: str, topic: Topic) -> list[Fact]:
    """Return what a `Term: description` bullet of the article's *text* says of its term, a fact a clause."""
    if statement.term is None or statement.description is None:
        return []
    term, description = statement.term.of(text).strip(), statement.description.of(text)
    facts = []
    sorts = statement.section.kind in _SORTED and body_part(term) is not None
    for clause in [Span(0, len(description))] if sorts else clauses_of(description):
        said = _without_term(term, clause.of(description).strip().rstrip("."))
        if _UNFINISHED.search(said):
            continue
        relation = Relation.STATES if is_aspect(term) else _fitting(term, statement.section.kind, said)
        relation = Relation.INVOLVES if sorts else relation
        if names_harm(statement.section.title) and is_given(term):
            relation = Relation.HAS_ADVERSE_EFFECT
        facts.append(
            Fact(
                section_id=statement.section.section_id,
                relation=relation,
                subject=term,
                object=said,
                evidence=(statement.span,),
                group=heading_in_running_text(statement.section.title, topic),
                points=_points(relation, said),
                hedge=_first(hedges_in(said)),
                population=population_in(_THAN.sub("", said)) or population_in(statement.section.title),
                is_negative=is_negative(said) or is_negative(statement.section.title),
            )
        )
    return facts


def names_harm(heading: str) -> bool:
    """Tell whether bullets under *heading* say what drugs do amiss: "Adverse effects"."""
    return _HARM.search(heading) is not None


def is_given(term: str) -> bool:
    """Tell whether *term* is a drug or another treatment."""
    type_ = term_type(term)
    return type_ is not None and type_.kind in ("drug", "drug_class", "vaccine", "therapy", "procedure")


def _without_term(term: str, said: str) -> str:
    """Return *said* without the *term* where it begins with it again: "Crizotinib: crizotinib blocks …"."""
    again = re.match(rf"(?:the |an? )?{re.escape(term)}\s+(?=\w)", said, re.IGNORECASE)
    rest = said[again.end() :] if again else ""
    return rest if rest and phrase_class(rest) is PhraseClass.FINITE else said


def _fitting(term: str, kind: SectionKind, said: str) -> Relation:
    """Return the relation of what is *said* of *term*: of a test its result, of another diagnosis what it is like."""
    if _is_treatment(kind) and is_plural(term) and _are_drugs(said):  # "Beta-blockers: propranolol and metoprolol"
        return Relation.HAS_EXAMPLES
    relation = _relation(kind, said)
    if relation is Relation.IS_A and " and " in term:  # "exam and history: an exam …"
        return Relation.STATES
    type_ = term_type(term)
    if kind is not SectionKind.DIAGNOSIS or type_ is None:
        return relation
    if type_.kind in ("test", "imaging") and relation is Relation.DESCRIBED_AS:
        return Relation.STATES if re.match(r"(?i)(?:the|an?) ", said) else Relation.SHOWS
    if type_.kind in ("condition", "tumor") and relation in (Relation.IS_A, Relation.SHOWS):
        return _OF_ANOTHER.get(phrase_class(said), Relation.DESCRIBED_AS)
    return relation


def _relation(kind: SectionKind, said: str) -> Relation:
    cls = phrase_class(said)
    return next(relation for relation, holds in RELATIONS if holds(kind, said, cls))


def _first(found: tuple[str, ...]) -> str | None:
    return found[0] if found else None


def _points(relation: Relation, said: str) -> tuple[str, ...]:
    """Return the members of a list of short names: examples, or a description that is nothing but a list."""
    if relation is Relation.HAS_EXAMPLES:
        said = re.sub(r"(?i)^(?:such as|including|includes?|for example|e\.g\.),?\s+", "", said)
    elif relation is Relation.INVOLVES:
        said = said.replace(";", ",")
    elif relation is not Relation.DESCRIBED_AS:
        return ()
    members = tuple(member for member in coordinates(said) if member.lower() not in ("others", "other", "more", "etc"))
    short = all(len(member.split()) <= 4 and " of " not in member for member in members)
    fewest = 3 if relation is Relation.DESCRIBED_AS else 2
    return members if len(members) >= fewest and short and not share_a_head(members) else ()


def share_a_head(members: tuple[str, ...]) -> bool:
    """Tell whether the members of a list are cut short: "breast, lung, or ovarian cancers" shares its last noun.

    So do "a lump in the abdomen, neck, or chest" and "drugs that lower fever, pain, and redness" share their first.
    """
    last = members[-1]
    is_joint = len(last.split()) > 1 and not re.match(r"(?i)an? |the ", last)
    shares_last = is_joint and any(" " not in member and not _is_whole(member, last) for member in members[:-1])
    if any(_LINKING.search(member) for member in members[:-1]):
        return True
    placed = next((i for i, member in enumerate(members) if _PLACED.search(member)), len(members))
    told = next((i for i, member in enumerate(members) if _TOLD_MORE.search(member)), len(members))
    if any(" " not in member for member in members[told + 1 :]):
        return True
    return shares_last or any(_is_a_place(member) for member in members[placed + 1 :])


def _is_whole(member: str, last: str) -> bool:
    """Tell whether *member*, one word, needs no word of the *last* member: "headaches", "fever" beside "joint pain"."""
    if _SHARED_HEAD.search(last):
        return False
    type_ = term_type(member)
    return _PLURAL.search(member) is not None or (type_ is not None and type_.kind in _WHOLE_ALONE)


def _is_a_place(member: str) -> bool:
    """Tell whether *member*, a bare noun, is part of the body or nothing that is known: "neck"."""
    type_ = term_type(member)
    return " " not in member and (type_ is None or type_.kind == "anatomical")
