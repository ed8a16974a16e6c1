"""Questions and labels that run into a paragraph: "What causes gout? Uric acid …", "A: …"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.reading.bullets import without_signs
from decks.reading.draft import Form, Piece, Tier
from decks.reading.headings import find_heading
from decks.reading.questions import answer_label_length, question_end, question_label_length

_RUN_IN_RANK = (Tier.RUN_IN, 0)


def without_questions(text: str, pieces: Sequence[Piece], *, title_piece: Piece | None) -> Iterator[Piece]:
    """Yield *pieces* with every question that opens a paragraph made its heading, and answer labels left out.

    Right under a heading of the same meaning the question is left out too: it repeats the heading. So is one that opens
    a bullet, unless the bullet is nothing else. "A:" is a label only where questions have labels too.
    """
    above: Piece | None = None
    is_labelled = any(piece.form is Form.HEADING and question_label_length(piece.of(text)) for piece in pieces)
    for piece in pieces:
        is_whole = piece.form is Form.HEADING or piece == title_piece
        parts = (piece,) if is_whole else tuple(_split(text, piece, above, is_labelled=is_labelled))
        yield from parts
        if parts:
            above = parts[-1] if parts[-1].form is Form.HEADING else None


def _split(text: str, piece: Piece, above: Piece | None, *, is_labelled: bool) -> Iterator[Piece]:
    wording = piece.of(text)
    length = question_end(wording)
    if length is None:
        length = answer_label_length(wording) if is_labelled else 0
    elif piece.form is Form.PARAGRAPH:
        question = replace(piece, form=Form.HEADING, end_char=piece.start_char + length, rank=_RUN_IN_RANK)
        if not _repeats(text, question, above):
            yield question
    elif length == len(wording):
        length = 0
    answer = _from(text, piece, length)
    if answer.start_char < answer.end_char:
        yield answer


def _from(text: str, piece: Piece, length: int) -> Piece:
    """Return *piece* without its first *length* characters, and without the space or sign after them."""
    if not length:
        return piece
    rest = without_signs(piece.of(text)[length:].lstrip())
    return replace(piece, start_char=piece.end_char - len(rest))


def _repeats(text: str, question: Piece, above: Piece | None) -> bool:
    asked = find_heading(question.of(text))
    if above is None:
        return False
    said = find_heading(above.of(text))
    return asked is None or (said is not None and said.kind is asked.kind)
