"""The Settings page: the learner's day, how well to remember, how much new a day, shortcuts, the account."""

from dataclasses import replace

import streamlit as st

from quiz.model import Learner
from quiz.pages import context
from quiz.pages.account_section import draw_account, draw_signed_out
from quiz.pages.keys import draw_keys
from quiz.pages.retention_choice import RETENTION_KEY, draw_retention

ZONE_KEY, NEW_KEY, SHORTCUTS_KEY = "zone", "new per day", "shortcuts"
TYPED_KEY, SAVED_KEY = "typed", "settings saved"


def save(learner: Learner) -> None:
    """Save what the form holds."""
    changed = replace(
        learner,
        zone=st.session_state[ZONE_KEY],
        desired_retention=st.session_state[RETENTION_KEY] / 100,
        new_per_day=st.session_state[NEW_KEY],
        has_shortcuts=st.session_state[SHORTCUTS_KEY],
        types_answers=st.session_state[TYPED_KEY],
    )
    context.store().save_learner(learner, changed)
    st.session_state[SAVED_KEY] = True


visitor = context.visitor()
if visitor is None:
    draw_signed_out()
    st.stop()
learner = visitor.learner
st.title("Settings")
if st.session_state.pop(SAVED_KEY, False):
    st.success("Saved.", icon=":material/check:")
draw_retention()
with st.form("settings"):
    zones = context.zones() if learner.zone in context.zones() else (learner.zone, *context.zones())
    st.selectbox("Time zone", zones, index=zones.index(learner.zone), key=ZONE_KEY)
    device_zone = context.device_zone()
    if device_zone != learner.zone:
        st.html(f'<p class="cb-small">This device is in {device_zone}.</p>')
    st.number_input("New cards a day, at most", min_value=0, max_value=999, value=learner.new_per_day, key=NEW_KEY)
    st.toggle("Keyboard shortcuts on the Study page", value=learner.has_shortcuts, key=SHORTCUTS_KEY)
    st.toggle(
        "Type the answers of flashcards and gaps",
        value=learner.types_answers,
        key=TYPED_KEY,
        help="What you type is compared with the answer: spelling is forgiven, synonyms count, you have the last word.",
    )
    st.form_submit_button("Save", type="primary", on_click=save, args=(learner,))
with st.expander("The keys", icon=":material/keyboard:"):
    draw_keys()
draw_account(visitor, now=context.now())
