"""Markdown and the dialects of outliners: its lines into headings, rows, paragraphs and bullets, the marks resolved."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby, islice

from decks.pictures import PictureAt, no_picture
from decks.reading.bullets import bullet_sign
from decks.reading.draft import Draft, Form, Tier, Words, lay_out, picture_words
from decks.reading.forms import Dress, dress_of
from decks.reading.inline import resolved
from decks.reading.plain import plain_pieces
from decks.reading.tables import table_words

_FRONT_MATTER = re.compile(  # YAML or TOML: keys, indented lines, list items, comments
    r"\A\s*(?:---|\+\+\+)[ \t]*\n"
    r"((?:[ \t]*(?:[#-][ \t][^\n]*|[\w.-]{1,40}[ \t]?[:=](?:[ \t][^\n]*)?|[ \t]\S[^\n]*)?\n){0,200})"
    r"(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FRONT_TITLE = re.compile(r"""^title[ \t]*[:=][ \t]*["']?([^\n"']+)""", re.IGNORECASE | re.MULTILINE)
_PROPERTY = re.compile(r"[\w.\-/ ]{1,40}::(?:[ \t]|$)")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:[ \t]|\*\[[^\[\]]+\]:")
_TAGS_ONLY = re.compile(r"(?:#[^\W\d][\w/-]*[ \t,]*)+$")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`]*)$")
_QUOTE = re.compile(r"(?:>[ \t]?){1,20}(?:\[![\w-]+\][+-]?[ \t]*)?")
_ATX = re.compile(r"(#{1,6})[ \t]+(.*)|(#{2,6})([^\s#].*)")
_MARKED_HEADING = re.compile(r"^(?:[-*+] )?#{1,6} +[^\s#]", re.MULTILINE)
_SETEXT = re.compile(r"(=|-){2,}[ \t]*$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,40}\|?[ \t]*$")
_DEFINED = re.compile(r" {0,3}:[ \t]+(?=\S)")
_LINE_END = re.compile(r"(?: {2,}|\\)$")  # breaks the line although the paragraph goes on
_PIPE = re.compile(r"(?<!\\)\|")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1:?$")

_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]]{0,500})\]\([ \t]{0,3}"
    r"(?:<(?P<quoted>[^<>\n]{1,500})>|(?P<address>[^\s()<>]{1,500}))[^()\n]{0,500}\)"
    r"|!\[\[(?P<file>[^\[\]|#]{1,500})[^\[\]]{0,100}\]\]"
    r"|(?P<tag><img\s[^<>]{0,500}?\bsrc\s{0,3}=\s{0,3}[\"']?(?P<src>[^\s\"'<>]{1,500})[^<>]{0,500}>)",
    re.IGNORECASE,
)
_ALT = re.compile(r"\balt\s{0,3}=\s{0,3}[\"']([^\"'<>]{0,500})", re.IGNORECASE)
_BOLD_RANK = (Tier.MARKED, 9)
_TAB = 4
_MAX_INDENT = 40  # columns; no outline is deeper
_MAX_HEADING = 200  # characters
_MAX_TERM = 80  # characters
_MAX_MARKED = 2000  # characters; a longer line is prose


class _Tag(Enum):
    TEXT = auto()
    HEADING = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the source. *level* is a heading's number of signs; *indent* its column if it stands inside a list."""

    tag: _Tag
    wording: str
    level: int = 0
    indent: int | None = None


def looks_like_markdown(text: str) -> bool:
    """Tell whether *text* marks at least two headings as Markdown does, "## Symptoms"."""
    return len(list(islice(_MARKED_HEADING.finditer(text), 2))) == 2


def markdown_draft(text: str, *, picture_at: PictureAt = no_picture) -> Draft:
    """Return the words of *text* as a draft, marks resolved; metadata and code in a named language are left out.

    *picture_at* finds its pictures by their addresses.
    """
    front = _FRONT_MATTER.match(text)
    title = _FRONT_TITLE.search(front[1]) if front else None
    body = _without_hidden(text[front.end() :] if front else text).split("\n")
    lines = _tagged(_with_piped_rows(_with_atx(_with_definitions(_without_code(body)))))
    words = (word for tag, group in groupby(lines, key=lambda line: line.tag) for word in _WORDS[tag](tuple(group)))
    return lay_out(words, title=title[1].strip() if title else None, picture_at=picture_at)


def _without_hidden(text: str) -> str:
    """Return *text* without comments, scripts and style sheets."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        text = "".join(_outside(text, opening, closing))
    return text


def _outside(text: str, opening: str, closing: str) -> Iterator[str]:
    position = 0
    while (start := text.find(opening, position)) >= 0 and (end := text.find(closing, start)) >= 0:
        yield text[position:start]
        position = end + len(closing)
    yield text[position:]


def _without_code(lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines* without fences, and without what stands between fences that name a language."""
    fence = ""
    is_code = False
    for line in lines:
        match = _FENCE.match(line.strip())
        if match is not None and (not fence or (match[1].startswith(fence) and not match[2])):
            fence = "" if fence else match[1]
            is_code = bool(fence and match[2])
            yield ""
        elif not is_code:
            yield line


def _with_definitions(lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines*, a term with its definition as an item of a list: "Tophus", and below it ": a nodule of urate".

    Dialects without such lists save them as paragraphs with a line break after the term.
    """
    held: tuple[str, ...] = ()  # what may be a term, and a blank line below it
    is_first = True  # of its paragraph
    for line in lines:
        defined = _DEFINED.match(line)
        if defined is not None and held and _is_term(held[0]):
            yield f"- {held[0].strip()}: {line[defined.end() :]}"
            held = ()
        elif len(held) == 1 and _is_term(held[0]) and not line.strip():
            held = (*held, line)
        elif len(held) == 1 and is_first and _defines(held[0], line):
            yield f"- {_LINE_END.sub('', held[0]).strip()}: {line}"
            held, is_first = (), False
        else:
            yield from held
            is_first = not held or not held[-1].strip()
            held = (line,)
    yield from held


def _defines(line: str, after: str) -> bool:
    """Tell whether *after*, a line of prose, defines the term that *line* sets off with a line break."""
    term = _LINE_END.sub("", line).strip()
    if term == line.strip() and not line.endswith("  "):
        return False
    is_prose = after[:1].isalnum() and _LINE_END.search(after) is None and dress_of(after) >= Dress.ITEM
    return is_prose and _is_term(term) and dress_of(term) > Dress.STRONG


def _is_term(line: str) -> bool:
    term = line.strip()
    return 0 < len(term) <= _MAX_TERM and term[0].isalnum() and not term.endswith((".", ":")) and "|" not in term


def _with_atx(lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines*, an underlined one with the signs of a heading instead of its underline."""
    before, line = "", ""
    for after in lines:
        is_heading = _SETEXT.match(after) and line.strip() and not before.strip() and bullet_sign(line.strip()) is None
        if is_heading and len(after) - len(after.lstrip()) < _TAB and not line.lstrip().startswith(("#", ">", "|")):
            yield f"{'#' if after.lstrip()[0] == '=' else '##'} {line.strip()}"
            before, line = "", ""
            continue
        yield line
        before, line = line, after
    yield line


def _with_piped_rows(lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines*, the rows of a table each with a pipe at its beginning."""
    held, is_row = "", False
    for line in lines:
        starts = "|" in held and "|" in line and _DELIMITER.match(line.strip()) is not None
        yield _piped(held) if is_row or starts else held
        held, is_row = line, "|" in line and (is_row or starts)
    yield _piped(held) if is_row else held


def _piped(line: str) -> str:
    is_marked = line.lstrip().startswith("|") or bullet_sign(line.strip()) is not None
    return line if is_marked else f"|{line}"


def _tagged(lines: Iterable[str]) -> Iterator[_Line]:
    """Yield *lines* with what they are; metadata, definitions and drawn rules go."""
    for raw in lines:
        line = _QUOTE.sub("", raw, count=1) if raw.lstrip().startswith(">") else raw
        content = line.strip()
        if len(content) > _MAX_MARKED:
            yield _Line(_Tag.TEXT, line)
            continue
        sign = bullet_sign(content)
        inner = content[sign.length :] if sign else content
        if _RULE.match(content):
            yield _Line(_Tag.TEXT, "")
        elif not (_PROPERTY.match(inner) or _DEFINITION.match(content) or _TAGS_ONLY.match(inner)):
            yield _tagged_line(line, inner, is_listed=sign is not None)


def _tagged_line(line: str, inner: str, *, is_listed: bool) -> _Line:
    indent = len(line[: len(line) - len(line.lstrip())].expandtabs(_TAB))
    heading = _ATX.match(inner)
    if heading is not None:
        level = len(heading[1] or heading[3])
        return _Line(
            _Tag.HEADING, (heading[2] or heading[4] or "").rstrip("# \t"), level, indent if is_listed else None
        )
    return _Line(_Tag.ROW, inner) if inner.startswith("|") else _Line(_Tag.TEXT, line)


def _heading_words(lines: Sequence[_Line]) -> Iterator[Words]:
    for line in lines:
        rank = (Tier.MARKED, line.level) if line.indent is None else (Tier.LISTED, min(line.indent, _MAX_INDENT))
        wording = " ".join(resolved(line.wording).split())
        if len(wording) > _MAX_HEADING:
            yield Words(Form.PARAGRAPH, wording)
        else:
            yield Words(Form.HEADING, wording, rank=rank, indent=line.indent or 0)


def _text_words(lines: Sequence[_Line]) -> Iterator[Words]:
    source = "\n".join(line.wording for line in lines)
    for piece in plain_pieces(source):
        wording = resolved(piece.of(source))
        is_heading = (
            piece.form is Form.PARAGRAPH and _BOLD_LINE.match(piece.of(source)) and dress_of(wording) < Dress.ITEM
        )
        if is_heading:
            yield Words(Form.HEADING, wording, rank=_BOLD_RANK)
        else:
            yield Words(piece.form, wording, piece.depth, piece.rank, piece.indent)
        yield from _pictures(piece.of(source))


def _row_words(lines: Sequence[_Line]) -> Iterator[Words]:
    """Yield a line for each row of a table, every cell after its column's heading."""
    rows = [[resolved(cell) for cell in _PIPE.split(line.wording.strip().strip("|"))] for line in lines]
    has_header = len(lines) > 1 and _DELIMITER.match(lines[1].wording) is not None
    yield from table_words([rows[0], *rows[2:]] if has_header else rows, has_header=has_header)
    yield from _pictures("\n".join(line.wording for line in lines))


def _pictures(source: str) -> Iterator[Words]:
    """Yield the pictures that *source* mentions: as Markdown does, as outliners do, or as HTML does."""
    for match in _PICTURE.finditer(source):
        alt = match["alt"] or ""
        if match["tag"] is not None:
            found = _ALT.search(match["tag"])
            alt = found[1] if found else ""
        yield picture_words(match["quoted"] or match["address"] or match["file"] or match["src"], resolved(alt))


_WORDS = {_Tag.HEADING: _heading_words, _Tag.ROW: _row_words, _Tag.TEXT: _text_words}
