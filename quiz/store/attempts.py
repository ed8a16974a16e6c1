"""How often someone may try a password, or sign up without a code: counted for each name and address, over restarts.

A try counts before its password is looked at, so that many tries at once are many; the right password takes it back.
While someone waits, tries are refused and not counted, so nobody can be kept out for longer than the longest wait.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.amounts import counted
from quiz.model import NotAllowedError
from quiz.store import policy
from quiz.store.schema import sign_in_failures
from quiz.store.upsert import upsert

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)
TOO_MANY_TRIES = "Too many tries."
TOO_MANY_ACCOUNTS = "Too many accounts were made in a short time. With the join code of a class you need not wait."
_IS_OF = sign_in_failures.c.who == sa.bindparam("wanted")
_ROW = sa.select(sign_in_failures).where(_IS_OF).with_for_update()
_DROP = sa.delete(sign_in_failures).where(_IS_OF)


@dataclass(frozen=True, slots=True)
class Guesser:
    """Whose tries are counted: *who*, how many are *free* of waiting, and what is said of too many."""

    who: str
    free: int
    complaint: str = TOO_MANY_TRIES


def by_name(connection: Connection, user_name: str) -> Guesser:
    """Return who guesses at one account."""
    return Guesser(_hashed(connection, f"name:{user_name}"), free=5)


def by_address(connection: Connection, address: str) -> Guesser:
    """Return who guesses from one network address; a lecture hall may share one, and an IPv6 home has a /64 of them."""
    return Guesser(_hashed(connection, f"address:{_network(address)}"), free=60)


def newcomers(connection: Connection, address: str) -> tuple[Guesser, Guesser]:
    """Return who signs up without a code: those at one network address, and everybody."""
    here = _hashed(connection, f"newcomers:{_network(address)}")
    return Guesser(here, 60, TOO_MANY_ACCOUNTS), Guesser(_hashed(connection, "newcomers"), 300, TOO_MANY_ACCOUNTS)


def take(connection: Connection, guesser: Guesser, *, now: datetime) -> None:
    """Count a try; NotAllowedError with the wait, and nothing counted, if there were too many."""
    row = connection.execute(_ROW, {"wanted": guesser.who}).one_or_none()
    if row is None or now - row.last_at > FORGOTTEN_AFTER:
        upsert(connection, sign_in_failures, {"who": guesser.who, "n_failures": 1, "first_at": now, "last_at": now})
        return
    if row.n_failures >= guesser.free and (
        left := row.last_at + _wait(row.n_failures - guesser.free) - now
    ) > timedelta(0):
        raise NotAllowedError(f"{guesser.complaint} Wait {_words(left)}, then try again.")
    counted = {"n_failures": row.n_failures + 1, "last_at": now}
    connection.execute(sa.update(sign_in_failures).where(sign_in_failures.c.who == guesser.who).values(counted))


def forget(connection: Connection, guesser: Guesser) -> None:
    """Forget the tries of who knew the password."""
    connection.execute(_DROP, {"wanted": guesser.who})


def take_back(connection: Connection, guesser: Guesser) -> None:
    """Take back one try: its password was right, which says nothing of the others from this address."""
    row = connection.execute(_ROW, {"wanted": guesser.who}).one_or_none()
    if row is None or row.n_failures == 1:
        forget(connection, guesser)
        return
    one_less = {"n_failures": row.n_failures - 1}
    connection.execute(sa.update(sign_in_failures).where(sign_in_failures.c.who == guesser.who).values(one_less))


def drop_old(connection: Connection, *, now: datetime) -> None:
    """Delete the counts that no longer matter."""
    connection.execute(sa.delete(sign_in_failures).where(sign_in_failures.c.last_at < now - FORGOTTEN_AFTER))


def _wait(n_over: int) -> timedelta:
    """Return the wait after *n_over* tries too many: twice as long each time."""
    n_doublings = min(n_over, 10)
    return min(FIRST_WAIT * (1 << n_doublings), LONGEST_WAIT)


def _words(left: timedelta) -> str:
    seconds = max(1, round(left.total_seconds()))
    if seconds < 90:
        return counted(seconds, "second")
    return f"{-(-seconds // 60)} minutes"


def _network(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else address


def _hashed(connection: Connection, who: str) -> str:
    return hmac.new(policy.secret(connection), who.encode(), sha256).hexdigest()
