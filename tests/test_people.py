"""People: one's own account and data, what administrators do, and what the audit log says of it. On both databases."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa

from quiz.model import ClassRole, Learner, NotAllowedError, NotFoundError, Rating, Role, SignUp
from quiz.store import LOCAL_LEARNER_ID, Identity, Policy, Store
from quiz.store.personal_data import tables_of_people
from quiz.store.schema import METADATA, class_members, classrooms
from quiz.store.sign_ins import id_of
from tests.store_samples import DECK, FIRST, answer, change, outside, rows
from tests.study_samples import noon
from tests.test_door import HERE, NOW, PASSWORD, begin, sign_in


@pytest.fixture
def ada(store: Store) -> Learner:
    """Return the administrator."""
    begin(store)
    return store.learner(LOCAL_LEARNER_ID)


@pytest.fixture
def bob(store: Store, ada: Learner) -> Learner:
    """Return a student with an account, a password of his own, and an answer in the log."""
    account, password = store.people.create(ada, user_name="bob", name="Bob Brown", role=Role.STUDENT, now=NOW)
    bob = store.learner(account.learner_id)
    sign_in_id = id_of(sign_in(store, "bob", password))
    store.people.change_password(bob, old=password, new=PASSWORD, sign_in_id=sign_in_id, now=NOW)
    store.save_deck(ada, DECK, now=NOW)
    answer(store, FIRST, Rating.GOOD, n_days=0, learner=bob)
    return bob


def test_a_one_time_password_is_good_for_choosing_an_own_one(store: Store, ada: Learner) -> None:
    account, password = store.people.create(ada, user_name="Bob", name="Bob", role=Role.INSTRUCTOR, now=NOW)
    assert (account.user_name, account.role, account.last_seen_at) == ("bob", Role.INSTRUCTOR, None)
    sign_in_id = id_of(sign_in(store, "bob", password))
    visitor = store.door.visitor(sign_in_id, now=NOW)
    assert visitor is not None
    assert visitor.must_change_password
    assert visitor.learner.zone == HERE["zone"]  # told by the first browser
    store.people.change_password(visitor.learner, old=password, new=PASSWORD, sign_in_id=sign_in_id, now=NOW)
    visitor = store.door.visitor(sign_in_id, now=NOW)
    assert visitor is not None
    assert not visitor.must_change_password


def test_a_new_password_signs_the_other_devices_out(store: Store, ada: Learner) -> None:
    kept, lost = id_of(sign_in(store)), id_of(sign_in(store))
    store.people.change_password(ada, old=PASSWORD, new="another long one", sign_in_id=kept, now=NOW)
    assert store.door.visitor(kept, now=NOW)
    assert store.door.visitor(lost, now=NOW) is None
    with pytest.raises(NotAllowedError):
        sign_in(store)
    assert sign_in(store, password="another long one")  # noqa: S106 - of this test


def test_a_password_changes_for_who_knows_the_present_one(store: Store, ada: Learner) -> None:
    sign_in_id = id_of(sign_in(store))
    for old, new, error in (
        ("wrong password", "another long one", NotAllowedError),
        (PASSWORD, "short", ValueError),
        (PASSWORD, PASSWORD, ValueError),
    ):
        with pytest.raises(error):
            store.people.change_password(ada, old=old, new=new, sign_in_id=sign_in_id, now=NOW)
    assert sign_in(store)


def test_one_sees_ones_devices_and_signs_them_out(store: Store, bob: Learner, ada: Learner) -> None:
    first, second, third = (id_of(sign_in(store, "bob", seconds=n)) for n in (1, 2, 3))
    now = NOW + timedelta(seconds=3)
    devices = store.people.devices(bob, now=now)
    assert [device.sign_in_id for device in devices][:3] == [third, second, first]
    assert {device.name for device in devices} == {"Firefox on Linux"}
    store.people.sign_out(bob, second, now=now)
    assert store.door.visitor(second, now=now) is None
    with pytest.raises(NotAllowedError):
        store.people.sign_out(ada, third, now=now)
    store.people.sign_out_everywhere(bob, but=third)
    assert [device.sign_in_id for device in store.people.devices(bob, now=now)] == [third]


def test_closing_an_account_ends_its_sign_ins_and_opening_it_lets_its_owner_in(
    store: Store, ada: Learner, bob: Learner
) -> None:
    sign_in_id = id_of(sign_in(store, "bob"))
    store.people.disable(ada, bob.learner_id, now=NOW)
    assert store.door.visitor(sign_in_id, now=NOW) is None
    with pytest.raises(NotAllowedError):
        store.reviews(bob)
    store.people.enable(ada, bob.learner_id, now=NOW)
    assert store.door.visitor(sign_in_id, now=NOW) is None
    assert sign_in(store, "bob")


def test_a_reset_ends_sign_ins_and_waits(store: Store, ada: Learner, bob: Learner) -> None:
    sign_in_id = id_of(sign_in(store, "bob"))
    for _ in range(5):
        with pytest.raises(NotAllowedError):
            sign_in(store, "bob", "wrong password")
    password = store.people.reset(ada, bob.learner_id, now=NOW)
    assert store.door.visitor(sign_in_id, now=NOW) is None
    assert sign_in(store, "bob", password)


def test_somebody_always_remains_to_look_after_accounts(store: Store, ada: Learner, bob: Learner) -> None:
    for attempt in (
        lambda: store.people.set_role(ada, ada.learner_id, Role.STUDENT, now=NOW),
        lambda: store.people.disable(ada, ada.learner_id, now=NOW),
        lambda: store.people.delete(ada, now=NOW),
    ):
        with pytest.raises(NotAllowedError, match="last administrator"):
            attempt()
    store.people.set_role(ada, bob.learner_id, Role.ADMINISTRATOR, now=NOW)
    store.people.delete(ada, now=NOW)
    assert [account.user_name for account in store.people.accounts(bob)] == ["bob"]


def test_an_unknown_account_is_not_found(store: Store, ada: Learner) -> None:
    with pytest.raises(NotFoundError):
        store.people.disable(ada, "nobody", now=NOW)


def test_a_linked_account_is_entered_through_the_provider(store: Store, ada: Learner, bob: Learner) -> None:
    identity = Identity("https://idp.example", "7", "bob", "Bob")
    store.people.link(ada, bob.learner_id, identity, now=NOW)
    visitor = store.door.visitor(id_of(store.door.sign_in_as(identity, now=NOW, **HERE)), now=NOW)
    assert visitor is not None
    assert visitor.learner.learner_id == bob.learner_id
    with pytest.raises(ValueError, match="already"):
        store.people.link(ada, ada.learner_id, identity, now=NOW)


def test_the_settings_come_back_as_saved_but_for_the_mode(store: Store, ada: Learner) -> None:
    wanted = Policy(mode=None, sign_up=SignUp.OPEN, has_passwords=False, retention_days=30)
    store.people.set_policy(ada, wanted, now=NOW)
    kept = store.door.policy()
    assert (kept.sign_up, kept.has_passwords, kept.retention_days) == (SignUp.OPEN, False, 30)
    assert kept.mode is not None
    with pytest.raises(ValueError, match="one day"):
        store.people.set_policy(ada, Policy(retention_days=0), now=NOW)


def exported(store: Store, learner: Learner) -> dict[str, list[dict[str, object]]]:
    """Return the tables of the learner's export."""
    with zipfile.ZipFile(io.BytesIO(store.people.export(learner))) as archive:
        assert "READ ME.txt" in archive.namelist()
        return {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}


