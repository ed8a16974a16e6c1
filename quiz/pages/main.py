"""The entry script: the frame of every page, who is there, the first start, and the navigation by role."""

from pathlib import Path

import streamlit as st

from quiz.model import Role
from quiz.pages import building, context
from quiz.pages.account_section import draw_signed_out
from quiz.pages.class_list import JOIN_PARAM
from quiz.pages.first_start import prepare_sample
from quiz.store import JUST_ME

HERE = Path(__file__).parent
CLASSES_PATH, LIBRARY_PATH = "classes", "library"
PAGES = (
    st.Page("study_page.py", title="Study", icon=":material/school:", default=True),
    st.Page("library_page.py", title="Library", icon=":material/library_books:", url_path=LIBRARY_PATH),
    st.Page("classes_page.py", title="Classes", icon=":material/groups:", url_path=CLASSES_PATH),
    st.Page("exam_page.py", title="Exam", icon=":material/event:", url_path="exam"),
    st.Page("progress_page.py", title="Progress", icon=":material/monitoring:", url_path="progress"),
    st.Page("export_page.py", title="Export", icon=":material/ios_share:", url_path="export"),
    st.Page("settings_page.py", title="Settings", icon=":material/settings:", url_path="settings"),
    st.Page("privacy_page.py", title="Privacy", url_path="privacy", visibility="hidden"),
    st.Page("quiz_page.py", title="Quiz", url_path="quiz", visibility="hidden"),
)
FOR_INSTRUCTORS = (
    st.Page("scores_page.py", title="Scores", icon=":material/leaderboard:", url_path="scores"),
    st.Page("review_page.py", title="Review", icon=":material/rate_review:", url_path="review"),
)
FOR_ADMINISTRATORS = (st.Page("people_page.py", title="People", icon=":material/group:", url_path="people"),)

st.set_page_config(page_title="Casebook", page_icon=str(HERE / "icon.svg"), layout="centered")
st.html(HERE / "look.css")
st.html('<script src="caret.js"></script>', unsafe_allow_javascript=True)  # served by `app.py`
visitor = context.visitor()
if visitor is None or visitor.must_change_password:
    draw_signed_out()
    st.stop()
is_student, is_alone = visitor.role is Role.STUDENT, visitor.sign_in_id == JUST_ME
for_instructors = () if is_student else FOR_INSTRUCTORS[is_alone:]  # who is alone has no class, but decks to review
for_administrators = () if is_alone or visitor.role is not Role.ADMINISTRATOR else FOR_ADMINISTRATORS
page = st.navigation((*PAGES, *for_instructors, *for_administrators), position="top")
if not is_student and not context.store().has_decks(visitor.learner):
    prepare_sample(context.store(), visitor.learner, now=context.now())
if JOIN_PARAM in st.query_params and page.url_path != CLASSES_PATH:
    st.switch_page("classes_page.py", query_params={JOIN_PARAM: st.query_params[JOIN_PARAM]})
if page.url_path != LIBRARY_PATH and building.current():
    building.draw_notice()
page.run()
