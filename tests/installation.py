"""An installation of two classes with everyone whose rights differ: what the tests of authorisation try things on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import sqlalchemy as sa

from quiz.model import ClassRole, Learner, Rating, Role, Sitting
from quiz.store import Store
from quiz.store.engine import parse_url
from quiz.store.schema import class_members, classrooms
from tests.store_samples import DECK, FIRST, answer
from tests.study_samples import noon

CLASS_ID, OTHER_CLASS_ID = "cardiology", "neurology"

STUDENT = Learner("student", "Ada")
OTHER_STUDENT = Learner("other student", "Bob")
INSTRUCTOR = Learner("instructor", "Cleo")
OTHER_INSTRUCTOR = Learner("other instructor", "Dora")
ADMINISTRATOR = Learner("administrator", "Eve")
DISABLED = Learner("disabled", "Finn")
SIGNED_OUT = Learner("signed out", "")

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
        _make_classes(url)
        for person in (STUDENT, OTHER_STUDENT):
            answer(store, FIRST, Rating.GOOD, n_days=0, learner=person)
            sitting_id = f"sitting of {person.learner_id}"
            store.start_sitting(person, Sitting(sitting_id, person.learner_id, (DECK.deck_id,), noon(0)))
        _disable(url, DISABLED)
    return Installation(file)


def _make_classes(url: str) -> None:
    """Write the two classes and who is in them."""
    engine = sa.create_engine(parse_url(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        for class_id in (CLASS_ID, OTHER_CLASS_ID):
            row = {"class_id": class_id, "name": class_id.title(), "join_code": class_id.upper(), "created_at": noon(0)}
            connection.execute(sa.insert(classrooms), {**row, "at_risk_rules": "{}", "pseudonym_key": class_id})
        for person, _, class_id, class_role in PEOPLE:
            if class_id is not None:
                row = {"class_id": class_id, "learner_id": person.learner_id, "role": class_role}
                connection.execute(sa.insert(class_members), {**row, "joined_at": noon(0)})
    engine.dispose()


def _disable(url: str, person: Learner) -> None:
    engine = sa.create_engine(parse_url(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE learners SET disabled_at = :at WHERE learner_id = :id"),
            {"at": noon(0).isoformat(), "id": person.learner_id},
        )
    engine.dispose()
