"""Draw the entry to mock exams on the Study page: make one, go on with one, look at the last ones."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from decks.model import Deck
from quiz.model import DeckPart, Learner
from quiz.pages import context, quiz_actions
from quiz.pages.cards import inert
from quiz.pages.keys import Key, shortcut
from quiz.pages.moments import local_words
from quiz.pages.part_choice import choose_parts, part_choices
from quiz.quizzing import compose

N_SHOWN = 5
USUAL_ITEMS, SECONDS_AN_ITEM = 20, 90  # the pace of licensing exams
TITLE = "Mock exam"
BOX_KEY = "mock exam"


def open_begun() -> None:
    """Go to the quiz that the last press began."""
    quiz_id = st.session_state.pop(quiz_actions.OPEN_KEY, None)
    if quiz_id is not None:
        st.switch_page("quiz_page.py", query_params={"quiz": quiz_id})


def draw_mock_exam(decks: Sequence[Deck], learner: Learner, *, now: datetime) -> None:
    """Draw the entry; nothing where no deck has a question."""
    choices = part_choices(decks, is_for_quiz=True)
    if not choices:
        return
    box = st.expander("Mock exam", icon=":material/timer:", key=BOX_KEY, on_change="rerun")
    if not box.open:  # which questions are possible takes long to find out
        return
    with box:
        st.write("A timed exam without feedback until the end. It does not change when your cards come back.")
        whole = [name for name, parts in choices.items() if parts[0].section_id is None]
        parts = choose_parts("About what?", choices, key="mock parts", default=whole)
        n_possible = len(compose(decks, parts=parts, n_items=999, seed="")) if parts else 0
        most = max(1, n_possible)
        n_items = st.number_input("Questions", 1, most, min(USUAL_ITEMS, most), key=f"mock questions {most}")
        usual_minutes = max(1, round(n_items * SECONDS_AN_ITEM / 60))
        minutes = st.number_input("Minutes", 1, 600, usual_minutes, key=f"mock minutes {n_items}")
        st.button(
            "Begin the mock exam",
            icon=":material/play_arrow:",
            shortcut=shortcut(Key.MOCK_EXAM, learner),
            disabled=not n_possible,
            on_click=_begin,
            args=(tuple(decks), parts, int(n_items), int(minutes)),
        )
        _draw_earlier(learner, now=now)


def _begin(decks: tuple[Deck, ...], parts: tuple[DeckPart, ...], n_items: int, minutes: int) -> None:
    items = compose(decks, parts=parts, n_items=n_items, seed=context.new_id())
    quiz_actions.begin_own(TITLE, items, minutes)


def _draw_earlier(learner: Learner, *, now: datetime) -> None:
    """Draw the links to the last mock exams, those that go on first."""
    begun = [title for title in context.store().quizzes.own(learner) if title.attempt is not None]
    for title in begun[:N_SHOWN]:
        when = local_words(title.made_at, zone=learner.zone, now=now)
        is_open = title.attempt is not None and title.attempt.end(now) is None
        label = f"{'Go on' if is_open else 'Results'}: {title.title}, {title.n_items} questions, {when}"
        st.page_link("quiz_page.py", label=inert(label), query_params={"quiz": title.quiz_id})
