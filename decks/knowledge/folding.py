"""The lookup key of a clinical term, and the words of a running text with the same keys.

Two spellings of one term share a key: case, accents, hyphens, possessives, simple plurals, parentheses and British
spelling are folded. A key is for comparing, never for showing.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_GREEK = str.maketrans(
    {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega"}
)
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Letters and digits part ("B12", "B-12"), a possessive goes with its word; the same pattern reads terms and texts.
_WORD = re.compile(r"[^\W\d_]+(?:['’]s(?![^\W_]))?|\d+")
_PIECE = re.compile(r"[a-z]+|[0-9]+")
# Between two words of one term: nothing, a space, a hyphen, a slash, an apostrophe, one line break.
_JOINT = re.compile(r"[ \t\u00a0]*[-‐‑–/'’]?[ \t\u00a0]*\n?[ \t]*")
_INITIAL_JOINT = re.compile(r"\.[ \u00a0]?")
_MARK = re.compile(r"[.,] ?")

_MAYBE_BRITISH = re.compile(
    r"[ao]e|our|leuc|is(?:e|ed|ing|ation)|ys(?:e|ed|ing)$|ulph|tre$|fibre|gramme|grey|moul|elling|ium$"
)
_BRITISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"ae(?!ro)(?=[a-z])", "e"),
        (r"oe(?=dem|soph|str|nolo)|(?<=f)oe(?=t)|(?<=c)oe(?=li|lom)|(?<=rh)oe|(?<=pn)oe|(?<=am)oe(?=b)", "e"),
        (r"(?<=m)oeo(?=p)", "eo"),
        (r"(?<=man)oeuvre", "euver"),
        (r"(?<=tum|col|hum|fav|lab|rig|hon|vap)our|(?<=behavi)our|(?<=^od)our", "or"),
        (r"^leuc(?=o|em)", "leuk"),
        (r"isation", "ization"),
        (r"(?<=[a-z]{4})is(?=(e|ed|ing)$)", "iz"),
        (r"(?<=al)ys(?=(e|ed|ing)$)", "yz"),
        (r"sulph", "sulf"),
        (r"^(cent|lit|met|tit|goit|fib)re$", r"\1er"),
        (r"gramme$", "gram"),
        (r"^grey", "gray"),
        (r"^mould", "mold"),
        (r"(?<=counsel)ling$", "ing"),
        (r"^aluminium$", "aluminum"),
    )
)

_IRREGULAR = {
    "apices": "apex",
    "atria": "atrium",
    "bacilli": "bacillus",
    "bacteria": "bacterium",
    "bullae": "bulla",
    "bursae": "bursa",
    "calculi": "calculus",
    "calves": "calf",
    "children": "child",
    "cocci": "coccus",
    "comedones": "comedo",
    "cortices": "cortex",
    "crises": "crisis",
    "criteria": "criterion",
    "diverticula": "diverticulum",
    "emboli": "embolus",
    "feet": "foot",
    "fungi": "fungus",
    "ganglia": "ganglion",
    "gases": "gas",
    "larvae": "larva",
    "lenses": "lens",
    "maculae": "macula",
    "men": "man",
    "metastases": "metastasis",
    "nevi": "nevus",
    "nuclei": "nucleus",
    "ova": "ovum",
    "papillae": "papilla",
    "petechiae": "petechia",
    "phenomena": "phenomenon",
    "protozoa": "protozoan",
    "sequelae": "sequela",
    "stimuli": "stimulus",
    "striae": "stria",
    "teeth": "tooth",
    "testes": "testis",
    "thrombi": "thrombus",
    "varices": "varix",
    "vertebrae": "vertebra",
    "women": "woman",
}
# Singular words that look like plurals.
_SINGULAR_IN_S = frozenset(
    "always aids ascites besides biceps caries diabetes facies forceps herpes lens mumps measles perhaps rabies "
    "scabies series shingles sometimes species tabes this thus towards triceps whereas".split()
)
_PLURAL_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), singular)
    for pattern, singular in (
        (r"(?<=[a-z]{2})ies$", "y"),
        (r"(?<=[a-z][bhmnr])oses$", "osis"),
        (r"(?<=[a-z]{3})yses$", "ysis"),
        (r"(?<=th)eses$", "esis"),
        (r"(?<=[a-z]{2}[^ao])uses$", "us"),
        (r"(?<=[^eo]a)ches$", "che"),
        (r"(?<=ss|sh|ch|tz)es$|(?<=x)es$", ""),
        (r"(?<![sui])s$", ""),
    )
)


class Word(NamedTuple):
    """A word of a running text: its key, its characters, and whether it may be one term with the next word.

    *joins_by_mark* is true where a comma or a full stop parts the two; only a term that has the mark itself goes on.
    """

    key: str
    start: int
    end: int
    joins: bool
    joins_by_mark: bool = False


def _singular(word: str) -> str:
    """Return *word* without a regular or known irregular plural ending."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or word[-1] != "s" or word in _SINGULAR_IN_S:
        return word
    for pattern, singular in _PLURAL_ENDINGS:
        if pattern.search(word):
            return pattern.sub(singular, word)
    return word


def _american(word: str) -> str:
    """Return *word* in American spelling as far as medicine needs it."""
    if len(word) > 3 and _MAYBE_BRITISH.search(word):
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word)
    return word


@lru_cache(maxsize=65_536)
def word_key(word: str) -> str:
    """Return the key of one *word*, folded until nothing changes; of more words where it hides them ("m²": "m 2")."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    if not (word.isascii() and word.isalnum()):
        bare = unicodedata.normalize("NFKD", word.translate(_GREEK)).casefold()
        return " ".join(map(word_key, _PIECE.findall("".join(c for c in bare if c.isascii()))))
    while (folded := _singular(_american(word))) != word:
        word = folded
    return word


@lru_cache(maxsize=65_536)
def normal(term: str) -> str:
    """Return the lookup key of *term*; parentheses are dropped unless nothing else is left.

    The key of a key is itself.
    """
    bare = _PARENTHESES.sub(" ", term) if "(" in term or "[" in term else term
    keys = [key for word in _WORD.findall(bare) if (key := word_key(word))]
    return " ".join(keys) or " ".join(key for word in _WORD.findall(term) if (key := word_key(word)))


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of *text* with their keys; a possessive ending is outside its word's characters."""
    spans = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    words = []
    for index, (word, start, end) in enumerate(spans):
        gap = text[end : spans[index + 1][1]] if index + 1 < len(spans) else "\n\n"
        bare_end = end - 2 if word[-2:-1] in ("'", "’") else end
        words.append(Word(word_key(word), start, bare_end, _joins(word, gap), bool(_MARK.fullmatch(gap))))
    return tuple(words)


def _joins(word: str, gap: str) -> bool:
    """Tell whether *word* and the next one may belong to one term across *gap* ("E. coli", "Guillain-Barré")."""
    return bool(_JOINT.fullmatch(gap)) or (len(word) == 1 and bool(_INITIAL_JOINT.fullmatch(gap)))
