"""The way in: the first start, signing up, signing in, waiting after wrong passwords. On both databases."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from quiz.model import ClassRole, Learner, Mode, NotAllowedError, Role, SignUp
from quiz.store import JUST_ME, LOCAL_LEARNER_ID, Identity, Policy, Store
from quiz.store.attempts import FIRST_WAIT, FORGOTTEN_AFTER, LONGEST_WAIT
from quiz.store.door import CLOSED, WRONG
from quiz.store.schema import accounts, classrooms
from quiz.store.sign_ins import LASTS, SEEN_EVERY, id_of
from tests.store_samples import change, outside, rows
from tests.study_samples import noon

PASSWORD = "correct horse battery"  # noqa: S105 - of the people of these tests
NOW = noon(0)
HERE = {"zone": "Europe/Berlin", "device": "Firefox on Linux"}


def begin(store: Store) -> str:
    """Make the first account, of the administrator Ada, at the machine itself."""
    return store.door.begin_with_accounts(
        user_name="Ada", name="Ada Lovelace", password=PASSWORD, code=None, now=NOW, **HERE
    )


def sign_in(store: Store, user_name: str = "ada", password: str = PASSWORD, *, seconds: float = 0) -> str:
    """Sign in *seconds* after the first start."""
    now = NOW + timedelta(seconds=seconds)
    return store.door.sign_in(user_name=user_name, password=password, address="192.0.2.1", now=now, **HERE)


def test_a_casebook_that_was_not_begun_says_so(store: Store) -> None:
    assert store.door.policy() == Policy(mode=None)
    assert store.door.visitor(JUST_ME, now=NOW) is None


def test_who_works_alone_is_never_asked_who_it_is(store: Store) -> None:
    store.door.begin_alone(zone="Europe/Berlin")
    visitor = store.door.visitor(JUST_ME, now=NOW)
    assert visitor is not None
    assert (visitor.learner.learner_id, visitor.learner.zone) == (LOCAL_LEARNER_ID, "Europe/Berlin")
    assert visitor.role is Role.ADMINISTRATOR
    with pytest.raises(NotAllowedError):
        store.door.begin_alone(zone="UTC")


def test_the_first_account_is_the_administrators(store: Store) -> None:
    visitor = store.door.visitor(id_of(begin(store)), now=NOW)
    assert visitor is not None
    assert (visitor.learner.name, visitor.role) == ("Ada Lovelace", Role.ADMINISTRATOR)
    assert store.door.policy().mode is Mode.ACCOUNTS
    with pytest.raises(NotAllowedError):
        begin(store)


def test_from_another_machine_the_first_start_takes_the_code_of_the_log(store: Store) -> None:
    first = {"user_name": "ada", "name": "Ada", "password": PASSWORD, "now": NOW, **HERE}
    code = store.door.first_code()
    assert store.door.first_code() == code  # whoever asks, in whatever process
    for wrong in ("", "0" * 16):
        with pytest.raises(NotAllowedError, match="code"):
            store.door.begin_with_accounts(code=wrong, **first)
    assert store.door.policy().mode is None
    assert store.door.visitor(id_of(store.door.begin_with_accounts(code=f" {code}\n", **first)), now=NOW)


def test_who_worked_alone_keeps_everything_with_an_account(store: Store) -> None:
    alone = store.ensure_local_learner(zone="Asia/Tokyo")
    visitor = store.door.visitor(id_of(begin(store)), now=NOW)
    assert visitor is not None
    assert (visitor.learner.learner_id, visitor.learner.zone) == (alone.learner_id, "Asia/Tokyo")
    assert store.door.visitor(JUST_ME, now=NOW) is None


def test_a_name_and_a_password_let_one_in_however_the_name_is_written(store: Store) -> None:
    begin(store)
    for user_name in ("ada", "ADA", "  Ada "):
        assert store.door.visitor(id_of(sign_in(store, user_name)), now=NOW)


def test_the_database_holds_no_password_and_no_token(store: Store, database_url: str) -> None:
    token = begin(store)
    kept = str(rows(database_url, "SELECT * FROM accounts") + rows(database_url, "SELECT * FROM sign_ins"))
    assert PASSWORD not in kept
    assert token not in kept
    assert "$argon2id$" in kept


def test_a_wrong_password_and_an_unknown_name_are_told_alike(store: Store) -> None:
    begin(store)
    for user_name, password in (("ada", "wrong password"), ("nobody", PASSWORD), ("", "")):
        with pytest.raises(NotAllowedError) as refusal:
            sign_in(store, user_name, password)
        assert str(refusal.value) == WRONG


def wrong(store: Store, n: int, *, seconds: float = 0, user_name: str = "ada") -> None:
    for _ in range(n):
        with pytest.raises(NotAllowedError, match=WRONG):
            sign_in(store, user_name, "wrong password", seconds=seconds)


def test_after_five_wrong_passwords_one_waits_and_is_told_how_long(store: Store, database_url: str) -> None:
    begin(store)
    wrong(store, 5)
    for _ in range(3):  # tries while waiting do not make the wait longer
        with pytest.raises(NotAllowedError, match="Wait 30 seconds"):
            sign_in(store)
    with Store.open(database_url) as restarted, pytest.raises(NotAllowedError, match="Wait 10 seconds"):
        sign_in(restarted, seconds=20)
    wrong(store, 1, seconds=FIRST_WAIT.total_seconds())
    with pytest.raises(NotAllowedError, match="Wait 60 seconds"):
        sign_in(store, seconds=30)
    assert sign_in(store, seconds=90)
    wrong(store, 5, seconds=91)  # the right password wiped the slate


def test_no_wait_is_longer_than_a_quarter_of_an_hour_and_all_is_forgotten(store: Store) -> None:
    begin(store)
    seconds = 0.0
    for n in range(12):
        wrong(store, 1, seconds=seconds)
        seconds += LONGEST_WAIT.total_seconds() if n >= 4 else 0
    with pytest.raises(NotAllowedError, match="Wait 15 minutes"):
        sign_in(store, seconds=seconds - LONGEST_WAIT.total_seconds())
    wrong(store, 5, seconds=seconds + FORGOTTEN_AFTER.total_seconds())


def test_many_names_tried_from_one_address_wait_too(store: Store, database_url: str) -> None:
    begin(store)
    wrong(store, 1, user_name="somebody")
    change(database_url, "UPDATE sign_in_failures SET n_failures = 60")
    with pytest.raises(NotAllowedError, match="Too many tries"):
        sign_in(store)


def test_what_is_kept_of_failures_tells_neither_names_nor_addresses(store: Store, database_url: str) -> None:
    begin(store)
    wrong(store, 1)
    kept = rows(database_url, "SELECT who FROM sign_in_failures")
    assert len(kept) == 2
    assert all(len(row["who"]) == 64 for row in kept)


def test_a_hash_of_weaker_parameters_is_renewed_by_the_next_sign_in(store: Store, database_url: str) -> None:
    begin(store)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with outside(database_url) as connection:
        connection.execute(sa.update(accounts).values(password_hash=weak))
    assert sign_in(store)
    renewed = rows(database_url, "SELECT password_hash FROM accounts")[0]["password_hash"]
    assert "m=65536" in renewed
    assert sign_in(store)


def test_a_sign_in_lasts_as_long_as_it_is_used(store: Store) -> None:
    sign_in_id = id_of(begin(store))
    assert store.door.visitor(sign_in_id, now=NOW + LASTS - SEEN_EVERY)
    assert store.door.visitor(sign_in_id, now=NOW + LASTS + LASTS / 2)
    assert store.door.visitor(sign_in_id, now=NOW + 3 * LASTS) is None


def test_signing_out_ends_one_sign_in_only(store: Store) -> None:
    first, second = id_of(begin(store)), id_of(sign_in(store))
    store.door.sign_out(first)
    assert store.door.visitor(first, now=NOW) is None
    assert store.door.visitor(second, now=NOW)


def test_a_closed_account_is_let_in_by_no_door(store: Store, database_url: str) -> None:
    sign_in_id = id_of(begin(store))
    change(database_url, "UPDATE learners SET disabled_at = '2026-01-01T00:00:00.000000+00:00'")
    assert store.door.visitor(sign_in_id, now=NOW) is None
    with pytest.raises(NotAllowedError, match=CLOSED):
        sign_in(store)


def sign_up(store: Store, *, minutes: float = 0, **typed: str) -> str:
    form = {"user_name": "bob", "name": "Bob", "password": PASSWORD, "code": "", "address": "192.0.2.1"} | typed
    return store.door.sign_up(**form, now=NOW + timedelta(minutes=minutes), **HERE)


@pytest.fixture
def set_sign_up(store: Store) -> Callable[[SignUp], None]:
    """Begin, and return what sets who may sign up."""
    begin(store)
    administrator = store.learner(LOCAL_LEARNER_ID)
    return lambda sign_up: store.people.set_policy(administrator, Policy(sign_up=sign_up), now=NOW)


def test_who_signs_up_is_a_student(store: Store, set_sign_up: Callable[[SignUp], None]) -> None:
    set_sign_up(SignUp.OPEN)
    visitor = store.door.visitor(id_of(sign_up(store)), now=NOW)
    assert visitor is not None
    assert (visitor.role, visitor.learner.name, visitor.learner.zone) == (Role.STUDENT, "Bob", "Europe/Berlin")
    with pytest.raises(ValueError, match="taken"):
        sign_up(store, user_name="BOB")


def test_who_makes_too_many_accounts_waits_even_after_a_restart(
    store: Store, set_sign_up: Callable[[SignUp], None], database_url: str
) -> None:
    set_sign_up(SignUp.OPEN)
    assert sign_up(store)
    change(database_url, "UPDATE sign_in_failures SET n_failures = 60")
    with Store.open(database_url) as restarted, pytest.raises(NotAllowedError, match=r"Too many accounts.*30 seconds"):
        sign_up(restarted, user_name="carl")
    assert sign_up(store, user_name="carl", address="192.0.2.2")  # somebody elsewhere is not held up
    assert sign_up(store, user_name="dora", minutes=1)


def test_everybody_together_can_make_too_many_accounts(
    store: Store, set_sign_up: Callable[[SignUp], None], database_url: str
) -> None:
    set_sign_up(SignUp.OPEN)
    assert sign_up(store)
    change(database_url, "UPDATE sign_in_failures SET n_failures = 300")
    with pytest.raises(NotAllowedError, match="Too many accounts"):
        sign_up(store, user_name="carl", address="192.0.2.2")
    make_class(database_url)
    assert sign_up(store, user_name="carl", address="192.0.2.2", code="ABCD2345")


def make_class(database_url: str) -> None:
    """Write a class with the join code ABCD-2345."""
    row = {"class_id": "c", "name": "Class", "join_code": "ABCD2345", "pseudonym_key": "k", "created_at": NOW}
    with outside(database_url) as connection:
        connection.execute(sa.insert(classrooms), {**row, "at_risk_rules": "{}"})


def test_nobody_signs_up_where_it_is_closed(store: Store, set_sign_up: Callable[[SignUp], None]) -> None:
    set_sign_up(SignUp.CLOSED)
    with pytest.raises(NotAllowedError, match="administrator"):
        sign_up(store)


def test_the_code_of_a_class_lets_one_sign_up_into_it(
    store: Store, set_sign_up: Callable[[SignUp], None], database_url: str
) -> None:
    set_sign_up(SignUp.CODE)
    make_class(database_url)
    with pytest.raises(NotAllowedError, match="join code"):
        sign_up(store)
    with pytest.raises(ValueError, match="No class"):
        sign_up(store, code="WRONG")
    visitor = store.door.visitor(id_of(sign_up(store, code=" abcd-2345 ")), now=NOW)
    assert visitor is not None
    members = rows(database_url, "SELECT learner_id, role FROM class_members")
    assert members == [{"learner_id": visitor.learner.learner_id, "role": ClassRole.STUDENT.value}]


@pytest.mark.parametrize("password", ["", "short", "x" * 201, "bobbobbobbob", "aaaaaaaaaaaa"])
def test_a_password_that_is_easy_to_guess_is_refused(
    store: Store, set_sign_up: Callable[[SignUp], None], password: str
) -> None:
    set_sign_up(SignUp.OPEN)
    with pytest.raises(ValueError, match="Choose"):
        sign_up(store, password=password)


@pytest.mark.parametrize("user_name", ["", "b", "two words", "line\nbreak", "x" * 81])
def test_a_user_name_that_cannot_be_typed_is_refused(
    store: Store, set_sign_up: Callable[[SignUp], None], user_name: str
) -> None:
    set_sign_up(SignUp.OPEN)
    with pytest.raises(ValueError, match="user name"):
        sign_up(store, user_name=user_name)


def test_whom_a_provider_vouches_for_is_the_same_student_every_time(store: Store) -> None:
    begin(store)
    first = store.door.sign_in_as(Identity("https://idp.example", "7", "ada", "Ada of Anna"), now=NOW, **HERE)
    again = store.door.sign_in_as(Identity("https://idp.example", "7", "renamed", "Renamed"), now=NOW, **HERE)
    other = store.door.sign_in_as(Identity("https://other.example", "7", "ada", "Ada"), now=NOW, **HERE)
    people: list[Learner] = []
    for token in (first, again, other):
        visitor = store.door.visitor(id_of(token), now=NOW)
        assert visitor is not None
        assert visitor.role is Role.STUDENT
        people.append(visitor.learner)
    assert people[0] == people[1] != people[2]
    made = store.people.accounts(store.learner(LOCAL_LEARNER_ID))
    assert sorted(account.user_name for account in made) == ["ada", "ada2", "ada3"]


def test_a_provider_lets_nobody_into_a_casebook_without_accounts(store: Store) -> None:
    store.door.begin_alone(zone="UTC")
    with pytest.raises(NotAllowedError):
        store.door.sign_in_as(Identity("https://idp.example", "7", "ada", "Ada"), now=NOW, **HERE)
