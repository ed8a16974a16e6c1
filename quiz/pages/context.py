"""Give a page its store, its learner and the present moment: the only module here that reads clock or environment."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from uuid import uuid4
from zoneinfo import available_timezones

import streamlit as st

from quiz.model import Learner
from quiz.store import DEFAULT_URL, URL_VARIABLE, Store

ZONE_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
CLOCK_KEY = "clock"  # session state: what tells the time, the system's clock unless a test puts another there


def store() -> Store:
    """Return the store, opened once in this process for the database that the environment names."""
    return _open(os.environ.get(URL_VARIABLE, DEFAULT_URL))


def learner() -> Learner:
    """Return the one learner of a Casebook without accounts, made on first start in the browser's time zone."""
    return store().ensure_local_learner(zone=device_zone())


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
    clock: Callable[[], datetime] = st.session_state.setdefault(CLOCK_KEY, _system_clock)
    return clock()


def new_id() -> str:
    """Return an identifier that nothing else has."""
    return uuid4().hex


@st.cache_resource(show_spinner=False, on_release=Store.close)
def _open(url: str) -> Store:
    return Store.open(url)


def _system_clock() -> datetime:
    return datetime.now(UTC)
