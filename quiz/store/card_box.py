"""The cards that were read lately, so that a press reads only those that were answered since the press before.

Three things change cards: an answer, an undo, and a refit, which puts all of a learner's cards under another model. The
newest review and the newest refit therefore tell whether any did. Only a learner's newest review can be undone, and no
id is given twice: where the newest one known is still there, so are all before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from sqlalchemy.engine import Connection

from quiz.model import Card
from quiz.store import log
from quiz.store.log import Newest

_MAX_CARDS = 200_000  # about half a kilobyte each


@dataclass(frozen=True, slots=True)
class _Kept:
    """A learner's cards by item, as they stood after the *newest* review and refit, or later."""

    newest: Newest
    cards: Mapping[str, Card]


class CardBox:
    """The cards of the learners who studied in this process. Any thread may call it."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def cards(self, connection: Connection, learner_id: str) -> Mapping[str, Card]:
        """Return the learner's card of every item that was ever answered, by item, as it is now.

        What is kept is shared, and nobody may change it.
        """
        newest = log.newest(connection, learner_id)  # before the cards: what comes in between is read once more
        with self._lock:
            kept = self._kept.get(learner_id)
        if kept is None or kept.newest != newest:
            kept = _Kept(newest, _current(connection, learner_id, kept, newest))
        with self._lock:
            self._kept.pop(learner_id, None)
            self._kept[learner_id] = kept  # what was asked for last is last in the dictionary
            self._forget_the_oldest()
        return kept.cards

    def _forget_the_oldest(self) -> None:
        n_cards = sum(len(kept.cards) for kept in self._kept.values())
        for learner_id in list(self._kept)[:-1]:
            if n_cards > _MAX_CARDS:
                n_cards -= len(self._kept.pop(learner_id).cards)


def _current(connection: Connection, learner_id: str, kept: _Kept | None, newest: Newest) -> Mapping[str, Card]:
    if kept is None or kept.newest.refit_id != newest.refit_id or not log.has(connection, kept.newest.review_id):
        return log.stored_cards(connection, learner_id)
    return {**kept.cards, **log.stored_cards(connection, learner_id, answered_after=kept.newest.review_id)}
