"""The entry script: the frame of every page, the first start, and the navigation."""

from pathlib import Path

import streamlit as st

from quiz.pages import context
from quiz.pages.first_start import prepare_sample

HERE = Path(__file__).parent
PAGES = (
    st.Page("study_page.py", title="Study", icon=":material/school:", default=True),
    st.Page("library_page.py", title="Library", icon=":material/library_books:", url_path="library"),
    st.Page("progress_page.py", title="Progress", icon=":material/monitoring:", url_path="progress"),
    st.Page("export_page.py", title="Export", icon=":material/ios_share:", url_path="export"),
    st.Page("settings_page.py", title="Settings", icon=":material/settings:", url_path="settings"),
)

st.set_page_config(page_title="Casebook", page_icon=str(HERE / "icon.svg"), layout="centered")
st.html(HERE / "look.css")
page = st.navigation(PAGES, position="top")
if not context.store().has_decks(context.learner()):
    prepare_sample(context.store(), context.learner(), now=context.now())
page.run()
