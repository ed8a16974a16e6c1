"""Draw the tables of a class: students' scores, sections, items; a row that is chosen leads down."""

import pandas as pd
import streamlit as st

from quiz.pages.class_standing import ClassStanding, counted
from quiz.pages.score_drilldown import ITEM_PARAM, STUDENT_PARAM
from quiz.pages.score_tables import draw_small, draw_table, selectable_table
from quiz.scores import DECK, SECTION, FirstAnswers, class_scores, item_statistics, section_totals

SCORES = (
    "learner",
    "n_met",
    "completion",
    "first_share",
    "n_first",
    "retention",
    "recall",
    "score",
    "score_low",
    "score_high",
    "last_day",
    "minutes",
)
SECTIONS = ("section", "n_items", "met_share", "error_first", "n_first", "error_after", "n_after", "recall")
ITEMS = (
    "question",
    "section",
    "kind",
    "n",
    "facility",
    "discrimination",
    "discriminative_efficiency",
    "distractor_efficiency",
    "median_seconds",
    "is_provisional",
)
GROUPINGS = {"All decks": (), "By deck": DECK, "By section": SECTION}


def scores_by(view: ClassStanding, grouping: str) -> pd.DataFrame:
    """Return the score table by all decks, by deck or by section, with names in place of ids."""
    scores = view.named(class_scores(view.standing, by=GROUPINGS[grouping]))
    sections = view.standing.sections.merge(view.standing.items[["deck_id", "deck"]].drop_duplicates(), on="deck_id")
    if grouping == "By deck":
        return scores.merge(sections[["deck_id", "deck"]].drop_duplicates(), on="deck_id")
    if grouping == "By section":
        return scores.merge(sections, on=["deck_id", "section_id"])
    return scores.assign(learner_id=view.scores["learner_id"])


def draw_scores(view: ClassStanding) -> None:
    """Draw the score table; a chosen student is opened."""
    st.header("Scores", anchor=False)
    grouping = st.segmented_control(
        "Scores", tuple(GROUPINGS), default="All decks", required=True, key="scores by", label_visibility="collapsed"
    )
    table = scores_by(view, grouping)
    wanted = st.text_input("Find a student", key="find student", placeholder="Part of a name")
    if wanted:
        table = table[table["learner"].str.contains(wanted, case=False, regex=False)]
    columns = tuple(dict.fromkeys(("learner", *(c for c in ("deck", "section") if c in table), *SCORES)))
    chosen = selectable_table(table, columns, "Scores of the class") if grouping == "All decks" else None
    if grouping != "All decks":
        draw_table(table, columns, "Scores of the class")
    draw_small(f"Expected score and recall are {view.day_words}. Choose a row to open a student.")
    if chosen is not None:
        st.query_params[STUDENT_PARAM] = str(table.iloc[chosen]["learner_id"])
        st.rerun()


def sections_of(view: ClassStanding) -> pd.DataFrame:
    """Return the totals of each section, with its deck's name."""
    decks = view.standing.items[["deck_id", "deck"]].drop_duplicates()
    return section_totals(view.standing).merge(decks, on="deck_id")


def draw_sections(view: ClassStanding) -> None:
    """Draw for each section what was never known, apart from what was known and forgotten."""
    st.header("Never learned, or forgotten?", anchor=False)
    draw_table(sections_of(view), _with_deck(view, SECTIONS), "Sections of the class")


def items_of(view: ClassStanding) -> pd.DataFrame:
    """Return the item analysis of the class, on first answers; it is shared, and not to be changed."""
    standing = view.standing
    return counted().kept(
        ("items", view.classroom.class_id),
        standing,
        lambda: item_statistics(FirstAnswers.of(standing.log, standing.items), standing.items),
    )


def draw_items(view: ClassStanding) -> None:
    """Draw the item analysis; a chosen item is opened."""
    st.header("Items", anchor=False)
    table = items_of(view)
    chosen = selectable_table(table, _with_deck(view, ITEMS), "Items of the class")
    draw_small("First answers only; nothing is told of fewer than 10, and under 30 it is provisional.")
    if chosen is not None:
        st.query_params[ITEM_PARAM] = str(table.index[chosen])
        st.rerun()


def _with_deck(view: ClassStanding, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns called *names*, and the deck before the section where the class has several."""
    place = names.index("section")
    return names if view.standing.items["deck_id"].nunique() < 2 else (*names[:place], "deck", *names[place:])
