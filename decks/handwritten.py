"""Items that an instructor writes: the article's own sentences prove them, and they follow it into its newer text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.flaws import asked_of
from decks.gate import digest
from decks.model import ITEM_KINDS, Content, Deck, Item, Section, SectionCoverage, SectionKind, Span, Unused

FRAME = "by hand"


def written(deck: Deck, section: Section, content: Content, evidence: Sequence[Span]) -> Item:
    """Return the item that asks *content* in *section*, proven by *evidence*; asked twice, it has the same id."""
    proofs = [_one_line(span.of(deck.text)) for span in sorted(evidence)]
    kind = ITEM_KINDS[type(content)]
    return Item(
        item_id=digest(deck.deck_id, *section.path, *proofs, kind, FRAME, asked_of(content)),
        section_id=section.section_id,
        content=content,
        explanation=" ".join(proofs),
        evidence=tuple(sorted(evidence)),
        tags=("::".join(section.path),),
    )


def moved(item: Item, before: Deck, after: Deck) -> Item | None:
    """Return *item* of *before* where *after*'s text has its proof, under the same headings; None where it has not."""
    path = next(section.path for section in before.sections if section.section_id == item.section_id)
    section = next((each for each in after.sections if each.path == path), None)
    if section is None:
        return None
    found = [_found(span.of(before.text), section, after.text) for span in item.evidence]
    evidence = tuple(span for span in found if span is not None)
    is_whole = len(evidence) == len(found)
    return replace(item, section_id=section.section_id, evidence=evidence) if is_whole else None


def unasked(deck: Deck, coverage: SectionCoverage) -> tuple[Unused, ...]:
    """Return the statements of a section that no item asks about, those written by hand counted too."""
    proofs = sorted({span for item in deck.items for span in item.evidence})
    return tuple(
        unused
        for unused in coverage.unused
        if not any(span.overlaps(Span(unused.start_char, unused.end_char)) for span in proofs)
    )


def sections_to_ask(deck: Deck) -> Iterator[Section]:
    """Yield the sections with text that is no boilerplate."""
    for section in deck.sections:
        if section.kind is not SectionKind.BOILERPLATE and deck.text[section.start_char : section.end_char].strip():
            yield section


def _found(proof: str, section: Section, text: str) -> Span | None:
    """Return where *proof* stands in *section* of *text*, its lines broken anywhere; None unless it stands there."""
    words = re.compile(r"\s+".join(map(re.escape, proof.split())))
    match = words.search(text, section.start_char, section.end_char)
    return Span(*match.span()) if match else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
