"""What an instructor changes in an article's outline before its deck is made; the text and its offsets stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from decks.model import Article, Section, SectionKind

MAX_TITLE = 200  # characters


@dataclass(frozen=True, slots=True)
class OutlineEdits:
    """*title* in place of the one read, None to keep that; *kinds* by section id in place of those read.

    A dropped section is boilerplate: it stays in the text and is never asked about.
    """

    title: str | None = None
    kinds: Mapping[str, SectionKind] = field(default_factory=dict)


def with_outline(article: Article, edits: OutlineEdits) -> Article:
    """Return *article* as edited; ids, spans and blocks are untouched, ids that it does not have are passed over.

    A section whose kind was set by hand is not inferred any more.
    """
    sections = tuple(
        replace(section, kind=edits.kinds.get(section.section_id, section.kind)) for section in article.sections
    )
    inferred = article.inferred_ids - edits.kinds.keys()
    return replace(article, title=edits.title or article.title, sections=sections, inferred_ids=inferred)


def retitled(edits: OutlineEdits, title: str) -> OutlineEdits:
    """Return *edits* with *title*, on one line and at most 200 characters; a blank one keeps the title read."""
    return replace(edits, title=" ".join(title.split())[:MAX_TITLE].rstrip() or None)


def of_kind(edits: OutlineEdits, section_id: str, kind: SectionKind) -> OutlineEdits:
    """Return *edits* with the section as one of *kind*."""
    return replace(edits, kinds={**edits.kinds, section_id: kind})


def dropped(edits: OutlineEdits, article: Article, section_id: str) -> OutlineEdits:
    """Return *edits* with the section, and those below its heading, never asked about."""
    return replace(edits, kinds={**edits.kinds, **dict.fromkeys(_branch(article, section_id), SectionKind.BOILERPLATE)})


def taken_up(edits: OutlineEdits, article: Article, section_id: str) -> OutlineEdits:
    """Return *edits* with the section, and those below its heading, as read; boilerplate itself is asked about now."""
    branch = _branch(article, section_id)
    kinds = {key: kind for key, kind in edits.kinds.items() if key not in branch}
    read = next((section.kind for section in article.sections if section.section_id == section_id), None)
    return replace(edits, kinds=kinds | ({section_id: SectionKind.OTHER} if read is SectionKind.BOILERPLATE else {}))


def is_asked(section: Section) -> bool:
    """Tell whether cards are made of *section*."""
    return section.kind is not SectionKind.BOILERPLATE


def _branch(article: Article, section_id: str) -> tuple[str, ...]:
    """Return the ids of the section and of those that follow it below its heading; () if there is no such section."""
    branch: list[str] = []
    path: tuple[str, ...] | None = None
    for section in article.sections:
        if section.section_id == section_id:
            path = section.path
        elif path is not None and section.path[: len(path)] != path:
            break
        if path is not None:
            branch.append(section.section_id)
    return tuple(branch)
