"""The item-writing rules, one small predicate each; an item that breaks one is not made.

Sources: NBME Item-Writing Guide (2020); Haladyna, Downing & Rodriguez (2002); the 19-criterion item-writing-flaw rubric
(Moore et al. 2023); Wozniak's twenty rules. Numbers in the names of the rules' table follow our own numbering.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from decks.distractors import are_apart, content_words, is_option, share_a_kind
from decks.facts.bullets import clauses_of
from decks.knowledge import (
    absolutes_in,
    hedges_in,
    is_category_term,
    is_same,
    negations_in,
    normal,
    vague_in,
)
from decks.model import Basic, Cloze, Content, Item, ListCard, Mcq, SectionKind, Vignette

N_OPTIONS = (3, 5)
VIGNETTE_WORDS = (20, 120)
MAX_LEAD_IN_WORDS = 25
MAX_BACK_WORDS = 15
MAX_CLOZE_WORDS = 6
MAX_SENTENCE_WORDS = 45
LIST_POINTS = (2, 7)
LONGEST_KEY = 1.25  # a key of four words or more may not be longer than the longest distractor by more
CLOZE = re.compile(r"\{\{c1::(?P<answer>.+?)\}\}")
_WORD = re.compile(r"\w+(?:[.,]\d+)?")
_ALL_OF = re.compile(r"\b(?:all|none|both|neither|any) of (?:the|these|them)\b|\b[A-E] and [A-E]\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:not|except|least|false|incorrect)\b", re.IGNORECASE)
_OPEN_LEAD_IN = re.compile(r"which (?:is|are|one is) (?:true|correct)|all of the following", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:which|what|who|whom|how|when|why|where)\b", re.IGNORECASE)
_DANGLING = re.compile(
    r"^(?:\W*)(?:it|this|these|those|they|such|the (?:condition|disorder|following))\b|"
    r"\bthe following\b(?! (?:is|are)\?)|"
    r"\b(?:these|those) (?:are|is|can|may)\b",
    re.IGNORECASE,
)
_INSTANCE = re.compile(r"\b(?:represent|describes this finding)\b")
_PATIENT = re.compile(r"\b\d+-(?:day|week|month|year)-old\b")
_SHE, _HE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE), re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_FEMALE, _MALE = re.compile(r"\b(?:girl|woman)\b"), re.compile(r"\b(?:boy|man)\b")
# Where one sentence goes on to say another thing: qualifiers of a part left out need not be kept.
_PART = re.compile(
    r",\s+(?=(?:which|who|but|although|whereas|while|and (?:can|may|is|are|it|they|the|some|has|have))\b)|;\s+|:\s+"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules need beside the item: the article's *text*, its condition's *names*, the section's *kind*."""

    text: str
    names: tuple[str, ...]
    kind: SectionKind

    def mentions(self, words: str) -> bool:
        """Tell whether *words* name the condition."""
        return any(normal(name) in normal(words) for name in self.names)


Rule = Callable[[Item, Setting], bool]


def answers_of(content: Content) -> tuple[str, ...]:
    """Return what counts as the right answer: the back, the points, the hidden words, the key."""
    match content:
        case Basic(_, back):
            return (back,)
        case ListCard(_, points):
            return points
        case Cloze(text):
            return tuple(found["answer"] for found in CLOZE.finditer(text))
        case Mcq() | Vignette():
            return (content.key,)


def asked_of(content: Content) -> str:
    """Return what the learner sees before answering, without the options; hidden words are left out."""
    match content:
        case Basic(front, _) | ListCard(front, _):
            return front
        case Cloze(text):
            return CLOZE.sub("…", text)
        case Mcq() | Vignette():
            return f"{content.stem} {content.lead_in}".strip()


def evidence_text(item: Item, setting: Setting) -> str:
    """Return the characters that prove the answer, statement by statement."""
    return " ".join(span.of(setting.text) for span in item.evidence)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _folded(text: str) -> frozenset[str]:
    return frozenset(normal(word) for word in _words(text))


def _question(item: Item) -> Mcq | Vignette | None:
    return item.content if isinstance(item.content, Mcq | Vignette) else None


def _options(item: Item) -> tuple[str, ...]:
    question = _question(item)
    return (question.key, *(d.text for d in question.distractors)) if question else ()


# Each rule below returns True where the item breaks it ---------------------------------------------------------------


def _has_no_one_key(item: Item, setting: Setting) -> bool:
    options = _options(item)
    return any(is_same(a, b) or normal(a) == normal(b) for i, a in enumerate(options) for b in options[i + 1 :])


