"""The queries about sign-ins: a browser holds a random token, the database its SHA-256, which is the sign-in's id."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import Learner, Role
from quiz.store.learners import LEARNER_COLUMNS
from quiz.store.schema import accounts, learners, sign_ins

LASTS = timedelta(days=30)  # since the browser was last seen
SEEN_EVERY = timedelta(minutes=10)  # a browser at work is written down this often


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at a browser, by the sign-in *sign_in_id*, and what they may do."""

    sign_in_id: str
    learner: Learner
    role: Role
    must_change_password: bool = False


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that is signed in: *name* says which ("Firefox on Android"), as far as it told."""

    sign_in_id: str
    name: str
    signed_in_at: datetime
    seen_at: datetime


_IS_OPEN = (
    (sign_ins.c.token_sha256 == sa.bindparam("sign_in_id"))
    & (sign_ins.c.expires_at > sa.bindparam("now", type_=sign_ins.c.expires_at.type))
    & learners.c.disabled_at.is_(None)
)
_VISITOR = (
    sa.select(*LEARNER_COLUMNS, learners.c.role, accounts.c.must_change_password, sign_ins.c.seen_at)
    .select_from(sign_ins)
    .join(learners, learners.c.learner_id == sign_ins.c.learner_id)
    .outerjoin(accounts, accounts.c.learner_id == sign_ins.c.learner_id)
    .where(_IS_OPEN)
)
_DEVICES = (
    sa.select(sign_ins.c.token_sha256, sign_ins.c.device, sign_ins.c.signed_in_at, sign_ins.c.seen_at)
    .where(sign_ins.c.learner_id == sa.bindparam("learner_id"), sign_ins.c.expires_at > sa.bindparam("now"))
    .order_by(sign_ins.c.seen_at.desc(), sign_ins.c.token_sha256)
)


def id_of(token: str) -> str:
    """Return the id of the sign-in whose browser holds *token*."""
    return sha256(token.encode()).hexdigest()


def start(connection: Connection, learner_id: str, *, device: str, now: datetime) -> str:
    """Sign a browser in and return the token that it is to keep; sign-ins that ran out are cleared away."""
    token = secrets.token_urlsafe(32)
    connection.execute(sa.delete(sign_ins).where(sign_ins.c.expires_at <= now))
    row = {"token_sha256": id_of(token), "learner_id": learner_id, "device": device, "signed_in_at": now}
    connection.execute(sa.insert(sign_ins), {**row, "seen_at": now, "expires_at": now + LASTS})
    connection.execute(sa.update(accounts).where(accounts.c.learner_id == learner_id).values(last_seen_at=now))
    return token


def visitor(connection: Connection, sign_in_id: str, *, now: datetime) -> tuple[Visitor, datetime] | None:
    """Return who is signed in and when the browser was last written down as seen; None if nobody is."""
    row = connection.execute(_VISITOR, {"sign_in_id": sign_in_id, "now": now}).one_or_none()
    if row is None:
        return None
    *settings, role, must_change_password, seen_at = row
    return Visitor(sign_in_id, Learner(*settings), Role(role), bool(must_change_password)), seen_at


def see(connection: Connection, visitor: Visitor, *, now: datetime) -> None:
    """Write that the visitor's browser was seen *now*, from when the sign-in lasts anew."""
    is_this = sign_ins.c.token_sha256 == visitor.sign_in_id
    connection.execute(sa.update(sign_ins).where(is_this).values(seen_at=now, expires_at=now + LASTS))
    is_theirs = accounts.c.learner_id == visitor.learner.learner_id
    connection.execute(sa.update(accounts).where(is_theirs).values(last_seen_at=now))


def devices(connection: Connection, learner_id: str, *, now: datetime) -> tuple[Device, ...]:
    """Return the learner's browsers that are signed in, the last seen first."""
    return tuple(Device(*row) for row in connection.execute(_DEVICES, {"learner_id": learner_id, "now": now}))


def end(connection: Connection, sign_in_id: str) -> None:
    """Sign one browser out; none there is no error."""
    connection.execute(sa.delete(sign_ins).where(sign_ins.c.token_sha256 == sign_in_id))


def end_all(connection: Connection, learner_id: str, *, but: str | None = None) -> None:
    """Sign out the learner's browsers, *but* the one of that sign-in."""
    is_theirs = sign_ins.c.learner_id == learner_id
    connection.execute(sa.delete(sign_ins).where(is_theirs, sign_ins.c.token_sha256 != (but or "")))
