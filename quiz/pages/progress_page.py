"""The Progress page: what is due and will be known, then one of three views: knowledge, days, memory."""

import streamlit as st

from quiz.pages import context
from quiz.pages.material import Material
from quiz.pages.notices import draw_notice
from quiz.pages.progress_views import draw_days, draw_knowledge, draw_lead, draw_memories

VIEWS = {"What you know": draw_knowledge, "Your days": draw_days, "Your memory": draw_memories}

st.title("Progress")
draw_notice()
material = Material(context.store(), context.learner(), now=context.now())
if material.extent[0]:
    draw_lead(material)
    view = st.segmented_control("Show", tuple(VIEWS), default="What you know", required=True, key="view of progress")
    VIEWS[view](material)
else:
    st.write("Your progress shows here once you have studied a few cards.")
    st.page_link("study_page.py", label="Study now", icon=":material/school:")
