"""The queries about accounts: how a person is found by what they sign in with, made, closed, and given a role."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import Learner, NotAllowedError, NotFoundError, Role
from quiz.store import learners, schema, sign_ins
from quiz.store.schema import accounts
from quiz.store.upsert import is_repeat

TAKEN_IDENTITY = "Another account signs in with this already. If it is yours, delete it on its Privacy page first."
MAX_NAME_CHARS = 80
_MIN_USER_NAME_CHARS = 2


@dataclass(frozen=True, slots=True)
class Account:
    """A person as administrators see them. *issuer* is the provider they sign in through, if any."""

    learner_id: str
    user_name: str
    name: str
    role: Role
    is_disabled: bool
    has_password: bool
    issuer: str | None
    created_at: datetime
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an OpenID provider says someone is: *subject* never changes at its *issuer*; the names are suggestions."""

    issuer: str
    subject: str
    user_name: str
    name: str


_ACCOUNTS = sa.select(
    accounts.c.learner_id,
    accounts.c.user_name,
    schema.learners.c.name,
    schema.learners.c.role,
    schema.learners.c.disabled_at.is_not(None).label("is_disabled"),
    accounts.c.password_hash.is_not(None).label("has_password"),
    accounts.c.issuer,
    accounts.c.created_at,
    accounts.c.last_seen_at,
).join(schema.learners, schema.learners.c.learner_id == accounts.c.learner_id)
_BY_ID = _ACCOUNTS.where(accounts.c.learner_id == sa.bindparam("learner_id"))
_BY_USER_NAME = _ACCOUNTS.where(accounts.c.user_name == sa.bindparam("user_name"))
_BY_IDENTITY = _ACCOUNTS.where(
    accounts.c.issuer == sa.bindparam("issuer"), accounts.c.subject == sa.bindparam("subject")
)
_HASH = sa.select(accounts.c.password_hash).where(accounts.c.learner_id == sa.bindparam("learner_id"))
_OTHER_ADMINISTRATORS = sa.select(sa.func.count()).where(
    accounts.c.learner_id == schema.learners.c.learner_id,
    schema.learners.c.role == Role.ADMINISTRATOR,
    schema.learners.c.disabled_at.is_(None),
    schema.learners.c.learner_id != sa.bindparam("learner_id"),
)


def plain_user_name(user_name: str) -> str:
    """Return *user_name* as it is kept and compared: composed, lower case, without space around it."""
    return unicodedata.normalize("NFKC", user_name).strip().casefold()


def find(connection: Connection, user_name: str) -> Account | None:
    """Return the account with the user name, however it is written; None if there is none."""
    return _found(connection, _BY_USER_NAME, user_name=plain_user_name(user_name))


def find_identity(connection: Connection, identity: Identity) -> Account | None:
    """Return the account that signs in as *identity*; None if there is none."""
    return _found(connection, _BY_IDENTITY, issuer=identity.issuer, subject=identity.subject)


def load(connection: Connection, learner_id: str) -> Account:
    """Return the person's account; NotFoundError if there is none."""
    account = _found(connection, _BY_ID, learner_id=learner_id)
    if account is None:
        raise NotFoundError("There is no such account; it may have been deleted.")
    return account


def listed(connection: Connection) -> tuple[Account, ...]:
    """Return all accounts by name."""
    found = (Account(*row) for row in connection.execute(_ACCOUNTS))
    return tuple(sorted(found, key=lambda account: (account.name.casefold(), account.user_name)))


def password_hash(connection: Connection, learner_id: str) -> str | None:
    """Return what is kept of the person's password; None for one who has none."""
    return connection.scalar(_HASH, {"learner_id": learner_id})


def add(
    connection: Connection,
    *,
    user_name: str,
    name: str,
    role: Role,
    now: datetime,
    password_hash: str | None = None,
    must_change_password: bool = False,
    zone: str = "UTC",
    identity: Identity | None = None,
) -> Account:
    """Make a person with an account, who signs in by password, as *identity*, or (with neither yet) not at all.

    ValueError, and nothing written, if the user name is taken or a name cannot be one.
    """
    person = Learner(secrets.token_hex(16), checked_name(name), zone=zone)
    learners.add(connection, person, role)
    open_for(
        connection,
        person.learner_id,
        user_name=user_name,
        now=now,
        password_hash=password_hash,
        must_change_password=must_change_password,
        identity=identity,
    )
    return load(connection, person.learner_id)


