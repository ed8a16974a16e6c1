"""Phrases: what class of words a fragment is, and whether it is plural, a name, or a whole sentence."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from decks.language import Sentence, Token, read_ahead, sentences
from decks.misread_verbs import with_verb_shown

_CONDITIONS = ("if", "when", "whenever", "once", "unless", "until", "while", "because", "although", "after", "before")
_EXAMPLES = re.compile(r"(such as|including|includes?|for example|e\.g\.)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:in [^,;:]{3,70}, )?to (?!be\b)[a-z]+", re.IGNORECASE)
_BE_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
# Verbs that open a description; the tagger takes them for plural nouns.
_VERBS = frozenset(
    "results points presents develops targets depletes detects predisposes needs occurs causes affects shows reveals "
    "suggests reduces increases inhibits blocks binds relieves prevents improves requires begins lasts appears leads "
    "helps measures identifies confirms excludes raises lowers protects restores replaces stimulates suppresses recurs "
    "resolves spreads starts subsides slows delays hastens worsens accounts".split()
)
# A word that may be either, unless what follows is no object: "Lesions of the skin".
_PLURAL_OR_VERB = re.compile(
    r"[a-z]{2,}s\s+(?!(?:of|in|on|at|by|to|for|from|with|without|after|before|during|around|beneath|under|over|near|"
    r"between|behind|that|which|who|and|or|are|were|may|can|all|due|such|like)\b)\w",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(r"[A-Z]?[a-z]+(?:ic|iac|al|ory|ive|ous|ar)")
# "Graves disease" is one, whatever stands before its last word.
_ONE = re.compile(
    r"\w (?:disease|syndrome|disorder|sign|phenomenon|fever|palsy|anemia|cancer|tumor|infection)$", re.IGNORECASE
)
_LATIN = re.compile(r"(?:icans|us|is|os)$", re.IGNORECASE)  # "acanthosis nigricans"
_ENZYMES = re.compile(r"(?!(?:in|de)creases|releases|ceases|eases)\w+ases\b", re.IGNORECASE)  # "Transaminases twice …"
_PLURAL_WITHOUT_S = frozenset(
    "children women men people feet teeth bacteria fungi bronchi nuclei criteria phenomena metastases data".split()
)
# One disease each, though the tagger takes them for plurals.
_SINGULAR_IN_S = frozenset("caries diabetes herpes measles mumps rabies rickets scabies shingles".split())


class PhraseClass(StrEnum):
    """The grammar of a fragment, which decides the sentence it fits into."""

    NOUN = "noun phrase"
    FINITE = "finite verb phrase"
    PARTICIPLE = "past participle"
    ADJECTIVE = "adjective phrase"
    PURPOSE = "infinitive of purpose"
    PREPOSITION = "prepositional phrase"
    CONDITION = "condition"
    EXAMPLES = "examples"
    CLAUSE = "clause"
    OTHER = "other"


@lru_cache(maxsize=4096)
def phrase_class(fragment: str) -> PhraseClass:
    """Return the phrase class of *fragment*, the text after a bullet's colon or a clause of it."""
    fragment = fragment.strip()
    if not fragment:
        return PhraseClass.OTHER
    for found, pattern in ((PhraseClass.EXAMPLES, _EXAMPLES), (PhraseClass.PURPOSE, _PURPOSE)):
        if pattern.match(fragment):
            return found
    sentence = sentences(fragment)[0]
    first = sentence.tokens[0]
    if first.lemma in _CONDITIONS:
        return PhraseClass.CONDITION
    if len(sentence.tokens) == 1 and first.tag in ("VB", "VBZ", "VBP"):
        return PhraseClass.NOUN  # "Rest", "Lumps": a verb does not stand alone
    if _opens_with_verb(fragment):
        return PhraseClass.FINITE
    return PhraseClass.ADJECTIVE if _is_of_adjectives(fragment) else _class_of_root(sentence, first)


def _class_of_root(sentence: Sentence, first: Token) -> PhraseClass:
    root = sentence.tokens[sentence.root]
    has_subject = bool(sentence.children(sentence.root, *_BE_SUBJECT)) and root.pos in ("VERB", "AUX")
    if has_subject or _is_misread_clause(sentence):
        return PhraseClass.CLAUSE
    if root.tag in ("VBN", "VBD") and not sentence.children(sentence.root, "aux", "auxpass"):
        return PhraseClass.PARTICIPLE
    if _ENZYMES.match(sentence.text):
        return PhraseClass.NOUN
    if root.tag in ("VBZ", "VBP") or (sentence.children(sentence.root, "aux", "auxpass") and root.pos == "VERB"):
        return PhraseClass.FINITE
    if root.pos == "ADP" or first.pos == "ADP":
        return PhraseClass.PREPOSITION
    if root.pos == "ADJ" and not _narrows_a_noun(sentence):
        return PhraseClass.ADJECTIVE
    if root.pos == "ADJ":
        return PhraseClass.NOUN
    is_noun = root.pos in ("NOUN", "PROPN", "NUM") or _is_gerund(sentence)
    return PhraseClass.NOUN if is_noun else PhraseClass.OTHER


