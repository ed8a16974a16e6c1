"""What instructors do to items: every change a version of the deck, with its author; regrades beside the log."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from decks.curation import carried_over, verdict, with_item, without_item
from decks.handwritten import moved
from decks.model import ArticleError, Deck, Item
from quiz.model import (
    Credit,
    CurationAction,
    ItemEdit,
    ItemFlag,
    Learner,
    NotFoundError,
    Regrade,
    Role,
    StaleAnswerError,
)
from quiz.store import decks
from quiz.store.engine import reading, writing
from quiz.store.rights import check_role, role_of
from quiz.store.schema import card_marks, item_changes, items, learners, regrades

_EDITS = (
    sa.select(
        item_changes.c.action,
        learners.c.name,
        item_changes.c.comment,
        item_changes.c.changed_at,
        item_changes.c.version,
        item_changes.c.item_id,
    )
    .join(learners, learners.c.learner_id == item_changes.c.learner_id)
    .where(item_changes.c.deck_id == sa.bindparam("deck_id"))
    .order_by(item_changes.c.change_id)
)
_FLAGS = (
    sa.select(card_marks.c.item_id, card_marks.c.flag)
    .join(items, items.c.item_id == card_marks.c.item_id)
    .where(items.c.deck_id == sa.bindparam("deck_id"), card_marks.c.flag.is_not(None))
    .order_by(items.c.position, card_marks.c.flag)
)
_REGRADES = (
    sa.select(
        regrades.c.regrade_id,
        regrades.c.deck_id,
        regrades.c.item_id,
        regrades.c.credit,
        regrades.c.accepted,
        regrades.c.before,
        regrades.c.comment,
        learners.c.name,
    )
    .join(learners, learners.c.learner_id == regrades.c.learner_id)
    .where(regrades.c.deck_id.in_(sa.bindparam("deck_ids", expanding=True)), regrades.c.taken_back_at.is_(None))
    .order_by(regrades.c.regrade_id)
)


_N_SUCH_ITEMS = (
    sa.select(sa.func.count())
    .select_from(items)
    .where(items.c.deck_id == sa.bindparam("deck_id"), items.c.item_id == sa.bindparam("item_id"))
)


class Curation:
    """The review desk's part of the store. Instructors may change items; NotAllowedError for others."""

    def __init__(self, engine: Engine) -> None:
        """Use *engine*, whose tables are up to date."""
        self._engine = engine

    def write(self, acting: Learner, deck_id: str, item: Item, *, comment: str = "", now: datetime) -> None:
        """Ask *item*, which the acting person wrote, from now on.

        StaleAnswerError if it is asked already or was retired, or the article was changed meanwhile; ArticleError if
        the article does not prove it; NotFoundError if there is no such deck.
        """
        with writing(self._engine) as connection:
            deck = _present(connection, acting, deck_id, None)
            if connection.scalar(_N_SUCH_ITEMS, {"deck_id": deck_id, "item_id": item.item_id}):
                raise StaleAnswerError("This very card was written before; look for it among all items or the retired.")
            if item.section_id not in {section.section_id for section in deck.sections}:
                raise StaleAnswerError("The article was changed meanwhile; write the card to what it says now.")
            if refused := verdict(deck, item).refused:
                raise ArticleError(deck.source.name, "; ".join(refused))
            _keep(connection, acting, with_item(deck, item), item.item_id, CurationAction.WRITTEN, comment, now)

    def edit(
        self, acting: Learner, deck_id: str, before: Item, after: Item, *, comment: str = "", now: datetime
    ) -> None:
        """Put *after* in the place of *before*; cards, reviews and Anki notes follow by the id, which stays.

        StaleAnswerError if the item is not as *before* any more; ArticleError if the article does not prove *after*;
        NotFoundError if there is no such deck.
        """
        with writing(self._engine) as connection:
            deck = _present(connection, acting, deck_id, before)
            if refused := verdict(deck, after).refused:
                raise ArticleError(deck.source.name, "; ".join(refused))
            _keep(connection, acting, with_item(deck, after), after.item_id, CurationAction.EDITED, comment, now)

    def retire(self, acting: Learner, deck_id: str, item: Item, *, comment: str = "", now: datetime) -> None:
        """Ask *item* no more; what was answered stays. StaleAnswerError if it was changed meanwhile."""
        with writing(self._engine) as connection:
            deck = _present(connection, acting, deck_id, item)
            _keep(
                connection, acting, without_item(deck, item.item_id), item.item_id, CurationAction.RETIRED, comment, now
            )

    def restore(self, acting: Learner, deck_id: str, item: Item, *, comment: str = "", now: datetime) -> None:
        """Ask a retired *item* again; StaleAnswerError if it is asked already, ArticleError if it is not proven now."""
        with writing(self._engine) as connection:
            deck = _present(connection, acting, deck_id, None)
            if any(other.item_id == item.item_id for other in deck.items):
                raise StaleAnswerError("This item is in the deck already.")
            if item.section_id not in {s.section_id for s in deck.sections} or verdict(deck, item).refused:
                raise ArticleError(deck.source.name, "its article does not prove this item any more")
            _keep(connection, acting, with_item(deck, item), item.item_id, CurationAction.RESTORED, comment, now)

    def approve(self, acting: Learner, deck_id: str, item: Item, *, comment: str = "", now: datetime) -> None:
        """Write down that *item* is good as it stands; StaleAnswerError if it was changed meanwhile."""
        with writing(self._engine) as connection:
            deck = _present(connection, acting, deck_id, item)
            _keep(connection, acting, deck, item.item_id, CurationAction.APPROVED, comment, now)

    def history(self, acting: Learner, deck_id: str) -> dict[str, tuple[ItemEdit, ...]]:
        """Return what was done to the deck's items by hand, by item, oldest first."""
        with reading(self._engine, is_snapshot=True) as connection:
            check_role(connection, acting, Role.INSTRUCTOR)
            return _history(connection, deck_id)

    def with_edits(self, acting: Learner, built: Deck) -> Deck:
        """Return a newly *built* deck with what was written, edited and retired by hand in the one it will follow."""
        with reading(self._engine, is_snapshot=True) as connection:
            check_role(connection, acting, Role.INSTRUCTOR)
            history = _history(connection, built.deck_id)
            written = _written(connection, history, built) if history else ()
        newest = {item_id: edits[-1].after for item_id, edits in history.items()}
        by_hand = {item_id: item for item_id, item in newest.items() if item is not None}
        return carried_over(built, by_hand, newest.keys() - by_hand.keys(), written)

    def flags(self, acting: Learner, deck_id: str) -> tuple[ItemFlag, ...]:
        """Return what students flagged in the deck, in its order, without who it was."""
        with reading(self._engine) as connection:
            check_role(connection, acting, Role.INSTRUCTOR)
            return tuple(ItemFlag(*row) for row in connection.execute(_FLAGS, {"deck_id": deck_id}))

    def regrade(
        self,
        acting: Learner,
        deck_id: str,
        item_id: str,
        credit: Credit,
        *,
        accepted: Sequence[str] = (),
        before: datetime,
        comment: str = "",
    ) -> None:
        """Score the answers given to an item *before* a moment anew, in place of an earlier regrade.

        ValueError unless *accepted* names options with Credit.ACCEPTED and none otherwise; NotFoundError if there is no
        such item.
        """
        if bool(accepted) != (credit is Credit.ACCEPTED):
            raise ValueError("Name the options that count as right, or let everyone or nobody have the mark.")
        row = {
            "learner_id": acting.learner_id,
            "deck_id": deck_id,
            "item_id": item_id,
            "credit": credit,
            "accepted": json.dumps(list(accepted), ensure_ascii=False),
            "before": before,
            "comment": comment,
        }
        with writing(self._engine) as connection:
            check_role(connection, acting, Role.INSTRUCTOR)
            if connection.scalar(_N_SUCH_ITEMS, {"deck_id": deck_id, "item_id": item_id}) == 0:
                raise NotFoundError(f"The deck {deck_id!r} has no item {item_id!r}.")
            _take_back(connection, regrades.c.item_id == item_id, now=before)
            connection.execute(sa.insert(regrades), row)

    def take_back_regrade(self, acting: Learner, regrade_id: int, *, now: datetime) -> None:
        """Let the answers count as they were given; one that was taken back before is left so."""
        with writing(self._engine) as connection:
            check_role(connection, acting, Role.INSTRUCTOR)
            _take_back(connection, regrades.c.regrade_id == regrade_id, now=now)

    def regrades(self, acting: Learner, deck_ids: Sequence[str]) -> tuple[Regrade, ...]:
        """Return the regrades that count, of the decks' items; everyone may know what their answers count."""
        with reading(self._engine) as connection:
            role_of(connection, acting)
            rows = connection.execute(_REGRADES, {"deck_ids": list(deck_ids)})
            return tuple(Regrade(*row[:4], tuple(json.loads(row.accepted)), *row[5:]) for row in rows)


