"""A clock that went back: which answers came by it, and what it had said before."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.store.schema import cards, clock_setbacks

# Servers of one database differ by seconds, and the network puts clocks right by as much: no word is lost on that.
_TOLERANCE = timedelta(minutes=1)
# A card's last review never moves back, so the latest of a learner's cards is the latest time that the clock has told.
LATEST = sa.select(sa.func.max(cards.c.last_review_at, type_=cards.c.last_review_at.type)).where(
    cards.c.learner_id == sa.bindparam("learner_id")
)
_NOTE = sa.insert(clock_setbacks)


def ahead(connection: Connection, learner_id: str, *, now: datetime) -> datetime | None:
    """Return the time of the learner's latest answer if *now* is before it by a minute or more; else None."""
    latest_at = connection.scalar(LATEST, {"learner_id": learner_id})
    return latest_at if _went_back(latest_at, now) else None


def note(
    connection: Connection, learner_id: str, review_id: int, *, clock_at: datetime, latest_at: datetime | None
) -> None:
    """Log both clocks of an answer, what it says now and the latest that it had said, if the clock went back."""
    if _went_back(latest_at, clock_at):
        row = {"review_id": review_id, "learner_id": learner_id, "clock_at": clock_at, "latest_at": latest_at}
        connection.execute(_NOTE, row)


def _went_back(latest_at: datetime | None, now: datetime) -> bool:
    return latest_at is not None and latest_at - now >= _TOLERANCE
