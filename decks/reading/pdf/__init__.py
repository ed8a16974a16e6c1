"""PDF files: the words on their pages into a draft, running heads removed, columns and divided words put together.

Pictures are not kept: a PDF draws a figure of many parts, and does not say which belong together.
"""

from decks.reading.definitions import with_definitions
from decks.reading.draft import Draft, lay_out
from decks.reading.pdf.columns import in_reading_order
from decks.reading.pdf.furniture import without_furniture
from decks.reading.pdf.lines import lines_of
from decks.reading.pdf.pages import read_pages
from decks.reading.pdf.tables import over_pages, with_grids
from decks.reading.pdf.wording import title_of, words_of


def pdf_drafts(name: str, content: bytes) -> tuple[Draft]:
    """Return the words of the PDF *name* as one draft.

    Raises ArticleError for a PDF that is protected by a password, damaged, scanned, or too large to be read.
    """
    pages = read_pages(name, content)
    lines = without_furniture([lines_of(page) for page in pages], [page.height for page in pages])
    ordered = [in_reading_order(with_grids(own, page.shapes)) for own, page in zip(lines, pages, strict=True)]
    words = tuple(with_definitions(tuple(words_of(over_pages(ordered)))))
    return (lay_out(words, title=title_of(words)),)