def open_for(
    connection: Connection,
    learner_id: str,
    *,
    user_name: str,
    now: datetime,
    password_hash: str | None = None,
    must_change_password: bool = False,
    identity: Identity | None = None,
) -> None:
    """Give an account to a person who has none; ValueError if the user name is taken or cannot be one."""
    row = {
        "learner_id": learner_id,
        "user_name": checked_user_name(user_name),
        "password_hash": password_hash,
        "must_change_password": must_change_password,
        "issuer": identity.issuer if identity else None,
        "subject": identity.subject if identity else None,
        "created_at": now,
    }
    try:
        connection.execute(sa.insert(accounts), row)
    except sa.exc.IntegrityError as error:
        if is_repeat(error):
            raise ValueError("This user name is taken; choose another.") from error
        raise


def free_user_name(connection: Connection, wanted: str) -> str:
    """Return *wanted* as a user name, or with a number after it if it is taken."""
    base = "".join(plain_user_name(wanted).split())[: MAX_NAME_CHARS - 6] or "student"
    n = 1
    while find(connection, candidate := base if n == 1 else f"{base}{n}") is not None:
        n += 1
    return candidate if len(candidate) >= _MIN_USER_NAME_CHARS else free_user_name(connection, f"student-{candidate}")


def set_password(connection: Connection, learner_id: str, password_hash: str, *, must_change: bool) -> None:
    """Keep another password's hash; with *must_change* its owner is to choose their own before anything else."""
    values = {"password_hash": password_hash, "must_change_password": must_change}
    connection.execute(sa.update(accounts).where(accounts.c.learner_id == learner_id).values(values))


def replace_hash(connection: Connection, learner_id: str, old_hash: str, new_hash: str) -> None:
    """Keep the same password by a newer hash, unless it was changed meanwhile."""
    is_same = (accounts.c.learner_id == learner_id) & (accounts.c.password_hash == old_hash)
    connection.execute(sa.update(accounts).where(is_same).values(password_hash=new_hash))


def link(connection: Connection, learner_id: str, identity: Identity) -> None:
    """Let the person sign in as *identity* from now on; ValueError if someone else does."""
    values = {"issuer": identity.issuer, "subject": identity.subject}
    try:
        connection.execute(sa.update(accounts).where(accounts.c.learner_id == learner_id).values(values))
    except sa.exc.IntegrityError as error:
        if is_repeat(error):
            raise ValueError(TAKEN_IDENTITY) from error
        raise


def set_role(connection: Connection, learner_id: str, role: Role) -> None:
    """Give the person another role; NotAllowedError if nobody would be left to look after accounts."""
    if role is not Role.ADMINISTRATOR:
        check_not_last(connection, learner_id)
    _update_learner(connection, learner_id, role=role)


def disable(connection: Connection, learner_id: str, *, now: datetime) -> None:
    """Close the account and sign its browsers out; NotAllowedError if nobody would be left to look after accounts."""
    check_not_last(connection, learner_id)
    _update_learner(connection, learner_id, disabled_at=now)
    sign_ins.end_all(connection, learner_id)


def enable(connection: Connection, learner_id: str) -> None:
    """Open the account again."""
    _update_learner(connection, learner_id, disabled_at=None)


def check_not_last(connection: Connection, learner_id: str) -> None:
    """Raise NotAllowedError if without this person nobody could look after accounts."""
    if not connection.scalar(_OTHER_ADMINISTRATORS, {"learner_id": learner_id}):
        raise NotAllowedError("This is the last administrator. Make somebody else an administrator first.")


def checked_name(name: str) -> str:
    """Return *name* without space around it; ValueError unless it can stand on one line."""
    name = " ".join(name.split())
    if not name or len(name) > MAX_NAME_CHARS or not name.isprintable():
        raise ValueError(f"Give a name of 1 to {MAX_NAME_CHARS} letters.")
    return name


def checked_user_name(user_name: str) -> str:
    """Return *user_name* as it is kept; ValueError unless it can be typed and read on one line."""
    plain = plain_user_name(user_name)
    is_good = _MIN_USER_NAME_CHARS <= len(plain) <= MAX_NAME_CHARS and plain.isprintable() and " " not in plain
    if not is_good:
        raise ValueError(f"Give a user name of {_MIN_USER_NAME_CHARS} to {MAX_NAME_CHARS} letters, without spaces.")
    return plain


def _found(connection: Connection, query: sa.Select[Any], **values: str) -> Account | None:
    row = connection.execute(query, values).mappings().one_or_none()
    return None if row is None else Account(**row)


def _update_learner(connection: Connection, learner_id: str, **values: object) -> None:
    connection.execute(sa.update(schema.learners).where(schema.learners.c.learner_id == learner_id).values(**values))