def test_the_export_holds_every_table_that_is_about_one(store: Store, bob: Learner) -> None:
    store.flag(bob, FIRST.item_id, "unclear")
    files = exported(store, bob)
    about_people = {f"{table.name}.json" for table in tables_of_people()}
    assert files.keys() == about_people | {"quiz_answers.json", "seen_by_others.json"}
    assert files["learners.json"][0]["name"] == "Bob Brown"
    assert [row["item_id"] for row in files["reviews.json"]] == [FIRST.item_id]
    assert files["card_marks.json"][0]["flag"] == "unclear"
    assert files["sign_ins.json"][0]["device"] == "Firefox on Linux"
    assert [row["action"] for row in files["seen_by_others.json"]] == ["made an account"]


def test_the_export_holds_no_secret_and_nobody_else(store: Store, ada: Learner, bob: Learner) -> None:
    answer(store, FIRST, Rating.GOOD, n_days=1, learner=ada)
    text = json.dumps(exported(store, bob))
    assert "argon2" not in text
    assert "token" not in text
    assert f'"{ada.learner_id}"' not in text


def test_every_table_that_names_people_is_known_here() -> None:
    """A new table needs a decision: is it exported by its *learner_id*, or does it name people in another way?"""
    owners = {
        f"{key.parent.table.name}.{key.parent.name}"
        for table in METADATA.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "learners" and key.parent.name != "learner_id"
    }
    assert owners == {"assignments.made_by"}


