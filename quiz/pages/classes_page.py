"""The Classes page: a person's classes, joining and making one, and one class."""

import streamlit as st

from quiz.pages import context
from quiz.pages.class_list import CLASS_PARAM, JOIN_PARAM, draw_invitation, draw_list
from quiz.pages.class_views import draw_class
from quiz.pages.due_work import has_begun
from quiz.pages.notices import draw_notice

learner, now = context.learner(), context.now()
titles = {title.classroom.class_id: title for title in context.store().classes.titles(learner)}
open_title = titles.get(st.query_params.get(CLASS_PARAM, ""))
if has_begun():
    st.switch_page("study_page.py")
if open_title is None:
    st.title("Classes")
draw_notice()
if JOIN_PARAM in st.query_params:
    draw_invitation(st.query_params[JOIN_PARAM])
elif open_title is None:
    draw_list(learner)
else:
    draw_class(open_title.classroom, open_title.role, learner, now=now)
