"""The store: learners, decks, reviews and cards, kept in SQLite or PostgreSQL. Frozen values in, frozen values out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Self

from sqlalchemy.engine import Engine

from decks.model import Deck
from quiz.class_log import ClassLog
from quiz.model import Card, CardMark, Learner, NotAllowedError, Review, Role, Sitting
from quiz.store import clocks, decks, learners, log, marks, sittings, verification
from quiz.store.assignments import Assignments
from quiz.store.card_box import CardBox
from quiz.store.class_log import ClassLogs
from quiz.store.class_scores import ClassScores
from quiz.store.classes import Classes
from quiz.store.curation import Curation
from quiz.store.decks import DeckChange, DeckTitle
from quiz.store.door import LOCAL_LEARNER_ID, Door
from quiz.store.engine import DEFAULT_LOCK_TIMEOUT_S, connect, parse_url, reading, writing
from quiz.store.migrate import migrate
from quiz.store.models import Models
from quiz.store.people import People
from quiz.store.plans import Plans
from quiz.store.quizzes import Quizzes
from quiz.store.rights import check_role, reading_as, role_of, writing_as
from quiz.store.shelf import DeckShelf
from quiz.store.verification import Counts


class Store:
    """All that is kept. Each method is one question or one transaction; any thread may call it.

    A method takes the *acting* learner first, and raises NotAllowedError unless that is a person known here, whose
    account is open and who may do this. The few without one are for programs that own the database, and say so.
    Every method raises StoreError when the database cannot be used.
    """

    def __init__(self, engine: Engine) -> None:
        """Use *engine*, whose tables are up to date; `Store.open` is the way in."""
        self._engine = engine
        self.door = Door(engine)
        self.people = People(engine)
        self.curation = Curation(engine)
        self.class_scores = ClassScores(engine)
        self._shelf = DeckShelf()
        self._box = CardBox()
        self.classes = Classes(engine)
        self.assignments = Assignments(engine)
        self.quizzes = Quizzes(engine, self._shelf)
        self.plans = Plans(engine)
        self.models = Models(engine)
        self._logs = ClassLogs()

    @classmethod
    def open(cls, url: str, *, create: bool = True, lock_timeout_s: float = DEFAULT_LOCK_TIMEOUT_S) -> Self:
        """Open the database at *url*, made and brought up to date as needed; *create* False wants one that is there.

        A wait for another program's lock ends after *lock_timeout_s*. StoreError if the database cannot be used; it is
        then left as it was.
        """
        parsed = parse_url(url)
        migrate(parsed, create=create, lock_timeout_s=lock_timeout_s)
        return cls(connect(parsed, lock_timeout_s=lock_timeout_s))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, error_type: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close all connections."""
        self.close()

    def learner(self, learner_id: str) -> Learner:
        """Return a learner; NotFoundError if there is none. Who may act as that learner is for the caller to know."""
        with reading(self._engine) as connection:
            return learners.load(connection, learner_id)

    def ensure_local_learner(self, *, zone: str = "UTC") -> Learner:
        """Return the one learner of a Casebook without accounts, made in *zone* on first start."""
        if self.door.policy().mode is None:
            self.door.begin_alone(zone=zone)
        return self.learner(LOCAL_LEARNER_ID)

    def add_learner(self, learner: Learner, *, role: Role = Role.STUDENT) -> Learner:
        """Add *learner* and return it; if there is one with its id, change nothing and return that one."""
        with writing(self._engine) as connection:
            learners.add(connection, learner, role)
            return learners.load(connection, learner.learner_id)

    def save_learner(self, acting: Learner, learner: Learner) -> None:
        """Write *learner*'s settings; ValueError, and nothing written, if the schedule could not work with them."""
        _check_own(acting, learner.learner_id)
        with writing_as(self._engine, acting) as connection:
            learners.save(connection, learner)

    def save_deck(self, acting: Learner, deck: Deck, *, now: datetime) -> DeckChange:
        """Keep *deck*, as a new version where one with its id is there, and return what that changed.

        Nothing reviewed is ever deleted. A removed deck comes back. ArticleError if an item belongs to another deck,
        NotAllowedError for students.
        """
        with writing_as(self._engine, acting, Role.INSTRUCTOR) as connection:
            return decks.save(connection, acting.learner_id, deck, now=now)

    def has_decks(self, acting: Learner) -> bool:
        """Tell whether a deck was ever kept; removed ones count."""
        with reading_as(self._engine, acting) as connection:
            return decks.exist(connection)

    def deck(self, acting: Learner, deck_id: str) -> Deck:
        """Return the deck's present version; NotFoundError if there is none or it was removed."""
        with reading_as(self._engine, acting) as connection:
            return self._shelf.deck(connection, deck_id, decks.version_of(connection, deck_id))

    def decks(self, acting: Learner, deck_ids: Sequence[str]) -> tuple[Deck, ...]:
        """Return those of the decks that are there, in the order asked for: neither unknown nor removed."""
        with reading_as(self._engine, acting) as connection:
            versions = decks.versions_of(connection, deck_ids)
            return tuple(
                self._shelf.deck(connection, deck_id, versions[deck_id]) for deck_id in deck_ids if deck_id in versions
            )

    def deck_titles(self, acting: Learner, *, now: datetime) -> tuple[DeckTitle, ...]:
        """Return the library, by title, with what the learner has to do in each deck *now*."""
        with reading_as(self._engine, acting) as connection:
            return decks.titles(connection, acting, now=now)

    def remove_deck(self, acting: Learner, deck_id: str, *, now: datetime) -> None:
        """Hide a deck; its cards and reviews stay, and come back with it. NotFoundError if there is none.

        Only who kept its present version and administrators may: NotAllowedError for others.
        """
        with writing_as(self._engine, acting, Role.INSTRUCTOR) as connection:
            if role_of(connection, acting) is not Role.ADMINISTRATOR:
                decks.check_keeper(connection, acting.learner_id, deck_id)
            decks.remove(connection, deck_id, now=now)

    def card(self, acting: Learner, deck_id: str, item_id: str) -> Card:
        """Return the learner's card of an item, new if never answered; NotFoundError if the deck has no such item."""
        with reading_as(self._engine, acting) as connection:
            return log.card(connection, acting.learner_id, deck_id, item_id)

    def cards(self, acting: Learner, decks: Iterable[Deck]) -> dict[str, Card]:
        """Return the learner's card of every item of *decks*, by item, in each deck's own order; new if never answered.

        The cards are kept in memory: only those that were answered since the last call are read.
        """
        with reading_as(self._engine, acting) as connection:
            stored = self._box.cards(connection, acting.learner_id)
        return {
            item.item_id: stored.get(item.item_id) or Card(acting.learner_id, deck.deck_id, item.item_id)
            for deck in decks
            for item in deck.items
        }

    def reviews(
        self, acting: Learner, *, deck_ids: Sequence[str] | None = None, since_day: date | None = None
    ) -> tuple[Review, ...]:
        """Return the learner's log in the order written; only of *deck_ids*, and from *since_day* on, where given."""
        with reading_as(self._engine, acting) as connection:
            return log.reviews_of(connection, acting.learner_id, deck_ids=deck_ids, since_day=since_day)

    def sitting_reviews(self, acting: Learner, sitting_id: str) -> tuple[Review, ...]:
        """Return the learner's reviews since a sitting began, in the order written; none if it never did."""
        with reading_as(self._engine, acting) as connection:
            return log.reviews_of_sitting(connection, acting.learner_id, sitting_id)

    def columns(self, acting: Learner) -> ClassLog:
        """Return the learner's whole log as columns, as it is now: kept in memory, only what is new is read.

        50,000 reviews take a fifth of a second the first time, where `reviews` takes one half each time.
        """
        with reading(self._engine, is_snapshot=True) as connection:
            check_role(connection, acting, Role.STUDENT)
            learner_ids, deck_ids = (acting.learner_id,), decks.all_ids(connection)
            return self._logs.current(connection, acting.learner_id, learner_ids=learner_ids, deck_ids=deck_ids)

    def log_extent(self, acting: Learner) -> tuple[int, int]:
        """Return how many reviews the learner has, and the newest's id: a log with the same two is the same log."""
        with reading_as(self._engine, acting) as connection:
            return log.extent(connection, acting.learner_id)

    def clock_ahead(self, acting: Learner, *, now: datetime) -> datetime | None:
        """Return when the learner answered last, if the clock went back since and says *now*; else None."""
        with reading_as(self._engine, acting) as connection:
            return clocks.ahead(connection, acting.learner_id, now=now)

    def record(self, acting: Learner, review: Review) -> Card:
        """Append *review* to the log and return the card it leads to, both written when this returns.

        The row is stamped with the learner's memory model of this moment, should a refit have come between.
        StaleAnswerError, and nothing written, if this repetition was answered already; NotFoundError if the deck has
        no such item.
        """
        _check_own(acting, review.learner_id)
        with writing_as(self._engine, acting) as connection:
            return log.record(connection, review)

    def undo_last(self, acting: Learner, *, now: datetime, expected: Review | None = None) -> Review | None:
        """Drop the learner's newest review, put its card back as it was before, and return the review.

        None if there is none. StaleAnswerError if the newest is not the one *expected*: a second press of the same
        button. The dropped row is kept aside, out of the log.
        """
        with writing_as(self._engine, acting) as connection:
            return log.undo_newest(connection, acting.learner_id, expected=expected, now=now)

    def marks(self, acting: Learner) -> dict[str, CardMark]:
        """Return the learner's cards that are suspended, buried, flagged or have a note, by item."""
        with reading_as(self._engine, acting) as connection:
            return marks.marks_of(connection, acting.learner_id)

    def suspend(self, acting: Learner, item_id: str) -> None:
        """Keep the learner's card out of every sitting; NotFoundError if there is no such item."""
        self._mark(acting, item_id, is_suspended=True)

    def unsuspend(self, acting: Learner, item_id: str) -> None:
        """Let the learner's card come again; NotFoundError if there is no such item."""
        self._mark(acting, item_id, is_suspended=False)

    def flag(self, acting: Learner, item_id: str, comment: str) -> None:
        """Flag the learner's card with *comment*, in place of an earlier; NotFoundError if there is no such item."""
        self._mark(acting, item_id, flag=comment)

    def unflag(self, acting: Learner, item_id: str) -> None:
        """Take the flag off the learner's card; NotFoundError if there is no such item."""
        self._mark(acting, item_id, flag=None)

    def bury(self, acting: Learner, item_id: str, *, until: date) -> None:
        """Keep the learner's card away until the study day *until*; NotFoundError if there is no such item."""
        self._mark(acting, item_id, buried_until=until)

    def write_note(self, acting: Learner, item_id: str, note: str) -> None:
        """Keep the learner's own *note* to an item, "" takes it away; NotFoundError if there is no such item."""
        self._mark(acting, item_id, note=note or None)

    def start_sitting(self, acting: Learner, sitting: Sitting) -> None:
        """Write *sitting* and end the one that the learner has open; the same one started twice is started once."""
        _check_own(acting, sitting.learner_id)
        with writing_as(self._engine, acting) as connection:
            sittings.start(connection, sitting)

    def current_sitting(self, acting: Learner) -> Sitting | None:
        """Return the learner's sitting that is not ended; None if there is none."""
        with reading_as(self._engine, acting) as connection:
            return sittings.current(connection, acting.learner_id)

    def end_sitting(self, acting: Learner, sitting_id: str, *, now: datetime) -> None:
        """End a sitting; one that ended before keeps its time. NotFoundError if there is none."""
        with writing_as(self._engine, acting) as connection:
            sittings.end(connection, acting.learner_id, sitting_id, now=now)

    def counts(self) -> Counts:
        """Return how much is stored."""
        with reading(self._engine) as connection:
            return verification.count(connection)

    def verify(self) -> tuple[str, ...]:
        """Replay the whole log against the stored cards; return a sentence for everything that does not agree."""
        with reading(self._engine, is_snapshot=True) as connection:
            return tuple(verification.mismatches(connection))

    def _mark(self, acting: Learner, item_id: str, **changes: bool | str | date | None) -> None:
        with writing_as(self._engine, acting) as connection:
            marks.mark(connection, acting.learner_id, item_id, **changes)


def _check_own(acting: Learner, learner_id: str) -> None:
    if acting.learner_id != learner_id:
        raise NotAllowedError("This belongs to another learner.")
