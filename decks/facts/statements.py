"""The statements of an article: its sentences and bullets, each with what it stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from decks.facts.glued import glued_words, lost_letters, words_said
from decks.facts.run_in import explained_in, names_what_follows, readings_of_name, sentence_spans, term_in
from decks.knowledge import normal
from decks.language import read_ahead
from decks.model import Article, Block, BlockKind, Cell, Section, SectionKind, Span
from decks.phrases import has_clause
from decks.reading import is_boilerplate_sentence

_NOTE = re.compile(r"(?<=[a-z:])[:\d,]+$")  # the number of a footnote
_FOLLOWED = re.compile(r"[.!?][\"”)]?$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, a bullet, or a row of a table: the unit that proves an answer and that coverage counts.

    *depth* is 0 for a sentence, else the bullet's. *lead* is what a bullet stands under: the words before the list that
    it completes, or the outer bullet, *lead_at* where they stand; "" and None where only the heading does. *term* is
    set for `Term: description` and for a mere name that sentences follow; *description* for the former. *head* is the
    term that a sentence after it is about, and *is_next* tells whether nothing stands between the two. Bullets of one
    *run* have no paragraph between them. *glued* are words that a conversion spoilt.
    *is_repeated* tells whether the same words stand further up, under the same lead or name. *cells* are a row's.
    """

    section: Section
    span: Span
    text: str
    is_boilerplate: bool
    depth: int = 0
    lead: str = ""
    lead_at: Span | None = None
    term: Span | None = None
    description: Span | None = None
    head: str = ""
    is_next: bool = False
    run: int = 0
    glued: tuple[str, ...] = ()
    is_repeated: bool = False
    cells: tuple[Cell, ...] = ()

    def words_of(self, part: Span) -> str:
        """Return the words of *part*, characters of the article's text inside this statement."""
        return _moved(part, -self.span.start_char).of(self.text)

    @property
    def is_bullet(self) -> bool:
        """Tell whether the statement is a bullet."""
        return self.depth > 0


def statements_of(article: Article) -> tuple[Statement, ...]:
    """Return the statements of *article*, in order; those of boilerplate sections are left out."""
    sections = {section.section_id: section for section in article.sections}
    found: list[Statement] = []
    leads: dict[int, Statement] = {}
    section_id, run = "", 0
    said = words_said(article.text)
    _read_ahead(article)
    for block, after in zip_longest(article.blocks, article.blocks[1:]):
        section = sections[block.section_id]
        if section.section_id != section_id:
            section_id, leads = section.section_id, {}
        if section.kind is SectionKind.BOILERPLATE:
            continue
        run += block.kind is not BlockKind.BULLET
        made = [
            replace(statement, run=run, glued=(*glued_words(statement.text, said), *lost_letters(statement.text)))
            for statement in _statements_of_block(article, section, block, leads)
        ]
        found += made
        _note_leads(leads, block, made, after)
    return tuple(_with_repetitions(found))


def _read_ahead(article: Article) -> None:
    """Parse the blocks of *article* together, then their sentences, and what may be a name that opens a block."""
    texts = [block.span.of(article.text) for block in article.blocks]
    read_ahead(texts)
    parts = [[span.of(text) for span in sentence_spans(text)] for text in texts]
    names = [words for opening, *_ in filter(None, parts) for words in readings_of_name(opening)]
    read_ahead([*chain.from_iterable(parts), *names])


def _with_repetitions(statements: list[Statement]) -> Iterator[Statement]:
    """Yield *statements*, those that say again what an earlier one said marked."""
    seen: set[tuple[str, str, str]] = set()
    for statement in statements:
        said = (normal(statement.text), normal(statement.lead), normal(statement.head))
        yield replace(statement, is_repeated=True) if said in seen else statement
        seen.add(said)


def _note_leads(leads: dict[int, Statement], block: Block, made: list[Statement], after: Block | None) -> None:
    """Remember in *leads*, by depth, what the blocks after *block* stand under."""
    for depth in [depth for depth in leads if depth >= block.depth]:
        del leads[depth]
    if not made:
        return
    is_bullet = block.kind is BlockKind.BULLET
    announces = made[-1].text.endswith(":") or (_is_open(made[-1]) and _is_list(after, block))
    if is_bullet and made[-1].text.endswith(":") and after is not None and after.depth == block.depth:
        leads[block.depth - 1] = made[-1]  # a list that lost its indentation
    elif is_bullet or announces:
        leads[block.depth] = made[-1] if announces else made[0]


def _is_open(statement: Statement) -> bool:
    """Tell whether the words of *statement* do not end in a full stop, so that a list may complete them."""
    return not _FOLLOWED.search(statement.text)


def _is_list(after: Block | None, block: Block) -> bool:
    return after is not None and after.section_id == block.section_id and after.depth > block.depth


def _statements_of_block(
    article: Article, section: Section, block: Block, leads: dict[int, Statement]
) -> Iterator[Statement]:
    """Yield the bullet or the name that opens *block*, then its sentences."""
    text = block.span.of(article.text)
    if block.cells:
        yield Statement(section, block.span, text, is_boilerplate_sentence(text), cells=block.cells)
        return
    if not text.strip():
        return
    spans = sentence_spans(text)
    first = _opening(text, spans) if block.kind is BlockKind.BULLET else None
    head, n_opening = "", 0
    if first is not None:
        lead = next((leads[depth] for depth in sorted(leads, reverse=True) if depth < block.depth), None)
        yield _bullet(article, section, block, first, lead)
        n_opening = sum(span.start_char < first.end_char for span in spans)
        head = _head(first.of(text))
    elif len(spans) > 1 and names_what_follows(spans[0].of(text)):
        head, n_opening = spans[0].of(text).rstrip(" ."), 1
    for place, span in enumerate(spans[n_opening:]):
        at = _moved(span, block.start_char)
        said = at.of(article.text)
        yield Statement(section, at, said, is_boilerplate_sentence(said), head=head, is_next=place == 0)


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start_char + offset, span.end_char + offset)


def _opening(text: str, spans: tuple[Span, ...]) -> Span:
    """Return what of the bullet *text* is the bullet itself: up to its first whole sentence after the first."""
    later = (span.start_char for span in spans[1:] if has_clause(span.of(text)))
    return Span(spans[0].start_char, len(text[: next(later, len(text))].rstrip()))


def _head(text: str) -> str:
    """Return the name that the bullet *text* opens with, "" where it is a sentence."""
    named = term_in(text) or explained_in(text)
    if named is not None:
        return named[0].of(text).strip()
    return text.rstrip(" .") if names_what_follows(f"{text.rstrip(' .')}.") else ""


def _bullet(article: Article, section: Section, block: Block, part: Span, lead: Statement | None) -> Statement:
    """Return the bullet that is *part* of *block*."""
    at = _moved(part, block.start_char)
    text = at.of(article.text)
    term, description = term_in(text) or explained_in(text) or (None, None)
    return Statement(
        section=section,
        span=at,
        text=text,
        is_boilerplate=is_boilerplate_sentence(text),
        depth=block.depth,
        lead=_NOTE.sub("", " ".join(lead.text.split()).rstrip(": –—-")) if lead else "",
        lead_at=lead.span if lead else None,
        term=_moved(term, at.start_char) if term else None,
        description=_moved(description, at.start_char) if description else None,
    )
