"""Questions and labels that run into a paragraph: "What causes gout? Uric acid …", "A: …"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.reading.draft import Form, Piece, Tier
from decks.reading.headings import find_heading
from decks.reading.questions import answer_label_length, question_end

_RUN_IN_RANK = (Tier.RUN_IN, 0)


def without_questions(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with every question that opens a paragraph made its heading, and answer labels left out.

    Right under a heading of the same meaning the question is left out too: it repeats the heading. So is one that opens
    a bullet, unless the bullet is nothing else.
    """
    above: Piece | None = None
    for piece in pieces:
        parts = (piece,) if piece.form is Form.HEADING else tuple(_split(text, piece, above))
        yield from parts
        if parts:
            above = parts[-1] if parts[-1].form is Form.HEADING else None


def _split(text: str, piece: Piece, above: Piece | None) -> Iterator[Piece]:
    wording = piece.of(text)
    length = question_end(wording)
    if length is None or not wording[length:].strip():
        answer = _from(text, piece, answer_label_length(wording))
        if answer.start_char < answer.end_char:
            yield answer
        return
    question = replace(piece, form=Form.HEADING, end_char=piece.start_char + length, depth=0, rank=_RUN_IN_RANK)
    if piece.form is Form.PARAGRAPH and not _repeats(text, question, above):
        yield question
    yield _from(text, piece, length)


def _from(text: str, piece: Piece, length: int) -> Piece:
    """Return *piece* without its first *length* characters and the space after them."""
    rest = piece.of(text)[length:]
    return replace(piece, start_char=piece.end_char - len(rest.lstrip()))


def _repeats(text: str, question: Piece, above: Piece | None) -> bool:
    asked = find_heading(question.of(text))
    if above is None:
        return False
    said = find_heading(above.of(text))
    return asked is None or (said is not None and said.kind is asked.kind)
