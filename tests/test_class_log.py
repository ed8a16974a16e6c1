"""Truths about a class's log in memory: it is what the database holds, whatever was answered, undone, or who came."""

from collections.abc import Iterable, Iterator

import pytest

from quiz.class_log import ClassLog
from quiz.model import Learner, Review, Role
from quiz.store import Store
from quiz.store.answer_rows import answer_rows
from quiz.store.class_log import ClassLogs
from quiz.store.engine import DEFAULT_LOCK_TIMEOUT_S, connect, parse_url, reading
from tests.class_samples import DECK_IDS, DECKS, STUDENT_IDS, STUDENTS, columns_of, rows_of, studied
from tests.store_samples import FIT, OWN_MODEL
from tests.study_samples import noon

OTHER = Learner("other", "Other")
PEOPLE = (*STUDENTS, OTHER)


class Watched:
    """A class that is looked at again and again, through one memory."""

    def __init__(self, url: str) -> None:
        self.engine = connect(parse_url(url), lock_timeout_s=DEFAULT_LOCK_TIMEOUT_S)
        self.logs = ClassLogs()

    def now(self, *, learner_ids: Iterable[str] = STUDENT_IDS, deck_ids: Iterable[str] = DECK_IDS) -> ClassLog:
        """Return the class's log as the page would get it now."""
        with reading(self.engine, is_snapshot=True) as connection:
            return self.logs.current(connection, "class", learner_ids=tuple(learner_ids), deck_ids=tuple(deck_ids))

    def anew(self, **of: Iterable[str]) -> ClassLog:
        """Return the same, read anew."""
        self.logs = ClassLogs()
        return self.now(**of)


@pytest.fixture
def watched(store: Store, database_url: str) -> Iterator[Watched]:
    """Yield a class of three, in a school with one more learner, all without answers."""
    for learner in PEOPLE:
        store.add_learner(learner)
    teacher = store.add_learner(Learner("teacher", "Teacher"), role=Role.INSTRUCTOR)
    for deck in DECKS:
        store.save_deck(teacher, deck, now=noon(0))
    found = Watched(database_url)
    yield found
    found.engine.dispose()


def record(store: Store, reviews: Iterable[Review]) -> None:
    people = {learner.learner_id: learner for learner in PEOPLE}
    for row in reviews:
        store.record(people[row.learner_id], row)


def test_a_class_without_answers_has_an_empty_log(watched: Watched) -> None:
    log = watched.now()
    assert log.learner_ids == STUDENT_IDS
    assert rows_of(log) == (set(), set())
    assert rows_of(watched.now()) == (set(), set())


def test_the_log_is_what_was_answered_read_at_once_or_bit_by_bit(store: Store, watched: Watched) -> None:
    reviews, cards = studied(1, students=PEOPLE)
    for start in range(0, len(reviews), 20):
        record(store, reviews[start : start + 20])
        watched.now()
    of_class = [row for row in reviews if row.learner_id != OTHER.learner_id]
    expected = columns_of(of_class, (card for card in cards.values() if card.learner_id != OTHER.learner_id))
    assert rows_of(watched.now()) == rows_of(expected)
    assert rows_of(watched.anew()) == rows_of(expected)


def test_only_the_decks_of_the_class_are_read(store: Store, watched: Watched) -> None:
    reviews, cards = studied(2)
    record(store, reviews[:30])
    watched.now(deck_ids=["second"])
    record(store, reviews[30:])
    of_deck = [row for row in reviews if row.deck_id == "second"]
    expected = columns_of(of_deck, (card for card in cards.values() if card.deck_id == "second"))
    assert rows_of(watched.now(deck_ids=["second"])) == rows_of(expected)
    assert rows_of(watched.now())[0] == rows_of(columns_of(reviews, ()))[0]


def test_an_undone_answer_vanishes_with_its_card(store: Store, watched: Watched) -> None:
    reviews, _ = studied(3)
    record(store, reviews)
    watched.now()
    for _ in range(3):
        store.undo_last(STUDENTS[1], now=noon(50))
    assert rows_of(watched.now()) == rows_of(watched.anew())
    assert len(watched.now().reviews.rep) == len(reviews) - 3


