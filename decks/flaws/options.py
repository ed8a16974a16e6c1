"""Rules of options: what gives the key away by its form. Each is True where an item breaks it."""

import re
from itertools import combinations

from decks.distractors import content_words
from decks.flaws.views import Setting, asked_of, evidence_text, members_of_options, options_of, question_of
from decks.knowledge import absolutes_in, inheritance_in, normal, term_type, vague_in
from decks.model import Item, Vignette
from decks.phrases import PhraseClass, is_plural, phrase_class

LONGEST_KEY = 1.25  # a key of four words or more may not be longer than the longest distractor by more
SPREAD_CHARS, SPREAD_WORDS = 3.0, 1.6
_ROOT_LETTERS = 6  # "thrombosis" and "thrombotic" share their root
_QUANTITY = re.compile(
    r"(?P<before>(?:(?:about|around|approximately|nearly|almost|over|under|up to|less than|more than|at least|[<>≤≥~])"
    r" ?)*)(?P<low>\d+(?:[.,]\d+)?)(?: ?(?:[-–—]|to) ?(?P<high>\d+(?:[.,]\d+)?))?(?P<unit>\D*)",
    re.IGNORECASE,
)
_MARKS = (
    re.compile(r"\bhypo", re.IGNORECASE),
    re.compile(r"\bhyper", re.IGNORECASE),
    re.compile(r"[(\[]"),
    re.compile(r","),
)
_ARTICLE_BEFORE_OPTIONS = re.compile(r"\ban?\s*[?:…_]*$", re.IGNORECASE)
_THINGS = (PhraseClass.NOUN, PhraseClass.ADJECTIVE, PhraseClass.PARTICIPLE, PhraseClass.OTHER)
_MALE_ONLY = re.compile(r"\b(?:prostat|testic|testis|scrot|penile|penis|vas deferens|epididym)", re.IGNORECASE)
_FEMALE_ONLY = re.compile(
    r"\b(?:ovar(?:y|ian)|uter(?:us|ine)|endometri|cervical cancer|vagin|pregnan|eclampsia|ectopic|menstru|menopaus)",
    re.IGNORECASE,
)
_FEMALE, _MALE = re.compile(r"\b(?:girl|woman)\b"), re.compile(r"\b(?:boy|man)\b")


def has_the_longest_key(item: Item, setting: Setting) -> bool:
    """Tell whether a key of four words or more is over 1.25 times as long as every distractor.

    The condition's own name is as long as it is, and tells nobody that it is the diagnosis.
    """
    options = options_of(item)
    if options and setting.mentions(options[0]):
        return False
    longest = max((len(option) for option in options[1:]), default=0)
    return bool(options) and len(options[0].split()) >= 4 and len(options[0]) > LONGEST_KEY * longest


def spreads_its_options(item: Item, setting: Setting) -> bool:
    """Tell whether the longest option has over 3 times the characters of the shortest, of phrases 1.6 the words."""
    lengths = [len(option) for option in options_of(item)]
    words = [len(option.split()) for option in options_of(item)]
    if not lengths:
        return False
    are_phrases = min(words) >= 3
    return max(lengths) > SPREAD_CHARS * min(lengths) or (are_phrases and max(words) > SPREAD_WORDS * min(words))


def clangs(item: Item, setting: Setting) -> bool:
    """A word of the key, or its root, stands in the question, and in no other option."""
    options = options_of(item)
    if not options:
        return False
    asked = content_words(asked_of(item.content)) - content_words(" ".join(setting.names))
    elsewhere = content_words(" ".join(options[1:]))
    shared = (content_words(options[0]) & asked) - elsewhere
    return bool(shared or (_roots(content_words(options[0])) & _roots(asked)) - _roots(elsewhere))


def _roots(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_ROOT_LETTERS] for word in words if len(word) > _ROOT_LETTERS)


def disagrees_in_grammar(item: Item, setting: Setting) -> bool:
    """Tell whether an article before the options gives one away, or the key alone has its form or its number."""
    question = question_of(item)
    if question is None:
        return False
    forms = [_form(option) for option in options_of(item)]
    plural = [is_plural(option) for option in options_of(item)]
    is_odd = not members_of_options(item) and len(forms) > 2 and forms[0] not in forms[1:] and len(set(forms[1:])) == 1
    is_odd_number = len(plural) > 2 and plural[0] not in plural[1:] and _names_one_number(question.lead_in)
    return bool(_ARTICLE_BEFORE_OPTIONS.search(question.lead_in)) or is_odd or is_odd_number


def _form(option: str) -> str:
    known = term_type(option)
    is_illness = known is not None and known.kind in ("condition", "tumor")
    if is_illness or len(option.split()) == 1:  # a name or an acronym, whatever the parser takes it for
        return "thing"
    found = phrase_class(option)
    return "thing" if found in _THINGS else found.value


