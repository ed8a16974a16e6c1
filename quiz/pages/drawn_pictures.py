"""Draw an article's pictures: fetched from our own server when they come into view, or carried by the page itself."""

from base64 import b64encode
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from decks.model import Deck
from decks.pictures import Picture, size_of

MAX_LABEL = 80  # characters of what folds a picture
UNNAMED = "Picture from the article"


def source_of(deck: Deck, *, is_kept: bool = True) -> Callable[[Picture], str]:
    """Return what tells where an image of *deck* comes from: from `quiz.web.pictures` those of the library.

    Those of a deck that is not kept yet are their own source.
    """
    return (lambda picture: f"/pictures/{quote(deck.deck_id, safe='')}/{picture.picture_id}") if is_kept else _data_of


def _data_of(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.content).decode('ascii')}"


def picture_html(picture: Picture, source: str) -> str:
    """Return *picture* as HTML, of its own shape before it is there; its bytes were told to be a picture's."""
    width, height = size_of(picture.content) or (0, 0)
    alt = escape(picture.alt or UNNAMED)
    image = f'<img src="{escape(source)}" width="{width}" height="{height}" loading="lazy" alt="{alt}">'
    return f'<figure class="cb-picture">{image}</figure>'


def folded_html(picture: Picture, source: str) -> str:
    """Return *picture* folded under a line that says what it shows; it is fetched once that is opened."""
    label = f"Picture: {picture.alt}" if picture.alt else UNNAMED
    short = label if len(label) <= MAX_LABEL else f"{label[:MAX_LABEL].rstrip()}…"
    return f"<details><summary>{escape(short)}</summary>{picture_html(picture, source)}</details>"
