"""Draw a quiz that is being taken: one question at a time, the way through it, the check at the end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import streamlit as st

from quiz.amounts import counted
from quiz.model import Learner, Quiz, QuizAnswer, QuizAttempt
from quiz.pages import context, quiz_actions
from quiz.pages.cards import inert, question_html
from quiz.pages.keys import Key, shortcut
from quiz.pages.panels import Panel, close_panel, draw_keys_panel, leave_if_closed, open_panel, panel_over
from quiz.pages.quiz_actions import ShownPlace
from quiz.quizzing import Question
from quiz.session import option_order

CLOCK_EVERY = timedelta(seconds=15)
REP = 0  # of the order of options: everyone's, and the same after a reload


@dataclass(frozen=True, slots=True)
class QuizDesk:
    """All that one showing of a question needs.

    *seen* is its answer as it stands, None if it was never written; *panel* what is open over it.
    """

    quiz: Quiz
    attempt: QuizAttempt
    question: Question
    seen: QuizAnswer | None
    shown: ShownPlace
    learner: Learner
    panel: Panel | None

    def key(self, name: str) -> str:
        """Return the widget key of *name*, of this state of the question only: a late press reaches nothing else."""
        revision = self.seen.revision if self.seen else 0
        return f"{self.attempt.attempt_id}:{self.shown.position}:{revision}:{name}"

    def shortcut(self, key: str) -> str | None:
        """Return *key* if the learner uses shortcuts; while a panel is open, keys are for that."""
        return shortcut(key, self.learner) if self.panel is None else None


@st.fragment(run_every=CLOCK_EVERY)
def draw_clock(attempt: QuizAttempt) -> None:
    """Draw the time left, and end the page when it is up; the server's clock decides, not this."""
    if attempt.closes_at is None:
        return
    left = attempt.closes_at - context.now()
    if left <= timedelta(0):
        st.rerun()
    st.html(f'<p class="cb-small cb-clock">{time_left_words(left)}</p>')


def time_left_words(left: timedelta) -> str:
    """Say how much time is left, in whole minutes."""
    minutes = left // timedelta(minutes=1)
    if minutes < 1:
        return "Less than a minute left"
    return f"{counted(minutes, 'minute')} left"


def draw_quiz(quiz: Quiz, attempt: QuizAttempt, questions: tuple[Question, ...], learner: Learner) -> None:
    """Draw the place on the screen: a question, or the check at the end."""
    shown = quiz_actions.shown_place(attempt, len(questions))
    if shown.position > len(questions):
        _draw_check(attempt, questions, shown, learner)
        return
    question = questions[shown.position - 1]
    desk = QuizDesk(quiz, attempt, question, attempt.at(shown.position), shown, learner, panel_over(shown.name))
    st.progress(shown.position / len(questions))
    st.html(f'<div class="cb-top"><span>Question {shown.position} of {len(questions)}</span></div>')
    with st.container(border=True, key="card"):
        st.html(f'<div class="cb-asked-{question.item.kind}">{question_html(question.item)}</div>')
        _draw_options(desk)
        with st.container(key="actions"):
            _draw_ways(desk, len(questions))
            _draw_panel_buttons(desk)
    match desk.panel:
        case Panel.ALL_QUESTIONS:
            _draw_all_questions(attempt, len(questions), shown)
        case Panel.KEYS:
            draw_keys_panel()


def _draw_options(desk: QuizDesk) -> None:
    chosen = desk.seen.answer if desk.seen else None
    with st.container(key="options"):
        for number, option in enumerate(option_order(desk.question.item, REP), start=1):
            st.button(
                inert(option),
                key=desk.key(f"option {number}"),
                type="primary" if option == chosen else "secondary",
                width="stretch",
                wrap=True,
                shortcut=desk.shortcut(str(number)),
                on_click=quiz_actions.choose,
                args=(desk.shown, desk.question, desk.seen, option),
            )


