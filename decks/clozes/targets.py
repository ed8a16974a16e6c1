"""The words of a sentence that are worth hiding, the best first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decks.clozes.constituents import Place, is_one_of_several, phrase_from, subject_before, whole_phrase
from decks.clozes.cues import CUES, Cue
from decks.clozes.names import names_in
from decks.clozes.numbers import numbers_in, times_of_life_in
from decks.clozes.pairs import first_name, one_of_a_pair
from decks.clozes.plain_words import DEGREES, VAGUE
from decks.clozes.telling import (
    ILLNESSES,
    NAMES,
    is_common,
    is_illness,
    is_outright,
    is_technical,
    is_telling,
    is_told,
    n_clues,
    terms_of,
)
from decks.facts import Findings
from decks.hints import ALTERNATIVES, as_offered, hint_of, is_pair
from decks.knowledge import Found, term_type
from decks.language import sentences

# Lower is better.
GENE_WORTH, NUMBER_WORTH, NAME_WORTH, TIME_WORTH, _CHOICE_WORTH, _TERM_WORTH = 0, 1, 1, 2, 4, 6
_CLASSED = frozenset(
    "drug drug_class organism vaccine tumor test imaging procedure device therapy lab_value anatomical condition "
    "finding".split()
)
_CLASSED_WORTH, _CLASSED_CLUES, _PAIR_WORTH = 7, 3, 2
_NOT_USED = re.compile(
    r" (?:(?:is|are|should|must|does|do)(?: not| never|n['’]t)|should be avoided|"
    r"(?:is|are) (?:\w+ly )(?:not|n['’]t)|\w+ (?:is|are)n['’]t) "
)
_NARROWABLE = 2  # up to this worth, a kind of illness is asked for: "(pernicious) anemia"
_WEAK = 3  # from this worth on, a phrase is hidden in what is said outright only
MIN_NUMBER_CLUES = 1
MIN_CLUES = 2
_TERM_CLUES = 5
_SPARE_CLUES = 3
# In a section about which nothing else is asked, what a verb or a preposition governs is worth hiding too.
_SPARE_WORTH = {"dobj": 7, "attr": 8, "pobj": 8, "nsubjpass": 9, "nsubj": 9}
# A drug or an organism is worth asking for by what it does, or is done for; not by how it is taken or called.
_DOES = re.compile(
    r"\b(?:treat\w*|prevent\w*|reduc\w+|reliev\w+|help\w*|caus\w+|improv\w+|decreas\w+|increas\w+|block\w*|inhibit\w*|"
    r"dissolv\w+|control\w*|lower\w*|kill\w*|effective\w*|contraindicated|harm\w*|pregnan\w+|risk|recommended|first|"
    r"choice|preferred|prescribed|works?|approved|used|infect\w+|spread\w*|transmi\w+|attack\w*|respon\w+|slow\w*|"
    r"avoid\w*|deficien\w+|lack|absorb|without|side effects?|common\w*|carr(?:y|ies|ied)|vaccin\w+|"
    r"stop\w*|convert\w*|release\w*|levels?|amounts?)\b",
    re.IGNORECASE,
)
# What tells which of two it is: the term's own syllables, its gloss, the family that has it too.
_EXPLAINED = re.compile(
    r"hyper|hypo|too (?:much|little)|excess|toxic|diabetes|missing|deficien|lack|acute|chronic|juvenile|infantile|"
    r"early-onset|late-onset|no (?:known )?(?:family )?history",
    re.IGNORECASE,
)
_TUMOR = re.compile(
    r"blastoma|sarcoma|carcinoma|lymphoma|leuk|metasta|\bspread", re.IGNORECASE
)  # malignant by its name
_SIDE_EFFECTS = re.compile(r"side effects of (?:\w+ )?$", re.IGNORECASE)  # many drugs have the same
_DEFINED = re.compile(
    r"(?:\s\([^()]*\))? (?:(?:is|are) (?:an?|the|surgery|\w+ that|\w+ which)|"
    r"(?:occurs?|happens?|means) (?:if|when|that))\b",
    re.IGNORECASE,
)
_SIGN_DEFINED = re.compile(r"(?:\s\([^()]*\))? (?:is the \w+ing|are \w+ (?:that|which|involving|in|on|of))\b")
_LEADING = re.compile(rf"(?:(?:{'|'.join(DEGREES)})\s+)+(?!(?:and|or)\b)(?=\w)", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:hormone|enzyme|protein|drug|medicine|bacteri(?:a|um)|virus|vitamin)s? (?=[a-z]{4})"
)  # "the hormone cortisol"
# "(Pernicious) anemia" where "anemia" stands in the sentence already.
_NARROWING = re.compile(r"(?P<narrows>(?:[\w-]+ ){0,3}[\w-]{5,}) (?P<noun>[\w-]+)$")


@dataclass(frozen=True, slots=True)
class Target:
    """Words worth hiding: characters *start* to *end* of the sentence; *worth* is lower for better ones.

    *hint* is given where they are one of alternatives that it names.
    """

    start: int
    end: int
    worth: int
    hint: str = ""

    def overlaps(self, other: "Target") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


def targets_in(text: str, findings: Findings) -> tuple[Target, ...]:
    """Return the words of *text* worth hiding, the best first, none overlapping a better one."""
    named = (first_name(text, place) for place in names_in(text))
    found = [Target(*place, GENE_WORTH) for place in named if not _is_in_name(text, place, findings)]
    found += [*_numbers(text, findings), *_cued(text, findings), *_terms(text, findings)]
    found += [*_pairs(text, findings), *_choices(text, findings), *_classed(text, findings)]
    best: list[Target] = []
    for target in sorted(found, key=lambda target: (target.worth, target.start - target.end, target.start)):
        if not any(target.overlaps(other) for other in best):
            best.append(target)
    return tuple(best)


def _is_in_name(text: str, place: Place, findings: Findings) -> bool:
    """Tell whether the condition's name holds the name at *place*: "CASK" of "CASK-related intellectual disability"."""
    name = re.compile(rf"\b{re.escape(text[place[0] : place[1]])}\b", re.IGNORECASE)
    return name.search(findings.topic.name) is not None


