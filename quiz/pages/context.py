"""Give a page its store, its learner and the present moment: the only module here that reads clock or environment."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from uuid import uuid4
from zoneinfo import available_timezones

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from decks.reading import DEFAULT_MAX_BYTES, MAX_BYTES_VARIABLE
from quiz.model import Learner, NotAllowedError, Role
from quiz.store import DEFAULT_URL, URL_VARIABLE, Store, Visitor

ZONE_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
SIGN_IN_KEY = "sign_in"  # of st.user: the sign-in of this browser, told by the gate in `quiz.web`
CLOCK_KEY = "clock"  # session state: what tells the time, the process's clock unless a test puts another there


def store() -> Store:
    """Return the store, opened once in this process for the database that the environment names."""
    return _open(os.environ.get(URL_VARIABLE, DEFAULT_URL))


def visitor() -> Visitor | None:
    """Return who is at this tab now, None if the sign-in ended: read anew by one indexed query, never remembered.

    So a sign-in that is revoked, or an account that is closed, ends at the next press in every open tab.
    """
    return store().door.visitor(str(st.user.get(SIGN_IN_KEY) or ""), now=now())


def learner() -> Learner:
    """Return the learner at this tab; NotAllowedError if the sign-in ended."""
    found = visitor()
    if found is None:
        raise NotAllowedError("You are signed out here.")
    return found.learner


def may_curate() -> bool:
    """Tell whether who is at this tab may add and change decks; the store asks again before it does."""
    found = visitor()
    return found is not None and found.role is not Role.STUDENT


def has_single_sign_on() -> bool:
    """Tell whether people can sign in through an OpenID provider here, as the secrets say."""
    return bool(get_secrets_auth_section())


def max_article_bytes() -> int:
    """Return how large an article file may be, as the environment says; ValueError where that is no number."""
    return int(os.environ.get(MAX_BYTES_VARIABLE) or DEFAULT_MAX_BYTES)


def device_zone() -> str:
    """Return the time zone that the browser tells, UTC where it tells none that we know."""
    zone = st.context.timezone
    return zone if zone in zones() else "UTC"


@cache
def zones() -> tuple[str, ...]:
    """Return the time zones to choose from: those of regions, and UTC."""
    names = (name for name in available_timezones() if name.partition("/")[0] in ZONE_AREAS)
    return ("UTC", *sorted(names))


def now() -> datetime:
    """Return the present moment, in UTC."""
    clock: Callable[[], datetime] = st.session_state.get(CLOCK_KEY, _PROCESS.clock)
    return clock()


def tell_time_by(clock: Callable[[], datetime]) -> None:
    """Let *clock* tell the time in this process instead of the system's: for who lets weeks pass in a minute."""
    _PROCESS.clock = clock


def new_id() -> str:
    """Return an identifier that nothing else has."""
    return uuid4().hex


@dataclass
class _Process:
    """What this process runs by."""

    clock: Callable[[], datetime]


_PROCESS = _Process(lambda: datetime.now(UTC))


@st.cache_resource(show_spinner=False, on_release=Store.close)
def _open(url: str) -> Store:
    return Store.open(url)
