"""Words of an article as Anki's own text: HTML fields, gaps, the proving passage, names of decks and tags."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from decks.model import Span

_KEPT = {"\n": "\n", "\t": " ", "\u2028": "\n", "\u2029": "\n"}
# Control characters (C0, delete, C1) end fields or abort Anki's import; lone surrogates cannot be stored as UTF-8.
_CONTROLS = str.maketrans(dict.fromkeys(map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)))) | _KEPT)
# Anki obeys {{c1::…}}, [sound:…], [latex] and [[type:…]] wherever they stand in a field; entities are only shown.
_ENTITIES = str.maketrans({"{": "&#123;", "}": "&#125;", "[": "&#91;", "\n": "<br>"})
_GAP = re.compile(r"\{\{c([1-9]\d{0,2})::((?:(?!\{\{).)+?)\}\}(?!\})", re.DOTALL)
_OUR_GAP = re.compile(r"\{\{c(\d+)::")
_BULLET = re.compile(r"[^\S\n]*(?:(?:[•◦▪‣*–-]|\d{1,2}[.)])[^\S\n]+)?")
_WITHIN_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[A-Z0-9“\"(\[])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|cf|vs|al|approx|Drs?|Fig|No|[A-Z]))\Z")
_LONGEST_ABBREVIATION = 8


def clean(text: str) -> str:
    """Return *text* as Anki keeps it: NFC, one sort of line end, no control characters, no space at the ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)).strip()


def field(text: str) -> str:
    """Return *text* as the HTML of a field that shows exactly these characters, whatever they are."""
    return _inert(clean(text))


def _inert(text: str) -> str:
    return html.escape(text, quote=False).translate(_ENTITIES)


def cloze_field(text: str, hint: str = "") -> str:
    """Return *text* as a field in which only its well-formed gaps, "{{c1::answer}}", are markup; "" if it has none.

    Anki shows *hint* in the gaps.

    Anki ends a gap at the first "}}", nests none, takes "::" in an answer for a hint, and makes no card of a note
    without gaps; so braces and double colons of the article become entities, and broken gaps are shown as they stand.
    """
    text = clean(text)
    shown = _within_gap(hint)
    parts: list[str] = []
    end = 0
    for gap in _GAP.finditer(text):
        answer = _within_gap(gap[2])
        if answer:
            parts += [_inert(text[end : gap.start()]), "{{c", gap[1], "::", answer, f"::{shown}" if shown else "", "}}"]
            end = gap.end()
    return "".join([*parts, _inert(text[end:])]) if parts else ""


def _within_gap(words: str) -> str:
    """Return *words* as they may stand in a gap, where Anki takes "::" for the beginning of a hint."""
    return _inert(clean(words)).replace("::", "&#58;&#58;")


def cloze_ordinals(cloze_html: str) -> tuple[int, ...]:
    """Return the cards of a cloze field, counted from 0: one for each distinct gap number."""
    return tuple(sorted({int(number) - 1 for number in _OUR_GAP.findall(cloze_html)}))


def hidden_words(text: str) -> tuple[str, ...]:
    """Return what the gaps of a cloze *text* hide."""
    return tuple(gap[2].strip() for gap in _GAP.finditer(clean(text)))


def listed(points: Sequence[str]) -> str:
    """Return *points* as an HTML list, without blank ones; "" where none is left."""
    rows = "".join(f"<li>{words}</li>" for words in map(field, points) if words)
    return f"<ol>{rows}</ol>" if rows else ""


def web_address(address: str | None) -> str:
    """Return *address* fit for a link, or "" where it is none that a browser should open."""
    if address is None or not address.lower().startswith(("https://", "http://")):
        return ""
    return html.escape(quote(clean(address), safe=":/?#@!$&'()*+,;=%~"), quote=True)


def source_field(text: str, evidence: Sequence[Span]) -> str:
    """Return the paragraphs of *text* that hold *evidence*: proving sentences marked whole, one more on either side."""
    lines: dict[Span, list[Span]] = {}
    for span in sorted(set(evidence)):
        for piece in _WITHIN_LINE.finditer(text, span.start_char, span.end_char):
            proof = Span(*piece.span())
            lines.setdefault(_line(text, proof), []).append(proof)
    return "".join(f"<p>{_passage(text, line, spans)}</p>" for line, spans in lines.items())


def _line(text: str, span: Span) -> Span:
    """Return the line of *text* in which *span* lies, without a leading bullet; articles have one line a paragraph."""
    start = text.rfind("\n", 0, span.start_char) + 1
    end = text.find("\n", span.end_char)
    bullet = _BULLET.match(text, start)
    if bullet and bullet.end() < span.end_char:
        start = bullet.end()
    return Span(start, len(text) if end < 0 else end)


def _sentences(text: str, line: Span) -> Iterator[Span]:
    """Cut *line* into sentences by their form; a cut at an unknown abbreviation only makes a passage shorter."""
    start = line.start_char
    for end in _SENTENCE_END.finditer(text, line.start_char, line.end_char):
        earliest = max(start, end.start() - _LONGEST_ABBREVIATION)
        if not _ABBREVIATION.search(text, earliest, end.start()):
            yield Span(start, end.end())
            start = end.end()
    if start < line.end_char:
        yield Span(start, line.end_char)


def _passage(text: str, line: Span, evidence: Sequence[Span]) -> str:
    sentences = list(_sentences(text, line))
    is_proof = [any(sentence.overlaps(span) for span in evidence) for sentence in sentences]
    proof = [index for index, proves in enumerate(is_proof) if proves]
    if not proof:
        return ""
    first, last = max(proof[0] - 1, 0), min(proof[-1] + 1, len(sentences) - 1)
    runs: list[str] = []
    for proves, run in groupby(range(first, last + 1), key=is_proof.__getitem__):
        words = field(" ".join(sentences[index].of(text).strip() for index in run))
        runs.append(f"<mark>{words}</mark>" if proves else words)
    return " ".join(["…"] * (first > 0) + runs + ["…"] * (last < len(sentences) - 1))


def name_part(text: str) -> str:
    """Return *text* as one component of a deck's name: one line, and no "::", which would nest."""
    words = " ".join(text.split())
    return re.sub(r":{2,}", ":", clean(words)).strip(" :")


def tag(*parts: str) -> str:
    """Return a tag of the levels *parts*, each itself split at "::": spaces as underscores, empty levels dropped."""
    levels = [name_part(level) for part in parts for level in part.split("::")]
    return "::".join("_".join(level.split()) for level in levels if level)
