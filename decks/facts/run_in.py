"""Run-in terms: the name that opens a bullet or a paragraph, and what is said of it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from decks.grammar import capitalised
from decks.knowledge import term_type
from decks.language import sentences
from decks.model import Span
from decks.phrases import PhraseClass, has_clause, is_plural, phrase_class

MAX_TERM_WORDS = 9
_TERM = re.compile(r"(?P<term>[^:.;?!]{2,80}?)(?P<mark>:\s+|\s+[–—]\s+|\s+-\s+)(?=\S)")
# Words that qualify what follows and name nothing: "Less often - …", "In adults: …".
_NO_TERM = re.compile(
    r"(?:less|more|most|very|also|rarely|often|sometimes|usually|occasionally|then|if|when|for|in|on|at|to|with|by|note)\b",
    re.IGNORECASE,
)
# "Protein : creatinine ratio" has no term and description.
_RATIO = re.compile(r"\w+ ratio\b", re.IGNORECASE)
# "Sarcoidosis, a disease that …", "damage to the lining, which leads to …"
_EXPLAINED = re.compile(r"(?P<term>[^,:;.()]{3,60}(?: \([^()]{1,30}\))?),\s+(?:which\s+(?=\w+\s)|(?=an?\s))")
_LIST_GOES_ON = re.compile(r",\s+(?:and|or)\b")
# Two sentences that lost the space between them.
_GLUED_STOP = re.compile(r"(?<=[a-z][a-z)])\.(?=[A-Z][a-z]+[ ,])")
# What "the test", "the tumor" and the like may be, as kinds of terms.
_NOUNS = {
    "test exam procedure scan": ("test", "imaging", "procedure"),
    "surgery procedure treatment": ("procedure", "therapy"),
    "treatment medicine medication drug therapy vaccine": ("drug", "drug_class", "therapy", "vaccine"),
    "condition disease disorder syndrome infection": ("condition",),
    "tumor cancer": ("tumor",),
    "symptom problem": ("finding", "symptom"),
    "device": ("device",),
}
_NOUN = "|".join(sorted({noun for nouns in _NOUNS for noun in nouns.split()})) + "|type|form|phase|stage"
_VERB = (
    r"(?:is|are|was|were|can|may|might|will|should|must|has|does|also|usually|often|typically|sometimes|generally|"
    r"commonly|rarely|\w+s)\b"
)
# "It is important to …" says nothing of the head.
_IT = re.compile(rf"It(?= {_VERB})(?! (?:is|was|may be|can be) (?:not )?(?:\w+ )?(?:\w+ )?(?:that|to|whether|for)\b)")
_THEY = re.compile(r"They(?= \w)")
BY_NOUN = re.compile(rf"(?:The|This)(?: (?:type|kind|form) of)? (?P<noun>{_NOUN})(?= {_VERB})")


def term_in(text: str) -> tuple[Span, Span] | None:
    """Return the spans of term and description of the bullet *text*, if it has the form `Term: description`."""
    found = _TERM.match(text)
    if found is None or len(found["term"].split()) > MAX_TERM_WORDS or _NO_TERM.match(found["term"]):
        return None
    if _RATIO.match(text[found.end() :]):
        return None
    return Span(*found.span("term")), Span(found.end(), len(text.rstrip()))


def explained_in(text: str) -> tuple[Span, Span] | None:
    """Return the spans of a name and of what *text*, no sentence, goes on to say of it: "sarcoidosis, a disease …"."""
    found = _EXPLAINED.match(text)
    if found is None or _NO_TERM.match(found["term"]) or has_clause(text) or _LIST_GOES_ON.search(text[found.end() :]):
        return None
    if len(found["term"].split()) > MAX_TERM_WORDS or phrase_class(found["term"]) is not PhraseClass.NOUN:
        return None
    return Span(*found.span("term")), Span(found.end(), len(text.rstrip()))


# The parser takes "cause" for a noun where a gene stands before it: "Mutations in the LRP2 gene cause Tarn disease."
_TELLS_A_CAUSE = re.compile(r"\b(?:mutations?|variants?|changes?|genes?) (?:cause|result in|lead to)s? ", re.IGNORECASE)


def names_what_follows(text: str) -> bool:
    """Tell whether *text*, the first of several sentences, is a name and no sentence: "Urea breath test."."""
    words = text.rstrip(" .")
    if _TELLS_A_CAUSE.search(words) or _NO_TERM.match(words) or len(words.split()) > MAX_TERM_WORDS:
        return False
    if not text.rstrip().endswith((".", "?")):
        return False
    return not text.rstrip().endswith("?") and not has_clause(text) and phrase_class(words) is PhraseClass.NOUN


def readings_of_name(text: str) -> tuple[str, ...]:
    """Return what is parsed to tell whether *text*, which opens a block, is a name; () where it is too long for one."""
    words = text.rstrip(" .")
    if not words or len(words.split()) > MAX_TERM_WORDS:
        return ()
    return f"{words}.", words, f"{words[:1].lower()}{words[1:]}"


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of *text*, those too that lost the space between them: "brain.About"."""
    whole = (Span(sentence.start_char, sentence.end_char) for sentence in sentences(text))
    return tuple(part for span in whole for part in _unglued(span, text))


def _unglued(span: Span, text: str) -> Iterator[Span]:
    """Yield the sentences of *span* of *text*."""
    start = span.start_char
    for stop in _GLUED_STOP.finditer(text, span.start_char, span.end_char):
        yield Span(start, stop.end())
        start = stop.end()
    yield Span(start, span.end_char)


@lru_cache(maxsize=1024)
def under_head(text: str, head: str, *, is_next: bool) -> str:
    """Return the sentence *text* with *head*, the run-in term it stands under, for the words that point back to it.

    *is_next* tells whether nothing but the head stands before it, so that "it" can only be the head.
    """
    pronoun = (_THEY if is_plural(head) else _IT).match(text) if is_next else None
    named = BY_NOUN.match(text)
    found = pronoun or (named if named and is_a(named["noun"], head) else None)
    return f"{capitalised(head)}{text[found.end() :]}" if found else text


def is_a(noun: str, head: str) -> bool:
    """Tell whether *head* can be called a *noun*: by its last words, or by the kind of thing it is."""
    if re.search(rf"\b{noun}\b", head, re.IGNORECASE):
        return True
    type_ = term_type(head)
    return type_ is not None and any(noun in nouns.split() and type_.kind in kinds for nouns, kinds in _NOUNS.items())
