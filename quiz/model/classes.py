"""The nouns of classes: classroom, member, roster, assignment."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import ceil

from quiz.model.people import ClassRole
from quiz.model.studying import DeckPart

_ROUNDING = 1e-9  # 0.7 * 10 is a little more than 7


class AssignmentKind(StrEnum):
    """What an assignment asks of a class."""

    STUDY = "study"  # meet a share of the items of some decks or sections
    QUIZ = "quiz"  # take one fixed quiz


@dataclass(frozen=True, slots=True)
class AtRiskRules:
    """From where on a student needs a word; None switches a rule off. Proportions are from 0 to 1.

    *min_first_attempt* and *min_predicted_recall* are of the class's decks, the latter on its exam day;
    *min_completion* is the share of what was due so far; *max_days_away* since the last answer. Below 60 % right is
    where ExamSoft's reports turn red.
    """

    min_first_attempt: float | None = 0.6
    min_predicted_recall: float | None = 0.6
    min_completion: float | None = 0.5
    max_days_away: int | None = 7


@dataclass(frozen=True, slots=True)
class Classroom:
    """A class: its name, the day of its exam if it has one, and what its instructors call at risk."""

    class_id: str
    name: str
    created_at: datetime
    exam_day: date | None = None
    at_risk_rules: AtRiskRules = AtRiskRules()
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClassTitle:
    """A line in a person's list of classes: *role* is what that person is in it."""

    classroom: Classroom
    role: ClassRole
    n_students: int


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a class now. *user_name* is None for one who has no account."""

    learner_id: str
    name: str
    user_name: str | None
    student_number: str | None
    role: ClassRole
    joined_at: datetime


class RosterOutcome(StrEnum):
    """What a line of a roster does, or why it does nothing."""

    NEW_ACCOUNT = "new account"
    ADDED = "added"
    COMES_BACK = "comes back"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class RosterRow:
    """What one line of a roster file says. *line* counts from 1; *student_number* is text, its zeros kept."""

    line: int
    user_name: str
    name: str
    student_number: str | None = None


@dataclass(frozen=True, slots=True)
class RosterFault:
    """Why a line of a roster file cannot be used; nothing of the line is."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster file as read: its good lines, and what is wrong with the others."""

    rows: tuple[RosterRow, ...]
    faults: tuple[RosterFault, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterLine:
    """What a line of a roster would do, with *detail* in words. *learner_id* is None for a new account and a fault."""

    line: int
    outcome: RosterOutcome
    user_name: str
    name: str
    student_number: str | None
    learner_id: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What a roster would do to a class, line by line, and the students of the class who are *missing* in it."""

    lines: tuple[RosterLine, ...]
    missing: tuple[Member, ...]

    def with_outcome(self, *outcomes: RosterOutcome) -> tuple[RosterLine, ...]:
        """Return the lines that have one of *outcomes*."""
        return tuple(line for line in self.lines if line.outcome in outcomes)


@dataclass(frozen=True, slots=True)
class OneTimePassword:
    """The password that a person is given to sign in with once."""

    user_name: str
    name: str
    password: str


@dataclass(frozen=True, slots=True)
class RosterDone:
    """What a roster did, and the passwords of the accounts that it made."""

    plan: RosterPlan
    passwords: tuple[OneTimePassword, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a class is to do by *due_at*.

    STUDY: meet the share *target* of the items in *parts*. QUIZ: take *quiz_id*; with *holds_results* it closes at
    *due_at*, and nobody sees before then what was right.
    """

    assignment_id: str
    class_id: str
    title: str
    kind: AssignmentKind
    due_at: datetime
    made_by: str
    made_at: datetime
    target: float | None = None
    parts: tuple[DeckPart, ...] = ()
    quiz_id: str | None = None
    holds_results: bool = False
    withdrawn_at: datetime | None = None

    def n_needed(self, n_items: int) -> int:
        """Return how many of *n_items* make a study assignment done."""
        return ceil(n_items * (self.target or 0) - _ROUNDING)


@dataclass(frozen=True, slots=True)
class Completion:
    """How far one student is with one assignment.

    *n_done* of *n_items* items were met, or in a quiz answered; *n_in_time* of these by the due time. *ended_at* is
    when a quiz was handed in or its time ran out, None before that and for STUDY.
    """

    assignment: Assignment
    learner_id: str
    n_items: int
    n_done: int
    n_in_time: int
    ended_at: datetime | None = None

    @property
    def n_needed(self) -> int:
        """Return how many items make the assignment done."""
        return self.assignment.n_needed(self.n_items)

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to do; true of a study assignment whose decks are gone."""
        if self.assignment.kind is AssignmentKind.QUIZ:
            return self.ended_at is not None
        return self.n_done >= self.n_needed

    @property
    def is_in_time(self) -> bool:
        """Tell whether it was done by the due time."""
        if self.assignment.kind is AssignmentKind.QUIZ:
            return self.ended_at is not None and self.ended_at <= self.assignment.due_at
        return self.n_in_time >= self.n_needed

    @property
    def proportion(self) -> float | None:
        """Return how much of what is needed is done, from 0 to 1; None where nothing is needed."""
        if self.assignment.kind is AssignmentKind.QUIZ:
            return float(self.is_done)
        return min(1.0, self.n_done / self.n_needed) if self.n_needed else None

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether the due time has passed and it is not done."""
        return not self.is_done and self.assignment.due_at <= now


@dataclass(frozen=True, slots=True)
class ClassWork:
    """An assignment as its student sees it: in which class, and how far it is."""

    class_name: str
    completion: Completion