def _present(connection: Connection, acting: Learner, deck_id: str, expected: Item | None) -> Deck:
    """Return the deck as it is now, locked; StaleAnswerError where it does not hold the item as *expected*."""
    check_role(connection, acting, Role.INSTRUCTOR)
    decks.version_of(connection, deck_id)
    deck = decks.load(connection, deck_id, decks.locked_version(connection, deck_id))
    if expected is not None and expected not in deck.items:
        raise StaleAnswerError("Someone changed this item meanwhile; what is shown now is how it stands.")
    return deck


def _keep(
    connection: Connection,
    acting: Learner,
    deck: Deck,
    item_id: str,
    action: CurationAction,
    comment: str,
    now: datetime,
) -> None:
    """Keep *deck*, a new version if it differs, and write down who did what to the item."""
    decks.save(connection, acting.learner_id, deck, now=now)
    row = {
        "learner_id": acting.learner_id,
        "deck_id": deck.deck_id,
        "item_id": item_id,
        "version": decks.version_of(connection, deck.deck_id),
        "action": action,
        "comment": comment,
        "changed_at": now,
    }
    connection.execute(sa.insert(item_changes), row)


def _history(connection: Connection, deck_id: str) -> dict[str, tuple[ItemEdit, ...]]:
    """Return the edits of the deck's items, each with the item before and after it."""
    versions: dict[int, dict[str, Item]] = {}
    found: dict[str, list[ItemEdit]] = {}
    for row in connection.execute(_EDITS, {"deck_id": deck_id}).all():
        old = row.version if row.action is CurationAction.APPROVED else row.version - 1
        for version in {old, row.version} - versions.keys():
            versions[version] = {item.item_id: item for item in decks.load(connection, deck_id, version).items}
        before, after = versions[old].get(row.item_id), versions[row.version].get(row.item_id)
        edit = ItemEdit(row.action, row.name, row.comment, row.changed_at, before, after)
        found.setdefault(row.item_id, []).append(edit)
    return {item_id: tuple(edits) for item_id, edits in found.items()}


def _written(connection: Connection, history: Mapping[str, Sequence[ItemEdit]], built: Deck) -> tuple[Item, ...]:
    """Return the items written by hand that are asked now, as they stand in the newly *built* deck's article."""
    present = decks.load(connection, built.deck_id, decks.version_of(connection, built.deck_id))
    by_hand = {item_id for item_id, edits in history.items() if edits[0].action is CurationAction.WRITTEN}
    in_newer = (moved(item, present, built) for item in present.items if item.item_id in by_hand)
    return tuple(item for item in in_newer if item is not None)


def _take_back(connection: Connection, which: sa.ColumnElement[bool], *, now: datetime) -> None:
    is_counting = regrades.c.taken_back_at.is_(None)
    connection.execute(sa.update(regrades).where(which, is_counting).values(taken_back_at=now))
