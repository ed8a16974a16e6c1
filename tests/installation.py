"""An installation of two classes with everyone whose rights differ: what the tests of authorisation try things on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copy

import sqlalchemy as sa

from decks.curation import reworded
from decks.model import Basic
from quiz.model import ClassRole, Credit, Learner, Rating, Role, Sitting
from quiz.store import Store, passwords
from quiz.store.schema import accounts, class_members, classrooms, learners, sign_ins
from tests.classroom_samples import QUIZ, quiz_assignment, study_assignment
from tests.small_deck import small_deck
from tests.store_samples import DECK, FIRST, SECOND, answer, outside
from tests.study_samples import noon

ATTEMPT_ID = "attempt"
CLASS_ID, OTHER_CLASS_ID = "cardiology", "neurology"

STUDENT = Learner("student", "Ada")
OTHER_STUDENT = Learner("other student", "Bob")
INSTRUCTOR = Learner("instructor", "Cleo")
OTHER_INSTRUCTOR = Learner("other instructor", "Dora")
ADMINISTRATOR = Learner("administrator", "Eve")
DISABLED = Learner("disabled", "Finn")
SIGNED_OUT = Learner("signed out", "")
PASSWORD = "correct horse battery"  # noqa: S105 - the password of everyone here
SIGN_IN_ID = "the student's browser"

SCURVY = small_deck()
CAUSE, RETIRED = SCURVY.items[0], SCURVY.items[6]
BETTER = reworded(CAUSE, Basic("Which lack causes scurvy?", "A lack of vitamin C"), CAUSE.explanation)

# Everyone known here: who they are, and what they are in which class. Who is disabled was an administrator, and is
# still in the class: no other rule keeps them out.
PEOPLE = (
    (STUDENT, Role.STUDENT, CLASS_ID, ClassRole.STUDENT),
    (OTHER_STUDENT, Role.STUDENT, OTHER_CLASS_ID, ClassRole.STUDENT),
    (INSTRUCTOR, Role.INSTRUCTOR, CLASS_ID, ClassRole.INSTRUCTOR),
    (OTHER_INSTRUCTOR, Role.INSTRUCTOR, OTHER_CLASS_ID, ClassRole.INSTRUCTOR),
    (ADMINISTRATOR, Role.ADMINISTRATOR, None, None),
    (DISABLED, Role.ADMINISTRATOR, CLASS_ID, ClassRole.INSTRUCTOR),
)


@dataclass(frozen=True, slots=True)
class Installation:
    """The *file* of a database; what is tried, is tried on a copy."""

    file: Path

    @contextmanager
    def opened(self, folder: Path) -> Iterator[tuple[Store, Path]]:
        """Give a store on a copy of the file in *folder*, and the copy."""
        file = Path(copy(self.file, folder / "copy.db"))
        with Store.open(f"sqlite:///{file}", create=False) as store:
            yield store, file


def make_installation(folder: Path) -> Installation:
    """Make the installation in *folder*."""
    file = folder / "installation.db"
    url = f"sqlite:///{file}"
    with Store.open(url) as store:
        for person, role, _, _ in PEOPLE:
            store.add_learner(person, role=role)
        store.save_deck(INSTRUCTOR, DECK, now=noon(0))
        store.save_deck(INSTRUCTOR, SCURVY, now=noon(0))
        store.curation.retire(INSTRUCTOR, SCURVY.deck_id, RETIRED, now=noon(1))
        store.curation.regrade(INSTRUCTOR, DECK.deck_id, SECOND.item_id, Credit.EVERYONE, before=noon(1))
        with outside(url) as connection:
            _make_accounts(connection)
            _make_classes(connection)
        _make_class_work(store)
        for person in (STUDENT, OTHER_STUDENT):
            answer(store, FIRST, Rating.GOOD, n_days=0, learner=person)
            sitting_id = f"sitting of {person.learner_id}"
            store.start_sitting(person, Sitting(sitting_id, person.learner_id, (DECK.deck_id,), noon(0)))
        with outside(url) as connection:
            is_disabled = learners.c.learner_id == DISABLED.learner_id
            connection.execute(sa.update(learners).where(is_disabled).values(disabled_at=noon(0)))
    return Installation(file)


def _make_class_work(store: Store) -> None:
    """Give the student's class something to study and a quiz, which the student has begun."""
    store.quizzes.add(INSTRUCTOR, replace(QUIZ, learner_id=INSTRUCTOR.learner_id))
    store.assignments.add(INSTRUCTOR, study_assignment(made_by=INSTRUCTOR.learner_id))
    store.assignments.add(INSTRUCTOR, quiz_assignment(made_by=INSTRUCTOR.learner_id))
    store.quizzes.start(STUDENT, QUIZ.quiz_id, attempt_id=ATTEMPT_ID, now=noon(0))


def _make_accounts(connection: sa.Connection) -> None:
    """Give everyone an account with the password, and let the student be signed in."""
    password_hash = passwords.hash_of(PASSWORD)
    for person, *_ in PEOPLE:
        row = {"learner_id": person.learner_id, "user_name": person.learner_id, "password_hash": password_hash}
        connection.execute(sa.insert(accounts), {**row, "must_change_password": False, "created_at": noon(0)})
    row = {"token_sha256": SIGN_IN_ID, "learner_id": STUDENT.learner_id, "device": "Firefox", "signed_in_at": noon(0)}
    connection.execute(sa.insert(sign_ins), {**row, "seen_at": noon(0), "expires_at": noon(30)})


def _make_classes(connection: sa.Connection) -> None:
    """Write the two classes and who is in them."""
    for class_id in (CLASS_ID, OTHER_CLASS_ID):
        row = {"class_id": class_id, "name": class_id.title(), "join_code": class_id.upper(), "created_at": noon(0)}
        connection.execute(sa.insert(classrooms), {**row, "at_risk_rules": "{}", "pseudonym_key": class_id})
    for person, _, class_id, class_role in PEOPLE:
        if class_id is not None:
            member = {"class_id": class_id, "learner_id": person.learner_id, "role": class_role}
            connection.execute(sa.insert(class_members), {**member, "joined_at": noon(0)})
