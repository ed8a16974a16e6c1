"""Which sentences are worth a cloze: whole ones, about the condition, that say something to know."""

import re
from collections import Counter
from functools import lru_cache

from decks.clozes.idle import is_idle
from decks.facts import Findings
from decks.facts.stand_ins import plainly_named
from decks.knowledge import find_terms, term_type
from decks.language import sentences
from decks.pertinence import is_lifestyle

MIN_WORDS = 6
MIN_FUSED_LETTERS = 5  # of each of two words that lost what stood between them
MIN_LINKED_LETTERS = 7  # of a word with "a" or "in" stuck to it

# What carers, researchers and readers do says little of the condition, but for what they use, give and find.
_CARERS = re.compile(
    r"(?:(?:the|an?|some|many|most|your|his or her) )?(?:health ?care (?:provider|professional|team|worker)s?|"
    r"healthcare (?:provider|professional)s?|doctors?|physicians?|GPs?|surgeons?|specialists?|nurses?|technicians?|"
    r"radiologists?|gastroenterologists?|dietitians?|nutritionists?|pathologists?|neurologists?|"
    r"genetics? counselors?|clinicians)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:treats?|prescribes?|diagnoses?|confirms?|recommends?|suspects?|gives?|uses?|feels?|hears?|finds?|detects?) ",
    re.IGNORECASE,
)
_TO_READER = re.compile(
    r"\byou(?:['’]?(?:ll|re|ve))?\b|\byour (?:doctor|gp|child|baby|family|health|partner|medical|care|team|treatment|"
    r"medicines?|symptoms|risk)\b",
    re.IGNORECASE,
)
# An article's own dashes are lost: "the liningknown as the mucosa".
_LINKS = frozenset(
    "a an the or in is are of and which that known such called when who including with sometimes usually meaning "
    "caused from for almost also doctors these even until too much".split()
)
_OPENING_LINK = re.compile(r"(?:to|and|the|with|of)(?P<rest>[a-z]{5,})$")
_WORD = re.compile(r"[A-Za-z]+")
_DEFINED = re.compile(
    r"(?:\s\([^()]*\))?(?:, an? [^,]+,)? (?:(?:is|are) (?:an?|the)|occurs (?:when|if))\b"
    r"(?! (?:most|main|leading|first|usual|only|best|major|chief)\b)"
)
_CAUSES_IT = re.compile(r"Mutations in (?:the )?\w+ genes? causes? ")  # whose verb is also a noun
_CLINICAL = frozenset(
    "condition tumor finding symptom drug drug_class organism vaccine procedure test imaging therapy device".split()
)
_ILL = re.compile(
    r"\b(?:mutations?|variants?|deficien\w+|affected|cases?|patients?|symptoms?|attacks?|episodes?|flares?|onset|"
    r"diagnos\w+|treat\w*|risk|infect\w+|inherit\w+|mortality|surviv\w+|prognosis|prevalence|incidence|autosomal|"
    r"X-linked|vaccin\w+|contagious|transmi\w+|spread|incubation|relaps\w+|recurr\w+|complications?|damage[sd]?|"
    r"abnormal\w*|misshapen|malform\w+|shortage|excess\w*|impair\w+|dysfunction\w*|destr\w+|enlarg\w+|elevated|"
    r"build-?up|"
    r"accumulat\w+|(?:people|individuals|infants|children) with|lesions?|disease|disorder|surgery|medicines?|"
    r"medications?|therapy|life expectancy|death|die)\b",
    re.IGNORECASE,
)


def is_to_reader(text: str) -> bool:
    """Tell whether *text* speaks to the reader: then no more than its numbers and names are worth hiding."""
    return _TO_READER.search(text) is not None


def is_worth_asking(text: str, findings: Findings) -> bool:
    """Tell whether *text*, a sentence, says something of the condition that a student should know."""
    if len(text.split()) < MIN_WORDS or _has_fused_words(text, findings):
        return False
    if text.startswith("Your ") or (_CARERS.match(text) and not _CARE.search(text)):
        return False
    if _defines_another(text, findings):
        return False
    if is_lifestyle(text, findings):
        return False
    is_clause = _is_clause(text) or _is_clause(plainly_named(text, findings.topic))
    return is_clause and _is_about_illness(text, findings) and not is_idle(text)


def _is_clause(text: str) -> bool:
    sentence = sentences(text)[0]
    return sentence.tokens[sentence.root].pos in ("VERB", "AUX") or _CAUSES_IT.match(text) is not None


def _defines_another(text: str, findings: Findings) -> bool:
    """Tell whether *text* only says what another condition is: "Down syndrome is …", "…, a disease that …, occurs"."""
    opening = re.match(r"(?:The |An? )?", text)
    start = opening.end() if opening else 0
    named = next((f for f in find_terms(text) if f.start == start and f.type.kind in ("condition", "tumor")), None)
    if named is None or findings.topic.mention.search(text):
        return False
    return _DEFINED.match(text, named.end) is not None


def _is_about_illness(text: str, findings: Findings) -> bool:
    """Tell whether *text* names the condition, or is otherwise of illness and not of the healthy body."""
    if findings.topic.mention.search(text) or _ILL.search(text):
        return True
    return any(found.type.kind in _CLINICAL for found in find_terms(text))


def _has_fused_words(text: str, findings: Findings) -> bool:
    """Tell whether two words of *text* lost the dash between them: both halves are words of the article."""
    known = _vocabulary(findings.article.text)
    return any(_is_fused(word, known) for word in _WORD.findall(text) if len(word) >= MIN_LINKED_LETTERS)


def _is_fused(word: str, known: Counter[str]) -> bool:
    """Tell whether *word* is two words of an article with the words *known*; it is none of them itself."""
    halves = ((word[:at].lower(), word[at:].lower()) for at in range(4, len(word)))
    is_rare = known[word.lower()] == 1
    opening = _OPENING_LINK.match(word)
    if opening and is_rare and opening["rest"] in known:
        return True
    return any(
        (first in known or term_type(first) is not None)
        and (second in _LINKS or (is_rare and second in known and min(len(first), len(second)) >= MIN_FUSED_LETTERS))
        for first, second in halves
    )


@lru_cache(maxsize=4)
def _vocabulary(text: str) -> Counter[str]:
    """Return how often each word of *text* occurs."""
    return Counter(word.lower() for word in _WORD.findall(text) if len(word) > 3)
