"""Paragraphs and tables of a Word document into words: typed numbers, definitions, headings told by type, titles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from decks.pictures import Sketch
from decks.reading.bullets import Sign, bullet_sign, follows
from decks.reading.draft import Form, Tier, Words, picture_words
from decks.reading.tables import table_words
from decks.reading.typography import Look, looks_of_headings, ranks_by_look, stands_out, usual_look

_TERMS = frozenset({"definition term", "list heading"})  # the styles of pandoc and of LibreOffice
_DEFINITIONS = frozenset({"definition", "list contents"})
_BELOW_STYLES = 20  # the level of the highest heading that only its type tells, where others have a style


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is written. *level* is that of a heading (0: the title), *depth* that of a list item.

    *style* is the name of its style in lower case, *sketches* are the pictures below it.
    """

    wording: str
    look: Look
    level: int | None = None
    depth: int = 0
    style: str = ""
    sketches: tuple[Sketch, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, row by row; *has_header* as the document says, None where it does not.

    *sketches* are the pictures in it and below it.
    """

    rows: tuple[tuple[str, ...], ...]
    has_header: bool | None
    sketches: tuple[Sketch, ...] = ()


Block = Paragraph | Table


def title_of(blocks: Sequence[Block]) -> str | None:
    """Return the title, which has a style of its own, None if there is none or there are several."""
    titles = [block.wording for block in blocks if isinstance(block, Paragraph) and block.level == 0]
    return titles[0] if len(titles) == 1 else None


def words_of(blocks: Sequence[Block]) -> Iterator[Words]:
    """Yield the words of *blocks* with their form; a heading that only its type tells stands below those of a style."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    plain = [block for block in paragraphs if block.level is None and not block.depth]
    usual = usual_look((block.look, len(block.wording)) for block in paragraphs if block.level is None)
    looks = looks_of_headings(((block.look, block.wording) for block in plain), usual=usual)
    told = {block.look for block in plain if block.look in looks and stands_out(block.look, block.wording, usual=usual)}
    is_styled = any(block.level is not None for block in paragraphs)
    ranks = ranks_by_look(told, first_level=_BELOW_STYLES if is_styled else 1)
    for block in blocks:
        if isinstance(block, Table):
            yield from table_words(block.rows, has_header=block.has_header)
        elif block.depth:
            yield Words(Form.BULLET, block.wording, depth=block.depth)
        elif block.level is not None:
            yield Words(Form.HEADING, block.wording, rank=(Tier.MARKED, block.level))
        elif block.look in ranks and stands_out(block.look, block.wording, usual=usual):
            yield Words(Form.HEADING, block.wording, rank=ranks[block.look])
        else:
            yield Words(Form.PARAGRAPH, block.wording)
        yield from (picture_words(sketch.address, sketch.alt) for sketch in block.sketches)


def with_pictures(blocks: Iterable[Block | Sketch]) -> Iterator[Block]:
    """Yield *blocks*, each with the pictures that stand between it and the next; those above the first go."""
    held: Block | None = None
    for block in blocks:
        if not isinstance(block, Sketch):
            if held is not None:
                yield held
            held = block
        elif held is not None:
            held = replace(held, sketches=(*held.sketches, block))
    if held is not None:
        yield held


def with_definitions(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks*, a definition and the term above it as one item of a list: "Tophus: a nodule of urate"."""
    term: Block | None = None
    for block in blocks:
        style = _style_of(block)
        if isinstance(block, Paragraph) and style in _DEFINITIONS:
            label = f"{term.wording.rstrip(' :')}: " if isinstance(term, Paragraph) else ""
            above = () if term is None else term.sketches
            sketches = (*above, *block.sketches)
            yield replace(block, wording=label + block.wording, depth=max(block.depth, 1), sketches=sketches)
            term = None
            continue
        if term is not None:
            yield term
        term = block if style in _TERMS else None
        if term is None:
            yield block
    if term is not None:
        yield term


def _style_of(block: Block) -> str:
    """Return the style of a paragraph of plain text, "" for all else."""
    return block.style if isinstance(block, Paragraph) and block.level is None else ""


def with_typed_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield *blocks*, paragraphs whose numbers were typed one after the other as the items of a list."""
    signs = [_typed_number(block) for block in blocks]
    last: Sign | None = None
    for block, sign, after in zip(blocks, signs, [*signs, None][1:], strict=True):
        begins = sign is not None and sign.ordinal == 1 and after is not None and follows(after, sign)
        if isinstance(block, Table) or sign is None or not (begins or follows(sign, last)):
            yield block
            continue
        last = sign
        yield replace(block, wording=block.wording[sign.length :], depth=1)


def _typed_number(block: Block) -> Sign | None:
    """Return the number or letter that was typed before a paragraph of plain text, None if there is none."""
    if isinstance(block, Table) or block.level is not None or block.depth or block.look.is_bold:
        return None
    sign = bullet_sign(block.wording)
    return sign if sign is not None and sign.ordinal is not None else None
