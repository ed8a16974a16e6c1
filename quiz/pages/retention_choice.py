"""Choose how much to remember, with what it costs on each day said before it is saved."""

import streamlit as st

from quiz.memory import MIN_DESIRED_RETENTION
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.findings import day_words, workload_words
from quiz.pages.material import Material
from quiz.planner import Workload, workload

RETENTION_KEY = "retention"
MAX_PERCENT = 97
HELP = "The share of cards that you still know when they come again. More costs more reviews: 90 % suits most."


@st.fragment
def draw_retention() -> None:
    """Draw the slider and what it costs; a fragment: moving it redraws nothing else. The page's form saves it."""
    material = Material(context.store(), context.learner(), now=context.now())
    learner = material.learner
    percent = st.slider(
        "How much of it to remember",
        min_value=round(MIN_DESIRED_RETENTION * 100),
        max_value=MAX_PERCENT,
        value=round(learner.desired_retention * 100),
        format="%d %%",
        key=RETENTION_KEY,
        help=HELP,
    )
    for retention in sorted({learner.desired_retention, percent / 100}):
        cost = _cost(material, retention)
        if cost is not None:
            now = " That is what you have now." if retention == learner.desired_retention else ""
            st.write(inert(workload_words(cost) + now))
    plan = material.store.plans.current(learner)
    if plan is not None and plan.exam_day > material.today:
        exam = day_words(plan.exam_day, today=material.today)
        st.write(f"Until your exam on {exam} the plan chooses each day's cards; this counts again afterwards.")


def _cost(material: Material, retention: float) -> Workload | None:
    course = material.course(tuple(material.decks))
    if course is None:
        return None
    new_per_day = material.learner.new_per_day
    return material.kept(
        f"workload at {retention:.2f}", lambda: workload(course, retention, new_per_day=new_per_day), new_per_day
    )