def _names_one_number(lead_in: str) -> bool:
    """Tell whether the lead-in asks for a thing of a number that an option could break: "Which … are"."""
    return re.match(r"(?:which|what) (?:is|are|was|were)\b", lead_in, re.IGNORECASE) is not None


def has_an_absolute_option(item: Item, setting: Setting) -> bool:
    """Tell whether an option holds "always", "never" and the like."""
    return any(absolutes_in(option) for option in options_of(item))


def has_a_vague_option(item: Item, setting: Setting) -> bool:
    """Tell whether an option holds "often", "may" and the like."""
    return any(vague_in(option) for option in options_of(item))


def cannot_be_ordered(item: Item, setting: Setting) -> bool:
    """Tell whether some options are quantities and others are not, or of another unit; all else the screen orders."""
    units = [_unit(option) for option in options_of(item)]
    return any(unit is not None for unit in units) and len(set(units)) > 1


def _unit(option: str) -> str | None:
    found = _QUANTITY.fullmatch(option.strip())
    return normal(found["unit"]) if found else None


def converges(item: Item, setting: Setting) -> bool:
    """Tell whether the key shares two content words with each of two distractors that share fewer with each other."""
    options = [content_words(option) for option in options_of(item)]
    if not options:
        return False
    near = [words for words in options[1:] if len(words & options[0]) >= 2]
    return any(len(a & b) < 2 for a, b in combinations(near, 2))


def has_an_implausible_distractor(item: Item, setting: Setting) -> bool:
    """Tell whether a distractor cannot befall the patient's sex, or a diagnosis is one that no table knows."""
    content = item.content
    if not isinstance(content, Vignette):
        return False
    impossible = _FEMALE_ONLY if _MALE.search(content.stem) else _MALE_ONLY if _FEMALE.search(content.stem) else None
    texts = [distractor.text for distractor in content.distractors]
    asks_diagnosis = content.lead_in.endswith("most likely diagnosis?")
    is_unknown = asks_diagnosis and any(term_type(text) is None for text in texts)
    return is_unknown or (impossible is not None and any(impossible.search(text) for text in texts))


def has_unlike_numbers(item: Item, setting: Setting) -> bool:
    """Tell whether a key that is a quantity has distractors of other precision, or ranges that overlap with it."""
    found = [_QUANTITY.fullmatch(option.strip()) for option in options_of(item)]
    quantities = [match for match in found if match is not None]
    if len(quantities) < len(found) or not quantities:
        return False
    precisions = {len(match["low"].partition(".")[2]) for match in quantities}
    ranges = [_range(match) for match in quantities]
    overlap = any(a[0] <= b[1] and b[0] <= a[1] for a, b in combinations(ranges, 2))
    return len(precisions) > 1 or overlap


def _range(match: re.Match[str]) -> tuple[float, float]:
    low = float(match["low"].replace(",", ""))
    return low, float(match["high"].replace(",", "")) if match["high"] else low


def has_the_only_key_of_its_form(item: Item, setting: Setting) -> bool:
    """Tell whether the key is the only option with "hypo-", "hyper-", brackets or a comma."""
    options = options_of(item)
    alone = (mark.search(options[0]) and not any(mark.search(o) for o in options[1:]) for mark in _MARKS if options)
    return len(options) > 2 and any(alone)


def is_a_grid(item: Item, setting: Setting) -> bool:
    """Tell whether the options are two things by two: "high calcium, high phosphate; high calcium, low phosphate".

    The patterns of inheritance are such a set by nature.
    """
    if all(inheritance_in(option) for option in options_of(item)):
        return False
    parts = [_halves(option) for option in options_of(item)]
    firsts, seconds = {first for first, _ in parts}, {second for _, second in parts}
    return len(parts) == 4 and len(set(parts)) == 4 and len(firsts) == len(seconds) == 2 and "" not in seconds


def _halves(option: str) -> tuple[str, str]:
    """Return *option* parted at its joint, or at its first space where it has two words."""
    found = re.match(r"(.+?)(?:,\s*(?:and\s+|with\s+|but\s+)?|\s+(?:and|with|but|without)\s+)(.+)$", option)
    if found:
        return normal(found[1]), normal(found[2])
    first, _, second = option.partition(" ")
    return normal(first), normal(second)


def copies_its_source(item: Item, setting: Setting) -> bool:
    """Tell whether a question's stem has 20 words in a row from its proof."""
    question = question_of(item)
    if question is None:
        return False
    said = f" {' '.join(normal(word) for word in evidence_text(item, setting).split())} "
    words = [normal(word) for word in question.stem.split()]
    runs = (" ".join(words[at : at + 20]) for at in range(len(words) - 19))
    return any(f" {run} " in said for run in runs)
