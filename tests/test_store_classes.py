"""Classes in the store: who runs them, joining by code, rosters. On both databases."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from threading import Barrier

import pytest

from quiz.model import (
    AtRiskRules,
    ClassRole,
    Learner,
    NotAllowedError,
    NotFoundError,
    Roster,
    RosterOutcome,
    RosterRow,
    StaleAnswerError,
)
from quiz.roster import read_roster
from quiz.store import Store, accounts, passwords
from quiz.store.engine import writing
from tests.classroom_samples import (
    CLASS,
    INSTRUCTOR,
    OTHER_STUDENT,
    SECOND_INSTRUCTOR,
    STRANGER,
    STUDENT,
    Given,
    make_class,
    roles_in,
)
from tests.store_samples import change, rows
from tests.study_samples import noon

CHANCE = Random(1)  # noqa: S311 - a test that can be repeated
ROSTER = read_roster(b"username,name,number\nfay,Fay Wray,007\ngus,Gus Grissom,008\n")


@pytest.fixture
def given_class(store: Store) -> Given:
    return make_class(store)


def give_account(store: Store, learner: Learner) -> None:
    """Give a learner of the tests a user name, as signing up does."""
    with writing(store._engine) as connection:
        accounts.open_for(connection, learner.learner_id, user_name=learner.learner_id, now=noon(0))


def apply(given: Given, roster: Roster = ROSTER, *, removed: tuple[str, ...] = ()) -> dict[str, str]:
    """Upload *roster*, and return the passwords that it made."""
    done = given.store.classes.apply_roster(INSTRUCTOR, CLASS.class_id, roster, removed=removed, now=noon(1))
    return {password.user_name: password.password for password in done.passwords}


def outcomes(given: Given, roster: Roster = ROSTER) -> list[RosterOutcome]:
    return [line.outcome for line in given.store.classes.plan_roster(INSTRUCTOR, CLASS.class_id, roster).lines]


def test_a_class_is_kept_as_it_was_made_and_as_it_was_changed(given_class: Given) -> None:
    classes = given_class.store.classes
    assert classes.classroom(STUDENT, CLASS.class_id) == CLASS
    rules = AtRiskRules(min_first_attempt=0.7, max_days_away=None)
    changed = replace(CLASS, name="Heart", exam_day=date(2026, 6, 1), at_risk_rules=rules)
    classes.save(INSTRUCTOR, changed)
    assert classes.classroom(STUDENT, CLASS.class_id) == changed
    with pytest.raises(ValueError, match="name"):
        classes.save(INSTRUCTOR, replace(CLASS, name="  "))


def test_a_persons_classes_are_listed_with_what_they_are_in_them(given_class: Given) -> None:
    store = given_class.store
    store.classes.add(INSTRUCTOR, replace(CLASS, class_id="a", name="anatomy"), chance=CHANCE)
    archived = replace(CLASS, class_id="b", name="Aardvarks", archived_at=noon(1))
    store.classes.add(INSTRUCTOR, archived, chance=CHANCE)
    titles = [(title.classroom.name, title.role, title.n_students) for title in store.classes.titles(INSTRUCTOR)]
    instructor = ClassRole.INSTRUCTOR
    assert titles == [("anatomy", instructor, 0), ("Cardiology", instructor, 2), ("Aardvarks", instructor, 0)]
    assert [title.role for title in store.classes.titles(STUDENT)] == [ClassRole.STUDENT]
    assert store.classes.titles(STRANGER) == ()


def test_a_student_cannot_make_a_class_or_see_who_is_in_one(given_class: Given) -> None:
    classes = given_class.store.classes
    with pytest.raises(NotAllowedError):
        classes.add(STUDENT, replace(CLASS, class_id="mine"), chance=CHANCE)
    for acting in (STUDENT, STRANGER, SECOND_INSTRUCTOR):
        with pytest.raises(NotAllowedError):
            classes.members(acting, CLASS.class_id, now=noon(0))
        with pytest.raises(NotAllowedError):
            classes.join_code(acting, CLASS.class_id)


def test_the_last_instructor_cannot_leave(given_class: Given) -> None:
    store = given_class.store
    with pytest.raises(NotAllowedError, match="needs an instructor"):
        store.classes.leave(INSTRUCTOR, CLASS.class_id, now=noon(1))
    give_account(store, SECOND_INSTRUCTOR)
    store.classes.add_instructor(INSTRUCTOR, CLASS.class_id, " DORA ", now=noon(1))
    store.classes.leave(INSTRUCTOR, CLASS.class_id, now=noon(2))
    assert [title.role for title in store.classes.titles(SECOND_INSTRUCTOR)] == [ClassRole.INSTRUCTOR]
    with pytest.raises(NotAllowedError):
        store.classes.members(INSTRUCTOR, CLASS.class_id, now=noon(2))
    with pytest.raises(NotAllowedError):
        store.classes.remove(SECOND_INSTRUCTOR, CLASS.class_id, [SECOND_INSTRUCTOR.learner_id], now=noon(2))


def test_two_last_instructors_who_leave_at_once_leave_one(given_class: Given) -> None:
    store, together = given_class.store, Barrier(2)
    give_account(store, SECOND_INSTRUCTOR)
    store.classes.add_instructor(INSTRUCTOR, CLASS.class_id, "dora", now=noon(1))

    def leave(person: Learner) -> bool:
        together.wait(timeout=60)
        try:
            store.classes.leave(person, CLASS.class_id, now=noon(2))
        except NotAllowedError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(leave, (INSTRUCTOR, SECOND_INSTRUCTOR))) == [False, True]


def test_a_student_cannot_be_made_an_instructor_of_a_class(given_class: Given) -> None:
    give_account(given_class.store, STUDENT)
    with pytest.raises(NotAllowedError, match="is a student here"):
        given_class.store.classes.add_instructor(INSTRUCTOR, CLASS.class_id, "ada", now=noon(1))
    with pytest.raises(NotFoundError):
        given_class.store.classes.add_instructor(INSTRUCTOR, CLASS.class_id, "nobody", now=noon(1))


def test_a_new_code_closes_the_old(given_class: Given) -> None:
    classes = given_class.store.classes
    classes.rotate_code(INSTRUCTOR, CLASS.class_id, chance=CHANCE)
    with pytest.raises(NotFoundError):
        classes.join(STRANGER, given_class.code, now=noon(1))
    code = classes.join_code(INSTRUCTOR, CLASS.class_id)
    assert code is not None
    assert classes.join(STRANGER, code.lower(), now=noon(1)) == CLASS
    classes.rotate_code(INSTRUCTOR, CLASS.class_id, chance=None)
    assert classes.join_code(INSTRUCTOR, CLASS.class_id) is None
    with pytest.raises(NotFoundError):
        classes.join(STRANGER, "", now=noon(1))


def test_nobody_joins_an_archived_class_until_it_is_restored(given_class: Given) -> None:
    classes = given_class.store.classes
    classes.save(INSTRUCTOR, replace(CLASS, archived_at=noon(1)))
    with pytest.raises(NotFoundError):
        classes.join(STRANGER, given_class.code, now=noon(1))
    classes.save(INSTRUCTOR, CLASS)
    assert classes.join(STRANGER, given_class.code, now=noon(1)) == CLASS


def test_wrong_codes_make_one_wait_and_not_the_others(given_class: Given) -> None:
    classes = given_class.store.classes
    refusals: Counter[type] = Counter()
    for _ in range(20):
        with pytest.raises((NotFoundError, NotAllowedError)) as refused:
            classes.join(STRANGER, "WRQNGCDE", now=noon(1))
        refusals[refused.type] += 1
    assert refusals[NotAllowedError] >= 10
    with pytest.raises(NotAllowedError, match="Too many tries"):
        classes.join(STRANGER, given_class.code, now=noon(1))
    assert classes.join(SECOND_INSTRUCTOR, given_class.code, now=noon(1)) == CLASS
    assert classes.join(STRANGER, given_class.code, now=noon(1) + timedelta(hours=2)) == CLASS


def test_joining_twice_at_once_and_coming_back_keep_one_membership(given_class: Given, database_url: str) -> None:
    store, together = given_class.store, Barrier(4)

    def join(_tab: int) -> str:
        together.wait(timeout=60)
        return store.classes.join(STRANGER, given_class.code, now=noon(1)).class_id

    with ThreadPoolExecutor(4) as tabs:
        assert set(tabs.map(join, range(4))) == {CLASS.class_id}
    store.classes.leave(STRANGER, CLASS.class_id, now=noon(2))
    assert STRANGER.learner_id not in roles_in(given_class)
    store.classes.join(STRANGER, given_class.code, now=noon(3))
    assert roles_in(given_class)[STRANGER.learner_id] is ClassRole.STUDENT
    assert len(rows(database_url, "SELECT * FROM class_members WHERE learner_id = 'eve'")) == 1


def test_an_instructor_who_types_the_code_stays_one(given_class: Given) -> None:
    given_class.store.classes.join(INSTRUCTOR, given_class.code, now=noon(1))
    assert roles_in(given_class)[INSTRUCTOR.learner_id] is ClassRole.INSTRUCTOR


def test_a_roster_makes_accounts_and_uploaded_again_nothing(given_class: Given) -> None:
    assert outcomes(given_class) == [RosterOutcome.NEW_ACCOUNT] * 2
    made = apply(given_class)
    assert made.keys() == {"fay", "gus"}
    assert outcomes(given_class) == [RosterOutcome.UNCHANGED] * 2
    assert apply(given_class) == {}
    members = given_class.store.classes.members(INSTRUCTOR, CLASS.class_id, now=noon(2))
    assert [(one.user_name, one.student_number) for one in members if one.user_name] == [("fay", "007"), ("gus", "008")]


def test_the_password_is_for_one_use_and_kept_as_a_hash_only(given_class: Given, database_url: str) -> None:
    password = apply(given_class)["fay"]
    account = rows(database_url, "SELECT * FROM accounts WHERE user_name = 'fay'")[0]
    assert passwords.is_right(password, str(account["password_hash"]))
    assert account["must_change_password"]


def test_a_dry_run_changes_nothing(given_class: Given) -> None:
    before = given_class.store.counts()
    outcomes(given_class)
    assert given_class.store.counts() == before


def test_a_roster_renames_renumbers_and_brings_back_but_removes_only_who_is_ticked(given_class: Given) -> None:
    apply(given_class)
    store = given_class.store
    gone = next(one for one in store.classes.members(INSTRUCTOR, CLASS.class_id, now=noon(1)) if one.user_name == "gus")
    store.classes.remove(INSTRUCTOR, CLASS.class_id, [gone.learner_id], now=noon(2))
    again = Roster((RosterRow(2, "fay", "Fay Ray", "0070"), RosterRow(3, "gus", "Gus Grissom")))
    assert outcomes(given_class, again) == [RosterOutcome.CHANGED, RosterOutcome.COMES_BACK]
    plan = store.classes.plan_roster(INSTRUCTOR, CLASS.class_id, again)
    assert {one.learner_id for one in plan.missing} == {STUDENT.learner_id, OTHER_STUDENT.learner_id}
    apply(given_class, again, removed=(OTHER_STUDENT.learner_id,))
    members = {one.name: one.student_number for one in store.classes.members(INSTRUCTOR, CLASS.class_id, now=noon(3))}
    assert members == {"Ada": None, "Cleo": None, "Fay Ray": "0070", "Gus Grissom": "008"}


def test_a_roster_does_not_rename_an_instructor(given_class: Given) -> None:
    give_account(given_class.store, SECOND_INSTRUCTOR)
    apply(given_class, Roster((RosterRow(2, "dora", "Someone Else"),)))
    assert given_class.store.learner(SECOND_INSTRUCTOR.learner_id).name == "Dora"
    assert roles_in(given_class)[SECOND_INSTRUCTOR.learner_id] is ClassRole.STUDENT


def test_a_roster_with_an_error_does_nothing_at_all(given_class: Given) -> None:
    with pytest.raises(NotAllowedError):
        apply(given_class, removed=(INSTRUCTOR.learner_id,))
    assert outcomes(given_class) == [RosterOutcome.NEW_ACCOUNT] * 2


def test_the_same_roster_from_two_tabs_makes_each_account_once(given_class: Given) -> None:
    together = Barrier(2)

    def upload(_tab: int) -> int:
        together.wait(timeout=60)
        try:
            return len(apply(given_class))
        except StaleAnswerError:
            return 0

    with ThreadPoolExecutor(2) as tabs:
        assert sum(tabs.map(upload, range(2))) == 2
    assert outcomes(given_class) == [RosterOutcome.UNCHANGED] * 2


def test_looking_at_the_members_is_noted_once_a_visit(given_class: Given, database_url: str) -> None:
    for minutes in (0, 10, 50, 90):
        at = noon(1) + timedelta(minutes=minutes)
        given_class.store.classes.members(INSTRUCTOR, CLASS.class_id, now=at)
    assert len(rows(database_url, "SELECT * FROM audit_log WHERE action = 'saw the members'")) == 2


def test_a_closed_account_is_in_no_class(given_class: Given, database_url: str) -> None:

    change(
        database_url, "UPDATE learners SET disabled_at = '2026-03-02T12:00:00.000000+00:00' WHERE learner_id = 'ada'"
    )
    with pytest.raises(NotAllowedError):
        given_class.store.classes.titles(STUDENT)


def test_an_instructors_role_taken_away_by_the_administrator_counts_at_once(
    given_class: Given, database_url: str
) -> None:

    change(database_url, "UPDATE learners SET role = 'student' WHERE learner_id = 'cleo'")
    with pytest.raises(NotAllowedError):
        given_class.store.classes.add(INSTRUCTOR, replace(CLASS, class_id="another"), chance=CHANCE)
