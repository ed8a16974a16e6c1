"""The page of one quiz or mock exam: what it is, taking it, and what it came to."""

from datetime import datetime

import streamlit as st

from quiz.model import Learner, QuizTitle
from quiz.pages import context, quiz_actions
from quiz.pages.cards import inert
from quiz.pages.keys import Key, shortcut
from quiz.pages.notices import draw_notice
from quiz.pages.quiz_desk import draw_clock, draw_quiz
from quiz.pages.quiz_results import draw_results, draw_waiting

QUIZ_PARAM = "quiz"  # of the address: which quiz


def draw_intro(title: QuizTitle, learner: Learner) -> None:
    """Say what the quiz is before its time begins to run."""
    st.title(inert(title.title), anchor=False)
    time = "There is no time limit." if title.max_minutes is None else f"You have {title.max_minutes} minutes."
    st.html(f'<p class="cb-lead">{title.n_items} questions. {time}</p>')
    st.write(
        "You see one question at a time, and can go back, flag and change answers until you hand in. "
        "Every answer is kept as you give it: after a reload you go on where you were. "
        "What is right is shown after the end."
    )
    st.button(
        "Begin",
        type="primary",
        icon=":material/play_arrow:",
        shortcut=shortcut(Key.BEGIN, learner),
        on_click=quiz_actions.begin,
        args=(title.quiz_id,),
    )


@st.fragment
def take(quiz_id: str) -> None:
    """Draw the question on the screen. A fragment: a press redraws this and nothing else."""
    store, learner, now = context.store(), context.learner(), context.now()
    attempt = store.quizzes.attempt(learner, quiz_id)
    if attempt is None or attempt.end(now) is not None:
        st.rerun()
    draw_notice()
    draw_quiz(store.quizzes.quiz(learner, quiz_id), attempt, store.quizzes.questions(learner, quiz_id), learner)


def draw(quiz_id: str, learner: Learner, *, now: datetime) -> None:
    """Draw the quiz in its present stage."""
    quizzes = context.store().quizzes
    attempt = quizzes.attempt(learner, quiz_id)
    if attempt is None:
        draw_notice()
        draw_intro(quizzes.about(learner, quiz_id), learner)
        return
    quiz = quizzes.quiz(learner, quiz_id)
    if attempt.end(now) is None:
        draw_clock(attempt)
        take(quiz_id)
        return
    st.title(inert(quiz.title), anchor=False)
    draw_notice()
    if attempt.has_results(now):
        draw_results(quiz, attempt, quizzes.questions(learner, quiz_id))
    else:
        draw_waiting(attempt, learner, now=now)
    st.page_link("study_page.py", label="Study", icon=":material/school:")


quiz_id = st.query_params.get(QUIZ_PARAM)
if quiz_id is None:
    st.title("Quiz", anchor=False)
    st.write("No quiz is chosen. Your quizzes and mock exams are on the Study page.")
    st.page_link("study_page.py", label="Study", icon=":material/school:")
else:
    draw(quiz_id, context.learner(), now=context.now())
