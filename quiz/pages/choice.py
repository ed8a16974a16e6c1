"""Choose what to study: which decks and section, which way to go through them, for how long."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

import streamlit as st

from quiz.amounts import counted, whole
from quiz.model import DeckPart, Learner, Sitting, Way
from quiz.pages import answering, context
from quiz.pages.cards import inert
from quiz.pages.deck_names import called_apart, section_names
from quiz.pages.due_work import draw_due_for_class
from quiz.pages.exam_choice import EXAM_WHY, NO_LIMIT, exam_words, for_exam
from quiz.pages.keys import Key, shortcut
from quiz.pages.mock_exam import draw_mock_exam
from quiz.pages.moments import next_due_words
from quiz.pages.notices import draw_notice
from quiz.pages.sitting_state import state_of
from quiz.scheduling import study_day
from quiz.store import DeckTitle

# What a sitting may be limited to: its name, minutes, different cards.
LIMITS: dict[str, tuple[int | None, int | None]] = {
    "5 minutes": (5, None),
    "10 minutes": (10, None),
    "20 minutes": (20, None),
    "20 cards": (None, 20),
    "No limit": (None, None),
}
# What a way is called, and what it goes through, in words.
WAYS: dict[Way, tuple[str, str]] = {
    Way.TODAY: ("Due today", "What is due, then new cards."),
    Way.NEW: ("New only", "Cards that you have not met."),
    Way.WEAK: ("Weak spots", "What slipped from you before and is not secure again, due or not."),
    Way.CRAM: (
        "Everything",
        "All cards, least remembered first: for an exam tomorrow. It counts for the schedule too.",
    ),
}
NOTHING = {
    Way.TODAY: "Nothing is due now, and no new card waits for today.",
    Way.NEW: "No new card waits for today. Settings says how many you meet a day.",
    Way.WEAK: "You have no weak spots here: nothing slipped that is not secure again.",
    Way.CRAM: "Every card here was seen today.",
}
WHOLE = "All sections"


def draw_choice(learner: Learner, *, now: datetime) -> None:
    """Draw the choice of a sitting, with what waits in it."""
    st.title("Study")
    draw_notice()
    titles = context.store().deck_titles(learner, now=now)
    if not titles:
        st.write("There is nothing to study yet. Add an article, and Casebook makes a deck of it.")
        st.page_link("library_page.py", label="Add an article", icon=":material/add:")
        return
    draw_due_for_class(learner, now=now)
    chosen = _chosen_decks(titles)
    if len(titles) == 1:
        st.html(f'<p class="cb-small">{escape(titles[0].title)}</p>')
    way = Way(
        st.segmented_control(
            "What of it?", WAYS, default=Way.TODAY, format_func=lambda way: WAYS[way][0], required=True, key="way"
        )
    )
    parts = _chosen_section(chosen, learner)
    sitting = Sitting(
        context.new_id(),
        learner.learner_id,
        tuple(title.deck_id for title in chosen),
        now,
        new_per_day=NO_LIMIT if way is Way.CRAM else learner.new_per_day,
        way=way,
        parts=parts,
    )
    if way is Way.TODAY and not parts:
        sitting = for_exam(sitting, learner, now=now)
    n_coming = _draw_coming(sitting, chosen, learner, now=now)
    limit = st.segmented_control("For how long?", tuple(LIMITS), default="10 minutes", required=True, key="limit")
    max_minutes, max_cards = LIMITS[limit]
    limited = replace(sitting, max_minutes=max_minutes, max_cards=max_cards)
    st.button(
        "Start",
        type="primary",
        icon=":material/play_arrow:",
        shortcut=shortcut(Key.BEGIN, learner),
        disabled=not n_coming,
        on_click=answering.start,
        args=(limited,),
    )
    draw_mock_exam(context.store().decks(learner, [title.deck_id for title in titles]), learner, now=now)


def _draw_coming(sitting: Sitting, chosen: Sequence[DeckTitle], learner: Learner, *, now: datetime) -> int:
    """Say what waits in *sitting*, and return how many cards that is."""
    if (
        sitting.way is Way.TODAY and not sitting.parts and not sitting.item_ids
    ):  # two numbers that the store counts by itself
        n_seen = sum(title.n_due for title in chosen)
        n_new = min(sum(title.n_new for title in chosen), n_new_left(learner, now=now))
    else:
        decks = context.store().decks(learner, sitting.deck_ids)
        state = state_of(context.store(), learner, sitting, decks, now=now)
        coming = {state.queue.current, *state.queue.remaining}
        n_new = sum(card.rep == 0 for item_id, card in state.cards.items() if item_id in coming)
        n_seen = state.queue.n_left - n_new
    words, why = coming_words(sitting.way, n_seen, n_new), WAYS[sitting.way][1]
    if sitting.item_ids:
        words, why = exam_words(n_seen, n_new), EXAM_WHY
    elif sitting.way is Way.TODAY and not n_seen + n_new:
        decks = context.store().decks(learner, sitting.deck_ids)
        next_due_at = state_of(context.store(), learner, sitting, decks, now=now).queue.next_due_at
        why = next_due_words(next_due_at, zone=learner.zone, now=now)
    st.html(f'<p class="cb-lead">{escape(words)}</p><p class="cb-small">{escape(why)}</p>')
    return n_seen + n_new


def coming_words(way: Way, n_seen: int, n_new: int) -> str:
    """Say what waits: *n_seen* cards that were met before, *n_new* to be met."""
    if n_seen == 0 and n_new == 0:
        return NOTHING[way]
    cards = counted(n_seen, "card")
    is_due = f"{cards} {'is' if n_seen == 1 else 'are'} due" if n_seen else "Nothing is due yet"
    new = f"{whole(n_new) if n_new else 'no'} new {'one' if n_new == 1 else 'ones'}"
    match way:
        case Way.TODAY:
            return f"{is_due}; {new} for today."
        case Way.NEW:
            return f"{counted(n_new, 'new card')} for today."
        case Way.WEAK:
            return f"{cards} to make secure."
        case Way.CRAM:
            return f"{cards} that you have met; {new}."


def n_new_left(learner: Learner, *, now: datetime) -> int:
    """Return how many new cards the learner may still meet today."""
    today = study_day(now, zone=learner.zone, rollover_hour=learner.rollover_hour)
    met = sum(review.rep == 1 for review in context.store().reviews(learner, since_day=today))
    return max(0, learner.new_per_day - met)


def _chosen_decks(titles: tuple[DeckTitle, ...]) -> tuple[DeckTitle, ...]:
    """Ask which decks to study where there are several; all are chosen at first."""
    if len(titles) == 1:
        return titles
    by_id = {title.deck_id: title for title in titles}
    names = called_apart({title.deck_id: title.title for title in titles})
    chosen = st.pills(
        "What?",
        tuple(names),
        selection_mode="multi",
        default=tuple(names),
        format_func=lambda deck_id: inert(names[deck_id]),
        key="chosen decks",
    )
    return tuple(by_id[deck_id] for deck_id in chosen)


def _chosen_section(chosen: Sequence[DeckTitle], learner: Learner) -> tuple[DeckPart, ...]:
    """Ask for a section where one deck is chosen; () is all of them."""
    if len(chosen) != 1:
        return ()
    deck = context.store().deck(learner, chosen[0].deck_id)
    asked = {item.section_id for item in deck.items}
    names = {section_id: name for section_id, name in section_names(deck).items() if section_id in asked}
    section_id = st.selectbox(
        "Which section?",
        (None, *names),
        format_func=lambda section_id: WHOLE if section_id is None else names[section_id],
        key=f"section of {deck.deck_id}",
    )
    return () if section_id is None else (DeckPart(deck.deck_id, section_id),)
