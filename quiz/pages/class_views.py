"""Draw one class: as its instructors see it, and as its students do."""

from datetime import datetime

import streamlit as st

from quiz.model import ClassRole, Classroom, Learner
from quiz.pages import class_actions, context
from quiz.pages.assigning import draw_assignments, draw_new_study
from quiz.pages.cards import inert
from quiz.pages.class_actions import EXAM_KEY, NAME_KEY, RULES, rule_key
from quiz.pages.class_list import MAX_NAME, close_class
from quiz.pages.class_people import draw_people
from quiz.pages.composing import draw_new_quiz
from quiz.pages.due_work import draw_work

KEPT = (
    (
        "Instructors of this class see your name, your user name and student number, what you did for its assignments, "
        "and your answers and scores in its decks. Other students see nothing of you."
    ),
    "Your answers stay yours when you leave: the class no longer sees them, and your reviews go on.",
)


def draw_class(classroom: Classroom, role: ClassRole, learner: Learner, *, now: datetime) -> None:
    """Draw the class for what the learner is in it."""
    st.button("All classes", type="tertiary", icon=":material/arrow_back:", on_click=close_class)
    st.title(inert(classroom.name), anchor=False)
    if classroom.archived_at is not None:
        st.info("This class is archived: nobody can join, and nothing is due.", icon=":material/archive:")
    if classroom.exam_day is not None:
        days = (classroom.exam_day - now.date()).days
        when = f", in {days} days" if days > 0 else ""
        st.html(f'<p class="cb-lead">Exam on {classroom.exam_day:%A, %d %B %Y}{when}.</p>')
    if role is ClassRole.INSTRUCTOR:
        _draw_for_instructor(classroom, learner, now=now)
    else:
        _draw_for_student(classroom, learner, now=now)


def _draw_for_instructor(classroom: Classroom, learner: Learner, *, now: datetime) -> None:
    store = context.store()
    to_do, people, settings = st.tabs(["To do", "People", "Settings"], key="class tab", on_change="rerun")
    if to_do.open:
        with to_do:
            decks = [store.deck(learner, title.deck_id) for title in store.deck_titles(learner, now=now)]
            draw_assignments(classroom, decks)
            draw_new_study(classroom, decks)
            draw_new_quiz(classroom, decks)
    if people.open:
        with people:
            draw_people(classroom)
    if settings.open:
        with settings:
            _draw_settings(classroom)


def _draw_settings(classroom: Classroom) -> None:
    with st.form("class settings"):
        st.text_input("Name", classroom.name, key=NAME_KEY, max_chars=MAX_NAME)
        st.date_input("Day of the exam (may be empty)", classroom.exam_day, key=EXAM_KEY)
        st.html('<p class="cb-heading">A student needs a word when one of these is missed (empty: never)</p>')
        for name, label, is_share in RULES:
            value = getattr(classroom.at_risk_rules, name)
            if is_share:
                percent = None if value is None else round(value * 100)
                st.number_input(f"{label} (%)", 1, 100, percent, key=rule_key(name))
            else:
                st.number_input(label, 1, 365, value, key=rule_key(name))
        st.form_submit_button("Save", type="primary", on_click=class_actions.save, args=(classroom,))
    is_archived = classroom.archived_at is not None
    st.button(
        "Restore the class" if is_archived else "Archive the class",
        icon=":material/unarchive:" if is_archived else ":material/archive:",
        on_click=class_actions.archive,
        args=(classroom,),
        kwargs={"is_archived": not is_archived},
    )


def _draw_for_student(classroom: Classroom, learner: Learner, *, now: datetime) -> None:
    work = [
        one
        for one in context.store().assignments.due(learner, now=now)
        if one.completion.assignment.class_id == classroom.class_id
    ]
    st.header("What is due", anchor=False)
    if not work:
        st.write("Nothing is assigned in this class now.")
    for one in work:
        draw_work(one, learner, now=now)
    st.header("What is kept about you", anchor=False)
    for words in KEPT:
        st.write(words)
    st.button("Leave the class", type="tertiary", on_click=class_actions.leave, args=(classroom.class_id,))
