"""Draw who is in a class for its instructors: code and link, the students, the instructors."""

from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from quiz.joining import shown_join_code
from quiz.model import ClassRole, Classroom, Member
from quiz.pages import class_actions, context
from quiz.pages.roster_view import draw_roster

STUDENT_COLUMNS = {"name": "Name", "user_name": "User name", "number": "Student number", "since": "In the class since"}


def join_link(code: str) -> str:
    """Return the address that lets a student join; it is asked for at the sign-in and not forgotten there."""
    parts = urlsplit(str(st.context.url or "http://localhost"))
    return f"{parts.scheme}://{parts.netloc}/?join={code}"


def draw_people(classroom: Classroom) -> None:
    """Draw the code, the roster, and the people."""
    learner = context.learner()
    members = context.store().classes.members(learner, classroom.class_id, now=context.now())
    _draw_code(classroom)
    students = [member for member in members if member.role is ClassRole.STUDENT]
    st.header(f"Students: {len(students)}", anchor=False)
    _draw_students(classroom, students)
    draw_roster(classroom)
    st.header("Instructors", anchor=False)
    for member in members:
        if member.role is ClassRole.INSTRUCTOR:
            _draw_instructor(classroom, member)
    with st.form("instructor", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("User name of another instructor", key=class_actions.INSTRUCTOR_KEY, max_chars=80)
        st.form_submit_button("Add", on_click=class_actions.add_instructor, args=(classroom.class_id,))


def _draw_code(classroom: Classroom) -> None:
    if classroom.archived_at is not None:
        return
    code = context.store().classes.join_code(context.learner(), classroom.class_id)
    st.header("Let students join", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if code is None:
            st.text("Nobody can join by code now.")
        else:
            st.code(shown_join_code(code), language=None, width="content")
            st.code(join_link(code), language=None, wrap_lines=True, width="stretch")
    with st.container(horizontal=True):
        name = "Make a code" if code is None else "New code"
        open_args = {"class_id": classroom.class_id, "is_open": True}
        st.button(name, icon=":material/autorenew:", on_click=class_actions.rotate, kwargs=open_args)
        if code is not None:
            close_args = {"class_id": classroom.class_id, "is_open": False}
            st.button("Close to codes", type="tertiary", on_click=class_actions.rotate, kwargs=close_args)


def _draw_students(classroom: Classroom, students: list[Member]) -> None:
    if not students:
        st.text("Nobody yet. Give out the code or the link, or upload a class list.")
        return
    table = pd.DataFrame(
        {
            "name": member.name,
            "user_name": member.user_name or "–",
            "number": member.student_number or "–",
            "since": member.joined_at.date(),
        }
        for member in students
    )
    st.dataframe(
        table, hide_index=True, column_config=STUDENT_COLUMNS, alt=f"The {len(students)} students of {classroom.name}"
    )
    with st.expander("Take students out of the class", icon=":material/person_remove:"):
        names = {member.learner_id: member.name for member in students}
        chosen = st.multiselect("Who?", tuple(names), format_func=lambda learner_id: names[learner_id], key="take out")
        st.button(
            f"Take out {len(chosen)}" if chosen else "Take out",
            disabled=not chosen,
            on_click=class_actions.remove,
            args=(classroom.class_id, tuple(chosen)),
        )


def _draw_instructor(classroom: Classroom, member: Member) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-instructor-{member.learner_id}"):
        st.text(member.name)
        is_self = member.learner_id == context.learner().learner_id
        st.button(
            "Leave the class" if is_self else "Take out",
            key=f"out {member.learner_id}",
            type="tertiary",
            on_click=class_actions.leave if is_self else class_actions.remove,
            args=(classroom.class_id,) if is_self else (classroom.class_id, (member.learner_id,)),
        )
