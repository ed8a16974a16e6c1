"""The form of an exam plan: the day, the minutes of each weekday, days off, decks; what its buttons do."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from decks.model import Deck
from quiz.model import ExamPlan
from quiz.pages import context
from quiz.pages.deck_names import deck_names
from quiz.pages.notices import say, saying_refusals

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
USUAL_MINUTES, USUAL_DAYS_AHEAD = 20, 28
DAY_KEY, DECKS_KEY, OFF_KEY, MORE_OFF_KEY = "exam day", "exam decks", "days off", "more days off"
MAX_DAYS_OFF = 366


def draw_form(plan: ExamPlan | None, decks: Mapping[str, Deck], *, today: date) -> None:
    """Draw the form with *plan*, or with what is usual."""
    names = deck_names(decks.values())
    with st.form("exam plan"):
        earliest = today + timedelta(days=1)
        day = today + timedelta(days=USUAL_DAYS_AHEAD) if plan is None else plan.exam_day
        st.date_input("Day of the exam", value=max(day, earliest), min_value=earliest, key=DAY_KEY)
        chosen = tuple(decks) if plan is None else tuple(deck_id for deck_id in plan.deck_ids if deck_id in decks)
        st.multiselect(
            "What it is about",
            tuple(decks),
            default=chosen,
            format_func=names.__getitem__,
            key=DECKS_KEY,
        )
        st.write("Minutes of study on a")
        with st.container(horizontal=True, gap="small"):
            for number, name in enumerate(WEEKDAYS):
                minutes = USUAL_MINUTES if plan is None else plan.minutes[number]
                st.number_input(name, 0, 24 * 60, value=minutes, step=5, key=minutes_key(number), width=110)
        off = () if plan is None else tuple(sorted(day for day in plan.days_off if day >= today))
        if off:
            st.multiselect("Days off", off, default=off, format_func=lambda day: f"{day:%A, %d %B %Y}", key=OFF_KEY)
        st.date_input("More days off, from the first to the last", value=[], min_value=today, key=MORE_OFF_KEY)
        st.form_submit_button(
            "Plan this exam" if plan is None else "Change the plan",
            type="primary",
            icon=":material/event:",
            on_click=make,
        )


def minutes_key(weekday: int) -> str:
    """Return the widget key of the minutes on *weekday* (0 is Monday)."""
    return f"minutes on {WEEKDAYS[weekday]}"


def make() -> None:
    """Follow the plan that the form holds; say what is wrong with it where it makes no sense."""
    state = st.session_state
    days_off = {*state.get(OFF_KEY, ()), *_days_between(state.get(MORE_OFF_KEY, ()))}
    plan = ExamPlan(
        state[DAY_KEY],
        tuple(int(state[minutes_key(weekday)] or 0) for weekday in range(len(WEEKDAYS))),
        tuple(state[DECKS_KEY]),
        frozenset(days_off),
    )
    with saying_refusals():
        context.store().plans.make(context.learner(), plan, now=context.now())
        say("Your exam is planned. “Due today” on the Study page now chooses for it.")


def end() -> None:
    """Follow no plan any more."""
    context.store().plans.end(context.learner(), now=context.now())
    say("The plan is ended. “Due today” goes by what is due again.")


def _days_between(ends: tuple[date, ...]) -> set[date]:
    """Return the days from the first to the last of *ends*; a single one is itself."""
    if not ends:
        return set()
    first, last = ends[0], ends[-1]
    return {first + timedelta(days=n) for n in range(min((last - first).days + 1, MAX_DAYS_OFF))}
