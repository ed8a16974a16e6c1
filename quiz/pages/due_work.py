"""Draw what a student is to do for classes: first what is due, each with one press to do just that."""

from collections.abc import Iterable
from datetime import datetime
from html import escape

import streamlit as st

from quiz.amounts import whole
from quiz.model import AssignmentKind, ClassWork, Completion, Learner, Sitting
from quiz.pages import answering, context
from quiz.pages.moments import local_words

STARTED_KEY = "due work begun"  # session state: true until the Study page shows what was begun elsewhere


def begin(completion: Completion) -> None:
    """Begin to study just what is assigned, beyond the new cards of the day."""
    learner, parts = context.learner(), completion.assignment.parts
    sitting = Sitting(
        context.new_id(),
        learner.learner_id,
        tuple(dict.fromkeys(part.deck_id for part in parts)),
        context.now(),
        new_per_day=learner.new_per_day + completion.n_items,
        parts=parts,
    )
    answering.start(sitting)
    st.session_state[STARTED_KEY] = True


def has_begun() -> bool:
    """Tell, once, whether the last press began a sitting, which the Study page shows."""
    return bool(st.session_state.pop(STARTED_KEY, False))


def draw_due_for_class(learner: Learner, *, now: datetime) -> None:
    """Draw what is still to do for classes, above today's queue; nothing where nothing is."""
    open_work = [work for work in context.store().assignments.due(learner, now=now) if not work.completion.is_done]
    if open_work:
        st.header("Due for class", anchor=False)
        for work in open_work:
            draw_work(work, learner, now=now)


def draw_work(work: ClassWork, learner: Learner, *, now: datetime) -> None:
    """Draw one assignment as its student sees it."""
    completion = work.completion
    assignment = completion.assignment
    with st.container(key=f"row-work-{assignment.assignment_id}", horizontal=True, vertical_alignment="center"):
        state = state_words(completion, zone=learner.zone, now=now)
        late = " cb-late" if completion.is_overdue(now) else ""
        st.html(
            f'<div class="cb-deck"><h3>{escape(assignment.title)}</h3>'
            f'<p class="cb-small">{escape(work.class_name)} · {escape(progress_words(completion))}</p>'
            f'<p class="cb-small{late}">{escape(state)}</p></div>'
        )
        if assignment.kind is AssignmentKind.QUIZ:
            _draw_quiz_link(completion, now=now)
        elif not completion.is_done or completion.n_done < completion.n_items:
            _draw_study_button(completion)


def _draw_quiz_link(completion: Completion, *, now: datetime) -> None:
    assignment = completion.assignment
    is_closed = assignment.holds_results and assignment.due_at <= now
    if completion.is_done:
        name = "Results"
    elif is_closed:
        return
    else:
        name = "Go on" if completion.n_done else "Take the quiz"
    query = {"quiz": str(assignment.quiz_id)}
    st.page_link("quiz_page.py", label=name, icon=":material/quiz:", query_params=query)


def _draw_study_button(completion: Completion) -> None:
    assignment = completion.assignment
    st.button(
        "Study this",
        key=f"study {assignment.assignment_id}",
        type="secondary" if completion.is_done else "primary",
        icon=":material/play_arrow:",
        on_click=begin,
        args=(completion,),
    )


def progress_words(completion: Completion) -> str:
    """Say how far an assignment is."""
    if completion.assignment.kind is AssignmentKind.QUIZ:
        if completion.n_done and not completion.is_done:
            return f"quiz, {completion.n_done} of {completion.n_items} questions answered"
        return f"quiz of {completion.n_items} questions"
    if completion.n_items == 0:
        return "its deck was removed, so nothing is left to do"
    enough = "" if completion.n_needed == completion.n_items else f", {completion.n_needed} are asked for"
    return f"{whole(completion.n_done)} of {whole(completion.n_items)} cards met{enough}"


def state_words(completion: Completion, *, zone: str, now: datetime) -> str:
    """Say in plain words whether an assignment is done, due or overdue."""
    due = local_words(completion.assignment.due_at, zone=zone, now=now)
    if completion.is_done:
        return "Done." if completion.is_in_time else f"Done, after the due time ({due})."
    if completion.is_overdue(now):
        is_closed = completion.assignment.kind is AssignmentKind.QUIZ and completion.assignment.holds_results
        return f"Closed: it was due {due}." if is_closed else f"Overdue: it was due {due}. You can still do it."
    return f"Due {due}."


def reminder_lines(
    completions: Iterable[Completion], names: dict[str, str], *, zone: str, now: datetime
) -> dict[str, tuple[str, ...]]:
    """Return, by assignment with its due time, the lines on the students who have not done it, the furthest last."""
    lines: dict[str, tuple[str, ...]] = {}
    missing: dict[str, list[Completion]] = {}
    for completion in completions:
        if not completion.is_done and completion.learner_id in names:
            assignment = completion.assignment
            due = local_words(assignment.due_at, zone=zone, now=now)
            missing.setdefault(f"{assignment.title} (due {due})", []).append(completion)
    for heading, open_work in missing.items():
        ordered = sorted(open_work, key=lambda one: (one.proportion or 0.0, names[one.learner_id].casefold()))
        lines[heading] = tuple(f"{names[one.learner_id]}: {progress_words(one)}" for one in ordered)
    return lines
