"""Which short lines are headings, where the format does not say: by their dress and by what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from decks.reading.draft import Draft, Form, Piece
from decks.reading.forms import Dress, dress_of
from decks.reading.headings import heading_words
from decks.reading.ranks import rank_headings, section_number, whole_line

_MAYBE = frozenset({Dress.STRONG, Dress.WORD, Dress.SHORT, Dress.ITEM})
_SURE = frozenset({Dress.GIVEN, Dress.TOP, Dress.QUESTION})
_MAX_ECHO = 100  # characters
_ACTIVITY = re.compile(
    r"(?:Not [a-z]+|(?!During|Depending|According|Including)[A-Z][a-z]+)ing\b"
    r"(?! (?:is|are|was|were|may|can|has|have|will)\b)"
)
_MAX_CASCADE = 4  # headings
_MAX_QUESTIONS = 2
_MAX_PHRASE = 6  # words of a heading in sentence case: "Less common bacteria"
_PHRASE = re.compile(r"[A-Z][^,\d()]*(?:\([A-Z]+\)[^,\d()]*)?(?<=[a-z)])")
_PREDICATE = re.compile(r"\b(?:is|are|was|were|has|have|can|may|includes?|indicates?|means|you|it|they)\b")
_NUMBERED_DRESSES = frozenset({Dress.TOP, Dress.QUESTION, Dress.STRONG})
_NUMBER_STYLES = frozenset({"1", "A"})


def with_headings(draft: Draft, *, title: str, title_piece: Piece | None) -> Draft:
    """Return *draft* with the headings that its format does not mark told by their form, and every heading ranked."""
    pieces = _with_numbered_headings(draft.text, draft.pieces)
    named = frozenset(piece.of(draft.text) for piece in pieces if piece.form is Form.BULLET)
    dresses = tuple(
        Dress.PROSE if piece == title_piece else _dress(draft.text, piece, after, named)
        for piece, after in zip_longest(pieces, pieces[1:])
    )
    forms = _forms(draft.text, pieces, _without_question_lists(dresses))
    told = tuple(piece if piece.form is form else _as(form, piece) for piece, form in zip(pieces, forms, strict=True))
    told = tuple(_with_lost_signs(draft.text, told))
    return replace(draft, pieces=rank_headings(draft.text, told, title=title))


def _with_lost_signs(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield *pieces*, paragraphs after a colon that each name an activity as the list they were: "Not smoking."."""
    is_listed = False
    for piece in pieces:
        is_paragraph, wording = piece.form is Form.PARAGRAPH, piece.of(text)
        is_item = is_listed and is_paragraph and _ACTIVITY.match(wording) is not None
        yield _as(Form.BULLET, piece) if is_item else piece
        is_listed = is_item or (is_paragraph and wording.endswith(":"))


def _as(form: Form, piece: Piece) -> Piece:
    return replace(piece, form=form, depth=1 if form is Form.BULLET else 0)


def _dress(text: str, piece: Piece, after: Piece | None, named: frozenset[str]) -> Dress:
    """Return the dress of *piece*, surer or weaker for what comes *after* it: its own words again, or a list.

    What the bullets of a list have *named* as well, prose may follow: "Key points" with a section for each.
    """
    if piece.form is not Form.PARAGRAPH:
        return Dress.GIVEN if piece.form is Form.HEADING else Dress.PROSE
    wording = piece.of(text)
    dress = dress_of(wording)
    if dress is Dress.ITEM and after is not None and after.form is Form.BULLET:
        return Dress.PROSE  # it announces the list
    if dress not in {Dress.WORD, Dress.SHORT}:
        return dress
    is_repeated = after is not None and _is_repeated(wording, after.of(text)[:_MAX_ECHO])
    is_named = after is not None and wording in named and dress_of(after.of(text)) is Dress.PROSE
    return Dress.STRONG if is_repeated or is_named else dress


