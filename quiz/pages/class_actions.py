"""What a press on an instructor's class page does."""

from collections.abc import Sequence
from dataclasses import replace
from secrets import SystemRandom

import streamlit as st

from quiz.model import AtRiskRules, Classroom
from quiz.pages import context
from quiz.pages.notices import say, saying_refusals

NAME_KEY, EXAM_KEY, INSTRUCTOR_KEY = "class new name", "class exam day", "class instructor"
# The at-risk rules: the field, its name on screen, and whether it is a share.
RULES = (
    ("min_first_attempt", "Right at the first try, at least", True),
    ("min_predicted_recall", "Predicted recall on the exam day, at least", True),
    ("min_completion", "Of what was due, done at least", True),
    ("max_days_away", "Days without an answer, at most", False),
)


def rule_key(name: str) -> str:
    """Return the widget key of an at-risk rule."""
    return f"rule {name}"


def save(classroom: Classroom) -> None:
    """Save what the settings form holds; an empty rule is switched off."""
    values = {name: st.session_state[rule_key(name)] for name, _, _ in RULES}
    shares = {name: None if values[name] is None else values[name] / 100 for name, _, is_share in RULES if is_share}
    rules = AtRiskRules(**shares, max_days_away=values["max_days_away"])
    changed = replace(
        classroom,
        name=str(st.session_state[NAME_KEY]),
        exam_day=st.session_state[EXAM_KEY],
        at_risk_rules=rules,
    )
    with saying_refusals():
        context.store().classes.save(context.learner(), changed)
        say("Saved.")


def archive(classroom: Classroom, *, is_archived: bool) -> None:
    """Archive the class, or bring it back."""
    with saying_refusals():
        archived_at = context.now() if is_archived else None
        context.store().classes.save(context.learner(), replace(classroom, archived_at=archived_at))
        say("Archived. Nothing is lost, and it can be restored." if is_archived else "Restored.")


def rotate(class_id: str, *, is_open: bool) -> None:
    """Make a new code in place of the old, or close the class to codes."""
    with saying_refusals():
        context.store().classes.rotate_code(context.learner(), class_id, chance=SystemRandom() if is_open else None)
        say("The old code and link open nothing any more.")


def add_instructor(class_id: str) -> None:
    """Make the person whose user name was typed an instructor of the class."""
    with saying_refusals():
        user_name = str(st.session_state.get(INSTRUCTOR_KEY, ""))
        context.store().classes.add_instructor(context.learner(), class_id, user_name, now=context.now())
        say("Added.")


def remove(class_id: str, learner_ids: Sequence[str]) -> None:
    """Take people out of the class."""
    with saying_refusals():
        context.store().classes.remove(context.learner(), class_id, learner_ids, now=context.now())
        say("Taken out of the class. What they answered is kept.")


def leave(class_id: str) -> None:
    """Leave the class, and show the list."""
    with saying_refusals():
        context.store().classes.leave(context.learner(), class_id, now=context.now())
        st.query_params.clear()
        say("You left the class. What you answered is yours, and is kept.")
