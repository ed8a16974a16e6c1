"""Warn where the clock went back: nothing is lost, but until it has caught up no time passes for the cards."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from quiz.model import Learner
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.findings import day_words


def draw_clock_warning(learner: Learner, *, now: datetime) -> None:
    """Draw the warning if the learner's latest answer is later than *now*; it stands until the clock has caught up."""
    latest_at = context.store().clock_ahead(learner, now=now)
    if latest_at is not None:
        st.warning(inert(clock_words(latest_at, zone=learner.zone, now=now)), icon=":material/schedule:")


def clock_words(latest_at: datetime, *, zone: str, now: datetime) -> str:
    """Say what both clocks say, what it means for the learner, and what to do."""
    local = [at.astimezone(ZoneInfo(zone)) for at in (now, latest_at)]
    said, before = (f"{at:%H:%M} on {day_words(at.date(), today=local[0].date())}" for at in local)
    return (
        f"The clock went back. It says {said}, but you answered last at {before}. Your answers count and are kept; "
        "until the clock has caught up, no time passes for your cards. If it is wrong, set it right."
    )
