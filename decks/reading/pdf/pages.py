"""What stands on the pages of a PDF, read by a program of its own that a hostile file can only end by itself."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decks.model import ArticleError

_PROGRAM = Path(__file__).with_name("glyphs.py")
_MAX_SECONDS = 25.0
_THIN, _MIN_RULE = 2.5, 6.0  # points
_MIN_LETTERS_A_PAGE = 8  # a scanned page may carry a stamp or a number that is text
_MAX_UNKNOWN = 0.3  # of the characters

_FAILURES = {
    "password": "the PDF is protected by a password; open it, save it without the password, and upload that",
    "damaged": "the PDF is damaged and cannot be opened; save or export it again and upload that",
    "pages": "the PDF has more than 1,000 pages; upload it chapter by chapter",
    "long": "the PDF holds more text than 1,000 pages do; upload it chapter by chapter",
}
_SCANNED = (
    "the PDF holds pictures of pages (a scan), no text that can be read; run text recognition (OCR) on it, "
    "or upload the text"
)
_NO_TEXT = "the PDF holds no text that can be read"
_NO_LETTERS = (
    "the PDF does not say which letters its signs stand for, so its text cannot be read; export it again from the "
    "program that wrote it, or upload the text"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A word, or a part of one, drawn in one style: its ends *x0* and *x1*, its baseline *y* from the page's top.

    A space at its end is the file's own; a soft hyphen stands for a hyphen that ends a line.
    """

    word: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A thin or small shape: a rule of a table, or the drawn sign of a list item. Points from the page's top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_upright(self) -> bool:
        """Tell whether this is an upright rule."""
        return self.x1 - self.x0 <= _THIN and self.y1 - self.y0 >= _MIN_RULE

    @property
    def is_level(self) -> bool:
        """Tell whether this is a level rule."""
        return self.y1 - self.y0 <= _THIN and self.x1 - self.x0 >= _MIN_RULE


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright: its runs in the order of the file and its shapes. *number* counts from 0."""

    number: int
    height: float
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]
    n_pictures: int


def read_pages(name: str, content: bytes) -> tuple[Page, ...]:
    """Return the pages of the PDF *name*.

    Raises ArticleError for a PDF that is protected, damaged, too long, without text, or not read within 25 seconds.
    """
    lines = _lines(name, content)
    last = lines[-1] if lines else {}
    if "end" not in last:
        raise ArticleError(name, _FAILURES[last.get("failure", "damaged")])
    pages = tuple(_page(number, line) for number, line in enumerate(lines[1:-1]))
    _refuse(name, pages)
    return pages


def _lines(name: str, content: bytes) -> list[dict[str, Any]]:
    """Return what the program says of the PDF, line by line; a line that it did not finish is left out."""
    try:
        finished = subprocess.run(  # noqa: S603 - our own program; the file reaches it as its input only
            [sys.executable, "-P", str(_PROGRAM)], input=content, capture_output=True, timeout=_MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = f"the PDF could not be read within {_MAX_SECONDS:g} seconds; upload it in parts"
        raise ArticleError(name, reason) from error
    return [json.loads(line) for line in finished.stdout.splitlines(keepends=True) if line.endswith(b"\n")]


def _page(number: int, line: dict[str, Any]) -> Page:
    runs = tuple(Run(*run) for run in line["words"])
    shapes = tuple(Shape(*shape) for shape in line["shapes"])
    return Page(number, line["height"], runs, shapes, line["n_pictures"])


def _refuse(name: str, pages: Sequence[Page]) -> None:
    """Raise ArticleError where *pages* hold no text, or letters that nobody can tell."""
    characters = "".join(run.word for page in pages for run in page.runs)
    n_letters = sum(map(str.isalpha, characters))
    n_unknown = sum(map(_is_unknown, characters))
    if n_unknown > _MAX_UNKNOWN * max(len(characters), 1):
        raise ArticleError(name, _NO_LETTERS)
    if n_letters < _MIN_LETTERS_A_PAGE * len(pages):
        raise ArticleError(name, _SCANNED if any(page.n_pictures for page in pages) else _NO_TEXT)


def _is_unknown(character: str) -> bool:
    """Tell whether *character* is a stand-in for one that the PDF does not name."""
    return character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or (character < " " and character not in "\t\n")
