"""The rating sheet: a table that a spreadsheet opens, one item a row, and the key file that tells what each row was."""

import csv
import io
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decks.flaws import answers_of
from decks.model import ArticleError, Basic, Cloze, Distractor, ListCard, Mcq, Vignette
from decks.rating.sample import Sampled, context_of

KEY_FORMAT = "casebook-rating-key/1"
LETTERS = "ABCDE"
SHOWN = ("row", "kind", "article", "section", "stem", "lead_in", *LETTERS, "key", "answer", "feedback", "source")
# What each axis asks is in tests/quality/README.md: of cards and of questions not quite the same.
AXES = ("axis1_truth", "axis2_single", "axis3_precise", "axis4_worth", "axis5_language")
TICKS = ("wrong_fact", "second_key", "harm")
ASKED = ("verdict", *AXES, *TICKS, "flaws", "comment")
COLUMNS = (*SHOWN, *ASKED)
VERDICTS = ("as is", "edit", "reject")  # from the best to the worst
_VERDICT_WORDS = {
    **dict.fromkeys(("as is", "as-is", "asis", "a"), "as is"),
    **dict.fromkeys(("edit", "small edit", "e"), "edit"),
    **dict.fromkeys(("reject", "rejected", "r"), "reject"),
}
_TICK_WORDS = {"y": True, "yes": True, "x": True, "1": True, "n": False, "no": False, "0": False, "": False}
_GAP = re.compile(r"\{\{c\d+::(.+?)\}\}")
# A spreadsheet would run the first and change the second, such as 1-2, into a date.
_LIVE = re.compile(r"^[=+\-@\t\r']|^[\d.,:/%\s–-]+$")