def _draw_ways(desk: QuizDesk, n_items: int) -> None:
    """Draw previous, flag, and next, each always in its place."""
    position, is_flagged = desk.shown.position, desk.seen is not None and desk.seen.is_flagged
    has_answer = desk.seen is not None and desk.seen.answer is not None
    with st.container(key="ways"), st.grid(3, min_column_width=64, gap="xsmall"):
        previous = (desk.shown, desk.seen, position - 1)
        _way(desk, "Previous", Key.PREVIOUS, on_click=quiz_actions.leave, args=previous, is_possible=position > 1)
        flag_name = "Take flag off" if is_flagged else "Flag"
        _way(desk, flag_name, Key.FLAG, on_click=quiz_actions.flag, args=(desk.shown, desk.seen))
        name = "Check" if position == n_items else "Next"
        following = (desk.shown, desk.seen, position + 1)
        _way(desk, name, Key.NEXT, on_click=quiz_actions.leave, args=following, is_primary=has_answer)


def _way(
    desk: QuizDesk,
    name: str,
    key: str,
    *,
    on_click: Callable[..., None],
    args: tuple[object, ...],
    is_possible: bool = True,
    is_primary: bool = False,
) -> None:
    st.button(
        name,
        key=desk.key(key),
        type="primary" if is_primary else "secondary",
        width="stretch",
        shortcut=desk.shortcut(key),
        disabled=not is_possible,
        on_click=on_click,
        args=args,
    )


def _draw_panel_buttons(desk: QuizDesk) -> None:
    with st.container(key="quiet", horizontal=True, gap="xsmall"):
        _panel_button(desk, "All questions", Key.ALL_QUESTIONS, Panel.ALL_QUESTIONS)
        with st.container(key="keys", width="content"):  # so that it can be left out where there is no keyboard
            _panel_button(desk, "Keys", Key.KEYS, Panel.KEYS)


def _panel_button(desk: QuizDesk, name: str, key: str, panel: Panel) -> None:
    st.button(
        name,
        key=desk.key(name),
        type="tertiary",
        shortcut=desk.shortcut(key),
        on_click=open_panel,
        args=(panel, desk.shown.name),
    )


@st.dialog("All questions", on_dismiss=close_panel)
def _draw_all_questions(attempt: QuizAttempt, n_items: int, shown: ShownPlace) -> None:
    """Let any question be gone to, each with how it stands."""
    leave_if_closed()
    key = f"places {attempt.attempt_id} {shown.position}"

    def go() -> None:
        position = st.session_state.get(key)
        if isinstance(position, int):
            quiz_actions.leave(shown, attempt.at(shown.position), position)
            close_panel()

    st.pills(
        "Go to question",
        range(1, n_items + 1),
        default=shown.position,
        format_func=lambda position: f"{position} {state_words(attempt.at(position))}",
        key=key,
        on_change=go,
    )


def state_words(answer: QuizAnswer | None) -> str:
    """Say how a place stands, as short as a button needs it."""
    if answer is None:
        return "·"
    words = "left out" if answer.answer is None else "✓"
    return f"{words}, flagged" if answer.is_flagged else words


def _draw_check(attempt: QuizAttempt, questions: tuple[Question, ...], shown: ShownPlace, learner: Learner) -> None:
    """Say what is answered, left out and flagged, and ask to hand in."""
    st.header("Before you hand in", anchor=False)
    answered = {answer.position for answer in attempt.answers if answer.answer is not None}
    left_out = [place for place in range(1, len(questions) + 1) if place not in answered]
    flagged = [answer.position for answer in attempt.answers if answer.is_flagged]
    st.html(f'<p class="cb-lead">You answered {len(answered)} of {len(questions)} questions.</p>')
    for name, places in (("Without an answer", left_out), ("Flagged", flagged)):
        if places:
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"places-{name[:4]}"):
                st.text(f"{name}:")
                for place in places:
                    st.button(str(place), key=f"{name} {place}", on_click=quiz_actions.go_to, args=(shown, place))
    with st.container(horizontal=True):
        st.button(
            "Hand in",
            type="primary",
            icon=":material/check:",
            shortcut=shortcut(Key.HAND_IN, learner),
            on_click=quiz_actions.hand_in,
            args=(attempt,),
        )
        st.button(
            "Back to the questions",
            type="tertiary",
            shortcut=shortcut(Key.PREVIOUS, learner),
            on_click=quiz_actions.go_to,
            args=(shown, len(questions)),
        )
