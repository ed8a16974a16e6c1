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

from quiz.model import Learner, NotAllowedError, Rating, Sitting
from quiz.store import Store
from tests.installation import (
    ADMINISTRATOR,
    DISABLED,
    INSTRUCTOR,
    OTHER_INSTRUCTOR,
    OTHER_STUDENT,
    SIGNED_OUT,
    STUDENT,
    Installation,
    make_installation,
)
from tests.store_samples import DECK, FIRST, SECOND
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
    "Store.deck_titles": Rule(MEMBERS, lambda store, acting: store.deck_titles(acting, now=noon(1))),
    "Store.remove_deck": Rule(
        (INSTRUCTOR, ADMINISTRATOR), lambda store, acting: store.remove_deck(acting, DECK.deck_id, now=noon(1))
    ),
    "Store.card": Rule(MEMBERS, lambda store, acting: store.card(acting, DECK.deck_id, FIRST.item_id)),
    "Store.cards": Rule(MEMBERS, lambda store, acting: store.cards(acting, [DECK.deck_id])),
    "Store.reviews": Rule(MEMBERS, lambda store, acting: store.reviews(acting)),
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
}

# The methods that nobody in particular calls, each with the reason why nobody's rights are asked for.
WITHOUT_ACTING = {
    "Store.open": "makes the store",
    "Store.close": "ends it",
    "Store.learner": "finds who acts; the caller knows that this person is at the browser",
    "Store.ensure_local_learner": "finds who acts where nobody signs in",
    "Store.add_learner": "makes a person, for programs that own the database",
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
