"""The styles of a Word document: which are headings or lists, and how words in them look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from decks.reading.office.package import W, value_of, whole_number
from decks.reading.typography import Look

_DEFAULT_HALF_POINTS = 20
_MAX_CHAIN = 20  # styles that build on each other
_BODY_LEVEL = 9  # the outline level of what is no heading
_OFF = frozenset({"0", "false", "off"})
_LEFT_OUT = ("toc", "table of", "header", "footer", "footnote", "endnote", "annotation", "balloon")


@dataclass(frozen=True, slots=True)
class _Style:
    """A style as it is written: its name in English, what it builds on, and its own properties."""

    name: str
    base: str | None
    element: "etree._Element"


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document by their ids, and the properties that hold where no style says more."""

    by_id: Mapping[str, _Style]
    default_id: str | None
    defaults: "etree._Element | None"

    def name(self, style_id: str | None) -> str:
        """Return the name of a paragraph's style in lower case: "heading 1", "title", "list bullet"."""
        style = self.by_id.get(style_id or self.default_id or "")
        return style.name if style is not None else (style_id or "").lower()

    def is_left_out(self, style_id: str | None) -> bool:
        """Tell whether paragraphs of the style are no part of the text: a table of contents, running heads."""
        return self.name(style_id).startswith(_LEFT_OUT)

    def property(self, style_id: str | None, path: str) -> "etree._Element | None":
        """Return the property at *path* that a paragraph's style, or one that it builds on, sets."""
        return next((found for style in self._chain(style_id) if (found := style.element.find(path)) is not None), None)

    def heading_level(self, paragraph: "etree._Element", style_id: str | None) -> int | None:
        """Return the level of a heading from 1 to 9, None for what is no heading."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = whole_number(value_of(self.property(style_id, f"{W}pPr/{W}outlineLvl") if own is None else own))
        if level is not None:
            return level + 1 if level < _BODY_LEVEL else None
        names = (style.name for style in self._chain(style_id))
        return next((int(name[-1]) for name in names if name[:-1] == "heading " and name[-1] in "123456789"), None)

    def look(self, run: "etree._Element", style_id: str | None) -> Look:
        """Return how the words of *run* look in a paragraph of the style."""
        size = whole_number(value_of(self._of_run(run, style_id, "sz"))) or _DEFAULT_HALF_POINTS
        bold = self._of_run(run, style_id, "b")
        return Look.of(size / 2, is_bold=bold is not None and value_of(bold) not in _OFF)

    def _of_run(self, run: "etree._Element", style_id: str | None, name: str) -> "etree._Element | None":
        """Return a property of characters: the run's own, its style's, the paragraph's style's, or the document's."""
        own = run.find(f"{W}rPr/{W}{name}")
        character_style = value_of(run.find(f"{W}rPr/{W}rStyle"))
        for found in (
            own,
            self.property(character_style, f"{W}rPr/{W}{name}") if character_style else None,
            self.property(style_id, f"{W}rPr/{W}{name}"),
            None if self.defaults is None else self.defaults.find(f"{W}{name}"),
        ):
            if found is not None:
                return found
        return None

    def _chain(self, style_id: str | None) -> Iterator[_Style]:
        """Yield the style and those that it builds on, the nearest first."""
        style = self.by_id.get(style_id or self.default_id or "")
        for _ in range(_MAX_CHAIN):
            if style is None:
                return
            yield style
            style = self.by_id.get(style.base or "")


def styles_of(root: "etree._Element | None") -> Styles:
    """Return the styles that *root*, the styles part of a document, defines; none where it has no such part."""
    if root is None:
        return Styles({}, None, None)
    by_id = {value_of(element, "styleId") or "": _style(element) for element in root.iterfind(f"{W}style")}
    paragraphs = (element for element in root.iterfind(f"{W}style") if value_of(element, "type") == "paragraph")
    default = next((element for element in paragraphs if value_of(element, "default") not in {None, *_OFF}), None)
    return Styles(by_id, value_of(default, "styleId"), root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))


def _style(element: "etree._Element") -> _Style:
    name = value_of(element.find(f"{W}name")) or ""
    return _Style(name.lower(), value_of(element.find(f"{W}basedOn")), element)
