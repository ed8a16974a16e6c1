"""Draw an article's text as inert HTML, in which nothing can load or run, the proving characters highlighted."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from operator import itemgetter

from decks.model import Deck, Section, Span
from decks.pictures import Picture
from quiz.pages.article_tables import Passage, Table, passages, span_of, table_html
from quiz.pages.drawn_pictures import folded_html, picture_html, source_of

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*(?:\n|[•*\-–]\s|\d+[.)]\s|#))[^\n]+)*")
BULLET_SIGN = re.compile(r"(?:[•*\-–]|\d+[.)])\s+")

MAX_BESIDE = 2  # pictures beside a proof


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return *spans* in order, with those that touch or overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start_char <= joined[-1].end_char:
            joined[-1] = Span(joined[-1].start_char, max(joined[-1].end_char, span.end_char))
        else:
            joined.append(span)
    return joined


def marked(text: str, within: Span, spans: Iterable[Span]) -> str:
    """Return the characters *within* as escaped HTML, those of *spans* inside `<mark>`."""
    pieces: list[str] = []
    at = within.start_char
    for span in merged(span for span in spans if span.overlaps(within)):
        start, end = max(span.start_char, within.start_char), min(span.end_char, within.end_char)
        pieces += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return "".join((*pieces, escape(text[at : within.end_char])))


def paragraphs(text: str, within: Span) -> list[Span]:
    """Return the paragraphs and bullets *within* a stretch of an article, in order."""
    found = PARAGRAPH.finditer(text, within.start_char, within.end_char)
    return [Span(match.start(), match.end()) for match in found]


def paragraph_html(text: str, paragraph: Span, spans: Iterable[Span]) -> str:
    """Return one paragraph as HTML; a bullet loses its sign and is drawn as a bullet."""
    sign = BULLET_SIGN.match(text, paragraph.start_char, paragraph.end_char)
    if sign is None:
        return f"<p>{marked(text, paragraph, spans)}</p>"
    return f'<p class="cb-bullet">{marked(text, Span(sign.end(), paragraph.end_char), spans)}</p>'


def passages_of(deck: Deck, section: Section) -> list[Passage]:
    """Return the paragraphs, bullets and tables of *section*, in order."""
    within = Span(section.start_char, section.end_char)
    rows = (row for row in deck.rows if span_of(row).overlaps(within))
    return list(passages(deck.text, paragraphs(deck.text, within), rows))


def pictures_of(deck: Deck, section: Section) -> list[Picture]:
    """Return the pictures of *section*, in order."""
    return [picture for picture in deck.pictures if picture.section_id == section.section_id]


def passage_html(text: str, passage: Passage, spans: Iterable[Span]) -> str:
    """Return a paragraph, bullet or table as HTML with *spans* highlighted."""
    spans = tuple(spans)
    if isinstance(passage, Table):
        return table_html(passage, text, lambda words: marked(text, words, spans))
    return paragraph_html(text, passage, spans)


def section_name(section: Section) -> str:
    """Return the section's headings from the top down, for reading."""
    return " › ".join(section.path)


def _sections_with(deck: Deck, spans: Sequence[Span]) -> list[Section]:
    return [
        section
        for section in deck.sections
        if any(span.overlaps(Span(section.start_char, section.end_char)) for span in spans)
    ]


def whole_html(deck: Deck, section: Section, draw: Callable[[Passage], str], *, is_kept: bool = True) -> str:
    """Return the passages of *section* as *draw* has them, and its pictures where they stand."""
    source = source_of(deck, is_kept=is_kept)
    placed = [(passage.start_char, draw(passage)) for passage in passages_of(deck, section)]
    placed += [(picture.place_char, picture_html(picture, source(picture))) for picture in pictures_of(deck, section)]
    return "".join(html for _, html in sorted(placed, key=itemgetter(0)))


def evidence_html(deck: Deck, spans: Sequence[Span], *, has_pictures: bool = True) -> str:
    """Return each paragraph and table row with a proving character, under its section's name, and a way to read on.

    Below them, folded, stand the pictures of the section that are nearest to the proof, unless *has_pictures* is False.
    """
    pieces: list[str] = []
    for section in _sections_with(deck, spans):
        whole = passages_of(deck, section)
        proving = [part for part in (_proving(passage, spans) for passage in whole) if part is not None]
        pieces.append(f'<p class="cb-crumb">{escape(section_name(section))}</p>')
        pieces += [passage_html(deck.text, passage, spans) for passage in proving]
        pieces += _folded_pictures(deck, section, spans) if has_pictures else ()
        if proving != whole:
            rest = "".join(passage_html(deck.text, passage, spans) for passage in whole)
            pieces.append(f"<details><summary>Read the whole section</summary>{rest}</details>")
    return f'<section class="cb-source">{"".join(pieces)}</section>'


def _folded_pictures(deck: Deck, section: Section, spans: Iterable[Span]) -> list[str]:
    ends = [span.end_char for span in spans]
    near = sorted(pictures_of(deck, section), key=lambda each: min(abs(each.place_char - end) for end in ends))
    return [folded_html(picture, source_of(deck)(picture)) for picture in near[:MAX_BESIDE]]


def _proving(passage: Passage, spans: Sequence[Span]) -> Passage | None:
    """Return what of *passage* holds a proving character: a paragraph whole, of a table those rows."""
    if isinstance(passage, Table):
        return passage.proving(spans)
    return passage if any(span.overlaps(passage) for span in spans) else None
