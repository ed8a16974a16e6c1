"""Facts from sentences, through the subject that the parse gives and the words that follow it."""

import re

from decks.facts.anaphora import is_about
from decks.facts.bullets import share_a_head
from decks.facts.patterns import (
    ASIDE,
    DEFINED,
    EXPLAINS,
    GLOSS,
    GOES_ON,
    NEEDED,
    PATTERNS,
    PERSON,
    SECOND,
    TRIAD,
    TRIAD_SIZE,
)
from decks.facts.topic import Topic
from decks.grammar import coordinates
from decks.knowledge import hedges_in, is_negative, population_in
from decks.language import PhraseClass, Sentence, phrase_class, sentences
from decks.model import Fact, Relation, Span

MAX_ANSWER_WORDS = 15
MAX_SUBJECT_WORDS = 10
MAX_SETTING_WORDS = 8
LIST_POINTS = (2, 7)
MAX_POINT_WORDS = 7
_LISTS = (Relation.HAS_MEMBERS, Relation.HAS_PARTS, Relation.IS_BASED_ON)


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
    second = SECOND.search(text) if is_about(text, topic) else None
    clauses = [text] if second is None else [text, f"{topic.name} {text[second.end() :]}"]
    said = [_said(clause, stated, topic) for clause in clauses]
    return [*(fact for fact in (*said, _triad(text, stated, topic)) if fact is not None), stated]


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


def _said(text: str, stated: Fact, topic: Topic) -> Fact | None:
    """Return the typed fact of the main clause of *text*, if a pattern fits it; the rest is as in *stated*."""
    subject = None if PERSON.search(text) or text.rstrip().endswith("?") else _subject(sentences(text)[0])
    if subject is None:
        return None
    start, end = subject
    setting, named, after = text[:start].strip(" ,"), _named(text[start:end], topic), text[end:].lstrip(" ,")
    if len(named.split()) > MAX_SUBJECT_WORDS or len(setting.split()) not in (0, *range(2, MAX_SETTING_WORDS + 1)):
        return None
    for pattern in PATTERNS:
        found = pattern.predicate.match(after)
        answer = _answer(after[found.end() :], pattern.relation) if found else None
        if found and answer:
            return Fact(
                section_id=stated.section_id,
                relation=pattern.relation,
                subject=named,
                object=answer,
                evidence=stated.evidence,
                group=stated.group,
                setting=setting,
                predicate=found["predicate"],
                points=_points(answer, pattern.relation),
                hedge=next(iter(hedges_in(text)), None),
                population=population_in(text),
                is_negative=is_negative(text),
            )
    return None


def _named(subject: str, topic: Topic) -> str:
    """Return *subject* without its asides, the condition in it named as it is inside a sentence."""
    plain = ASIDE.sub("", subject).strip()
    return re.sub(re.escape(topic.name), topic.name, plain, flags=re.IGNORECASE)


def _subject(sentence: Sentence) -> tuple[int, int] | None:
    """Return where the subject of the main clause starts and ends; None where there is none before the verb."""
    found = sentence.child(sentence.root, "nsubj", "nsubjpass")
    if found is None or found > sentence.root or sentence.tokens[found].pos == "PRON":
        return None
    first, last = sentence.subtree(found)
    if last >= sentence.root:
        return None
    return sentence.tokens[first].start_char, sentence.tokens[last].end_char


def _answer(rest: str, relation: Relation) -> str | None:
    """Return the words that answer, cut where the sentence goes on; None where they do not stand alone."""
    rest = rest.strip().rstrip(".")
    if relation in _LISTS and _points(rest, relation):
        return rest.lstrip(": ")
    if relation is Relation.HAS_MEMBERS:
        return None
    for end in (GOES_ON, EXPLAINS):
        cut = end.search(rest)
        if cut is not None and (end is GOES_ON or len(rest.split()) > MAX_ANSWER_WORDS):
            dropped, rest = rest[cut.start() :], rest[: cut.start()].strip(" ,")
            if NEEDED.search(dropped) or is_negative(dropped):
                return None
    if relation is Relation.IS_A:
        rest = _short_definition(rest)
    return rest if rest and len(rest.split()) <= MAX_ANSWER_WORDS else None


def _short_definition(rest: str) -> str:
    """Return the longest beginning of the definition *rest* that is short enough and still a definition."""
    ends = [len(rest), *(found.start() for found in DEFINED.finditer(rest))]
    fitting = [rest[:end] for end in ends if len(rest[:end].split()) <= MAX_ANSWER_WORDS]
    return max(fitting, key=len, default="").strip(" ,")


def _points(answer: str, relation: Relation) -> tuple[str, ...]:
    """Return the members of a list of short noun phrases, () where *answer* is none."""
    if relation not in _LISTS:
        return ()
    answer = answer.strip(": ")
    members = tuple(part.strip() for part in answer.split(";")) if ";" in answer else coordinates(answer)
    members = tuple(re.sub(r"^(?:and|or)\s+", "", member) for member in members)
    fits = LIST_POINTS[0] <= len(members) <= LIST_POINTS[1] and not share_a_head(members)
    return members if fits and all(_is_point(member) for member in members) else ()


def _is_point(member: str) -> bool:
    return len(member.split()) <= MAX_POINT_WORDS and phrase_class(member) is PhraseClass.NOUN
