"""Facts from sentences, through the subject that the parse gives and the words that follow it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from decks.facts.adverbials import adverbials_of
from decks.facts.anaphora import is_about
from decks.facts.backs import answer_in, before_more, is_vague, points_of, with_adverb
from decks.facts.clauses import Spoken, clauses_in, is_setting
from decks.facts.comparisons import comparison_in, times_in
from decks.facts.measures import COUNT_OF, IN_SHARE, MEASURES, SHARE_OF
from decks.facts.patterns import (
    ASIDE,
    ATTRIBUTE,
    CARER,
    CATEGORY,
    CHARACTERISED,
    GLOSS,
    PATTERNS,
    PERSON,
    SUPERLATIVE,
    TRIAD,
    TRIAD_SIZE,
    Pattern,
)
from decks.facts.stand_ins import plainly_named, renamed, stand_in_for
from decks.facts.topic import Topic
from decks.grammar import singular_verb
from decks.knowledge import hedges_in, is_negative, population_in
from decks.language import Sentence, sentences
from decks.misread_verbs import with_verb_shown
from decks.model import Fact, Relation, Span
from decks.phrases import PhraseClass, is_plural, phrase_class

MAX_SUBJECT_WORDS = 12
MAX_ASKED_WORDS = 18
IS_NAMED = Pattern(
    Relation.IS_THE_MOST, re.compile(r"(?P<predicate>(?:is|are)(?: (?:often|usually|typically|commonly))?)\s+(?=\S)")
)
HAS_ATTRIBUTE = Pattern(
    Relation.HAS_ATTRIBUTE,
    re.compile(
        r"(?P<predicate>(?:is|are|ranges?|varies|may be|can be|remains)"
        r"(?: (?:often|usually|typically|commonly|generally))?(?: estimated| thought| believed)?)\s+(?=\S)"
    ),
)
_MILLIONS = re.compile(r"(?:millions|thousands|hundreds|many|some|several)\b", re.IGNORECASE)
# A clause within the clause, which the measure may belong to.
_INNER = re.compile(
    r"\b(?:not|never|that|which|who|whose|starting|beginning|characterized|ranging|lasting)\b|^(?:is|are) an?\b"
)
_IF = re.compile(r"(?:if|when|after|before|in|for|during)\b", re.IGNORECASE)
_DONE_IF = re.compile(
    r"(?:is|are|may be|can be|should be|must be|will be) (?:also )?(?:usually |often |sometimes |generally |"
    r"typically )?"
    r"(?:done|used|performed|needed|given|recommended|required|necessary|indicated|considered|preferred|an option)",
    re.IGNORECASE,
)
_COURSE = re.compile(r"\b(?:outlook|prognosis|course|inheritance|onset|treatment|management|therapy)\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\.\d{1,2}\s*$")
_ADVERB_FIRST = re.compile(
    r"^(?P<adverb>also|often|usually|sometimes|generally|typically|commonly) "
    r"(?P<verb>can|may|might|could|is|are|was|were|has|have)\s+(?=\S)"
)
_UNKNOWN = re.compile(
    r"(?:not |un|poorly |being |still |very important|necessary|essential|difficult|possible|important|available|"
    r"needed|done|made|given)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause taken apart: the words before its subject, the subject, and the words after it."""

    setting: str
    subject: str
    rest: str


def facts_of_sentence(text: str, evidence: Span, *, section_id: str, group: str, topic: Topic) -> list[Fact]:
    """Return what *text*, a sentence that stands alone, says; at least that it states itself.

    *evidence* is the sentence in the article; *text* may differ from it by a resolved reference or a dropped
    connective.
    """
    stated = Fact(
        section_id=section_id,
        relation=Relation.STATES,
        subject=topic.name,
        object=text,
        evidence=(evidence,),
        group=group,
        hedge=next(iter(hedges_in(text)), None),
        population=population_in(text),
        is_negative=is_negative(text),
    )
    if PERSON.search(text) or text.rstrip().endswith("?"):
        return [stated]
    said = [fact for clause in clauses_in(text, topic) for fact in _said(clause, stated, topic)]
    triad = _triad(text, stated, topic)
    return [*dict.fromkeys(said), *([triad] if triad else []), stated]