def _opens_with_verb(fragment: str) -> bool:
    """Tell whether the first word is a verb, if need be one taken for a plural noun alone: "Targets B cells"."""
    if fragment.split(maxsplit=1)[0].lower() in _VERBS:
        return True
    if not _PLURAL_OR_VERB.match(fragment) or _ENZYMES.match(fragment):
        return False
    sentence = sentences(f"It {fragment[:1].lower()}{fragment[1:]}")[0]
    return len(sentence.tokens) > 1 and sentence.tokens[1].tag == "VBZ" and sentence.root == 1


def _is_of_adjectives(fragment: str) -> bool:
    """Tell whether *fragment* opens with an adjective and names nothing but after prepositions: "worse at night"."""
    sentence = sentences(f"{fragment[:1].lower()}{fragment[1:]}")[0]
    is_opened = sentence.tokens[0].pos in ("ADJ", "ADV") and sentence.tokens[0].tag not in ("WRB", "RBS")
    if not is_opened or any(token.pos in ("VERB", "AUX") and token.dep != "amod" for token in sentence.tokens):
        return False
    if not any(token.pos == "ADJ" and not _is_placed(sentence, token) for token in sentence.tokens):
        return False
    return all(token.pos not in ("NOUN", "PROPN", "NUM") or _is_placed(sentence, token) for token in sentence.tokens)


def _is_placed(sentence: Sentence, token: Token) -> bool:
    """Tell whether *token* hangs on a preposition, be it through other words."""
    while sentence.tokens[token.head] is not token:
        token = sentence.tokens[token.head]
        if token.pos == "ADP":
            return True
    return False


def _narrows_a_noun(sentence: Sentence) -> bool:
    """Tell whether the adjective at the head only narrows a noun after it: "brief, painless loss of sight"."""
    narrowing = ("ADJ", "ADV", "PUNCT", "CCONJ")
    after = sentence.tokens[sentence.root + 1 :]
    rest = (token for token in after if token.pos not in narrowing and token.tag not in ("VBN", "VBG"))
    following = next(rest, None)
    return following is not None and following.pos in ("NOUN", "PROPN")


def _is_gerund(sentence: Sentence) -> bool:
    """Tell whether the head is a verb that names a thing: "severe vomiting", "swelling of the lips"."""
    following = sentence.tokens[sentence.root + 1 : sentence.root + 2]
    is_bare = not following or following[0].lemma in ("of", "and", "or", ",")
    return sentence.tokens[sentence.root].tag == "VBG" and is_bare


def _is_misread_clause(sentence: Sentence) -> bool:
    """Tell whether a verb was taken for a plural noun: "a scarred pericardium limits" has "a" before "limits"."""
    articles = (sentence.tokens[i].lemma for i in sentence.children(sentence.root, "det"))
    return sentence.tokens[sentence.root].tag == "NNS" and any(article in ("a", "an") for article in articles)


def _looks_plural(noun: str) -> bool:
    """Tell whether *noun*, which the tagger takes for a plural, has the form of one: "amaurosis fugax" has not."""
    return noun in _PLURAL_WITHOUT_S or (noun.endswith("s") and noun not in _SINGULAR_IN_S)


@lru_cache(maxsize=4096)
def is_plural(phrase: str) -> bool:
    """Tell whether the noun phrase *phrase* is plural: by its head noun, or by "and" between nouns."""
    if not phrase.strip() or _ONE.search(phrase):
        return False
    sentence = sentences(phrase)[0]
    root = sentence.root
    # "Causes", alone, is no verb, nor is "antibodies" at the end of "monoclonal antibodies".
    is_last = root == len(sentence.tokens) - 1 and not _LATIN.search(sentence.tokens[root].text)
    plural_tags = ("NNS", "NNPS", "VBZ") if is_last else ("NNS", "NNPS")
    if sentence.tokens[root].tag in plural_tags and _looks_plural(sentence.tokens[root].text.lower()):
        return True
    last = sentence.tokens[-1]
    if root == 0 and sentence.tokens[0].tag in ("VBN", "VBD") and last.tag == "NNS":  # "grouped vesicles"
        return _looks_plural(last.text.lower())
    joined = {sentence.tokens[i].lemma for i in sentence.children(root, "cc")}
    return bool(sentence.children(root, "conj")) and "and" in joined


