"""The deck file: one JSON document per article, keys in a fixed order, complete in itself."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from decks.model import (
    DECK_FORMAT,
    ITEM_KINDS,
    ArticleError,
    Basic,
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

Json = Mapping[str, Any]
T = TypeVar("T")


def dumps(deck: Deck) -> str:
    """Return *deck* as the text of a deck file; the same deck gives the same text."""
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
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def loads(text: str, *, name: str = "deck") -> Deck:
    """Return the deck that *text* holds; ArticleError, naming *name* and the place, where it is not a sound deck file.

    Offsets must lie within the text and sections exist; whether items break a rule is for `decks.flaws` to say.
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
        deck = _deck(document)
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


def _text(document: Json, field: str) -> str:
    return _checked_text(document[field], field)


def _checked_text(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{field} should be text, not {value!r:.40}")
    return value


def _number(document: Json, field: str) -> int:
    value = document[field]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{field} should be a whole number, not {value!r:.40}")
    return value


def _texts(document: Json, field: str) -> tuple[str, ...]:
    return tuple([_checked_text(value, field) for value in _rows(document, field)])


def _rows(document: Json, field: str) -> Sequence[Any]:
    values = document[field]
    if not isinstance(values, list):
        raise TypeError(f"{field} should be a list, not {values!r:.40}")
    return values


def _objects(document: Json, field: str, read: Callable[[Json], T]) -> tuple[T, ...]:
    return tuple([read(_checked_object(value, field)) for value in _rows(document, field)])


def _object(document: Json, field: str) -> Json:
    return _checked_object(document[field], field)


def _checked_object(value: Any, field: str) -> Json:
    if not isinstance(value, dict):
        raise TypeError(f"{field} should be an object, not {value!r:.40}")
    return value


def _text_or_none(document: Json, field: str) -> str | None:
    return None if document[field] is None else _text(document, field)


def _span(document: Json) -> Span:
    return Span(_number(document, "start_char"), _number(document, "end_char"))


def _content(document: Json) -> Content:
    kind = _text(document, "kind")
    match kind:
        case "basic":
            return Basic(_text(document, "front"), _text(document, "back"))
        case "list":
            return ListCard(_text(document, "front"), _texts(document, "back"))
        case "cloze":
            return Cloze(_text(document, "text"), _text({"hint": document.get("hint", "")}, "hint"))
        case "mcq":
            return Mcq(*_question(document))
        case "vignette":
            return Vignette(
                *_question(document),
                synthetic=_objects(document, "synthetic", lambda p: Synthetic(_text(p, "text"), _text(p, "origin"))),
                case_id=_text_or_none(document, "case_id"),
                step=None if document["step"] is None else _number(document, "step"),
            )
    raise ValueError(f"kind should be one of {', '.join(ITEM_KINDS.values())}, not {kind!r}")


def _question(document: Json) -> tuple[str, str, str, tuple[Distractor, ...]]:
    distractors = _objects(document, "distractors", _distractor)
    return _text(document, "stem"), _text(document, "lead_in"), _text(document, "key"), distractors


def _distractor(document: Json) -> Distractor:
    return Distractor(_text(document, "text"), _text(document, "why"))


def _item(document: Json) -> Item:
    return Item(
        item_id=_text(document, "item_id"),
        section_id=_text(document, "section_id"),
        content=_content(document),
        explanation=_text(document, "explanation"),
        evidence=_objects(document, "evidence", _span),
        tags=_texts(document, "tags"),
    )


def _section(document: Json) -> Section:
    span = _span(document)
    path, kind = _texts(document, "path"), SectionKind(_text(document, "kind"))
    return Section(_text(document, "section_id"), path, kind, span.start_char, span.end_char)


def _unused(document: Json) -> Unused:
    span = _span(document)
    return Unused(span.start_char, span.end_char, _text(document, "reason"))


def _section_coverage(document: Json) -> SectionCoverage:
    return SectionCoverage(
        section_id=_text(document, "section_id"),
        n_statements=_number(document, "n_statements"),
        n_used=_number(document, "n_used"),
        unused=_objects(document, "unused", _unused),
        # Older deck files do not say.
        no_vignette=_text_or_none({"no_vignette": document.get("no_vignette")}, "no_vignette"),
    )


def _deck(document: Json) -> Deck:
    source = _object(document, "source")
    return Deck(
        deck_id=_text(document, "deck_id"),
        title=_text(document, "title"),
        source=Source(
            name=_text(source, "name"),
            address=_text_or_none(source, "address"),
            licence=_text_or_none(source, "licence"),
            sha256=_text(source, "sha256"),
        ),
        text=_text(document, "text"),
        sections=_objects(document, "sections", _section),
        items=_objects(document, "items", _item),
        coverage=_objects(document, "coverage", _section_coverage),
    )


def _faults(deck: Deck) -> list[str]:
    """Return what does not fit together in *deck*: spans beyond its text, unknown sections, repeated ids."""
    section_ids = {section.section_id for section in deck.sections}
    spans = [(section.section_id, Span(section.start_char, section.end_char)) for section in deck.sections]
    spans += [(item.item_id, span) for item in deck.items for span in item.evidence]
    spans += [(of.section_id, Span(part.start_char, part.end_char)) for of in deck.coverage for part in of.unused]
    length = len(deck.text)
    faults = [
        f"the span {span.start_char}-{span.end_char} of {owner} is not within the text"
        for owner, span in spans
        if not 0 <= span.start_char <= span.end_char <= length
    ]
    named = [item.section_id for item in deck.items] + [coverage.section_id for coverage in deck.coverage]
    faults += [f"the section {section_id!r} is unknown" for section_id in named if section_id not in section_ids]
    if len(section_ids) != len(deck.sections):
        faults.append("two sections have the same section_id")
    if len({item.item_id for item in deck.items}) != len(deck.items):
        faults.append("two items have the same item_id")
    return faults