def _is_not_proven(item: Item, setting: Setting) -> bool:
    proof = _folded(evidence_text(item, setting))
    answers = answers_of(item.content)
    by_name = isinstance(item.content, Basic | Vignette) and setting.mentions(" ".join(answers))
    proven = all(answer.strip() and _folded(answer) <= proof for answer in answers)
    return (
        not item.evidence or not answers or not (proven or (by_name and setting.mentions(evidence_text(item, setting))))
    )


def _told_parts(item: Item, setting: Setting) -> list[str]:
    """Return the parts of the first proving statement that the item tells: most of their words stand in it."""
    shown = content_words(_everything(item))
    first = item.evidence[0].of(setting.text) if item.evidence else ""
    parts = [part for clause in clauses_of(first) for part in _PART.split(clause.of(first))]
    return [part for part in parts if (words := content_words(part)) and len(words & shown) / len(words) >= 0.6]


def _everything(item: Item) -> str:
    return f"{asked_of(item.content)} {' '.join(answers_of(item.content))}"


def _names_an_instance(item: Item) -> bool:
    """Tell whether a case shows what may happen as happening to its patient, and only asks what it is called."""
    return isinstance(item.content, Vignette) and bool(_INSTANCE.search(item.content.lead_in))


def _loses_a_qualifier(item: Item, setting: Setting) -> bool:
    if isinstance(item.content, ListCard) or _names_an_instance(item):
        return False
    shown = _everything(item).lower()
    return any(hedge.lower() not in shown for part in _told_parts(item, setting) for hedge in hedges_in(part))


def _turns_a_negative(item: Item, setting: Setting) -> bool:
    shown = _everything(item).lower()
    lost = any(word.lower() not in shown for part in _told_parts(item, setting) for word in negations_in(part))
    return lost or (_question(item) is not None and bool(negations_in(" ".join(answers_of(item.content)))))


def _has_two_keys(item: Item, setting: Setting) -> bool:
    options = _options(item)
    question = _question(item)
    first = item.evidence[0].of(setting.text).lower() if question and item.evidence else ""
    named = any(option.lower() in first for option in options[1:])
    return named or any(not are_apart(a, b) for i, a in enumerate(options) for b in options[i + 1 :])


def _mixes_types(item: Item, setting: Setting) -> bool:
    return not share_a_kind(_options(item)) or any(not is_option(option) for option in _options(item))


def _has_a_wrong_number_of_options(item: Item, setting: Setting) -> bool:
    return _question(item) is not None and not N_OPTIONS[0] <= len(_options(item)) <= N_OPTIONS[1]


def _offers_all_of_the_above(item: Item, setting: Setting) -> bool:
    return any(_ALL_OF.search(option) for option in _options(item))


def _asks_in_the_negative(item: Item, setting: Setting) -> bool:
    question = _question(item)
    return question is not None and bool(_NEGATIVE.search(question.lead_in))


def _has_an_open_lead_in(item: Item, setting: Setting) -> bool:
    question = _question(item)
    if question is None:
        return False
    lead_in = question.lead_in
    is_closed = lead_in.endswith("?") and bool(_ASKS.search(lead_in)) and len(lead_in.split()) <= MAX_LEAD_IN_WORDS
    return not is_closed or bool(_OPEN_LEAD_IN.search(lead_in))


def _needs_its_options(item: Item, setting: Setting) -> bool:
    if _question(item) is None:
        return False
    named = content_words(" ".join(setting.names))
    return "__" in asked_of(item.content) or len(content_words(asked_of(item.content)) - named) < 2


def _has_the_longest_key(item: Item, setting: Setting) -> bool:
    options = _options(item)
    longest = max((len(option) for option in options[1:]), default=0)
    return bool(options) and len(options[0].split()) >= 4 and len(options[0]) > LONGEST_KEY * longest


def _clangs(item: Item, setting: Setting) -> bool:
    """A word of the key stands in the question, and in no other option."""
    options = _options(item)
    if not options:
        return False
    asked = content_words(asked_of(item.content)) - content_words(" ".join(setting.names))
    elsewhere = content_words(" ".join(options[1:]))
    return bool((content_words(options[0]) & asked) - elsewhere)


def _has_an_absolute_option(item: Item, setting: Setting) -> bool:
    return any(absolutes_in(option) or vague_in(option) for option in _options(item))


def _is_no_sound_case(item: Item, setting: Setting) -> bool:
    if not isinstance(item.content, Vignette):
        return False
    stem = item.content.stem
    sexes = (_FEMALE, _HE) if _FEMALE.search(stem) else (_MALE, _SHE)
    is_fitting = VIGNETTE_WORDS[0] <= len(stem.split()) <= VIGNETTE_WORDS[1] and len(_PATIENT.findall(stem)) == 1
    return not is_fitting or (bool(sexes[0].search(stem)) and bool(sexes[1].search(stem)))


