"""The deck file: one JSON document per article, keys in a fixed order, complete in itself."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import partial

from decks.checked_json import Json, number_in, object_in, objects_in, text_in, text_or_none_in, texts_in
from decks.model import (
    DECK_FORMAT,
    ITEM_KINDS,
    ArticleError,
    Basic,
    Cell,
    Cloze,
    Content,
    Deck,
    Distractor,
    Item,
    ListCard,
    Mcq,
    Section,
    SectionCoverage,
    SectionKind,
    Source,
    Span,
    Synthetic,
    Unused,
    Vignette,
)
from decks.pictures import Picture, PictureAt, is_sound, media_type_of, no_picture


def dumps(deck: Deck, *, names_pictures: bool = False) -> str:
    """Return *deck* as the text of a deck file; the same deck gives the same text.

    With *names_pictures* it is not complete in itself: it names its pictures, for who keeps them elsewhere.
    """
    picture_json = _named_picture_json if names_pictures else _picture_json
    document = {
        "format": DECK_FORMAT,
        "deck_id": deck.deck_id,
        "title": deck.title,
        "source": {
            "name": deck.source.name,
            "address": deck.source.address,
            "licence": deck.source.licence,
            "sha256": deck.source.sha256,
        },
        "text": deck.text,
        "sections": [_section_json(section) for section in deck.sections],
        "items": [_item_json(item) for item in deck.items],
        "coverage": [_coverage_json(coverage) for coverage in deck.coverage],
        # Where there is no table and no picture, the file is the one that older versions wrote.
        **({"rows": [{"cells": [_cell_json(cell) for cell in row]} for row in deck.rows]} if deck.rows else {}),
        **({"pictures": [picture_json(picture) for picture in deck.pictures]} if deck.pictures else {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def loads(text: str, *, name: str = "deck", picture_at: PictureAt = no_picture) -> Deck:
    """Return the deck that *text* holds; ArticleError, naming *name* and the place, where it is not a sound deck file.

    *picture_at* finds pictures that are only named. Offsets must lie within the text and sections exist; whether items
    break a rule is for `decks.flaws` to say.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ArticleError(name, f"not a deck file: {error.msg}", line=error.lineno) from error
    except RecursionError as error:
        raise ArticleError(name, "not a deck file: nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise ArticleError(name, f"not a deck file: {error}") from error
    found = document.get("format") if isinstance(document, dict) else None
    if found != DECK_FORMAT:
        raise ArticleError(name, f"not a {DECK_FORMAT} deck file (its format is {found!r})")
    try:
        deck = _deck(document, picture_at)
    except KeyError as error:
        raise ArticleError(name, f"not a sound deck file: {error.args[0]} is missing") from error
    except (TypeError, ValueError) as error:
        raise ArticleError(name, f"not a sound deck file: {error}") from error
    for fault in _faults(deck):
        raise ArticleError(name, f"not a sound deck file: {fault}")
    return deck


def _section_json(section: Section) -> Json:
    return {
        "section_id": section.section_id,
        "path": list(section.path),
        "kind": section.kind.value,
        "start_char": section.start_char,
        "end_char": section.end_char,
    }


def _cell_json(cell: Cell) -> Json:
    heading = None if cell.heading is None else _spans_json([cell.heading])[0]
    return {**_spans_json([cell.words])[0], "heading": heading}


def _picture_json(picture: Picture, **content: str) -> Json:
    return {
        "section_id": picture.section_id,
        "place_char": picture.place_char,
        "media_type": picture.media_type,
        **(content or {"content": b64encode(picture.content).decode("ascii")}),
        "alt": picture.alt,
    }


def _named_picture_json(picture: Picture) -> Json:
    return _picture_json(picture, picture_id=picture.picture_id)


def _spans_json(spans: Sequence[Span]) -> list[Json]:
    return [{"start_char": span.start_char, "end_char": span.end_char} for span in spans]


def _content_json(content: Content) -> Json:
    match content:
        case Basic(front, back):
            return {"front": front, "back": back}
        case ListCard(front, points):
            return {"front": front, "back": list(points)}
        case Cloze(text, hint):
            return {"text": text, "hint": hint} if hint else {"text": text}
        case Mcq() | Vignette():
            return {
                "stem": content.stem,
                "lead_in": content.lead_in,
                "key": content.key,
                "distractors": [{"text": option.text, "why": option.why} for option in content.distractors],
            }


def _item_json(item: Item) -> Json:
    case = item.content if isinstance(item.content, Vignette) else None
    return {
        "item_id": item.item_id,
        "kind": item.kind,
        "section_id": item.section_id,
        **_content_json(item.content),
        "explanation": item.explanation,
        "evidence": _spans_json(item.evidence),
        "synthetic": [{"text": part.text, "origin": part.origin} for part in (case.synthetic if case else ())],
        "case_id": case.case_id if case else None,
        "step": case.step if case else None,
        "tags": list(item.tags),
    }


def _coverage_json(coverage: SectionCoverage) -> Json:
    return {
        "section_id": coverage.section_id,
        "n_statements": coverage.n_statements,
        "n_used": coverage.n_used,
        "unused": [
            {"start_char": part.start_char, "end_char": part.end_char, "reason": part.reason}
            for part in coverage.unused
        ],
        "no_vignette": coverage.no_vignette,
    }


def _span(document: Json) -> Span:
    return Span(number_in(document, "start_char"), number_in(document, "end_char"))


def _content(document: Json) -> Content:
    kind = text_in(document, "kind")
    match kind:
        case "basic":
            return Basic(text_in(document, "front"), text_in(document, "back"))
        case "list":
            return ListCard(text_in(document, "front"), texts_in(document, "back"))
        case "cloze":
            return Cloze(text_in(document, "text"), text_in({"hint": document.get("hint", "")}, "hint"))
        case "mcq":
            return Mcq(*_question(document))
        case "vignette":
            return Vignette(
                *_question(document),
                synthetic=objects_in(
                    document, "synthetic", lambda p: Synthetic(text_in(p, "text"), text_in(p, "origin"))
                ),
                case_id=text_or_none_in(document, "case_id"),
                step=None if document["step"] is None else number_in(document, "step"),
            )
    raise ValueError(f"kind should be one of {', '.join(ITEM_KINDS.values())}, not {kind!r}")


def _question(document: Json) -> tuple[str, str, str, tuple[Distractor, ...]]:
    distractors = objects_in(document, "distractors", _distractor)
    return text_in(document, "stem"), text_in(document, "lead_in"), text_in(document, "key"), distractors


def _distractor(document: Json) -> Distractor:
    return Distractor(text_in(document, "text"), text_in(document, "why"))


def _item(document: Json) -> Item:
    return Item(
        item_id=text_in(document, "item_id"),
        section_id=text_in(document, "section_id"),
        content=_content(document),
        explanation=text_in(document, "explanation"),
        evidence=objects_in(document, "evidence", _span),
        tags=texts_in(document, "tags"),
    )


def _cell(document: Json) -> Cell:
    return Cell(_span(document), None if document["heading"] is None else _span(object_in(document, "heading")))


def _picture(document: Json, picture_at: PictureAt) -> Picture:
    if "picture_id" in document:
        content = picture_at(text_in(document, "picture_id")) or b""
    else:
        content = b64decode(text_in(document, "content"), validate=True)
    media_type = text_in(document, "media_type")
    if media_type != media_type_of(content) or not is_sound(content):
        raise ValueError("a picture is missing, damaged, too large, or no PNG, JPEG, GIF or WebP")
    place_char = number_in(document, "place_char")
    return Picture(text_in(document, "section_id"), place_char, media_type, content, text_in(document, "alt"))


def _section(document: Json) -> Section:
    span = _span(document)
    path, kind = texts_in(document, "path"), SectionKind(text_in(document, "kind"))
    return Section(text_in(document, "section_id"), path, kind, span.start_char, span.end_char)


def _unused(document: Json) -> Unused:
    span = _span(document)
    return Unused(span.start_char, span.end_char, text_in(document, "reason"))


def _section_coverage(document: Json) -> SectionCoverage:
    return SectionCoverage(
        section_id=text_in(document, "section_id"),
        n_statements=number_in(document, "n_statements"),
        n_used=number_in(document, "n_used"),
        unused=objects_in(document, "unused", _unused),
        # Older deck files do not say.
        no_vignette=text_or_none_in({"no_vignette": document.get("no_vignette")}, "no_vignette"),
    )


def _deck(document: Json, picture_at: PictureAt) -> Deck:
    source = object_in(document, "source")
    return Deck(
        deck_id=text_in(document, "deck_id"),
        title=text_in(document, "title"),
        source=Source(
            name=text_in(source, "name"),
            address=text_or_none_in(source, "address"),
            licence=text_or_none_in(source, "licence"),
            sha256=text_in(source, "sha256"),
        ),
        text=text_in(document, "text"),
        sections=objects_in(document, "sections", _section),
        items=objects_in(document, "items", _item),
        coverage=objects_in(document, "coverage", _section_coverage),
        rows=objects_in({"rows": document.get("rows", [])}, "rows", lambda row: objects_in(row, "cells", _cell)),
        pictures=objects_in(
            {"pictures": document.get("pictures", [])}, "pictures", partial(_picture, picture_at=picture_at)
        ),
    )


def _faults(deck: Deck) -> list[str]:
    """Return what does not fit together in *deck*: spans beyond its text, unknown sections, repeated ids."""
    section_ids = {section.section_id for section in deck.sections}
    spans = [(section.section_id, Span(section.start_char, section.end_char)) for section in deck.sections]
    spans += [(item.item_id, span) for item in deck.items for span in item.evidence]
    spans += [(of.section_id, Span(part.start_char, part.end_char)) for of in deck.coverage for part in of.unused]
    spans += [("a picture", Span(picture.place_char, picture.place_char)) for picture in deck.pictures]
    cells = [cell for row in deck.rows for cell in row]
    spans += [("a table", span) for cell in cells for span in (cell.words, cell.heading) if span is not None]
    length = len(deck.text)
    faults = [
        f"the span {span.start_char}-{span.end_char} of {owner} is not within the text"
        for owner, span in spans
        if not 0 <= span.start_char <= span.end_char <= length
    ]
    named = [item.section_id for item in deck.items] + [coverage.section_id for coverage in deck.coverage]
    named += [picture.section_id for picture in deck.pictures]
    faults += [f"the section {section_id!r} is unknown" for section_id in named if section_id not in section_ids]
    if len(section_ids) != len(deck.sections):
        faults.append("two sections have the same section_id")
    if not all(deck.rows):
        faults.append("a row of a table has no cells")
    if len({item.item_id for item in deck.items}) != len(deck.items):
        faults.append("two items have the same item_id")
    return faults
