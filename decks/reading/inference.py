"""Sections told by what their sentences speak of: where a heading says nothing, and where there is no heading."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from decks.model import SectionKind
from decks.reading.draft import Form, Piece
from decks.reading.groups import Group
from decks.reading.headings import find_heading
from decks.reading.speaking import kind_of, points_of, sentence_spans

_MAX_TEXT = 300_000  # characters; a longer text is no article, and is left as it is
_MIN_MIXED = 6  # sentences of a paragraph that may be cut where it turns to something else
# What a section without a heading is called.
_NAMES = {
    SectionKind.OVERVIEW: "Overview",
    SectionKind.CAUSES: "Causes",
    SectionKind.RISK_FACTORS: "Risk factors",
    SectionKind.EPIDEMIOLOGY: "Epidemiology",
    SectionKind.SYMPTOMS: "Symptoms",
    SectionKind.COMPLICATIONS: "Complications",
    SectionKind.DIAGNOSIS: "Diagnosis",
    SectionKind.TREATMENT: "Treatment",
    SectionKind.PREVENTION: "Prevention",
    SectionKind.PROGNOSIS: "Prognosis",
}


def inferred(text: str, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return *groups* with the kinds that their sentences tell; without any clinical heading, cut where these turn."""
    if len(text) > _MAX_TEXT:
        return tuple(groups)
    if any(group.is_given and group.kind is not SectionKind.BOILERPLATE for group in groups):
        return tuple(_with_kind(text, group) for group in groups)
    return tuple(part for group in groups for part in _parts(text, group))


def _with_kind(text: str, group: Group) -> Group:
    """Return *group* with the kind its sentences tell, where neither its heading nor one above says any."""
    if group.kind is not SectionKind.OTHER or find_heading(group.path[-1]) is not None:
        return group
    told = [_sentences(text, piece) for piece in group.pieces]
    kind = kind_of([sentence for sentences in told for sentence in sentences])
    is_told = kind is not None and _speaks_throughout(kind, told)
    return replace(group, kind=kind, is_inferred=True) if kind is not None and is_told else group


def _speaks_throughout(kind: SectionKind, told: Sequence[Sequence[str]]) -> bool:
    """Tell whether most paragraphs speak of *kind* above all: one on treatment does not make a disease's section so."""
    points = [sum(map(points_of, sentences), Counter()) for sentences in told]
    telling = [each for each in points if each]
    return 2 * sum(each[kind] == max(each.values()) for each in telling) > len(telling)


def _parts(text: str, group: Group) -> Iterator[Group]:
    """Yield *group*, which has no heading, cut where its sentences turn to something else; boilerplate stays whole."""
    told = () if group.kind is SectionKind.BOILERPLATE else tuple(_told(text, group.pieces))
    if len({kind for kind, _ in told}) < 2:
        yield group
        return
    anchor = group.anchor
    for kind, run in groupby(told, lambda part: part[0]):
        pieces = tuple(_whole(text, (piece for _, piece in run)))
        yield Group((_NAMES[kind],), kind, anchor, pieces, is_given=False, is_inferred=True)
        anchor = pieces[-1].end_char


def _told(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[SectionKind, Piece]]:
    """Yield *pieces*, long mixed paragraphs as their sentences, with what they speak of; what says nothing goes on.

    An article opens with its overview, whatever else is in it.
    """
    running: SectionKind | None = None
    for piece in pieces:
        for part in _units(text, piece):
            kind = kind_of(_sentences(text, part)) if part.form is Form.PARAGRAPH else None
            if running is None and points_of(part.of(text))[SectionKind.OVERVIEW]:
                kind = SectionKind.OVERVIEW
            running = kind or running or SectionKind.OVERVIEW
            yield running, part


def _units(text: str, piece: Piece) -> Iterator[Piece]:
    """Yield *piece*, or its sentences where it is a long paragraph that speaks of several things."""
    sentences = _sentences(text, piece)
    if piece.form is not Form.PARAGRAPH or len(sentences) < _MIN_MIXED or kind_of(sentences) is not None:
        yield piece
        return
    for span in sentence_spans(piece.of(text)):
        yield replace(piece, start_char=piece.start_char + span.start_char, end_char=piece.start_char + span.end_char)


def _whole(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces*, sentences of one paragraph put together again."""
    whole: Piece | None = None
    for piece in pieces:
        if whole is not None and _is_next_sentence(text, whole, piece):
            whole = replace(whole, end_char=piece.end_char)
            continue
        if whole is not None:
            yield whole
        whole = piece
    if whole is not None:
        yield whole


def _is_next_sentence(text: str, before: Piece, after: Piece) -> bool:
    """Tell whether two pieces are sentences of one paragraph: no blank line is between them."""
    between = text[before.end_char : after.start_char]
    is_prose = before.form is after.form is Form.PARAGRAPH
    return is_prose and between.isspace() and "\n\n" not in between


def _sentences(text: str, piece: Piece) -> tuple[str, ...]:
    wording = piece.of(text)
    return tuple(span.of(wording) for span in sentence_spans(wording))
