"""The statements of an article: its sentences and bullets, each with what it stands under."""

import re
from dataclasses import dataclass

from decks.language import read_ahead, sentences
from decks.model import Article, Block, BlockKind, Section, SectionKind, Span
from decks.reading import is_boilerplate_sentence

_TERM = re.compile(r"(?P<term>[^:.;?!]{2,80}?)(?P<mark>:\s+|\s+[–—]\s+|\s+-\s+)(?=\S)")
_MAX_TERM_WORDS = 9
# Words that qualify what follows and name nothing: "Less often - …", "In adults: …".
_NO_TERM = re.compile(
    r"(?:less|more|most|very|also|rarely|often|sometimes|usually|occasionally|then|if|when|for|in|on|at|to|with|by|note)\b",
    re.IGNORECASE,
)
# "Protein : creatinine ratio" has no term and description.
_RATIO = re.compile(r"\w+ ratio\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a bullet: the unit that proves an answer and that coverage counts.

    *depth* is 0 for a sentence, else the bullet's. *lead* is the sentence ending in a colon, or the outer bullet, that
    a bullet stands under; "" where only the heading does. *term* and *description* are set for `Term: description`.
    """

    section: Section
    span: Span
    text: str
    is_boilerplate: bool
    depth: int = 0
    lead: str = ""
    term: Span | None = None
    description: Span | None = None

    @property
    def is_bullet(self) -> bool:
        """Tell whether the statement is a bullet."""
        return self.depth > 0


def statements_of(article: Article) -> tuple[Statement, ...]:
    """Return the statements of *article*, in order; those of boilerplate sections are left out."""
    sections = {section.section_id: section for section in article.sections}
    found: list[Statement] = []
    leads: dict[int, str] = {}
    section_id = ""
    read_ahead([block.span.of(article.text) for block in article.blocks])
    for block in article.blocks:
        section = sections[block.section_id]
        if section.section_id != section_id:
            section_id, leads = section.section_id, {}
        if section.kind is SectionKind.BOILERPLATE:
            continue
        made = _statements_of_block(article, section, block, leads)
        found += made
        _note_leads(leads, block, made)
    return tuple(found)


def _note_leads(leads: dict[int, str], block: Block, made: list[Statement]) -> None:
    """Remember in *leads*, by depth, what the blocks after *block* stand under."""
    for depth in [depth for depth in leads if depth >= block.depth]:
        del leads[depth]
    if made and (block.kind is BlockKind.BULLET or made[-1].text.endswith(":")):
        leads[block.depth] = made[-1].text.rstrip(": ")


def _statements_of_block(article: Article, section: Section, block: Block, leads: dict[int, str]) -> list[Statement]:
    text = block.span.of(article.text)
    if block.kind is BlockKind.BULLET:
        parsed = _bullet(text, block.start_char)
        if parsed or len(sentences(text)) == 1:
            lead = next((leads[depth] for depth in sorted(leads, reverse=True) if depth < block.depth), "")
            term, description = parsed or (None, None)
            is_boilerplate = is_boilerplate_sentence(text)
            return [Statement(section, block.span, text, is_boilerplate, block.depth, lead, term, description)]
    spans = [Span(block.start_char + s.start_char, block.start_char + s.end_char) for s in sentences(text)]
    said = [(span, span.of(article.text)) for span in spans]
    return [Statement(section, span, words, is_boilerplate_sentence(words)) for span, words in said]


def _bullet(text: str, offset: int) -> tuple[Span, Span] | None:
    """Return the spans of term and description of the bullet *text* that begins at *offset*, if it has that form."""
    found = _TERM.match(text)
    if found is None or len(found["term"].split()) > _MAX_TERM_WORDS or _NO_TERM.match(found["term"]):
        return None
    if _RATIO.match(text[found.end() :]):
        return None
    end = len(text.rstrip())
    return Span(offset + found.start("term"), offset + found.end("term")), Span(offset + found.end(), offset + end)