def test_an_answer_undone_and_given_anew_differently_counts_as_given_anew(store: Store, watched: Watched) -> None:
    """The number of answers is the same as before, only the newest is another."""
    reviews, _ = studied(4)
    record(store, reviews)
    before = rows_of(watched.now())
    undone = store.undo_last(STUDENTS[0], now=noon(50))
    assert undone is not None
    other, _ = studied(99, students=STUDENTS[:1])
    again = next(row for row in other if row.rep == 1 and store.card(STUDENTS[0], row.deck_id, row.item_id).rep == 0)
    store.record(STUDENTS[0], again)
    assert rows_of(watched.now()) == rows_of(watched.anew())
    assert rows_of(watched.now()) != before


def test_all_answers_of_a_learner_can_vanish(store: Store, watched: Watched) -> None:
    reviews, _ = studied(5)
    record(store, reviews)
    watched.now()
    while store.undo_last(STUDENTS[2], now=noon(50)) is not None:
        pass
    assert STUDENTS[2].learner_id not in {row[0] for row in rows_of(watched.now())[0]}
    assert rows_of(watched.now()) == rows_of(watched.anew())


def test_who_joins_is_read_and_who_leaves_is_gone(store: Store, watched: Watched) -> None:
    reviews, _ = studied(6, students=PEOPLE)
    record(store, reviews)
    watched.now()
    later = ("other", "student2")
    found = watched.now(learner_ids=later)
    assert found.learner_ids == later
    assert {row[0] for row in rows_of(found)[0]} == set(later)
    assert rows_of(found) == rows_of(watched.anew(learner_ids=later))


def test_a_refit_changes_memories_without_an_answer(store: Store, watched: Watched) -> None:
    reviews, _ = studied(8)
    record(store, reviews)
    before = watched.now()
    assert watched.now() is before
    assert store.models.adopt(STUDENTS[1], FIT, last=None, now=noon(50))
    after = watched.now()
    cards = [card for student in STUDENTS for card in store.cards(student, DECKS).values() if card.rep]
    expected = columns_of(reviews, cards, model_versions={STUDENTS[1].learner_id: OWN_MODEL.version})
    assert after.model_versions == watched.anew().model_versions == expected.model_versions
    assert rows_of(after) == rows_of(watched.anew()) == rows_of(expected)
    assert rows_of(after)[1] != rows_of(before)[1]
    assert store.models.go_back(STUDENTS[1], now=noon(51))
    assert rows_of(watched.now()) == rows_of(before)


@pytest.mark.usefixtures("watched")
def test_a_learner_has_the_whole_of_their_own_log_and_nothing_else(store: Store) -> None:
    reviews, _ = studied(7, n=60)
    for part in (reviews[:0], reviews[:40], reviews[40:]):
        record(store, part)
        own = store.columns(STUDENTS[0])
        expected = columns_of(store.reviews(STUDENTS[0]), (), learner_ids=STUDENT_IDS[:1])
        assert rows_of(own)[0] == rows_of(expected)[0]
    store.undo_last(STUDENTS[0], now=noon(50))
    assert store.columns(STUDENTS[0]).reviews.rep.size == len(store.reviews(STUDENTS[0]))


def test_single_answers_have_their_exact_times(store: Store, watched: Watched) -> None:
    reviews, _ = studied(7, students=PEOPLE)
    record(store, reviews)
    with reading(watched.engine) as connection:
        table = answer_rows(connection, STUDENT_IDS, deck_ids=["first"])
        of_item = answer_rows(connection, STUDENT_IDS, deck_ids=["first"], item_id=str(table["item_id"].iloc[0]))
        nothing = answer_rows(connection, ["nobody"], deck_ids=DECK_IDS)
    expected = [row for row in reviews if row.learner_id != OTHER.learner_id and row.deck_id == "first"]
    assert sorted(zip(table["learner_id"], table["answered_at"], strict=True)) == sorted(
        (row.learner_id, row.answered_at) for row in expected
    )
    assert table["is_correct"].sum() == sum(row.is_correct for row in expected)
    assert set(table["study_day"].dt.date) == {row.study_day for row in expected}
    assert set(of_item["item_id"]) == {table["item_id"].iloc[0]}
    assert nothing.empty
