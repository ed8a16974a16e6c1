"""Make decks in the background: one at a time in this process, kept for their maker until they are taken up.

Nothing here touches Streamlit or the store. A deck is there wholly or not at all, and is in the library only once its
maker keeps it; when the process ends, what was not kept is gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from threading import Condition, Thread

from decks.generate import Progress, build_deck, deck_id_of
from decks.model import Article, Deck

MAX_MADE = 200  # decks that wait to be taken up; of more, those of other makers go first, the oldest before


class ForgottenError(Exception):
    """Nobody waits for the deck being made any more."""


@dataclass(frozen=True, slots=True)
class Making:
    """How far the deck of an *article* is: *progress* is None while it waits for others, *deck* until it is made."""

    article: Article
    progress: Progress | None = None
    deck: Deck | None = None
    is_failed: bool = False  # by a bug, which the log tells

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will come of it."""
        return self.is_failed or self.deck is not None


Key = tuple[str, str]  # of a making: its maker, a learner, and the deck's id


class Makings:
    """The decks that this process makes, for all its learners, in the order they were asked for."""

    def __init__(self) -> None:
        self._makings: dict[Key, Making] = {}
        self._changed = Condition()  # whoever reads or writes the makings holds it
        self._is_working = False

    def begin(self, learner_id: str, articles: Iterable[Article]) -> None:
        """Make decks of *articles*. What is being made or made already is not made twice; of a changed one, anew."""
        with self._changed:
            for article in articles:
                key = (learner_id, deck_id_of(article))
                if key not in self._makings or self._makings[key].article != article:
                    self._makings.pop(key, None)
                    self._makings[key] = Making(article)
            self._let_go(learner_id)
            if not self._is_working:
                self._go_on()

    def of(self, learner_id: str) -> tuple[Making, ...]:
        """Return how far the decks of a learner are, in the order they were asked for."""
        with self._changed:
            return tuple(making for (maker, _), making in self._makings.items() if maker == learner_id)

    def forget(self, learner_id: str, deck_id: str | None = None) -> None:
        """Forget one of the decks of a learner, or all; one that is being made is stopped."""
        with self._changed:
            for key in [key for key in self._makings if key[0] == learner_id and deck_id in (None, key[1])]:
                del self._makings[key]
            self._changed.notify_all()

    def wait(self, *, timeout_s: float) -> None:
        """Return as soon as something changes, or after *timeout_s* seconds."""
        with self._changed:
            self._changed.wait(timeout_s)

    def _let_go(self, learner_id: str) -> None:
        others = [key for key, making in self._makings.items() if making.is_over and key[0] != learner_id]
        for key in others[: max(0, len(self._makings) - MAX_MADE)]:
            del self._makings[key]

    def _go_on(self) -> None:
        """Begin with the first deck that waits, in a thread of its own, so that a bug in one stops no other."""
        waiting = next(((key, making.article) for key, making in self._makings.items() if not making.is_over), None)
        self._is_working = waiting is not None
        if waiting is not None:
            Thread(target=self._make, args=waiting, daemon=True, name="making").start()

    def _make(self, key: Key, article: Article) -> None:
        deck = None
        try:
            deck = build_deck(article, on_progress=partial(self._tell, key, article))
        except ForgottenError:
            pass  # what stands under this key, if anything does, is another making
        finally:
            with self._changed:
                if self._is_wanted(key, article):
                    self._makings[key] = replace(self._makings[key], deck=deck, is_failed=deck is None)
                self._go_on()
                self._changed.notify_all()

    def _tell(self, key: Key, article: Article, progress: Progress) -> None:
        with self._changed:
            if not self._is_wanted(key, article):
                raise ForgottenError
            self._makings[key] = replace(self._makings[key], progress=progress)
            self._changed.notify_all()

    def _is_wanted(self, key: Key, article: Article) -> bool:
        return key in self._makings and self._makings[key].article is article
