"""The roster parser: whatever a spreadsheet writes is read, zeros are kept, and a line says what is wrong with it."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.model import ClassRole, Member, Roster, RosterOutcome, RosterRow
from quiz.roster import MAX_BYTES, MAX_ROWS, KnownPerson, canonical_user_name, plan_roster, read_roster

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLAIN = "user_name,name,student_number\nada,Ada Lovelace,00815\nzoe,Zoë Müller,4711\n"
ROWS = (RosterRow(2, "ada", "Ada Lovelace", "00815"), RosterRow(3, "zoe", "Zoë Müller", "4711"))


def read(text: str) -> Roster:
    return read_roster(text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_of_any_spreadsheet_is_read(encoding: str, delimiter: str, line_end: str) -> None:
    text = PLAIN.replace(",", delimiter).replace("\n", line_end)
    assert read_roster(text.encode(encoding)) == Roster(ROWS)


@pytest.mark.parametrize(
    "header",
    [
        "User name,Name,Student number",
        "username,full name,ID number",
        "SIS Login ID,Student,SIS User ID",
        "Benutzername,Name,Matrikelnummer",
        "LOGIN_ID, Display Name ,Student-ID",
    ],
)
def test_columns_are_known_in_several_spellings(header: str) -> None:
    assert read(PLAIN.replace("user_name,name,student_number", header)) == Roster(ROWS)


def test_columns_may_stand_anywhere_and_others_are_passed_over() -> None:
    text = "Email;Last name;First name;Username\nx@y;Lovelace;Ada;ada\n"
    assert read(text) == Roster((RosterRow(2, "ada", "Ada Lovelace"),))


def test_a_number_keeps_its_zeros_however_the_spreadsheet_kept_them() -> None:
    text = 'username,name,number\nada,Ada,007\nbob,Bob,"=""007"""\n'
    assert [row.student_number for row in read(text).rows] == ["007", "007"]


def test_a_user_name_is_read_as_accounts_compare_it() -> None:
    assert read("username,name\n ＡDA ,Ada\n").rows[0].user_name == "ada"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",Ada", "user name is missing"),
        ("ada,", "name is missing"),
        ("a,Ada", "at least 2 characters"),
        ("ada lovelace,Ada", "no spaces"),
        (f"{'a' * 81},Ada", "longer than 80"),
        (f"ada,{'A' * 81}", "longer than 80"),
        ("BOB,Bob again", "bob is on line 2 already"),
    ],
)
def test_a_line_that_cannot_be_used_says_why_with_its_number(line: str, reason: str) -> None:
    roster = read(f"username,name\nbob,Bob\n\n{line}\ncleo,Cleo\n")
    assert [row.user_name for row in roster.rows] == ["bob", "cleo"]
    assert [fault.line for fault in roster.faults] == [4]
    assert reason in roster.faults[0].reason


def test_the_number_of_a_line_counts_those_inside_quotes() -> None:
    roster = read('username,name\nada,"Ada\nLovelace"\n,nobody\n')
    assert roster.rows == (RosterRow(2, "ada", "Ada Lovelace"),)
    assert roster.faults[0].line == 4


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"ada,Ada\nbob,Bob\n", "first line must name the columns"),
        (b"username\nada\n", "first line must name the columns"),
        (b"PK\x03\x04\0\x01" + b"\0" * 300, "no text file"),
        (b"x" * (MAX_BYTES + 1), "larger than 1 MB"),
        (b"username,name\n" + b"".join(b"u%d,n\n" % n for n in range(MAX_ROWS + 1)), "more than 5,000 lines"),
    ],
)
def test_a_file_that_is_no_roster_says_why(content: bytes, reason: str) -> None:
    roster = read_roster(content)
    assert roster.rows == ()
    assert reason in " ".join(fault.reason for fault in roster.faults)


@given(st.binary(max_size=400))
@example(b'username,name\nada,"' + b"x" * 140_000)
@example(b"\xff\xfe\x00")
def test_no_file_makes_it_fail(content: bytes) -> None:
    roster = read_roster(content)
    assert roster.rows or roster.faults or content.count(b"\n") <= 1


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=2, max_size=20)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), unique_by=lambda row: canonical_user_name(row[0]), max_size=20))
def test_what_a_spreadsheet_wrote_comes_back_character_by_character(rows: list[tuple[str, str, str]]) -> None:
    rows = [row for row in rows if not any(field.startswith('="') for field in row)]
    file = StringIO()
    csv.writer(file).writerows([("user_name", "name", "student_number"), *rows])
    roster = read_roster(file.getvalue().encode("utf-8-sig"))
    bad = {fault.line for fault in roster.faults}  # composing letters can make a name shorter than it may be
    kept = [row for line, row in enumerate(rows, start=2) if line not in bad]
    assert [(row.user_name, row.name, row.student_number) for row in roster.rows] == [
        (canonical_user_name(user_name), name, number) for user_name, name, number in kept
    ]


def member(user_name: str, role: ClassRole = ClassRole.STUDENT) -> Member:
    return Member(user_name, user_name.title(), user_name, None, role, NOW)


ADA = KnownPerson("id-ada", "Ada Lovelace", is_staff=False, class_role=ClassRole.STUDENT, student_number="00815")


@pytest.mark.parametrize(
    ("person", "outcome", "detail"),
    [
        (None, RosterOutcome.NEW_ACCOUNT, ""),
        (replace(ADA, class_role=None, student_number=None), RosterOutcome.ADDED, ""),
        (replace(ADA, has_left=True), RosterOutcome.COMES_BACK, ""),
        (ADA, RosterOutcome.UNCHANGED, ""),
        (replace(ADA, name="A. Byron"), RosterOutcome.CHANGED, "name was A. Byron"),
        (replace(ADA, name="A. Byron", is_staff=True), RosterOutcome.UNCHANGED, ""),
        (replace(ADA, student_number=None), RosterOutcome.CHANGED, "student number was not known"),
        (replace(ADA, class_role=ClassRole.INSTRUCTOR), RosterOutcome.ERROR, "ada is an instructor of this class."),
    ],
)
def test_each_line_says_what_it_would_do(person: KnownPerson | None, outcome: RosterOutcome, detail: str) -> None:
    plan = plan_roster(Roster(ROWS[:1]), {} if person is None else {"ada": person}, [])
    assert (plan.lines[0].outcome, plan.lines[0].detail) == (outcome, detail)


def test_a_file_without_numbers_takes_none_away() -> None:
    row = replace(ROWS[0], student_number=None)
    assert plan_roster(Roster((row,)), {"ada": ADA}, []).lines[0].outcome is RosterOutcome.UNCHANGED


def test_students_missing_in_the_file_are_listed_and_instructors_are_not() -> None:
    members = [member("ada"), member("bob"), member("cleo", ClassRole.INSTRUCTOR)]
    assert plan_roster(Roster(ROWS), {"ada": ADA}, members).missing == (members[1],)


def test_faults_stand_among_the_lines_in_their_order() -> None:
    plan = plan_roster(read("username,name\nbob,\nada,Ada Lovelace\n"), {"ada": ADA}, [])
    assert [(line.line, line.outcome) for line in plan.lines] == [
        (2, RosterOutcome.ERROR),
        (3, RosterOutcome.UNCHANGED),
    ]
