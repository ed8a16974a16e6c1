"""Facts from sentences, through the subject that the parse gives and the words that follow it."""

import re
from dataclasses import replace

from decks.facts.anaphora import is_about
from decks.facts.bullets import share_a_head
from decks.facts.patterns import (
    ASIDE,
    BROKEN,
    CATEGORY,
    CHARACTERISED,
    DEFINED,
    EXPLAINS,
    GLOSS,
    GOES_ON,
    NEEDED,
    PATTERNS,
    PERSON,
    SECOND,
    SUPERLATIVE,
    TRIAD,
    TRIAD_SIZE,
    Pattern,
)
from decks.facts.topic import Topic
from decks.grammar import capitalised, coordinates
from decks.knowledge import find_terms, hedges_in, is_negative, population_in
from decks.language import Sentence, sentences
from decks.model import Fact, Relation, Span
from decks.phrases import PhraseClass, has_clause, phrase_class

MAX_ANSWER_WORDS = 15
MAX_SUBJECT_WORDS = 10
MAX_SETTING_WORDS = 8
LIST_POINTS = (3, 7)
# Conditions of one word that the parser knows for nouns; one that the sentence does not name stands in for a long name.
STAND_INS = ("gout", "asthma", "malaria", "influenza", "tetanus", "leprosy")
SUBORDINATOR = re.compile(
    r"(?:if|when|whenever|once|although|because|after|before|while|as|unless|until|in|with)\b", re.IGNORECASE
)
_TIME_OF_LIFE = re.compile(
    r"(?:early |late |young )?(?:childhood|infancy|adulthood|adolescence|pregnancy)", re.IGNORECASE
)
_NOUN_ENDING = re.compile(r"(?:ing|tion|ness|ia|sis|itis|ity|ment|ance|ence)$")
IS_NAMED = Pattern(
    Relation.IS_THE_MOST, re.compile(r"(?P<predicate>(?:is|are)(?: (?:often|usually|typically|commonly))?)\s+(?=\S)")
)
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
    said = [fact for clause in clauses for fact in _said(clause, stated, topic)]
    triad = _triad(text, stated, topic)
    return [*said, *([triad] if triad else []), stated]


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


def _said(text: str, stated: Fact, topic: Topic) -> list[Fact]:
    """Return the typed facts of the main clause of *text*, by the patterns that fit it; the rest is as in *stated*."""
    if PERSON.search(text) or text.rstrip().endswith("?"):
        return []
    stand_in = next((name for name in STAND_INS if name not in text.lower()), topic.name)
    plain = _plainly_named(text, stand_in, topic)
    subject = _subject(sentences(plain)[0])
    if subject is None:
        return []
    start, end = subject
    setting, rest = plain[:start].strip(" ,"), _renamed(plain[end:].lstrip(" ,"), stand_in, topic)
    named = _named(_renamed(plain[start:end], stand_in, topic), topic)
    if len(named.split()) > MAX_SUBJECT_WORDS or not _is_setting(setting):
        return []
    found = [_matched(pattern, rest) for pattern in _patterns_for(named)]
    first = next((match for match in found if match is not None), None)
    characterised = _matched(Pattern(Relation.HAS_PARTS, CHARACTERISED), rest)
    return [
        replace(
            stated,
            relation=relation,
            subject=named,
            object=answer,
            setting=_renamed(setting, stand_in, topic),
            predicate=predicate,
            points=_points(answer, relation),
        )
        for relation, predicate, answer in (match for match in (first, characterised) if match is not None)
    ]


def _plainly_named(text: str, stand_in: str, topic: Topic) -> str:
    """Return *text* with *stand_in*, one word, for the condition's name of several, which may mislead the parse."""
    if " " not in topic.name:
        return text
    name = re.compile(rf"(?<!\w){re.escape(topic.name)}(?!\w)", re.IGNORECASE)
    return name.sub(lambda found: stand_in if found.start() else capitalised(stand_in), text)