def _triad(text: str, stated: Fact, topic: Topic) -> Fact | None:
    """Return the triad that *text* spells out, its members named in brackets."""
    found = TRIAD.search(text)
    if found is None or not is_about(text, topic):
        return None
    members = tuple(GLOSS.findall(found["parts"]))
    if len(members) != TRIAD_SIZE[found["n"]]:
        return None
    return Fact(
        section_id=stated.section_id,
        relation=Relation.HAS_PARTS,
        subject=found["what"],
        object=", ".join(members),
        evidence=stated.evidence,
        group=stated.group,
        points=members,
    )


def _said(spoken: Spoken, stated: Fact, topic: Topic) -> list[Fact]:
    """Return the typed facts of the clause *spoken*: its numbers, what it compares, the patterns that fit it."""
    clause = clause_of(spoken.text, topic)
    if clause is None or CARER.match(clause.subject):
        return []
    fact = replace(stated, subject=clause.subject, setting=clause.setting)
    measured = () if spoken.is_joined else _measured(clause, fact)
    if _DONE_IF.fullmatch(clause.rest) and _IF.match(clause.setting):
        return [replace(fact, relation=Relation.IS_DONE_IF, object=clause.setting, predicate=clause.rest)]
    compared = list(_compared(clause, fact))
    typed = [*measured, *(compared or _matching(clause, fact))]
    answers = {typed_fact.object for typed_fact in typed}
    return [*typed, *(more for more in adverbials_of(fact, clause.rest, topic) if more.object not in answers)]


def clause_of(text: str, topic: Topic) -> Clause | None:
    """Return the main clause of *text*, None where what stands before its verb is too long to be asked about."""
    stand_in = stand_in_for(text, topic)
    plain = plainly_named(text, topic)
    subject = _subject(sentences(plain)[0])
    if subject is None:
        subject = _subject(sentences(with_verb_shown(plain))[0])  # which stands before what is shown
    if subject is None:
        return None
    start, end = subject
    setting, rest = plain[:start].strip(" ,"), renamed(plain[end:].lstrip(" ,"), stand_in, topic)
    named = _named(renamed(plain[start:end], stand_in, topic), topic)
    if len(named.split()) > MAX_SUBJECT_WORDS or named.endswith("-") or not is_setting(setting):
        return None
    rest = _FOOTNOTE.sub("", rest).removeprefix("do ")
    rest = singular_verb(rest.removeprefix("does ")) if rest.startswith("does ") else rest
    rest = _ADVERB_FIRST.sub(r"\g<verb> \g<adverb> ", rest.strip().rstrip("."))
    return Clause(renamed(setting, stand_in, topic), named, rest)


def _matching(clause: Clause, fact: Fact) -> Iterator[Fact]:
    """Yield what the first pattern that fits says, and the features of "… is a disorder characterized by …"."""
    found = [_matched(pattern, clause.rest, clause.subject) for pattern in _patterns_for(clause.subject)]
    first = next((match for match in found if match is not None), None)
    characterised = _matched(Pattern(Relation.HAS_PARTS, CHARACTERISED), clause.rest, clause.subject)
    for relation, predicate, answer in (match for match in (first, characterised) if match is not None):
        points = points_of(answer, relation)
        is_of_members = relation is Relation.HAS_MEMBERS
        if (is_of_members or predicate.startswith("include")) and is_of_members != is_plural(clause.subject):
            continue
        asked, said = with_adverb(predicate, answer)
        yield replace(fact, relation=relation, object=said, predicate=asked, points=points)


def _measured(clause: Clause, fact: Fact) -> Iterator[Fact]:
    """Yield the shares, ages, times and frequencies of *clause*."""
    said = before_more(clause.rest)
    if said is None or _MILLIONS.match(clause.subject) or len(said.split()) > MAX_ASKED_WORDS:
        return
    yield from _counted(clause, said, fact)
    if len(clause.subject.split()) > 1 or not is_vague(clause.subject):
        yield from (
            replace(fact, relation=measure.relation, object=found["answer"], predicate=found["said"])
            for measure in MEASURES
            if (found := measure.phrase.match(said)) and not _INNER.search(found["said"])
        )


