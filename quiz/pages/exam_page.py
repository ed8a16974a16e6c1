"""The Exam page: plan for a day, see what will be known on it, change or end the plan."""

from html import escape

import streamlit as st

from quiz.model import ExamPlan
from quiz.pages import context, exam_form
from quiz.pages.exam_view import draw_outlook
from quiz.pages.findings import day_words
from quiz.pages.material import Material
from quiz.pages.notices import draw_notice
from quiz.pages.planning import read_planning

INTRODUCTION = (
    "Say when your exam is and how much time you have. Casebook tells what you will know on the day, and chooses each "
    "day's cards so that it becomes as much as possible."
)
NOTHING_LEFT = "The decks of this plan hold nothing to study: they were removed, or all of their cards are suspended."


def draw_page() -> None:
    """Draw the plan and what it comes to, or the form of a new one."""
    material = Material(context.store(), context.learner(), now=context.now())
    plan = material.store.plans.current(material.learner)
    if plan is not None:
        _draw_plan(material, plan)
    elif material.decks:
        st.write(INTRODUCTION)
        exam_form.draw_form(None, material.decks, today=material.today)
    else:
        st.write("Add an article first; then plan for an exam about it.")
        st.page_link("library_page.py", label="Add an article", icon=":material/add:")


def _draw_plan(material: Material, plan: ExamPlan) -> None:
    if plan.exam_day <= material.today:
        when = "today" if plan.exam_day == material.today else f"on {day_words(plan.exam_day, today=material.today)}"
        st.html(f'<p class="cb-lead">{escape(f"Your exam was planned for {when}.")}</p>')
    elif (planning := read_planning(material)) is None:
        st.write(NOTHING_LEFT)
    else:
        draw_outlook(material, planning)
    with st.expander("Change the plan", icon=":material/edit_calendar:"):
        exam_form.draw_form(plan, material.decks, today=material.today)
    st.button("End the plan", type="tertiary", icon=":material/event_busy:", on_click=exam_form.end)


st.title("Exam")
draw_notice()
draw_page()
