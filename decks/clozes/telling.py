"""Whether a gap asks for something: neither guessable, nor told by the rest of the sentence, nor open to many."""

import re
from functools import lru_cache

from decks.clozes.constituents import MAX_WORDS, Place, is_one_of_several
from decks.clozes.plain_words import FILLER, OPEN_ENDS, VAGUE
from decks.facts import Findings
from decks.knowledge import Found, find_terms, is_category_term, is_negative, is_same, normal, term_type

MAX_STATEMENTS = 6  # a term that more statements than this name is the article's common word,
COMMON_SHARE = 20  # in a long article one that more than every twentieth names
STEM_LETTERS = 5
LONG_WORD = 8  # letters
MIN_CLUES_OF_DENIED = 5
# Kinds of terms that a gap may hold: names are worth knowing wherever they stand.
NAMES = ("drug", "organism", "tumor", "vaccine")
ILLNESSES = ("drug_class", "condition", "finding")
TERMS = (
    *NAMES,
    *ILLNESSES,
    "symptom",
    "procedure",
    "imaging",
    "test",
    "device",
    "lab_value",
    "therapy",
    "anatomical",
    "risk_factor",
)
_MEASURED = ("drug", "organism", "lab_value")  # a hormone by name is a thing of its own, "growth" and "hormone" are not
_SUBSTANCE = re.compile(r"\b(?:hormone|factor|acid|protein)$")
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]+(?:-\d+)?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBERED = re.compile(r"\b(?:[Tt]ype|[Ss]tage|[Gg]rade|[Cc]lass) (?:[A-D]|\d|[IVX]+)\b")  # which one, says a clue
_GLOSS = re.compile(r"\s\([^()]*\)")
# "If a biopsy shows …, …": what only may be.
_CONDITIONAL = re.compile(r"^(?:if|when|although|though|unless|once|because|as|while|until)\b[^,]*$", re.IGNORECASE)
_NOT_ENOUGH = re.compile(
    r"\b(?:not|cannot|can['’]t|don['’]t|doesn['’]t)(?= (?:\w+ )?(?:enough|absorb|properly))", re.IGNORECASE
)
_BREAK = re.compile(r"[,;:]\s|\s(?:and|but|because|who|which|that)\s")  # a "not" reaches no further
_NOT_SO = re.compile(r" (?:does|do|is|are|has|have|can|may|should|will|was|were)(?:n['’]t| not| rarely)\b")
_EXAMPLE = re.compile(r"\b(?:such as|including|like|for example|e\.g\.),? (?:[\w-]+ ){0,2}$", re.IGNORECASE)
# What stands in a name of several words, as "Hypertension" does in "Dietary Approaches to Stop Hypertension".
_IN_A_NAME = re.compile(
    r"[A-Z][a-z]+ (?:to|of|for|and) (?:[A-Z][a-z]+ )?$"
)  # "Dietary Approaches to Stop (Hypertension)"
_SUCH_AS = re.compile(r",? (?:such as|like|including|for example)\b")  # the examples tell what they are of
_LOST_APOSTROPHE = re.compile(r"(?:persons|patients|individuals|bodys|childs|peoples|babys|womans|mans) |.* -")
_IS_CALLED = re.compile(r"(?:,? (?:also|sometimes))? (?:called|known as|termed|named)\b")
_BY_NAME = re.compile(r" [A-Z][a-z]+ [a-z]{4}")  # "the bacterium Listeria monocytogenes"
_KINDS_OF_GROWTHS = ("tumor", "tumors", "cyst", "cysts", "lesions", "growths")
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_BY_ACRONYM = ("drug", "drug_class", "test", "imaging", "procedure", "lab_value", "organism", "vaccine")
_ONE_OR = re.compile(r"one or\b", re.IGNORECASE)
_IS_A = re.compile(r"(?:\s\([^()]*\))? (?:is|are) (?:(?:an?|the|one of the|considered) )?(?:[\w-]+,? ){0,4}")


@lru_cache(maxsize=1024)  # asked for at every phrase of a sentence
def terms_of(text: str) -> tuple[Found, ...]:
    """Return the clinical terms of *text* that a gap may hold."""
    return tuple(found for found in find_terms(text) if found.type.kind in TERMS)


def is_telling(text: str, place: Place, findings: Findings) -> bool:
    """Tell whether hiding the words at *place* asks for something that only knowledge answers."""
    start, end = place
    words = text[start:end]
    if not 0 < len(words.split()) <= MAX_WORDS or is_vague(words) or _is_a_piece(text, place):
        return False
    if _IS_CALLED.match(text[end:]) or _BY_NAME.match(text[end:]) or _is_unexplained(words) or _ONE_OR.match(words):
        return False
    if _SUCH_AS.match(text[end:]):
        return False
    if _NOT_SO.match(text[end:]) and n_clues(text, place, findings) < MIN_CLUES_OF_DENIED:
        return False
    shown = _unglossed(text, end)
    is_given = _is_kind_of_topic(text, start, findings) or is_told(shown, place, findings)
    return not is_given and not is_one_of_several(shown, start, end)


def is_vague(words: str) -> bool:
    """Tell whether *words* are too general to be an answer: each of them alone asks for nothing."""
    if is_category_term(words) or OPEN_ENDS & set(words.lower().split()):
        return True
    if _SYMBOL.fullmatch(words) or _is_named_substance(words):
        return False
    told = [word for word in _WORD.findall(words.lower()) if word not in FILLER]
    return all(normal(word) in VAGUE or word in VAGUE or is_category_term(word) for word in told)


