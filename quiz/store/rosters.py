"""The queries about rosters: who has the user names in a file, and what the file does to a class."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import ClassRole, Learner, Role, Roster, RosterLine, RosterOutcome, RosterPlan, StaleAnswerError
from quiz.roster import KnownPerson, plan_roster
from quiz.store import accounts, members, schema
from quiz.store.schema import class_members, learners

_NAMES_AT_A_TIME = 500  # below what either database takes in one statement
_PEOPLE = (
    sa.select(
        schema.accounts.c.user_name,
        learners.c.learner_id,
        learners.c.name,
        learners.c.role,
        class_members.c.role,
        class_members.c.left_at,
        class_members.c.student_number,
    )
    .join_from(schema.accounts, learners, learners.c.learner_id == schema.accounts.c.learner_id)
    .outerjoin(
        class_members,
        (class_members.c.learner_id == schema.accounts.c.learner_id)
        & (class_members.c.class_id == sa.bindparam("class_id")),
    )
    .where(schema.accounts.c.user_name.in_(sa.bindparam("user_names", expanding=True)))
)
_CHANGED = frozenset(RosterOutcome) - {RosterOutcome.UNCHANGED, RosterOutcome.ERROR}
CHANGED_SINCE = "The class has changed since you looked. Here is what the file would do now."


def plan(connection: Connection, class_id: str, roster: Roster) -> RosterPlan:
    """Return what *roster* would do to the class now."""
    user_names = [row.user_name for row in roster.rows]
    people: dict[str, KnownPerson] = {}
    for start in range(0, len(user_names), _NAMES_AT_A_TIME):
        names = {"class_id": class_id, "user_names": user_names[start : start + _NAMES_AT_A_TIME]}
        for user_name, learner_id, name, role, class_role, left_at, number in connection.execute(_PEOPLE, names):
            is_staff, has_left = role is not Role.STUDENT, left_at is not None
            people[user_name] = KnownPerson(learner_id, name, is_staff, class_role, has_left, number)
    return plan_roster(roster, people, members.members_of(connection, class_id))


def apply(
    connection: Connection,
    acting: Learner,
    class_id: str,
    planned: RosterPlan,
    *,
    hashes: Mapping[str, str],
    now: datetime,
) -> None:
    """Do what *planned* says. *hashes* are of the new accounts' passwords, by user name.

    StaleAnswerError, and the transaction is to be given up, where a new account has none.
    """
    for line in planned.lines:
        if line.outcome not in _CHANGED:
            continue
        if line.learner_id is None:
            learner_id = _make_account(connection, acting, line, hashes, now=now)
        else:
            learner_id = line.learner_id
            _rename(connection, line)
        members.put_in(connection, class_id, learner_id, ClassRole.STUDENT, now=now, number=line.student_number)


def _make_account(
    connection: Connection, acting: Learner, line: RosterLine, hashes: Mapping[str, str], *, now: datetime
) -> str:
    """Make the account of a line and return whose it is, in the time zone of *acting* until they choose their own."""
    if line.user_name not in hashes:
        raise StaleAnswerError(CHANGED_SINCE)
    account = accounts.add(
        connection,
        user_name=line.user_name,
        name=line.name,
        role=Role.STUDENT,
        now=now,
        password_hash=hashes[line.user_name],
        must_change_password=True,
        zone=acting.zone,
    )
    return account.learner_id


def _rename(connection: Connection, line: RosterLine) -> None:
    """Write the name that a line gives a student; instructors and administrators keep theirs."""
    is_student = (learners.c.learner_id == line.learner_id) & (learners.c.role == Role.STUDENT)
    connection.execute(sa.update(learners).where(is_student).values(name=line.name))
