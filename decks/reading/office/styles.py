"""The styles of a Word document: which are headings or lists, and how words in them look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from decks.reading.office.package import W, value_of, whole_number
from decks.reading.typography import Look

_DEFAULT_HALF_POINTS = 20
_MAX_CHAIN = 20  # styles that build on each other
_BODY_LEVEL = 9  # the outline level of what is no heading
_OFF = frozenset({"0", "false", "off"})
_LEFT_OUT = ("toc", "table of", "header", "footer", "footnote", "endnote", "annotation", "balloon")


_PATHS = tuple(
    f"{W}{group}/{W}{name}" for group, name in (("pPr", "outlineLvl"), ("pPr", "numPr"), ("rPr", "sz"), ("rPr", "b"))
)


@dataclass(frozen=True, slots=True)
class _Style:
    """A style with all that it inherits: the English names of its chain, its own first, and its properties by path."""

    names: tuple[str, ...]
    properties: Mapping[str, "etree._Element"]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document by their ids, and the properties that hold where no style says more."""

    by_id: Mapping[str, _Style]
    default_id: str | None
    defaults: "etree._Element | None"

    def name(self, style_id: str | None) -> str:
        """Return the name of a paragraph's style in lower case: "heading 1", "title", "list bullet"."""
        style = self.by_id.get(style_id or self.default_id or "")
        return style.names[0] if style is not None else (style_id or "").lower()

    def is_left_out(self, style_id: str | None) -> bool:
        """Tell whether paragraphs of the style are no part of the text: a table of contents, running heads."""
        return self.name(style_id).startswith(_LEFT_OUT)

    def property(self, style_id: str | None, path: str) -> "etree._Element | None":
        """Return the property at *path* that a paragraph's style, or one that it builds on, sets."""
        style = self.by_id.get(style_id or self.default_id or "")
        return None if style is None else style.properties.get(path)

    def heading_level(self, paragraph: "etree._Element", style_id: str | None) -> int | None:
        """Return the level of a heading from 1 to 9, None for what is no heading."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = whole_number(value_of(self.property(style_id, f"{W}pPr/{W}outlineLvl") if own is None else own))
        if level is not None:
            return level + 1 if level < _BODY_LEVEL else None
        style = self.by_id.get(style_id or self.default_id or "")
        names = () if style is None else style.names
        return next((int(name[-1]) for name in names if name[:-1] == "heading " and name[-1] in "123456789"), None)

    def look(self, run: "etree._Element", style_id: str | None) -> Look:
        """Return how the words of *run* look in a paragraph of the style."""
        own = run.find(f"{W}rPr")
        size = whole_number(value_of(self._of_run(own, style_id, "sz"))) or _DEFAULT_HALF_POINTS
        bold = self._of_run(own, style_id, "b")
        return Look.of(size / 2, is_bold=bold is not None and value_of(bold) not in _OFF)

    def _of_run(self, own: "etree._Element | None", style_id: str | None, name: str) -> "etree._Element | None":
        """Return a property of characters: the run's *own*, its style's, the paragraph's style's, or the document's."""
        character_style = None if own is None else value_of(own.find(f"{W}rStyle"))
        for found in (
            None if own is None else own.find(f"{W}{name}"),
            self.property(character_style, f"{W}rPr/{W}{name}") if character_style else None,
            self.property(style_id, f"{W}rPr/{W}{name}"),
            None if self.defaults is None else self.defaults.find(f"{W}{name}"),
        ):
            if found is not None:
                return found
        return None


def styles_of(root: "etree._Element | None") -> Styles:
    """Return the styles that *root*, the styles part of a document, defines; none where it has no such part."""
    if root is None:
        return Styles({}, None, None)
    written = {value_of(element, "styleId") or "": element for element in root.iterfind(f"{W}style")}
    by_id = {style_id: _style(tuple(_chain(style_id, written))) for style_id in written}
    paragraphs = (element for element in root.iterfind(f"{W}style") if value_of(element, "type") == "paragraph")
    default = next((element for element in paragraphs if value_of(element, "default") not in {None, *_OFF}), None)
    return Styles(by_id, value_of(default, "styleId"), root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))


def _chain(style_id: str, written: Mapping[str, "etree._Element"]) -> Iterator["etree._Element"]:
    """Yield the style and those that it builds on, the nearest first."""
    element = written.get(style_id)
    for _ in range(_MAX_CHAIN):
        if element is None:
            return
        yield element
        element = written.get(value_of(element.find(f"{W}basedOn")) or "")


def _style(chain: Sequence["etree._Element"]) -> _Style:
    names = tuple((value_of(element.find(f"{W}name")) or "").lower() for element in chain)
    found = {
        path: element.find(path) for path in _PATHS for element in reversed(chain) if element.find(path) is not None
    }
    return _Style(names, found)