def _gives_itself_away(item: Item, setting: Setting) -> bool:
    asked = normal(asked_of(item.content))
    return any(len(normal(answer)) > 2 and f" {normal(answer)} " in f" {asked} " for answer in answers_of(item.content))


def _hides_what_is_invented(item: Item, setting: Setting) -> bool:
    if not isinstance(item.content, Vignette):
        return False
    stem, ledger = item.content.stem, item.content.synthetic
    is_true = all(part.text in stem and part.origin in ("slot", "script") for part in ledger)
    aged = _PATIENT.search(stem)
    return not is_true or (aged is not None and not any(aged.group() in part.text for part in ledger))


def _does_not_stand_alone(item: Item, setting: Setting) -> bool:
    asked = asked_of(item.content)
    is_case = isinstance(item.content, Vignette)
    return (not is_case and not setting.mentions(asked)) or (_question(item) is None and bool(_DANGLING.search(asked)))


def _is_not_atomic(item: Item, setting: Setting) -> bool:
    match item.content:
        case Basic(_, back):
            return len(back.split()) > MAX_BACK_WORDS or ";" in back
        case Cloze(text):
            hidden = answers_of(item.content)
            is_long = len(text.split()) > MAX_SENTENCE_WORDS
            return is_long or len(hidden) != 1 or len(hidden[0].split()) > MAX_CLOZE_WORDS
        case ListCard(_, points):
            return not LIST_POINTS[0] <= len(points) <= LIST_POINTS[1] or len(set(map(normal, points))) != len(points)
        case _:
            return False


def _hides_a_category(item: Item, setting: Setting) -> bool:
    answers = answers_of(item.content)
    bare = (re.sub(r"(?i)^(?:an?|the) ", "", answer) for answer in answers)
    return isinstance(item.content, Basic | Cloze) and any(is_category_term(answer) for answer in bare)


def _says_the_same_twice(item: Item, setting: Setting) -> bool:
    """A front that is a paraphrase of its back: the answer's words all stand in the question."""
    if not isinstance(item.content, Basic):
        return False
    answer = content_words(item.content.back)
    return bool(answer) and answer <= content_words(item.content.front)


def _asks_of_boilerplate(item: Item, setting: Setting) -> bool:
    return setting.kind is SectionKind.BOILERPLATE


# Number of the rule, what is wrong with an item that breaks it, and how to see it.
RULES: tuple[tuple[int, str, Rule], ...] = (
    (1, "two options mean the same", _has_no_one_key),
    (2, "its answer is not proven by the article's characters", _is_not_proven),
    (3, "a qualifier of the article is lost", _loses_a_qualifier),
    (4, "a negative of the article is lost or made a key", _turns_a_negative),
    (5, "another option may be right too", _has_two_keys),
    (6, "its options are of different kinds", _mixes_types),
    (7, "too few sound options", _has_a_wrong_number_of_options),
    (8, "an option joins others", _offers_all_of_the_above),
    (9, "it asks in the negative", _asks_in_the_negative),
    (10, "its lead-in is not one closed question", _has_an_open_lead_in),
    (11, "it cannot be answered with its options covered", _needs_its_options),
    (12, "its key is the longest option", _has_the_longest_key),
    (14, "a word of the key stands in the question", _clangs),
    (16, "an option is absolute or vague", _has_an_absolute_option),
    (22, "its case is too short, too long, or about no one patient", _is_no_sound_case),
    (23, "the question gives its answer away", _gives_itself_away),
    (24, "an invented detail is not declared", _hides_what_is_invented),
    (25, "it does not stand alone", _does_not_stand_alone),
    (26, "its answer is not one short fact", _is_not_atomic),
    (27, "its answer is a mere category", _hides_a_category),
    (28, "its answer only repeats the question", _says_the_same_twice),
    (33, "it asks about boilerplate", _asks_of_boilerplate),
)


def flaws_of(item: Item, setting: Setting) -> tuple[str, ...]:
    """Return what is wrong with *item*, a sentence a rule; () for a sound one."""
    return tuple(f"{wrong} (rule {number})" for number, wrong, breaks in RULES if breaks(item, setting))


def repeats(item: Item, others: Sequence[Item]) -> bool:
    """Tell whether one of *others* already asks what *item* asks: the same question, or nearly, for the same answer."""
    asked = _trigrams(asked_of(item.content))
    answer = normal(" ".join(answers_of(item.content)))
    for other in others:
        theirs = _trigrams(asked_of(other.content))
        alike = len(asked & theirs) / (len(asked | theirs) or 1)
        if alike == 1 or (alike > 0.65 and answer == normal(" ".join(answers_of(other.content)))):
            return True
    return False


def _trigrams(text: str) -> frozenset[str]:
    folded = normal(text)
    return frozenset(folded[i : i + 3] for i in range(len(folded) - 2))
