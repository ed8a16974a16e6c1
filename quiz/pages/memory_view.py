"""Draw a learner's memory model in plain words, how it came to be, and the way back to the average learner's."""

from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from quiz.amounts import whole
from quiz.memory import described
from quiz.model import Refit, RefitOutcome
from quiz.pages import context
from quiz.pages.material import Material
from quiz.pages.notices import say

OUTCOMES = {
    RefitOutcome.BETTER: "it predicted your latest answers better than the one before, and is used since.",
    RefitOutcome.NO_BETTER: "it predicted your latest answers no better, so nothing was changed.",
    RefitOutcome.GIVEN_BACK: "you went back to the average learner's memory.",
}
NEVER = "Casebook learns it by itself from 32 answers that came after a day or more, and again when they have doubled."


def draw_memory(material: Material) -> None:
    """Draw the section."""
    history = material.store.models.history(material.learner)
    fitted = next((refit for refit in history if refit.model_version == material.model.version), None)
    st.header("Your memory model", anchor=False)
    lines = described(material.model, n_scored=0 if fitted is None else fitted.n_scored)
    st.html("".join(f'<p class="cb-why">{escape(line)}</p>' for line in lines))
    said = NEVER if not history else _last_words(history[0], material.learner.zone)
    st.html(f'<p class="cb-small">{escape(said)}</p>')
    with st.expander("Its version, as your log names it", icon=":material/tag:"):
        st.text(material.model.version)
    if material.model.is_personal:
        st.button(
            "Go back to the average learner's memory",
            type="tertiary",
            icon=":material/undo:",
            on_click=go_back,
            help="No answer is lost and no due day changes. It is learned again when your answers have doubled.",
        )


def go_back() -> None:
    """Use the average learner's memory from now on."""
    if context.store().models.go_back(context.learner(), now=context.now()):
        say("Your schedule uses the average learner's memory again. Your answers and due days are as they were.")


def _last_words(refit: Refit, zone: str) -> str:
    day = refit.fitted_at.astimezone(ZoneInfo(zone)).date()
    return f"Last looked at on {day.day} {day:%B %Y}, with {whole(refit.n_scored)} answers: {OUTCOMES[refit.outcome]}"
