"""Draw a person's classes: the list, joining by code or link, making one."""

from secrets import SystemRandom

import streamlit as st

from quiz.amounts import counted
from quiz.joining import shown_join_code
from quiz.model import ClassRole, Classroom, ClassTitle, Learner
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.notices import say, saying_refusals

CLASS_PARAM, JOIN_PARAM = "class", "join"  # of the address: the class that is open, the code of one to join
CODE_KEY, NAME_KEY = "join code", "class name"
MAX_NAME = 120


def open_class(class_id: str) -> None:
    """Show a class."""
    st.query_params.from_dict({CLASS_PARAM: class_id})


def close_class() -> None:
    """Show the list of classes."""
    st.query_params.clear()


def join(code: str | None = None) -> None:
    """Join the class that *code*, or what was typed, opens."""
    typed = code if code is not None else str(st.session_state.get(CODE_KEY, ""))
    with saying_refusals():
        classroom = context.store().classes.join(context.learner(), typed, now=context.now())
        open_class(classroom.class_id)
        say(f"You are in {classroom.name}.")


def make() -> None:
    """Make a class with the name that was typed, and show it."""
    classroom = Classroom(context.new_id(), str(st.session_state.get(NAME_KEY, "")), context.now())
    with saying_refusals():
        context.store().classes.add(context.learner(), classroom, chance=SystemRandom())
        open_class(classroom.class_id)


def draw_invitation(code: str) -> None:
    """Ask whether to join by the link that was opened; a link alone joins nobody."""
    st.header("Join a class", anchor=False)
    st.text(f"You opened a link to join a class with the code {shown_join_code(code)}.")
    with st.container(horizontal=True):
        st.button("Join the class", type="primary", icon=":material/group_add:", on_click=join, args=(code,))
        st.button("Not now", type="tertiary", on_click=close_class)


def draw_list(learner: Learner) -> None:
    """Draw the classes that the learner is in, and the ways to one more."""
    store = context.store()
    titles, can_add = store.classes.titles(learner), store.classes.can_add(learner)
    if not titles:
        words = "Make a class, or join one" if can_add else "Join a class"
        st.write(f"You are in no class yet. {words} with the code that its instructor gives you.")
    for title in titles:
        _draw_row(title)
    with st.form("join", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Code of a class", key=CODE_KEY, max_chars=20, placeholder="ABCD-2345")
        st.form_submit_button("Join", on_click=join, type="secondary" if can_add or titles else "primary")
    if can_add:
        with st.form("make", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Name of a new class", key=NAME_KEY, max_chars=MAX_NAME, placeholder="Cardiology, spring")
            st.form_submit_button("Make the class", on_click=make, type="secondary" if titles else "primary")


def _draw_row(title: ClassTitle) -> None:
    classroom = title.classroom
    with st.container(key=f"row-class-{classroom.class_id}", horizontal=True, vertical_alignment="center"):
        students = counted(title.n_students, "student")
        role = "you teach it" if title.role is ClassRole.INSTRUCTOR else "you are a student"
        archived = " · archived" if classroom.archived_at else ""
        with st.container(gap=None):
            st.markdown(f"**{inert(classroom.name)}**")
            st.html(f'<p class="cb-small">{students if title.role is ClassRole.INSTRUCTOR else role}{archived}</p>')
        st.button("Open", key=f"open {classroom.class_id}", on_click=open_class, args=(classroom.class_id,))
