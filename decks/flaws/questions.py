"""Rules of questions and cases: their options, their lead-in, their patient. Each is True where an item breaks it."""

import re

from decks.distractors import are_apart, content_words, is_option, share_a_kind
from decks.flaws.views import Setting, asked_of, members_of_options, options_of, question_of
from decks.knowledge import is_same, normal
from decks.model import Item, Vignette

N_OPTIONS = (3, 5)
VIGNETTE_WORDS = (20, 120)
MAX_LEAD_IN_WORDS = 25
_ALL_OF = re.compile(r"\b(?:all|none|both|neither|any) of (?:the|these|them)\b|\b[A-E] and [A-E]\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:not|except|(?<!at )least|false|incorrect)\b", re.IGNORECASE)
_OPEN_LEAD_IN = re.compile(
    r"which (?:of (?:the following|these) )?(?:one |statements? )?(?:is|are) (?:true|correct)|all of the following",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:which|what|who|whom|how|when|why|where)\b", re.IGNORECASE)
_PATIENT = re.compile(r"\b\d+-(?:day|week|month|year)-old\b")
# What stands in a history is of many kinds.
_BACKGROUND = re.compile(r"in this patient's background")
_SHE, _HE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE), re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_FEMALE, _MALE = re.compile(r"\b(?:girl|woman)\b"), re.compile(r"\b(?:boy|man)\b")


def has_no_one_key(item: Item, setting: Setting) -> bool:
    """Tell whether two options are the same after folding and synonyms."""
    options = options_of(item)
    return any(is_same(a, b) or normal(a) == normal(b) for i, a in enumerate(options) for b in options[i + 1 :])


def has_two_keys(item: Item, setting: Setting) -> bool:
    """Tell whether an option stands in the proof itself, or is the same as, or a kind of, another option."""
    options = options_of(item)
    question = question_of(item)
    first = normal(item.evidence[0].of(setting.text)) if question and item.evidence else ""
    named = any(f" {normal(option)} " in f" {first} " for option in options[1:])
    return named or any(not are_apart(a, b) for i, a in enumerate(options) for b in options[i + 1 :])


def mixes_types(item: Item, setting: Setting) -> bool:
    """Tell whether the options are of different kinds, or one is a category or a compound.

    Where a combination is asked for, each of its members is judged as an option.
    """
    question, combined = question_of(item), members_of_options(item)
    if combined:
        return any(not is_option(member) for members in combined for member in members)
    is_mixed = not share_a_kind(options_of(item)) and not (question and _BACKGROUND.search(question.lead_in))
    return is_mixed or any(not is_option(option) for option in options_of(item))


def has_a_wrong_number_of_options(item: Item, setting: Setting) -> bool:
    """Tell whether there are not three to five options."""
    return question_of(item) is not None and not N_OPTIONS[0] <= len(options_of(item)) <= N_OPTIONS[1]


def offers_all_of_the_above(item: Item, setting: Setting) -> bool:
    """Tell whether an option speaks of the others."""
    return any(_ALL_OF.search(option) for option in options_of(item))


def asks_in_the_negative(item: Item, setting: Setting) -> bool:
    """Tell whether the lead-in has "not", "except", "least" and the like; the stem may."""
    question = question_of(item)
    return question is not None and bool(_NEGATIVE.search(question.lead_in))


def has_an_open_lead_in(item: Item, setting: Setting) -> bool:
    """Tell whether the lead-in is not one closed question of at most 25 words."""
    question = question_of(item)
    if question is None:
        return False
    lead_in = question.lead_in
    is_closed = lead_in.endswith("?") and bool(_ASKS.search(lead_in)) and len(lead_in.split()) <= MAX_LEAD_IN_WORDS
    return not is_closed or bool(_OPEN_LEAD_IN.search(lead_in))


def needs_its_options(item: Item, setting: Setting) -> bool:
    """Tell whether fewer than two content words, the condition aside, tell what is asked."""
    if question_of(item) is None:
        return False
    named = content_words(" ".join(setting.names))
    return "__" in asked_of(item.content) or len(content_words(asked_of(item.content)) - named) < 2


def is_no_sound_case(item: Item, setting: Setting) -> bool:
    """Tell whether a case has not 20 to 120 words, one patient, and pronouns of one sex."""
    if not isinstance(item.content, Vignette):
        return False
    stem = item.content.stem
    sexes = (_FEMALE, _HE) if _FEMALE.search(stem) else (_MALE, _SHE)
    is_fitting = VIGNETTE_WORDS[0] <= len(stem.split()) <= VIGNETTE_WORDS[1] and len(_PATIENT.findall(stem)) == 1
    return not is_fitting or (bool(sexes[0].search(stem)) and bool(sexes[1].search(stem)))


def hides_what_is_invented(item: Item, setting: Setting) -> bool:
    """Tell whether an invented detail, such as the age, is missing from the ledger, or the ledger from the stem."""
    if not isinstance(item.content, Vignette):
        return False
    stem, ledger = item.content.stem, item.content.synthetic
    is_true = all(part.text in stem and part.origin in ("slot", "script") for part in ledger)
    aged = _PATIENT.search(stem)
    return not is_true or (aged is not None and not any(aged.group() in part.text for part in ledger))
