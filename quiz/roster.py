"""A roster: read a class list from a file of any spreadsheet, and say line by line what it would do. No store here."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from quiz.model import ClassRole, Member, Roster, RosterFault, RosterLine, RosterOutcome, RosterPlan, RosterRow

MAX_BYTES, MAX_ROWS = 1_000_000, 5_000
MIN_USER_NAME_CHARS, MAX_CHARS = 2, 80  # as of every account

# What spreadsheets and learning platforms call the columns, without case, spaces and punctuation.
COLUMN_NAMES = {
    "user_name": (
        "username",
        "user",
        "login",
        "loginid",
        "loginname",
        "sisloginid",
        "netid",
        "account",
        "benutzername",
    ),
    "name": ("name", "fullname", "displayname", "studentname", "student"),
    "first_name": ("firstname", "givenname", "forename", "vorname"),
    "last_name": ("lastname", "surname", "familyname", "nachname"),
    "student_number": (
        "studentnumber",
        "studentno",
        "studentid",
        "number",
        "idnumber",
        "sisuserid",
        "matriculationnumber",
        "matrikelnummer",
        "id",
    ),
}
_FIELDS = {spelling: field for field, spellings in COLUMN_NAMES.items() for spelling in spellings}
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = (",", ";", "\t")
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how spreadsheets are told to keep the zeros of a number
NEEDED = "The first line must name the columns: user_name, name and, if you have it, student_number."


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Who has a user name here already. *is_staff*: an instructor or administrator, whose name no roster changes.

    *class_role* is None for one who was never in the class; *has_left* for one who is not in it now.
    """

    learner_id: str
    name: str
    is_staff: bool
    class_role: ClassRole | None = None
    has_left: bool = False
    student_number: str | None = None


def read_roster(content: bytes) -> Roster:
    """Return what the file *content* says: comma, semicolon or tab between columns, UTF-8, UTF-16 or Windows-1252.

    A line that cannot be used is told with its number, and so is what is wrong with the file as a whole.
    """
    if len(content) > MAX_BYTES:
        return _unusable("The file is larger than 1 MB; a class list is not.")
    text = _decoded(content)
    if "\0" in text:
        return _unusable("This is no text file. Save the list as CSV and upload that.")
    records = list(_records(text))
    if not records:
        return _unusable(f"The file is empty. {NEEDED}")
    columns = _columns(records[0][1])
    if "user_name" not in columns or not columns.keys() & {"name", "last_name"}:
        return _unusable(NEEDED)
    if len(records) > MAX_ROWS + 1:
        return _unusable(f"The file has more than {MAX_ROWS:,} lines. Split it.")
    return _checked(records[1:], columns)


def plan_roster(roster: Roster, people: Mapping[str, KnownPerson], members: Iterable[Member]) -> RosterPlan:
    """Return what *roster* would do, given the *people* who have its user names and the class's present *members*.

    Nobody leaves a class by missing in a file: the students who are missing are listed.
    """
    named = {row.user_name for row in roster.rows}
    lines = [_planned(row, people.get(row.user_name)) for row in roster.rows]
    lines += [RosterLine(fault.line, RosterOutcome.ERROR, "", "", None, None, fault.reason) for fault in roster.faults]
    missing = (member for member in members if member.role is ClassRole.STUDENT and member.user_name not in named)
    return RosterPlan(tuple(sorted(lines, key=lambda line: line.line)), tuple(missing))


