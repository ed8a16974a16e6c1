"""Who may call what: every public method of the store and its parts, tried by everyone whose rights differ.

The methods are found by looking at `Store`, so a new one without a row here fails. A row says how it is called and
who may call it; everyone else is to get NotAllowedError, and to change nothing.
"""

import inspect
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from quiz.model import Credit, Learner, NotAllowedError, Rating, Role, SignUp, Sitting
from quiz.store import Identity, Policy, Store
from tests.class_rules import CLASS_RULES
from tests.classroom_samples import QUIZ
from tests.installation import (
    ADMINISTRATOR,
    BETTER,
    CAUSE,
    CLASS_ID,
    DISABLED,
    INSTRUCTOR,
    OTHER_INSTRUCTOR,
    OTHER_STUDENT,
    PASSWORD,
    RETIRED,
    SCURVY,
    SIGN_IN_ID,
    SIGNED_OUT,
    STUDENT,
    Installation,
    make_installation,
)
from tests.small_deck import own_card
from tests.store_samples import DECK, FIRST, FIT, PLAN, SECOND
from tests.study_samples import deck_of, new_card, noon, review

EVERYONE = (STUDENT, OTHER_STUDENT, INSTRUCTOR, OTHER_INSTRUCTOR, ADMINISTRATOR, DISABLED, SIGNED_OUT)
MEMBERS = (STUDENT, OTHER_STUDENT, INSTRUCTOR, OTHER_INSTRUCTOR, ADMINISTRATOR)  # of this Casebook, and let in
INSTRUCTORS = (INSTRUCTOR, OTHER_INSTRUCTOR, ADMINISTRATOR)
ADMINISTRATORS = (ADMINISTRATOR,)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a method is called, given a store and who acts, and who may."""

    allowed: tuple[Learner, ...]
    call: Callable[[Store, Learner], object]


def sitting_of(person: Learner) -> str:
    return f"sitting of {person.learner_id}"


RULES: dict[str, Rule] = {
    "Store.save_learner": Rule(MEMBERS, lambda store, acting: store.save_learner(acting, replace(acting, zone="UTC"))),
    "Store.save_learner, another's": Rule((), lambda store, acting: store.save_learner(acting, Learner("x", "X"))),
    "Store.save_deck": Rule(
        INSTRUCTORS, lambda store, acting: store.save_deck(acting, deck_of(1, 1, deck_id="new"), now=noon(1))
    ),
    "Store.has_decks": Rule(MEMBERS, lambda store, acting: store.has_decks(acting)),
    "Store.deck": Rule(MEMBERS, lambda store, acting: store.deck(acting, DECK.deck_id)),
    "Store.decks": Rule(MEMBERS, lambda store, acting: store.decks(acting, [DECK.deck_id])),
    "Store.deck_titles": Rule(MEMBERS, lambda store, acting: store.deck_titles(acting, now=noon(1))),
    "Store.remove_deck": Rule(
        (INSTRUCTOR, ADMINISTRATOR), lambda store, acting: store.remove_deck(acting, DECK.deck_id, now=noon(1))
    ),
    "Store.card": Rule(MEMBERS, lambda store, acting: store.card(acting, DECK.deck_id, FIRST.item_id)),
    "Store.cards": Rule(MEMBERS, lambda store, acting: store.cards(acting, [DECK])),
    "Store.reviews": Rule(MEMBERS, lambda store, acting: store.reviews(acting)),
    "Store.sitting_reviews": Rule(MEMBERS, lambda store, acting: store.sitting_reviews(acting, "sitting")),
    "Store.columns": Rule(MEMBERS, lambda store, acting: store.columns(acting)),
    "Store.clock_ahead": Rule(MEMBERS, lambda store, acting: store.clock_ahead(acting, now=noon(1))),
    "Store.log_extent": Rule(MEMBERS, lambda store, acting: store.log_extent(acting)),
    "Plans.current": Rule(MEMBERS, lambda store, acting: store.plans.current(acting)),
    "Plans.history": Rule(MEMBERS, lambda store, acting: store.plans.history(acting)),
    "Plans.make": Rule(MEMBERS, lambda store, acting: store.plans.make(acting, PLAN, now=noon(1))),
    "Plans.end": Rule(MEMBERS, lambda store, acting: store.plans.end(acting, now=noon(1))),
    "Models.current": Rule(MEMBERS, lambda store, acting: store.models.current(acting)),
    "Models.history": Rule(MEMBERS, lambda store, acting: store.models.history(acting)),
    "Models.adopt": Rule(MEMBERS, lambda store, acting: store.models.adopt(acting, FIT, last=None, now=noon(1))),
    "Models.go_back": Rule(MEMBERS, lambda store, acting: store.models.go_back(acting, now=noon(1))),
    "Store.record": Rule(
        MEMBERS,
        lambda store, acting: store.record(
            acting, review(new_card(SECOND.item_id, acting), Rating.GOOD, noon(1), learner=acting)
        ),
    ),
    "Store.record, another's": Rule(
        (OTHER_STUDENT,),
        lambda store, acting: store.record(
            acting, review(new_card(SECOND.item_id, OTHER_STUDENT), Rating.GOOD, noon(1), learner=OTHER_STUDENT)
        ),
    ),
    "Store.undo_last": Rule(MEMBERS, lambda store, acting: store.undo_last(acting, now=noon(1))),
    "Store.marks": Rule(MEMBERS, lambda store, acting: store.marks(acting)),
    "Store.suspend": Rule(MEMBERS, lambda store, acting: store.suspend(acting, FIRST.item_id)),
    "Store.unsuspend": Rule(MEMBERS, lambda store, acting: store.unsuspend(acting, FIRST.item_id)),
    "Store.flag": Rule(MEMBERS, lambda store, acting: store.flag(acting, FIRST.item_id, "unclear")),
    "Store.unflag": Rule(MEMBERS, lambda store, acting: store.unflag(acting, FIRST.item_id)),
    "Store.bury": Rule(MEMBERS, lambda store, acting: store.bury(acting, FIRST.item_id, until=noon(2).date())),
    "Store.write_note": Rule(MEMBERS, lambda store, acting: store.write_note(acting, FIRST.item_id, "mine")),
    "Store.start_sitting": Rule(
        MEMBERS,
        lambda store, acting: store.start_sitting(acting, Sitting("new", acting.learner_id, ("deck",), noon(1))),
    ),
    "Store.start_sitting, another's": Rule(
        (STUDENT,),
        lambda store, acting: store.start_sitting(acting, Sitting("new", STUDENT.learner_id, ("deck",), noon(1))),
    ),
    "Store.current_sitting": Rule(MEMBERS, lambda store, acting: store.current_sitting(acting)),
    "Store.end_sitting": Rule(
        (STUDENT,), lambda store, acting: store.end_sitting(acting, sitting_of(STUDENT), now=noon(1))
    ),
    "Curation.write": Rule(
        INSTRUCTORS, lambda store, acting: store.curation.write(acting, SCURVY.deck_id, own_card(SCURVY), now=noon(2))
    ),
    "Curation.edit": Rule(
        INSTRUCTORS, lambda store, acting: store.curation.edit(acting, SCURVY.deck_id, CAUSE, BETTER, now=noon(2))
    ),
    "Curation.retire": Rule(
        INSTRUCTORS, lambda store, acting: store.curation.retire(acting, SCURVY.deck_id, CAUSE, now=noon(2))
    ),
    "Curation.restore": Rule(
        INSTRUCTORS, lambda store, acting: store.curation.restore(acting, SCURVY.deck_id, RETIRED, now=noon(2))
    ),
    "Curation.approve": Rule(
        INSTRUCTORS, lambda store, acting: store.curation.approve(acting, SCURVY.deck_id, CAUSE, now=noon(2))
    ),
    "Curation.history": Rule(INSTRUCTORS, lambda store, acting: store.curation.history(acting, SCURVY.deck_id)),
    "Curation.with_edits": Rule(INSTRUCTORS, lambda store, acting: store.curation.with_edits(acting, SCURVY)),
    "Curation.flags": Rule(INSTRUCTORS, lambda store, acting: store.curation.flags(acting, SCURVY.deck_id)),
    "Curation.regrade": Rule(
        INSTRUCTORS,
        lambda store, acting: store.curation.regrade(
            acting, DECK.deck_id, FIRST.item_id, Credit.EVERYONE, before=noon(2)
        ),
    ),
    "Curation.take_back_regrade": Rule(
        INSTRUCTORS, lambda store, acting: store.curation.take_back_regrade(acting, 1, now=noon(2))
    ),
    "Curation.regrades": Rule(MEMBERS, lambda store, acting: store.curation.regrades(acting, [DECK.deck_id])),
    "ClassScores.deck_ids": Rule((INSTRUCTOR,), lambda store, acting: store.class_scores.deck_ids(acting, CLASS_ID)),
    "ClassScores.log": Rule((INSTRUCTOR,), lambda store, acting: store.class_scores.log(acting, CLASS_ID, now=noon(2))),
    "ClassScores.answers": Rule(
        (INSTRUCTOR,),
        lambda store, acting: store.class_scores.answers(acting, CLASS_ID, what="saw answers", now=noon(2)),
    ),
    "ClassScores.note_download": Rule(
        (INSTRUCTOR,), lambda store, acting: store.class_scores.note_download(acting, CLASS_ID, "CSV", now=noon(2))
    ),
    "ClassScores.quiz": Rule(
        (INSTRUCTOR,), lambda store, acting: store.class_scores.quiz(acting, CLASS_ID, QUIZ.quiz_id, now=noon(2))
    ),
    "ClassScores.takers": Rule(
        (INSTRUCTOR,), lambda store, acting: store.class_scores.takers(acting, CLASS_ID, now=noon(2))
    ),
    "ClassScores.pseudonym_key": Rule(
        (INSTRUCTOR,), lambda store, acting: store.class_scores.pseudonym_key(acting, CLASS_ID)
    ),
    "People.role": Rule(MEMBERS, lambda store, acting: store.people.role(acting)),
    "People.account": Rule(MEMBERS, lambda store, acting: store.people.account(acting)),
    "People.devices": Rule(MEMBERS, lambda store, acting: store.people.devices(acting, now=noon(1))),
    "People.sign_out": Rule((STUDENT,), lambda store, acting: store.people.sign_out(acting, SIGN_IN_ID, now=noon(1))),
    "People.sign_out_everywhere": Rule(MEMBERS, lambda store, acting: store.people.sign_out_everywhere(acting)),
    "People.change_password": Rule(
        MEMBERS,  # each their own
        lambda store, acting: store.people.change_password(
            acting, old=PASSWORD, new="another long one", sign_in_id=SIGN_IN_ID, now=noon(1)
        ),
    ),
    "People.export": Rule(MEMBERS, lambda store, acting: store.people.export(acting)),
    "People.seen_by": Rule(MEMBERS, lambda store, acting: store.people.seen_by(acting)),
    "People.delete": Rule(
        (STUDENT, OTHER_STUDENT, INSTRUCTOR, OTHER_INSTRUCTOR),  # not the last administrator
        lambda store, acting: store.people.delete(acting, now=noon(1)),
    ),
    "People.accounts": Rule(ADMINISTRATORS, lambda store, acting: store.people.accounts(acting)),
    "People.create": Rule(
        ADMINISTRATORS,
        lambda store, acting: store.people.create(acting, user_name="new", name="New", role=Role.STUDENT, now=noon(1)),
    ),
    "People.reset": Rule(
        ADMINISTRATORS, lambda store, acting: store.people.reset(acting, STUDENT.learner_id, now=noon(1))
    ),
    "People.disable": Rule(
        ADMINISTRATORS, lambda store, acting: store.people.disable(acting, STUDENT.learner_id, now=noon(1))
    ),
    "People.enable": Rule(
        ADMINISTRATORS, lambda store, acting: store.people.enable(acting, DISABLED.learner_id, now=noon(1))
    ),
    "People.set_role": Rule(
        ADMINISTRATORS,
        lambda store, acting: store.people.set_role(acting, STUDENT.learner_id, Role.INSTRUCTOR, now=noon(1)),
    ),
    "People.link": Rule(
        ADMINISTRATORS,
        lambda store, acting: store.people.link(
            acting, STUDENT.learner_id, Identity("https://idp.example", "1", "ada", "Ada"), now=noon(1)
        ),
    ),
    "People.link_own": Rule(
        MEMBERS,
        lambda store, acting: store.people.link_own(
            acting, Identity("https://idp.example", "1", "ada", "Ada"), now=noon(1)
        ),
    ),
    "People.set_policy": Rule(
        ADMINISTRATORS,
        lambda store, acting: store.people.set_policy(acting, Policy(sign_up=SignUp.OPEN), now=noon(1)),
    ),
    "People.audit_log": Rule(ADMINISTRATORS, lambda store, acting: store.people.audit_log(acting)),
    "People.erase_old": Rule(ADMINISTRATORS, lambda store, acting: store.people.erase_old(acting, now=noon(1))),
}

RULES |= {name: Rule(*row) for name, row in CLASS_RULES.items()}

# The methods that nobody in particular calls, each with the reason why nobody's rights are asked for.
WITHOUT_ACTING = {
    "Store.open": "makes the store",
    "Store.close": "ends it",
    "Store.learner": "finds who acts; the caller knows that this person is at the browser",
    "Store.ensure_local_learner": "finds who acts where nobody signs in",
    "Store.add_learner": "makes a person, for programs that own the database",
    "People.operator": "who acts when a command is run where the database is",
    "Door.policy": "says whether and how one may sign in",
    "Door.first_code": "for the server's own log",
    "Door.begin_alone": "the first start, on this computer; refused once begun",
    "Door.begin_with_accounts": "the first start, by its code or on this computer; refused once begun",
    "Door.sign_up": "makes the person who will act",
    "Door.sign_in": "finds who acts, by a password",
    "Door.sign_in_as": "finds who acts, by a provider's word",
    "Door.sign_out": "whoever holds a browser's key may give it back",
    "Door.visitor": "finds who acts, by a browser's key",
    "Store.counts": "four numbers, for the command that looks after the database",
    "Store.verify": "ids and numbers, for the command that looks after the database",
}


def parts_of(store: Store) -> Iterator[object]:
    """Yield the store and the parts that it is made of."""
    yield store
    names = [name for name in dir(store) if not name.startswith("_")]
    for part in (getattr(store, name) for name in names):
        if type(part).__module__.startswith("quiz.store"):
            yield part


def methods_of(store: Store) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the public methods of the store and its parts, each by class and name."""
    for part in parts_of(store):
        for name in dir(part):
            value = getattr(part, name)
            if not name.startswith("_") and callable(value):
                yield f"{type(part).__name__}.{name}", value


def contents(file: Path) -> list[str]:
    """Return all that the database *file* holds."""
    with sqlite3.connect(file) as connection:
        return list(connection.iterdump())


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return make_installation(tmp_path_factory.mktemp("installation"))


def test_every_method_has_a_rule(installation: Installation, tmp_path: Path) -> None:
    with installation.opened(tmp_path) as (store, _):
        methods = dict(methods_of(store))
    ruled = {name.partition(",")[0] for name in RULES}
    assert methods.keys() == ruled | WITHOUT_ACTING.keys()
    assert not ruled & WITHOUT_ACTING.keys()
    takes_acting = {name for name, method in methods.items() if "acting" in inspect.signature(method).parameters}
    assert takes_acting == ruled


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("acting", EVERYONE, ids=lambda person: person.learner_id)
def test_only_those_whom_the_rule_names_are_let_in(
    installation: Installation, tmp_path: Path, name: str, acting: Learner
) -> None:
    rule = RULES[name]
    with installation.opened(tmp_path) as (store, file):
        if acting in rule.allowed:
            rule.call(store, acting)
            return
        before = contents(file)
        with pytest.raises(NotAllowedError):
            rule.call(store, acting)
        assert contents(file) == before
