"""The queries about decks: keeping one, reading it back, listing them with what a learner has to do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decks import deckfile
from decks.curation import Change, changes
from decks.model import ArticleError, Deck, Item
from quiz.model import CardState, Learner, NotAllowedError, NotFoundError
from quiz.scheduling import study_day
from quiz.store.schema import card_marks, cards, deck_versions, decks, items, pictures
from quiz.store.upsert import add_missing, is_repeat, upsert


@dataclass(frozen=True, slots=True)
class DeckChange:
    """What keeping a deck did to its items.

    Kept ones ask the same, updated ones are worded anew, retired ones are asked no more though their reviews stay.
    """

    n_kept: int
    n_updated: int
    n_new: int
    n_retired: int


@dataclass(frozen=True, slots=True)
class DeckTitle:
    """A line of the library. *n_new* and *n_due* are the acting learner's cards, without suspended ones."""

    deck_id: str
    title: str
    kept_at: datetime
    n_items: int
    n_new: int
    n_due: int


_LOCK = sa.select(decks.c.version).where(decks.c.deck_id == sa.bindparam("deck_id")).with_for_update(key_share=True)
_VERSION = sa.select(decks.c.version).where(decks.c.deck_id == sa.bindparam("deck_id"), decks.c.removed_at.is_(None))
_VERSIONS = sa.select(decks.c.deck_id, decks.c.version).where(
    decks.c.deck_id.in_(sa.bindparam("deck_ids", expanding=True)), decks.c.removed_at.is_(None)
)
_IS_VERSION = (deck_versions.c.deck_id == sa.bindparam("deck_id")) & (
    deck_versions.c.version == sa.bindparam("version")
)
_FILE = sa.select(deck_versions.c.deck_file).where(_IS_VERSION)
_PICTURE = sa.select(pictures.c.content).where(pictures.c.picture_id == sa.bindparam("picture_id"))
_KEEPER = sa.select(deck_versions.c.learner_id).where(_IS_VERSION)
_IS_CURRENT = (items.c.deck_id == decks.c.deck_id) & (items.c.version == decks.c.version)
_IS_OPEN = sa.and_(
    sa.func.coalesce(card_marks.c.is_suspended, sa.false()).is_(sa.false()),
    sa.func.coalesce(card_marks.c.buried_until <= sa.bindparam("today", type_=cards.c.due_day.type), sa.true()),
)
_IS_NEW = cards.c.item_id.is_(None)
_IS_DUE = sa.case(  # as `quiz.scheduling.is_due`
    (cards.c.state == CardState.REVIEW, cards.c.due_day <= sa.bindparam("today", type_=cards.c.due_day.type)),
    else_=cards.c.due_at <= sa.bindparam("now", type_=cards.c.due_at.type),
)
_TITLES = (
    sa.select(
        decks.c.deck_id,
        decks.c.title,
        deck_versions.c.kept_at,
        sa.func.count(items.c.item_id),
        sa.func.count(items.c.item_id).filter(_IS_OPEN, _IS_NEW),
        sa.func.count(items.c.item_id).filter(_IS_OPEN, _IS_DUE),
    )
    .join_from(
        decks,
        deck_versions,
        (deck_versions.c.deck_id == decks.c.deck_id) & (deck_versions.c.version == decks.c.version),
    )
    .outerjoin(items, _IS_CURRENT)
    .outerjoin(cards, (cards.c.item_id == items.c.item_id) & (cards.c.learner_id == sa.bindparam("learner_id")))
    .outerjoin(
        card_marks,
        (card_marks.c.item_id == items.c.item_id) & (card_marks.c.learner_id == sa.bindparam("learner_id")),
    )
    .where(decks.c.removed_at.is_(None))
    .group_by(decks.c.deck_id, decks.c.title, deck_versions.c.kept_at)
)


def save(connection: Connection, learner_id: str, deck: Deck, *, now: datetime) -> DeckChange:
    """Keep *deck*, as a new version if one with its id is there, and return what that changed.

    The same deck kept twice is one version. A removed deck comes back. ArticleError if an item belongs to another deck.
    """
    add_missing(connection, decks, {"deck_id": deck.deck_id, "title": deck.title, "version": 0})
    before_version = locked_version(connection, deck.deck_id)
    before = _file(connection, deck.deck_id, before_version) if before_version else None
    deck_file = deckfile.dumps(deck, names_pictures=True)
    version = before_version if deck_file == before else before_version + 1
    row = {"deck_id": deck.deck_id, "title": deck.title, "version": version, "removed_at": None}
    upsert(connection, decks, row)
    if version > before_version:
        kept = {"deck_id": deck.deck_id, "version": version, "learner_id": learner_id, "kept_at": now}
        connection.execute(sa.insert(deck_versions), {**kept, "deck_file": deck_file})
        for picture in deck.pictures:
            add_missing(connection, pictures, {"picture_id": picture.picture_id, "content": picture.content})
        _save_items(connection, deck, version)
    return _count(() if before is None else _read(connection, before, deck.title).items, deck.items)


