"""What a sentence goes on to say of the one before: "This can lead to …" of all of it, "they" of its subject."""

import re
from dataclasses import dataclass

from decks.facts.run_in import is_a
from decks.knowledge import find_terms
from decks.language import Sentence, sentences
from decks.phrases import is_plural

MAX_NAME_WORDS = 10
MAX_BEFORE_WORDS = 20
MAX_JOINED_WORDS = 32
MAX_REASONED_WORDS = 45
_DOES = (
    "lead|cause|result|prevent|improve|increase|reduce|decrease|lower|raise|make|happen|occur|produce|damage|block|slow|"
    "weaken|trigger"
)
_THIS_DOES = re.compile(
    r"^This (?=(?:(?:often|usually|sometimes|typically|also|in turn) ){0,2}"
    rf"(?:(?:can|may|might|could) (?:also |sometimes )?(?:{_DOES})|(?:{_DOES})s) )"
)
_IS_CALLED = re.compile(
    r"^(?:This|These) (?=(?:is|are) (?:also |sometimes |often |commonly |usually )?"
    r"(?:called|known as|termed|referred to as) )"
)
# The sentence before holds because of what follows.
_IS_WHY = re.compile(r"^(?:This (?:is|occurs|happens)|That is|It is) because (?!of\b)(?=\w)")
# A sentence that cannot take ", which …": it ends in such a clause already, or is two.
_CLOSED = re.compile(r", (?:which|who|where|such as|including)\b|[;:?]|\b(?:because|although|unless)\b", re.IGNORECASE)
_THEY = re.compile(r"^They (?=[a-z]+\b)(?!(?:also )?(?:include|say|think|believe|know|ask|want)\b)")
_IT = re.compile(r"^It (?=(?:(?:also|often|usually|sometimes|can|may) )*[a-z]+s?\b)")
_IMPERSONAL = re.compile(
    r"^It (?:\w+ ){0,2}(?:takes|seems|appears|depends|is|was|be|has been|means) (?:\w+ ){0,3}"
    r"(?:that|to|whether|if|for)\b"
    r"|^It (?:takes|seems|depends|means|includes)\b"
)
_THESE = re.compile(r"^(?P<which>These|This) (?P<noun>[a-z]{4,}) (?=(?:[a-z]+ly )?[a-z]+)")
_OF_SOME = re.compile(
    r"^(?:some|many|most|few|several|certain|other|another|all|both|each|no|any|one|two|three|four|up|about|\d)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:this|these|those|such|others?|another|it|its|their|they|them|you|your|he|she|his|her|following)\b",
    re.IGNORECASE,
)
# What these nouns are, a sentence about the condition may mean besides its subject.
_BROAD = frozenset("condition disease disorder syndrome case change factor thing time problem".split())
_PLURAL = ("NNS", "NNPS")
_GLOSS = re.compile(r"\s\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Subject:
    """The subject of a sentence: its *name* with the words that tell which, its *noun*, the *kind* it is said to be.

    *others* are the plural nouns elsewhere in the sentence. With a *kind*, "X is a …", it speaks of nothing but X.
    """

    name: str
    noun: str
    is_plural: bool
    kind: str | None
    others: tuple[str, ...]


def is_joined_on(text: str, before: str) -> bool:
    """Tell whether *text* is told as one sentence with *before*: "…, which can lead to …"."""
    return _as_which(text, before) is not None


def continued(text: str, before: str, *, may_be_topic: bool) -> str | None:
    """Return *text*, which goes on from the sentence *before*, with what it goes on from; None where that is not sure.

    *may_be_topic* tells whether "it" may be the article's condition instead.
    """
    if not before or len(sentences(before)) != 1:
        return None
    whole = _as_which(text, before)
    if whole is not None:
        return whole
    subject = _subject_of(sentences(before)[0])
    opening = _opening_meant(text, subject, may_be_topic=may_be_topic) if subject else None
    return f"{subject.name} {text[opening:]}" if subject and opening else None


def _as_which(text: str, before: str) -> str | None:
    """Return *before* and *text* as one sentence, where *text* says what all of *before* does, is called, or why."""
    why = _IS_WHY.match(text)
    if why and before and re.search(r"\bbecause\b", before) is None:
        joined = f"{_GLOSS.sub('', before).rstrip(' .')} because {text[why.end() :]}"
        return joined if len(joined.split()) <= MAX_REASONED_WORDS else None
    this = _THIS_DOES.match(text) or _IS_CALLED.match(text)
    if not this or not before or _CLOSED.search(before) or len(before.split()) > MAX_BEFORE_WORDS:
        return None
    plain = _GLOSS.sub("", before).rstrip(" .")
    if text.startswith("These ") and not is_plural(plain.split()[-1]):
        return None
    joined = f"{plain}, which {text[this.end() :]}"
    return joined if len(joined.split()) <= MAX_JOINED_WORDS else None


def _subject_of(sentence: Sentence) -> _Subject | None:
    """Return the subject of *sentence*; None where it points back itself, or is of some only."""
    found = sentence.child(sentence.root, "nsubj", "nsubjpass")
    if found is None or sentence.tokens[found].pos not in ("NOUN", "PROPN"):
        return None
    first, last = sentence.subtree(found)
    name = _GLOSS.sub("", sentence.phrase_of(found)).strip(" ,.")
    if last >= sentence.root or len(name.split()) > MAX_NAME_WORDS or _OF_SOME.match(name) or _POINTING.search(name):
        return None
    said_to_be = sentence.child(sentence.root, "attr")
    elsewhere = (t for i, t in enumerate(sentence.tokens) if not first <= i <= last and i != said_to_be)
    others = tuple(token.lemma.lower() for token in elsewhere if token.tag in _PLURAL or token.lemma == "they")
    noun = sentence.tokens[found]
    are_several = noun.tag in _PLURAL or is_plural(noun.text) or bool(sentence.children(found, "conj"))
    is_defined = sentence.tokens[sentence.root].lemma == "be" and said_to_be is not None
    kind = sentence.tokens[said_to_be].lemma.lower() if said_to_be is not None and is_defined else None
    return _Subject(name, noun.lemma.lower(), are_several, kind, others)


def _opening_meant(text: str, subject: _Subject, *, may_be_topic: bool) -> int | None:
    """Return how many characters of *text* stand for *subject*, None where they may stand for something else."""
    they, it, these = _THEY.match(text), _IT.match(text), _THESE.match(text)
    if they and subject.is_plural and not subject.others:
        return they.end()
    is_only = subject.kind is not None and not subject.is_plural and bool(find_terms(subject.name))
    if it and is_only and not may_be_topic and not _IMPERSONAL.match(text):
        return it.end()
    return these.end() if these and _is_called(subject, these) else None


def _is_called(subject: _Subject, these: re.Match[str]) -> bool:
    """Tell whether *these*, "these drugs" or "this drug", can only be *subject*."""
    is_plural = these["which"] == "These"
    noun = these["noun"].removesuffix("s") if is_plural else these["noun"]
    if noun in _BROAD or is_plural != subject.is_plural or noun in subject.others:
        return False
    named = re.split(r",? (?:and|or) |, ", subject.name)
    return noun in (subject.noun, subject.kind) or all(is_a(noun, name) for name in named)