def _renamed(text: str, stand_in: str, topic: Topic) -> str:
    """Return *text* with the condition's name where *stand_in* stood in for it."""
    return re.sub(rf"(?i)\b{re.escape(stand_in)}\b", lambda _: topic.name, text)


def _is_setting(setting: str) -> bool:
    """Tell whether the words before the subject can stand before a question: two to eight, and no clause."""
    n_words = len(setting.split())
    is_clause = n_words > 2 and has_clause(setting) and not SUBORDINATOR.match(setting)
    return n_words == 0 or (2 <= n_words <= MAX_SETTING_WORDS and not is_clause)


def _patterns_for(subject: str) -> tuple[Pattern, ...]:
    """Return the patterns to try: of "the most common cause of …" what it is, of a mere thing no list of members."""
    if SUPERLATIVE.match(subject):
        return (IS_NAMED, *PATTERNS)
    return (
        PATTERNS if CATEGORY.search(subject) else tuple(p for p in PATTERNS if p.relation is not Relation.HAS_MEMBERS)
    )


def _matched(pattern: Pattern, rest: str) -> tuple[Relation, str, str] | None:
    """Return relation, predicate and answer where *pattern* fits *rest*, what follows the subject."""
    found = pattern.predicate.match(rest)
    answer = _answer(rest[found.end() :], pattern.relation) if found else None
    return (pattern.relation, found["predicate"], answer) if found and answer else None


def _named(subject: str, topic: Topic) -> str:
    """Return *subject* without its asides, the condition in it named as it is inside a sentence."""
    plain = ASIDE.sub("", subject).strip()
    return re.sub(re.escape(topic.name), topic.name, plain, flags=re.IGNORECASE)


def _subject(sentence: Sentence) -> tuple[int, int] | None:
    """Return where the subject of the main clause starts and ends; None where there is none before the verb."""
    found = sentence.child(sentence.root, "nsubj", "nsubjpass", "csubj")
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
    kept = _kept(rest)
    if kept is not None and relation is Relation.IS_A:
        kept = _short_definition(kept)
        kept = kept if kept and phrase_class(kept) is PhraseClass.NOUN else None
    return kept if (kept and len(kept.split()) <= MAX_ANSWER_WORDS) or (kept and relation is Relation.IS_A) else None


def _kept(rest: str) -> str | None:
    """Return *rest* up to where the sentence goes on, no longer than an answer; None where the cut would break it."""
    cut = GOES_ON.search(rest)
    kept = rest[: cut.start()] if cut else rest
    if len(kept.split()) > MAX_ANSWER_WORDS:
        kept = re.sub(r"\s*\([^()]*\)", "", kept)
    explains = EXPLAINS.search(kept) if len(kept.split()) > MAX_ANSWER_WORDS else None
    kept = kept[: explains.start()] if explains else kept
    dropped, kept = rest[len(kept) :], kept.strip(" ,")
    is_torn = BROKEN.search(kept) or (dropped and _is_half_a_list(kept))
    return None if is_torn or NEEDED.search(dropped) or is_negative(dropped) else kept


def _is_half_a_list(kept: str) -> bool:
    """Tell whether *kept* is a list that lost its end: commas, but no "and" or "or" after the last."""
    return "," in kept and not re.search(r"\b(?:and|or)\b", kept[kept.rindex(",") :])


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
    fewest = 2 if re.search(r"\btwo\b", answer) else LIST_POINTS[0]
    fits = fewest <= len(members) <= LIST_POINTS[1] and not share_a_head(members)
    return members if fits and all(_is_point(member) for member in members) else ()


def _is_point(member: str) -> bool:
    """Tell whether *member* can be a point of a list: a short noun phrase or a known term, and no time of life."""
    if len(member.split()) > MAX_POINT_WORDS or _TIME_OF_LIFE.fullmatch(member):
        return False
    is_known = any(found.end - found.start >= len(member) - 2 for found in find_terms(member))
    return is_known or phrase_class(member) is PhraseClass.NOUN or (_NOUN_ENDING.search(member) is not None)