def starts_with_verb(phrase: str) -> bool:
    """Tell whether *phrase* begins with a finite verb or an adverb before one: "may reveal", "often shows"."""
    first = sentences(f"It {phrase}")[0].tokens[1:2]
    is_participle = first and first[0].tag == "RB" and has_participle(phrase)
    return bool(first) and first[0].tag in ("VBZ", "MD", "RB") and not is_participle


def has_participle(phrase: str) -> bool:
    """Tell whether the first verb of *phrase* is a participle without an auxiliary: "ideally completed before"."""
    verb = next((token for token in sentences(f"It {phrase}")[0].tokens[1:] if token.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.tag in ("VBN", "VBD") and verb.text.endswith("ed")


def names_several(heading: str) -> bool:
    """Tell whether the last noun of *heading* is plural: "laboratory tests", not "imaging and biopsy"."""
    before_of = re.split(r"\s(?:of|for|in|to|with|on|at|during)\s", heading)[0]
    return any(_last_noun_tag(words) in ("NNS", "NNPS") for words in (before_of, before_of.lower()))


def _last_noun_tag(words: str) -> str:
    if len(words.split()) == 1:
        return "NNS" if is_plural(words) else ""
    nouns = [token for token in sentences(words)[0].tokens if token.pos in ("NOUN", "PROPN")]
    return nouns[-1].tag if nouns else ""


def is_noun_phrase(heading: str) -> bool:
    """Tell whether *heading* names things: no question, no instruction ("Eat and drink less")."""
    first = sentences(heading)[0].tokens[0] if heading.strip() else None
    is_asking = heading.rstrip().endswith("?") or (first is not None and first.tag in ("WRB", "WP", "WDT", "VB"))
    return first is not None and not is_asking


def has_verb(phrase: str) -> bool:
    """Tell whether a bare verb stands in *phrase*, which then is no mere noun phrase: "relapses or develop"."""
    return any(token.tag in ("VB", "VBP") for token in sentences(phrase)[0].tokens)


@lru_cache(maxsize=4096)
def is_adjective(word: str) -> bool:
    """Tell whether *word* says what kind a thing is, but names none: "sensory", "inflammatory"."""
    token = sentences(f"It is {word[:1].lower()}{word[1:]}.")[0].tokens[2]
    return token.pos == "ADJ" and _OF_A_KIND.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def has_bare_verb(phrase: str) -> bool:
    """Tell whether *phrase* begins with a verb in its bare form, as after "to": "wash their hands"."""
    first = sentences(f"They will {phrase[:1].lower()}{phrase[1:]}")[0].tokens[2:3]
    return bool(first) and first[0].tag == "VB"


@lru_cache(maxsize=4096)
def names_a_thing(phrase: str) -> bool:
    """Tell whether *phrase* is a noun phrase, by how it reads as what a doctor asks about: "slowed growth"."""
    sentence = sentences(_asked_about(phrase))[0]
    about = sentence.tokens[_ABOUT : _ABOUT + 1]
    found = sentence.child(_ABOUT, "pobj") if about and about[0].text == "about" else None
    if found is None:
        return False
    first, last = sentence.subtree(found)
    rest = sentence.tokens[last + 1 :]
    return first == _ABOUT + 1 and not any(token.tag in ("VBZ", "VBP", "VBD", "MD") for token in rest)


def _asked_about(phrase: str) -> str:
    return f"The doctor asked about {phrase[:1].lower()}{phrase[1:]}."


def read_names_ahead(names: Iterable[str]) -> None:
    """Parse together what tells of each of *names* whether it names a thing, and whether it is a clause."""
    read_ahead([text for name in names for text in (f"{name}.", _asked_about(name))])


_ABOUT = 3  # the place of "about" in "The doctor asked about …"


@lru_cache(maxsize=4096)
def has_clause(text: str) -> bool:
    """Tell whether *text* is a whole sentence: its main verb is finite and has a subject."""
    return _has_clause(text) or (with_verb_shown(text) != text and _has_clause(with_verb_shown(text)))


def _has_clause(text: str) -> bool:
    sentence = sentences(text)[0]
    root = sentence.tokens[sentence.root]
    # A plural's verb is often tagged as bare; a bare verb has no subject of its own.
    is_finite = root.tag in ("VBZ", "VBP", "VBD", "VB") or bool(sentence.children(sentence.root, "aux", "auxpass"))
    return is_finite and bool(sentence.children(sentence.root, *_BE_SUBJECT))
