"""The Review page: the items to look at because of answers, students or rules; and one item, to put right."""

import streamlit as st

from decks.curation import verdicts
from decks.model import Deck, Item
from quiz.model import ClassRole, Learner
from quiz.pages import context
from quiz.pages.cards import KIND_NAMES, question_html
from quiz.pages.deck_names import called_apart
from quiz.pages.notices import draw_toast
from quiz.pages.review_actions import Answers
from quiz.pages.review_item import Review, draw_item
from quiz.pages.score_tables import draw_small
from quiz.pages.writing import draw_unasked, draw_writing, open_writing, place_to_write, unasked_statements
from quiz.scores import FirstAnswers, item_flags, item_frame, item_statistics, option_statistics
from quiz.scores.doubts import Doubt, Witness, doubts, is_settled

ITEM_PARAM = "item"
TELLERS = {Witness.ANSWERS: "Answers", Witness.STUDENTS: "A student", Witness.RULES: "Rules"}
LISTS = TO_LOOK_AT, SETTLED, ALL, RETIRED, NOT_ASKED = "To look at", "Settled", "All items", "Retired", "Not asked"
EMPTY = {
    TO_LOOK_AT: "Nothing to look at: neither answers nor students nor rules speak against an item of this deck.",
    SETTLED: "No item of this deck was approved or edited by hand yet.",
    ALL: "This deck has no items.",
    RETIRED: "No item of this deck was retired by hand.",
    NOT_ASKED: "Every clinical statement of the article is asked about.",
}


def read_review(deck: Deck, learner: Learner, class_id: str | None) -> Review:
    """Return all that is known of the deck's items, with the answers of a class where one is chosen."""
    store = context.store()
    items = item_frame([deck])
    history = store.curation.history(learner, deck.deck_id)
    regrades = store.curation.regrades(learner, [deck.deck_id])
    if class_id is None:
        return Review(deck, items, history, regrades)
    log = store.class_scores.log(learner, class_id, now=context.now())
    members = store.classes.members(learner, class_id, now=context.now())
    answers = Answers(log, {member.learner_id: member.name for member in members})
    first = FirstAnswers.of(log, items)
    statistics, options = item_statistics(first, items), option_statistics(first, items)
    return Review(deck, items, history, regrades, answers, statistics, options)


def found_doubts(review: Review, learner: Learner) -> dict[str, tuple[Doubt, ...]]:
    """Return what speaks against the deck's items."""
    deck = review.deck
    flags = context.store().curation.flags(learner, deck.deck_id)
    advice = {item_id: (*found.refused, *found.advice) for item_id, found in verdicts(deck).items()}
    by_answers = item_flags(review.statistics, review.options)
    return doubts(by_answers=by_answers, by_students=flags, by_rules=advice)


def draw_list(review: Review, learner: Learner) -> None:
    """Draw the items of the chosen list, each with what speaks against it."""
    found = found_doubts(review, learner)
    settled = {item_id for item_id, edits in review.history.items() if is_settled(edits)}
    items = {item.item_id: item for item in review.deck.items}
    lists = {
        TO_LOOK_AT: [items[item_id] for item_id in found if item_id in items and item_id not in settled],
        SETTLED: [item for item_id, item in items.items() if item_id in settled],
        ALL: list(items.values()),
        RETIRED: list(review.retired.values()),
    }
    n_listed = {name: len(of_list) for name, of_list in lists.items()}
    n_listed[NOT_ASKED] = len(unasked_statements(review.deck))
    which = st.segmented_control(
        "Which items?",
        LISTS,
        default=TO_LOOK_AT,
        required=True,
        format_func=lambda name: f"{name} ({n_listed[name]})",
        key="which items",
        persist_state="page",
    )
    if not n_listed[which]:
        st.write(EMPTY[which])
    if which == NOT_ASKED:
        draw_unasked(review.deck)
        return
    for item in lists[which]:
        draw_row(item, found.get(item.item_id, ()))


def draw_row(item: Item, found: tuple[Doubt, ...]) -> None:
    """Draw one item of the list, and the way to it."""
    with st.container(key=f"row-{item.item_id}", horizontal=True, vertical_alignment="center"):
        with st.container():
            st.html(f'<p class="cb-small">{KIND_NAMES[item.kind][0].capitalize()}</p>{question_html(item)}')
            for doubt in found:
                few = " (few answers yet)" if doubt.is_provisional else ""
                draw_small(f"{TELLERS[doubt.witness]}: {doubt.reason}{few}")
        st.button("Look", key=f"look {item.item_id}", on_click=open_item, args=(item.item_id,))


def open_item(item_id: str | None) -> None:
    """Show an item, or the list again."""
    if item_id is None:
        st.query_params.pop(ITEM_PARAM, None)
    else:
        st.query_params[ITEM_PARAM] = item_id


def chosen_deck(learner: Learner) -> Deck | None:
    """Ask for the deck to review; None where there is none."""
    titles = context.store().deck_titles(learner, now=context.now())
    names = called_apart({title.deck_id: title.title for title in titles})
    if not names:
        st.write("There is no deck to review yet. Add an article, and Casebook makes a deck of it.")
        st.page_link("library_page.py", label="Add an article", icon=":material/add:")
        return None
    deck_id = st.selectbox("Deck", tuple(names), format_func=names.__getitem__, bind="query-params", key="deck")
    return context.store().deck(learner, deck_id)


def chosen_class(learner: Learner) -> str | None:
    """Ask whose answers to look at; None for nobody's."""
    mine = {
        title.classroom.class_id: title.classroom.name
        for title in context.store().classes.titles(learner)
        if title.role is ClassRole.INSTRUCTOR
    }
    if not mine:
        return None
    class_id: str = st.selectbox("Answers of", tuple(mine), format_func=mine.__getitem__, key="answers of")
    return class_id


def draw_review() -> None:
    """Draw the page."""
    learner = context.learner()
    item_id = st.query_params.get(ITEM_PARAM)
    st.title("Review")
    draw_toast()
    with st.container(horizontal=True):
        deck = chosen_deck(learner)
        class_id = chosen_class(learner)
    if deck is None:
        return
    place = place_to_write(deck)
    if place is not None:
        draw_writing(deck, place)
        return
    review = read_review(deck, learner, class_id)
    item = review.item(item_id)
    if item is None:
        st.button("Write a card", icon=":material/add:", on_click=open_writing, args=(0,))
        draw_list(review, learner)
        return
    st.button("All items", type="tertiary", icon=":material/arrow_back:", on_click=open_item, args=(None,))
    draw_item(review, item, found_doubts(review, learner).get(item.item_id, ()))


draw_review()
