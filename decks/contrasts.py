"""Sentences that tell one clinical term from its likes: what each is for, what class it is of.

A contrast is what a one-best-answer question needs: a term of a fine type, the words of the article that only it
fits, and the lead-in that asks for it. Adding a way of telling terms apart is one function and one row in CONTRASTS.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from decks.facts import Findings
from decks.framing import condition_name, kind_of
from decks.grammar import with_indefinite
from decks.knowledge import Found, canonical, find_terms, is_broader, is_category_term, negations_in, normal, purpose
from decks.model import Fact, SectionKind
from decks.wording import inner

MAX_ASKED_WORDS = 16


@dataclass(frozen=True, slots=True)
class Contrast:
    """One term told apart: *key* as the article writes it, *asked* what is true of it alone, and the question for it.

    *way* names how it is told apart ("purpose", "class", …); the distractors depend on it.
    """

    way: str
    key: str
    asked: str
    lead_in: str


Teller = Callable[[Fact, Findings, tuple[Found, ...]], Iterator[Contrast]]

_NOUNS = {"test": "tests", "imaging": "imaging studies", "procedure": "procedures"}
# Ways of looking that fit nearly every question; a plain film's options would differ by the part of the body alone.
FOR_EVERYTHING = (
    "ultrasound",
    "X-ray",
    "computed tomography",
    "magnetic resonance imaging",
    "biopsy",
    "genetic testing",
)
_VERB = (
    r"(?P<verb>confirm|detect|check for|look for|rule out|exclude|identify|measure|diagnose|assess|evaluate|find|show|"
    r"reveal|monitor)"
)
_TEST_DOES = re.compile(
    r"(?:\s*\([^()]*\))?\s+(?P<modal>can|may|might|could)?\s*(?:also\s+)?"
    r"(?:(?:is|are|be)\s+(?:\w+ly\s+|often\s+)?(?:used|done|performed|needed|recommended|ordered)\s+to\s+(?:help\s+)?|"
    r"helps?\s+(?:to\s+)?)?"
    rf"{_VERB}s?\s+(?P<what>[^.;:]+)\.?$"
)
_TEST_BY = re.compile(
    r"\b(?P<modal>can|may|might|could|will|usually|often)?\s*(?:use|order|perform|recommend)s?\s+(?:an?\s+|the\s+)?$"
)
_TO_TEST = re.compile(rf"(?:\s*\([^()]*\))?\s+to\s+(?:help\s+)?{_VERB}\s+(?P<what>[^.;:]+)\.?$")
_OPENS = re.compile(r"(?:an?|the)?\s*$", re.IGNORECASE)
_GOES_ON = re.compile(r",?\s+(?:and to|which|who|but|because|so that|by|when|if|during|before|after)\b.*$")
_VAGUE = re.compile(
    r"\b(?:your|you|he|she|his|this|these|they|it|other|problems?|whether|how|what|things?|abnormalities|same|"
    r"conditions?|causes?|is|are)\b",
    re.IGNORECASE,
)
_SUCH_AS = re.compile(r"s?(?:\s*\([^()]*\))?,?\s+(?:such as|including|like|for example,?)\s+(?:the\s+)?$")
_IS_A = re.compile(r"(?:\s*\([^()]*\))?(?:,| is| are)\s+(?:an?|the)\s+(?:\w+\s)?$")
_BY_ORGANISM = re.compile(
    r"\b(?:caused by|infection with|infected with|due to)\s+(?:an?\s+|the\s+)?(?:infection with\s+(?:the\s+)?)?"
    r"(?:\w+ ){0,2}?(?:bacteri(?:um|a)|virus|parasite|fungus|protozoan|spirochete|germ|organism)?s?,?\s*(?:called\s+)?$"
)
_BY_VECTOR = re.compile(
    r"\b(?:(?:transmitted|spread|carried)\s+(?:to (?:people|humans)\s+)?(?:by|through)|bites? (?:of|from)|bitten by)\s+"
    r"(?:the\s+bites?\s+of\s+)?(?:an?\s+|the\s+)?(?:infected\s+|female\s+)*$"
)


def contrasts_of(fact: Fact, findings: Findings) -> Iterator[Contrast]:
    """Yield the terms that the sentence of *fact* tells apart; none from a sentence that denies or speaks of others."""
    if negations_in(fact.object) or findings.kinds[fact.section_id] is SectionKind.BOILERPLATE:
        return
    terms = find_terms(fact.object)
    for tell in CONTRASTS:
        yield from tell(fact, findings, terms)


def _tests_by_purpose(fact: Fact, findings: Findings, terms: tuple[Found, ...]) -> Iterator[Contrast]:
    """Yield a test that the sentence says the purpose of: "A stool test may be used to check for hidden blood"."""
    text = fact.object
    tests = [term for term in terms if term.type.kind in _NOUNS and _is_one_test(term)]
    if not tests:
        return
    term = tests[0]
    before, after = text[: term.start], text[term.end :]
    told = _TEST_DOES.match(after) if _OPENS.fullmatch(before) else None
    told = told or (_TO_TEST.match(after) if _TEST_BY.search(before) else None)
    if told is None:
        return
    what = _GOES_ON.sub("", told["what"]).strip(" ,")
    named = findings.topic.mention.search(what)
    if _VAGUE.search(what) or not 1 <= len(what.split()) <= MAX_ASKED_WORDS or (named and len(what.split()) < 2):
        return
    modal = re.search(r"\b(?:can|may|might|could)\b", text[: term.end + told.end("verb")])
    used = f"{modal[0]} be used" if modal else "is used"
    place = "" if named else f" in {condition_name(fact, findings)}"
    nouns = _NOUNS[term.type.kind]
    lead_in = f"Which of the following {nouns} {used} to {told['verb']} {what}{place}?"
    yield Contrast("purpose", _singular(text[term.start : term.end]), f"{told['verb']} {what}", lead_in)


def _singular(words: str) -> str:
    """Return *words* as the tables write them where only the number differs: "lumbar punctures"."""
    name = canonical(words)
    return name if name is not None and normal(name) == normal(words) else words


def _is_one_test(term: Found) -> bool:
    """Tell whether *term* is a test with a purpose of its own, no class and no way of looking at everything."""
    is_one = purpose(term.term) is not None and not is_category_term(term.term)
    return is_one and term.term not in FOR_EVERYTHING and term.type.group != "plain radiography"


def _drugs_by_class(fact: Fact, findings: Findings, terms: tuple[Found, ...]) -> Iterator[Contrast]:
    """Yield a drug with the class that the sentence puts it in, where our tables agree."""
    for first, second in pairwise(terms):
        between = fact.object[first.end : second.start]
        pair = None
        if first.type.kind == "drug_class" and second.type.kind == "drug" and _SUCH_AS.fullmatch(between):
            pair = (first, second)
        elif first.type.kind == "drug" and second.type.kind == "drug_class" and _IS_A.fullmatch(between):
            pair = (second, first)
        if pair is None or not is_broader(pair[0].term, pair[1].term):
            continue
        group, drug = pair
        used = f"a class of drug used in {findings.topic.name}"
        is_treating = kind_of(fact, findings) in (SectionKind.TREATMENT, SectionKind.PREVENTION)
        aside = f", {used}" if is_treating else ""
        lead_in = f"Which of the following is {with_indefinite(inner(group.term))}{aside}?"
        yield Contrast("class", fact.object[drug.start : drug.end], group.term, lead_in)


def _organisms(fact: Fact, findings: Findings, terms: tuple[Found, ...]) -> Iterator[Contrast]:
    """Yield the one organism that causes the condition, or the one animal that carries it."""
    organisms = [term for term in terms if term.type.kind == "organism" and not is_category_term(term.term)]
    about = findings.topic.mention.match(fact.object)
    if len(organisms) != 1 or about is None or fact.hedge is not None or fact.setting:
        return
    term = organisms[0]
    before, after = fact.object[: term.start], fact.object[term.end :]
    key = fact.object[term.start : term.end]
    if re.match(r"\s*(?:,|and\b|or\b)", after):
        return
    name = findings.topic.name
    if _BY_ORGANISM.search(before):
        yield Contrast("organism", key, f"causes {name}", f"Which of the following organisms causes {name}?")
    elif _BY_VECTOR.search(before):
        yield Contrast("vector", key, f"transmits {name}", f"Which of the following animals transmits {name}?")


CONTRASTS: tuple[Teller, ...] = (_tests_by_purpose, _drugs_by_class, _organisms)