def _without_question_lists(dresses: Sequence[Dress]) -> tuple[Dress, ...]:
    """Return *dresses*, three or more questions in a row as items: questions to ask, or a table of contents."""
    runs = ((dress, tuple(run)) for dress, run in groupby(dresses))
    return tuple(
        Dress.ITEM if dress is Dress.QUESTION and len(run) > _MAX_QUESTIONS else dress
        for dress, run in runs
        for _ in run
    )


def _is_repeated(wording: str, after: str) -> bool:
    """Tell whether the piece after a short line begins with its words, as after "Targeted therapy"."""
    words = heading_words(wording)
    return len(after.split()) > len(words) + 2 and set(words) <= set(heading_words(after))


def _with_numbered_headings(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return *pieces* with every numbered line that is a heading and not a list item as one.

    It is dressed as a heading, something follows, and neither neighbour is the item before or after in the same list.
    """
    neighbours = zip((None, *pieces), pieces, (*pieces[1:], None), strict=False)
    return tuple(
        replace(piece, form=Form.HEADING, depth=0) if _is_numbered_heading(text, piece, before, after) else piece
        for before, piece, after in neighbours
    )


def _is_numbered_heading(text: str, piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    if after is None or piece.sign not in _NUMBER_STYLES or dress_of(whole_line(text, piece)) not in _NUMBERED_DRESSES:
        return False
    number = section_number(text, piece)
    is_next = before is not None and before.sign == piece.sign and section_number(text, before) == (number or 0) - 1
    has_next = after.sign == piece.sign and section_number(text, after) == (number or 0) + 1
    return not is_next and not has_next


def _forms(text: str, pieces: Sequence[Piece], dresses: Sequence[Dress]) -> list[Form]:
    """Return the form of every piece once its run of short lines is judged together."""
    forms = [Form.HEADING if dress in _SURE else piece.form for piece, dress in zip(pieces, dresses, strict=True)]
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and dresses[end] in _MAYBE:
            end += 1
        if end > start:
            is_listed = start > 0 and (dresses[start - 1] in _SURE or pieces[start - 1].of(text).endswith(":"))
            has_content = end < len(pieces) and dresses[end] not in {Dress.TOP, Dress.GIVEN}
            after_colon = start > 0 and pieces[start - 1].of(text).endswith(":")
            is_phrase = end < len(pieces) and end == start + 1 and _heads(text, pieces[start], pieces[end])
            run = (Dress.STRONG,) if is_phrase and not after_colon else dresses[start:end]
            forms[start:end] = _forms_of_run(run, has_content=has_content, after_colon=after_colon, is_listed=is_listed)
        start = end + 1
    return forms


def _heads(text: str, piece: Piece, after: Piece) -> bool:
    """Tell whether a line that stands alone names what sentences or a list say below it: "Less common bacteria"."""
    phrase, below = piece.of(text), after.of(text)
    is_phrase = len(phrase.split()) <= _MAX_PHRASE and _PHRASE.fullmatch(phrase) is not None
    is_own = after.form is Form.BULLET or below.endswith(".")
    return is_phrase and is_own and below[0].isupper() and not _PREDICATE.search(phrase)


def _forms_of_run(dresses: Sequence[Dress], *, has_content: bool, after_colon: bool, is_listed: bool) -> list[Form]:
    """Return the forms of consecutive short lines: list items that lost their signs, then perhaps a heading.

    A heading stands before content and is dressed as one: the last line of the run, or all lines of a short run that
    are dressed so. *is_listed* says that a colon or a heading announces the run.
    """
    n_headings = 0
    is_cascade = dresses[0] is Dress.STRONG and set(dresses) <= {Dress.STRONG, Dress.WORD} and not after_colon
    n_cascade = len(dresses) if is_cascade and len(dresses) <= (2 if is_listed else _MAX_CASCADE) else 0
    is_alone = len(dresses) == 1
    if has_content and (dresses[-1] is Dress.STRONG or (dresses[-1] is Dress.WORD and (n_cascade or is_alone))):
        n_headings = n_cascade or 1
    n_others = len(dresses) - n_headings
    other = Form.BULLET if is_listed and n_others > 1 else Form.PARAGRAPH
    return [other] * n_others + [Form.HEADING] * n_headings
