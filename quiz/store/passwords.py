"""Passwords: which are good enough, how they are kept (Argon2id), and those that are made for one use.

What must be impossible to guess comes from the system's source of randomness: nobody may choose it, tests included.
"""

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MIN_CHARS, MAX_CHARS = 10, 200
# RFC 9106's second choice, for machines that are not all memory: 64 MiB, 3 passes, 4 lanes.
_HASHER = PasswordHasher()
_EASY_TO_READ = "abcdefghjkmnpqrstuvwxyz23456789"  # without 0, o, 1, i, l
_N_GROUPS, _N_IN_GROUP = 4, 4  # 79 bits


def check(password: str, *, user_name: str) -> None:
    """Raise ValueError, with what to do, unless *password* is good enough: long, and not the user name."""
    if len(password) < MIN_CHARS:
        raise ValueError(f"Choose a password of at least {MIN_CHARS} characters; a few words do well.")
    if len(password) > MAX_CHARS:
        raise ValueError(f"Choose a password of at most {MAX_CHARS} characters.")
    if user_name in _plain(password).casefold():
        raise ValueError("Choose a password that does not hold your user name.")
    if len(set(password)) < MIN_CHARS // 2:
        raise ValueError("Choose a password with more different characters.")


def hash_of(password: str) -> str:
    """Return what is kept of *password*. Takes tens of milliseconds and 64 MiB, on purpose."""
    return _HASHER.hash(_plain(password))


def is_right(password: str, password_hash: str | None) -> bool:
    """Tell whether *password* is the one kept; where none is, work as long and say no."""
    try:
        return _HASHER.verify(password_hash or _hash_of_nothing(), _plain(password)) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Tell whether *password_hash* was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def one_time() -> str:
    """Return a password for one use, easy to read out: "k7mq-2hxd-…"."""
    groups = ("".join(secrets.choice(_EASY_TO_READ) for _ in range(_N_IN_GROUP)) for _ in range(_N_GROUPS))
    return "-".join(groups)


def _plain(password: str) -> str:
    """Return *password* as one sequence of characters, however the keyboard composed its accents (RFC 8265)."""
    return unicodedata.normalize("NFC", password)


@cache
def _hash_of_nothing() -> str:
    return _HASHER.hash(secrets.token_urlsafe())
