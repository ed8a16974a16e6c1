"""The container of Word and PowerPoint files: its XML parts, and how they refer to each other."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from decks.model import ArticleError
from decks.reading.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = tuple(  # the names of the ISO standard's strict form, and those that Office itself writes
    (_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"presentationml/main", b"presentationml/2006/main"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
    )
)
_DAMAGED = "the file is damaged: “{part}” in it cannot be read; open it and save it again"
_MAX_ELEMENTS = 2_000_000


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another: the last word of its type, such as "slide", and the other part's name."""

    kind: str
    target: str


class Package:
    """The parts of an Office file, read one by one.

    Raises ArticleError for a file that is damaged, locked by a password, or a zip bomb. Entities are not resolved,
    nothing outside the file is read, and macros and embedded objects are not looked at.
    """

    def __init__(self, name: str, content: bytes) -> None:
        """Open *content*, the bytes of the file *name*."""
        self.name = name
        self._archive = Archive(name, content)
        self._members = frozenset(self._archive.members)

    def main_part(self) -> str:
        """Return the name of the part that holds the document or the presentation itself."""
        found = [relation.target for relation in self.relations("").values() if relation.kind == "officeDocument"]
        if not found:
            raise ArticleError(self.name, _DAMAGED.format(part="_rels/.rels"))
        return found[0]

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return what *part* refers to inside the file, by the ids that it uses."""
        folder, file = posixpath.split(part)
        listed = self.optional(posixpath.join(folder, "_rels", f"{file}.rels"))
        rows = () if listed is None else listed
        return {
            row.get("Id", ""): Relation(
                row.get("Type", "").rsplit("/", 1)[-1], _resolved(folder, row.get("Target", ""))
            )
            for row in rows
            if row.get("TargetMode") != "External" and isinstance(row.tag, str)
        }

    def picture(self, part: str) -> bytes | None:
        """Return the bytes of the picture *part*; None where it is missing, damaged, or too large to be kept."""
        return self._archive.picture(part)

    def optional(self, part: str) -> "etree._Element | None":
        """Return the root of *part*, None if the file has no such part."""
        return self.root(part) if part in self._members else None

    def root(self, part: str) -> "etree._Element":
        """Return the root of *part*."""
        content = self._archive.read(part)
        if _STRICT in content:
            for strict, usual in _TRANSITIONAL:
                content = content.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ArticleError(self.name, _DAMAGED.format(part=part)) from error
        return root


def _resolved(folder: str, target: str) -> str:
    """Return the name of the part that *target* means, seen from *folder*."""
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")


def value_of(element: "etree._Element | None", name: str = "val", *, space: str = W) -> str | None:
    """Return the attribute *name* of *element*, None where either is missing."""
    return None if element is None else element.get(f"{space}{name}")


def whole_number(written: str | None) -> int | None:
    """Return the number *written*, None where it is none."""
    return (
        int(written) if written is not None and written.isascii() and written.isdigit() and len(written) < 9 else None
    )
