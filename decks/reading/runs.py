"""Which short lines are headings, where the format does not say: by their dress and by what stands around them."""

from collections.abc import Sequence
from dataclasses import replace

from decks.reading.draft import Draft, Form, Piece
from decks.reading.forms import Dress, dress_of
from decks.reading.headings import heading_words
from decks.reading.ranks import has_section_number, rank_headings

_MAYBE = frozenset({Dress.STRONG, Dress.WORD, Dress.SHORT, Dress.ITEM})
_SURE = frozenset({Dress.GIVEN, Dress.TOP, Dress.QUESTION})
_MAX_ECHO = 100  # characters
_MAX_CASCADE = 4  # headings
_NUMBERED_DRESSES = frozenset({Dress.TOP, Dress.QUESTION, Dress.STRONG})
_NUMBER_STYLES = frozenset({"1", "A"})


def with_headings(draft: Draft, *, title: str, title_piece: Piece | None) -> Draft:
    """Return *draft* with its headings told by form, unless its format marks the headings of sections itself."""
    if any(piece.form is Form.HEADING and piece.rank is not None and piece != title_piece for piece in draft.pieces):
        return draft
    pieces = _with_numbered_headings(draft.text, draft.pieces)
    afters = (*pieces[1:], None)
    dresses = tuple(
        Dress.PROSE if piece == title_piece else _dress(draft.text, piece, after)
        for piece, after in zip(pieces, afters, strict=True)
    )
    forms = _forms(draft.text, pieces, dresses)
    told = tuple(piece if piece.form is form else _as(form, piece) for piece, form in zip(pieces, forms, strict=True))
    return replace(draft, pieces=rank_headings(draft.text, told, title=title))


def _as(form: Form, piece: Piece) -> Piece:
    return replace(piece, form=form, depth=1 if form is Form.BULLET else 0)


def _dress(text: str, piece: Piece, after: Piece | None) -> Dress:
    """Return the dress of *piece*, surer or weaker for what comes *after* it: its own words again, or a list."""
    match piece.form:
        case Form.HEADING:
            return Dress.GIVEN
        case Form.BULLET:
            return Dress.PROSE
    wording = piece.of(text)
    dress = dress_of(wording)
    if dress is Dress.ITEM and after is not None and after.form is Form.BULLET:
        return Dress.PROSE  # it announces the list
    if dress not in {Dress.WORD, Dress.SHORT}:
        return dress
    is_repeated = after is not None and _is_repeated(wording, after.of(text)[:_MAX_ECHO])
    return Dress.STRONG if is_repeated or has_section_number(wording) else dress


def _is_repeated(wording: str, after: str) -> bool:
    """Tell whether the piece after a short line begins with its words, as after "Targeted therapy"."""
    words = heading_words(wording)
    return len(after.split()) > len(words) + 2 and set(words) <= set(heading_words(after))


def _with_numbered_headings(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return *pieces* with every numbered line that is a heading and not a list item as one.

    It is dressed as a heading, and neither neighbour is an item of the same list.
    """
    told: list[Piece] = []
    for index, piece in enumerate(pieces):
        neighbours = (*pieces[max(index - 1, 0) : index], *pieces[index + 1 : index + 2])
        is_alone = piece.sign in _NUMBER_STYLES and all(other.sign != piece.sign for other in neighbours)
        has_content = index + 1 < len(pieces)
        if is_alone and has_content and dress_of(piece.of(text)) in _NUMBERED_DRESSES:
            told.append(replace(piece, form=Form.HEADING, depth=0))
        else:
            told.append(piece)
    return tuple(told)


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
            forms[start:end] = _forms_of_run(
                dresses[start:end], has_content=has_content, after_colon=after_colon, is_listed=is_listed
            )
        start = end + 1
    return forms


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
