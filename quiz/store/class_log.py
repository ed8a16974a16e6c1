"""The log of a class, kept in memory and kept current: a page that opens again reads only what is new since.

What is new is each learner's reviews after the newest one known: not after the newest of all, because two learners'
answers may be committed in another order than their ids were given, while one learner's are always in order. A review
that vanished (undone, or deleted with its learner) shows in the numbers, which then do not add up; all rows of that
learner are read again. So they are where a refit has put the learner's cards under another memory model, which changes
their memories without an answer. Who may see whose rows is for the caller to know.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np
from sqlalchemy.engine import Connection

from quiz.class_log import NONE, CardColumns, ClassLog, Codes, ReviewColumns, Truths
from quiz.store import sweeps
from quiz.store.refits import versions_in_use
from quiz.store.sweeps import Extent, Names

_MAX_KEPT_REVIEWS = 4_000_000  # about 40 bytes each
_UNREAD = ""  # the model of a learner whose cards were never read
_SWEEP_SHARE = 3  # a sweep of the table takes as long as looking up a third of its rows one by one


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What was read for one class, and how far each learner's reviews went then."""

    deck_ids: frozenset[str]
    extents: Mapping[str, Extent]
    log: ClassLog


class ClassLogs:
    """The logs of the classes that were looked at in this process. Any thread may call it."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def current(
        self, connection: Connection, class_id: str, *, learner_ids: Sequence[str], deck_ids: Sequence[str]
    ) -> ClassLog:
        """Return what *learner_ids* answered in *deck_ids*, as it is now; *class_id* says under which name to keep it.

        *connection* must see one moment in all its statements: `reading(engine, is_snapshot=True)`.
        """
        with self._lock:
            kept = self._kept.pop(class_id, None)
            if kept is None or kept.deck_ids != frozenset(deck_ids):
                kept = _Kept(frozenset(deck_ids), {}, _empty_log(learner_ids))
            elif kept.log.learner_ids != tuple(learner_ids):
                kept = replace(kept, log=_of_learners(kept.log, learner_ids))
            self._kept[class_id] = _refreshed(connection, kept)  # what was looked at last is last in the dictionary
            self._forget_the_oldest()
            return self._kept[class_id].log

    def _forget_the_oldest(self) -> None:
        sizes = {class_id: len(kept.log.reviews.rep) for class_id, kept in self._kept.items()}
        for class_id in list(sizes)[:-1]:
            if sum(sizes.values()) > _MAX_KEPT_REVIEWS:
                del self._kept[class_id], sizes[class_id]


def _refreshed(connection: Connection, kept: _Kept) -> _Kept:
    """Return *kept* as the database has it now."""
    log = replace(kept.log, model_versions=versions_in_use(connection, kept.log.learner_ids))
    models = zip(log.learner_ids, kept.log.model_versions, log.model_versions, strict=True)
    refitted = {learner_id: 0 for learner_id, before, after in models if before != after}
    newest = sweeps.newest_ids(connection, log.learner_ids)
    before = {learner_id: kept.extents.get(learner_id, Extent()) for learner_id in newest}
    since = {learner_id: before[learner_id].newest for learner_id in newest}
    since = {learner_id: last for learner_id, last in since.items() if last != newest[learner_id]} | refitted
    if not since:
        return replace(kept, extents=before)
    extents = before | sweeps.extents(connection, tuple(since))
    known = {learner_id: newest for learner_id, newest in since.items() if newest}
    n_newer = sweeps.n_newer(connection, known) if known else {}
    for learner_id in since:
        if before[learner_id].n + n_newer.get(learner_id, 0) != extents[learner_id].n:
            since[learner_id] = 0
    n_rows = sum(extents[learner_id].n for learner_id, newest in since.items() if newest == 0)
    if n_rows * _SWEEP_SHARE > sweeps.newest_id(connection):
        return _Kept(kept.deck_ids, extents, _swept(connection, log, kept.deck_ids))
    return _Kept(kept.deck_ids, extents, _continued(connection, log, kept.deck_ids, since))


def _swept(connection: Connection, log: ClassLog, deck_ids: frozenset[str]) -> ClassLog:
    """Return the log of the learners of *log* as one sweep of the tables finds it."""
    empty = replace(_empty_log(log.learner_ids), model_versions=log.model_versions)
    names = Names.of(empty)
    reviews = empty.reviews.with_others(sweeps.all_reviews(connection, deck_ids, names))
    return _log(empty, names, reviews, sweeps.all_cards(connection, deck_ids, names))


def _continued(connection: Connection, log: ClassLog, deck_ids: frozenset[str], since: Mapping[str, int]) -> ClassLog:
    """Return *log* with what each learner of *since* answered after that review; 0 begins anew."""
    names = Names.of(log)
    restarted = np.array([since.get(learner_id) == 0 for learner_id in log.learner_ids], np.bool_)
    reviews = log.reviews.where(~restarted[log.reviews.learner])
    reviews = reviews.with_others(sweeps.newer_reviews(connection, deck_ids, names, since=since))
    changed = sweeps.cards_of(connection, deck_ids, names, since=since)
    kept_cards = log.cards.where(~restarted[log.cards.learner])
    kept_cards = kept_cards.where(~_are_among(kept_cards, changed, n_items=len(names.items)))
    return _log(log, names, reviews, kept_cards.with_others(changed))


def _are_among(cards: CardColumns, others: CardColumns, *, n_items: int) -> Truths:
    """Tell for each of *cards* whether *others* has the same learner's card of the same item."""
    place, other_place = (columns.learner.astype(np.int64) * n_items + columns.item for columns in (cards, others))
    return np.isin(place, other_place)


def _log(before: ClassLog, names: Names, reviews: ReviewColumns, cards: CardColumns) -> ClassLog:
    answers = tuple(answer for answer in names.answers if answer is not None)
    return ClassLog(before.learner_ids, before.model_versions, tuple(names.items), answers, reviews, cards)


def _of_learners(log: ClassLog, learner_ids: Sequence[str]) -> ClassLog:
    """Return *log* with its learners numbered as *learner_ids*, without the rows of others."""
    places = {learner_id: place for place, learner_id in enumerate(learner_ids)}
    versions = dict(zip(log.learner_ids, log.model_versions, strict=True))
    moved = np.array([places.get(learner_id, NONE) for learner_id in log.learner_ids], np.int32)
    reviews = replace(log.reviews, learner=moved[log.reviews.learner])
    cards = replace(log.cards, learner=moved[log.cards.learner])
    return replace(
        log,
        learner_ids=tuple(learner_ids),
        model_versions=tuple(versions.get(learner_id, _UNREAD) for learner_id in learner_ids),
        reviews=reviews.where(reviews.learner != NONE),
        cards=cards.where(cards.learner != NONE),
    )


def _empty_log(learner_ids: Sequence[str]) -> ClassLog:
    codes: Codes = np.empty(0, np.int32)
    days = np.empty(0, "datetime64[D]")
    reviews = ReviewColumns(codes, codes, codes, codes, codes.astype(np.bool_), codes, codes, codes, days)
    unread = (_UNREAD,) * len(learner_ids)
    return ClassLog(
        tuple(learner_ids), unread, (), (), reviews, CardColumns(codes, codes, codes.astype(np.float64), days)
    )