def locked_version(connection: Connection, deck_id: str) -> int:
    """Return the version of a deck that is there, and let no other transaction change the deck until this one ends."""
    return int(connection.execute(_LOCK, {"deck_id": deck_id}).scalar_one())


def exist(connection: Connection) -> bool:
    """Tell whether there are decks, removed or not."""
    return bool(connection.scalar(sa.select(sa.exists().select_from(decks))))


def all_ids(connection: Connection) -> tuple[str, ...]:
    """Return the ids of all decks, removed ones too."""
    return tuple(connection.scalars(sa.select(decks.c.deck_id)))


def version_of(connection: Connection, deck_id: str) -> int:
    """Return the deck's present version; NotFoundError if there is none or it was removed."""
    version = connection.execute(_VERSION, {"deck_id": deck_id}).scalar_one_or_none()
    if version is None:
        raise NotFoundError(f"There is no deck {deck_id!r}; it may have been removed.")
    return int(version)


def versions_of(connection: Connection, deck_ids: Sequence[str]) -> dict[str, int]:
    """Return the present version of each of the decks that is there and not removed."""
    found = connection.execute(_VERSIONS, {"deck_ids": list(deck_ids)})
    return {row.deck_id: row.version for row in found}


def load(connection: Connection, deck_id: str, version: int) -> Deck:
    """Return *version* of the deck."""
    return _read(connection, _file(connection, deck_id, version), f"deck {deck_id}")


def titles(connection: Connection, learner: Learner, *, now: datetime) -> tuple[DeckTitle, ...]:
    """Return the decks that are not removed, by title, with what *learner* has to do in each."""
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    rows = connection.execute(_TITLES, {"learner_id": learner.learner_id, "now": now, "today": today})
    # Sorted here, because databases differ in what comes before what.
    return tuple(sorted((DeckTitle(*row) for row in rows), key=lambda deck: (deck.title.casefold(), deck.deck_id)))


def check_keeper(connection: Connection, learner_id: str, deck_id: str) -> None:
    """Raise NotAllowedError unless the learner kept the deck's present version; NotFoundError if there is none."""
    version = version_of(connection, deck_id)
    if connection.scalar(_KEEPER, {"deck_id": deck_id, "version": version}) != learner_id:
        raise NotAllowedError("Only who kept this deck may remove it.")


def remove(connection: Connection, deck_id: str, *, now: datetime) -> None:
    """Hide the deck, nothing else. NotFoundError if there is none."""
    version_of(connection, deck_id)
    connection.execute(sa.update(decks).where(decks.c.deck_id == deck_id).values(removed_at=now))


def _file(connection: Connection, deck_id: str, version: int) -> str:
    return str(connection.execute(_FILE, {"deck_id": deck_id, "version": version}).scalar_one())


def _read(connection: Connection, deck_file: str, name: str) -> Deck:
    """Return the deck that *deck_file* is, with its pictures; ArticleError if one is missing."""
    return deckfile.loads(
        deck_file, name=name, picture_at=lambda picture_id: connection.scalar(_PICTURE, {"picture_id": picture_id})
    )


def _save_items(connection: Connection, deck: Deck, version: int) -> None:
    """Write the items of *version*; those it lacks keep their older version, which retires them."""
    rows = [
        {
            "deck_id": deck.deck_id,
            "item_id": item.item_id,
            "section_id": item.section_id,
            "kind": item.kind,
            "position": position,
            "version": version,
        }
        for position, item in enumerate(deck.items)
    ]
    try:
        upsert(connection, items, *rows)
    except sa.exc.IntegrityError as error:
        if is_repeat(error):
            raise ArticleError(deck.source.name, "an item of this deck belongs to another deck already") from error
        raise


def _count(before: Sequence[Item], after: Sequence[Item]) -> DeckChange:
    found = Counter(item.change for item in changes(before, after))
    return DeckChange(found[Change.KEPT], found[Change.UPDATED], found[Change.NEW], found[Change.RETIRED])
