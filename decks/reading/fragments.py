"""Text that stands inside a field of another format: HTML, Markdown or plain lines, whichever it is."""

import html
import re
from collections.abc import Iterator

from decks.reading.draft import Draft, Words
from decks.reading.elements import words_of
from decks.reading.encoding import normal_text
from decks.reading.markdown import looks_like_markdown, markdown_draft
from decks.reading.markup import parsed_html
from decks.reading.plain import plain_draft

_HTML = re.compile(
    r"</?(?:p|div|section|article|h[1-6]|ul|ol|li|dl|dt|dd|table|br|b|strong|em|i|a|span|sup|sub)\b[^<>]{0,2000}>"
)


def fragment_words(name: str, text: str) -> Iterator[Words]:
    """Yield the words of *text*, a field of the file *name*."""
    if _HTML.search(text):
        yield from words_of(parsed_html(name, text))
        return
    plain = normal_text(html.unescape(text))
    yield from _words(markdown_draft(plain) if looks_like_markdown(plain) else plain_draft(plain))


def _words(draft: Draft) -> Iterator[Words]:
    for piece in draft.pieces:
        yield Words(piece.form, piece.of(draft.text), piece.depth, piece.rank, piece.indent)
