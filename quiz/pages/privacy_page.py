"""The Privacy page: what is kept, who sees it, how long; one's data to take along, and to delete."""

from html import escape

import streamlit as st

from quiz.model import NotAllowedError
from quiz.pages import context
from quiz.pages.account_section import draw_signed_out, time_words
from quiz.pages.cards import inert
from quiz.store import JUST_ME, Visitor

CONFIRM_KEY, ERROR_KEY = "delete confirmation", "delete error"
CONFIRMATION = "delete my data"
KEPT = {
    "What is kept of you": """Your name and user name; how you answered each card and when; your settings, flags and
    notes; the classes you are in; the devices you are signed in on. Of your password, only a scrambled form from which
    nobody can read it.""",
    "What is not kept": """No e-mail, no birthday, no address. Casebook loads nothing from other sites, and tells nobody
    else that you use it. Of a failed sign-in, the network address is kept scrambled for an hour, and goes when somebody
    next signs in.""",
    "Who sees it": """You see all of it. The instructors of a class you are in see how you answer, while you are in it.
    Administrators see your name, your role and when you were last here; they cannot see your password. Other students
    see nothing of you. Who runs the computer with the database could read its files, as everywhere.""",
}
ALONE = {
    "What is kept of you": "How you answered each card and when, your settings, flags and notes.",
    "Who sees it": "Only who can open this computer’s files. Casebook sends nothing anywhere.",
}


def draw_words(visitor: Visitor) -> None:
    """Say what is kept, who sees it, and for how long."""
    is_alone = visitor.sign_in_id == JUST_ME
    for heading, words in (ALONE if is_alone else KEPT).items():
        st.header(heading, anchor=False)
        st.write(" ".join(words.split()))
    st.header("For how long", anchor=False)
    days = context.store().door.policy().retention_days
    if is_alone:
        st.write("Until you delete the file with the database.")
    elif days is None:
        st.write("Until you delete it below. An account that was closed keeps its data until an administrator acts.")
    else:
        st.write(f"Until you delete it below, and at most {days} days after your account was closed.")


def draw_seen_by(visitor: Visitor) -> None:
    """List who saw, took or changed the learner's data."""
    st.header("Who looked", anchor=False)
    seen = context.store().people.seen_by(visitor.learner)
    if not seen:
        st.write("Nobody saw, downloaded or changed data of yours.")
        return
    lines = (
        f"<li>{time_words(entry.at, visitor.learner)}: {escape(entry.name or 'somebody who left')} "
        f"{escape(entry.action)} {escape(entry.detail)}</li>"
        for entry in seen
    )
    st.html(f'<ul class="cb-small">{"".join(lines)}</ul>')


def delete() -> None:
    """Delete the learner's data, if they typed that they want it."""
    if st.session_state[CONFIRM_KEY].strip().casefold() != CONFIRMATION:
        st.session_state[ERROR_KEY] = f"Nothing is deleted. Type “{CONFIRMATION}” to confirm."
        return
    try:
        context.store().people.delete(context.learner(), now=context.now())
    except NotAllowedError as error:
        st.session_state[ERROR_KEY] = str(error)


def draw_own_data(visitor: Visitor) -> None:
    """Draw the two things that a learner can do with their data."""
    st.header("Take your data along", anchor=False)
    st.write("A zip with all that is kept of you, as JSON files.")
    st.download_button(
        "Export my data",
        data=lambda: context.store().people.export(visitor.learner),
        file_name="casebook-my-data.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
    )
    if visitor.sign_in_id == JUST_ME:
        return
    st.header("Delete your data", anchor=False)
    st.write(
        "Your name, your account, your flags and notes, and your place in classes go at once and for good. Your "
        "answers stay in the figures of your class, as nobody’s: no one can tell that they were yours."
    )
    if error := st.session_state.pop(ERROR_KEY, None):
        st.error(inert(error), icon=":material/error:")
    with st.form("delete", border=False):
        st.text_input(f"Type “{CONFIRMATION}”", key=CONFIRM_KEY, autocomplete="off")
        st.form_submit_button("Delete my data", icon=":material/delete_forever:", on_click=delete)


visitor = context.visitor()
if visitor is None:
    draw_signed_out()
    st.stop()
st.title("Privacy")
draw_words(visitor)
if visitor.sign_in_id != JUST_ME:
    draw_seen_by(visitor)
draw_own_data(visitor)