def _is_named_substance(words: str) -> bool:
    """Tell whether *words* are a hormone, a germ or a drug of several plain words: "growth hormone"."""
    is_whole = any(f.end - f.start == len(words) and f.type.kind in _MEASURED for f in terms_of(words))
    return is_whole and " " in words and _SUBSTANCE.search(words) is not None


def is_technical(words: str) -> bool:
    """Tell whether one of *words* is long, or written, like a term of the field: "overgrowth", "B12", "T-cell"."""
    told = (word for word in words.split() if word.lower() not in VAGUE and normal(word) not in VAGUE)
    return any(len(word) >= LONG_WORD or re.search(r"\d|[A-Z]{2}", word) for word in told)


def is_illness(noun: str) -> bool:
    """Tell whether *noun* is an illness or a sign, of which there are kinds."""
    kind = term_type(noun)
    return noun in _KINDS_OF_GROWTHS or (kind is not None and kind.kind in ("condition", "finding", "tumor"))


def is_told(text: str, place: Place, findings: Findings) -> bool:
    """Tell whether the rest of *text*, or the condition's name, gives away the words at *place*."""
    words, rest = text[place[0] : place[1]], f"{text[: place[0]]} … {text[place[1] :]}"
    if not _stems(words):
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", rest) is not None
    names = findings.topic.names
    is_named = any(is_same(words, name) for name in names) or findings.topic.mention.search(words) is not None
    telling = _telling_stems(words)
    own = findings.topic.name.lower()  # the other names stand nowhere on the card
    said = f"{rest} {own}".lower()
    roots = tuple(word for word in _WORD.findall(own) if word not in FILLER | VAGUE)
    is_named = is_named or any(word.startswith(roots) for word in _WORD.findall(words.lower()))
    return is_named or _is_abbreviated(words, rest) or any(stem in w for stem in telling for w in _WORD.findall(said))


def n_clues(text: str, place: Place, findings: Findings) -> int:
    """Return how many words of the rest of *text* narrow the answer: no name of the condition, no filler, no gloss."""
    shown = _unglossed(text, place[1])
    rest = findings.topic.mention.sub(" ", f"{shown[: place[0]]} … {shown[place[1] :]}")
    return len(_stems(rest)) + len(_NUMBERED.findall(rest))


def is_common(words: str, findings: Findings) -> bool:
    """Tell whether the article uses *words* in so many statements that hiding them asks for nothing particular."""
    n_said = sum(words.lower() in statement.text.lower() for statement in findings.statements)
    return n_said > max(MAX_STATEMENTS, len(findings.statements) // COMMON_SHARE)


def is_outright(text: str, place: Place) -> bool:
    """Tell whether *text* says its thing of the words at *place* without a "not" or an "if", and not as an example."""
    first = max((m.end() for m in _BREAK.finditer(text, 0, place[0])), default=0)
    after = _BREAK.search(text, place[1])
    is_denied = is_negative(_NOT_ENOUGH.sub("", text[first : after.start() if after else len(text)]))
    return not (is_denied or _CONDITIONAL.search(text[: place[0]]) or _EXAMPLE.search(text[: place[0]]))


def _is_a_piece(text: str, place: Place) -> bool:
    """Tell whether the words are in brackets, a piece of a longer word, or of a term: "breath"."""
    start, end = place
    is_cut = re.match(r"[-’'”\"/]", text[end:]) or re.search(r"[-/’'“\"]$", text[:start])
    in_brackets = text[:start].count("(") > text[:start].count(")")
    in_term = any(
        found.start < end and start < found.end and (found.start < start or end < found.end) for found in terms_of(text)
    )
    in_name = text[start:end][:1].isupper() and _IN_A_NAME.search(text[:start]) is not None
    return bool(is_cut) or in_name or in_brackets or in_term or _LOST_APOSTROPHE.match(text[start:end]) is not None


def _is_unexplained(words: str) -> bool:
    """Tell whether *words* are an acronym of what nobody calls by it alone: a drug or a test may be."""
    kind = term_type(words)
    return _ACRONYM.fullmatch(words) is not None and (kind is None or kind.kind not in _BY_ACRONYM)


def _is_kind_of_topic(text: str, start: int, findings: Findings) -> bool:
    """Tell whether the words at *start* only say what kind of thing the condition is."""
    said = findings.topic.mention.match(text)
    return said is not None and _IS_A.fullmatch(text[said.end() : start]) is not None


def _is_abbreviated(words: str, rest: str) -> bool:
    initials = "".join(word[0] for word in re.split(r"[\s-]+", words) if word[:1].isalpha()).upper()
    return len(initials) > 1 and re.search(rf"\b{re.escape(initials)}s?\b", rest) is not None


def _stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of *text* that tell something."""
    return frozenset(word[:STEM_LETTERS] for word in _WORD.findall(text.lower()) if word not in FILLER)


def _telling_stems(words: str) -> frozenset[str]:
    """Return the beginnings of those of *words* that would give them away elsewhere: not "disease", not "blood"."""
    is_alone = len(words.split()) == 1
    told = (word for word in _WORD.findall(words.lower()) if word not in FILLER and (is_alone or word not in VAGUE))
    return frozenset(word[:STEM_LETTERS] for word in told)


def _unglossed(text: str, end: int) -> str:
    """Return *text* without the brackets that follow the words ending at *end*: the cloze leaves them out."""
    gloss = _GLOSS.match(text, end)
    return text[:end] + text[gloss.end() :] if gloss else text