def _counted(clause: Clause, said: str, fact: Fact) -> Iterator[Fact]:
    """Yield the share of people that the subject, the setting or the end of *said* gives."""
    share, count = SHARE_OF.match(clause.subject), COUNT_OF.match(clause.subject)
    if share is not None and not clause.setting:
        yield replace(
            fact, relation=Relation.HAS_SHARE, subject=share["whole"], object=share["share"], predicate=said, setting=""
        )
    elif count is not None and not clause.setting:
        yield replace(
            fact, relation=Relation.HAS_COUNT, subject=count["whole"], object=count["count"], predicate=said, setting=""
        )
    for place in (clause.setting, said):
        found = IN_SHARE.search(place)
        if found is None or (place is clause.setting and found.start() > 0):
            continue
        if said[found.end() :].lstrip(" ,").startswith("but"):
            continue
        without = said if place is clause.setting else f"{said[: found.start()]}{said[found.end() :]}".strip()
        yield replace(
            fact,
            relation=Relation.HOLDS_IN_SHARE,
            object=found["share"],
            setting=found["whole"],
            predicate=without,
        )


def _compared(clause: Clause, fact: Fact) -> Iterator[Fact]:
    times = times_in(clause.subject, clause.rest)
    if times is not None:
        said = f"than {times.other} {times.predicate}"
        yield replace(fact, relation=Relation.IS_TIMES_AS_LIKELY, object=times.answer, predicate=said)
    found = comparison_in(clause.subject, clause.rest)
    if found is not None:
        yield replace(
            fact,
            relation=Relation.IS_MORE_COMMON,
            object=found.answer,
            predicate=f"{found.predicate} than {found.other}",
        )


def _patterns_for(subject: str) -> tuple[Pattern, ...]:
    """Return the patterns to try: of "the most common cause of …" what it is, of a mere thing no list of members."""
    if SUPERLATIVE.match(subject):
        return (IS_NAMED, *PATTERNS)
    patterns = (*PATTERNS, HAS_ATTRIBUTE) if ATTRIBUTE.match(subject) else PATTERNS
    return (
        patterns if CATEGORY.search(subject) else tuple(p for p in patterns if p.relation is not Relation.HAS_MEMBERS)
    )


def _matched(pattern: Pattern, rest: str, subject: str) -> tuple[Relation, str, str] | None:
    """Return relation, predicate and answer where *pattern* fits *rest*, what follows the subject."""
    found = pattern.predicate.match(rest)
    answer = answer_in(rest[found.end() :], pattern.relation) if found else None
    if found is None or answer is None or found["predicate"].startswith("to "):
        return None
    if pattern.relation is Relation.ACTS_ON and phrase_class(answer) is not PhraseClass.NOUN:
        return None
    if pattern is HAS_ATTRIBUTE and phrase_class(answer) is PhraseClass.ADJECTIVE and not _COURSE.search(subject):
        return None
    if pattern.relation is Relation.HAS_ATTRIBUTE and (
        _UNKNOWN.match(answer) or re.match(r"\w+(?:ed|en|wn)\b", answer)
    ):
        return None
    return pattern.relation, found["predicate"], answer


def _named(subject: str, topic: Topic) -> str:
    """Return *subject* without its asides, the condition in it named as it is inside a sentence."""
    plain = ASIDE.sub("", subject).strip()
    if "," in plain and not re.search(r"\b(?:and|or)\b", plain[plain.rindex(",") :]):
        plain = re.sub(r"\s*\([^)]*\)", "", subject).strip()  # "a, b, or c" has no aside
    return re.sub(re.escape(topic.name), topic.name, plain, flags=re.IGNORECASE)


def _subject(sentence: Sentence) -> tuple[int, int] | None:
    """Return where the subject of the main clause starts and ends; None where there is none before the verb."""
    found = sentence.children(sentence.root, "nsubj", "nsubjpass", "csubj")
    if not found or found[-1] > sentence.root or sentence.tokens[found[0]].pos == "PRON":
        return None
    first, last = sentence.subtree(found[0])[0], sentence.subtree(found[-1])[1]
    # "The method for diagnosing T. b. gambiense infection is": a name that the parser takes for a subject of its own
    is_one = all(sentence.subtree(a)[1] + 1 == sentence.subtree(b)[0] for a, b in pairwise(found))
    if last >= sentence.root or not is_one:
        return None
    return sentence.tokens[first].start_char, sentence.tokens[last].end_char