class SheetError(ArticleError):
    """A rating sheet or its key file that cannot be read; the message names the file and, if known, the line."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One rater's judgement of one row, at *line* of the sheet. *axes* are 1 to 5, None where left empty."""

    row_id: str
    line: int
    verdict: str
    axes: tuple[int | None, ...]
    is_wrong: bool
    has_second_key: bool
    is_harmful: bool
    flaws: tuple[str, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a row was: where its item is from, and of what kind."""

    deck: str
    deck_id: str
    item_id: str
    kind: str
    section_kind: str
    section: str
    origin: str


def sheet_text(rows: Sequence[Sampled], *, seed: int) -> str:
    """Return the sheet of *rows* as CSV; a row is one line, so that a spreadsheet's row is the file's line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        shown = {"row": row.row_id, **_shown(row, seed=seed)}
        writer.writerow([_inert(shown.get(column, "")) for column in COLUMNS])
    return out.getvalue()


def _inert(cell: str) -> str:
    """Return *cell* on one line, quoted where a spreadsheet would run or change it."""
    line = re.sub(r"\s+", " ", cell).strip()
    return f"'{line}" if line and _LIVE.search(line) else line


def _shown(row: Sampled, *, seed: int) -> dict[str, str]:
    """Return the cells that a rater reads, as a learner would see them; the key is told after the options."""
    content, deck = row.item.content, row.source.deck
    cells = {
        "kind": row.item.kind,
        "article": deck.title,
        "section": " > ".join(row.section.path),
        "answer": " • ".join(answers_of(content)),
        "source": context_of(deck, row.item),
    }
    match content:
        case Basic(front, _) | ListCard(front, _):
            return {**cells, "lead_in": front}
        case Cloze(text, hint):
            hidden = tuple(found.group(1) for found in _GAP.finditer(text))
            return {**cells, "lead_in": _GAP.sub(lambda _: f"[{hint or '…'}]", text), "answer": " • ".join(hidden)}
        case Mcq() | Vignette():
            return {
                **cells,
                "stem": content.stem,
                "lead_in": content.lead_in,
                **_options(content, f"{seed}:{row.row_id}"),
            }


def _options(content: Mcq | Vignette, seed: str) -> dict[str, str]:
    options = [content.key, *(distractor.text for distractor in content.distractors)]
    random.Random(seed).shuffle(options)  # noqa: S311 - no secret
    lettered = dict(zip(LETTERS, options, strict=False))
    told = next(letter for letter, option in lettered.items() if option == content.key)
    whys = " • ".join(_why(distractor) for distractor in content.distractors)
    return {**lettered, "key": told, "feedback": whys}


def _why(distractor: Distractor) -> str:
    is_named = distractor.why.lower().startswith(distractor.text.lower())
    return distractor.why if is_named else f"{distractor.text}: {distractor.why}"


def key_text(rows: Sequence[Sampled], *, seed: int) -> str:
    """Return the key file of *rows*: what each was."""
    document = {
        "format": KEY_FORMAT,
        "seed": seed,
        "rows": {
            row.row_id: {
                "deck": row.source.deck.title,
                "deck_id": row.source.deck.deck_id,
                "item_id": row.item.item_id,
                "kind": row.item.kind,
                "section_kind": row.section.kind.value,
                "section": " > ".join(row.section.path),
                "origin": row.source.origin,
            }
            for row in rows
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_key(path: Path) -> dict[str, Origin]:
    """Return what each row of a sheet was, from the key file at *path*; SheetError where it is none."""
    try:
        document: Any = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise SheetError(path.name, "not a key file: it is not JSON in UTF-8") from error
    if not isinstance(document, dict) or document.get("format") != KEY_FORMAT:
        raise SheetError(path.name, f"not a key file: its format is not {KEY_FORMAT}")
    try:
        return {row_id: Origin(**row) for row_id, row in document["rows"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise SheetError(path.name, f"not a sound key file: {error}") from error


def read_sheet(path: Path) -> tuple[Rated, ...]:
    """Return the rated rows of the sheet at *path*; rows without any judgement are left out.

    Sheets saved again by a spreadsheet are read too: with semicolons or tabs, with or without a byte order mark.
    """
    text = _decoded(path)
    header = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    columns = [cell.strip().lower() for cell in next(lines, [])]
    missing = [column for column in ("row", *ASKED) if column not in columns]
    if missing:
        raise SheetError(path.name, f"the column {missing[0]!r} is missing", line=1)
    rated: dict[str, Rated] = {}
    first_line = lines.line_num + 1
    for cells in lines:
        judgement = _rated(path.name, first_line, dict(zip(columns, map(str.strip, cells), strict=False)))
        if judgement is not None and judgement.row_id in rated:
            raise SheetError(path.name, f"the row {judgement.row_id} is there twice", line=first_line)
        if judgement is not None:
            rated[judgement.row_id] = judgement
        first_line = lines.line_num + 1
    return tuple(rated.values())


def _decoded(path: Path) -> str:
    """Return the text of the file at *path*; spreadsheets on Windows may save it in their old code page."""
    content = path.read_bytes()
    if b"\0" in content:
        raise SheetError(path.name, "not a CSV file; save the sheet as “CSV UTF-8”")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rated(name: str, line: int, cells: Mapping[str, str]) -> Rated | None:
    """Return the judgement in *cells*, None where the rater left all of them empty."""
    if not any(cells.get(column) for column in ASKED):
        return None
    row_id = cells["row"]
    if not row_id:
        raise SheetError(name, "a judgement without its row's id", line=line)
    verdict = _VERDICT_WORDS.get(cells.get("verdict", "").lower())
    if verdict is None:
        found = cells.get("verdict", "")
        raise SheetError(name, f"the verdict should be as is, edit or reject, not {found!r}", line=line)
    wrong, second, harm = (_tick(name, line, column, cells.get(column, "")) for column in TICKS)
    flaws = tuple(flaw for part in re.split(r"[,;|]", cells.get("flaws", "")) if (flaw := part.strip().lower()))
    axes = tuple(_axis(name, line, column, cells.get(column, "")) for column in AXES)
    return Rated(row_id, line, verdict, axes, wrong, second, harm, flaws, cells.get("comment", ""))


def _tick(name: str, line: int, column: str, cell: str) -> bool:
    if cell.lower() not in _TICK_WORDS:
        raise SheetError(name, f"{column} should be y or n, not {cell!r}", line=line)
    return _TICK_WORDS[cell.lower()]


def _axis(name: str, line: int, column: str, cell: str) -> int | None:
    if cell and cell not in ("1", "2", "3", "4", "5"):
        raise SheetError(name, f"{column} should be 1 to 5, not {cell!r}", line=line)
    return int(cell) if cell else None
