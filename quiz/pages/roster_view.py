"""Draw the upload of a class list: what each line would do first, then doing it, then the one-time passwords."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from export.tables import csv_bytes
from quiz.amounts import counted
from quiz.model import Classroom, Member, OneTimePassword, Roster, RosterOutcome, RosterPlan
from quiz.pages import context
from quiz.pages.notices import say, saying_refusals
from quiz.roster import read_roster

PASSWORDS_KEY, UPLOAD_KEY = "roster passwords", "roster upload"  # session state; the upload's number empties the field
N_FAULTS_SHOWN = 5  # above the table, which has them all
COLUMNS = {
    "line": "Line",
    "what": "What happens",
    "user_name": "User name",
    "name": "Name",
    "number": "Student number",
    "detail": "Why",
}
OUTCOMES = {
    RosterOutcome.NEW_ACCOUNT: "new account, with a one-time password",
    RosterOutcome.ADDED: "added to the class",
    RosterOutcome.COMES_BACK: "comes back",
    RosterOutcome.CHANGED: "changed",
    RosterOutcome.UNCHANGED: "nothing",
    RosterOutcome.ERROR: "error: left out",
}


def draw_roster(classroom: Classroom) -> None:
    """Draw the upload, and what the file would do."""
    _draw_passwords(classroom)
    with st.expander("Upload a class list (CSV)", icon=":material/upload_file:"):
        st.write("A first line that names the columns user_name, name and, if you have it, student_number.")
        number = st.session_state.setdefault(UPLOAD_KEY, 0)
        file = st.file_uploader("The file", type=["csv", "tsv", "txt"], key=f"roster file {number}")
        if file is None:
            return
        roster = read_roster(file.getvalue())
        plan = context.store().classes.plan_roster(context.learner(), classroom.class_id, roster)
        _draw_plan(plan)
        removed = _choose_removed(plan.missing)
        n_changes = sum(line.outcome not in (RosterOutcome.ERROR, RosterOutcome.UNCHANGED) for line in plan.lines)
        st.button(
            apply_words(n_changes, len(removed)),
            type="primary",
            disabled=not (n_changes or removed),
            on_click=apply,
            args=(classroom.class_id, roster, removed),
        )


def apply_words(n_changes: int, n_removed: int) -> str:
    """Say what the button does."""
    if not (n_changes or n_removed):
        return "Nothing to do"
    lines = f"Do {counted(n_changes, 'line')}" if n_changes else ""
    out = f"take out {n_removed}" if n_removed else ""
    return (f"{lines} and {out}" if lines and out else lines or out).capitalize()


def apply(class_id: str, roster: Roster, removed: tuple[str, ...]) -> None:
    """Do what the file says, and keep the passwords on the screen until they are downloaded."""
    with saying_refusals():
        done = context.store().classes.apply_roster(
            context.learner(), class_id, roster, removed=removed, now=context.now()
        )
        st.session_state[UPLOAD_KEY] += 1
        if done.passwords:
            st.session_state[PASSWORDS_KEY] = done.passwords
        say("The class list is done.")


def plan_words(plan: RosterPlan) -> str:
    """Say how many lines do what."""
    counts = Counter(line.outcome for line in plan.lines)
    return "; ".join(f"{counts[outcome]}: {words}" for outcome, words in OUTCOMES.items() if counts[outcome])


def _draw_plan(plan: RosterPlan) -> None:
    st.text(f"This would happen. {plan_words(plan)}.")
    for line in plan.with_outcome(RosterOutcome.ERROR)[:N_FAULTS_SHOWN]:
        st.text(f"Line {line.line}: {line.detail}")
    table = pd.DataFrame(
        {
            "line": line.line,
            "what": OUTCOMES[line.outcome],
            "user_name": line.user_name,
            "name": line.name,
            "number": line.student_number or "",
            "detail": line.detail,
        }
        for line in plan.lines
    )
    st.dataframe(table, hide_index=True, column_config=COLUMNS, alt="What each line of the file would do")


def _choose_removed(missing: tuple[Member, ...]) -> tuple[str, ...]:
    """Ask who of the students missing in the file is to leave; nobody does by missing alone."""
    if not missing:
        return ()
    names = {member.learner_id: member.name for member in missing}
    st.text(f"{len(missing)} of the class are not in the file. They stay unless you choose them here.")
    chosen = st.multiselect("Take out of the class", tuple(names), format_func=lambda learner_id: names[learner_id])
    return tuple(chosen)


def _draw_passwords(classroom: Classroom) -> None:
    passwords: tuple[OneTimePassword, ...] = st.session_state.get(PASSWORDS_KEY, ())
    if not passwords:
        return
    st.warning(
        f"{len(passwords)} new accounts. Their one-time passwords are told only here and only now: download them, and "
        "hand each to its student.",
        icon=":material/key:",
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download the passwords",
            data=passwords_csv(passwords),
            file_name=f"passwords {classroom.name}.csv",
            mime="text/csv",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.button("I have them", type="tertiary", on_click=st.session_state.pop, args=(PASSWORDS_KEY, None))


def passwords_csv(passwords: Iterable[OneTimePassword]) -> bytes:
    """Return the passwords as a file that a spreadsheet opens rightly, and in which no formula comes alive."""
    rows = [(one.user_name, one.name, one.password) for one in passwords]
    return csv_bytes([("user_name", "name", "one_time_password"), *rows], has_bom=True)
