"""All that pages compute a learner's figures from, read once a run; what is made of it is kept until it changes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from decks.model import Deck
from quiz.class_log import ClassLog
from quiz.memory import Model
from quiz.model import Card, CardMark, Learner
from quiz.pages.memo import memo
from quiz.planner import Course, course_of
from quiz.scheduling import study_day
from quiz.scores.regrading import regraded
from quiz.store import Store

Made = TypeVar("Made")


class Material:
    """A learner's decks, marks, memory model and log on a study day.

    The log is read only where a figure must be made anew: 50,000 reviews take half a second.
    """

    def __init__(self, store: Store, learner: Learner, *, now: datetime) -> None:
        """Read what is small, and how far the log goes."""
        self.store, self.learner, self.now = store, learner, now
        titles = store.deck_titles(learner, now=now)
        decks = store.decks(learner, [title.deck_id for title in titles])
        self.decks: Mapping[str, Deck] = {deck.deck_id: deck for deck in decks}
        self.n_due = {title.deck_id: title.n_due for title in titles}
        self.marks: Mapping[str, CardMark] = store.marks(learner)
        self.model: Model = store.models.current(learner)
        self.extent = store.log_extent(learner)
        self.regrades = store.curation.regrades(learner, tuple(self.decks))

    @property
    def today(self) -> date:
        """Return the learner's study day."""
        return study_day(self.now, zone=self.learner.zone, rollover_hour=self.learner.rollover_hour)

    @cached_property
    def log(self) -> ClassLog:
        """Return the learner's whole log."""
        return self.store.columns(self.learner)

    @cached_property
    def counted(self) -> ClassLog:
        """Return the log as scores count it: with what instructors regraded."""
        return regraded(self.log, self.regrades)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Return the learner's card of every item, by item."""
        return self.store.cards(self.learner, self.decks.values())

    def kept(self, name: str, make: Callable[[], Made], *more: object) -> Made:
        """Return what *make* makes, from this process's memory while this material and *more* stay as they are.

        One thing is kept for each *name*. Decks are the store's own values, so that comparing them costs nothing.
        """
        of = (self.learner, self.today, self.extent, self.model.version, self.decks, self.marks, self.regrades, more)
        return memo().kept((self.learner.learner_id, name), of, make)

    def course(self, deck_ids: tuple[str, ...]) -> Course | None:
        """Return the planner's course of those of *deck_ids* that are in the library; None if it has nothing to study.

        The courses of one plan and of all decks are kept apart.
        """
        decks = tuple(deck for deck_id, deck in self.decks.items() if deck_id in deck_ids)
        is_all = len(decks) == len(self.decks)
        return self.kept("course of all" if is_all else "course of some", lambda: self._course(decks), decks)

    def _course(self, decks: tuple[Deck, ...]) -> Course | None:
        is_usable = (
            item.item_id not in self.marks or not self.marks[item.item_id].is_suspended
            for deck in decks
            for item in deck.items
        )
        if not any(is_usable):
            return None
        return course_of(decks, cards=self.cards, marks=self.marks, log=self.log, today=self.today, model=self.model)