def spare_targets_in(text: str, findings: Findings) -> tuple[Target, ...]:
    """Return the words of *text* that may be hidden where nothing better is asked, the best first."""
    found = []
    for token in sentences(text)[0].tokens:
        worth = _SPARE_WORTH.get(token.dep)
        is_asked = token.pos == "NOUN" and not (token.dep.startswith("nsubj") and token.lemma in VAGUE)
        place = whole_phrase(text, token.start_char, token.end_char) if worth and is_asked else None
        told = _asked_in(text, place, findings, may_narrow=False) if place else None
        told = (one_of_a_pair(text, told, findings) or _either(text, told)) if told else None
        if worth and told and _is_spare(text, told, findings):
            found.append(Target(*told, worth))
    return tuple(sorted(found, key=lambda target: (target.worth, -target.start)))


def _either(text: str, place: Place) -> Place | None:
    """Return *place* where it holds "a or b", which may be hidden together where neither is told alone."""
    return place if " or " in text[place[0] : place[1]] else None


def _is_spare(text: str, place: Place, findings: Findings) -> bool:
    """Tell whether *text* says outright, and says enough, of the known terms at *place*, be they the article's own."""
    words = text[place[0] : place[1]]
    kinds = [found.type.kind for found in terms_of(words) if found.end == len(words)]
    is_technical_name = " " in words or is_technical(words)  # "adrenal glands", not "lungs"
    is_told_apart = is_technical_name if set(kinds) == {"anatomical"} else bool(kinds)
    if not is_told_apart or not is_outright(text, place):
        return False
    return n_clues(text, place, findings) >= _SPARE_CLUES


def _numbers(text: str, findings: Findings) -> Iterator[Target]:
    """Yield the numbers and the times of life."""
    worths = ((NUMBER_WORTH, numbers_in(text)), (TIME_WORTH, times_of_life_in(text)))
    for worth, places in worths:
        for start, end in places:
            if n_clues(text, (start, end), findings) >= MIN_NUMBER_CLUES and text.count(text[start:end]) == 1:
                yield Target(start, end, worth)


def _cued(text: str, findings: Findings) -> Iterator[Target]:
    """Yield the phrases that stand by a cue."""
    for cue in CUES:
        for match in cue.words.finditer(text):
            place = subject_before(text, match.start()) if cue.is_before else phrase_from(text, match.end())
            told = _asked_in(text, place, findings, may_narrow=cue.worth <= _NARROWABLE) if place else None
            told = one_of_a_pair(text, told, findings) if told else None
            if told and _fits(text, told, cue, findings):
                yield Target(*told, cue.worth)


def _pairs(text: str, findings: Findings) -> Iterator[Target]:
    """Yield the pairs of things of one class: "two drug classes" closes what is asked for."""
    for found in terms_of(text):
        place = whole_phrase(text, found.start, found.end)
        if place is None or not is_pair(hint_of(text[place[0] : place[1]])):
            continue
        is_open = not is_outright(text, place) or is_told(text, place, findings)
        is_open = is_open or is_one_of_several(text, *place)
        if not is_open and n_clues(text, place, findings) >= MIN_NUMBER_CLUES:
            yield Target(*place, _PAIR_WORTH)