def test_who_deletes_their_data_leaves_the_log_to_nobody(
    store: Store, ada: Learner, bob: Learner, database_url: str
) -> None:
    classroom = {"class_id": "c", "name": "Class", "at_risk_rules": "{}", "pseudonym_key": "k", "created_at": NOW}
    member = {"class_id": "c", "learner_id": bob.learner_id, "role": ClassRole.STUDENT, "joined_at": NOW}
    with outside(database_url) as connection:
        connection.execute(sa.insert(classrooms), classroom)
        connection.execute(sa.insert(class_members), {**member, "student_number": "4711"})
    store.flag(bob, FIRST.item_id, "Bob was here")
    sign_in_id = id_of(sign_in(store, "bob"))
    store.people.delete(bob, now=noon(1))
    assert store.door.visitor(sign_in_id, now=noon(1)) is None
    for text in ("Bob", "bob", "4711"):
        assert text not in str(everything(database_url)), text
    assert [row["item_id"] for row in rows(database_url, "SELECT item_id FROM reviews")] == [FIRST.item_id]
    assert rows(database_url, "SELECT left_at FROM class_members")[0]["left_at"] is not None
    assert store.verify() == ()
    with pytest.raises(NotAllowedError):
        store.reviews(bob)
    account, _ = store.people.create(ada, user_name="bob", name="Another", role=Role.STUDENT, now=noon(1))
    assert account.learner_id != bob.learner_id


def everything(url: str) -> list[object]:
    """Return every row of the database at *url* that is not of a deck."""
    tables = [
        table for table in METADATA.sorted_tables if table.name not in {"decks", "deck_versions", "items", "pictures"}
    ]
    return [rows(url, str(sa.select(table))) for table in tables]


def test_after_the_retention_time_people_who_left_are_erased(store: Store, ada: Learner, bob: Learner) -> None:
    store.people.disable(ada, bob.learner_id, now=noon(0))
    assert store.people.erase_old(ada, now=noon(1_000)) == 0  # nothing is set: data is kept
    store.people.set_policy(ada, Policy(retention_days=30), now=NOW)
    assert store.people.erase_old(ada, now=noon(30)) == 0
    assert store.people.erase_old(ada, now=noon(31)) == 1
    assert store.people.erase_old(ada, now=noon(32)) == 0
    assert [account.user_name for account in store.people.accounts(ada)] == ["ada"]
    assert store.people.audit_log(ada)[0].action == "erased after the retention time"


def test_the_audit_log_says_who_did_what_to_whom(store: Store, ada: Learner, bob: Learner) -> None:
    store.people.set_role(ada, bob.learner_id, Role.INSTRUCTOR, now=noon(1))
    newest = store.people.audit_log(ada)[0]
    assert (newest.name, newest.action, newest.subject_name) == ("Ada Lovelace", "changed the role", "Bob Brown")
    assert (newest.at, newest.detail) == (noon(1), "to instructor")
    assert [entry.action for entry in store.people.seen_by(bob)] == ["changed the role", "made an account"]
    assert store.people.seen_by(ada) == ()


@pytest.mark.usefixtures("bob")
def test_the_audit_log_cannot_be_changed(database_url: str) -> None:
    for statement in ("UPDATE audit_log SET action = 'nothing'", "DELETE FROM audit_log"):
        with pytest.raises(sa.exc.IntegrityError, match="audit log never changes"):
            change(database_url, statement)


def test_who_runs_casebook_may_do_all_that_administrators_may(store: Store, ada: Learner) -> None:
    operator = store.people.operator()
    assert store.people.operator() == operator
    store.people.create(operator, user_name="bob", name="Bob", role=Role.STUDENT, now=NOW)
    assert {account.user_name for account in store.people.accounts(operator)} == {"ada", "bob"}
    assert store.people.audit_log(ada)[0].name == operator.name
