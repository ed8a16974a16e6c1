"""Scores as the files that a learning platform's gradebook imports: Canvas and Moodle.

Canvas (`lib/gradebook_importer.rb` of instructure/canvas-lms, and its guide "How do I import grades in the
Gradebook?"): the columns Student, ID, SIS User ID, SIS Login ID, Section come first, in this order; a second row begins
with "Points Possible"; a column that names no assignment makes a new one. It finds a student by ID, else by SIS User ID
or SIS Login ID. It reads "Quiz (7)" as the assignment with the id 7, and passes over columns that look like its own
totals.

Moodle (`grade/import/csv` of moodle/moodle, and docs.moodle.org, "Grade import"): a header of any names, which the
teacher maps to "ID number" or "Email address" and to a new or an existing grade item. One wrong row stops the whole
import. "-" is no grade. A grade above 100 is refused, and a new item's maximum is 100, so scores are of 100 points.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from export.tables import Cell, csv_bytes

_CANVAS_OWN = re.compile("(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)")
_LOOKS_LIKE_AN_ID = re.compile(r"\((\d+)\)\s*$")
_MOODLE_POINTS = 100
_N_DECIMALS = 2  # what both show


@dataclass(frozen=True, slots=True)
class Graded:
    """A student's line: who it is, and *shares* (0 to 1) of each assignment's points, None for no grade.

    *student_number* is the school's (Canvas: SIS User ID, Moodle: ID number), *login* the name at sign-in; "" if
    unknown.
    """

    name: str
    student_number: str
    login: str
    email: str
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Assessed:
    """A column of the gradebook: its *title* and the *points* that a perfect answer gives."""

    title: str
    points: float


def canvas_gradebook(students: Sequence[Graded], assignments: Sequence[Assessed]) -> bytes:
    """Return *students*' points in Canvas's import layout, without a byte order mark, which Canvas's reader trips over.

    ValueError if a title is one that Canvas would not read as an assignment's.
    """
    titles = [_canvas_title(assignment.title) for assignment in assignments]
    rows: list[Sequence[Cell]] = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles],
        ["Points Possible", "", "", "", "", *(assignment.points for assignment in assignments)],
    ]
    for student in students:
        points = [_points(share, of.points) for share, of in zip(student.shares, assignments, strict=True)]
        rows.append([student.name, "", student.student_number, student.login, "", *points])
    return csv_bytes(rows, has_bom=False)


def moodle_gradebook(students: Sequence[Graded], assignments: Sequence[Assessed]) -> bytes:
    """Return *students*' scores of 100 in the layout of Moodle's own grade export, which its import reads."""
    header = ["Name", "ID number", "Username", "Email address", *(assignment.title for assignment in assignments)]
    rows: list[Sequence[Cell]] = [header]
    for student in students:
        grades = [_points(share, _MOODLE_POINTS) for share in student.shares]
        marks: list[Cell] = ["-" if grade is None else grade for grade in grades]
        rows.append([student.name, student.student_number, student.login, student.email, *marks])
    return csv_bytes(rows, has_bom=True)


def _canvas_title(title: str) -> str:
    if _CANVAS_OWN.search(title):
        raise ValueError(
            f"Canvas takes “{title}” for one of its own totals and would not import it; use another title."
        )
    return _LOOKS_LIKE_AN_ID.sub(r"[\1]", title)


def _points(share: float | None, points: float) -> float | None:
    return None if share is None else round(share * points, _N_DECIMALS)
