"""Draw an article's outline, and a deck as a book: a section's items, the text that proves them, what was left out."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from decks.handwritten import unasked
from decks.model import Deck, Item, Section, Span
from quiz.pages.article_tables import Passage, Table, table_html
from quiz.pages.cards import item_html
from quiz.pages.sources import BULLET_SIGN, evidence_html, section_name, whole_html


def items_of(deck: Deck, section: Section) -> tuple[Item, ...]:
    """Return the items of *section*, in the deck's order."""
    return tuple(item for item in deck.items if item.section_id == section.section_id)


def chapter_html(deck: Deck, section: Section, *, is_kept: bool = True) -> str:
    """Return *section* of the book: its items, and beside them its text, where the item under the pointer lights up.

    Each item also holds its own source, closed, for screens that have no room beside and for keyboards; there the
    pictures of the text stand below the items. *is_kept* tells whether the library has the deck.
    """
    items = items_of(deck, section)
    left = "".join(
        f'<div class="cb-i{number}">{item_html(item)}<details class="cb-own-source"><summary>From the article</summary>'
        f"{evidence_html(deck, item.evidence, has_pictures=False)}</details></div>"
        for number, item in enumerate(items)
    )
    right = whole_html(deck, section, lambda passage: _pointed_html(deck.text, passage, items), is_kept=is_kept)
    style = f"<style>{''.join(map(_pointer_rule, range(len(items))))}</style>"
    heading = f'<div class="cb-chapter-title">{_crumb_html(section)}<h2>{escape(section.title)}</h2></div>'
    beside = f'<section class="cb-source cb-beside">{right}</section>'
    return f'{style}<div class="cb-chapter">{heading}<div>{left}</div>{beside}</div>'


def left_out_html(deck: Deck) -> str:
    """Return the statements that no item asks about, each under its section with the reason."""
    titles = {section.section_id: section_name(section) for section in deck.sections}
    rows = "".join(
        f"<dt>{escape(deck.text[unused.start_char : unused.end_char])}</dt>"
        f'<dd class="cb-small">{escape(titles[coverage.section_id])}: {escape(unused.reason)}</dd>'
        for coverage in deck.coverage
        for unused in unasked(deck, coverage)
    )
    return f'<dl class="cb-left-out">{rows}</dl>' if rows else '<p class="cb-small">Every statement is asked about.</p>'


def n_statements(deck: Deck) -> tuple[int, int]:
    """Return how many statements of the article are asked about, and how many there are."""
    n_all = sum(coverage.n_statements for coverage in deck.coverage)
    return n_all - sum(len(unasked(deck, coverage)) for coverage in deck.coverage), n_all


def _crumb_html(section: Section) -> str:
    """Return the headings above the section's own."""
    return f'<p class="cb-crumb">{escape(" › ".join(section.path[:-1]))}</p>' if section.path[1:] else ""


def _pointer_rule(number: int) -> str:
    """Return the style that lights up, within a chapter, the characters that prove the item under the pointer."""
    return f".cb-chapter:has(.cb-i{number}:hover) mark.cb-m{number}{{background:var(--cb-pointed)}}"


def _pointed_html(text: str, passage: Passage, items: Sequence[Item]) -> str:
    """Return a passage with its pieces marked with the items they prove."""
    if isinstance(passage, Table):
        return table_html(passage, text, lambda words: _pieces_html(text, words, items))
    sign = BULLET_SIGN.match(text, passage.start_char, passage.end_char)
    if sign is None:
        return f"<p>{_pieces_html(text, passage, items)}</p>"
    return f'<p class="cb-bullet">{_pieces_html(text, Span(sign.end(), passage.end_char), items)}</p>'


def _pieces_html(text: str, words: Span, items: Sequence[Item]) -> str:
    """Return *words* cut wherever a proof begins or ends."""
    proofs = [(span, number) for number, item in enumerate(items) for span in item.evidence if span.overlaps(words)]
    inside = {
        edge
        for span, _ in proofs
        for edge in (span.start_char, span.end_char)
        if words.start_char < edge < words.end_char
    }
    cuts = sorted(inside | {words.start_char, words.end_char})
    return "".join(
        _piece_html(text, Span(left, right), [number for span, number in proofs if span.overlaps(Span(left, right))])
        for left, right in pairwise(cuts)
    )


def _piece_html(text: str, piece: Span, numbers: Sequence[int]) -> str:
    names = " ".join(f"cb-m{number}" for number in dict.fromkeys(numbers))
    return f'<mark class="{names}">{escape(piece.of(text))}</mark>' if names else escape(piece.of(text))