def _classed(text: str, findings: Findings) -> Iterator[Target]:
    """Yield every term whose class a hint could close, for what the sentence says of it."""
    for found in terms_of(text):
        if found.type.kind in _CLASSED:
            place = whole_phrase(text, found.start, found.end)
            told = _asked_in(text, place, findings, may_narrow=False) if place else None
            told = one_of_a_pair(text, told, findings) if told else None
            is_sure = told is not None and (is_outright(text, told) or _NOT_USED.match(text, told[1]) is not None)
            is_known = told is None or _is_defined(text, told, found) or not is_sure
            if told and not is_known and n_clues(text, told, findings) >= _CLASSED_CLUES:
                yield Target(*told, _CLASSED_WORTH)


def _choices(text: str, findings: Findings) -> Iterator[Target]:
    """Yield the words of which a sentence has exactly one of two or three: "raised", "women"."""
    for alternatives in ALTERNATIVES:
        found = list(alternatives.found.finditer(text))
        is_rival_shown = " than " in text  # "more often than women": it is not shown then
        place = found[0].span("word") if len(found) == 1 else (0, 0)
        is_named = alternatives.hint.startswith("benign") and _TUMOR.search(text) is not None
        is_open = is_named or not is_outright(text, place) or (not is_rival_shown and is_told(text, place, findings))
        if (
            place[1]
            and not is_open
            and not _EXPLAINED.search(f"{findings.topic.name} {text}")
            and n_clues(text, place, findings) >= MIN_CLUES
        ):
            yield Target(*place, _CHOICE_WORTH, as_offered(alternatives.hint, text[place[0] : place[1]]))


def _fits(text: str, place: Place, cue: Cue, findings: Findings) -> bool:
    """Tell whether the phrase at *place* of *text* is of the kind that *cue* asks for, and has clues enough."""
    words = text[place[0] : place[1]]
    if cue.worth >= _WEAK and (not is_outright(text, place) or is_common(words, findings)):
        return False
    is_sound = bool(terms_of(words)) or (not cue.needs_term and is_technical(words))
    return is_sound and n_clues(text, place, findings) >= cue.n_clues


def _terms(text: str, findings: Findings) -> Iterator[Target]:
    """Yield the names of *text*, and its illnesses and signs, each with the words that narrow it."""
    for found in terms_of(text):
        is_name = found.type.kind in NAMES
        if not is_name and found.type.kind not in ILLNESSES:
            continue
        place = (found.start, found.end) if is_name else whole_phrase(text, found.start, found.end)
        told = _asked_in(text, place, findings, may_narrow=False) if place else None
        told = one_of_a_pair(text, told, findings) if told else None
        if told is not None and _is_asked_for(text, told, found, findings):
            yield Target(*told, NAME_WORTH if is_name else _TERM_WORTH)


def _is_asked_for(text: str, place: Place, found: Found, findings: Findings) -> bool:
    """Tell whether *text* says enough of the term *found*, hidden at *place*, to ask for it without a cue."""
    is_known = is_common(text[place[0] : place[1]], findings) or _is_defined(text, place, found)
    if is_known or _SIDE_EFFECTS.search(text[: place[0]]):
        return False
    n_words = n_clues(text, place, findings)
    if found.type.kind in NAMES:
        return _DOES.search(text) is not None and n_words >= MIN_CLUES
    return is_outright(text, place) and n_words >= _TERM_CLUES


def _is_defined(text: str, place: Place, found: Found) -> bool:
    """Tell whether the words at *place* are only told what they are: a dictionary's line; signs may be asked so."""
    is_sign = found.type.kind in ("finding", "symptom") and _SIGN_DEFINED.match(text, place[1]) is not None
    return _DEFINED.match(text, place[1]) is not None and not is_sign


def _asked_in(text: str, place: Place, findings: Findings, *, may_narrow: bool) -> Place | None:
    """Return what to hide of *place*: without leading filler and, where it *may_narrow*, without a noun told before."""
    leading = _LEADING.match(text[place[0] : place[1]])
    start = place[0] + leading.end() if leading else place[0]
    title = _TITLE.match(text[start : place[1]])
    if title and term_type(text[start + title.end() : place[1]]) is not None:
        start += title.end()
    narrowing = _NARROWING.match(text[start : place[1]])
    if is_telling(text, (start, place[1]), findings):
        return start, place[1]
    narrowed = (
        (start, start + narrowing.end("narrows"))
        if may_narrow and narrowing and is_illness(narrowing["noun"])
        else None
    )
    return narrowed if narrowed and is_telling(text, narrowed, findings) else None
