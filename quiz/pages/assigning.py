"""Draw what a class is to do, for its instructors: give, change and withdraw assignments, and who is to be reminded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from decks.model import Deck
from quiz.amounts import percent
from quiz.model import Assignment, AssignmentKind, ClassRole, Classroom, Completion, DeckPart
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.pages.due_work import reminder_lines
from quiz.pages.moments import END_OF_DAY, instant, local_words
from quiz.pages.notices import say, saying_refusals
from quiz.pages.part_choice import choose_parts, part_choices, parts_words

USUAL_DAYS, USUAL_TARGET = 7, 80


@dataclass(frozen=True, slots=True)
class AssignmentForm:
    """The widget keys of one form: a new assignment, or the change of one."""

    name: str

    def key(self, field: str) -> str:
        """Return the key of *field*."""
        return f"assignment {self.name} {field}"

    def due_at(self) -> datetime:
        """Return the due moment that was chosen, in the zone of who chose it."""
        day, at = st.session_state[self.key("day")], st.session_state[self.key("time")]
        return instant(day, at, zone=context.learner().zone)


def give(form: AssignmentForm, classroom: Classroom, parts: tuple[DeckPart, ...]) -> None:
    """Give the class what the form holds."""
    learner = context.learner()
    assignment = Assignment(
        context.new_id(),
        classroom.class_id,
        str(st.session_state[form.key("title")]),
        AssignmentKind.STUDY,
        form.due_at(),
        learner.learner_id,
        context.now(),
        target=st.session_state[form.key("target")] / 100,
        parts=parts,
    )
    with saying_refusals():
        context.store().assignments.add(learner, assignment)
        say("Assigned. Your students see it first on their Study page.")


def change(form: AssignmentForm, assignment: Assignment) -> None:
    """Change the title, the due time and the target."""
    target = st.session_state.get(form.key("target"))
    changed = replace(
        assignment,
        title=str(st.session_state[form.key("title")]),
        due_at=form.due_at(),
        target=assignment.target if target is None else target / 100,
    )
    with saying_refusals():
        context.store().assignments.save(context.learner(), changed)
        say("Saved.")


def withdraw(assignment_id: str) -> None:
    """Take an assignment back."""
    with saying_refusals():
        context.store().assignments.withdraw(context.learner(), assignment_id, now=context.now())
        say("Withdrawn. What your students did for it is kept.")


def draw_assignments(classroom: Classroom, decks: Sequence[Deck]) -> None:
    """Draw what the class is to do with how many are done, who is to be reminded, and the form for one more."""
    store, learner, now = context.store(), context.learner(), context.now()
    completions = store.assignments.completions(learner, classroom.class_id, now=now)
    found = store.assignments.of_class(learner, classroom.class_id)
    by_id = {deck.deck_id: deck for deck in decks}
    if not found:
        st.write("Nothing is assigned yet. Give your class some sections to study, or a quiz.")
    for assignment in found:
        _draw_assignment(assignment, [one for one in completions if one.assignment == assignment], by_id, now=now)
    _draw_reminders(classroom, completions, now=now)


def draw_new_study(classroom: Classroom, decks: Sequence[Deck]) -> None:
    """Draw the form for a study assignment."""
    form = AssignmentForm("new")
    with st.expander("Assign something to study", icon=":material/assignment_add:", expanded=False):
        st.text_input("Title", key=form.key("title"), max_chars=120, placeholder="Week 3: causes and symptoms")
        parts = choose_parts("What?", part_choices(decks), key=form.key("parts"))
        draw_due(form, None)
        _draw_target(form, USUAL_TARGET)
        st.button(
            "Assign", type="primary", disabled=not parts, on_click=give, args=(form, classroom, parts), key="assign"
        )


def draw_due(form: AssignmentForm, due_at: datetime | None) -> None:
    """Ask when it is due, in the time zone of who asks."""
    zone = context.learner().zone
    local = None if due_at is None else due_at.astimezone(ZoneInfo(zone))
    usual_day = (context.now() + timedelta(days=USUAL_DAYS)).astimezone(ZoneInfo(zone)).date()
    with st.container(horizontal=True):
        st.date_input("Due on", usual_day if local is None else local.date(), key=form.key("day"))
        at = END_OF_DAY if local is None else local.time().replace(second=0, microsecond=0)
        st.time_input(f"at ({zone})", at, step=60, key=form.key("time"))


def _draw_target(form: AssignmentForm, percent: int) -> None:
    st.slider(
        "How much of it",
        5,
        100,
        percent,
        step=5,
        format="%d %%",
        key=form.key("target"),
        help="The share of the cards that each student is to have met at least once by then.",
    )


def _draw_assignment(
    assignment: Assignment, completions: Sequence[Completion], decks: Mapping[str, Deck], *, now: datetime
) -> None:
    zone = context.learner().zone
    with st.container(key=f"row-assignment-{assignment.assignment_id}"):
        st.html(
            f'<div class="cb-deck"><h2>{escape(assignment.title)}</h2>'
            f'<p class="cb-small">{escape(about_words(assignment, decks))} · due '
            f"{escape(local_words(assignment.due_at, zone=zone, now=now))}</p>"
            f'<p class="cb-small">{done_words(completions)}</p></div>'
        )
        form = AssignmentForm(assignment.assignment_id)
        with st.popover("Change", type="tertiary", key=form.key("change")):
            st.text_input("Title", assignment.title, key=form.key("title"), max_chars=120)
            draw_due(form, assignment.due_at)
            if assignment.target is not None:
                _draw_target(form, round(assignment.target * 100))
            st.button("Save", key=form.key("save"), type="primary", on_click=change, args=(form, assignment))
            st.button(
                "Withdraw",
                key=form.key("withdraw"),
                type="tertiary",
                on_click=withdraw,
                args=(assignment.assignment_id,),
            )


def about_words(assignment: Assignment, decks: Mapping[str, Deck]) -> str:
    """Say what an assignment asks."""
    if assignment.kind is AssignmentKind.QUIZ:
        held = ", results after the due time" if assignment.holds_results else ""
        return f"quiz{held}"
    return f"{percent(assignment.target or 0)} of {parts_words(assignment.parts, decks)}"


def done_words(completions: Sequence[Completion]) -> str:
    """Say how many students have done an assignment."""
    n_done, n_in_time = sum(one.is_done for one in completions), sum(one.is_in_time for one in completions)
    late = f", {n_done - n_in_time} of them after the due time" if n_done > n_in_time else ""
    return f"Done by {n_done} of {len(completions)} students{late}."


def _draw_reminders(classroom: Classroom, completions: Sequence[Completion], *, now: datetime) -> None:
    """List who has not done what is due, to be copied into a message."""
    learner = context.learner()
    members = context.store().classes.members(learner, classroom.class_id, now=now)
    names = {member.learner_id: member.name for member in members if member.role is ClassRole.STUDENT}
    lines = reminder_lines(completions, names, zone=learner.zone, now=now)
    if not lines:
        return
    with st.expander("Who has not done it yet", icon=":material/notifications:"):
        for heading, who in lines.items():
            st.markdown(inert(heading))
            st.code("\n".join(who), language=None, wrap_lines=True)
