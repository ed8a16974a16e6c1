"""Verbs that the parser takes for nouns: "mutations cause", "the cells pool in the liver"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from decks.language import Token, sentences

# After a plural these are verbs: "mutations cause", "people experience".
_VERB_OR_NOUN = re.compile(
    r"^(?P<subject>(?:[\w-]+ ){0,3}?(?:[\w-]+[a-rt-z]s|[Pp]eople|[Cc]hildren|[Mm]en|[Ww]omen)"
    r"(?: (?:of|with|in|to|who have) (?:[\w'’-]+ ){0,4}?[\w'’-]+)?) "
    r"(?P<verb>cause|lead to|result in|experience|damage|attack|produce|develop)\b(?! (?:of|and|or|by)\b)"
)
# After a singular too, where what follows is an object: "a shortage of the enzyme impairs the removal".
_VERB_OR_PLURAL = re.compile(
    r"^(?P<subject>(?:an?|the|one|each|lack|loss|damage|injury|deficiency|shortage) (?:[\w-]+ ){0,6}?"
    r"(?!(?:of|in|to|and|or|with|from|by|for|the|its|an?)\b)[\w-]*[a-rt-z]) "
    r"(?P<verb>(?:result(?=s (?:in|from)\b)|impair|disrupt|decrease|increase|reduce|reverse|damage|trigger|block|limit|"
    r"attack))s (?=(?:the|an?|(?<=results )(?:in|from)|its|their|production|removal|blood|growth)\b)",
    re.IGNORECASE,
)
# Further verbs that the tagger takes for nouns, by the words that follow them; others take an object.
_VERB_TAKES = {
    "account": ("for",),
    "act": ("as", "on"),
    "aid": ("in",),
    "attach": ("to",),
    "bind": ("to",),
    "develop": ("in", "when", "during"),
    "form": ("in", "behind", "when", "from", "between", "inside"),
    "function": ("in", "as"),
    "increase": ("as", "with"),
    "lead": ("to",),
    "lessen": ("over", "with"),
    "malfunction": (),
    "occur": ("in", "before", "after", "during", "when"),
    "pool": ("in",),
    "range": ("from",),
    "result": ("in", "from"),
    "rise": ("after", "with", "as"),
}
_TAKES_AN_OBJECT = frozenset(
    "attach attack block bypass cause change coat contract control coordinate damage develop diagnose drain experience "
    "filter force form impair inherit invade lack measure reduce release signal store support transfer transport "
    "trigger".split()
)
_HAVE_RESULTS = ("test", "tests", "study", "studies", "exam", "scan", "scans", "laboratory", "lab", "blood")
_MIN_SHOWN_WORDS = 5  # of a sentence whose verb is looked for
_PLURAL_WITHOUT_S = frozenset("children women men people feet teeth bacteria fungi bronchi nuclei data most".split())


@lru_cache(maxsize=4096)
def with_verb_shown(text: str) -> str:
    """Return *text* with "do" before a verb that the parser takes for a noun: "flares do cause redness"."""
    shown = _VERB_OR_NOUN.sub(r"\g<subject> do \g<verb>", text)
    shown = _VERB_OR_PLURAL.sub(r"\g<subject> does \g<verb> ", shown)
    is_open = shown == text and len(text.split()) >= _MIN_SHOWN_WORDS and text.rstrip().endswith(".")
    return next(_with_a_verb(text), text) if is_open else shown


def _with_a_verb(text: str) -> Iterator[str]:
    """Yield *text* with "do" before each word that may be a verb, where the parser then finds a subject for it."""
    tokens = sentences(text)[0].tokens
    for i, token in enumerate(tokens[1:-2], start=1):
        base = _base_of(token.text)
        if (
            token.pos not in ("NOUN", "VERB", "ADJ")
            or base is None
            or not _goes_on_as_a_verb(base, tokens[i + 1 : i + 3])
        ):
            continue
        is_third = token.text != base
        shown = f"{text[: token.start_char]}{'does' if is_third else 'do'} {base}{text[token.end_char :]}"
        sentence = sentences(shown)[0]
        root = sentence.tokens[sentence.root]
        subject = sentence.child(sentence.root, "nsubj")
        if subject is None or root.text != base or root.tag != "VB" or subject > sentence.root:
            continue
        head = sentence.tokens[subject]
        word = head.text.lower()
        # "Lysosomes", at the start of a sentence, is taken for one name.
        is_many = head.tag in ("NNS", "NNPS") or word in _PLURAL_WITHOUT_S or (not is_third and word.endswith("s"))
        is_name = head.pos in ("NOUN", "PROPN") or word == "most"
        has_results = base == "result" and word in _HAVE_RESULTS
        if is_name and is_many != is_third and not has_results:
            yield shown


def _base_of(word: str) -> str | None:
    """Return the bare form of *word*, a verb that the parser takes for a noun, None for any other."""
    bases = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((base for base in bases if base in _VERB_TAKES or base in _TAKES_AN_OBJECT), None)


def _goes_on_as_a_verb(base: str, following: tuple[Token, ...]) -> bool:
    """Tell whether the words *following* may stand after the verb *base*: its object, its preposition, another verb."""
    first, second = following
    if first.text.lower() in _VERB_TAKES.get(base, ()):
        return True
    if first.text == "and":
        return second.tag == "VBZ"
    is_object = first.tag in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "-LRB-")
    return base in _TAKES_AN_OBJECT and is_object and first.text.lower() not in ("such", "due", "like", "other")
