"""What whoever runs Casebook has set: how people sign in, who may sign up, how long the data of those gone is kept."""

import secrets
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from quiz.model import Mode, SignUp
from quiz.store.schema import installation
from quiz.store.upsert import add_missing, upsert

_MODE, _SIGN_UP, _PASSWORDS, _RETENTION = "mode", "sign up", "passwords", "retention days"
_FIRST_CODE, _SECRET = "first start code", "secret"
_VALUE = sa.select(installation.c.value).where(installation.c.name == sa.bindparam("name"))
_LOCK = sa.select(installation.c.value).where(installation.c.name == _SECRET).with_for_update()
_ALL = sa.select(installation.c.name, installation.c.value)


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of this Casebook. *mode* is None until someone has chosen one.

    *has_passwords*: whether people may sign in with a password where they could also through a provider.
    *retention_days*: how long after leaving the data of a person is kept; None keeps it.
    """

    mode: Mode | None = None
    sign_up: SignUp = SignUp.CLOSED
    has_passwords: bool = True
    retention_days: int | None = None


def load(connection: Connection) -> Policy:
    """Return the settings."""
    values = {row.name: row.value for row in connection.execute(_ALL)}
    days = values.get(_RETENTION)
    return Policy(
        mode=Mode(values[_MODE]) if _MODE in values else None,
        sign_up=SignUp(values.get(_SIGN_UP, SignUp.CLOSED)),
        has_passwords=values.get(_PASSWORDS, "yes") == "yes",
        retention_days=int(days) if days else None,
    )


def save(connection: Connection, policy: Policy) -> None:
    """Write the settings; ValueError, and nothing written, for a retention of no days."""
    if policy.retention_days is not None and policy.retention_days < 1:
        raise ValueError("Keep the data for at least one day, or for good.")
    values = {
        _SIGN_UP: policy.sign_up.value,
        _PASSWORDS: "yes" if policy.has_passwords else "no",
        _RETENTION: str(policy.retention_days or ""),
    }
    if policy.mode is not None:
        values[_MODE] = policy.mode.value
    upsert(connection, installation, *({"name": name, "value": value} for name, value in values.items()))


def first_code(connection: Connection) -> str:
    """Return the code that protects the first start, made once; every process of this installation tells the same."""
    return _made_once(connection, _FIRST_CODE, secrets.token_hex(8))


def drop_first_code(connection: Connection) -> None:
    """Forget the code of the first start, which is over."""
    connection.execute(sa.delete(installation).where(installation.c.name == _FIRST_CODE))


def secret(connection: Connection) -> bytes:
    """Return this installation's secret, made once, without which hashes of names and addresses could be guessed."""
    return _made_once(connection, _SECRET, secrets.token_hex(32)).encode()


def lock(connection: Connection) -> None:
    """Let no other transaction change who may come in until this one ends."""
    secret(connection)
    connection.execute(_LOCK)


def _made_once(connection: Connection, name: str, new_value: str) -> str:
    value = connection.scalar(_VALUE, {"name": name})
    if value is None:
        add_missing(connection, installation, {"name": name, "value": new_value})
        value = connection.scalar(_VALUE, {"name": name})
    return str(value)
