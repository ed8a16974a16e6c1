"""Technical terms that a text gives after plain words: "involuntary eye movements (nystagmus)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from decks.facts.readings import Reading
from decks.facts.topic import Topic
from decks.grammar import decapitalised
from decks.knowledge import normal, term_type
from decks.language import Token, sentences
from decks.model import Fact, Relation, Span

_BRACKET = re.compile(
    r"\((?:known as |called |also called |a condition called )?(?:an? )?(?P<term>[a-z][a-z -]{4,40})\)"
)
_KINDS = ("finding", "symptom", "condition")
# Words of every day: to know them is no knowledge of medicine.
_EVERYDAY = frozenset(
    normal(term)
    for term in (
        "hypertension", "high blood pressure", "fatigue", "pneumonia", "anemia", "diabetes", "seizures", "seizure",
        "heart attack", "depression", "stroke", "fever", "nausea", "infertility", "nearsightedness", "farsightedness",
        "birth defects", "intellectual disability", "heart disease", "constipation", "tremor", "tremors",
        "miscarriage", "cancer",
    )
)  # fmt: skip
_ENDING = re.compile(
    r"(?:\w+ )?\w{3,}(?:dactyly|cephaly|opia|emia|uria|megaly|plegia|algia|penia|orchidism|kinesia|phagia|tonia|"
    r"telorism|gnathia|odontia|rrhea|praxia|stenosis|trichosis|keratosis|melia|schisis)"
)
MAX_PLAIN_WORDS = 12
MIN_PLAIN_WORDS = 2
MAX_TERM_WORDS = 4
_CLAUSE = re.compile(
    r"(?:which|that|who|such as|including|usually|often|also|an? |the |undergo(?:es)?|develops?|has|have)\b",
    re.IGNORECASE,
)
_BREAKING_WORDS = frozenset(
    "with as from like called known such including than during if when while that which who by because but".split()
)
# Before these words stands what the term may mean as well: "hearing loss caused by …".
_BELONGS_FURTHER = frozenset("by from because that which who if when while than".split())
# Verbs that say no more of what follows than that it is there: "have weak muscles", not "thicken the heart muscle".
_LEAVE_WHOLE = frozenset(
    "have be cause develop include experience involve show become exhibit display produce feature begin".split()
)
_LEADING = re.compile(
    r"^(?:(?:in|to|of|on|at|for|the|an?|also|often|usually|sometimes|possibly|other|certain|some|may|mild|"
    r"severe|both|or|and|"
    r"episodes of|periods of|recurrent episodes of|(?:increased |higher )?risk of|tendency toward)\s+)+",
    re.IGNORECASE,
)

# What shows that a verb was taken for a noun, or that two things were joined.
_NO_PLAIN = re.compile(
    r"\b(?:and|or|affected|people|individuals|patients|infants|babies|children|cases|this|these|their|its|his|her)\b|"
    r"\b(?:being|such)\b|\b(?:diseases?|disorders?|conditions?|problems?|abnormalit(?:y|ies)|difficulties)$|"
    r"\b[A-Z]{2,}|\b(?:experience|develop|cause|have)s?\b"
)
# Behind these stands an example, or a cause, and no other name.
_CLASS_ENDS = re.compile(
    r"\b(?:diseases?|disorders?|conditions?|problems?|abnormalit(?:y|ies)|difficulties|defects?|features?|signs?|"
    r"symptoms?|anomal(?:y|ies)|malformations?|complications?|infections?|tumou?rs?|cancers?|changes?|illness(?:es)?|"
    r"factors?|findings?|causes?|types?|forms?|or|and|of|with|by|such as|including)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gloss:
    """A clinical *term* that a text gives in brackets, and the *plain* words before it that it stands for.

    *article* is the "a" or "an" before the plain words, else ""; *start* and *end* are the brackets' characters.
    """

    term: str
    plain: str
    article: str
    start: int
    end: int


def glosses_in(text: str, topic: Topic) -> Iterator[Gloss]:
    """Yield each clinical term that *text* gives in brackets: "involuntary eye movements (nystagmus)"."""
    for found in _BRACKET.finditer(text):
        if not _is_clinical(found["term"]) or topic.mention.search(found["term"]):
            continue
        plain = _plain_words(text, found.start())
        if plain is not None and not _is_told(" ".join((plain, *topic.names)), found["term"]):
            article = _article(text[: found.start()], plain)
            yield Gloss(found["term"], decapitalised(plain), article, found.start(), found.end())


def bracketed_terms(text: str, topic: Topic) -> list[Span]:
    """Return where the clinical terms stand that *text* gives in brackets, however far back their plain words begin.

    No term whose stem the rest of *text* or the condition's name says, and none behind a word for a whole class, of
    which it would be an example: "heart defects (…)". The most technical ones come first.
    """
    found_at: dict[Span, str] = {}
    for found in _BRACKET.finditer(text):
        before, after = text[: found.start()].rstrip(), text[found.end() :]
        rest = " ".join((before, after, *topic.names))
        is_example = _CLASS_ENDS.search(before) is not None or len(before.split()) < MIN_PLAIN_WORDS
        is_other_way = _is_clinical(before.split()[-1].lower()) if before else False  # "dysphagia (trouble swallowing)"
        is_a_name = _is_clinical(found["term"]) and not (is_example or is_other_way)
        if is_a_name and not _is_told(rest, found["term"]):
            found_at[Span(*found.span())] = found["term"]
    return sorted(found_at, key=lambda span: _ENDING.fullmatch(found_at[span]) is None)


def glosses_of(reading: Reading, topic: Topic, stated: Fact) -> Iterator[Fact]:
    """Yield each clinical term that *reading* glosses as a fact."""
    for gloss in () if stated.is_negative else glosses_in(reading.text, topic):
        yield replace(
            stated, relation=Relation.IS_TERMED, subject=gloss.term, object=gloss.plain, setting=gloss.article
        )


def _is_clinical(term: str) -> bool:
    """Tell whether *term* is one finding or condition: known as such, or with the ending of one."""
    if len(term.split()) > MAX_TERM_WORDS or _CLAUSE.match(term):
        return False
    known = term_type(term)
    is_kind = known.kind in _KINDS if known else _ENDING.fullmatch(term) is not None
    return is_kind and normal(term) not in _EVERYDAY and re.search(r"\b(?:and|or)\b", term) is None


def _is_told(plain: str, term: str) -> bool:
    """Tell whether the *plain* words hold the *term*, or the stem of one of its words."""
    words = [word[:5] for word in normal(plain).split() if len(word) > 3]
    return any(stem in normal(term) for stem in words)


def _article(before: str, plain: str) -> str:
    """Return "a", "an" or "" as it stands ahead of *plain* at the end of *before*."""
    found = re.search(r"\b(?P<article>[Aa]n?) $", before.rstrip().removesuffix(plain))
    return found["article"].lower() if found else ""


def _plain_words(text: str, bracket: int) -> str | None:
    """Return the noun phrase of *text* that ends before *bracket*; None where it is not clear where it begins."""
    sentence = next((s for s in sentences(text) if s.start_char <= bracket < s.end_char), None)
    if sentence is None:
        return None
    before = [token for token in sentence.tokens if token.end_char <= bracket]
    start = _start(before)
    if start is None or start >= len(before):
        return None
    plain = _LEADING.sub("", text[before[start].start_char : bracket].strip())
    is_joined = _NO_PLAIN.search(plain) is not None
    fits = MIN_PLAIN_WORDS <= len(plain.split()) <= MAX_PLAIN_WORDS
    return plain if fits and not is_joined and "(" not in plain else None


def _start(before: list[Token]) -> int | None:
    """Return the first word of the phrase at the end of *before*; None where a bare "and" leaves that open."""
    at = len(before)
    while at > 0 and not _breaks(before[at - 1], before, at):
        at -= 1
    if at == 0:
        return at
    breaker = before[at - 1]
    is_open = breaker.tag == "CC" and (at < 2 or before[at - 2].text not in (",", ";", ")"))
    is_torn = at < len(before) and before[at].lemma in ("of", "in", "on", "at") and breaker.lemma != "result"
    is_acted_on = breaker.pos == "VERB" and breaker.lemma not in _LEAVE_WHOLE
    is_further = is_torn or is_acted_on or breaker.tag in ("VBN", "VBG") or breaker.lemma in _BELONGS_FURTHER
    return None if is_open or is_further else at


def _breaks(token: Token, before: list[Token], at: int) -> bool:
    """Tell whether *token* cannot be a part of the phrase: a verb, a mark, "with"; "widely spaced eyes" stays whole."""
    if token.text in (",", ";", ":", "(", ")", "—", "–") or token.tag == "CC" or token.lemma in _BREAKING_WORDS:
        is_adjectives = token.text == "," and at >= 2 and before[at - 2].pos == "ADJ" and before[at].pos == "ADJ"
        return not is_adjectives if at < len(before) else True
    is_narrowing = token.tag in ("VBN", "VBG") and token.dep in ("amod", "compound", "pobj", "nsubj", "pcomp")
    return token.pos in ("VERB", "AUX", "PRON") and not is_narrowing
