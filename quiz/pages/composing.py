"""Draw the making of a quiz for a class: chosen by section and chance, looked through, some swapped, assigned."""

from collections.abc import Sequence

import streamlit as st

from decks.model import Deck
from quiz.model import Assignment, AssignmentKind, Classroom, DeckPart, Quiz, QuizItem
from quiz.pages import context
from quiz.pages.assigning import AssignmentForm, draw_due
from quiz.pages.cards import inert, item_html
from quiz.pages.notices import say, saying_refusals
from quiz.pages.part_choice import choose_parts, part_choices
from quiz.quizzing import compose, swap

DRAFT_KEY = "quiz draft"  # session state: the questions chosen so far
FORM = AssignmentForm("quiz")
USUAL_ITEMS = 10


def draft(decks: tuple[Deck, ...], parts: tuple[DeckPart, ...], n_items: int) -> None:
    """Choose the questions, others at each press."""
    st.session_state[DRAFT_KEY] = compose(decks, parts=parts, n_items=n_items, seed=context.new_id())


def swap_one(decks: tuple[Deck, ...], parts: tuple[DeckPart, ...], position: int) -> None:
    """Put another question in the place of one."""
    items = st.session_state[DRAFT_KEY]
    swapped = swap(items, position, decks, parts=parts, seed=context.new_id())
    if swapped == items:
        say("There is no other question that none of these gives away.", is_wrong=True)
    st.session_state[DRAFT_KEY] = swapped


def assign(classroom: Classroom) -> None:
    """Keep the quiz and assign it to the class."""
    learner, now = context.learner(), context.now()
    minutes = st.session_state[FORM.key("minutes")]
    title, items = str(st.session_state[FORM.key("title")]), st.session_state[DRAFT_KEY]
    quiz = Quiz(context.new_id(), learner.learner_id, title, now, items, minutes)
    assignment = Assignment(
        context.new_id(),
        classroom.class_id,
        title,
        AssignmentKind.QUIZ,
        FORM.due_at(),
        learner.learner_id,
        now,
        quiz_id=quiz.quiz_id,
        holds_results=st.session_state[FORM.key("holds")],
    )
    with saying_refusals():
        context.store().quizzes.add(learner, quiz)
        context.store().assignments.add(learner, assignment)
        st.session_state.pop(DRAFT_KEY, None)
        say("Assigned. Your students see it first on their Study page.")


def draw_new_quiz(classroom: Classroom, decks: Sequence[Deck]) -> None:
    """Draw the composer."""
    with st.expander("Assign a quiz that everyone takes", icon=":material/quiz:"):
        parts = choose_parts("About what?", part_choices(decks, is_for_quiz=True), key=FORM.key("parts"))
        n_possible = len(compose(decks, parts=parts, n_items=999, seed="")) if parts else 0
        most = max(1, min(200, n_possible))
        n_items = st.number_input("Questions", 1, most, min(USUAL_ITEMS, most), key=FORM.key(f"questions {most}"))
        items: tuple[QuizItem, ...] = st.session_state.get(DRAFT_KEY, ())
        st.button(
            "Choose others" if items else "Choose the questions",
            disabled=not n_possible,
            on_click=draft,
            args=(tuple(decks), parts, int(n_items)),
        )
        if items:
            _draw_draft(classroom, items, tuple(decks), parts)


def _draw_draft(
    classroom: Classroom, items: tuple[QuizItem, ...], decks: tuple[Deck, ...], parts: tuple[DeckPart, ...]
) -> None:
    by_id = {item.item_id: item for deck in decks for item in deck.items}
    for place in items:
        item = by_id.get(place.item_id)
        if item is None:
            continue
        with st.expander(inert(f"{place.position}. {getattr(item.content, 'lead_in', '')}")):
            st.html(item_html(item))
            st.button(
                "Another one instead",
                key=f"swap {place.position} {place.item_id}",
                icon=":material/swap_horiz:",
                on_click=swap_one,
                args=(decks, parts, place.position),
            )
    st.text_input("Title", key=FORM.key("title"), max_chars=120, placeholder="Quiz 1")
    st.number_input("Time limit in minutes (empty: none)", 1, 600, None, key=FORM.key("minutes"))
    draw_due(FORM, None)
    st.toggle(
        "Show what was right only after the due time",
        key=FORM.key("holds"),
        help="The quiz then closes at the due time, because afterwards its answers are known.",
    )
    st.button("Assign the quiz", type="primary", on_click=assign, args=(classroom,))