def canonical_user_name(text: str) -> str:
    """Return *text* as user names are kept and compared: composed, in lower case, without space around it."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _planned(row: RosterRow, person: KnownPerson | None) -> RosterLine:
    fields = (row.user_name, row.name, row.student_number)
    if person is None:
        return RosterLine(row.line, RosterOutcome.NEW_ACCOUNT, *fields)
    if person.class_role is ClassRole.INSTRUCTOR and not person.has_left:
        reason = f"{row.user_name} is an instructor of this class."
        return RosterLine(row.line, RosterOutcome.ERROR, *fields, person.learner_id, reason)
    changes = _changes(row, person)
    if person.class_role is None:
        outcome = RosterOutcome.ADDED
    elif person.has_left:
        outcome = RosterOutcome.COMES_BACK
    else:
        outcome = RosterOutcome.CHANGED if changes else RosterOutcome.UNCHANGED
    return RosterLine(row.line, outcome, *fields, person.learner_id, "; ".join(changes))


def _changes(row: RosterRow, person: KnownPerson) -> list[str]:
    """Say what *row* changes of what is known; a file without numbers takes none away."""
    changes = []
    if row.name != person.name and not person.is_staff:
        changes.append(f"name was {person.name}")
    if row.student_number is not None and row.student_number != person.student_number and person.class_role is not None:
        changes.append(f"student number was {person.student_number or 'not known'}")
    return changes


def _unusable(reason: str) -> Roster:
    return Roster((), (RosterFault(1, reason),))


def _decoded(content: bytes) -> str:
    """Return *content* as text. Windows-1252 is what is left: every file is something in it."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in _guesses(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", errors="replace")


def _guesses(content: bytes) -> tuple[str, ...]:
    """Return the encodings to try: UTF-16 without a mark has a zero byte in each plain letter."""
    if b"\0" not in content[:200]:
        return ("utf-8",)
    return ("utf-16-be",) if content[:1] == b"\0" else ("utf-16-le",)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that are not blank, each with the number of its first line, cut at the file's own delimiter."""
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=lambda sign: len(_columns(first_line.split(sign))))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for record in reader:
            fields = [_cleaned(field) for field in record]
            if any(fields):
                yield line, fields
            line = reader.line_num + 1
    except csv.Error:  # a field longer than any that csv takes
        yield line, []


def _cleaned(field: str) -> str:
    """Return *field* on one line without surrounding space, and without the formula that keeps a number's zeros."""
    words = " ".join("".join(char if char.isprintable() else " " for char in field).split())
    formula = _FORMULA_TEXT.fullmatch(words)
    return formula[1].strip() if formula else words


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Return at which place each known column stands; the first of two with the same name counts."""
    names = [re.sub(r"[\W_]", "", name).casefold() for name in header]
    return {_FIELDS[name]: place for place, name in reversed(tuple(enumerate(names))) if name in _FIELDS}


def _checked(records: Sequence[tuple[int, list[str]]], columns: Mapping[str, int]) -> Roster:
    """Return the rows of *records*, and what is wrong with those that are none."""
    rows: list[RosterRow] = []
    faults: list[RosterFault] = []
    lines: dict[str, int] = {}
    for line, fields in records:
        value = {name: fields[place] if place < len(fields) else "" for name, place in columns.items()}
        name = value.get("name") or f"{value.get('first_name', '')} {value.get('last_name', '')}".strip()
        user_name = canonical_user_name(value["user_name"])
        reason = _fault(user_name, name, value.get("student_number", ""), lines)
        if reason is None:
            lines[user_name] = line
            rows.append(RosterRow(line, user_name, name, value.get("student_number") or None))
        else:
            faults.append(RosterFault(line, reason))
    return Roster(tuple(rows), tuple(faults))


def _fault(user_name: str, name: str, number: str, lines: Mapping[str, int]) -> str | None:
    """Return what is wrong with a line, None if it is good. *lines* are those of the user names before it."""
    if not user_name:
        return "The user name is missing."
    if len(user_name) < MIN_USER_NAME_CHARS or " " in user_name:
        return "A user name has no spaces, and at least 2 characters."
    if not name:
        return "The name is missing."
    if max(map(len, (user_name, name, number))) > MAX_CHARS:
        return f"A field is longer than {MAX_CHARS} characters."
    if user_name in lines:
        return f"The user name {user_name} is on line {lines[user_name]} already."
    return None
