"""The five note types of the Anki export and the cards they draw.

Frozen at version 1. Anki refuses to update a note whose type has gained, lost or renamed a field or a card, so
neither names, order nor ids below may ever change: what is new goes into the templates (which do update) or a spare
field, and a true change of schema is a new note type with a new id, for new notes only.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PARTS = Path(__file__).with_name("anki_templates")
# What all kinds share. ItemURL, Difficulty and the extras are spare: no card draws them yet.
_TAIL = (
    "Context",
    "Explanation",
    "Source",
    "Section",
    "Article",
    "ArticleURL",
    "Licence",
    "DeckID",
    "ItemURL",
    "Difficulty",
    "Extra1",
    "Extra2",
    "Extra3",
)
_QUESTION = ("Stem", "LeadIn", "Options", "Key", "Others")
# Closed in Anki's editor until asked for: they are Casebook's, not the reader's.
COLLAPSED = frozenset({"ItemID", "CaseID", "Step", *_TAIL[5:]})


@dataclass(frozen=True, slots=True)
class NoteType:
    """Everything Anki knows of one kind of item. *front* and *back* name the template parts of the card's two sides.

    ItemID is the first field because Anki holds two notes with one first field for duplicates; *sort_field* is what
    its browser lists.
    """

    name: str
    model_id: int
    fields: tuple[str, ...]
    sort_field: str
    front: tuple[str, ...]
    back: tuple[str, ...]
    is_cloze: bool = False


NOTE_TYPES = {
    "basic": NoteType(
        name="Casebook Basic",
        model_id=1787000000001,
        fields=("ItemID", "Front", "Back", *_TAIL),
        sort_field="Front",
        front=("basic.front.html",),
        back=("basic.front.html", "basic.back.html", "source.html", "origin.html"),
    ),
    "cloze": NoteType(
        name="Casebook Cloze",
        model_id=1787000000002,
        fields=("ItemID", "Text", *_TAIL),
        sort_field="Text",
        front=("cloze.html",),
        back=("cloze.html", "source.html", "origin.html"),
        is_cloze=True,
    ),
    "list": NoteType(
        name="Casebook List",
        model_id=1787000000003,
        fields=("ItemID", "Front", "Points", *_TAIL),
        sort_field="Front",
        front=("basic.front.html",),
        back=("basic.front.html", "list.back.html", "source.html", "origin.html", "card.js"),
    ),
    "mcq": NoteType(
        name="Casebook MCQ",
        model_id=1787000000004,
        fields=("ItemID", *_QUESTION, *_TAIL),
        sort_field="LeadIn",
        front=("question.html", "options.front.html", "card.js"),
        back=("question.html", "options.back.html", "source.html", "origin.html", "card.js"),
    ),
    "vignette": NoteType(
        name="Casebook Vignette",
        model_id=1787000000005,
        fields=("ItemID", *_QUESTION, "Invented", "Scripted", "CaseID", "Step", *_TAIL),
        sort_field="Stem",
        front=("case.html", "question.html", "options.front.html", "card.js"),
        back=(
            "case.html",
            "question.html",
            "options.back.html",
            "source.html",
            "invented.html",
            "origin.html",
            "card.js",
        ),
    ),
}


@cache
def style() -> str:
    """Return the one style sheet of all cards."""
    return _read("style.css")


@cache
def template(parts: tuple[str, ...]) -> str:
    """Return one side of a card, *parts* in order, in Anki's template language; MathJax is told to leave it alone."""
    body = "".join(_script(part) if part.endswith(".js") else _read(part) for part in parts)
    return f'<div class="casebook mathjax_ignore tex2jax_ignore">\n{body}</div>\n'


def _script(part: str) -> str:
    return f"<script>\n{_read(part)}</script>\n"


def _read(part: str) -> str:
    return (_PARTS / part).read_text(encoding="utf-8")
